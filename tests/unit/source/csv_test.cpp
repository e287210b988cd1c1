// Records of comma-separated values: quotes, line ends, places.
#include <catch2/catch.hpp>

#include "source/csv.h"

using edict::source::CsvField;
using edict::source::CsvRecords;

namespace {

// Records joined by `|`, fields by `;`.
std::string read(std::string_view text) {
  CsvRecords records(text);
  std::vector<CsvField> fields;
  std::string all;
  while (records.next(fields)) {
    if (!all.empty()) all += '|';
    for (std::size_t i = 0; i < fields.size(); ++i) all += (i == 0 ? "" : ";") + std::string(fields[i].text);
  }
  return all;
}

}  // namespace

TEST_CASE("csv: fields and records") {
  CHECK(read("a,b\n1,2\n") == "a;b|1;2");
  CHECK(read("a,b\r\n1,2\r\n") == "a;b|1;2");
  CHECK(read("a,,c") == "a;;c");
  CHECK(read("a,b,\n") == "a;b;");
  CHECK(read("\n\na\n\n\nb") == "a|b");
  CHECK(read("\xEF\xBB\xBF""a,b") == "a;b");
  CHECK(read("").empty());
}

TEST_CASE("csv: quotes hold commas, line ends and doubled quotes") {
  CHECK(read("\"a,b\",c") == "a,b;c");
  CHECK(read("\"a\nb\",c\nd") == "a\nb;c|d");
  CHECK(read("\"a \"\"b\"\" c\"") == "a \"b\" c");
  CHECK(read("\"\"\"\",x") == "\";x");
  CHECK(read("\"\",x") == ";x");
  CHECK(read("a\"b,c") == "a\"b;c");
  CHECK(read("\"a\" b,c") == "a b;c");
}

TEST_CASE("csv: an open quote takes the rest, and says so") {
  CsvRecords records("a\n\"b,c\nd");
  std::vector<CsvField> fields;
  REQUIRE(records.next(fields));
  CHECK_FALSE(records.open_quote());
  REQUIRE(records.next(fields));
  CHECK(fields.front().text == "b,c\nd");
  CHECK(records.open_quote());
  CHECK_FALSE(records.next(fields));
}

TEST_CASE("csv: places include the quotes") {
  CsvRecords records("code,unit\nJ2357,\"5 mg\"\n");
  std::vector<CsvField> fields;
  REQUIRE((records.next(fields) && records.next(fields)));
  CHECK(fields[0].begin == 10);
  CHECK(fields[0].end == 15);
  CHECK(fields[1].begin == 16);
  CHECK(fields[1].end == 22);
}
