// Numbers, hostile text and digests: the parts of writing that need no policy.
#include <catch2/catch.hpp>

#include <limits>

#include "decisions/cells.h"
#include "decisions/digits.h"
#include "decisions/rows.h"
#include "decisions/sha256.h"
#include "decisions/writer.h"
#include "exact/decimal.h"
#include "explain/json_text.h"

namespace edict::decisions {
namespace {

std::string money(std::int64_t millionths) {
  std::string out;
  append_money(out, millionths);
  return out;
}

TEST_CASE("money has at least two digits after the point, and only as many more as it needs") {
  CHECK(money(0) == "0.00");
  CHECK(money(1'250'000'000) == "1250.00");
  CHECK(money(1'500'000) == "1.50");
  CHECK(money(-5'000'000) == "-5.00");
  CHECK(money(-10'000) == "-0.01");
  CHECK(money(1'234'500) == "1.2345");
  CHECK(money(1) == "0.000001");
  CHECK(money(999'999'999'999'999'999) == "999999999999.999999");
}

template <class Value>
std::string written(char* (*write)(char*, Value), Value value) {
  char text[kLongestNumber];
  return {text, write(text, value)};
}

TEST_CASE("line numbers are plain") {
  CHECK(written<std::int64_t>(&write_decimal, 10'000'000) == "10");
  CHECK(written<std::int64_t>(&write_decimal, 1'500'000) == "1.5");
  CHECK(written<std::int64_t>(&write_decimal, -42'000'001) == "-42.000001");
  CHECK(written<std::int64_t>(&write_decimal, std::numeric_limits<std::int64_t>::min()) == "-9223372036854.775808");
  for (std::int64_t power = 1; power < 1'000'000'000'000'000'000; power *= 10) {
    CHECK(written<std::int64_t>(&write_decimal, power) == exact::decimal_text(power));
    CHECK(written<std::int64_t>(&write_decimal, power - 1) == exact::decimal_text(power - 1));
  }
}

TEST_CASE("dates are ISO") {
  CHECK(written(&write_date, *exact::parse_date("0825-01-09")) == "0825-01-09");
  CHECK(written(&write_date, exact::kFirstDate) == "0001-01-01");
  CHECK(written(&write_date, exact::kLastDate) == "9999-12-31");
}

TEST_CASE("rows take texts of any length, and grow") {
  Rows rows;
  std::string expected;
  for (std::size_t size = 0; size < 300; ++size) {
    const std::string text(size, static_cast<char>('a' + size % 26));
    rows.text(text);
    rows.sign(',');
    rows.number(&write_money, static_cast<std::int64_t>(size) * exact::kOne);
    rows.sign('\n');
    expected += text + "," + exact::money_text(static_cast<std::int64_t>(size) * exact::kOne) + "\n";
  }
  const std::string large(std::size_t{1} << 20, 'x');
  rows.text(large);
  for (int i = 0; i < 100'000; ++i) rows.text("0123456789");
  for (int i = 0; i < 100'000; ++i) expected += i == 0 ? large + "0123456789" : "0123456789";
  CHECK(rows.written() == expected);
  rows.clear();
  CHECK(rows.written().empty());
}

TEST_CASE("SHA-256 as FIPS 180-4 gives it") {
  CHECK(sha256_hex("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(sha256_hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  Sha256 digest;
  digest.add("a");
  digest.add("bc");
  CHECK(digest.hex() == sha256_hex("abc"));
  CHECK(digest.hex() == sha256_hex(""));
}

TEST_CASE("JSON strings are valid whatever stands in them") {
  CHECK(explain::json_string("a\"b\\c\n\t\x01") == "\"a\\\"b\\\\c\\n\\t\\u0001\"");
  CHECK(explain::json_string("\xc3\xa9") == "\"\xc3\xa9\"");
  CHECK(explain::json_string("\xff|\xc3") == "\"\xef\xbf\xbd|\xef\xbf\xbd\"");
  CHECK(explain::json_string("\xed\xa0\x80").find("\xed") == std::string::npos);  // half of a surrogate pair
  CHECK(explain::json_string("\xc0\xaf").find("\xc0") == std::string::npos);      // an overlong slash
  CHECK_FALSE(explain::is_utf8("\xf5\x80\x80\x80"));
}

TEST_CASE("rejects are told with place, reason and text") {
  std::string out;
  write_rejects({{12, "no claim id", "a,\"b\""}}, [&](std::string_view text) { out += text; });
  CHECK(out == "{\"line\":12,\"reason\":\"no claim id\",\"text\":\"a,\\\"b\\\"\"}\n");
}

}  // namespace
}  // namespace edict::decisions
