// Pair rules: the judged line beside each other line of a list. Fails if some pair certainly fails, is undecided if one only might; the lowest partner is named.
#include <algorithm>

#include "engine/machine.h"

namespace edict::engine {

void Machine::judge_pairs(core::RuleId id, const Jurisdiction& where, Truth in_time, Verdict& v) {
  const core::Rule& rule = program.rules[id];
  const Value list = eval(rule.pair_source);
  if (probe_scratch_.size() <= probe_depth_) probe_scratch_.emplace_back();
  std::vector<std::uint32_t> some = std::move(probe_scratch_[probe_depth_++]);
  const std::size_t known = list.known() ? list.list.count : 0;
  const bool few = known > 8 && probed(list, index.probe_of_rule[id], some);
  const std::size_t count = few ? some.size() : known;
  bool met = false, failed = false;
  ReasonId reason = 0;
  Verdict maybe, fits;  // of the first pair that might fail; of the first that stands
  std::vector<core::ExceptionId>* const all_winners = winners_;
  std::vector<core::ExceptionId> pair_winners;
  winners_ = all_winners != nullptr ? &pair_winners : nullptr;
  const std::size_t further = list.reason != 0 ? 1 : 0;  // a list not known, or known in part: one more line, of which nothing is known
  for (std::size_t i = 0; i < count + further && !failed && !spent(); ++i) {
    const Look one(*this);
    claims::LineRef other;
    if (i < count) {
      other = line_at(list.list, few ? some[i] : static_cast<std::uint32_t>(i));
      if (other == where.line) continue;
      slots_[1] = line_value(other);
    } else {
      slots_[1] = unknown(list.reason);
    }
    Verdict pair;
    pair.acts = true;
    pair.partner = other;
    pair.applies = judge_condition(rule.applies, true, where, pair.applies_node);
    if (pair.applies.is_false()) continue;
    if (!in_time.known()) pair.applies = unknown_truth(reasons_.join(in_time.reason, pair.applies.reason));
    pair.require = judge_condition(rule.require, false, where, pair.require_node);
    if (pair.require.is_true()) {
      if (i == count) continue;
      if (!met) fits = pair;
      met = true;
    } else if (i < count && pair.applies.is_true() && pair.require.is_false()) {
      v = pair;
      failed = true;
    } else {
      if (reason == 0) maybe = pair;
      reason = reasons_.join(reason, reasons_.join(pair.applies.reason, pair.require.reason));
      if (i == count) reason = reasons_.join(reason, list.reason);
    }
  }
  probe_scratch_[--probe_depth_] = std::move(some);
  winners_ = all_winners;
  if (spent()) reason = reasons_.join(reason, gap(Gap::Kind::TooMuch));
  for (const core::ExceptionId e : pair_winners) {
    if (std::find(winners_->begin(), winners_->end(), e) == winners_->end()) winners_->push_back(e);
  }
  if (failed) return not_met(rule, where, v);
  if (reason != 0) {
    v = maybe;
    slots_[1] = maybe.partner.batch != nullptr ? line_value(maybe.partner) : unknown(list.reason);
    undecided(rule, where, reason, in_time, v);
  } else if (met) {
    v = fits;
    v.status = Status::Met;
  }
}

}  // namespace edict::engine
