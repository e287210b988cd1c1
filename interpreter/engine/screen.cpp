// Rules over a batch: what stands, what fails, what is left.
#include "engine/screen.h"

#include <algorithm>
#include <tuple>

#include "engine/machine.h"

namespace edict::engine {
namespace {

constexpr std::size_t kShare = 64;  // a rule that acts on fewer than one line in so many is asked line by line

}  // namespace

Screen::Screen(Machine& machine)
    : m_(machine), p_(machine.program), dependences_(dependences(machine.program)), memories_(machine.program.nodes.size()), tags_(1),
      term_formulas_(machine.program.terms.size()) {}

VariantId Screen::variant_of(const Variant& variant) {
  std::vector<VariantId>& known = variants_of_[variant.rule];
  for (const VariantId id : known) {
    if (variants_[id] == variant) return id;
  }
  known.push_back(static_cast<VariantId>(variants_.size()));
  variants_.push_back(variant);
  rows_.emplace_back();
  return known.back();
}

void Screen::begin() {
  for (const VariantId id : active_) rows_[id].clear();
  active_.clear();
  lines_.forget();
  line_count_ = m_.batch_->tables[p_.schema.line].rows;
  lines_.count = line_count_;
  lines_.rows.resize(1);
  lines_.rows[0].resize(line_count_);
  for (std::uint32_t row = 0; row < line_count_; ++row) lines_.rows[0][row] = row;
}

// By row, then stage, then rule: variants in that order, then a stable sort by row (counting: rows are few and dense).
void Screen::sift(std::vector<Remaining>& left) {
  left.clear();
  std::sort(active_.begin(), active_.end(), [this](VariantId a, VariantId b) {
    const core::RuleId x = variants_[a].rule, y = variants_[b].rule;
    return std::tuple(p_.rules[x].stage, x, a) < std::tuple(p_.rules[y].stage, y, b);
  });
  std::vector<Remaining> found;
  for (const VariantId id : active_) sift(id, found);
  std::vector<std::uint32_t> place(line_count_ + 1, 0);
  for (const Remaining& r : found) ++place[r.row + 1];
  for (std::uint32_t row = 0; row < line_count_; ++row) place[row + 1] += place[row];
  left.resize(found.size());
  for (const Remaining& r : found) left[place[r.row]++] = r;
}

void Screen::sift(VariantId id, std::vector<Remaining>& left) {
  const Variant& v = variants_[id];
  const std::vector<std::uint32_t>& rows = rows_[id];
  const bool paired = p_.rules[v.rule].pair_source != core::kNone;
  if (!v.applies.exact || !v.require.exact) {
    for (const std::uint32_t row : rows) left.push_back({row, id, false, 0});
    return;
  }
  const bool few = rows.size() < m_.settings.least_screened || rows.size() * kShare < line_count_;
  if (paired) {
    if (!few) return sift_pairs(v, id, left);
    for (const std::uint32_t row : rows) left.push_back({row, id, false, 0});
    return;
  }
  if (few) return sift_singly(id, left);
  Words applies, applies_not, required, required_not;
  truths(v.applies, true, lines_, applies, applies_not);
  truths(v.require, false, lines_, required, required_not);
  for (const std::uint32_t row : rows) {
    if (has(applies_not, row) || has(required, row)) continue;
    Remaining rest{row, id, false, 0};
    rest.fails = has(applies, row) && has(required_not, row) && failing(v, row, rest);
    left.push_back(rest);
  }
}

// What failing comes to on that line, where it can be told.
bool Screen::failing(const Variant& v, std::uint32_t row, Remaining& out) {
  if (v.failure == core::kNone) return false;
  const core::Outcome& outcome = p_.outcomes[v.failure];
  if (outcome.kind != core::OutcomeKind::ReduceTo || outcome.amount == core::kNone) return outcome.kind != core::OutcomeKind::ReduceTo;
  const core::Type& type = p_.nodes[outcome.amount].type;
  const Vector& amount = find(lines_, outcome.amount);
  if (amount.value.empty() || !has(amount.yes, row)) return false;
  const Number exactly{amount.value[row], amount.denominator.empty() ? exact::Int{1} : exact::Int{amount.denominator[row]}, type.scale, type.ratio};
  return Machine::to_cents(exactly, out.amount);
}

// The same line by line. Which lines are open is not known before all are judged: such conditions are left.
void Screen::sift_singly(VariantId id, std::vector<Remaining>& left) {
  const Variant& v = variants_[id];
  const auto asked = [this](const Formula& f, bool without) {
    if (f.base == core::kNone) return truth_of(without);
    return f.steps.empty() && !m_.index.opens[f.base] ? m_.truth(f.base) : m_.unknown_truth(0);
  };
  for (const std::uint32_t row : rows_[id]) {
    m_.enter({m_.batch_, row});
    const Truth applies = asked(v.applies, true);
    const Truth required = applies.is_false() ? truth_of(true) : asked(v.require, false);
    if (required.is_true()) continue;
    Remaining rest{row, id, false, 0};
    rest.fails = applies.is_true() && required.is_false() && v.failure != core::kNone && p_.outcomes[v.failure].kind != core::OutcomeKind::ReduceTo;
    left.push_back(rest);
  }
}

// A pair rule stands on a line where it stands with every other line.
void Screen::sift_pairs(const Variant& v, VariantId id, std::vector<Remaining>& left) {
  Lanes* pairs = spread(lines_, p_.rules[v.rule].pair_source, 1);
  Words applies, applies_not, required, required_not;
  if (pairs != nullptr) {
    truths(v.applies, true, *pairs, applies, applies_not);
    truths(v.require, false, *pairs, required, required_not);
  }
  for (const std::uint32_t row : rows_[id]) {
    bool stands = pairs != nullptr && has(pairs->listed, row);
    for (std::uint32_t lane = stands ? pairs->first[row] : 0; stands && lane < pairs->first[row + 1]; ++lane) {
      stands = pairs->rows[1][lane] == row || has(applies_not, lane) || has(required, lane);
    }
    if (!stands) left.push_back({row, id, false, 0});
  }
}

// A step replaces what stands where its condition holds; where that is not known, both must agree.
void Screen::truths(const Formula& formula, bool without, Lanes& lanes, Words& yes, Words& no) {
  const std::size_t words = words_of(lanes.count);
  if (formula.base == core::kNone) {
    yes.assign(words, without ? ~std::uint64_t{0} : 0);
    no.assign(words, without ? 0 : ~std::uint64_t{0});
    return;
  }
  const Vector& base = find(lanes, formula.base);
  yes = base.yes;
  no = base.no;
  for (const Formula::Step& step : formula.steps) {
    const Vector& when = find(lanes, step.when);
    const Vector& value = find(lanes, step.value);
    for (std::size_t w = 0; w < words; ++w) {
      yes[w] = (when.yes[w] & value.yes[w]) | (when.no[w] & yes[w]) | (value.yes[w] & yes[w]);
      no[w] = (when.yes[w] & value.no[w]) | (when.no[w] & no[w]) | (value.no[w] & no[w]);
    }
  }
}

}  // namespace edict::engine
