// Results of tests as JUnit's XML (https://llg.cubic.org/docs/junit/), which build servers show.
#include <map>

#include "diagnostic/snippet.h"
#include "testing/testing.h"

namespace edict::testing {
namespace {

constexpr std::size_t kMostSigns = 4'000;

// XML 1.0 has no control signs but tab and newline: they are shown as printable() shows them.
std::string shown(const std::string& text) { return diagnostic::printable_markup(text, kMostSigns); }

// Of many lines, each line on its own.
std::string shown_lines(const std::string& text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    out += shown(text.substr(at, end - at)) + "\n";
    at = end + 1;
  }
  return out;
}

std::string place(source::Span span, const source::Sources& sources) {
  if (span.file == source::kNoFile) return "";
  const source::SourceFile& file = sources.get(span.file);
  return " file=\"" + shown(file.name()) + "\" line=\"" + std::to_string(file.position(span.begin).line) + "\"";
}

std::string one_case(const Result& result, const source::Sources& sources) {
  std::string out = "    <testcase name=\"" + shown(result.name) + "\" classname=\"" + shown(result.package) + "\"" + place(result.span, sources) + " assertions=\"" +
                    std::to_string(result.expectations) + "\"";
  if (result.passed()) return out + "/>\n";
  out += ">\n";
  for (const Failure& failure : result.failures) {
    std::string at;
    if (failure.span.file != source::kNoFile) {
      const source::SourceFile& file = sources.get(failure.span.file);
      at = shown(file.name()) + ":" + std::to_string(file.position(failure.span.begin).line) + "\n";
    }
    out += "      <failure type=\"expectation\" message=\"expected " + shown(failure.expected) + "; got " + shown(failure.got) + "\">" + at + "expected  " +
           shown(failure.expected) + "\ngot       " + shown(failure.got) + "\n" + shown_lines(failure.explanation) + "</failure>\n";
  }
  return out + "    </testcase>\n";
}

}  // namespace

std::string render_junit(const std::vector<Result>& results, const source::Sources& sources) {
  struct Suite {
    std::size_t tests = 0, failed = 0;
    std::string cases;
  };
  std::map<std::string, Suite> suites;
  std::size_t failed = 0;
  for (const Result& result : results) {
    Suite& suite = suites[result.package];
    ++suite.tests;
    suite.failed += result.passed() ? 0 : 1;
    failed += result.passed() ? 0 : 1;
    suite.cases += one_case(result, sources);
  }
  const auto counts = [](std::size_t tests, std::size_t broken) {
    return " tests=\"" + std::to_string(tests) + "\" failures=\"" + std::to_string(broken) + "\" errors=\"0\"";
  };
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"edict\"" + counts(results.size(), failed) + ">\n";
  for (const auto& [package, suite] : suites) out += "  <testsuite name=\"" + shown(package) + "\"" + counts(suite.tests, suite.failed) + ">\n" + suite.cases + "  </testsuite>\n";
  return out + "</testsuites>\n";
}

}  // namespace edict::testing
