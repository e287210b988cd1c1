// A tree as indented text, and as JSON.
#include "diagnostic/snippet.h"
#include "explain/json_text.h"
#include "explain/tree.h"

namespace edict::explain {
namespace {

constexpr std::size_t kMostSigns = 1'000;
constexpr int kDeepest = 60;

std::string_view word(Mark mark) {
  switch (mark) {
    case Mark::None: return "";
    case Mark::Met: return "met";
    case Mark::NotMet: return "not met";
    case Mark::Undecided: return "undecided";
    case Mark::NotApplicable: return "not applicable";
  }
  return "";
}

std::string_view colour_of(Mark mark) {
  switch (mark) {
    case Mark::None: return "";
    case Mark::Met: return "\x1b[32m";
    case Mark::NotMet: return "\x1b[31m";
    case Mark::Undecided: return "\x1b[33m";
    case Mark::NotApplicable: return "\x1b[2m";
  }
  return "";
}

void text(const Branch& branch, int depth, bool colour, std::string& out) {
  if (depth > kDeepest) return;
  out.append(static_cast<std::size_t>(depth) * 2, ' ');
  if (branch.mark != Mark::None) {
    const bool painted = colour;
    if (painted) out += colour_of(branch.mark);
    out += word(branch.mark);
    if (painted) out += "\x1b[0m";
    out += "  ";
  }
  out += diagnostic::printable(branch.label, kMostSigns);
  if (!branch.value.empty()) out += ": " + diagnostic::printable(branch.value, kMostSigns);
  out += '\n';
  for (const Branch& child : branch.children) text(child, depth + 1, colour, out);
}

void json(const Branch& branch, int depth, std::string& out) {
  out += "{\"label\":";
  append_json(out, branch.label);
  if (branch.mark != Mark::None) out += ",\"mark\":\"" + std::string(word(branch.mark)) + "\"";
  if (!branch.value.empty()) {
    out += ",\"value\":";
    append_json(out, branch.value);
  }
  if (!branch.children.empty() && depth < kDeepest) {
    out += ",\"children\":[";
    for (std::size_t i = 0; i < branch.children.size(); ++i) {
      if (i != 0) out += ',';
      json(branch.children[i], depth + 1, out);
    }
    out += ']';
  }
  out += '}';
}

}  // namespace

std::string render_text(const Branch& root, bool colour) {
  std::string out;
  text(root, 0, colour, out);
  return out;
}

std::string render_json(const Branch& root) {
  std::string out;
  json(root, 0, out);
  return out + "\n";
}

}  // namespace edict::explain
