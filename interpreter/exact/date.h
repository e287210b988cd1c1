// Calendar dates, durations and periods of the proleptic Gregorian calendar, 0001-01-01 to 9999-12-31.
//
// In: ISO text or day numbers. Out: the same. Always true: no clock, no time zone, no time of day.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace edict::exact {

struct Date {
  std::int32_t days = 0;  // days since 1970-01-01
  auto operator<=>(const Date&) const = default;
};

struct CivilDate {
  int year = 1970;
  int month = 1;  // 1..12
  int day = 1;    // 1..31
};

extern const Date kFirstDate;  // 0001-01-01, also "since ever" at the open start of a period
extern const Date kLastDate;   // 9999-12-31, also "no end"

std::optional<Date> make_date(int year, int month, int day);  // nothing for 2025-02-30
CivilDate civil(Date date);
std::optional<Date> parse_date(std::string_view iso);  // exactly YYYY-MM-DD
std::string date_text(Date date);
int days_in_month(int year, int month);

// A duration as written. Years and months are calendar units, weeks are 7 days; one duration has months or days, never both.
struct Duration {
  std::int32_t months = 0;
  std::int32_t days = 0;
  bool operator==(const Duration&) const = default;
};
std::string duration_text(Duration duration);  // `14 days`, `6 months`, `2 years` (where months divide by 12)

// date + duration. Adding months to a day that the target month lacks gives that month's last day (2024-01-31 + 1 month = 2024-02-29).
// Nothing where the result leaves the calendar.
std::optional<Date> add(Date date, Duration duration);
std::optional<Date> subtract(Date date, Duration duration);

enum class AgeUnit : std::uint8_t { Days, Weeks, Months, Years };
// Completed units of age on `on`; nothing when `on` is before `birth`. Somebody born on 29 February completes a year on 1 March
// of a year without that day; a month likewise completes on the day after the last.
std::optional<std::int32_t> completed_age(Date birth, Date on, AgeUnit unit);

// Inclusive on both ends. An open start is kFirstDate, an open end kLastDate.
struct Period {
  Date first;
  Date last;
  bool contains(Date d) const { return first <= d && d <= last; }
  bool overlaps(const Period& o) const { return first <= o.last && o.first <= last; }
  bool operator==(const Period&) const = default;
};
Period always();
std::string period_text(const Period& period);  // `2025-04-01 ..`, `2025-04-01 .. 2025-12-31`, `.. 2025-12-31`

}  // namespace edict::exact
