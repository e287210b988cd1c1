// `test` blocks: every kind of expectation, holding and broken.
#include <catch2/catch.hpp>

#include "policy.h"

using namespace edict;
using trial::policy_of;

namespace {

const std::string kGiven = R"(
test "trial" {
  given  claim { payer: clinic, patient { id: "P" }, line { code: J2357, dose: 300 mg, units: UNITS, date: 2025-05-02, charge: $3,000.00 } }
  expect EXPECTATION
}
)";

testing::Result result_of(const std::string& units, const std::string& expectation) {
  std::string text = kGiven;
  text.replace(text.find("UNITS"), 5, units);
  text.replace(text.find("EXPECTATION"), 11, expectation);
  const Policy policy = policy_of(text);
  INFO(policy.findings_text());
  REQUIRE(policy.runs());
  const auto results = policy.test();
  REQUIRE(results.size() == 1);
  return results.front();
}

void holds(const std::string& units, const std::string& expectation) {
  const auto result = result_of(units, expectation);
  INFO(expectation << " got " << (result.passed() ? "" : result.failures[0].got));
  CHECK(result.passed());
}

void breaks(const std::string& units, const std::string& expectation, const std::string& got) {
  const auto result = result_of(units, expectation);
  INFO(expectation);
  REQUIRE(result.failures.size() == 1);
  CHECK(result.failures[0].expected == expectation);
  CHECK(result.failures[0].got == got);
}

}  // namespace

TEST_CASE("a disposition") {
  holds("60", "line 1 is pay");
  holds("59", "line 1 is deny");
  breaks("59", "line 1 is pay", "deny: denied by trial.policy.dose_agrees with CO-16 remark M53");
}

TEST_CASE("who decided, with which codes") {
  holds("59", "line 1 denied by dose_agrees");
  holds("59", "line 1 denied by dose_agrees with CO-16");
  holds("59", "line 1 denied by dose_agrees with CO-16 remark M53");
  holds("60", "line 1 not denied by dose_agrees");
  holds("59", "line 1 not pended by dose_agrees");
  breaks("60", "line 1 denied by dose_agrees", "no rule found anything on this line");
  breaks("59", "line 1 denied by dose_agrees with CO-197", "denied by trial.policy.dose_agrees with CO-16 remark M53");
  breaks("59", "line 1 denied by dose_agrees with CO-16 remark N822", "denied by trial.policy.dose_agrees with CO-16 remark M53");
  breaks("59", "line 1 not denied by dose_agrees", "denied by trial.policy.dose_agrees with CO-16 remark M53");
}

TEST_CASE("how a rule judged") {
  holds("60", "line 1 meets dose_agrees");
  holds("59", "line 1 fails dose_agrees");
  breaks("59", "line 1 meets dose_agrees", "fails");
  breaks("60", "line 1 skips dose_agrees", "meets");
}

TEST_CASE("amounts") {
  holds("60", "line 1 pays $3,000.00");
  holds("59", "line 1 pays $0.00");
  holds("59", "line 1 adjusts CO-16 by $3,000.00");
  breaks("60", "line 1 pays $2,999.99", "$3,000.00");
  breaks("59", "line 1 adjusts CO-16 by $1.00", "$3,000.00");
  breaks("59", "line 1 adjusts PR-1 by $1.00", "adjustments: CO-16 $3,000.00");
  breaks("60", "line 1 adjusts PR-1 by $1.00", "no adjustments");
}

TEST_CASE("any condition about the line") {
  holds("60", "line 1 line.dose = 300 mg");
  breaks("60", "line 1 line.dose = 301 mg", "line.dose is 300 mg");
  CHECK(result_of("60", "line 1 line.discarded = 1 mg").failures.at(0).got.find("unknown: ") == 0);
}

TEST_CASE("a line or claim that is not there fails its expectation") {
  breaks("60", "line 2 is pay", "there is no line 2");
  breaks("60", "claim \"X\" line 1 is pay", "there is no line 1 of a claim `X`");
}

TEST_CASE("claims of one test are decided in one run, with what the test gives as history") {
  const std::string line = "line { code: J2357, dose: 300 mg, units: 60, date: 2025-05-0DAY, charge: $3,000.00 } }\n";
  const auto given = [&line](const std::string& head, const std::string& day) {
    std::string text = line;
    text.replace(text.find("DAY"), 3, day);
    return "  given  " + head + ", payer: clinic, patient { id: \"P\" }, " + text;
  };
  const std::string two = "test \"two\" {\n" + given("claim { id: \"B\", received_date: 2025-05-09", "8") + given("claim { id: \"A\", received_date: 2025-05-03", "2") +
                          "  expect line 1 denied by not_again\n  expect claim \"A\" line 1 is pay\n}\n";
  const std::string past = "test \"past\" {\n" + given("claim { id: \"B\"", "8") +
                           "  given history claim { id: \"H\", payer: clinic, patient { id: \"P\" }, line { code: J2357, date: 2025-05-01, disposition: pay } }\n" +
                           "  expect line 1 denied by not_again with CO-119\n}\n";
  const Policy policy = policy_of(two + past);
  INFO(policy.findings_text());
  REQUIRE(policy.runs());
  const auto results = policy.test();
  REQUIRE(results.size() == 2);
  INFO(testing::render_text(results, policy.sources()));
  CHECK(results[0].passed());
  CHECK(results[1].passed());
}

TEST_CASE("failures are told with place, expectation and the explanation of the line") {
  const auto result = result_of("59", "line 1 is pay");
  CHECK(result.failures[0].explanation.find("claim 1, line 1: deny") == 0);
  CHECK(result.failures[0].explanation.find("dose_agrees") != std::string::npos);
}

TEST_CASE("a fault is told with its code") {
  breaks("60", "line 1 line.charge / (line.units / 60 units - 1) > $1.00", "unknown: a division by zero in `line.charge / (line.units / 60 units - 1)` (F003)");
}

TEST_CASE("terms that lead as deep as they may are worked out, and deeper ones are refused") {
  const auto chain = [](int links, int parts) {
    std::string text, before = "line.units";
    for (int i = 0; i < links; ++i) {
      const std::string name = "link_" + std::to_string(i);
      text += "term " + name + " { value " + before;
      for (int part = 0; part < parts; ++part) text += " + 1 units";
      text += " }\n";
      before = name;
    }
    return text;
  };
  std::string test = kGiven;
  test.replace(test.find("UNITS"), 5, "60");
  test.replace(test.find("EXPECTATION"), 11, "line 1 link_2 = 1530 units");
  const Policy deep = policy_of(chain(3, 490) + test);
  INFO(deep.findings_text());
  REQUIRE(deep.runs());
  REQUIRE(deep.test().size() == 1);
  CHECK(deep.test().front().passed());
  const Policy deeper = policy_of(chain(3, 495));
  CHECK_FALSE(deeper.runs());
  CHECK(deeper.findings_text().find("T363") != std::string::npos);
}
