// Suggested tests: each can be read, passes, reaches what it is for, and gives no fact that it does not need.
#include <catch2/catch.hpp>

#include "coverage/suggest.h"
#include "policy.h"

using namespace edict;

namespace {

const char* const kMore = R"(
rule not_too_many "No more than 90 units" {
  effective  2025-03-01 ..
  applies    line.code = J2357
  require    line.units <= 90
  else       deny CO-151
}

exception gold_more to not_too_many "Gold members more, with a note of progress" {
  payer    gold
  when     any doc in claim.documents where doc.kind = progress_note
  require  line.units <= 180
}

rule authorized "An authorization covers the drug on the day" {
  applies  line.code = J2357
  require  any a in claim.authorizations where line.code in a.codes and line.date in a.period
  else     deny CO-197
}

rule an_adult "Grown up" {
  applies  line.code = J2357
  require  age on line.date >= 18 years
  else     deny CO-6
}
)";

struct Suggested {
  explicit Suggested(const std::string& tests, bool everything) : policy(trial::policy_of(kMore + tests)) {
    INFO(policy.errors_text());
    REQUIRE(policy.runs());
    report = coverage::measure(program(policy), policy.sources()).report;
    coverage::SuggestOptions options;
    options.everything = everything;
    options.most_claims = everything ? 1'500 : 4'000;
    suggestions = coverage::suggest(program(policy), policy.sources(), report, options);
    std::string text = "package trial.policy\n";
    for (const coverage::Suggestion& one : suggestions) text += coverage::block_text(one, report, true);
    with = std::make_unique<Policy>(policy.with({"suggested", text}));
    INFO(text);
    INFO(with->errors_text());
    REQUIRE(with->runs());
    after = coverage::measure(program(*with), with->sources());
  }

  static std::shared_ptr<const core::Program> program(const Policy& policy) { return std::make_shared<core::Program>(policy.program()); }

  Policy policy;
  coverage::Report report;
  std::vector<coverage::Suggestion> suggestions;
  std::unique_ptr<Policy> with;
  coverage::Outcome after;
};

}  // namespace

TEST_CASE("suggested tests are read, pass, and reach what they are for", "[slow]") {
  for (const bool everything : {false, true}) {
    const Suggested suggested("", everything);
    REQUIRE_FALSE(suggested.suggestions.empty());
    for (const testing::Result& result : suggested.after.results) {
      INFO(result.name);
      CHECK(result.passed());
    }
    for (const coverage::Suggestion& one : suggested.suggestions) {
      for (const coverage::Goal& goal : one.goals) {
        INFO(one.name << " is for " << suggested.report.items[goal.item].name << ", " << suggested.report.items[goal.item].ways[goal.way]);
        CHECK((suggested.after.report.reached[goal.item] >> goal.way & 1) == 1);
        CHECK((suggested.report.reached[goal.item] >> goal.way & 1) == 0);
      }
    }
  }
}

TEST_CASE("of rules and exceptions without any test, nothing is left") {
  const Suggested suggested("", false);
  CHECK(coverage::decided_permille(suggested.report) == 0);
  for (std::size_t i = 0; i < suggested.after.report.items.size(); ++i) {
    const coverage::Item& item = suggested.after.report.items[i];
    if (item.sort != coverage::Sort::Rule && item.sort != coverage::Sort::Exception) continue;
    INFO(item.name);
    CHECK(suggested.after.report.full(i));
  }
}

TEST_CASE("goals that ask for several facts at once are built") {
  const Policy policy = trial::policy_of(R"(
table courses by code, diagnosis "Courses" {
  | code: code | diagnosis: diagnosis | most: units |
  | J2357      | J45.*                | 90          |
  | J0897      | M81.*                | 60          |
}

rule third_dose "The third dose in two months, of a severe case with a fresh letter, within the course's limit" {
  applies  [line.code, line.diagnoses] in courses and claim.severity = severe and claim.patient.weight > 100 kg
           and any doc in claim.documents where doc.kind = medical_necessity and doc.date within 30 days before line.date
  require  line.units <= courses[line.code, line.diagnoses].most
           and count(h in history where h.code = line.code and h.date within 60 days before line.date) >= 2
  else     deny CO-151
}
)");
  INFO(policy.errors_text());
  REQUIRE(policy.runs());
  const coverage::Report report = coverage::measure(Suggested::program(policy), policy.sources()).report;
  coverage::SuggestOptions options;
  options.most_claims = 600;
  std::string reached;
  for (const coverage::Suggestion& one : coverage::suggest(Suggested::program(policy), policy.sources(), report, options)) {
    for (const coverage::Goal& goal : one.goals) {
      if (report.items[goal.item].name == "third_dose") reached += report.items[goal.item].ways[goal.way] + ";";
    }
  }
  CHECK(reached.find("not met;") != std::string::npos);
  CHECK((";" + reached).find(";met;") != std::string::npos);
}

TEST_CASE("what tests reach is not suggested again, and the same set gives the same blocks", "[slow]") {
  const Suggested first("", false);
  std::string blocks, again;
  for (const coverage::Suggestion& one : first.suggestions) blocks += coverage::block_text(one, first.report, true);
  const Suggested second("", false);
  for (const coverage::Suggestion& one : second.suggestions) again += coverage::block_text(one, second.report, true);
  CHECK(blocks == again);
  coverage::SuggestOptions options;
  CHECK(coverage::suggest(Suggested::program(*first.with), first.with->sources(), first.after.report, options).empty());
}

TEST_CASE("a block says that it is to be judged, and what it reaches") {
  const Suggested suggested("", false);
  const std::string text = coverage::block_text(suggested.suggestions.front(), suggested.report, true);
  CHECK(text.starts_with("// Suggested: what it expects is what the policies decide now."));
  CHECK(text.find("// reaches ") != std::string::npos);
  CHECK(text.find("  expect  line 1 is ") != std::string::npos);
}
