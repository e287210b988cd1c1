// Runs the tests of a program.
#include "testing/testing.h"

#include <algorithm>
#include <atomic>
#include <string_view>
#include <thread>

#include "exact/decimal.h"
#include "explain/tree.h"
#include "run/run.h"
#include "testing/expectation.h"

namespace edict::testing {
namespace {

std::string joined_lines(const std::vector<std::string>& records) {
  std::string all;
  for (const std::string& record : records) all += record + "\n";
  return all;
}

run::Input ndjson(const std::string& text) {
  run::Input input;
  input.format = claims::Format::Ndjson;
  input.bytes = claims::bytes_of(text);
  return input;
}

// `line 1 is deny` of `expect  line 1 is deny`.
std::string without_keyword(const std::string& text) {
  constexpr std::string_view kKeyword = "expect";
  if (!text.starts_with(kKeyword)) return text;
  const auto first = text.find_first_not_of(" \t\r\n", kKeyword.size());
  return first == std::string::npos ? text : text.substr(first);
}

class OneTest {
 public:
  using See = std::function<void(explain::Words&, std::uint32_t)>;

  OneTest(const engine::Plan& plan, const core::Test& test, const source::Sources* sources, See see)
      : program_(plan.program()), test_(test), sources_(sources), see_(std::move(see)), claims_(joined_lines(test.claims)), history_(joined_lines(test.history)),
        run_(plan, options(test)), result_(announced(plan.program(), test)) {
    met_.assign(test.expectations.size(), false);
  }

  Result judge() {
    refuse(run_.add_history(ndjson(history_)), "the history");
    run_.open(ndjson(claims_));
    explain::Words words(run_.evaluator(), sources_);
    while (run_.next()) {
      words.about(run_.decisions(), run_.history());
      for (std::uint32_t claim = 0; claim < run_.decisions().batch->tables[program_.schema.claim].rows; ++claim) decided(words, claim);
      for (std::uint32_t row = 0; see_ && row < run_.decisions().batch->tables[program_.schema.line].rows; ++row) see_(words, row);
    }
    refuse(run_.take_rejects(), "the claims");
    for (std::size_t i = 0; i < met_.size(); ++i) {
      const core::Expectation& expectation = test_.expectations[i];
      if (!met_[i]) fail(expectation, expectation.claim.empty() ? no_line(expectation) : no_line(expectation) + " of a claim `" + expectation.claim + "`", "");
    }
    std::stable_sort(result_.failures.begin(), result_.failures.end(), [](const Failure& a, const Failure& b) { return a.span.begin < b.span.begin; });
    return std::move(result_);
  }

 private:
  static run::Options options(const core::Test& test) {
    run::Options options;
    options.history_given = true;
    options.across_claims = true;
    options.every_field = true;
    if (test.has_as_of) options.as_of = test.as_of;
    return options;
  }

  static std::string no_line(const core::Expectation& expectation) { return "there is no line " + std::to_string(expectation.line); }

  // What bears on the expectation: its rule, else the rules that a line does not meet.
  static explain::TreeOptions asked_about(const core::Expectation& expectation) {
    explain::TreeOptions options;
    options.not_applicable = options.met = false;
    options.only = expectation.rule;
    return options;
  }

  void decided(explain::Words& words, std::uint32_t claim) {
    const claims::Batch& batch = *words.decisions().batch;
    const core::Schema& schema = program_.schema;
    const auto id = claims::cell(batch, schema.claim, schema.find(schema.claim, "id"), claim);
    const std::string name = id ? run_.vocabulary().symbols.text(static_cast<core::SymbolId>(*id)) : "";
    const core::FieldId number = schema.find(schema.line, "number");
    const bool first = run_.first_claim() + claim == 0;  // the one written first, whenever it is decided
    for (std::size_t i = 0; i < met_.size(); ++i) {
      const core::Expectation& expectation = test_.expectations[i];
      if (expectation.claim.empty() ? !first : name != expectation.claim) continue;
      for (std::uint32_t row = 0; row < batch.tables[schema.line].rows; ++row) {
        if (batch.tables[schema.line].parent[row] != claim) continue;
        if (claims::cell(batch, schema.line, number, row) != std::int64_t{expectation.line} * exact::kOne) continue;
        met_[i] = true;
        if (const auto got = broken(expectation, words, row)) fail(expectation, *got, explain::render_text(explain::explain_line(words, row, asked_about(expectation))));
      }
    }
  }

  void fail(const core::Expectation& expectation, std::string got, std::string explanation) {
    result_.failures.push_back({without_keyword(expectation.text), std::move(got), std::move(explanation), expectation.span});
  }

  void refuse(const std::vector<claims::Reject>& rejects, const std::string& what) {
    for (const claims::Reject& reject : rejects) {
      result_.failures.push_back({what + " of the test can be read", reject.reason + ": " + reject.text, "", test_.span});
    }
  }

  const core::Program& program_;
  const core::Test& test_;
  const source::Sources* sources_;
  See see_;
  std::string claims_, history_;
  run::Run run_;
  Result result_;
  std::vector<bool> met_;
};

std::string lower_case(std::string text) {
  for (char& c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return text;
}

const std::string& package_of(const core::Program& program, const core::Test& test) {
  static const std::string kNone;
  return test.package < program.packages.size() ? program.packages[test.package].name : kNone;
}

}  // namespace

Result announced(const core::Program& program, const core::Test& test) {
  Result result;
  result.name = test.name;
  result.package = package_of(program, test);
  result.span = test.span;
  result.expectations = static_cast<std::uint32_t>(test.expectations.size());
  return result;
}

std::vector<std::size_t> chosen_tests(const core::Program& program, const std::vector<std::string>& filters) {
  std::vector<std::size_t> chosen;
  for (std::size_t i = 0; i < program.tests.size(); ++i) {
    const std::string name = lower_case(program.tests[i].name), package = lower_case(package_of(program, program.tests[i]));
    const bool fits = std::any_of(filters.begin(), filters.end(), [&](const std::string& filter) {
      const std::string part = lower_case(filter);
      return name.find(part) != std::string::npos || package.find(part) != std::string::npos;
    });
    if (fits || filters.empty()) chosen.push_back(i);
  }
  std::stable_sort(chosen.begin(), chosen.end(), [&](std::size_t a, std::size_t b) {
    const source::Span x = program.tests[a].span, y = program.tests[b].span;
    return x.file != y.file ? x.file < y.file : x.begin < y.begin;
  });
  return chosen;
}

std::vector<Result> run_tests(const engine::Plan& plan, const source::Sources* sources, const RunOptions& options) {
  const std::vector<std::size_t> chosen = chosen_tests(plan.program(), options.filters);
  std::vector<Result> results(chosen.size());
  std::atomic<std::size_t> next{0};
  const auto work = [&] {
    for (std::size_t i = next++; i < chosen.size(); i = next++) {
      OneTest::See see;
      if (options.see) see = [&options, i](explain::Words& words, std::uint32_t row) { options.see(i, words, row); };
      results[i] = OneTest(plan, plan.program().tests[chosen[i]], sources, std::move(see)).judge();
    }
  };
  std::vector<std::thread> others;
  for (unsigned k = 1; k < options.jobs && k < chosen.size(); ++k) others.emplace_back(work);
  work();
  for (std::thread& other : others) other.join();
  return results;
}

}  // namespace edict::testing
