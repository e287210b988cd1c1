// Single facts as official files write them: codes, dates, periods.
//
// In: a cell. Out: the fact, or nothing. Always true: two digits are never taken for a year.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "exact/date.h"

namespace edict::imports {

bool is_level_two(std::string_view code);      // a HCPCS Level II code: a letter A to V and four digits; D is not of it (dentistry's CDT)
bool is_procedure_code(std::string_view code); // that, a D code, or a number of CPT: five digits, or four and a letter
bool is_modifier(std::string_view code);       // two letters or digits

std::optional<exact::Date> official_date(std::string_view text);  // 2024-07-01, 20240701, 7/1/2024
// `July 1, 2024`, as titles write it.
std::optional<exact::Date> date_in_words(std::string_view text);
// `Effective January 1, 2026 through March 31, 2026` anywhere in a title.
std::optional<exact::Period> period_in_words(std::string_view text);

// From cells of a first and a last day; a blank or `*` last day leaves it open. `bad` names the cell that is no date.
struct DatedCells {
  std::optional<exact::Period> period;
  std::string bad;
};
DatedCells period_of(std::string_view first, std::string_view last);

}  // namespace edict::imports
