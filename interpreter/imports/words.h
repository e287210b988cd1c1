// A descriptor as words, numbers and signs.
//
// In: free text in any case. Out: lower-case tokens. Always true: a number inside a name (`b-12`, `cd19`, `c-1`) stays part of the name.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace edict::imports {

struct Token {
  enum class Kind : std::uint8_t { Word, Number, Sign } kind = Kind::Word;
  std::string text;            // a word without points (`iu` for `i.u.`), a number without commas, one sign
  bool in_brackets = false;    // stands in ( ) or [ ]
  bool is(std::string_view what) const { return text == what; }
};
std::vector<Token> tokens(std::string_view text);

}  // namespace edict::imports
