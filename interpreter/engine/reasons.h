// Why values are unknown: sets of gaps, shared as a graph. In: gaps. Out: ids of sets. Always true: equal leaves, and unions made of the same two ids, have one
// id, so that a thousand lines that miss the same fact share one reason; ids are valid until clear().
#pragma once

#include <cstdint>
#include <vector>

#include "engine/decision.h"
#include "engine/value.h"

namespace edict::engine {

class Reasons {
 public:
  Reasons();
  void clear();
  ReasonId of(const Gap& gap);
  ReasonId join(ReasonId a, ReasonId b);  // 0 is the empty set
  std::size_t size() const { return entries_.size(); }
  bool has_fault(ReasonId id) const { return id != 0 && entries_[id].fault; }
  // Appends each gap once: facts by record, row and field, then the others.
  void flatten(ReasonId id, std::vector<Gap>& out) const;

 private:
  struct Entry {
    ReasonId left = 0, right = 0;  // a union; a leaf has left 0 and its gap in `right`
    std::uint32_t hash = 0;
    bool fault = false;
  };
  ReasonId insert(Entry entry, const Gap* gap);
  void grow();

  std::vector<Entry> entries_;
  std::vector<Gap> gaps_;
  std::vector<ReasonId> table_;  // open addressing, a power of two; 0 = free
  mutable std::vector<ReasonId> pending_;
  mutable std::vector<bool> seen_;
};

}  // namespace edict::engine
