// `edict test`: runs the `test` blocks of a policy set.
#include <algorithm>
#include <functional>

#include "coverage/coverage.h"
#include "edict/files.h"
#include "edict/keep_running.h"
#include "edict/policy_set.h"
#include "edict/suggest.h"
#include "edict/terminal.h"
#include "testing/testing.h"

namespace edict::tool {
namespace {

struct TestWords {
  PolicyWords policies;
  std::vector<std::string> filters;
  std::string format = "text", out, coverage, suggest;
  int jobs = 1, fail_under = 0;
  bool list = false, watch = false;
};

int fail(const std::string& why) {
  complain(why);
  return kUsage;
}

int write(const TestWords& words, const std::string& text) {
  OutputFile out(words.out);
  if (const std::string why = out.open(); !why.empty()) return fail(why);
  out.write(text);
  if (const std::string why = out.close(); !why.empty()) return fail(why);
  return kFine;
}

std::string nothing_fits(const std::vector<std::string>& filters) {
  std::string all;
  for (const std::string& filter : filters) all += (all.empty() ? "`" : " or `") + filter + "`";
  return "no test and no package with tests has " + all + " in its name; `--list` lists them";
}

int list_tests(const TestWords& words, const PolicySet& set) {
  const core::Program& program = *set.compiled.program;
  std::vector<testing::Result> tests;
  for (const std::size_t test : testing::chosen_tests(program, words.filters)) tests.push_back(testing::announced(program, program.tests[test]));
  return write(words, words.format == "json" ? testing::list_json(tests, *set.compiled.sources) : testing::list_text(tests, *set.compiled.sources));
}

std::string rendered(const TestWords& words, const std::vector<testing::Result>& results, const source::Sources& sources) {
  if (words.format == "json") return testing::render_json(results, sources);
  if (words.format == "junit") return testing::render_junit(results, sources);
  return testing::render_text(results, sources, words.out.empty() && colour_wanted());
}

bool all_passed(const std::vector<testing::Result>& results) {
  return std::all_of(results.begin(), results.end(), [](const testing::Result& result) { return result.passed(); });
}

// Coverage counts nothing that went wrong: failures are told, and the exit code is theirs.
int run_coverage(const TestWords& words, const PolicySet& set, const testing::RunOptions& options) {
  const source::Sources& sources = *set.compiled.sources;
  const coverage::Outcome outcome = coverage::measure(set.compiled.program, sources, options);
  if (outcome.results.empty() && !words.filters.empty()) return fail(nothing_fits(words.filters));
  const bool passed = all_passed(outcome.results);
  if (!passed || words.coverage == "text") (passed ? print : print_error)(testing::render_text(outcome.results, sources, colour_wanted(!passed)));
  const coverage::Report& report = outcome.report;
  const std::string text = words.coverage == "json"   ? coverage::render_json(report, sources)
                           : words.coverage == "html" ? coverage::render_html(report, sources)
                                                      : coverage::render_text(report, sources);
  if (const int code = write(words, text); code != kFine) return code;
  if (!passed) return kTestsFailed;
  const std::uint32_t reached = coverage::decided_permille(report);
  if (reached >= static_cast<std::uint32_t>(words.fail_under) * 10) return kFine;
  complain("tests reach " + coverage::permille_text(reached) + " of rules and exceptions both ways; --fail-under asks for " + std::to_string(words.fail_under) + "%");
  return kTestsFailed;
}

bool reach_all(const coverage::Report& report, bool everything) {
  for (std::size_t i = 0; i < report.items.size(); ++i) {
    const bool decides = report.items[i].sort == coverage::Sort::Rule || report.items[i].sort == coverage::Sort::Exception;
    if ((everything || decides) && !report.full(i)) return false;
  }
  return true;
}

int run_suggest(const TestWords& words, const PolicySet& set, const testing::RunOptions& options) {
  const coverage::Outcome outcome = coverage::measure(set.compiled.program, *set.compiled.sources, options);
  const std::string blocks = suggested_tests(words.policies, set, outcome.report, words.suggest == "all");
  if (blocks.empty()) print_error(reach_all(outcome.report, words.suggest == "all") ? "tests reach everything already\n" : "no claim was found that reaches more; `--coverage` lists what no test reaches\n");
  return write(words, blocks);
}

int run_chosen(const TestWords& words, const PolicySet& set) {
  const source::Sources& sources = *set.compiled.sources;
  testing::RunOptions options;
  options.filters = words.filters;
  options.jobs = static_cast<unsigned>(words.jobs);
  if (!words.suggest.empty()) return run_suggest(words, set, options);
  if (!words.coverage.empty()) return run_coverage(words, set, options);
  const engine::Plan plan(set.compiled.program);
  const auto results = testing::run_tests(plan, &sources, options);
  if (results.empty() && !words.filters.empty()) return fail(nothing_fits(words.filters));
  if (const int code = write(words, rendered(words, results, sources)); code != kFine) return code;
  return all_passed(results) ? kFine : kTestsFailed;
}

// `loaded` hears which files were read, before any test runs.
int once(const TestWords& words, const Loaded& loaded) {
  const PolicySet set = load_policies(words.policies);
  loaded(files_of(set));
  if (set.failed) return *set.failed;
  return words.list ? list_tests(words, set) : run_chosen(words, set);
}

}  // namespace

int run_test(const Command& self, const std::vector<std::string>& arguments) {
  TestWords chosen;
  Arguments words(self);
  take_policies(words, chosen.policies, "PATH", false);
  words.many("--filter", chosen.filters, "Only tests with this in their name or their package's; may be given several times", "TEXT")
      .flag("--list", chosen.list, "List the tests, and run none")
      .number("--jobs", chosen.jobs, "How many tests run at once (default: 1)")
      .choice("--format", chosen.format, {"text", "json", "junit"}, "text, json, or junit: XML as build servers read it")
      .option("--out", chosen.out, "Write results here instead of to standard output", "FILE")
      .choice_or_alone("--coverage", chosen.coverage, {"text", "html", "json"}, "text", "Tell what tests reach of rules, exceptions, conditions, rows and boundaries")
      .number("--fail-under", chosen.fail_under, "With --coverage: exit with 4 where fewer than N percent of rules and exceptions are reached both ways")
      .choice_or_alone("--suggest", chosen.suggest, {"rules", "all"}, "rules", "Write tests that reach what no test reaches, for the author to judge: of rules and exceptions, or of all that coverage counts")
      .flag("--watch", chosen.watch, "Run again whenever a policy changes, until Ctrl-C");
  if (const auto code = words.parse(arguments)) return *code;
  if (chosen.policies.paths.empty()) chosen.policies.paths = {"."};
  if (chosen.jobs < 1 || chosen.jobs > 64) return fail("--jobs is a number of tests from 1 to 64");
  if (chosen.list && chosen.format == "junit") return fail("--list is text or json: junit's XML tells results");
  if (chosen.fail_under < 0 || chosen.fail_under > 100) return fail("--fail-under is a percentage from 0 to 100");
  if (chosen.fail_under != 0 && chosen.coverage.empty()) return fail("--fail-under goes with --coverage");
  if (!chosen.coverage.empty() && chosen.format != "text") return fail("--coverage has its own formats: text, html or json");
  if (!chosen.coverage.empty() && chosen.list) return fail("--list runs no test, so there is no coverage");
  if (!chosen.suggest.empty() && (!chosen.coverage.empty() || chosen.list || chosen.format != "text")) return fail("--suggest writes tests, and nothing else");
  if (!chosen.watch) return once(chosen, [](const std::vector<std::string>&) {});
  return keep_running(chosen.policies.paths, "tests run again", [&](const Loaded& loaded) { return once(chosen, loaded); });
}

}  // namespace edict::tool
