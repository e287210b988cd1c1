// Rule 5: every diagnostic has its page, and every page its diagnostic; no code is kept that nothing reports.
#include <algorithm>
#include <catch2/catch.hpp>

#include "diagnostic/catalogue.h"
#include "tree.h"

using namespace edict::house;
using edict::diagnostic::catalogue;
using edict::diagnostic::Entry;

namespace {

// The part of a page below a heading, up to the next one.
std::string section(const std::string& page, const std::string& heading) {
  const std::size_t begin = page.find("\n" + heading + "\n");
  if (begin == std::string::npos) return "";
  const std::size_t body = begin + heading.size() + 2;
  return page.substr(body, page.find("\n## ", body) - body);
}

const std::string kPages = "interpreter/diagnostic/pages/";

}  // namespace

TEST_CASE("every code has a page with a bad and a good example and a fix") {
  const std::vector<SourceText> pages = files_below("interpreter/diagnostic/pages", {".md"});
  for (const Entry& e : catalogue()) {
    const std::string path = kPages + std::string(e.id) + ".md";
    const auto found = std::find_if(pages.begin(), pages.end(), [&](const SourceText& page) { return page.path == path; });
    INFO(path);
    CHECK(found != pages.end());
    if (found == pages.end()) continue;
    CHECK(found->text.starts_with("# " + std::string(e.id) + " " + std::string(e.slug) + "\n"));
    CHECK(!section(found->text, "## Bad").empty());   // that they are bad and good is proved by running them: tests/unit/pipeline/pages_test.cpp
    CHECK(!section(found->text, "## Good").empty());
    CHECK(!section(found->text, "## Fix").empty());
  }
}

TEST_CASE("every page has a code") {
  for (const SourceText& page : files_below("interpreter/diagnostic/pages")) {
    INFO(page.path);
    const std::string id = page.path.substr(kPages.size(), page.path.rfind('.') - kPages.size());
    CHECK(std::any_of(catalogue().begin(), catalogue().end(), [&](const Entry& e) { return e.id == id; }));
  }
}

TEST_CASE("every code is reported somewhere") {
  std::vector<std::string> codes;
  for (const SourceText& file : files_below("interpreter", {".cpp", ".h"})) codes.push_back(code_only(file.text));
  for (const Entry& e : catalogue()) {
    INFO(e.id);
    CHECK(std::any_of(codes.begin(), codes.end(), [&](const std::string& code) { return has_word(code, e.id); }));
  }
}

TEST_CASE("a code stands in the file of its letter") {
  const std::vector<std::pair<char, std::string>> files = {{'S', "syntax"}, {'N', "names"}, {'T', "types"},
                                                           {'R', "review"}, {'C', "claims"}, {'F', "faults"}};
  for (const auto& [letter, name] : files) {
    const SourceText file = file_at("interpreter/diagnostic/codes_" + name + ".def");
    for (const std::string& line : lines_of(file.text)) {
      if (!line.starts_with("EDICT_DIAGNOSTIC(")) continue;
      INFO(file.path << ": " << line);
      CHECK(line[std::string("EDICT_DIAGNOSTIC(").size()] == letter);
    }
  }
}
