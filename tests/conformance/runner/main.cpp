// Runs features of the conformance suite: `test_conformance FILE...`. Exit 0 where everything is as expected, 1 where not, 2 where a file is no feature.
#include <algorithm>
#include <fstream>
#include <iostream>
#include <sstream>

#include "judge.h"

namespace edict::conformance {
namespace {

// Rows and what must be refused stand in the unnamed file of a case, else in its first.
std::map<std::string, std::string>::iterator own_file(std::map<std::string, std::string>& policies) {
  if (policies.empty()) policies[kUnnamed];
  const auto unnamed = policies.find(kUnnamed);
  return unnamed == policies.end() ? policies.begin() : unnamed;
}

struct Counts {
  std::uint64_t cases = 0, expectations = 0, by_reference = 0, failures = 0;

  void add(const Counts& other) {
    cases += other.cases, expectations += other.expectations, by_reference += other.by_reference, failures += other.failures;
  }
  std::string text() const {
    return std::to_string(cases) + " cases, " + std::to_string(expectations) + " expectations, " + std::to_string(by_reference) +
           " of them tried on the reference too, " + std::to_string(failures) + " failed";
  }
};

class FeatureRun {
 public:
  explicit FeatureRun(std::string path) : path_(std::move(path)) {}

  Counts run() {
    std::ifstream in(path_, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    if (!in) throw FormatError(0, "cannot be read");
    const Feature feature = read_feature(text.str());
    for (const Case& one : feature.cases) {
      claims(one);
      rows(one);
      refused(one);
    }
    counts_.cases = feature.cases.size();
    std::cout << feature.title << ": " << counts_.text() << "\n";
    return counts_;
  }

 private:
  void fail(std::uint32_t place, const std::string& text) {
    ++counts_.failures;
    std::cout << path_ << ":" << place << ": " << text << "\n";
  }

  // Both sides of one expectation.
  template <class Broken>
  void expect(std::uint32_t place, const Verdict& verdict, const Broken& broken) {
    if (const std::string wrong = broken(verdict.engine, true); !wrong.empty()) fail(place, "engine: " + wrong);
    if (!verdict.reference) return;
    ++counts_.by_reference;
    if (const std::string wrong = broken(*verdict.reference, false); !wrong.empty()) fail(place, "reference: " + wrong);
  }

  void claims(const Case& one) {
    if (one.claims.empty()) return;
    const Compilation set = compiled(one.policies, one.data);
    if (!set.program) return fail(one.place, "the policy of `" + one.name + "` is refused\n" + errors_of(set));
    for (const Claims& claims : one.claims) {
      const std::vector<Verdict> verdicts = judged(set.program, claims, one.history_given, one.history);
      for (const ExpectedLine& expected : claims.expected) {
        ++counts_.expectations;
        bool found = false;
        for (const Verdict& verdict : verdicts) {
          if ((expected.line != 0 && verdict.line != expected.line) || (!expected.claim.empty() && verdict.claim != expected.claim)) continue;
          found = true;
          expect(expected.place, verdict, [&](const Decided& decided, bool remarks) { return broken(expected, decided, remarks); });
        }
        if (!found) fail(expected.place, "there is no such line");
      }
    }
  }

  static std::string rule_of(const Row& row) { return "row_" + std::to_string(row.place); }

  // Each row is a rule.
  void rows(const Case& one) {
    if (one.rows.empty()) return;
    std::map<std::string, std::string> policies = one.policies;
    std::string& text = own_file(policies)->second;
    for (const Row& row : one.rows) {
      const std::string condition = row.value == "true" || row.value == "false" ? row.expression
                                    : row.value.starts_with("unknown (")        ? "(" + row.expression + ") = (" + row.expression + ")"
                                                                                : "(" + row.expression + ") = (" + row.value + ")";
      text += "rule " + rule_of(row) + " { require " + condition + ", else pend \"no\" }\n";
    }
    const Compilation set = compiled(policies, one.data);
    if (!set.program) return fail(one.place, "rows of `" + one.name + "` are refused\n" + errors_of(set));
    Claims claims;
    claims.text = one.row_claims;
    claims.place = one.place;
    const std::vector<Verdict> verdicts = judged(set.program, claims, one.history_given, one.history);
    for (const Row& row : one.rows) {
      ++counts_.expectations;
      const auto about = std::find_if(verdicts.begin(), verdicts.end(), [&](const Verdict& v) { return v.claim == row.claim && v.line == 1; });
      if (about == verdicts.end()) throw FormatError(row.place, "the claim of this row has no line 1");
      expect(row.place, *about, [&](const Decided& decided, bool) {
        const std::string wrong = broken(row, rule_of(row), decided);
        return wrong.empty() ? wrong : "`" + row.expression + "`: " + wrong;
      });
    }
  }

  // Expressions stand as terms, a line each, in a file of their own package's.
  void refused(const Case& one) {
    std::map<std::string, std::string> policies = one.policies;
    std::string text = own_file(policies)->second;
    std::uint32_t line = static_cast<std::uint32_t>(std::count(text.begin(), text.end(), '\n'));
    std::vector<std::pair<const Refused*, std::uint32_t>> lines;
    for (const Refused& refused : one.refused) {
      ++counts_.expectations;
      if (refused.declarations) {
        std::map<std::string, std::string> with = one.policies;
        own_file(with)->second += refused.text;
        if (compiled(with, one.data).program) fail(refused.place, "these declarations are accepted");
        continue;
      }
      lines.emplace_back(&refused, ++line);
      text += "term refused_" + std::to_string(refused.place) + " { value " + refused.text + " }\n";
    }
    if (lines.empty()) return;
    const auto own = own_file(policies);
    own->second = text;
    const Compilation set = compiled(policies, one.data);
    const std::vector<std::uint32_t> wrong = error_lines(set, own->first);
    for (const auto& [refused, at] : lines) {
      if (std::find(wrong.begin(), wrong.end(), at) == wrong.end()) fail(refused->place, "`" + refused->text + "` is accepted");
    }
  }

  std::string path_;
  Counts counts_;
};

}  // namespace
}  // namespace edict::conformance

int main(int count, char** arguments) {
  int exit = 0;
  edict::conformance::Counts all;
  for (int i = 1; i < count; ++i) {
    try {
      all.add(edict::conformance::FeatureRun(arguments[i]).run());
      if (all.failures > 0) exit = std::max(exit, 1);
    } catch (const edict::conformance::FormatError& error) {
      std::cout << arguments[i] << ":" << error.place << ": " << error.what() << "\n";
      exit = 2;
    }
  }
  if (count > 2) std::cout << count - 1 << " features: " << all.text() << "\n";
  return exit;
}
