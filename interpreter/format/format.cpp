// Files and literate blocks: text in, canonical text out, proved to be the same program before it is given away.
#include "format/format.h"

#include "format/laying.h"
#include "format/lines.h"
#include "format/pieces.h"
#include "source/literate.h"
#include "syntax/parse.h"

namespace edict::format {
namespace {

std::string_view line_end_of(std::string_view text) {
  const auto at = text.find('\n');
  return at != std::string_view::npos && at > 0 && text[at - 1] == '\r' ? "\r\n" : "\n";
}

// Own-line comments between declarations, then the declaration. One that takes several lines has an empty line on both sides.
void add_declaration(Declaration declaration, std::size_t number, bool& long_before, std::vector<Line>& lines) {
  const auto comments = declaration.pieces.front().before;
  const std::size_t from = lines.size();
  for (const OwnLine& comment : comments) lines.push_back({0, {}, comment.text, Columns::None, "", comment.blank_before});
  const std::size_t head = lines.size();
  const bool one_line = lay(std::move(declaration), number, lines);
  if (from > 0 && (long_before || !one_line)) {
    std::size_t first = head;  // the comments that touch the declaration belong to it
    while (first > from && !lines[first].blank_before) --first;
    if (!one_line) lines[first].blank_before = true;
    if (long_before) lines[from].blank_before = true;
  }
  long_before = !one_line;
}

std::string canonical(Program program, std::size_t indent, std::string_view line_end) {
  std::vector<Line> lines;
  bool long_before = false;
  std::size_t number = 0;
  for (Declaration& declaration : program.declarations) add_declaration(std::move(declaration), ++number, long_before, lines);
  for (std::size_t i = 0; i < program.tail.size(); ++i) {
    lines.push_back({0, {}, program.tail[i].text, Columns::None, "", program.tail[i].blank_before || (i == 0 && long_before)});
  }
  return written(std::move(lines), indent, line_end);
}

bool same_program(const source::SourceFile& file, const std::string& text, std::size_t begin, std::size_t size, const std::string& meaning) {
  const source::SourceFile made(file.id(), file.name(), text);
  const auto program = read_pieces(std::string_view(made.program()).substr(begin, size), made, static_cast<std::uint32_t>(begin));
  return program.sound && program.meaning == meaning;
}

}  // namespace

Formatted format(const source::SourceFile& file, diagnostic::Diagnostics& diagnostics) {
  diagnostic::Diagnostics found;
  syntax::parse(file, found);
  for (const auto& finding : found.all()) diagnostics.add(finding.code, finding.span, finding.arguments) = finding;
  const std::string& text = file.text();
  if (found.has_errors()) return {Outcome::Errors, text};
  const std::size_t mark = text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  std::vector<source::ProgramBlock> blocks = {{mark, text.size(), 0}};
  if (file.literate()) blocks = source::program_blocks(text);
  Formatted made;
  std::size_t done = 0;
  for (const auto& block : blocks) {
    made.text += text.substr(done, block.begin - done);
    done = block.end;
    const auto old = std::string_view(file.program()).substr(block.begin, block.end - block.begin);
    auto program = read_pieces(old, file, static_cast<std::uint32_t>(block.begin));
    const std::string meaning = program.meaning;
    const bool sound = program.sound;
    const std::size_t begin = made.text.size();
    const std::string better = canonical(std::move(program), block.indent, line_end_of(old));
    if (!sound || !same_program(file, made.text + better + text.substr(done), begin, better.size(), meaning)) return {Outcome::Kept, text};
    made.text += better;
  }
  made.text += text.substr(done);
  return made;
}

}  // namespace edict::format
