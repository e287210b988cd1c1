// Rules over a batch: what stands, and what is left.
#include "engine/screen.h"

#include <algorithm>
#include <numeric>
#include <tuple>

#include "engine/machine.h"

namespace edict::engine {
namespace {

constexpr std::size_t kShare = 256;  // a rule that acts on fewer than one line in so many is asked line by line
constexpr std::uint32_t kMostBatches = 1u << 30;

std::size_t count_of(const Words& rows) {
  std::size_t count = 0;
  for (const std::uint64_t word : rows) count += static_cast<std::size_t>(std::popcount(word));
  return count;
}

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
  reasons_.clear();
  line_count_ = m_.batch_->tables[p_.schema.line].rows;
  row_words_ = words_of(line_count_);
  if (line_count_ < m_.settings.least_screened) return;  // nothing will be swept
  memories_.resize(p_.nodes.size());
  remembers_.resize(p_.nodes.size());
  term_formulas_.resize(p_.terms.size());
  in_order_.resize(p_.nodes.size());
  if (++batch_number_ == kMostBatches) {
    batch_number_ = 1;
    for (Memory& memory : memories_) memory.by_cell.clear();
  }
  lines_.set_count(line_count_);
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
  for (const Remaining& r : found) {
    Remaining& to = left[place[r.row]++] = r;
    to.stage = static_cast<std::uint8_t>(p_.rules[variants_[r.variant].rule].stage);
  }
}

void Screen::sift(VariantId id, std::vector<Remaining>& left) {
  const Variant& v = variants_[id];
  const Words& rows = rows_[id];
  // Rules on few lines are asked when their claim is judged: what one rule finds of a claim then serves the others.
  const std::size_t count = count_of(rows);
  const bool few = line_count_ < m_.settings.least_screened || count * kShare < line_count_;
  if (few || !v.applies.exact || !v.require.exact) {
    each(rows, [&](std::uint32_t row) { left.push_back({.row = row, .variant = id}); });
    return;
  }
  if (p_.rules[v.rule].pair_source != core::kNone) return sift_pairs(v, id, left);
  find(v.applies, true, lines_, rows, applies_);
  const WordPool::Lent lent(pool_);
  Words& open = *lent;
  open = rows;
  for (std::size_t w = 0; w < open.size(); ++w) open[w] &= ~applies_.no[w];
  find(v.require, false, lines_, open, required_);
  tell(v, id, applies_, required_, left);
}

// A pair rule stands on a line where it stands with every other line.
void Screen::sift_pairs(const Variant& v, VariantId id, std::vector<Remaining>& left) {
  Lanes* pairs = spread(lines_, p_.rules[v.rule].pair_source, 1);
  if (pairs == nullptr) {
    each(rows_[id], [&](std::uint32_t row) { left.push_back({.row = row, .variant = id, .told = Remaining::Told::Left}); });
    return;
  }
  const WordPool::Lent lent(pool_), found_open(pool_);
  Words &wanted = *lent, &open = *found_open;
  wanted.assign(words_of(pairs->count), 0);
  each(rows_[id], [&](std::uint32_t row) { put(wanted, pairs->first[row], pairs->first[row + 1]); });
  for (std::size_t w = 0; w < wanted.size(); ++w) wanted[w] &= ~pairs->self[w];
  find(v.applies, true, *pairs, wanted, applies_);
  for (std::size_t w = 0; w < wanted.size(); ++w) wanted[w] &= ~applies_.no[w];
  find(v.require, false, *pairs, wanted, required_);
  // The lines with a pair on which the rule does not stand, and those whose pairs are not known.
  open.resize(rows_[id].size());
  for (std::size_t w = 0; w < open.size(); ++w) open[w] = rows_[id][w] & ~pairs->listed[w];
  for (std::size_t w = 0; w < wanted.size(); ++w) wanted[w] &= ~required_.yes[w];
  each(wanted, [&](std::uint32_t lane) { put(open, pairs->rows[0][lane]); });
  each(open, [&](std::uint32_t row) {
    Remaining rest{.row = row, .variant = id, .told = Remaining::Told::Left};
    if (has(pairs->listed, row)) tell_pair(v, *pairs, applies_, required_, rest);
    left.push_back(rest);
  });
}

// A step replaces what stands where its condition holds; where that is not known, both must agree.
void Screen::find(const Formula& formula, bool without, Lanes& lanes, const Words& wanted, Standing& out) {
  const std::size_t words = words_of(lanes.count);
  out.blame = nullptr;
  if (formula.base == core::kNone) {
    out.yes.assign(words, without ? ~std::uint64_t{0} : 0);
    out.no.assign(words, without ? 0 : ~std::uint64_t{0});
    return;
  }
  const Vector& base = find(lanes, formula.base, wanted);
  out.yes = base.yes;
  out.no = base.no;
  out.blame = formula.steps.empty() ? &base : nullptr;
  for (const Formula::Step& step : formula.steps) {
    const Vector& when = find(lanes, step.when, wanted);
    const Vector& value = find(lanes, step.value, wanted);
    for (std::size_t w = 0; w < words; ++w) {
      out.yes[w] = (when.yes[w] & value.yes[w]) | (when.no[w] & out.yes[w]) | (value.yes[w] & out.yes[w]);
      out.no[w] = (when.yes[w] & value.no[w]) | (when.no[w] & out.no[w]) | (value.no[w] & out.no[w]);
    }
  }
}

}  // namespace edict::engine
