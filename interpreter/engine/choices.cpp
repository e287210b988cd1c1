// Choices: what stands after the exceptions for this payer, date and line. Walked from the root of the payer tree to the claim's own payer; two exceptions at one
// payer that differ conflict; one that cannot be decided matters only where it would change what stands.
#include <algorithm>

#include "engine/machine.h"

namespace edict::engine {

// Could some exception apply for this payer and date, whatever the line says?
bool Machine::may_apply(const core::Choice& choice, const Jurisdiction& where) const {
  if (where.official) return false;
  for (const core::Override& o : choice.overrides) {
    if (o.payer != 0 && where.payer_known && (where.payer == core::kNone || !index.is_under(where.payer, o.payer))) continue;
    if (!where.dated || o.effective.contains(where.date)) return true;
  }
  return false;
}

Resolution Machine::resolve(core::ChoiceId id, const Jurisdiction& where, std::vector<core::ExceptionId>* won) {
  const core::Choice& choice = program.choices[id];
  Resolution base;
  base.value = choice.base;
  const std::uint32_t number = index.overridden[id];
  if (number == core::kNone || where.official) return base;
  if (where.context == core::kNone) return may_apply(choice, where) ? walk(choice, where, won) : base;
  std::uint8_t& settled = contexts_[where.context].settled[number];
  if (settled == 0) settled = may_apply(choice, where) ? 2 : 1;
  return settled == 1 ? base : walk(choice, where, won);
}

// The clause as it stands for a payer and date, whatever the line says: as `walk` finds it, where each payer has one exception at the most.
Formula Machine::formula(core::ChoiceId id, const Jurisdiction& where) const {
  constexpr std::size_t kMostSteps = 3;  // as many as a Resolution can tell apart
  Formula f;
  f.exact = true;
  if (id == core::kNone) return f;
  const core::Choice& choice = program.choices[id];
  f.base = choice.base;
  const core::Override* last = nullptr;
  for (const core::Override& o : choice.overrides) {
    if (!index.is_under(where.payer, o.payer) || !o.effective.contains(where.date)) continue;
    const Formula value = formula(o.value, where);
    const bool alone = last == nullptr || last->payer != o.payer;
    last = &o;
    f.exact = alone && o.active == core::kNone && value.exact && value.steps.empty();
    if (f.exact && o.when == core::kNone) {
      if (value.base != f.base) {
        f.won.push_back(o.exception);
        f.won.insert(f.won.end(), value.won.begin(), value.won.end());
      }
      f.base = value.base;
      f.steps.clear();
    } else {
      f.exact = f.exact && f.base != core::kNone && value.base != core::kNone && f.steps.size() < kMostSteps;
      f.steps.push_back({o.when, value.base});
    }
    if (!f.exact) break;
  }
  return f;
}

Truth Machine::is_payers(core::SymbolId payer, const Jurisdiction& where) {
  if (payer == 0) return truth_of(true);
  if (where.payer_known || where.line.batch == nullptr) return truth_of(where.payer != core::kNone && index.is_under(where.payer, payer));
  return unknown_truth(absent(program.schema.claim, index.own.claim_payer, {where.line.batch, claim_row(where.line)}).reason);
}

// Is an exception in force: its payer, its period, what switches it off, and its `when`.
Truth Machine::in_force(const core::Override& o, const Jurisdiction& where) {
  const Truth dated = holds(o.effective, where);
  if (dated.is_false()) return dated;
  ReasonId reason = reasons_.join(is_payers(o.payer, where).reason, dated.reason);
  if (o.active != core::kNone) {
    const Resolution active = resolve(o.active, where, nullptr);
    Truth on = truth_of(true);
    if (active.reason != 0) {
      on = unknown_truth(active.reason);
    } else if (active.value != core::kNone) {
      on = truth(active.value);
    }
    if (on.is_false()) return on;
    reason = reasons_.join(reason, on.reason);
  }
  if (o.when != core::kNone) {
    const Truth when = truth(o.when);
    if (when.is_false()) return when;
    reason = reasons_.join(reason, when.reason);
  }
  return reason != 0 ? unknown_truth(reason) : truth_of(true);
}

namespace {

void may_be(Resolution& r, std::uint32_t value) {
  for (std::uint8_t i = 0; i < r.possible_count; ++i) {
    if (r.possible[i] == value) return;
  }
  if (r.possible_count < r.possible.size()) {
    r.possible[r.possible_count++] = value;
  } else {
    r.possible_count = 0;  // too many to agree
  }
}

}  // namespace

Resolution Machine::walk(const core::Choice& choice, const Jurisdiction& where, std::vector<core::ExceptionId>* won) {
  const Deeper deeper(*this);
  if (depth_ > kDeepest) return {core::kNone, gap(Gap::Kind::Overflow), {}, 0};
  std::optional<Frame> frame;
  if (!(slots_[0].record == where.line)) frame.emplace(*this, where.line);
  Resolution standing;
  standing.value = choice.base;
  const auto& all = choice.overrides;
  for (std::size_t first = 0, last = 0; first < all.size(); first = last) {  // those of one payer stand together
    while (last < all.size() && all[last].payer == all[first].payer) ++last;
    if (is_payers(all[first].payer, where).is_false()) continue;
    const std::span<const core::Override> group(all.data() + first, last - first);
    bool clash = false;
    const bool sure = certainly(group, where, standing, clash, won);
    if (!clash) possibly(group, where, standing, sure);
  }
  return standing;
}

// One payer's exceptions that are certainly in force replace what stands; two that differ conflict.
bool Machine::certainly(std::span<const core::Override> group, const Jurisdiction& where, Resolution& standing, bool& clash,
                        std::vector<core::ExceptionId>* won) {
  const Resolution before = standing;
  bool sure = false;
  core::ExceptionId by = core::kNone;
  std::vector<core::ExceptionId> inner;
  for (const core::Override& o : group) {
    if (!in_force(o, where).is_true()) continue;
    inner.clear();
    const Resolution value = o.value == core::kNone ? Resolution{} : resolve(o.value, where, won != nullptr ? &inner : nullptr);
    if (won != nullptr && (value.reason != 0 || before.reason != 0 || value.value != before.value)) {
      won->push_back(o.exception);
      won->insert(won->end(), inner.begin(), inner.end());
    }
    if (sure && (standing.reason != 0 || value.reason != 0 || standing.value != value.value)) {
      Gap conflict;
      conflict.kind = Gap::Kind::Conflict;
      conflict.id = by;
      conflict.other = o.exception;
      standing = {core::kNone, reasons_.join(reasons_.join(reasons_.of(conflict), standing.reason), value.reason), {}, 0};
      clash = true;
      return true;
    }
    standing = value;
    by = o.exception;
    sure = true;
  }
  return sure;
}

// Those that may be in force are harmless where they say what stands anyway; otherwise it cannot be told what stands.
void Machine::possibly(std::span<const core::Override> group, const Jurisdiction& where, Resolution& standing, bool sure) {
  for (const core::Override& o : group) {
    const Truth force = in_force(o, where);
    if (force.known()) continue;
    const Resolution value = o.value == core::kNone ? Resolution{} : resolve(o.value, where, nullptr);
    if (standing.reason == 0 && value.reason == 0 && value.value == standing.value) continue;
    Gap undecidable;
    undecidable.kind = Gap::Kind::Undecidable;
    undecidable.id = o.exception;
    Resolution either;
    either.reason = reasons_.join(reasons_.join(standing.reason, reasons_.of(undecidable)), reasons_.join(force.reason, value.reason));
    if (!sure && value.reason == 0 && value.value != core::kNone) {  // beside a certain exception it would be a conflict
      if (standing.reason != 0) {
        either.possible = standing.possible;
        either.possible_count = standing.possible_count;
      } else if (standing.value != core::kNone) {
        may_be(either, standing.value);
      }
      if (either.possible_count > 0) may_be(either, value.value);
    }
    standing = either;
  }
}

// The value of a choice among expressions. Where an exception cannot be decided, it is known only if all that it may come to are known and equal.
Value Machine::choice_value(core::ChoiceId id, const Jurisdiction& where, const core::Type& type, core::NodeId* chosen, std::vector<core::ExceptionId>* won) {
  const Resolution r = resolve(id, where, won);
  const auto value_as = [&](core::NodeId node) {
    Value v = eval(node);
    const core::Type& of = program.node(node).type;
    if (!v.known() || !is_numeric(type.kind) || (of.scale == type.scale && of.ratio == type.ratio)) return v;
    Number out;
    if (!conform(number_of(v, node), type, out)) return fault(Gap::Kind::Overflow, node);
    v.numerator = out.numerator;
    v.denominator = out.denominator;
    return v;
  };
  if (r.reason == 0) {
    if (chosen != nullptr) *chosen = r.value;
    return r.value == core::kNone ? unknown(0) : value_as(r.value);
  }
  Value agreed;
  for (std::uint8_t i = 0; i < r.possible_count; ++i) {
    const Value v = value_as(r.possible[i]);
    if (!v.known() || (i > 0 && !equal(r.possible[i], agreed, type, v, type).is_true())) return unknown(r.reason);
    agreed = v;
  }
  return r.possible_count > 0 ? agreed : unknown(r.reason);
}

}  // namespace edict::engine
