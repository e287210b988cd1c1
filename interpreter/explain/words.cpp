// Words of findings: names, outcomes, messages, exceptions, places.
#include "explain/words.h"

#include "diagnostic/catalogue.h"
#include "engine/faults.h"
#include "explain/node_text.h"
#include "payment/claim_rows.h"
#include "payment/codes.h"

namespace edict::explain {

void Words::about(engine::Decisions& decisions, const claims::History* history) {
  decisions_ = &decisions;
  history_ = history;
  evaluator_.look_at(*decisions.batch, history, &decisions);
}

std::string Words::rule_name(const engine::Finding& finding) const {
  if (finding.rule != core::kNone) return program().rules[finding.rule].name;
  return "(" + std::string(builtin_name(finding.builtin)) + ")";
}

std::string Words::stage(const engine::Finding& finding) const {
  if (finding.rule != core::kNone) return std::string(stage_name(program().rules[finding.rule].stage));
  return finding.builtin < engine::Builtin::Price ? "intake" : "payment";
}

std::string Words::outcome(const core::Outcome& outcome) const {
  const auto reason = [&](std::string verb) {
    return outcome.reason == 0 ? verb : verb + " \"" + program().symbols.text(outcome.reason) + "\"";
  };
  const auto coded = [&](std::string verb) {
    if (outcome.carc != 0) verb += " " + std::string(payment::group_name(outcome.group)) + "-" + program().symbols.text(outcome.carc);
    for (std::size_t i = 0; i < outcome.remarks.size(); ++i) verb += (i == 0 ? " remark " : ", ") + program().symbols.text(outcome.remarks[i]);
    return verb;
  };
  switch (outcome.kind) {
    case core::OutcomeKind::Deny: return coded("deny");
    case core::OutcomeKind::Reject: return reason(coded("reject"));
    case core::OutcomeKind::Pend: return reason("pend");
    case core::OutcomeKind::ReduceUnits: return coded("reduce units");
    case core::OutcomeKind::ReduceTo: return coded("reduce");
    case core::OutcomeKind::Note: return reason("note");
    case core::OutcomeKind::Pass: return "pass";
  }
  return "";
}

std::string Words::outcome(const engine::Finding& finding) const {
  if (finding.status == engine::Status::Met || finding.status == engine::Status::NotApplicable) return "";
  return finding.outcome == core::kNone ? "pend" : outcome(program().outcomes[finding.outcome]);
}

std::vector<std::string> Words::exceptions(const engine::Finding& finding) const {
  std::vector<std::string> names;
  for (std::uint32_t i = 0; i < finding.exception_count; ++i) names.push_back(program().exceptions[decisions_->exceptions[finding.exceptions + i]].name);
  return names;
}

std::string Words::cite(const engine::Finding& finding) const { return finding.rule == core::kNone ? "" : program().rules[finding.rule].cite; }

std::string Words::place(const engine::Finding& finding) const {
  return finding.rule == core::kNone ? "" : place_text(program().rules[finding.rule].name_span, sources_);
}

std::string Words::line_name(claims::LineRef line) const {
  const core::Schema& schema = program().schema;
  const auto text = [&](std::string_view field) { return cell_text(*line.batch, schema.line, schema.find(schema.line, field), line.row, evaluator_); };
  const std::string number = text("number");
  const std::string name = number.empty() ? "a line without a number" : "line " + number;
  if (decisions_ == nullptr || line.batch == decisions_->batch) return name;
  const std::uint32_t claim = payment::claim_of(*line.batch, schema, line.row);
  const std::string of = cell_text(*line.batch, schema.claim, schema.find(schema.claim, "id"), claim, evaluator_);
  return name + " of the earlier claim " + of + (text("date").empty() ? "" : " on " + text("date"));
}

std::string Words::value(core::NodeId node, claims::LineRef line) {
  return value_text(evaluator_.value(node, line), program().node(node).type, evaluator_);
}

// The size of a billing unit that the sentence tells, `5 mg`: amounts beside it stand in its unit.
std::string Words::size_in(const core::Message& message, engine::Environment& environment) {
  for (const core::MessagePart& part : message.parts) {
    if (part.node == core::kNone || program().node(part.node).type.kind != core::Kind::UnitSize) continue;
    const engine::Value value = evaluator_.value(part.node, environment);
    if (value.known()) return value_text(value, program().node(part.node).type, evaluator_);
  }
  return "";
}

std::string Words::message_of(core::RuleId rule, claims::LineRef line, claims::LineRef partner) {
  const core::Rule& declared = program().rules[rule];
  if (declared.message == core::kNone) return "";
  const engine::Evaluator::AtStage then(evaluator_, declared.stage);
  engine::Environment environment;
  environment.slots.resize(2);
  environment.slots[0].kind = environment.slots[1].kind = core::Kind::Record;
  environment.slots[0].record = line;
  environment.slots[1].record = partner;
  if (partner.batch == nullptr) environment.slots[1].state = engine::Value::State::Missing;
  const engine::Evaluator::Resolved resolved = evaluator_.resolve(declared.message, environment);
  if (resolved.value == core::kNone || resolved.value >= program().messages.size()) return "";
  std::string text;
  const std::string size = size_in(program().messages[resolved.value], environment);
  for (const core::MessagePart& part : program().messages[resolved.value].parts) {
    if (part.node == core::kNone) {
      text += program().symbols.text(part.text);
      continue;
    }
    const engine::Value value = evaluator_.value(part.node, environment);
    const core::Type& type = program().node(part.node).type;
    std::string told = value.known() ? value_text(value, type, evaluator_, size) : "(not known)";
    if (value.known() && type.kind == core::Kind::Units) told.resize(told.rfind(' '));  // the author's sentence says what they are
    text += told;
  }
  return text;
}

namespace {

std::string builtin_message(engine::Builtin builtin, const std::string& payer, const std::vector<std::string>& missing) {
  using engine::Builtin;
  const std::string what = missing.empty() ? "" : ": " + joined(missing);
  switch (builtin) {
    case Builtin::PayerMissing: return "the claim names no payer";
    case Builtin::PayerNotDeclared: return "no policy here declares the payer `" + payer + "`";
    case Builtin::PatientMissing: return "the claim names no patient";
    case Builtin::DateMissing: return "the line has no date of service";
    case Builtin::CodeMissing: return "the line has no code";
    case Builtin::ReplacementUnclear: return "whether the claim takes the place of another is not known" + what;
    case Builtin::TooMuch: return "deciding the claim goes through too many lines and entries of lists, and was given up";
    case Builtin::Price: return missing.empty() ? "the fee comes to nothing, which is no price" : "the price is not known" + what;
    case Builtin::CostShare: return "who bears what is not known" + what;
    case Builtin::Payment:
    case Builtin::OtherPayer:
    case Builtin::Deductible:
    case Builtin::Coinsurance:
    case Builtin::Copay:
    case Builtin::Sequestration:
    case Builtin::UnitCap:
    case Builtin::FeeSchedule: return std::string(builtin_name(builtin));
  }
  return "";
}

}  // namespace

// A cell that every line must have is there, and cannot be read: the sentence shows it.
std::string Words::unreadable_needed(const engine::Finding& finding) const {
  using engine::Builtin;
  const bool needed = finding.builtin == Builtin::PayerMissing || finding.builtin == Builtin::PatientMissing || finding.builtin == Builtin::DateMissing ||
                      finding.builtin == Builtin::CodeMissing;
  for (std::uint32_t i = 0; needed && i < finding.gap_count; ++i) {
    const engine::Gap& gap = decisions_->gaps[finding.gaps + i];
    if (gap.kind != engine::Gap::Kind::Unreadable) continue;
    const claims::Batch* batch = gap.batch != nullptr ? gap.batch : decisions_->batch;
    const claims::Unreadable* cell = batch->find_unreadable(gap.record, gap.field, gap.row);
    if (cell == nullptr) continue;
    const char* const what = finding.builtin == Builtin::PayerMissing     ? "the claim's payer"
                             : finding.builtin == Builtin::PatientMissing ? "the claim's patient"
                             : finding.builtin == Builtin::DateMissing    ? "the line's date of service"
                                                                          : "the line's code";
    return std::string(what) + " cannot be read: `" + cell->text + "` (" + std::string(diagnostic::entry(*engine::code_of(gap.kind)).id) + ")";
  }
  return "";
}

std::string Words::message(const engine::Finding& finding) {
  const claims::LineRef line{decisions_->batch, finding.line};
  if (finding.rule == core::kNone) {
    const core::Schema& schema = program().schema;
    const std::uint32_t claim = payment::claim_of(*decisions_->batch, schema, finding.line);
    if (const std::string found = unreadable_needed(finding); !found.empty()) return found;
    const std::string payer = cell_text(*decisions_->batch, schema.claim, schema.find(schema.claim, "payer"), claim, evaluator_);
    return builtin_message(finding.builtin, payer, missing(finding));
  }
  const core::Rule& rule = program().rules[finding.rule];
  const std::string title = rule.title.empty() ? std::string(short_name(rule.name)) : rule.title;
  if (finding.status == engine::Status::Undecided) {
    const std::vector<std::string> what = missing(finding);
    return "cannot be decided: " + title + (what.empty() ? "" : " (" + joined(what) + ")");
  }
  std::string text = message_of(finding.rule, line, finding.partner);
  const core::Outcome* asked = finding.outcome == core::kNone ? nullptr : &program().outcomes[finding.outcome];
  if (text.empty() && asked != nullptr && asked->reason != 0) {
    text = (asked->kind == core::OutcomeKind::Note ? "" : "waits for: ") + program().symbols.text(asked->reason);
  }
  if (text.empty()) text = (finding.status == engine::Status::NotMet ? "not met: " : "") + title;
  if (finding.known_part_exceeds) text += " (the part that is known exceeds already)";
  return text;
}

std::vector<std::string> Words::missing(const engine::Finding& finding) {
  std::vector<std::string> names;
  const claims::LineRef line{decisions_->batch, finding.line};
  for (std::uint32_t i = 0; i < finding.gap_count; ++i) names.push_back(gap(decisions_->gaps[finding.gaps + i], line));
  return names;
}

std::vector<Fact> Words::facts(const engine::Finding& finding) {
  std::vector<Fact> facts;
  if (finding.rule == core::kNone) return facts;
  const claims::LineRef line{decisions_->batch, finding.line};
  const engine::Evaluator::Judgement judgement = evaluator_.judge_rule(finding.rule, line);
  const engine::Evaluator::AtStage then(evaluator_, program().rules[finding.rule].stage);
  for (const core::NodeId node : {judgement.applies_node, judgement.require_node}) {
    if (node == core::kNone) continue;
    for (Fact& fact : facts_of(node, line)) {
      bool told = false;
      for (const Fact& other : facts) told = told || other.name == fact.name;
      if (!told) facts.push_back(std::move(fact));
    }
  }
  if (finding.partner.batch != nullptr) facts.push_back({"other", line_name(finding.partner)});
  return facts;
}

}  // namespace edict::explain
