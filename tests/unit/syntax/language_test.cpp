// Walks tests/language/syntax: every file of accept/ parses without a finding; in reject/, each `// expect: Snnn` stands on a line where that
// code, and no other finding, is reported, and no finding stands elsewhere.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "diagnostic/catalogue.h"
#include "diagnostic/render.h"
#include "syntax/parse.h"
#include "source_dir.h"

namespace {

using namespace edict;
using Place = std::pair<std::uint32_t, std::string>;  // line, code

std::vector<std::filesystem::path> policies(const std::string& folder) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(edict::test::source_dir() + "/tests/language/syntax/" + folder)) {
    if (entry.path().string().find(".edict") != std::string::npos) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::string read(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

// A line may expect several codes: `// expect: S005 S008`.
std::vector<Place> expected_in(const source::SourceFile& file) {
  std::vector<Place> places;
  for (std::uint32_t number = 1; number <= file.line_count(); ++number) {
    const std::string line(file.line(number));
    const auto at = line.find("// expect: ");
    if (at == std::string::npos) continue;
    std::istringstream codes(line.substr(at + 11));
    for (std::string code; codes >> code;) places.emplace_back(number, code);
  }
  std::sort(places.begin(), places.end());
  return places;
}

std::vector<Place> reported_in(const source::SourceFile& file, const diagnostic::Diagnostics& diagnostics) {
  std::vector<Place> places;
  for (const auto& finding : diagnostics.sorted()) places.emplace_back(file.position(finding.span.begin).line, std::string(diagnostic::entry(finding.code).id));
  std::sort(places.begin(), places.end());
  return places;
}

std::string told(const diagnostic::Diagnostics& diagnostics) {
  std::string words;
  for (const auto& finding : diagnostics.sorted()) words += diagnostic::sentence(finding) + "\n";
  return words;
}

}  // namespace

TEST_CASE("policies that must parse") {
  for (const auto& path : policies("accept")) {
    source::Sources sources;
    const auto& file = sources.add(path.filename().string(), read(path));
    diagnostic::Diagnostics diagnostics;
    const auto module = syntax::parse(file, diagnostics);
    INFO(path.filename().string() << "\n" << told(diagnostics));
    CHECK(reported_in(file, diagnostics).empty());
    CHECK_FALSE(module.decls.empty());
    for (const auto& decl : module.decls) CHECK_FALSE(decl.broken);
  }
}

TEST_CASE("policies that must not parse, each with its finding") {
  for (const auto& path : policies("reject")) {
    source::Sources sources;
    const auto& file = sources.add(path.filename().string(), read(path));
    diagnostic::Diagnostics diagnostics;
    syntax::parse(file, diagnostics);
    INFO(path.filename().string() << "\n" << told(diagnostics));
    CHECK(reported_in(file, diagnostics) == expected_in(file));
    CHECK_FALSE(expected_in(file).empty());
  }
}
