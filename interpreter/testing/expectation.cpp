// Each kind of expectation, and what to say where it does not hold.
#include "testing/expectation.h"

#include <algorithm>

#include "exact/decimal.h"
#include "explain/tree.h"
#include "payment/amount.h"
#include "payment/codes.h"

namespace edict::testing {
namespace {

using core::Expectation;
using Broken = std::optional<std::string>;

// What a finding does to its line, as tests say it: `denied`. Empty where it does nothing.
std::string_view verb_of(const core::Program& program, const engine::Finding& finding) {
  if (finding.outcome != core::kNone && program.outcomes[finding.outcome].kind == core::OutcomeKind::Note) {
    return finding.status == engine::Status::NotMet ? "noted" : "";
  }
  switch (payment::gravity(program, finding)) {
    case core::Disposition::Pay: return "";
    case core::Disposition::Reduce: return "reduced";
    case core::Disposition::Pend: return "pended";
    case core::Disposition::Deny: return "denied";
    case core::Disposition::Reject: return "rejected";
  }
  return "";
}

class Line {
 public:
  Line(explain::Words& words, std::uint32_t row) : words_(words), row_(row), program_(words.program()) {}

  Broken is(const Expectation& expectation) const {
    const std::string_view got = explain::disposition_name(decision().disposition);
    if (got == expectation.word) return std::nullopt;
    std::string text(got);
    if (const std::string by = findings_in_words(); !by.empty()) text += ": " + by;
    return text;
  }

  Broken decided_by(const Expectation& expectation, bool wanted) const {
    const bool found = std::any_of(first(), last(), [&](const engine::Finding& finding) { return matches(expectation, finding); });
    if (found == wanted) return std::nullopt;
    const std::string by = findings_in_words();
    return by.empty() ? "no rule found anything on this line" : by;
  }

  Broken status(const Expectation& expectation) const {
    std::string got = "no such rule";
    for (core::RuleId rule = 0; rule < program_.rules.size(); ++rule) {
      if (program_.rules[rule].name != expectation.rule) continue;
      const std::string word = status_word(rule);
      if (word == expectation.word) return std::nullopt;
      if (got == "no such rule" || word != "skips") got = word;
    }
    return got;
  }

  Broken pays(const Expectation& expectation) const {
    if (!decision().has_amounts) return "no amount: the line is " + std::string(explain::disposition_name(decision().disposition));
    return same_money(expectation, decision().paid);
  }

  Broken adjusts(const Expectation& expectation) const {
    exact::Int sum = 0;
    bool found = false;
    std::string all;
    for (std::uint32_t i = 0; i < decision().adjustment_count; ++i) {
      const engine::Adjustment& one = words_.decisions().adjustments[decision().adjustments + i];
      const std::string group(payment::group_name(one.group)), carc(payment::carc_of(one, words_.symbols()));
      all += (all.empty() ? "" : ", ") + group + "-" + carc + " " + explain::dollars(one.amount);
      if (group != expectation.group || carc != expectation.carc) continue;
      sum += one.amount;
      found = true;
    }
    if (!found) return all.empty() ? "no adjustments" : "adjustments: " + all;
    return same_money(expectation, sum);
  }

  std::vector<std::string> all() const {
    const core::Schema& schema = program_.schema;
    const auto number = claims::cell(*ref().batch, schema.line, schema.find(schema.line, "number"), row_).value_or(exact::kOne);
    const std::string line = "line " + exact::to_text(exact::Int{number / exact::kOne}) + " ";
    std::vector<std::string> told = {line + "is " + std::string(explain::disposition_name(decision().disposition))};
    for (const engine::Finding* finding = first(); finding != last(); ++finding) {
      const std::string_view verb = verb_of(program_, *finding);
      if (finding->rule == core::kNone || verb.empty()) continue;
      told.push_back(line + std::string(verb) + " by " + program_.rules[finding->rule].name + codes_of(*finding));
    }
    if (decision().has_amounts) told.push_back(line + "pays " + explain::dollars(decision().paid));
    return told;
  }

  Broken holds(const Expectation& expectation) const {
    const engine::Value value = words_.evaluator().value(expectation.value, ref());
    if (value.is_true()) return std::nullopt;
    if (!value.known()) return "unknown: " + explain::joined(words_.gaps(value.reason, ref()));
    const std::vector<explain::Fact> facts = words_.facts_of(expectation.value, ref());
    std::string got;
    for (const explain::Fact& fact : facts) got += (got.empty() ? "" : ", ") + fact.name + " is " + fact.value;
    return got.empty() ? "false" : got;
  }

 private:
  claims::LineRef ref() const { return {words_.decisions().batch, row_}; }
  const engine::LineDecision& decision() const { return words_.decisions().lines[row_]; }
  const engine::Finding* first() const { return words_.decisions().findings.data() + decision().findings; }
  const engine::Finding* last() const { return first() + decision().finding_count; }

  bool matches(const Expectation& expectation, const engine::Finding& finding) const {
    if (finding.rule == core::kNone || program_.rules[finding.rule].name != expectation.rule) return false;
    if (verb_of(program_, finding) != expectation.word) return false;
    if (expectation.carc.empty() && expectation.remarks.empty()) return true;
    if (finding.outcome == core::kNone) return false;
    const core::Outcome& outcome = program_.outcomes[finding.outcome];
    const bool carc = expectation.carc.empty() ||
                      (payment::group_name(outcome.group) == expectation.group && program_.symbols.text(outcome.carc) == expectation.carc);
    return carc && std::all_of(expectation.remarks.begin(), expectation.remarks.end(), [&](const std::string& wanted) {
             return std::any_of(outcome.remarks.begin(), outcome.remarks.end(), [&](core::SymbolId id) { return program_.symbols.text(id) == wanted; });
           });
  }

  std::string status_word(core::RuleId rule) const {
    const auto judgement = words_.evaluator().judge_rule(rule, ref());
    if (!judgement.acts) return "skips";
    switch (judgement.status) {
      case engine::Status::Met: return "meets";
      case engine::Status::NotMet: return "fails";
      case engine::Status::Undecided: return "undecided";
      case engine::Status::NotApplicable: return "skips";
    }
    return "skips";
  }

  std::string findings_in_words() const {
    std::string all;
    for (const engine::Finding* finding = first(); finding != last(); ++finding) {
      const std::string_view verb = verb_of(program_, *finding);
      if (verb.empty()) continue;
      all += (all.empty() ? "" : ", ") + std::string(verb) + " by " + words_.rule_name(*finding);
      all += codes_of(*finding);
    }
    return all;
  }

  // ` with CO-16 remark M53 remark N822`.
  std::string codes_of(const engine::Finding& finding) const {
    if (finding.outcome == core::kNone || program_.outcomes[finding.outcome].carc == 0) return "";
    const core::Outcome& outcome = program_.outcomes[finding.outcome];
    std::string codes = " with " + std::string(payment::group_name(outcome.group)) + "-" + program_.symbols.text(outcome.carc);
    for (const core::SymbolId remark : outcome.remarks) codes += " remark " + program_.symbols.text(remark);
    return codes;
  }

  Broken same_money(const Expectation& expectation, exact::Int got) const {
    const engine::Value value = words_.evaluator().value(expectation.value, ref());
    if (!value.known()) return "the amount expected is unknown: " + explain::joined(words_.gaps(value.reason, ref()));
    const auto wanted = payment::fraction_of(value, program_.node(expectation.value).type.scale);
    exact::Int left = 0, right = 0;
    const bool same = wanted && exact::multiply(wanted->numerator, exact::Int{1'000'000}, left) && exact::multiply(got, wanted->denominator, right) && left == right;
    if (same) return std::nullopt;
    return explain::dollars(got);
  }

  explain::Words& words_;
  std::uint32_t row_;
  const core::Program& program_;
};

}  // namespace

std::vector<std::string> expectations(explain::Words& words, std::uint32_t row) { return Line(words, row).all(); }

Broken broken(const Expectation& expectation, explain::Words& words, std::uint32_t row) {
  const Line line(words, row);
  switch (expectation.kind) {
    case Expectation::Kind::Is: return line.is(expectation);
    case Expectation::Kind::DecidedBy: return line.decided_by(expectation, true);
    case Expectation::Kind::NotBy: return line.decided_by(expectation, false);
    case Expectation::Kind::RuleStatus: return line.status(expectation);
    case Expectation::Kind::Pays: return line.pays(expectation);
    case Expectation::Kind::Adjusts: return line.adjusts(expectation);
    case Expectation::Kind::Holds: return line.holds(expectation);
  }
  return "an expectation of a kind that is not known";
}

}  // namespace edict::testing
