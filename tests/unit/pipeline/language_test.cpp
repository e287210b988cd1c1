// tests/language: what is accepted, and what is rejected at the line that says so.
#include <algorithm>

#include <catch2/catch.hpp>

#include "compiled.h"
#include "source_dir.h"

using edict::diagnostic::Level;

namespace {

std::vector<std::string> errors_of(const std::string& text) {
  std::vector<std::string> all;
  for (const auto& finding : edict::test::told({{"policy.edict", text}})) {
    if (finding.level == Level::Error) all.push_back(std::to_string(finding.line) + " " + finding.code);
  }
  std::sort(all.begin(), all.end());
  return all;
}

}  // namespace

TEST_CASE("language: rejected files are rejected where they say") {
  std::size_t files = 0;
  for (const char* folder : {"tests/language/names", "tests/language/types", "tests/language/broken"}) {
    for (const std::string& path : edict::test::files_below(folder, ".edict")) {
      if (path.find("/accept/") != std::string::npos) continue;
      INFO(path);
      const std::string text = edict::test::read_file(path);
      CHECK(errors_of(text) == edict::test::expected(text));
      ++files;
    }
  }
  CHECK(files > 10);
}

TEST_CASE("language: accepted files give no error") {
  for (const char* folder : {"tests/language/names", "tests/language/types"}) {
    for (const std::string& path : edict::test::files_below(folder, ".edict")) {
      if (path.find("/accept/") == std::string::npos) continue;
      INFO(path);
      CHECK(errors_of(edict::test::read_file(path)).empty());
    }
  }
}

TEST_CASE("language: many mistakes are told in one run, each with its place and most with a fix") {
  const auto all = edict::test::told({{"policy.edict", edict::test::read_file(edict::test::source_dir() + "/tests/language/broken/one_run.edict")}});
  std::size_t helped = 0;
  std::vector<std::string> codes;
  for (const auto& finding : all) {
    CHECK(finding.has_place);
    helped += finding.has_help ? 1 : 0;
    codes.push_back(finding.code);
  }
  std::sort(codes.begin(), codes.end());
  codes.erase(std::unique(codes.begin(), codes.end()), codes.end());
  CHECK(codes.size() >= 20);
  CHECK(helped * 10 >= all.size() * 7);
}

// tests/language/review: every finding of review, at the line that says so, and none elsewhere; `// off: R109` leaves out what a file is not about.
TEST_CASE("language: review finds what is wrong, and nothing else") {
  std::size_t files = 0;
  for (const std::string& path : edict::test::files_below("tests/language/review", ".edict")) {
    INFO(path);
    const std::string text = edict::test::read_file(path);
    std::vector<std::string> found;
    for (const auto& finding : edict::test::told({{"policy.edict", text}}, edict::test::switched_off(text))) {
      INFO(finding.text);
      if (finding.code[0] == 'R') found.push_back(std::to_string(finding.line) + " " + finding.code);
      CHECK(finding.level != Level::Error);
    }
    std::sort(found.begin(), found.end());
    CHECK(found == edict::test::expected(text));
    ++files;
  }
  CHECK(files >= 16);
}
