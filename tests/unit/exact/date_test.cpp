// The calendar against the oracle's tables, and each of its days in turn.
#include "exact/date.h"

#include "../../oracle/table.h"

using namespace edict;
using exact::AgeUnit;
using exact::Date;

namespace {

std::string text_of(const std::optional<Date>& date) { return date ? exact::date_text(*date) : ""; }
std::string text_of(const std::optional<std::int32_t>& number) { return number ? std::to_string(*number) : ""; }

Date date_of(const std::string& text) {
  const std::optional<Date> date = exact::parse_date(text);
  REQUIRE(date);
  return *date;
}

}  // namespace

TEST_CASE("dates are the day numbers of the oracle, and texts that are no date are refused") {
  for (const oracle::Row& row : oracle::read_table("dates.csv")) {
    const std::optional<Date> date = exact::parse_date(row[0]);
    INFO(row[0]);
    CHECK((date ? std::to_string(date->days) : "") == row[1]);
    if (date) CHECK(exact::date_text(*date) == row[0]);
  }
}

TEST_CASE("every day of the calendar follows the one before it") {
  CHECK(exact::date_text(exact::kFirstDate) == "0001-01-01");
  CHECK(exact::date_text(exact::kLastDate) == "9999-12-31");
  exact::CivilDate last = exact::civil(exact::kFirstDate);
  std::int32_t wrong = 0;
  for (std::int32_t day = exact::kFirstDate.days + 1; day <= exact::kLastDate.days; ++day) {
    const exact::CivilDate now = exact::civil({day});
    const bool same_month = now.year == last.year && now.month == last.month && now.day == last.day + 1;
    const bool month_ended = now.day == 1 && last.day == exact::days_in_month(last.year, last.month);
    const bool next_month = now.year * 12 + now.month == last.year * 12 + last.month + 1;
    if (!(same_month || (month_ended && next_month)) || exact::make_date(now.year, now.month, now.day) != Date{day}) ++wrong;
    last = now;
  }
  CHECK(wrong == 0);
}

TEST_CASE("durations are added and taken away as the oracle does") {
  for (const oracle::Row& row : oracle::read_table("date_add.csv")) {
    const exact::Duration duration{static_cast<std::int32_t>(std::stoll(row[1])), static_cast<std::int32_t>(std::stoll(row[2]))};
    INFO(row[0] << " and " << row[1] << " months " << row[2] << " days");
    CHECK(text_of(exact::add(date_of(row[0]), duration)) == row[3]);
    CHECK(text_of(exact::subtract(date_of(row[0]), duration)) == row[4]);
  }
}

TEST_CASE("ages are completed as the oracle counts them") {
  for (const oracle::Row& row : oracle::read_table("ages.csv")) {
    const Date birth = date_of(row[0]);
    const Date on = date_of(row[1]);
    INFO("born " << row[0] << ", on " << row[1]);
    CHECK(text_of(exact::completed_age(birth, on, AgeUnit::Days)) == row[2]);
    CHECK(text_of(exact::completed_age(birth, on, AgeUnit::Weeks)) == row[3]);
    CHECK(text_of(exact::completed_age(birth, on, AgeUnit::Months)) == row[4]);
    CHECK(text_of(exact::completed_age(birth, on, AgeUnit::Years)) == row[5]);
  }
}

TEST_CASE("nothing outside the calendar is a date") {
  CHECK_FALSE(exact::make_date(2025, 2, 29));
  CHECK_FALSE(exact::make_date(0, 1, 1));
  CHECK_FALSE(exact::make_date(10000, 1, 1));
  CHECK_FALSE(exact::make_date(2025, 13, 1));
  CHECK_FALSE(exact::make_date(2025, 1, -1));
  CHECK(exact::days_in_month(2024, 2) == 29);
  CHECK(exact::days_in_month(2025, 0) == 0);
  CHECK(exact::days_in_month(2025, 13) == 0);
  CHECK(exact::civil({INT32_MAX}).year > 9999);  // nobody's date, but no crash either
  CHECK(exact::civil({INT32_MIN}).year < 0);
}

TEST_CASE("durations and periods in words") {
  CHECK(exact::duration_text({0, 14}) == "14 days");
  CHECK(exact::duration_text({0, 1}) == "1 day");
  CHECK(exact::duration_text({0, 0}) == "0 days");
  CHECK(exact::duration_text({6, 0}) == "6 months");
  CHECK(exact::duration_text({1, 0}) == "1 month");
  CHECK(exact::duration_text({12, 0}) == "1 year");
  CHECK(exact::duration_text({24, 0}) == "2 years");
  CHECK(exact::duration_text({18, 0}) == "18 months");

  const Date spring = date_of("2025-04-01");
  const Date winter = date_of("2025-12-31");
  CHECK(exact::period_text({spring, winter}) == "2025-04-01 .. 2025-12-31");
  CHECK(exact::period_text({spring, exact::kLastDate}) == "2025-04-01 ..");
  CHECK(exact::period_text({exact::kFirstDate, winter}) == ".. 2025-12-31");
  CHECK(exact::period_text(exact::always()) == "always");
}

TEST_CASE("periods include both of their ends") {
  const exact::Period period{date_of("2025-04-01"), date_of("2025-04-30")};
  CHECK(period.contains(date_of("2025-04-01")));
  CHECK(period.contains(date_of("2025-04-30")));
  CHECK_FALSE(period.contains(date_of("2025-03-31")));
  CHECK_FALSE(period.contains(date_of("2025-05-01")));
  CHECK(period.overlaps({date_of("2025-04-30"), date_of("2025-05-31")}));
  CHECK_FALSE(period.overlaps({date_of("2025-05-01"), date_of("2025-05-31")}));
  CHECK(exact::always().contains(exact::kFirstDate));
  CHECK(exact::always().contains(exact::kLastDate));
}
