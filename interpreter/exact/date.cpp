// The calendar: day numbers to civil dates and back, month arithmetic, ages, and their texts.
//
// In: dates, durations, ISO text. Out: the same, or nothing outside 0001-01-01 .. 9999-12-31. Always true: sums are made in 64 bits,
// so that no duration can overflow. The conversion counts days in eras of 400 years (146,097 days) that start on 1 March, which
// puts the leap day at the end of a year.
#include "exact/date.h"

#include <algorithm>
#include <array>

namespace edict::exact {
namespace {

constexpr std::int64_t kDaysPerEra = 146'097;
constexpr std::int64_t kEpochShift = 719'468;  // days from 0000-03-01 to 1970-01-01

constexpr std::int64_t floor_divide(std::int64_t a, std::int64_t b) { return a / b - (a % b < 0 ? 1 : 0); }  // b > 0

// Of years 1 to 9999: a year that begins on 1 March is never below 0.
constexpr std::int32_t day_number(int year, int month, int day) {
  const auto y = static_cast<std::uint32_t>(month <= 2 ? year - 1 : year);
  const auto day_of_year = static_cast<std::uint32_t>((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1);
  return static_cast<std::int32_t>(y * 365 + y / 4 - y / 100 + y / 400 + day_of_year) - static_cast<std::int32_t>(kEpochShift);
}

bool is_leap(int year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

std::string padded(int value, std::size_t width) {
  std::string text = std::to_string(value);
  return text.size() < width ? std::string(width - text.size(), '0') + text : text;
}

std::string counted(std::int32_t count, const char* singular) {
  const bool one = count == 1 || count == -1;
  return std::to_string(count) + " " + singular + (one ? "" : "s");
}

std::optional<Date> shift(Date date, std::int64_t months, std::int64_t days) {
  if (months != 0) {
    const CivilDate from = civil(date);
    const std::int64_t month_index = std::int64_t{from.year} * 12 + (from.month - 1) + months;
    const std::int64_t year = floor_divide(month_index, 12);
    if (year < 1 || year > 9999) return std::nullopt;
    const int month = static_cast<int>(month_index - year * 12) + 1;
    const int day = std::min(from.day, days_in_month(static_cast<int>(year), month));
    date.days = day_number(static_cast<int>(year), month, day);
  }
  const std::int64_t moved = std::int64_t{date.days} + days;
  if (moved < kFirstDate.days || moved > kLastDate.days) return std::nullopt;
  return Date{static_cast<std::int32_t>(moved)};
}

}  // namespace

constinit const Date kFirstDate{day_number(1, 1, 1)};
constinit const Date kLastDate{day_number(9999, 12, 31)};

int days_in_month(int year, int month) {
  constexpr std::array<int, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (month < 1 || month > 12) return 0;
  return month == 2 && is_leap(year) ? 29 : kDays[static_cast<std::size_t>(month - 1)];
}

std::optional<Date> make_date(int year, int month, int day) {
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > days_in_month(year, month)) return std::nullopt;
  return Date{day_number(year, month, day)};
}

CivilDate civil(Date date) {
  const std::int64_t days = std::int64_t{date.days} + kEpochShift;
  const std::int64_t era = floor_divide(days, kDaysPerEra);
  const std::int64_t day_of_era = days - era * kDaysPerEra;
  const std::int64_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const std::int64_t day_of_year = day_of_era - (year_of_era * 365 + year_of_era / 4 - year_of_era / 100);
  const std::int64_t shifted_month = (day_of_year * 5 + 2) / 153;  // 0 is March
  const std::int64_t day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
  const std::int64_t month = shifted_month < 10 ? shifted_month + 3 : shifted_month - 9;
  const std::int64_t year = era * 400 + year_of_era + (month <= 2 ? 1 : 0);
  return {static_cast<int>(year), static_cast<int>(month), static_cast<int>(day)};
}

std::optional<Date> parse_date(std::string_view iso) {
  if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') return std::nullopt;
  bool digits = true;
  const auto digit = [&](std::size_t at) {
    const int value = iso[at] - '0';
    digits &= value >= 0 && value <= 9;
    return value;
  };
  const int year = ((digit(0) * 10 + digit(1)) * 10 + digit(2)) * 10 + digit(3);
  const int month = digit(5) * 10 + digit(6), day = digit(8) * 10 + digit(9);
  return digits ? make_date(year, month, day) : std::nullopt;
}

std::string date_text(Date date) {
  const CivilDate c = civil(date);
  return padded(c.year, 4) + "-" + padded(c.month, 2) + "-" + padded(c.day, 2);
}

std::string duration_text(Duration duration) {
  if (duration.months == 0) return counted(duration.days, "day");
  std::string text = duration.months % 12 == 0 ? counted(duration.months / 12, "year") : counted(duration.months, "month");
  return duration.days == 0 ? text : text + " and " + counted(duration.days, "day");
}

std::optional<Date> add(Date date, Duration duration) { return shift(date, duration.months, duration.days); }
std::optional<Date> subtract(Date date, Duration duration) {
  return shift(date, -std::int64_t{duration.months}, -std::int64_t{duration.days});
}

std::optional<std::int32_t> completed_age(Date birth, Date on, AgeUnit unit) {
  if (on < birth) return std::nullopt;
  const std::int64_t days = std::int64_t{on.days} - birth.days;
  const CivilDate b = civil(birth);
  const CivilDate o = civil(on);
  const std::int32_t months = (o.year - b.year) * 12 + (o.month - b.month) - (o.day < b.day ? 1 : 0);
  switch (unit) {
    case AgeUnit::Days: return static_cast<std::int32_t>(std::min<std::int64_t>(days, INT32_MAX));
    case AgeUnit::Weeks: return static_cast<std::int32_t>(days / 7);
    case AgeUnit::Months: return months;
    case AgeUnit::Years: return months / 12;
  }
  return std::nullopt;
}

Period always() { return {kFirstDate, kLastDate}; }

std::string period_text(const Period& period) {
  const bool starts = period.first != kFirstDate;
  const bool ends = period.last != kLastDate;
  if (!starts && !ends) return "always";
  std::string text = starts ? date_text(period.first) + " .." : "..";
  return ends ? text + " " + date_text(period.last) : text;
}

}  // namespace edict::exact
