// The tree of one line: header, rules by stage, payment.
#include "explain/tree.h"

#include "explain/node_text.h"
#include "explain/own_lines.h"
#include "explain/speakers.h"
#include "explain/tried.h"
#include "payment/claim_rows.h"
#include "payment/codes.h"

namespace edict::explain {
namespace {

Branch leaf(std::string label, std::string value) { return {Mark::None, std::move(label), std::move(value), {}}; }

Mark mark_of(engine::Status status) {
  switch (status) {
    case engine::Status::Met: return Mark::Met;
    case engine::Status::NotMet: return Mark::NotMet;
    case engine::Status::Undecided: return Mark::Undecided;
    case engine::Status::NotApplicable: return Mark::NotApplicable;
  }
  return Mark::None;
}

engine::Environment environment_of(claims::LineRef line, claims::LineRef partner) {
  engine::Environment environment;
  environment.slots.resize(256);
  environment.slots[0].kind = core::Kind::Record;
  environment.slots[0].record = line;
  environment.slots[1].kind = core::Kind::Record;
  environment.slots[1].record = partner;
  return environment;
}

std::string_view adjustment_words(engine::Builtin source) {
  using engine::Builtin;
  switch (source) {
    case Builtin::OtherPayer: return "paid by other payers";
    case Builtin::Deductible: return "deductible";
    case Builtin::Coinsurance: return "coinsurance";
    case Builtin::Copay: return "copay";
    case Builtin::Sequestration: return "sequestration";
    case Builtin::UnitCap: return "units over the cap";
    case Builtin::FeeSchedule: return "over the fee schedule";
    case Builtin::Payment:
    case Builtin::Price:
    case Builtin::CostShare:
    case Builtin::PayerMissing:
    case Builtin::PayerNotDeclared:
    case Builtin::PatientMissing:
    case Builtin::DateMissing:
    case Builtin::CodeMissing:
    case Builtin::ReplacementUnclear:
    case Builtin::TooMuch: return "";
  }
  return "";
}

Branch amounts(Words& words, const engine::LineDecision& line) {
  const engine::Decisions& decisions = words.decisions();
  Branch branch = leaf("payment", "");
  if (line.has_charge) branch.children.push_back(leaf("charge", dollars(line.charge)));
  for (std::uint32_t i = 0; i < line.adjustment_count; ++i) {
    const engine::Adjustment& adjustment = decisions.adjustments[line.adjustments + i];
    Branch step = leaf(adjustment_text(adjustment, decisions, words.program(), words.symbols()), dollars(adjustment.amount));
    const std::string why = adjustment.finding != core::kNone ? words.rule_name(decisions.findings[adjustment.finding]) : std::string(adjustment_words(adjustment.source));
    if (!why.empty()) step.value += "  " + why;
    branch.children.push_back(std::move(step));
  }
  if (line.has_amounts) {
    branch.children.push_back(leaf("allowed", dollars(line.allowed)));
    branch.children.push_back(leaf("paid", dollars(line.paid)));
  } else {
    branch.children.push_back(leaf("no amounts yet", std::string(disposition_name(line.disposition))));
  }
  return branch;
}

bool judged_by_rules(const engine::Decisions& decisions, const engine::LineDecision& line) {
  for (std::uint32_t i = 0; i < line.finding_count; ++i) {
    const engine::Finding& finding = decisions.findings[line.findings + i];
    if (finding.rule == core::kNone && finding.builtin < engine::Builtin::Price && finding.builtin != engine::Builtin::PatientMissing) return false;
  }
  return true;
}

void builtins(Words& words, const engine::LineDecision& line, Branch& root) {
  for (std::uint32_t i = 0; i < line.finding_count; ++i) {
    const engine::Finding& finding = words.decisions().findings[line.findings + i];
    if (finding.rule != core::kNone) continue;
    Branch branch{Mark::Undecided, words.rule_name(finding), words.message(finding), {}};
    for (const std::string& missing : words.missing(finding)) branch.children.push_back(leaf("missing", missing));
    root.children.push_back(std::move(branch));
  }
}

// A paid line that no rule had in view: why it is paid all the same.
void unspoken(Words& words, std::uint32_t row, Branch& root) {
  const std::optional<Unspoken> told = Speakers(words).unspoken(row);
  if (!told) return;
  std::string why = "paid, since nothing denies it";
  if (!told->general.empty()) why += "; what applies holds for any code (" + joined(told->general) + ")";
  root.children.push_back(leaf(told->text, why));
}

void stages(Words& words, claims::LineRef line, TreeOptions options, Branch& root) {
  const core::Program& program = words.program();
  for (const core::Stage stage : {core::Stage::Intake, core::Stage::Coding, core::Stage::Coverage, core::Stage::Bundling}) {
    Branch branch = leaf(std::string(stage_name(stage)), "");
    for (core::RuleId rule = 0; rule < program.rules.size(); ++rule) {
      if (program.rules[rule].stage != stage) continue;
      const engine::Evaluator::Judgement judgement = words.evaluator().judge_rule(rule, line);
      const bool left_out = (judgement.status == engine::Status::NotApplicable && !options.not_applicable) || (judgement.status == engine::Status::Met && !options.met);
      if (!judgement.acts || left_out) continue;
      branch.children.push_back(explain_rule(words, rule, line));
    }
    if (!branch.children.empty()) root.children.push_back(std::move(branch));
  }
}

// The one rule that is asked about: as it stands on the line's date, else that it does not act.
void one_rule(Words& words, claims::LineRef line, const std::string& name, Branch& root) {
  const std::vector<core::Rule>& rules = words.program().rules;
  core::RuleId asked = core::kNone;
  for (core::RuleId rule = 0; rule < rules.size(); ++rule) {
    if (rules[rule].name != name) continue;
    if (asked == core::kNone || words.evaluator().judge_rule(rule, line).acts) asked = rule;
  }
  if (asked != core::kNone) root.children.push_back(explain_rule(words, asked, line));
}

void clauses(Words& words, core::RuleId rule, claims::LineRef line, const engine::Evaluator::Judgement& judgement, Branch& branch) {
  const core::Rule& declared = words.program().rules[rule];
  engine::Environment environment = environment_of(line, judgement.partner);
  const bool pair = declared.pair_source != core::kNone;
  const bool bound = !pair || judgement.partner.batch != nullptr;
  if (pair) branch.children.push_back(leaf("partner", judgement.partner.batch == nullptr ? "none" : words.line_name(judgement.partner)));
  const auto condition = [&](std::string_view clause, core::NodeId node) {
    if (node == core::kNone || !bound) return;
    Branch part = explain_condition(words, node, environment);
    part.label = std::string(clause) + " " + part.label;
    branch.children.push_back(std::move(part));
  };
  if (judgement.status != engine::Status::Met || judgement.require_node == core::kNone) condition("applies", judgement.applies_node);
  if (judgement.status != engine::Status::NotApplicable) condition("require", judgement.require_node);
}

// A fault pends; where the author wrote another `missing`, the reader is told why that does not act.
std::string fault_outcome(const core::Program& program, const core::Rule& rule) {
  if (rule.missing == core::kNone) return "pend";
  const core::Choice& written = program.choices[rule.missing];
  const bool pends = written.overrides.empty() && (written.base == core::kNone || program.outcomes[written.base].kind == core::OutcomeKind::Pend);
  return pends ? "pend" : "pend: `missing` is for facts that are absent, not for what cannot be read or worked out";
}

}  // namespace

Branch explain_rule(Words& words, core::RuleId rule, claims::LineRef line) {
  const core::Rule& declared = words.program().rules[rule];
  const engine::Evaluator::Judgement judgement = words.evaluator().judge_rule(rule, line);
  Branch branch{mark_of(judgement.status), std::string(short_name(declared.name)), declared.title, {}};
  if (!judgement.acts) {
    branch.mark = Mark::NotApplicable;
    branch.children.push_back(leaf("does not act", "for this payer, or on this date of service"));
    return branch;
  }
  const engine::Evaluator::AtStage then(words.evaluator(), declared.stage);
  clauses(words, rule, line, judgement, branch);
  if (judgement.status == engine::Status::NotApplicable) return branch;
  engine::Environment environment = environment_of(line, judgement.partner);
  for (Branch& tried : tried_exceptions(words, rule, environment, judgement.exceptions)) branch.children.push_back(std::move(tried));
  if (const std::vector<std::string> unseen = own_lines_unseen(words, rule, line); !unseen.empty()) {
    branch.children.push_back(leaf("not looked at", joined(unseen) + " of this claim: history holds earlier claims alone, claim.lines and day hold this one's lines"));
  }
  const bool told = judgement.status == engine::Status::NotMet || judgement.status == engine::Status::Undecided;
  if (told) {
    if (judgement.status == engine::Status::Undecided) {
      for (const std::string& missing : words.gaps(judgement.reason, line)) branch.children.push_back(leaf("missing", missing));
    }
    branch.children.push_back(leaf("outcome", judgement.outcome == core::kNone ? fault_outcome(words.program(), declared) : words.outcome(words.program().outcomes[judgement.outcome])));
    const std::string message = judgement.status == engine::Status::NotMet ? words.message_of(rule, line, judgement.partner) : "";
    if (!message.empty()) branch.children.push_back(leaf("message", message));
    if (!declared.cite.empty()) branch.children.push_back(leaf("cite", declared.cite));
    const std::string place = place_text(declared.name_span, words.sources());
    if (!place.empty()) branch.children.push_back(leaf("place", place));
  }
  return branch;
}

Branch explain_line(Words& words, std::uint32_t row, TreeOptions options) {
  const core::Schema& schema = words.program().schema;
  const claims::Batch& batch = *words.decisions().batch;
  const engine::LineDecision& line = words.decisions().lines[row];
  const claims::LineRef ref{&batch, row};
  const auto of_line = [&](std::string_view field) { return cell_text(batch, schema.line, schema.find(schema.line, field), row, words.evaluator()); };
  const std::uint32_t claim = payment::claim_of(batch, schema, row);
  const auto of_claim = [&](std::string_view field) { return cell_text(batch, schema.claim, schema.find(schema.claim, field), claim, words.evaluator()); };

  Branch root = leaf("claim " + of_claim("id") + ", " + words.line_name(ref), std::string(disposition_name(line.disposition)));
  for (const std::string_view field : {"code", "modifiers", "units", "date"}) {
    const std::string text = of_line(field);
    if (!text.empty() && text != "[]") root.children.push_back(leaf(std::string(field), text));
  }
  const core::SymbolId payer = words.evaluator().payer_of(ref);
  root.children.push_back(leaf("payer", payer == 0 ? of_claim("payer") : words.symbols().text(payer)));
  builtins(words, line, root);
  unspoken(words, row, root);
  if (!options.only.empty()) {
    one_rule(words, ref, options.only, root);
    return root;
  }
  if (judged_by_rules(words.decisions(), line)) stages(words, ref, options, root);
  root.children.push_back(amounts(words, line));
  return root;
}

}  // namespace edict::explain
