// The embedding API: one claim by itself, how every rule judges its lines, and what a test may expect of it.
#include "edict.h"
#include "explain/claim_json.h"
#include "explain/replay.h"
#include "explain/speakers.h"
#include "policy_state.h"
#include "testing/expectation.h"

namespace edict {
namespace {

// Decides the claim alone, as it stands in its file, and asks about it. Whether it came.
template <typename Ask>
bool at_claim(const Policy::State& policy, const HeldClaims& claims, const std::string& claim, Ask&& ask) {
  run::Run run(*policy.plan, every_field(policy, claims, claim));
  open(run, claims);
  const core::Schema& schema = policy.plan->program().schema;
  while (run.next()) {
    const auto rows = rows_of(run, schema, claim);
    if (rows.empty()) continue;
    const claims::Batch& batch = *run.decisions().batch;
    const claims::Batch alone = explain::one_claim(batch, schema, batch.tables[schema.line].parent[rows.front()]);
    engine::Decisions decided = explain::decide(run.evaluator(), alone, run.history(), run.balance_before());
    explain::Words words(run.evaluator(), policy.set.sources.get());
    words.about(decided, run.history());
    ask(run, words, decided);
    return true;
  }
  return false;
}

std::string outcome_of(explain::Words& words, const engine::Evaluator::Judgement& judgement) {
  if (judgement.status != engine::Status::NotMet && judgement.status != engine::Status::Undecided) return "";
  return judgement.outcome == core::kNone ? "pend" : words.outcome(words.program().outcomes[judgement.outcome]);
}

Standing standing_of(explain::Words& words, core::RuleId id, claims::LineRef line) {
  const core::Rule& rule = words.program().rules[id];
  const engine::Evaluator::Judgement judgement = words.evaluator().judge_rule(id, line);
  Standing told{rule.name, rule.title, judgement.status, judgement.acts, true, outcome_of(words, judgement), ""};
  told.applies = judgement.acts && judgement.status != engine::Status::NotApplicable && (judgement.applies_node == core::kNone || judgement.applies.is_true());
  if (judgement.status == engine::Status::NotMet) told.message = words.message_of(id, line, judgement.partner);
  if (judgement.status == engine::Status::Undecided) told.message = "missing " + explain::joined(words.gaps(judgement.reason, line));
  return told;
}

// What is no rule's: a payer that nobody declared, a price that is not known.
void add_builtins(explain::Words& words, const engine::Decisions& decided, std::uint32_t row, std::vector<Standing>& into) {
  const engine::LineDecision& line = decided.lines[row];
  for (std::uint32_t i = 0; i < line.finding_count; ++i) {
    const engine::Finding& finding = decided.findings[line.findings + i];
    if (finding.rule == core::kNone) into.push_back({words.rule_name(finding), "", engine::Status::Undecided, true, true, words.outcome(finding), words.message(finding)});
  }
}

}  // namespace

HeldClaims Policy::alone(const HeldClaims& claims, const std::string& claim) const {
  HeldClaims one;
  one.history = claims.history;
  at_claim(*state_, claims, claim, [&](run::Run& run, explain::Words&, engine::Decisions& decided) {
    one.text = explain::claim_json(*decided.batch, 0, run.evaluator()) + "\n";
    one.absent = run.absent();
  });
  return one;
}

std::vector<LineStanding> Policy::standing(const HeldClaims& claims, const std::string& claim) const {
  std::vector<LineStanding> all;
  at_claim(*state_, claims, claim, [&](run::Run&, explain::Words& words, engine::Decisions& decided) {
    explain::Speakers speakers(words);
    for (std::uint32_t row = 0; row < decided.lines.size(); ++row) {
      const engine::LineDecision& line = decided.lines[row];
      LineStanding& told = all.emplace_back();
      told.line = number_of(program().schema, *decided.batch, row);
      told.disposition = line.disposition;
      if (line.has_amounts) told.paid = explain::dollars(line.paid);
      if (const auto unspoken = speakers.unspoken(row)) told.unspoken = unspoken->text;
      add_builtins(words, decided, row, told.rules);
      for (core::RuleId rule = 0; rule < program().rules.size(); ++rule) told.rules.push_back(standing_of(words, rule, {decided.batch, row}));
    }
  });
  return all;
}

std::vector<std::string> Policy::expectations(const HeldClaims& claims, const std::string& claim) const {
  std::vector<std::string> all;
  at_claim(*state_, claims, claim, [&](run::Run&, explain::Words& words, engine::Decisions& decided) {
    for (std::uint32_t row = 0; row < decided.lines.size(); ++row) {
      for (std::string& one : testing::expectations(words, row)) all.push_back(std::move(one));
    }
  });
  return all;
}

}  // namespace edict
