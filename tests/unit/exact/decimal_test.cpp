// Decimals read and written, against the oracle's tables.
#include "exact/decimal.h"

#include "../../oracle/table.h"

using namespace edict;
using exact::DecimalError;

namespace {

std::string error_name(const exact::ParsedDecimal& parsed) {
  if (!parsed.error) return "";
  switch (*parsed.error) {
    case DecimalError::NotANumber: return "not a number";
    case DecimalError::TooLarge: return "too large";
    case DecimalError::TooFine: return "too fine";
  }
  return "";
}

}  // namespace

TEST_CASE("decimals are read as the oracle reads them") {
  for (const oracle::Row& row : oracle::read_table("decimals_parse.csv")) {
    const exact::ParsedDecimal parsed = exact::parse_decimal(row[0], row[1] == "1");
    INFO("`" << row[0] << "` grouped " << row[1]);
    CHECK(error_name(parsed) == row[3]);
    CHECK((parsed.error ? "" : exact::to_text(parsed.millionths)) == row[2]);
  }
}

TEST_CASE("decimals and money are written as the oracle writes them") {
  for (const oracle::Row& row : oracle::read_table("decimals_format.csv")) {
    const exact::Int value = oracle::read_int(row[0]);
    INFO(row[0]);
    CHECK(exact::decimal_text(value) == row[1]);
    CHECK(exact::money_text(value) == row[2]);
    CHECK(exact::money_text_grouped(value) == row[3]);
  }
}

TEST_CASE("what is written reads back as the same number") {
  for (const std::int64_t value : {std::int64_t{0}, std::int64_t{1}, std::int64_t{-1}, std::int64_t{10'000}, exact::kLimit - 1, 1 - exact::kLimit}) {
    CHECK(exact::parse_decimal(exact::decimal_text(value)).millionths == value);
    CHECK(exact::parse_decimal(exact::money_text(value)).millionths == value);
    CHECK(exact::parse_decimal(exact::money_text_grouped(value), true).millionths == value);
  }
}

TEST_CASE("ratios are decimals where they end, else lowest fractions") {
  for (const oracle::Row& row : oracle::read_table("ratios.csv")) {
    INFO(row[0] << " / " << row[1]);
    CHECK(exact::ratio_text(oracle::read_int(row[0]), oracle::read_int(row[1])) == row[2]);
  }
  CHECK(exact::ratio_text(3, 0) == "1/0");
  CHECK(exact::ratio_text(0, 0) == "0/0");
}
