// How tests are chosen, run beside each other, listed and told to other programs; and the loop that runs them again.
#include <algorithm>
#include <catch2/catch.hpp>

#include "edict/watch.h"
#include "engine/plan.h"
#include "explain/words.h"
#include "policy.h"

using namespace edict;
using trial::policy_of;

namespace {

std::string one_test(const std::string& name, const std::string& units) {
  return "test \"" + name + "\" {\n  given  claim { payer: clinic, patient { id: \"P\" }, line { code: J2357, dose: 300 mg, units: " + units +
         ", date: 2025-05-02, charge: $100 } }\n  expect line 1 meets dose_agrees\n}\n";
}

Policy many() {
  std::string text;
  for (int i = 0; i < 20; ++i) text += one_test("number " + std::to_string(i), i % 5 == 3 ? "59" : "60");
  return policy_of(text);
}

std::vector<testing::Result> run_with(const Policy& policy, const testing::RunOptions& options) {
  const engine::Plan plan(std::make_shared<core::Program>(policy.program()));
  return testing::run_tests(plan, &policy.sources(), options);
}

}  // namespace

TEST_CASE("tests are chosen by parts of their names and of their packages'") {
  const Policy policy = many();
  REQUIRE(policy.runs());
  const auto count = [&](std::vector<std::string> filters) { return testing::chosen_tests(policy.program(), filters).size(); };
  CHECK(count({}) == 20);
  CHECK(count({"Number 1"}) == 11);
  CHECK(count({"number 19", "NUMBER 2"}) == 2);
  CHECK(count({"trial.pol"}) == 20);
  CHECK(count({"elsewhere"}) == 0);
}

TEST_CASE("tests that run at once give the same results in the same order") {
  const Policy policy = many();
  testing::RunOptions one, four;
  four.jobs = 4;
  const std::string told = testing::render_text(run_with(policy, one), policy.sources());
  CHECK(told.ends_with("20 tests, 4 failed\n"));
  for (int again = 0; again < 5; ++again) CHECK(testing::render_text(run_with(policy, four), policy.sources()) == told);
}

TEST_CASE("each decided line of a test is seen") {
  const Policy policy = many();
  testing::RunOptions options;
  options.filters = {"number 7", "number 8"};
  std::vector<std::size_t> seen;
  options.see = [&](std::size_t test, explain::Words& words, std::uint32_t row) {
    CHECK(words.decisions().lines[row].disposition == (test == 1 ? core::Disposition::Deny : core::Disposition::Pay));
    seen.push_back(test);
  };
  run_with(policy, options);
  CHECK(seen == std::vector<std::size_t>{0, 1});
}

TEST_CASE("JUnit: a suite a package, a case a test, text made safe") {
  const Policy policy = policy_of(one_test("5 < 6 & \\\"so\\\"", "59") + one_test("fine", "60"));
  INFO(policy.errors_text());
  REQUIRE(policy.runs());
  const std::string xml = testing::render_junit(policy.test(), policy.sources());
  INFO(xml);
  CHECK(xml.find("<testsuites name=\"edict\" tests=\"2\" failures=\"1\" errors=\"0\">") != std::string::npos);
  CHECK(xml.find("<testcase name=\"5 &lt; 6 &amp; &quot;so&quot;\" classname=\"trial.policy\" file=\"trial/policy.edict\"") != std::string::npos);
  CHECK(xml.find("<failure type=\"expectation\" message=\"expected line 1 meets dose_agrees; got fails\">") != std::string::npos);
  CHECK(xml.find("claim 1, line 1: deny") != std::string::npos);
  CHECK(xml.find("<testcase name=\"fine\"") != std::string::npos);
}

TEST_CASE("a run is repeated as long as something changes") {
  int runs = 0, looks = 0;
  const auto state = [&] { return std::to_string(looks / 3); };  // another text at each third look
  const auto pause = [&] { return ++looks < 10; };
  std::string before = state();
  const int code = tool::run_again([&] { before = state(); return ++runs; }, [&] { return tool::wait_for_change(before, state, pause); });
  CHECK(runs == 4);   // once, and after looks 3, 6 and 9
  CHECK(code == 4);   // the last run's
  CHECK(looks == 10);
}

TEST_CASE("the state of files tells a file that is not there from one that is") {
  CHECK(tool::state_of_files({"/nowhere/at/all"}, {}) != tool::state_of_files({}, {}));
  CHECK(tool::state_of_files({"/nowhere/at/all"}, {}) == tool::state_of_files({}, {"/nowhere/at/all"}));
}
