// Families of token kinds, for spelling and layout. Kinds are those of the generated lexer.
#pragma once

#include <cstdint>

namespace edict::syntax {

bool is_word(std::uint16_t kind);             // a name or any keyword
bool is_name(std::uint16_t kind);             // a word that is no keyword where it stands
bool is_word_or_literal(std::uint16_t kind);  // a word, number, code, date, text …
bool ends_operand(std::uint16_t kind);        // may end a value: a word that is no operator, a literal, a closing sign
bool is_spaced_operator(std::uint16_t kind);  // + - * / = != < <= > >= .. ..<
bool is_opening(std::uint16_t kind);
bool is_closing(std::uint16_t kind);
std::uint16_t closing_of(std::uint16_t opening);
bool is_declaration_word(std::uint16_t kind);
bool is_outcome(std::uint16_t kind);          // the word of one: deny, pend …
bool continues_line_before(std::uint16_t kind);  // a line that begins with it goes on from the line before
bool continues_line_after(std::uint16_t kind);   // the line behind it goes on

}  // namespace edict::syntax
