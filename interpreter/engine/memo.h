// Values of terms that one claim's evaluation has found already. In: a key. Out: the value, once kept. Always true: forgotten as a whole, without freeing.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "engine/value.h"

namespace edict::engine {

class Memo {
 public:
  Memo() : slots_(64) {}

  void clear() {
    if (values_.empty()) return;
    values_.clear();
    if (slots_.size() > 8192) slots_.resize(8192);
    std::fill(slots_.begin(), slots_.end(), Slot{});
  }
  // Null where nothing is kept. Valid until the next keep().
  const Value* find(std::uint64_t key) const {
    for (std::size_t at = start(key);; at = (at + 1) & (slots_.size() - 1)) {
      if (slots_[at].value == 0) return nullptr;
      if (slots_[at].key == key) return &values_[slots_[at].value - 1];
    }
  }
  void keep(std::uint64_t key, const Value& value) {
    if ((values_.size() + 1) * 2 > slots_.size()) grow();
    values_.push_back(value);
    place({key, static_cast<std::uint32_t>(values_.size())});
  }

 private:
  struct Slot {
    std::uint64_t key = 0;
    std::uint32_t value = 0;  // 1 + index; 0 = free
  };
  std::size_t start(std::uint64_t key) const { return ((key * 0x9e3779b97f4a7c15ull) >> 32) & (slots_.size() - 1); }
  void place(Slot slot) {
    std::size_t at = start(slot.key);
    while (slots_[at].value != 0) at = (at + 1) & (slots_.size() - 1);
    slots_[at] = slot;
  }
  void grow() {
    const std::vector<Slot> old = std::move(slots_);
    slots_.assign(old.size() * 2, Slot{});
    for (const Slot& slot : old) {
      if (slot.value != 0) place(slot);
    }
  }
  std::vector<Slot> slots_;
  std::vector<Value> values_;
};

}  // namespace edict::engine
