// Reasons of the unknown, shared as a graph within a claim and flattened when somebody asks.
#include "engine/reasons.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace edict::engine {
namespace {

std::uint32_t mix(std::uint64_t a, std::uint64_t b) {
  std::uint64_t h = (a * 0x9e3779b97f4a7c15ull) ^ (b + 0x7f4a7c15u + (a << 6));
  h ^= h >> 29;
  h *= 0xbf58476d1ce4e5b9ull;
  return static_cast<std::uint32_t>(h >> 32);
}

std::uint32_t hash_of(const Gap& gap) {
  const std::uint32_t facts = mix((std::uint64_t{gap.row} << 32) | (std::uint64_t{gap.record} << 16) | gap.field, static_cast<std::uint64_t>(gap.kind));
  return mix((std::uint64_t{gap.id} << 32) | gap.other, (std::uint64_t{gap.node} << 32) | (gap.symbol ^ facts));
}

bool is_fact(const Gap& gap) {
  return gap.kind == Gap::Kind::Missing || gap.kind == Gap::Kind::Unreadable || gap.kind == Gap::Kind::NoColumn;
}

// Nothing here depends on addresses: gaps of two batches keep the order in which they came.
auto order_of(const Gap& gap) {
  return std::make_tuple(!is_fact(gap), gap.record, gap.row, gap.field, gap.kind, gap.id, gap.other, gap.symbol, gap.node);
}

}  // namespace

Reasons::Reasons() { clear(); }

void Reasons::clear() {
  if (entries_.size() == 1) return;
  entries_.assign(1, Entry{});
  gaps_.clear();
  if (table_.size() > 4096) table_.resize(4096);
  if (table_.empty()) table_.resize(64);
  std::fill(table_.begin(), table_.end(), 0);
}

void Reasons::grow() {
  table_.assign(table_.size() * 2, 0);
  const std::size_t mask = table_.size() - 1;
  for (ReasonId id = 1; id < entries_.size(); ++id) {
    std::size_t at = entries_[id].hash & mask;
    while (table_[at] != 0) at = (at + 1) & mask;
    table_[at] = id;
  }
}

ReasonId Reasons::insert(Entry entry, const Gap* gap) {
  if (entries_.size() * 2 > table_.size()) grow();
  const std::size_t mask = table_.size() - 1;
  std::size_t at = entry.hash & mask;
  for (; table_[at] != 0; at = (at + 1) & mask) {
    const Entry& found = entries_[table_[at]];
    if (found.hash != entry.hash) continue;
    if (gap ? found.left == 0 && gaps_[found.right] == *gap : found.left == entry.left && found.right == entry.right) return table_[at];
  }
  if (gap) {
    entry.right = static_cast<ReasonId>(gaps_.size());
    gaps_.push_back(*gap);
  }
  table_[at] = static_cast<ReasonId>(entries_.size());
  entries_.push_back(entry);
  return table_[at];
}

ReasonId Reasons::of(const Gap& gap) { return insert({0, 0, hash_of(gap), is_fault(gap.kind)}, &gap); }

ReasonId Reasons::join(ReasonId a, ReasonId b) {
  if (a == b || b == 0) return a;
  if (a == 0) return b;
  return insert({a, b, mix(a, b), entries_[a].fault || entries_[b].fault}, nullptr);
}

void Reasons::flatten(ReasonId id, std::vector<Gap>& out) const {
  if (id == 0) return;
  if (entries_[id].left == 0) {
    out.push_back(gaps_[entries_[id].right]);
    return;
  }
  const std::size_t first = out.size();
  seen_.assign(entries_.size(), false);
  pending_.assign(1, id);
  while (!pending_.empty()) {
    const ReasonId next = pending_.back();
    pending_.pop_back();
    if (seen_[next]) continue;
    seen_[next] = true;
    const Entry& entry = entries_[next];
    if (entry.left == 0) {
      out.push_back(gaps_[entry.right]);
    } else {
      pending_.push_back(entry.right);
      pending_.push_back(entry.left);
    }
  }
  if (out.size() - first < 2) return;
  std::stable_sort(out.begin() + static_cast<std::ptrdiff_t>(first), out.end(), [](const Gap& a, const Gap& b) { return order_of(a) < order_of(b); });
}

}  // namespace edict::engine
