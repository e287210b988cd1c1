// The policy library's own pages: the cookbook's table of sentences names what there is, each package of rules has a page that tells what they come to, and tests are twice as
// long as what they try.
#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <set>

#include "pages.h"
#include "tree.h"

using namespace edict::house;

namespace {

// Where the cell's link leads.
std::string linked_in(const std::string& cell) {
  const std::size_t open = cell.find("](");
  return open == std::string::npos ? "" : cell.substr(open + 2, cell.find(')', open) - open - 2);
}

// The page of the cookbook has a section with this number that quotes the sentence and tests it.
bool has_recipe(const std::string& page, const std::string& number) {
  const std::string text = file_at("examples/cookbook/" + page).text;
  const std::size_t begin = text.find("\n## " + number + ". ");
  if (begin == std::string::npos) return false;
  const std::string section = text.substr(begin, text.find("\n## ", begin + 1) - begin);
  return section.find("\n\n> ") != std::string::npos && section.find("\ntest \"") != std::string::npos;
}

// Lines that say something: neither blank nor a comment alone.
std::size_t lines_that_say(const std::string& policy) {
  const std::vector<std::string> lines = lines_of(policy);
  return static_cast<std::size_t>(std::count_if(lines.begin(), lines.end(), [](const std::string& line) {
    const std::size_t first = line.find_first_not_of(" \t");
    return first != std::string::npos && line.compare(first, 2, "//") != 0;
  }));
}

// A rule as it stands in the policy: its name, and what its `else` says.
struct WrittenRule {
  std::string name, otherwise;
};

std::vector<WrittenRule> rules_of(const std::string& policy) {
  std::vector<WrittenRule> rules;
  bool within = false;
  for (const std::string& line : lines_of(policy)) {
    if (line.starts_with("rule ")) {
      rules.push_back({line.substr(5, line.find(' ', 5) - 5), ""});
      within = true;
    }
    if (line.starts_with("}")) within = false;
    if (!within || !line.starts_with("  else ")) continue;
    rules.back().otherwise = line.substr(line.find_first_not_of(' ', 7));
  }
  return rules;
}

}  // namespace

TEST_CASE("every package of rules has a page that tells what each of them comes to") {
  for (const SourceText& file : files_below("stdlib-policies/std", {".edict"})) {
    const std::vector<WrittenRule> rules = rules_of(file.text);
    if (rules.empty()) continue;
    const std::size_t slash = file.path.rfind('/') + 1;
    const std::string name = file.path.substr(slash, file.path.rfind('.') - slash);
    INFO(name);
    const std::string page = file_at("stdlib-policies/pages/" + name + ".md").text;
    CHECK(page.starts_with("# std." + name + "\n"));
    const std::vector<std::string> rows = lines_of(page);
    for (const WrittenRule& rule : rules) {
      INFO(rule.name << " else " << rule.otherwise);
      CHECK(std::any_of(rows.begin(), rows.end(), [&](const std::string& row) {
        const std::vector<std::string> cells = cells_of(row);
        return cells.size() == 5 && cells[0] == "`" + rule.name + "`" && cells[2] == rule.otherwise;
      }));
    }
  }
}

TEST_CASE("every policy sentence has a recipe, and names a file, what says it there, and a test that tries it") {
  std::set<std::string> numbers;
  for (const std::string& row : lines_of(file_at("examples/cookbook/README.md").text)) {
    const std::vector<std::string> cells = cells_of(row);
    if (cells.size() != 6 || cells[0].empty() || cells[0].find_first_not_of("0123456789") != std::string::npos) continue;
    INFO("sentence " << cells[0]);
    CHECK(numbers.insert(cells[0]).second);
    CHECK(has_recipe(linked_in(cells[2]), cells[0]));
    REQUIRE(quoted_in(cells[3]).size() == 1);
    REQUIRE(quoted_in(cells[5]).size() == 1);
    const std::string policy = file_at(quoted_in(cells[3])[0]).text, tests = file_at(quoted_in(cells[5])[0]).text;
    const std::vector<std::string> names = quoted_in(cells[4]);
    CHECK_FALSE(names.empty());
    for (const std::string& name : names) {
      INFO(name);
      CHECK(declares(policy, name));
    }
    CHECK(tests.find("\ntest \"") != std::string::npos);
  }
  CHECK(numbers.size() == 27);
}

// What a table of the library says is derived from two others, and must go with them.
TEST_CASE("an NDC has had a code of its own since the earliest day of its codes") {
  std::map<std::string, std::string> begins, since, told;  // by code; by NDC; by NDC
  for (const std::string& row : lines_of(file_at("stdlib-policies/std/hcpcs.csv").text)) {
    if (row.find(',') == std::string::npos) continue;
    const std::string period = row.substr(row.rfind(',') + 1);
    const auto [at, first] = begins.emplace(row.substr(0, row.find(',')), period.substr(0, 10));
    if (!first) at->second = std::min(at->second, period.substr(0, 10));
  }
  for (const std::string& row : lines_of(file_at("stdlib-policies/std/packages.csv").text)) {
    const std::size_t comma = row.find(',');
    if (comma == std::string::npos || row.starts_with("ndc,")) continue;
    const auto begin = begins.find(row.substr(comma + 1, row.find(',', comma + 1) - comma - 1));
    const std::string day = begin == begins.end() ? "" : begin->second;
    const auto [at, first] = since.emplace(row.substr(0, comma), day);
    if (!first) at->second = std::min(at->second, day);
  }
  std::erase_if(since, [](const auto& row) { return row.second <= "2018-12-31"; });
  for (const std::string& row : lines_of(file_at("stdlib-policies/std/coded_since.csv").text)) {
    if (row.find(',') != std::string::npos && !row.starts_with("ndc,")) told.emplace(row.substr(0, row.find(',')), row.substr(row.find(',') + 1));
  }
  CHECK(told.size() > 1000);
  CHECK((told == since));
}

// Facts of codes stand in tables, which one test a table tries; rules, terms and exceptions are what must be tried from all sides.
TEST_CASE("the library's tests are twice as long as its rules") {
  const std::set<std::string> facts = {"adjustments", "claim", "hcpcs", "modifiers", "places", "units"};
  std::size_t rules = 0, tests = 0;
  for (const SourceText& file : files_below("stdlib-policies/std", {".edict"})) {
    const std::string name = file.path.substr(file.path.rfind('/') + 1);
    if (!facts.contains(name.substr(0, name.find('.')))) rules += lines_that_say(file.text);
  }
  for (const SourceText& file : files_below("stdlib-policies/tests", {".edict"})) tests += lines_that_say(file.text);
  INFO(tests << " lines of tests, " << rules << " lines of rules");
  CHECK(tests >= 2 * rules);
}
