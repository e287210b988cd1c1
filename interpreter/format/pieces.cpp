// Tokens of the layout and comments of the lexer, brought together in the order of the text.
#include "format/pieces.h"

#include "syntax/spelling.h"

namespace edict::format {
namespace {

std::string trimmed(std::string text) {
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\f')) text.pop_back();
  return text;
}

// At least one empty line between two places with only blanks between them.
bool empty_line_between(std::string_view text) {
  int ends = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.size() || text[i + 1] != '\n'))) ++ends;
  }
  return ends > 1;
}

class Joiner {
 public:
  Joiner(const syntax::Lexed& lexed, const syntax::Reporter& reporter, std::uint32_t base) : lexed_(lexed), reporter_(reporter), last_(base) {}

  // A comment behind the declaration before stands on that one's last line: `last` is its last piece.
  Declaration declaration(const syntax::Chunk& chunk, Piece* last) {
    Declaration made;
    made.block = chunk.block;
    std::size_t member = 0;
    bool separated = false, starts = false;
    for (std::uint32_t i = 0; i < chunk.tokens.size(); ++i) {
      const auto& token = chunk.tokens[i];
      while (member < chunk.members.size() && chunk.members[member].begin < i) ++member;
      if (member < chunk.members.size() && chunk.members[member].begin == i) starts = true;
      if (token.begin == token.end) {
        separated = true;
        continue;
      }
      Piece piece;
      piece.text = reporter_.text(token);
      piece.kind = token.kind;
      piece.line_start = token.line_start;
      piece.touches_next = i + 1 < chunk.tokens.size() && chunk.tokens[i + 1].begin == token.end && chunk.tokens[i + 1].end > token.end;
      piece.separated = separated;
      piece.member = starts && piece.text != "}";
      take_comments(token.begin, made.pieces.empty() ? last : &made.pieces.back(), piece.before);
      piece.blank_before = gap(token.begin);
      last_ = token.end;
      separated = starts = false;
      made.pieces.push_back(std::move(piece));
    }
    made.open = 0;
    while (made.open < made.pieces.size() && made.pieces[made.open].text != "{") ++made.open;
    return made;
  }

  void take_comments(std::uint32_t before, Piece* behind, std::vector<OwnLine>& into) {
    for (; next_ < lexed_.comments.size() && lexed_.comments[next_].span.begin < before; ++next_) {
      const auto& comment = lexed_.comments[next_];
      if (comment.trailing && behind != nullptr && behind->trailing.empty()) behind->trailing = trimmed(comment.text);
      else into.push_back({trimmed(comment.text), gap(comment.span.begin)});
      last_ = comment.span.end;
    }
  }

 private:
  bool gap(std::uint32_t begin) const { return empty_line_between(reporter_.text().substr(last_, begin - last_)); }

  const syntax::Lexed& lexed_;
  const syntax::Reporter& reporter_;
  std::size_t next_ = 0;
  std::uint32_t last_;  // the end of what came before
};

void add_meaning(std::string& meaning, const syntax::Chunk& chunk, const syntax::Reporter& reporter) {
  for (const auto& token : chunk.tokens) {
    // A comma that ends a clause is a line end: both have the kind of a line end.
    meaning += std::to_string(token.kind) + ' ';
    if (token.begin != token.end && reporter.text(token) != ",") meaning += reporter.text(token);
    meaning += '\n';
  }
  meaning += std::to_string(chunk.members.size()) + '\n';
}

}  // namespace

Program read_pieces(std::string_view text, const source::SourceFile& file, std::uint32_t base) {
  Program program;
  diagnostic::Diagnostics found;
  syntax::Reporter reporter(file, found);
  auto lexed = syntax::lex(text, file.id(), base);
  syntax::check_spelling(lexed.tokens, reporter);
  Joiner joiner(lexed, reporter, base);
  if (!lexed.tokens.empty()) {
    for (const auto& chunk : syntax::lay_out(lexed.tokens, reporter).chunks) {
      Piece* last = program.declarations.empty() ? nullptr : &program.declarations.back().pieces.back();
      auto made = joiner.declaration(chunk, last);
      add_meaning(program.meaning, chunk, reporter);
      program.declarations.push_back(std::move(made));
    }
  }
  Piece* last = program.declarations.empty() ? nullptr : &program.declarations.back().pieces.back();
  joiner.take_comments(static_cast<std::uint32_t>(base + text.size()), last, program.tail);
  program.sound = !lexed.too_many && found.all().empty();
  for (const auto& comment : lexed.comments) program.meaning += trimmed(comment.text) + '\n';
  return program;
}

}  // namespace edict::format
