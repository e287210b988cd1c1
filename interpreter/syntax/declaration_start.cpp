// Where a declaration begins: judged by its word and the few tokens behind it, so that a forgotten brace hides nothing.
#include "EdictLexer.h"
#include "syntax/declaration_start.h"
#include "syntax/token_kinds.h"

namespace edict::syntax {
namespace {

using L = grammar::EdictLexer;

// The kinds of the tokens behind `at`; the end of the text is a line end.
class Ahead {
 public:
  Ahead(const std::vector<Token>& tokens, std::size_t at) : tokens_(tokens), at_(at) {}
  std::uint16_t operator()(std::size_t distance) const {
    for (std::size_t i = at_ + 1; i <= at_ + distance; ++i) {
      if (i >= tokens_.size() || tokens_[i].line_start) return L::NEWLINE;
    }
    return tokens_[at_ + distance].kind;
  }
  // The first token behind a dotted path that begins at `distance`.
  std::uint16_t behind_path(std::size_t distance) const {
    while ((*this)(distance + 1) == L::DOT && is_word((*this)(distance + 2))) distance += 2;
    return (*this)(distance + 1);
  }

 private:
  const std::vector<Token>& tokens_;
  std::size_t at_;
};

bool is_code_name(std::uint16_t kind) { return kind == L::SHAPE || kind == L::CAPITALS || kind == L::NUMBER; }
bool title_or_block(std::uint16_t kind) { return kind == L::STRING || kind == L::LBRACE || kind == L::OPEN_STRING; }
bool title_block_or_end(std::uint16_t kind) { return title_or_block(kind) || kind == L::NEWLINE; }

}  // namespace

bool begins_declaration(const std::vector<Token>& tokens, std::size_t at) {
  const Ahead ahead(tokens, at);
  if (!is_declaration_word(tokens[at].kind)) return false;
  const auto next = ahead(1);
  if (tokens[at].kind == L::EXCEPTION && next == L::TO) return true;
  if ((tokens[at].kind == L::CODE || tokens[at].kind == L::MODIFIER) && next == L::FROM) return true;
  return next != L::NEWLINE && ends_operand(next) && !is_closing(next);
}

bool surely_begins_declaration(const std::vector<Token>& tokens, std::size_t at, bool first_column) {
  const Ahead ahead(tokens, at);
  const auto next = ahead(1);
  const bool named = is_word(next);
  const auto behind = ahead(2);
  switch (tokens[at].kind) {
    case L::PACKAGE: case L::LIBRARY: case L::IMPORT: return first_column && named && title_block_or_end(ahead.behind_path(1));
    case L::ADOPT: return first_column && named && (ahead.behind_path(1) == L::FROM || ahead.behind_path(1) == L::NEWLINE);
    case L::RULE: case L::BALANCE: case L::RECORD: case L::VALUES: return named && title_or_block(behind);
    case L::TERM: return named && (behind == L::COLON || title_or_block(behind));
    case L::TABLE: return named && behind == L::BY;
    case L::SET: return named && behind == L::OF;
    case L::EXCEPTION: return next == L::TO || (named && behind == L::TO);
    case L::TEST: return next == L::STRING;
    case L::UNIT: return (named || next == L::CAPITALS) && (behind == L::EQ || behind == L::OF);
    case L::EXTEND: return named && (behind == L::LBRACE || ((next == L::VALUES || next == L::SET || next == L::TABLE) && is_word(behind)));
    case L::CODE: case L::MODIFIER:
      if (next == L::FROM) return behind == L::STRING;
      return is_code_name(next) && (title_or_block(behind) || (first_column && behind == L::NEWLINE));
    case L::PAYER: return named && title_or_block(behind);
    default: return false;
  }
}

}  // namespace edict::syntax
