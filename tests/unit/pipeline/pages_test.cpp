// Every page's bad example reports its code and nothing else, its good one nothing at all.
#include <catch2/catch.hpp>

#include "compiled.h"
#include "diagnostic/catalogue.h"
#include "made_examples.h"
#include "source_dir.h"

using namespace edict;
using test::PageExample;

namespace {

std::string page_of(std::string_view code) {
  return test::read_file(test::source_dir() + "/interpreter/diagnostic/pages/" + std::string(code) + ".md");
}

// What the page shows, or the test makes where a page can only describe it.
PageExample example(const std::string& code, bool bad) {
  if (const auto made = test::made_example(code, bad)) return *made;
  const PageExample shown = test::page_example(page_of(code), bad ? "Bad" : "Good");
  INFO("the " << (bad ? "bad" : "good") << " example has other blocks than edict, csv, ndjson and toml");
  CHECK(shown.readable);
  return shown;
}

// A hundred mistakes of other kinds stand before the one that says there are too many.
std::set<std::string> bad_codes(const std::string& code) { return code == "S021" ? std::set<std::string>{"S009", "S021"} : std::set<std::string>{code}; }

}  // namespace

TEST_CASE("pages: a bad example reports its code alone, a good one nothing", "[slow]") {
  for (const auto& entry : diagnostic::catalogue()) {
    const std::string code(entry.id);
    INFO(code);
    CHECK(test::codes_of(example(code, true), code) == bad_codes(code));
    CHECK(test::codes_of(example(code, false), code) == std::set<std::string>{});
  }
}

TEST_CASE("pages: a page that the test makes shows no other example") {
  for (const auto& entry : diagnostic::catalogue()) {
    const std::string code(entry.id);
    if (!test::made_example(code, true)) continue;
    INFO(code);
    CHECK(test::page_example(page_of(code), "Bad").files.empty());
  }
}
