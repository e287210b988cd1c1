// Codes, dates and periods as official files write them; substances and routes.
#include <catch2/catch.hpp>

#include "imports/facts.h"
#include "imports/substance.h"

using namespace edict::imports;
using edict::exact::date_text;
using edict::exact::period_text;

namespace {

std::string date(std::string_view text) {
  const auto read = official_date(text);
  return read ? date_text(*read) : "none";
}
std::string period(std::string_view text) {
  const auto read = period_in_words(text);
  return read ? period_text(*read) : "none";
}
std::string cells(std::string_view first, std::string_view last) {
  const DatedCells read = period_of(first, last);
  return !read.bad.empty() ? "bad: " + read.bad : read.period ? period_text(*read.period) : "none";
}

}  // namespace

TEST_CASE("codes by their shape") {
  CHECK((is_level_two("J2357") && is_level_two("V5364")));
  CHECK_FALSE((is_level_two("99213") || is_level_two("W0001") || is_level_two("J235") || is_level_two("j2357") || is_level_two("J23577") || is_level_two("D0150")));
  CHECK((is_procedure_code("99213") && is_procedure_code("0054T") && is_procedure_code("0001U") && is_procedure_code("J2357") && is_procedure_code("D0150")));
  CHECK_FALSE((is_procedure_code("9921") || is_procedure_code("CCCCC") || is_procedure_code("")));
  CHECK((is_modifier("JW") && is_modifier("25") && is_modifier("1P")));
  CHECK_FALSE((is_modifier("J") || is_modifier("jw") || is_modifier("JWX")));
}

TEST_CASE("dates in the forms that are in use") {
  CHECK(date("2024-07-01") == "2024-07-01");
  CHECK(date("2024-07-01 00:00:00") == "2024-07-01");
  CHECK(date("20240701") == "2024-07-01");
  CHECK(date("7/1/2024") == "2024-07-01");
  CHECK(date("07/01/2024") == "2024-07-01");
  for (const char* none : {"", "7/1/24", "2024", "20240230", "2024-02-30", "13/1/2024", "1/7", "2024-07-01x", "a/b/c", "//"}) {
    INFO(none);
    CHECK(date(none) == "none");
  }
}

TEST_CASE("periods in titles") {
  CHECK(period("Limits Effective January 1, 2026 through March 31, 2026 and so on") == "2026-01-01 .. 2026-03-31");
  CHECK(period("EFFECTIVE APRIL 1, 2026") == "2026-04-01 ..");
  CHECK(period("effective soon") == "none");
  CHECK(period("January 1, 2026") == "none");
  CHECK(period("Effective March 31, 2026 through January 1, 2026") == "none");
}

TEST_CASE("periods from two cells") {
  CHECK(cells("20240101", "*") == "2024-01-01 ..");
  CHECK(cells("1996-01-01", "2002-12-31") == "1996-01-01 .. 2002-12-31");
  CHECK(cells("", "") == "none");
  CHECK(cells("x", "") == "bad: x");
  CHECK(cells("20240102", "20240101") == "bad: 20240102 to 20240101");
}

TEST_CASE("substance, title and route out of a descriptor") {
  struct Case {
    const char* descriptor;
    const char* ingredient;
    const char* title;
    const char* route;
  };
  const std::vector<Case> cases = {
      {"Injection, omalizumab, 5 mg", "omalizumab", "omalizumab", ""},
      {"Injection, x-yyyy, intravenous, 1 mg", "x-yyyy", "x-yyyy, intravenous", "intravenous"},
      {"X, for subcutaneous injection, 1 mg", "x", "x, subcutaneous", "subcutaneous"},
      {"Injection, x, 1 mg (code not for use when self administered)", "x", "x", ""},
      {"Injection, x extended-release (Brand), 1 mg", "x extended-release", "x extended-release (brand)", ""},
      {"Injection, x-abcd, biosimilar, (brand), 10 mg", "x-abcd", "x-abcd (brand)", ""},
      {"Injection, factor ix, (human), brand, per iu", "factor ix", "factor ix (brand)", ""},
      {"X, oral, 4 mg", "x", "x, oral", "oral"},
      {"X oral, per 4 mg", "x", "x, oral", "oral"},
      {"X 200mg and y z 300mg, oral, for use as prevention", "x and y z", "x and y z, oral", "oral"},
      {"Injection, x, y, and z-abcd, per 10 mg", "x, y and z-abcd", "x, y and z-abcd", ""},
      {"Injection, x 4 mg, y 4 mg and z 2 mg", "x, y and z", "x, y and z", ""},
      {"Injection, x/y, per 1.5 gm", "x/y", "x/y", ""},
      {"Injection, iv, x, 250 i.u. vial", "x", "x, intravenous", "intravenous"},
      {"Drugs, other than inhalation drugs", "drugs", "drugs", ""},
      {"X, oral, as a substitute for use as an iv drug", "x", "x, oral", "oral"},
      {"X, intravenous or subcutaneous, 1 mg", "x", "x", ""},
      {"", "", "", ""},
  };
  for (const Case& c : cases) {
    INFO(c.descriptor);
    const Substance read = substance(c.descriptor);
    CHECK(read.ingredient == c.ingredient);
    CHECK(read.title == c.title);
    CHECK(read.route == c.route);
  }
}
