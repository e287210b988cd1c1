// Rules over a batch: what stands, what fails, what is left.
#include "engine/screen.h"

#include <algorithm>
#include <numeric>
#include <tuple>

#include "engine/machine.h"

namespace edict::engine {
namespace {

constexpr std::size_t kShare = 64;  // a rule that acts on fewer than one line in so many is asked line by line

}  // namespace

Screen::Screen(Machine& machine)
    : m_(machine), p_(machine.program), tags_(1) {}

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
  if (line_count_ < m_.settings.least_screened) return;  // nothing will be swept
  memories_.resize(p_.nodes.size());
  term_formulas_.resize(p_.terms.size());
  lines_.count = line_count_;
  lines_.rows.resize(1);
  lines_.rows[0].resize(line_count_);
  std::iota(lines_.rows[0].begin(), lines_.rows[0].end(), 0u);
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
  // Rules on few lines are asked when their claim is judged: what one rule finds of a claim then serves the others.
  const bool few = rows.size() < m_.settings.least_screened || rows.size() * kShare < line_count_;
  if (few || !v.applies.exact || !v.require.exact) {
    for (const std::uint32_t row : rows) left.push_back({row, id, false, false, 0});
    return;
  }
  if (p_.rules[v.rule].pair_source != core::kNone) return sift_pairs(v, id, left);
  Words applies, applies_not, required, required_not;
  truths(v.applies, true, lines_, applies, applies_not);
  truths(v.require, false, lines_, required, required_not);
  for (const std::uint32_t row : rows) {
    if (has(applies_not, row) || has(required, row)) continue;
    Remaining rest{row, id, true, false, 0};
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
    if (!stands) left.push_back({row, id, true, false, 0});
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
