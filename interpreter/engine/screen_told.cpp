// What is told of the lines on which a rule does not stand: that it fails, or for which missing facts it cannot be decided.
#include "engine/machine.h"
#include "engine/screen.h"

namespace edict::engine {

using core::OutcomeKind;

// Of each line that the rule acts on where it does not certainly stand.
void Screen::tell(const Variant& v, VariantId id, const Standing& applies, const Standing& required, std::vector<Remaining>& left) {
  const WordPool::Lent lent(pool_);
  Words& open = *lent;
  open = rows_[id];
  for (std::size_t w = 0; w < open.size(); ++w) open[w] &= ~(applies.no[w] | required.yes[w]);
  const core::NodeId amount = v.failure != core::kNone && p_.outcomes[v.failure].kind == OutcomeKind::ReduceTo ? p_.outcomes[v.failure].amount : core::kNone;
  if (amount != core::kNone) find(lines_, amount, open);
  each(open, [&](std::uint32_t row) {
    Remaining rest{.row = row, .variant = id, .told = Remaining::Told::Left};
    if (has(applies.yes, row) && has(required.no, row)) {
      tell_failing(v, rest);
    } else {
      tell_undecided(v, why(applies, required, row), rest);
    }
    left.push_back(rest);
  });
}

// Where a reduction to money is known here, in millionths of a dollar, to the cent.
bool Screen::reduced_to(const core::Outcome& outcome, std::uint32_t row, std::int64_t& amount) {
  const Vector* amounts = outcome.amount == core::kNone ? nullptr : lines_.found(outcome.amount);
  if (amounts == nullptr || !amounts->valued || !has(amounts->yes, row)) return false;
  const core::Type& type = p_.nodes[outcome.amount].type;
  return Machine::to_cents({amounts->value[row], amounts->ratio ? exact::Int{amounts->denominator[row]} : exact::Int{1}, type.scale, type.ratio}, amount);
}

void Screen::tell_failing(const Variant& v, Remaining& out) {
  if (v.failure == core::kNone) return;
  const core::Outcome& outcome = p_.outcomes[v.failure];
  if (outcome.kind == OutcomeKind::ReduceTo && !reduced_to(outcome, out.row, out.amount)) return;
  out.told = Remaining::Told::Fails;
}

// A fault is the machine's where `missing` says something: it then has no say.
void Screen::tell_undecided(const Variant& v, ReasonId reason, Remaining& out) {
  if (reason == 0 || !v.tells_undecided) return;
  if (p_.rules[v.rule].missing != core::kNone && reasons_.has_fault(reason)) return;
  if (!threat_of(v, out.row, out.threat)) return;
  out.told = Remaining::Told::Undecided;
  out.reason = reason;
}

// As Machine::threat_of for an undecided rule. False where the machine must say.
bool Screen::threat_of(const Variant& v, std::uint32_t row, Threat& out) {
  out = Threat::None;
  if (p_.rules[v.rule].otherwise == core::kNone) return true;
  const core::Outcome& outcome = p_.outcomes[v.failure];
  if (const auto certain = threat_of_kind(outcome.kind)) {
    out = *certain;
    return true;
  }
  std::int64_t amount = 0;
  const bool known = reduced_to(outcome, row, amount);
  if (!known && (outcome.amount == core::kNone || lines_.found(outcome.amount)->reason(row) == 0)) return false;
  out = known && amount > 0 ? Threat::None : Threat::Line;  // to nothing is a denial
  return true;
}

// Why a rule is undecided on a lane; 0 where that is not told.
ReasonId Screen::why(const Standing& applies, const Standing& required, std::uint32_t lane) {
  AllReasons reasons(reasons_);
  for (const Standing* clause : {&applies, &required}) {
    if (!clause->known(lane)) reasons.add(clause->blame != nullptr ? clause->blame->reason(lane) : 0);
  }
  return reasons.told();
}

// As Machine::judge_pairs: the first pair that fails; else the first that might, for the reasons of all.
void Screen::tell_pair(const Variant& v, const Lanes& pairs, const Standing& applies, const Standing& required, Remaining& out) {
  ReasonId reason = 0;
  for (std::uint32_t lane = pairs.first[out.row]; lane < pairs.first[out.row + 1]; ++lane) {
    const std::uint32_t other = pairs.rows[1][lane];
    if (other == out.row || has(applies.no, lane) || has(required.yes, lane)) continue;
    if (has(applies.yes, lane) && has(required.no, lane)) {
      out.partner = other;
      return tell_failing(v, out);
    }
    const ReasonId of_pair = why(applies, required, lane);
    if (of_pair == 0) return;
    if (reason == 0) out.partner = other;
    reason = reasons_.join(reason, of_pair);
  }
  tell_undecided(v, reason, out);
}

}  // namespace edict::engine
