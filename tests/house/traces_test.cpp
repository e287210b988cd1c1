// Pages that lead from what is asked to what says it: each name, claim and test that they speak of is there, and the claims come to what the page says.
#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <set>

#include "pages.h"
#include "tree.h"

using namespace edict::house;

namespace {

// What the example's claims come to: the rules that speak of a claim, with what they make of it (`quantity:deny`).
std::map<std::string, std::set<std::string>> decided(const std::string& expected) {
  std::map<std::string, std::set<std::string>> found;
  for (const std::string& row : lines_of(expected)) {
    const std::size_t claim = row.find(','), rules = row.rfind(',');
    if (claim == std::string::npos) continue;
    std::set<std::string>& of_claim = found[row.substr(0, claim)];
    for (std::size_t at = rules + 1; at < row.size();) {
      const std::size_t end = std::min(row.find(';', at), row.size());
      of_claim.insert(row.substr(at, end - at));
      at = end + 1;
    }
  }
  return found;
}

std::vector<std::string> claims_in(const std::string& cell) {
  std::vector<std::string> claims;
  for (std::size_t at = cell.find('N'); at != std::string::npos; at = cell.find('N', at + 1)) claims.push_back(cell.substr(at, 4));
  return claims;
}

// One of the row's rules speaks of the claim, and, where `made` is given, makes that of it. Payment speaks in words of its own, `(cost share)`.
bool speaks(const std::set<std::string>& findings, const std::vector<std::string>& rules, const std::string& made = "") {
  return std::any_of(findings.begin(), findings.end(), [&](const std::string& finding) {
    const std::string rule = finding.substr(0, finding.rfind(':')), what = finding.substr(finding.rfind(':') + 1);
    const bool ours = std::find(rules.begin(), rules.end(), rule) != rules.end() || rule.starts_with("(");
    return ours && (made.empty() || what == made);
  });
}

std::string texts_below(const std::string& folder) {
  std::string all;
  for (const SourceText& file : files_below(folder, {".edict", ".edict.md"})) all += "\n" + file.text;
  return all;
}

}  // namespace

TEST_CASE("each statement of the reference card leads to rules, claims on all sides, and tests") {
  const std::string at = "examples/01-dupilumab/";
  const std::string policy = file_at(at + "policy.edict.md").text + texts_below("stdlib-policies/std"), tests = file_at(at + "tests.edict").text;
  const auto found = decided(file_at(at + "expected.csv").text);
  std::set<std::string> statements;
  for (const std::string& row : lines_of(file_at(at + "REQUIREMENTS.md").text)) {
    const std::vector<std::string> cells = cells_of(row);
    if (cells.size() != 7 || !cells[0].starts_with("B")) continue;
    INFO(cells[0]);
    CHECK(statements.insert(cells[0]).second);
    const std::vector<std::string> rules = quoted_in(cells[2]);
    for (const std::string& name : rules) {
      INFO(name);
      CHECK(declares(policy, name));
    }
    for (int side = 3; side <= 5; ++side) {
      CHECK_FALSE(claims_in(cells[side]).empty());
      for (const std::string& claim : claims_in(cells[side])) {
        INFO(claim);
        REQUIRE(found.contains(claim));
        const std::set<std::string>& findings = found.at(claim);
        if (side == 3) CHECK_FALSE(speaks(findings, rules));
        if (side == 4) CHECK(speaks(findings, rules));
        if (side == 5) CHECK(speaks(findings, rules, "pend"));
      }
    }
    CHECK_FALSE(quoted_in(cells[6]).empty());
    for (const std::string& title : quoted_in(cells[6])) {
      INFO(title);
      CHECK(has_test(tests, title));
    }
  }
  CHECK(statements.size() == 11);
}

TEST_CASE("each worked example leads to its rules and its test, and each such test has its example") {
  const std::string library = texts_below("stdlib-policies/std"), tests = file_at("stdlib-policies/tests/worked_examples.edict").text;
  std::size_t examples = 0;
  for (const std::string& row : lines_of(file_at("stdlib-policies/pages/worked_examples.md").text)) {
    const std::vector<std::string> cells = cells_of(row);
    if (cells.size() != 4 || !cells[3].starts_with("`")) continue;
    INFO(cells[3]);
    ++examples;
    for (const std::string& name : quoted_in(cells[2])) {
      INFO(name);
      CHECK(declares(library, name));
    }
    CHECK(has_test(tests, quoted_in(cells[3])[0]));
  }
  const std::vector<std::string> lines = lines_of(tests);
  CHECK(examples == static_cast<std::size_t>(std::count_if(lines.begin(), lines.end(), [](const std::string& line) { return line.starts_with("test "); })));
}
