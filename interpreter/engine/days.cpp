// The patient's earlier lines, and the lines of one day. Both are known in part where no history was given or the claim names no patient (of the history nothing is
// known then, of the day the claim's own lines); a day also where some line that might belong to it has no date.
#include <algorithm>

#include "engine/machine.h"
#include "exact/decimal.h"

namespace edict::engine {

using core::Kind;

bool Machine::replaces_or_voids(claims::LineRef claim) const {  // CLM05-3
  if (index.own.claim_frequency == core::kNoField) return false;
  const std::int64_t frequency = claims::cell(*claim.batch, program.schema.claim, index.own.claim_frequency, claim.row).value_or(0);
  return frequency == 7 * exact::kOne || frequency == 8 * exact::kOne;
}

// A claim that names another without saying what it does to it, or replaces or voids one that it does not name: why that is not known. 0: all is clear.
ReasonId Machine::unclear_replacement() {
  const claims::LineRef claim{batch_, claim_};
  core::SymbolId said = 0;
  const bool frequency = symbol_field(program.schema.claim, index.own.claim_frequency, claim, said);
  const bool original = symbol_field(program.schema.claim, index.own.claim_original, claim, said);
  if (original && !frequency && index.own.claim_frequency != core::kNoField) return absent(program.schema.claim, index.own.claim_frequency, claim).reason;
  if (frequency && !original && replaces_or_voids(claim)) return absent(program.schema.claim, index.own.claim_original, claim).reason;
  return 0;
}

// Finds the history once a claim. Where it is not known, `why` says so and it is empty. A replacement or void does not see the claim that it takes the place of.
void Machine::gather_history(ReasonId& why) {
  if (!history_gathered_) {
    history_gathered_ = true;
    history_reason_ = 0;
    history_list_ = {ListRef::Of::Lines, static_cast<std::uint32_t>(lines_.size()), 0, nullptr};
    const claims::LineRef claim{batch_, claim_};
    const Value patient = read(program.schema.claim, index.own.claim_patient, claim);
    const Value name = patient.known() ? read(program.schema.patient, index.own.patient_id, patient.record) : patient;
    if (!settings.history_given || !name.known()) {
      history_reason_ = settings.history_given ? name.reason : gap(Gap::Kind::NoHistory);
    } else if (history_ != nullptr) {
      core::SymbolId original = 0;
      const bool names = symbol_field(program.schema.claim, index.own.claim_original, claim, original);
      const ReasonId unclear = unclear_replacement();
      const bool reverses = replaces_or_voids(claim);
      for (const claims::LineRef line : history_->lines_of(static_cast<core::SymbolId>(name.numerator))) {
        core::SymbolId id = 0;
        const bool named = names && symbol_field(program.schema.claim, index.own.claim_id, {line.batch, claim_row(line)}, id) && id == original;
        if (unclear != 0 && (named || !names)) history_reason_ = unclear;  // nobody knows whether this line still counts
        if (reverses && named) continue;
        lines_.push_back(line);
        ++history_list_.count;
      }
    }
  }
  if (history_reason_ != 0) history_list_.count = 0;
  why = history_reason_;
}

Value Machine::history_lines(core::NodeId id) {
  const Value line = eval(program.node(id).a);
  if (!line.known()) return line;
  Value v;
  v.kind = Kind::List;
  gather_history(v.reason);
  v.list = history_list_;
  return v;
}

// The claim's lines and the history's by date, once a claim.
void Machine::gather_days() {
  days_gathered_ = true;
  days_.clear();
  days_reason_ = 0;
  const std::uint32_t first = first_line_[claim_], own = first_line_[claim_ + 1] - first;
  for (std::uint32_t i = 0; i < own + history_list_.count; ++i) {
    const claims::LineRef line = i < own ? claims::LineRef{batch_, first + i} : lines_[history_list_.first + i - own];
    exact::Date date;
    if (date_field(program.schema.line, index.own.line_date, line, date)) {
      days_.emplace_back(date.days, i);
    } else {
      days_reason_ = reasons_.join(days_reason_, absent(program.schema.line, index.own.line_date, line).reason);
    }
  }
  std::sort(days_.begin(), days_.end());
}

Value Machine::day_lines(core::NodeId id) {
  const Value line = eval(program.node(id).a);
  if (!line.known()) return line;
  Value v;
  v.kind = Kind::List;
  gather_history(v.reason);
  if (!days_gathered_) gather_days();
  v.reason = reasons_.join(v.reason, days_reason_);
  exact::Date date;
  if (!date_field(program.schema.line, index.own.line_date, line.record, date)) {
    return absent(program.schema.line, index.own.line_date, line.record);
  }
  for (const auto& [day, list] : day_lists_) {
    ++looks_;
    if (day != date.days) continue;
    v.list = list;
    return v;
  }
  const std::uint32_t first = first_line_[claim_], own = first_line_[claim_ + 1] - first;
  v.list = {ListRef::Of::Lines, static_cast<std::uint32_t>(lines_.size()), 0, nullptr};
  for (auto it = std::lower_bound(days_.begin(), days_.end(), std::pair<std::int32_t, std::uint32_t>{date.days, 0});
       it != days_.end() && it->first == date.days; ++it) {
    lines_.push_back(it->second < own ? claims::LineRef{batch_, first + it->second} : lines_[history_list_.first + it->second - own]);
    ++v.list.count;
  }
  day_lists_.emplace_back(date.days, v.list);
  return v;
}

}  // namespace edict::engine
