// The evaluator's public face over its machine: judging batches, and single values for payment, explanation and the REPL.
#include "engine/evaluator.h"

#include <algorithm>

#include "engine/machine.h"

namespace edict::engine {

struct Evaluator::State {
  Machine machine;
};

Evaluator::Evaluator(const Plan& plan, const claims::Vocabulary& vocabulary, Settings settings)
    : state_(new State{Machine(plan, vocabulary, std::move(settings))}) {}

Evaluator::~Evaluator() = default;

void Evaluator::judge(const claims::Batch& batch, const claims::History* history, Decisions& out) { state_->machine.judge(batch, history, out); }

void Evaluator::look_at(const claims::Batch& batch, const claims::History* history, Decisions* decisions) {
  state_->machine.look_at(batch, history, decisions);
}

Value Evaluator::value(core::NodeId node, claims::LineRef line) {
  state_->machine.enter(line);
  return state_->machine.eval(node);
}

Evaluator::AtStage::AtStage(Evaluator& evaluator, core::Stage stage)
    : evaluator_(evaluator), before_(evaluator.state_->machine.see_as(static_cast<std::uint8_t>(stage))) {}
Evaluator::AtStage::~AtStage() { evaluator_.state_->machine.see_as(before_); }

namespace {

void bind(Machine& m, const Environment& environment) {
  m.enter(environment.slots.empty() ? claims::LineRef{} : environment.slots[0].record);
  const std::size_t count = std::min<std::size_t>(environment.slots.size(), m.index.frame_width);
  std::copy_n(environment.slots.begin(), count, m.slots());
}

}  // namespace

Value Evaluator::value(core::NodeId node, Environment& environment) {
  bind(state_->machine, environment);
  return state_->machine.eval(node);
}

Value Evaluator::term(core::TermId term, claims::LineRef line) {
  Machine& m = state_->machine;
  m.enter(line);
  return m.term_value(term, m.jurisdiction(line));
}

Evaluator::Resolved Evaluator::resolve(core::ChoiceId choice, Environment& environment) {
  Machine& m = state_->machine;
  bind(m, environment);
  Resolved out;
  const claims::LineRef line = environment.slots.empty() ? claims::LineRef{} : environment.slots[0].record;
  const Resolution r = m.resolve(choice, m.jurisdiction(line), &out.exceptions);
  out.value = r.reason == 0 ? r.value : core::kNone;
  out.reason = r.reason;
  return out;
}

Evaluator::Judgement Evaluator::judge_rule(core::RuleId rule, claims::LineRef line) {
  Machine& m = state_->machine;
  Judgement out;
  const Verdict v = m.verdict(rule, line, out.exceptions);
  out.status = v.status;
  out.acts = v.acts;
  out.applies = m.value_of(v.applies);
  out.require = m.value_of(v.require);
  out.applies_node = v.applies_node;
  out.require_node = v.require_node;
  out.outcome = v.outcome;
  out.reason = v.reason;
  out.partner = v.partner;
  return out;
}

std::vector<Gap> Evaluator::gaps(ReasonId reason) const {
  std::vector<Gap> out;
  state_->machine.reasons().flatten(reason, out);
  return out;
}

std::size_t Evaluator::list_size(const Value& list) const { return list.list.count; }
Value Evaluator::list_item(const Value& list, std::size_t index) const { return state_->machine.list_item(list, index); }

core::SymbolId Evaluator::payer_of(claims::LineRef line) {
  const Jurisdiction where = state_->machine.jurisdiction(line);
  return where.payer == core::kNone ? 0 : plan().program().payers[where.payer].symbol;
}

std::optional<exact::Date> Evaluator::date_of(claims::LineRef line) {
  const Jurisdiction where = state_->machine.jurisdiction(line);
  if (!where.dated) return std::nullopt;
  return where.date;
}

std::optional<Counted> Evaluator::counted_in(claims::LineRef line) {
  ReasonId why = 0;
  return state_->machine.counted_in(line, why);
}

std::uint64_t Evaluator::looks() const { return state_->machine.looks(); }
const Plan& Evaluator::plan() const { return state_->machine.plan; }
const claims::Vocabulary& Evaluator::vocabulary() const { return state_->machine.vocabulary; }

}  // namespace edict::engine
