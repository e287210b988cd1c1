// Spaces by the signs on both sides; a minus sign by what the author meant, which spaces tell.
#include "format/spacing.h"

#include <algorithm>

#include "syntax/token_kinds.h"

namespace edict::format {

bool one_of(std::string_view text, std::initializer_list<std::string_view> words) { return std::find(words.begin(), words.end(), text) != words.end(); }

namespace {

// `sum(`, `ceil(`: a function's name touches its bracket, the word of a clause or an operator does not.
bool calls(const Piece& piece) {
  if (piece.member || !syntax::is_word(piece.kind)) return false;
  return syntax::is_name(piece.kind) || one_of(piece.text, {"sum", "count", "min", "max", "round"});
}

// `mue[J2357]`: what is looked up in touches its bracket.
bool looked_up(const std::vector<Piece>& pieces, std::size_t i) {
  const Piece& piece = pieces[i];
  if (piece.text == "]" || piece.text == ")") return true;
  if (piece.member) return false;
  return syntax::is_word(piece.kind) && syntax::ends_operand(piece.kind);
}

}  // namespace

bool spaced(const std::vector<Piece>& pieces, std::size_t i) {
  const Piece& left = pieces[i - 1];
  const Piece& right = pieces[i];
  if (one_of(right.text, {",", ")", "]", ".", "?", ":"}) || one_of(left.text, {"(", "[", "."})) return false;
  if (right.text == "(") return !calls(left);
  if (right.text == "[") return !looked_up(pieces, i - 1);
  // A sign belongs to what it touches; the language lets no minus between two values touch either.
  if (left.text == "-") return !left.touches_next;
  return true;
}

std::size_t columns_of(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

}  // namespace edict::format
