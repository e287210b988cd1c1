// Results of tests as text and as JSON, and lists of tests.
#include <nlohmann/json.hpp>

#include "diagnostic/snippet.h"
#include "explain/json_text.h"
#include "source/place_text.h"
#include "testing/testing.h"

namespace edict::testing {
namespace {

constexpr std::size_t kMostSigns = 400;  // of one line that a claim or policy wrote

std::string indented(const std::string& text) {
  std::string out;
  bool start = true;
  for (const char c : text) {
    if (start && c != '\n') out += "    ";
    out += c;
    start = c == '\n';
  }
  return out;
}

void append(std::string& out, const Failure& failure, const source::Sources& sources) {
  out += "  " + source::place_text(failure.span, sources) + "\n";
  out += "  expected  " + diagnostic::printable(failure.expected, kMostSigns) + "\n";
  out += "  got       " + diagnostic::printable(failure.got, kMostSigns) + "\n";
  if (!failure.explanation.empty()) out += "\n" + indented(failure.explanation);
  out += "\n";
}

void put_place(nlohmann::ordered_json& into, source::Span span, const source::Sources& sources) {
  if (span.file == source::kNoFile) return;
  const source::SourceFile& file = sources.get(span.file);
  const source::Position position = file.position(span.begin);
  into["file"] = explain::repaired(file.name());
  into["line"] = position.line;
  into["column"] = position.column;
}

std::string counted(std::size_t count, const char* word) { return std::to_string(count) + " " + word + (count == 1 ? "" : "s"); }

}  // namespace

std::string render_text(const std::vector<Result>& results, const source::Sources& sources, bool colour) {
  std::string out;
  std::size_t failed = 0;
  for (const Result& result : results) {
    if (result.passed()) continue;
    ++failed;
    out += (colour ? "\x1b[31mFAILED\x1b[0m  " : "FAILED  ") + diagnostic::printable(result.name, kMostSigns) + "\n";
    const std::string* told = nullptr;  // one line's explanation is told once
    for (const Failure& failure : result.failures) {
      if (told != nullptr && *told == failure.explanation) {
        append(out, {failure.expected, failure.got, "", failure.span}, sources);
      } else {
        append(out, failure, sources);
      }
      told = &failure.explanation;
    }
  }
  if (results.empty()) return "no tests\n";
  out += counted(results.size(), "test") + ", " + (failed == 0 ? "all passed" : std::to_string(failed) + " failed") + "\n";
  return out;
}

std::string list_text(const std::vector<Result>& tests, const source::Sources& sources) {
  std::string out;
  for (const Result& test : tests) {
    out += diagnostic::printable(test.package + ": " + test.name, kMostSigns) + "\n  " + source::place_text(test.span, sources) + ", " + counted(test.expectations, "expectation") + "\n";
  }
  return tests.empty() ? "no tests\n" : out + counted(tests.size(), "test") + "\n";
}

std::string list_json(const std::vector<Result>& tests, const source::Sources& sources) {
  auto all = nlohmann::ordered_json::array();
  for (const Result& test : tests) {
    nlohmann::ordered_json one{{"test", explain::repaired(test.name)}, {"package", explain::repaired(test.package)}, {"expectations", test.expectations}};
    put_place(one, test.span, sources);
    all.push_back(std::move(one));
  }
  return all.dump(2) + "\n";
}

std::string render_json(const std::vector<Result>& results, const source::Sources& sources) {
  const auto at = [&sources](nlohmann::ordered_json& into, source::Span span) { put_place(into, span, sources); };
  auto all = nlohmann::ordered_json::array();
  for (const Result& result : results) {
    nlohmann::ordered_json one{{"test", explain::repaired(result.name)},
                               {"package", explain::repaired(result.package)},
                               {"passed", result.passed()},
                               {"expectations", result.expectations}};
    at(one, result.span);
    one["failures"] = nlohmann::ordered_json::array();
    for (const Failure& failure : result.failures) {
      nlohmann::ordered_json broken{{"expected", explain::repaired(failure.expected)}, {"got", explain::repaired(failure.got)}};
      broken["explanation"] = failure.explanation.empty() ? nlohmann::ordered_json(nullptr) : nlohmann::ordered_json(explain::repaired(failure.explanation));
      at(broken, failure.span);
      one["failures"].push_back(std::move(broken));
    }
    all.push_back(std::move(one));
  }
  return all.dump(2) + "\n";
}

}  // namespace edict::testing
