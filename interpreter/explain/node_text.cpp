// The author's own words for a node, else its shape printed.
#include "explain/node_text.h"

#include "diagnostic/snippet.h"
#include "exact/integer.h"
#include "explain/print_node.h"

namespace edict::explain {
namespace {

constexpr std::size_t kMostSigns = 400;

// Several lines become one: comments and runs of white space are single blanks.
std::string flattened(std::string_view text) {
  std::string flat;
  bool in_string = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '"') in_string = !in_string;
    if (!in_string && c == '/' && i + 1 < text.size() && text[i + 1] == '/') {
      while (i < text.size() && text[i] != '\n') ++i;
      if (i == text.size()) break;
    }
    const char sign = text[i] == '\n' || text[i] == '\r' || text[i] == '\t' ? ' ' : text[i];
    if (sign == ' ' && (flat.empty() || (flat.back() == ' ' && !in_string))) continue;
    flat += sign;
  }
  while (!flat.empty() && flat.back() == ' ') flat.pop_back();
  return flat;
}

}  // namespace

std::string node_text(const core::Program& program, core::NodeId node, const source::Sources* sources) {
  if (node == core::kNone) return "";
  const source::Span span = program.node(node).span;
  std::string text;
  if (sources != nullptr && span.file != source::kNoFile && span.file < sources->size()) text = flattened(sources->text(span));
  if (text.empty()) text = print_node(program, node);
  return diagnostic::printable(text, kMostSigns);
}

std::optional<std::string> path_text(const core::Program& program, core::NodeId id) {
  std::string path;
  for (int depth = 0; depth < 16; ++depth) {
    const core::Node& node = program.node(id);
    if (node.op == core::Op::Variable && node.aux == 0 && !path.empty()) return "line" + path;
    if (node.op == core::Op::ClaimOf) {
      const core::Node& of = program.node(node.a);
      if (of.op != core::Op::Variable || of.aux != 0 || path.empty()) return std::nullopt;
      return "claim" + path;
    }
    if (node.op != core::Op::Field) return std::nullopt;
    const core::Type& record = program.node(node.a).type;
    if (record.kind != core::Kind::Record || record.of >= program.schema.records.size()) return std::nullopt;
    path = "." + program.schema.field(static_cast<core::RecordId>(record.of), static_cast<core::FieldId>(node.aux)).name + path;
    id = node.a;
  }
  return std::nullopt;
}

std::string_view short_name(std::string_view full) {
  const std::size_t point = full.rfind('.');
  return point == std::string_view::npos ? full : full.substr(point + 1);
}

std::string place_text(source::Span span, const source::Sources* sources) {
  if (sources == nullptr || span.file == source::kNoFile || span.file >= sources->size()) return "";
  const source::SourceFile& file = sources->get(span.file);
  return file.name() + ":" + std::to_string(file.position(span.begin).line);
}

}  // namespace edict::explain
