// What tests reach of a policy: each sort of item, each way, and how it is told.
#include <algorithm>
#include <catch2/catch.hpp>

#include "coverage/coverage.h"
#include "policy.h"

using namespace edict;

namespace {

const char* const kMore = R"(
table most_units by code "Most units" {
  | code: code | most: units |
  | J2357      | 90          |
  | J0897      | 60          |
  | otherwise  | 10          |
}

rule not_too_many "No more units than the table allows" {
  effective  2025-03-01 ..
  applies    line.code in [J2357, J0897]
  require    line.units <= most_units[line.code].most
  else       deny CO-151
}

rule an_adult "Grown up" {
  applies  line.code = J2357 and claim.patient.birth_date is known
  require  age on line.date >= 18 years
  else     deny CO-6
}

rule not_retired "At most 65" {
  applies  line.code = J2357 and claim.patient.birth_date is known
  require  age on line.date <= 65 years
  else     deny CO-6
}
)";

std::string test_of(const std::string& claim, const std::string& expectation = "line 1 line.code = J2357") {
  static int number = 0;
  return "test \"" + std::to_string(++number) + "\" {\n  given  claim { " + claim + " }\n  expect " + expectation + "\n}\n";
}

std::string line_of(const std::string& units, const std::string& more = "", const std::string& date = "2025-05-02", const std::string& payer = "clinic") {
  return "payer: " + payer + ", patient { id: \"P\"" + more + " }, line { code: J2357, dose: 300 mg, units: " + units + ", charge: $100, date: " + date + " }";
}

struct Measured {
  explicit Measured(const std::string& tests) : policy(trial::policy_of(kMore + tests)) {
    INFO(policy.errors_text());
    REQUIRE(policy.runs());
    outcome = coverage::measure(std::make_shared<core::Program>(policy.program()), policy.sources());
  }

  // The ways in which an item was reached: `met, undecided`.
  std::string reached(coverage::Sort sort, const std::string& name, std::size_t nth = 0) const {
    for (std::size_t i = 0; i < outcome.report.items.size(); ++i) {
      const coverage::Item& item = outcome.report.items[i];
      if (item.sort != sort || item.name != name || nth-- != 0) continue;
      std::string ways;
      for (std::size_t way = 0; way < item.ways.size(); ++way) {
        if (outcome.report.reached[i] >> way & 1) ways += (ways.empty() ? "" : ", ") + item.ways[way];
      }
      return ways;
    }
    return "no such item";
  }

  Policy policy;
  coverage::Outcome outcome;
};

using coverage::Sort;

}  // namespace

TEST_CASE("nothing is reached without tests, and everything that the set wrote is an item") {
  const Measured none("");
  CHECK(none.reached(Sort::Rule, "dose_agrees").empty());
  CHECK(none.reached(Sort::Exception, "gold_twice").empty());
  CHECK(coverage::figure(none.outcome.report, Sort::Rule).items == 5);
  CHECK(coverage::figure(none.outcome.report, Sort::Exception).items == 1);
  CHECK(coverage::figure(none.outcome.report, Sort::Row).items == 3);
  CHECK(coverage::decided_permille(none.outcome.report) == 0);
  for (const coverage::Item& item : none.outcome.report.items) CHECK(none.policy.sources().get(item.span.file).name() == "trial/policy.edict");
}

TEST_CASE("rules: met, not met, undecided, not applicable") {
  CHECK(Measured(test_of(line_of("60"))).reached(Sort::Rule, "dose_agrees") == "met");
  CHECK(Measured(test_of(line_of("60")) + test_of(line_of("59"))).reached(Sort::Rule, "dose_agrees") == "met, not met");
  CHECK(Measured(test_of("payer: clinic, line { code: J2357, units: 60, date: 2025-05-02 }")).reached(Sort::Rule, "dose_agrees") == "undecided");
  CHECK(Measured(test_of("payer: clinic, line { code: J0897, units: 60, date: 2025-05-02 }")).reached(Sort::Rule, "dose_agrees") == "not applicable");
  CHECK(Measured(test_of(line_of("60", "", "2024-05-02"))).reached(Sort::Rule, "dose_agrees").empty());  // it does not act yet
}

TEST_CASE("exceptions: won for their payer, lost for another's line") {
  CHECK(Measured(test_of(line_of("60"))).reached(Sort::Exception, "gold_twice") == "lost");
  CHECK(Measured(test_of(line_of("60", "", "2025-05-02", "gold"))).reached(Sort::Exception, "gold_twice") == "won");
  CHECK(Measured(test_of("payer: clinic, line { code: J0897, date: 2025-05-02 }")).reached(Sort::Exception, "gold_twice").empty());  // nobody asked
}

TEST_CASE("conditions, rows of tables, limits") {
  const Measured below(test_of(line_of("89")));
  CHECK(below.reached(Sort::Condition, "line.units <= most_units[line.code].most") == "true");
  CHECK(below.reached(Sort::Boundary, "line.units <= most_units[line.code].most") == "one below the limit");
  CHECK(below.reached(Sort::Row, "most_units", 0) == "hit");
  CHECK(below.reached(Sort::Row, "most_units", 1).empty());
  const Measured around(test_of(line_of("90")) + test_of(line_of("91")));
  CHECK(around.reached(Sort::Condition, "line.units <= most_units[line.code].most") == "true, false");
  CHECK(around.reached(Sort::Boundary, "line.units <= most_units[line.code].most") == "at the limit, one above the limit");
  CHECK(Measured(test_of(line_of("92"))).reached(Sort::Boundary, "line.units <= most_units[line.code].most").empty());
  CHECK(Measured(test_of("payer: clinic, line { code: J2357, date: 2025-05-02 }")).reached(Sort::Condition, "line.units <= most_units[line.code].most") == "unknown");
}

TEST_CASE("a condition is to be unknown where a fact may be missing, and not where a claim must tell it") {
  const auto needs_unknown = [](const std::string& name) {
    const Measured measured(test_of(line_of("60")));
    for (const coverage::Item& item : measured.outcome.report.items) {
      if (item.sort == coverage::Sort::Condition && item.name == name) return (item.needed & 4) != 0;
    }
    FAIL("no condition is called " << name);
    return false;
  };
  CHECK_FALSE(needs_unknown("line.code in [J2357, J0897]"));                       // a line without a code is held back whatever the policies say
  CHECK_FALSE(needs_unknown("claim.patient.birth_date is known"));                 // whether something is known is always known
  CHECK(needs_unknown("age on line.date >= 18 years"));                            // `birth_date: date?`
  CHECK(needs_unknown("line.units <= most_units[line.code].most"));                // a look-up may find no row
}

TEST_CASE("an exception is to lose where it can, and need not where it always holds") {
  const auto needs_to_lose = [](const std::string& clauses) {
    const Measured measured("exception tried to not_too_many {\n" + clauses + "\n}\n" + test_of(line_of("60")));
    for (const coverage::Item& item : measured.outcome.report.items) {
      if (item.sort == coverage::Sort::Exception && item.name == "tried") return (item.needed & 2) != 0;
    }
    FAIL("there is no such exception");
    return false;
  };
  CHECK_FALSE(needs_to_lose("require line.units <= 120"));
  CHECK(needs_to_lose("when line.charge > $50\nrequire line.units <= 120"));
  CHECK(needs_to_lose("payer gold\nrequire line.units <= 120"));
  CHECK(needs_to_lose("effective 2025-06-01 ..\nrequire line.units <= 120"));
}

TEST_CASE("an exception loses where that of a payer further down stands above it") {
  const Measured both("exception many to not_too_many { payer clinic, require line.units <= 120 }\nexception more to not_too_many { payer gold, require line.units <= 180 }\n" +
                      test_of(line_of("60", "", "2025-05-02", "gold")));
  CHECK(both.reached(Sort::Exception, "many") == "lost");
  CHECK(both.reached(Sort::Exception, "more") == "won");
}

TEST_CASE("boundaries of dates: periods, windows, ages") {
  CHECK(Measured(test_of(line_of("60", "", "2025-03-01"))).reached(Sort::Boundary, "not_too_many from 2025-03-01") == "its first day");
  CHECK(Measured(test_of(line_of("60", "", "2025-02-28"))).reached(Sort::Boundary, "not_too_many from 2025-03-01") == "the day before");
  CHECK(Measured(test_of(line_of("60", "", "2025-02-27"))).reached(Sort::Boundary, "not_too_many from 2025-03-01").empty());
  CHECK(Measured(test_of(line_of("60", "", "2024-12-31"))).reached(Sort::Boundary, "trial.policy from 2025-01-01") == "the day before");
  const std::string adult = "age on line.date >= 18 years";
  CHECK(Measured(test_of(line_of("60", ", birth_date: 2007-05-02"))).reached(Sort::Boundary, adult) == "that birthday");
  CHECK(Measured(test_of(line_of("60", ", birth_date: 2007-05-03"))).reached(Sort::Boundary, adult) == "the day before that birthday");
  CHECK(Measured(test_of(line_of("60", ", birth_date: 1959-05-02"))).reached(Sort::Boundary, "age on line.date <= 65 years") == "that birthday");  // the 66th
  CHECK(Measured(test_of(line_of("60", ", birth_date: 1960-05-02"))).reached(Sort::Boundary, "age on line.date <= 65 years").empty());
  const auto after = [](const std::string& date) {
    const std::string one = ", received_date: 2025-06-01, patient { id: \"P\" }, payer: clinic, line { code: J2357, dose: 300 mg, units: 60, charge: $100, date: ";
    return Measured("test \"again\" {\n  given claim { id: \"A\"" + one + "2025-05-02 } }\n  given claim { id: \"B\"" + one + date + " } }\n  expect claim \"A\" line 1 meets dose_agrees\n}\n")
        .reached(Sort::Boundary, "h.date within 14 days before line.date");
  };
  CHECK(after("2025-05-15") == "the last day inside");
  CHECK(after("2025-05-16") == "the first day outside");
}

TEST_CASE("coverage is the same with several tests at once, and decisions are those of a plain run") {
  const std::string tests = test_of(line_of("60")) + test_of(line_of("59")) + test_of(line_of("90")) + test_of(line_of("60", "", "2025-05-02", "gold"));
  const Measured one(tests);
  testing::RunOptions four;
  four.jobs = 4;
  const auto again = coverage::measure(std::make_shared<core::Program>(one.policy.program()), one.policy.sources(), four);
  CHECK(again.report.reached == one.outcome.report.reached);
  CHECK(testing::render_json(again.results, one.policy.sources()) == testing::render_json(one.policy.test(), one.policy.sources()));
  CHECK(coverage::decided_permille(again.report) == 333);  // of five rules and an exception, two
}

TEST_CASE("the page stands alone, and shows each line of the policy with its marks") {
  const Measured some(test_of(line_of("60")) + test_of(line_of("59")));
  const std::string page = coverage::render_html(some.outcome.report, some.policy.sources());
  CHECK(page.find("aria-label=\"reached in every way\"") != std::string::npos);
  CHECK(page.find("aria-label=\"not reached\"") != std::string::npos);
  CHECK(page.find("rule <b>an_adult</b>; not reached: met, not met") != std::string::npos);
  CHECK(page.find("line.units &lt;= most_units") != std::string::npos);
  CHECK(page.find("prefers-color-scheme: dark") != std::string::npos);
  for (const char* outside : {"http:", "https:", "<script", "<link", "@import", "url("}) CHECK(page.find(outside) == std::string::npos);
}
