// Families of token kinds, by the generated lexer's names. In: a kind. Out: whether it belongs.
#include "syntax/token_kinds.h"

#include "EdictLexer.h"

namespace edict::syntax {

using L = grammar::EdictLexer;

// The lexer lists its keywords from PACKAGE to ADJUSTS, in one piece.
bool is_word(std::uint16_t kind) { return kind == L::NAME || (kind >= L::PACKAGE && kind <= L::ADJUSTS); }

bool is_name(std::uint16_t kind) { return kind == L::NAME; }

bool is_word_or_literal(std::uint16_t kind) { return is_word(kind) || (kind >= L::DATE && kind <= L::BAD_LITERAL); }

bool is_declaration_word(std::uint16_t kind) { return kind >= L::PACKAGE && kind <= L::TEST; }

bool is_opening(std::uint16_t kind) { return kind == L::LBRACE || kind == L::LPAREN || kind == L::LBRACKET; }
bool is_closing(std::uint16_t kind) { return kind == L::RBRACE || kind == L::RPAREN || kind == L::RBRACKET; }

std::uint16_t closing_of(std::uint16_t opening) {
  if (opening == L::LBRACE) return L::RBRACE;
  return opening == L::LPAREN ? L::RPAREN : L::RBRACKET;
}

bool is_outcome(std::uint16_t kind) {
  return kind == L::DENY || kind == L::REJECT || kind == L::PEND || kind == L::REDUCE || kind == L::NOTE || kind == L::PASS;
}

bool is_spaced_operator(std::uint16_t kind) {
  switch (kind) {
    case L::EQ: case L::NE: case L::LE: case L::LT: case L::GE: case L::GT:
    case L::PLUS: case L::MINUS: case L::STAR: case L::SLASH: case L::RANGE: case L::HALF_RANGE:
      return true;
    default: return false;
  }
}

bool continues_line_before(std::uint16_t kind) {
  switch (kind) {
    case L::AND: case L::OR: case L::IN: case L::IS: case L::HAS: case L::WHERE: case L::OTHERWISE: case L::WITHIN:
    case L::COMMA: case L::DOT: case L::RPAREN: case L::RBRACKET: case L::RBRACE:
      return true;
    default: return is_spaced_operator(kind);
  }
}

bool continues_line_after(std::uint16_t kind) {
  switch (kind) {
    case L::AND: case L::OR: case L::NOT: case L::IN: case L::IS: case L::HAS: case L::WHERE: case L::OTHERWISE: case L::WITHIN:
    case L::IF: case L::OF:
    case L::COMMA: case L::COLON: case L::LBRACE: case L::LPAREN: case L::LBRACKET:
      return true;
    case L::RANGE: case L::HALF_RANGE: return false;  // `2025-01-01 ..` has no end: the clause ends with the line
    default: return is_spaced_operator(kind);
  }
}

bool ends_operand(std::uint16_t kind) {
  switch (kind) {
    case L::AND: case L::OR: case L::NOT: case L::IN: case L::IS: case L::HAS: case L::WHERE: case L::OTHERWISE: case L::WITHIN:
    case L::IF: case L::THEN: case L::ELSE: case L::OF: case L::TO: case L::BY: case L::ON: case L::AS: case L::FOR: case L::FROM: case L::UNTIL:
      return false;
    case L::RPAREN: case L::RBRACKET: case L::RBRACE: return true;
    default: return is_word_or_literal(kind);
  }
}

}  // namespace edict::syntax
