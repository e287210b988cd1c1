// Rules on lines, stage by stage.
//
// In: a batch of whole claims. Out: a decision a line. Always true: what a stage denies is closed only for the stages behind it; every finding is kept.
#include <algorithm>
#include <tuple>

#include "reference/evaluator.h"

namespace edict::reference {

using core::Disposition;
using engine::Gap;
using engine::Status;

namespace {

constexpr core::Stage kStages[] = {core::Stage::Intake, core::Stage::Coding, core::Stage::Coverage, core::Stage::Bundling};

Disposition effect_of(core::OutcomeKind kind) {
  switch (kind) {
    case core::OutcomeKind::Deny: return Disposition::Deny;
    case core::OutcomeKind::Reject: return Disposition::Reject;
    case core::OutcomeKind::Pend: return Disposition::Pend;
    case core::OutcomeKind::ReduceUnits:
    case core::OutcomeKind::ReduceTo: return Disposition::Reduce;
    case core::OutcomeKind::Note:
    case core::OutcomeKind::Pass: return Disposition::Pay;
  }
  return Disposition::Pend;
}

}  // namespace

std::vector<LineDecision> Evaluator::judge(const claims::Batch& batch, const claims::History* history) {
  batch_ = &batch;
  history_ = history;
  std::vector<LineDecision> decisions(batch.tables[program_.schema.line].rows);
  for (std::uint32_t claim = 0; claim < batch.tables[program_.schema.claim].rows; ++claim) judge_claim(claim, decisions);
  return decisions;
}

// What stands before all rules. Without a declared payer and a date nobody can say which rules would bind the line.
std::vector<Finding> Evaluator::builtin_findings(claims::LineRef line) {
  std::vector<Finding> findings;
  const auto because = [&](engine::Builtin what, const Causes& causes) {
    Finding finding;
    finding.builtin = what;
    finding.status = Status::Undecided;
    finding.effect = Disposition::Pend;
    finding.causes = causes;
    findings.push_back(finding);
  };
  const Value payer = payer_of(line);
  if (!payer.known) because(engine::Builtin::PayerMissing, payer.causes);
  if (payer.known && chain(payer.symbol).empty()) because(engine::Builtin::PayerNotDeclared, {});
  const Value date = named_field(program_.schema.line, "date", line);
  if (!date.known) because(engine::Builtin::DateMissing, date.causes);
  const Value code = named_field(program_.schema.line, "code", line);
  if (!code.known) because(engine::Builtin::CodeMissing, code.causes);
  const Value clear = unclear_replacement();
  if (!clear.known) because(engine::Builtin::ReplacementUnclear, clear.causes);
  return findings;
}

// A missing code is told once, not by every rule that asks for it, whatever else is missing.
std::optional<Cause> Evaluator::missing_code(const Finding& finding, claims::LineRef line) const {
  const core::FieldId code = program_.schema.find(program_.schema.line, "code");
  if (finding.status != Status::Undecided) return std::nullopt;
  for (const Cause& c : finding.causes) {
    const bool fact = c.kind == Gap::Kind::Missing || c.kind == Gap::Kind::Unreadable || c.kind == Gap::Kind::NoColumn;
    if (fact && c.record == program_.schema.line && c.field == code && c.batch == line.batch && c.row == line.row) return c;
  }
  return std::nullopt;
}

void Evaluator::judge_claim(std::uint32_t claim, std::vector<LineDecision>& decisions) {
  closed_.clear();
  doubts_.clear();
  claim_ = {batch_, claim};
  std::vector<LineDecision*> lines;
  for (const Value& line : lines_of_claim({batch_, claim}).items) {
    LineDecision& decision = decisions[line.record.row];
    decision.row = line.record.row;
    lines.push_back(&decision);
    decision.findings = builtin_findings(line.record);
    for (const Finding& finding : decision.findings) {
      const bool open_to_doubt = finding.builtin == engine::Builtin::DateMissing || finding.builtin == engine::Builtin::ReplacementUnclear;
      doubt(decision.row, 0, open_to_doubt ? Threat::Line : Threat::None, finding.causes);
    }
  }
  bool rejected = false;
  for (const core::Stage stage : kStages) {
    stage_ = static_cast<int>(stage);
    for (LineDecision* decision : lines) {
      for (core::RuleId rule = 0; rule < program_.rules.size(); ++rule) {
        if (program_.rules[rule].stage != stage) continue;
        if (const auto finding = judge_rule(rule, {batch_, decision->row})) decision->findings.push_back(*finding);
      }
    }
    for (const LineDecision* decision : lines) {
      for (const Finding& finding : decision->findings) {
        if (finding.effect == Disposition::Deny) closed_.insert(decision->row);
        if (finding.effect == Disposition::Reject) rejected = true;
      }
    }
    if (rejected) {
      for (const LineDecision* decision : lines) closed_.insert(decision->row);
    }
  }
  stage_ = 4;
  for (LineDecision* decision : lines) {
    order(*decision);
    for (const Finding& finding : decision->findings) decision->disposition = std::max(decision->disposition, finding.effect);
    if (rejected) decision->disposition = Disposition::Reject;
  }
  pay_claim(lines);
}

bool Evaluator::binds(const std::vector<core::Act>& acts, claims::LineRef line) {
  const Value payer = payer_of(line);
  const Value date = named_field(program_.schema.line, "date", line);
  if (!payer.known || !date.known) return false;
  const std::vector<core::SymbolId> payers = chain(payer.symbol);
  return std::any_of(acts.begin(), acts.end(), [&](const core::Act& act) {
    if (payers.empty() || !act.effective.contains(date.date)) return false;
    return act.payers.empty() ||
           std::any_of(act.payers.begin(), act.payers.end(), [&](core::SymbolId p) { return std::find(payers.begin(), payers.end(), p) != payers.end(); });
  });
}

bool Evaluator::acts(const core::Rule& rule, claims::LineRef line) {
  return binds(rule.acts, line) && binds({core::Act{rule.payers, rule.effective}}, line);
}

// ---------------------------------------------------------------- one rule

namespace {

// A condition and what is required under it: what becomes of the rule.
Status status_of(const Value& applies, const Value& require, Causes& causes) {
  if (applies.is_false()) return Status::NotApplicable;
  if (require.is_true()) return applies.known ? Status::Met : Status::NotApplicable;
  if (applies.is_true() && require.is_false()) return Status::NotMet;
  causes.insert(applies.causes.begin(), applies.causes.end());
  causes.insert(require.causes.begin(), require.causes.end());
  return Status::Undecided;
}

}  // namespace

Evaluator::Verdict Evaluator::verdict(const core::Rule& rule, const Scope& scope) {
  const Place where = place_of(scope);
  Verdict result;
  result.scope = scope;

  const Value received = in_time(rule, scope.line);
  const Value applies = conjunction({received, asked(rule.applies, where)});
  const Value require = asked(rule.require, where);
  result.in_doubt = !received.known;
  result.status = status_of(applies, require, result.causes);
  return result;
}

// What a clause asks; a clause that is not there asks nothing.
Value Evaluator::asked(core::ChoiceId clause, const Place& where) {
  if (clause == core::kNone) return boolean(true);
  const Resolved resolved = resolve(clause, where);
  if (resolved.sure() && *resolved.possible.begin() == core::kNone) return boolean(true);
  return choice_value(clause, where);
}

// Whether the rule was known on the day of receipt.
Value Evaluator::in_time(const core::Rule& rule, claims::LineRef line) {
  if (settings_.as_of) return holds(rule.received, date_value(*settings_.as_of));
  return holds(rule.received, named_field(program_.schema.claim, "received_date", {line.batch, claim_row(line)}));
}

// The judged line with each other line; a pair that certainly fails decides.
Evaluator::Verdict Evaluator::pair_verdict(const core::Rule& rule, const Scope& scope) {
  Verdict result;
  result.scope = scope;
  const Value received = in_time(rule, scope.line);
  if (received.is_false()) return result;
  const Value source = eval(rule.pair_source, scope);
  const Causes rest = source.known ? source.rest : source.causes;
  std::vector<Value> others = source.known ? source.items : std::vector<Value>{};
  if (!rest.empty()) others.push_back(unknown(rest));  // one more, of which nothing is known: it never fails by itself
  for (const Value& other : others) {
    if (other.known && other.record == scope.line) continue;
    Scope pair = scope;
    pair.slots[1] = other;
    Verdict one = verdict(rule, pair);
    if (!other.known && one.status == Status::Met) continue;
    if (!other.known && one.status != Status::NotApplicable) {
      one.status = Status::Undecided;
      one.causes.insert(rest.begin(), rest.end());
    }
    if (one.status == Status::NotMet) {
      Verdict failed = one;
      failed.partner = other.record;
      return failed;
    }
    if (one.status == Status::Undecided) {
      if (result.status != Status::Undecided) result.scope = pair;
      result.in_doubt = one.in_doubt;
      result.status = Status::Undecided;
      result.causes.insert(one.causes.begin(), one.causes.end());
    }
    if (one.status == Status::Met && result.status == Status::NotApplicable) result.status = Status::Met;
  }
  return result;
}

std::optional<Finding> Evaluator::judge_rule(core::RuleId id, claims::LineRef line) {
  const core::Rule& rule = program_.rules[id];
  if (!acts(rule, line)) return std::nullopt;
  const Scope scope{line, std::nullopt, {}};
  const Verdict found = rule.pair_source == core::kNone ? verdict(rule, scope) : pair_verdict(rule, scope);
  if (found.status == Status::Met || found.status == Status::NotApplicable) return std::nullopt;
  Finding finding = finding_of(id, found);
  const Threat threat = threat_of(finding, found);
  const auto code = missing_code(finding, line);
  doubt(line.row, static_cast<int>(rule.stage), threat, code ? Causes{*code} : finding.causes);
  if (code) return std::nullopt;
  return finding;
}

Finding Evaluator::finding_of(core::RuleId id, const Verdict& verdict) {
  const core::Rule& rule = program_.rules[id];
  Finding finding;
  finding.rule = id;
  finding.status = verdict.status;
  finding.causes = verdict.causes;
  finding.partner = verdict.partner;
  finding.effect = Disposition::Pend;
  if (verdict.status == Status::NotMet) {
    settle_outcome(finding, rule.otherwise, verdict);
  } else if (!has_fault(verdict.causes) && !verdict.in_doubt) {
    settle_outcome(finding, rule.missing, verdict);
  }
  return finding;
}

// The outcome that the clause comes to for this line; a clause that cannot be decided, or an amount that is not known, pends.
void Evaluator::settle_outcome(Finding& finding, core::ChoiceId choice, const Verdict& verdict) {
  if (choice == core::kNone) return;
  const Resolved resolved = resolve(choice, place_of(verdict.scope));
  if (!resolved.sure()) {
    finding.status = Status::Undecided;
    finding.causes.insert(resolved.causes.begin(), resolved.causes.end());
    return;
  }
  finding.outcome = *resolved.possible.begin();
  if (finding.outcome == core::kNone) return;
  const core::Outcome& outcome = program_.outcomes[finding.outcome];
  finding.effect = effect_of(outcome.kind);
  if (finding.effect != Disposition::Reduce) return;
  const Value amount = reduced_to(outcome, verdict.scope);
  if (!amount.known) {
    finding.effect = Disposition::Pend;
    finding.causes.insert(amount.causes.begin(), amount.causes.end());
    return;
  }
  finding.amount = millionths(amount.number, exact::Rounding::Floor);
  if (*finding.amount <= 0) finding.effect = Disposition::Deny;
}

// Money to the cent, half up; units in the line's own definition, cut to millionths.
Value Evaluator::reduced_to(const core::Outcome& outcome, const Scope& scope) {
  Value amount = eval(outcome.amount, scope);
  if (!amount.known) return amount;
  std::optional<std::int64_t> whole;
  if (outcome.kind == core::OutcomeKind::ReduceUnits) {
    const Value unit = counted_unit(scope.line);
    if (!unit.known) return unit;
    amount = in_definition_of(amount, unit.counted);
    if (!amount.known) return amount;
    whole = millionths(amount.number, exact::Rounding::Floor);
  } else {
    const MaybeNumber cents = rounded(amount.number, exact::Rounding::HalfUp, RoundTo::Cent);
    if (cents) whole = millionths(*cents, exact::Rounding::Floor);
  }
  if (!whole || *whole >= 1'000'000'000'000'000'000 || *whole <= -1'000'000'000'000'000'000) return unknown(Cause{.kind = Gap::Kind::Overflow});
  amount.number = from_millionths(*whole);
  return amount;
}

// Gravest first, then by stage, then by name; rules are numbered by name.
void Evaluator::order(LineDecision& decision) const {
  std::stable_sort(decision.findings.begin(), decision.findings.end(), [&](const Finding& a, const Finding& b) {
    const auto key = [&](const Finding& f) {
      const bool builtin = f.rule == core::kNone;
      const int stage = builtin ? -1 : static_cast<int>(program_.rules[f.rule].stage);
      return std::tuple{-static_cast<int>(f.effect), stage, builtin ? static_cast<core::RuleId>(f.builtin) : f.rule};
    };
    return key(a) < key(b);
  });
}

}  // namespace edict::reference
