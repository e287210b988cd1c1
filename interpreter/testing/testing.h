// Runs `test` blocks: claims through the same road as every claim, then each expectation against what came.
//
// In: a Plan whose program holds tests. Out: one result a test, in order of file and place. Always true: the claims of a test are decided in one run with
// history (what the test gives, then what it decided itself), in the order in which a payer decides; a test without expectations that its claims can be read fails.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "diagnostic/render.h"
#include "engine/plan.h"
#include "source/source.h"

namespace edict::explain {
class Words;
}

namespace edict::testing {

// An expectation that did not come true.
struct Failure {
  std::string expected;     // as written, without the word `expect`
  std::string got;          // one line in words
  std::string explanation;  // the tree of that line, as text; empty where there is no such line
  source::Span span;        // of the expectation
};

struct Result {
  std::string name;
  std::string package;
  source::Span span;
  std::uint32_t expectations = 0;
  std::vector<Failure> failures;
  bool passed() const { return failures.empty(); }
};

// What is known of a test before it runs.
Result announced(const core::Program& program, const core::Test& test);

struct RunOptions {
  std::vector<std::string> filters;  // parts of names of tests or packages, whatever their letters' case: a test runs where one fits; none: all run
  unsigned jobs = 1;                 // how many tests run at once; results are the same, in the same order
  // Sees each line that a test decides: the test's place among those that run, words about the decided claim, the line's row. On the test's thread.
  std::function<void(std::size_t test, explain::Words& words, std::uint32_t row)> see;
};

// The tests that run, by their places in the program: in order of file and place.
std::vector<std::size_t> chosen_tests(const core::Program& program, const std::vector<std::string>& filters);

// `sources`, where given, lets explanations quote the policy.
std::vector<Result> run_tests(const engine::Plan& plan, const source::Sources* sources, const RunOptions& options = {});

// `FAILED name`, the place, expected, got, the explanation; at the end `12 tests, 1 failed`.
std::string render_text(const std::vector<Result>& results, const source::Sources& sources, bool colour = false);
// An array of `{test, package, passed, expectations, file, line, failures: [{expected, got, explanation, file, line, column}]}`.
std::string render_json(const std::vector<Result>& results, const source::Sources& sources);
// JUnit's XML, as build servers read it: a suite a package, a case a test.
std::string render_junit(const std::vector<Result>& results, const source::Sources& sources);
// The names of tests, without running them: `package: name`, and the place.
std::string list_text(const std::vector<Result>& tests, const source::Sources& sources);
std::string list_json(const std::vector<Result>& tests, const source::Sources& sources);

}  // namespace edict::testing
