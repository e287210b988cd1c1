// Dates, periods and durations as claims write them.
//
// In: text without blanks around it, and the file's form of a date (`YYYY-MM-DD`, `MM/DD/YYYY`, `YYYYMMDD` …). Out: dates of the calendar, or nothing.
// Always true: two digits are never taken for a year, and nothing is guessed: a text in another form than the file's is no date; only
// the zero before a month or a day of one digit may be left out where separators stand around it, and never in `YYYY-MM-DD`.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "exact/date.h"

namespace edict::claims {

class DateForm {
 public:
  explicit DateForm(std::string form);
  // Whether the form names year (YYYY), month (MM) and day (DD) once each, with signs between them that are no letters or digits.
  bool valid() const { return valid_; }
  bool iso() const { return iso_; }  // YYYY-MM-DD

  std::optional<exact::Date> date(std::string_view text) const;
  // `2025-01-01 .. 2025-12-31`, `2025-01-01/2025-12-31` (where the form has no slash), open on either side with `..`; inclusive on both ends.
  std::optional<exact::Period> period(std::string_view text) const;

 private:
  std::optional<exact::Date> short_date(std::string_view text) const;

  std::string form_;
  std::size_t year_ = 0, month_ = 0, day_ = 0;
  bool valid_ = false, iso_ = false;
};

std::optional<exact::Duration> read_duration(std::string_view text);  // `14 days`, `6 months`, `1 year`

}  // namespace edict::claims
