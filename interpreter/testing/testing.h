// Runs `test` blocks: claims through the same road as every claim, then each expectation against what came.
//
// In: a Plan whose program holds tests. Out: one result a test, in order of file and place. Always true: the claims of a test are decided in one run with
// history (what the test gives, then what it decided itself), in the order in which a payer decides; a test without expectations that its claims can be read fails.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "diagnostic/render.h"
#include "engine/plan.h"
#include "source/source.h"

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

// `sources`, where given, lets explanations quote the policy.
std::vector<Result> run_tests(const engine::Plan& plan, const source::Sources* sources);

// `FAILED name`, the place, expected, got, the explanation; at the end `12 tests, 1 failed`.
std::string render_text(const std::vector<Result>& results, const source::Sources& sources, bool colour = false);
// An array of `{test, package, passed, expectations, file, line, failures: [{expected, got, explanation, file, line, column}]}`.
std::string render_json(const std::vector<Result>& results, const source::Sources& sources);

}  // namespace edict::testing
