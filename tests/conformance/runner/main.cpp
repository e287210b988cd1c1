// Runs features of the conformance suite: `test_conformance FILE...`. Exit 0 where everything is as expected, 1 where not, 2 where a file is no feature.
#include <algorithm>
#include <fstream>
#include <iostream>
#include <sstream>

#include "judge.h"

namespace edict::conformance {
namespace {

constexpr const char* kRowsFile = "rows.edict";

class FeatureRun {
 public:
  explicit FeatureRun(std::string path) : path_(std::move(path)) {}

  bool run() {
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
    std::cout << feature.title << ": " << feature.cases.size() << " cases, " << expectations_ << " expectations, " << by_reference_
              << " of them tried on the reference too, " << failures_ << " failed\n";
    return failures_ == 0;
  }

 private:
  void fail(std::uint32_t place, const std::string& text) {
    ++failures_;
    std::cout << path_ << ":" << place << ": " << text << "\n";
  }

  // Both sides of one expectation.
  template <class Broken>
  void expect(std::uint32_t place, const Verdict& verdict, const Broken& broken) {
    if (const std::string wrong = broken(verdict.engine, true); !wrong.empty()) fail(place, "engine: " + wrong);
    if (!verdict.reference) return;
    ++by_reference_;
    if (const std::string wrong = broken(*verdict.reference, false); !wrong.empty()) fail(place, "reference: " + wrong);
  }

  void claims(const Case& one) {
    if (one.claims.empty()) return;
    const Compilation set = compiled(one.policies, one.data);
    if (!set.program) return fail(one.place, "the policy of `" + one.name + "` is refused\n" + errors_of(set));
    for (const Claims& claims : one.claims) {
      const std::vector<Verdict> verdicts = judged(set.program, claims, one.history_given, one.history);
      for (const ExpectedLine& expected : claims.expected) {
        ++expectations_;
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
    std::string& text = policies.begin()->second;
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
      ++expectations_;
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
    std::string text = policies.empty() ? "" : policies.begin()->second;
    std::uint32_t line = static_cast<std::uint32_t>(std::count(text.begin(), text.end(), '\n'));
    std::vector<std::pair<const Refused*, std::uint32_t>> lines;
    for (const Refused& refused : one.refused) {
      ++expectations_;
      if (refused.declarations) {
        std::map<std::string, std::string> with = one.policies;
        with.begin()->second += refused.text;
        if (compiled(with, one.data).program) fail(refused.place, "these declarations are accepted");
        continue;
      }
      lines.emplace_back(&refused, ++line);
      text += "term refused_" + std::to_string(refused.place) + " { value " + refused.text + " }\n";
    }
    if (lines.empty()) return;
    policies.begin()->second = text;
    const Compilation set = compiled(policies, one.data);
    const std::vector<std::uint32_t> wrong = error_lines(set, policies.begin()->first);
    for (const auto& [refused, at] : lines) {
      if (std::find(wrong.begin(), wrong.end(), at) == wrong.end()) fail(refused->place, "`" + refused->text + "` is accepted");
    }
  }

  std::string path_;
  std::uint64_t expectations_ = 0, by_reference_ = 0, failures_ = 0;
};

}  // namespace
}  // namespace edict::conformance

int main(int count, char** arguments) {
  int exit = 0;
  for (int i = 1; i < count; ++i) {
    try {
      if (!edict::conformance::FeatureRun(arguments[i]).run()) exit = std::max(exit, 1);
    } catch (const edict::conformance::FormatError& error) {
      std::cout << arguments[i] << ":" << error.place << ": " << error.what() << "\n";
      exit = 2;
    }
  }
  return exit;
}
