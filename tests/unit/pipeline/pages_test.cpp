// Every page's bad example gives its finding, every good one does not.
#include <catch2/catch.hpp>

#include "compiled.h"

using edict::diagnostic::Level;

namespace {

// The ```edict block below a heading; empty where the page shows something else.
std::string block(const std::string& page, const std::string& heading) {
  const auto section = page.find("\n## " + heading + "\n");
  if (section == std::string::npos) return "";
  const auto end = page.find("\n## ", section + 1);
  const std::string body = page.substr(section, end == std::string::npos ? end : end - section);
  const auto open = body.find("```edict\n");
  if (open == std::string::npos) return "";
  const auto close = body.find("\n```", open + 9);
  return body.substr(open + 9, close - open - 8);
}

}  // namespace

TEST_CASE("pages: a bad example gives its finding and no other error, a good one gives neither") {
  std::size_t examples = 0;
  for (const std::string& path : edict::test::files_below("interpreter/diagnostic/pages", ".md")) {
    const std::string page = edict::test::read_file(path), code = path.substr(path.size() - 7, 4);
    if (code[0] != 'N' && code[0] != 'T' && code[0] != 'R') continue;
    INFO(code);
    const std::string bad = block(page, "Bad"), good = block(page, "Good");
    if (!bad.empty()) {
      ++examples;
      bool given = false;
      for (const auto& finding : edict::test::told({{"policy.edict", bad}})) {
        given = given || finding.code == code;
        if (finding.level == Level::Error) CHECK(finding.code == code);
      }
      CHECK(given);
    }
    if (!good.empty()) {
      for (const auto& finding : edict::test::told({{"policy.edict", good}})) {
        CHECK(finding.code != code);
        CHECK(finding.level != Level::Error);
      }
    }
  }
  CHECK(examples > 70);
}
