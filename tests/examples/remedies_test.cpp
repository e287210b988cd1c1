// What would make it pay does: every suggestion for every line of every example's claims, made in the claim as the words say, and the whole file decided again.
#include <catch2/catch.hpp>
#include <fstream>
#include <map>
#include <sstream>

#include "told_changes.h"

using namespace edict;
using namespace edict::examples;

namespace {

// At least so many suggestions an example, so that a search that finds nothing does not pass. Other examples that have lines to mend: one.
// The lines of payers-disagree are denied for doses, units and days, which nobody may be advised to change; or lack more than two facts.
const std::map<std::string, int> kLeast = {{"01-dupilumab", 60}, {"02-quick-start", 2}, {"payers-disagree", 0}};

struct Tried {
  int lines = 0, helped = 0, suggestions = 0;
};

std::string after(const Example& example, std::size_t at, int line, const std::vector<std::string>& changes) {
  std::vector<Json> claims = example.claims;
  for (const std::string& change : changes) make_change(example.policy.program().schema, claims[at], line, change);
  const std::vector<Decided> decided = decide(example, claims);
  const Decided& told = line_of(decided, claims[at].at("id"), line);
  CHECK(told.row.at("paid").is_string() == (told.disposition() != "pend" && told.disposition() != "reject"));
  return told.disposition();
}

// It comes to what it says, and asks for nothing that is not needed.
void try_suggestion(const Example& example, std::size_t at, int line, const Suggestion& suggestion) {
  INFO(suggestion.text);
  const std::string promised = suggestion.disposition == core::Disposition::Pay ? "pay" : "reduce";
  CHECK((suggestion.changes.size() == 1 || suggestion.changes.size() == 2));
  CHECK(after(example, at, line, suggestion.changes) == promised);
  if (suggestion.changes.size() == 1) return;
  for (const std::string& alone : suggestion.changes) CHECK(after(example, at, line, {alone}) != promised);
}

Tried try_example(const Example& example) {
  Tried tried;
  for (const Decided& before : decide(example, example.claims)) {
    const std::vector<Suggestion> suggestions = example.policy.what_would_pay(held(example, example.claims), {before.claim, static_cast<std::uint32_t>(before.line)}).found;
    INFO(example.name << ", claim " << before.claim << ", line " << before.line << " is " << before.disposition());
    if (before.disposition() == "pay") {
      CHECK(suggestions.empty());
      continue;
    }
    ++tried.lines;
    tried.helped += suggestions.empty() ? 0 : 1;
    tried.suggestions += static_cast<int>(suggestions.size());
    std::size_t at = 0;
    while (example.claims[at].at("id") != before.claim) ++at;
    for (const Suggestion& suggestion : suggestions) try_suggestion(example, at, before.line, suggestion);
  }
  return tried;
}

}  // namespace

TEST_CASE("the examples' claims decide here as their expected.csv says") {
  REQUIRE(all().size() >= kLeast.size());
  for (const Example& example : all()) {
    std::stringstream decided;
    example.policy.decide(held(example, example.claims), decisions::Format::Csv, [&decided](std::string_view text) { decided << text; });
    std::ifstream expected(example.directory + "/expected.csv");
    if (example.of_others) continue;
    INFO(example.name);
    std::string here, there;
    for (std::size_t line = 1; std::getline(expected, there); ++line) {
      REQUIRE(std::getline(decided, here));
      CHECK(here == there);
    }
    CHECK_FALSE(std::getline(decided, here));
  }
}

TEST_CASE("what would make a line pay makes it pay") {
  for (const Example& example : all()) {
    const Tried tried = try_example(example);
    const auto least = kLeast.find(example.name);
    INFO(example.name << ": " << tried.suggestions << " suggestions for " << tried.helped << " of " << tried.lines << " lines that do not pay");
    CHECK(tried.suggestions >= (least != kLeast.end() ? least->second : tried.lines == 0 ? 0 : 1));
  }
}
