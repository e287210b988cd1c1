// What a number, amount or date was meant to be that is not written as one: `01/07/2025`, `3OO`, `0,5`, `50$`, `300mg`.
//
// In: the text of a literal that is none. Out: words of help, and what to write where there is no doubt. Always true: a date that could be one of two days is
// never decided for its author.
#pragma once

#include <string>
#include <string_view>

namespace edict::syntax {

struct MeantLiteral {
  std::string help;
  std::string certain;  // empty where a person must choose
};
MeantLiteral meant_literal(std::string_view text);

// A day of the calendar, written year-month-day.
bool is_date(std::string_view text);

}  // namespace edict::syntax
