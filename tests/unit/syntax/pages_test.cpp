// The page of each syntax finding: its bad example brings exactly that finding, its good one none of syntax at all.
#include <catch2/catch.hpp>

#include "diagnostic/catalogue.h"
#include "diagnostic/pages.h"
#include "tests_of_syntax.h"

using namespace edict;

namespace {

// The ```edict block under a heading; empty where the example is prose.
std::string example(std::string_view page, const std::string& heading) {
  const std::string opening = "\n## " + heading + "\n\n```edict\n";
  const auto begin = page.find(opening);
  if (begin == std::string_view::npos) return {};
  const auto from = begin + opening.size();
  return std::string(page.substr(from, page.find("\n```", from) + 1 - from));
}

}  // namespace

TEST_CASE("pages of syntax findings show the mistake and its cure") {
  for (const auto& entry : diagnostic::catalogue()) {
    if (entry.id.front() != 'S') continue;
    INFO(entry.id);
    const auto page = diagnostic::page(entry.code);
    REQUIRE_FALSE(page.empty());
    const auto bad = example(page, "Bad");
    if (bad.empty()) continue;
    const auto codes = Parsed(bad).codes();
    CHECK(codes.substr(0, 5) == std::string(entry.id) + ":");
    CHECK(codes.find(' ') == std::string::npos);
    CHECK(Parsed(example(page, "Good")).codes().empty());
  }
}
