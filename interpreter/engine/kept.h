// Values that were found before, by a key of 128 bits: open addressing, forgotten as a whole when it grows too large.
//
// In: keys. Out: a place, new or known. Always true: a place is valid until the next call of at().
#pragma once

#include <cstdint>
#include <vector>

namespace edict::engine {

struct Kept {
  std::uint8_t state = 0;   // 0: not asked yet; 1: not known here; 2: false; 3: true, or a value
  std::uint32_t tag = 0;
  std::uint32_t why = 0;    // of state 1: for which reason, counted from 1 by whoever keeps it; 0: that cannot be told
  std::int64_t value = 0, denominator = 1;
};

class KeptTable {
 public:
  struct Key {
    std::uint64_t first = 0, second = 0;
    bool operator==(const Key&) const = default;
  };

  Kept& at(const Key& key) {
    if (used_ * 2 >= slots_.size()) grow();
    const std::size_t mask = slots_.size() - 1;
    std::size_t place = hash(key) & mask;
    while (slots_[place].taken && !(slots_[place].key == key)) place = (place + 1) & mask;
    if (!slots_[place].taken) {
      slots_[place].taken = true;
      slots_[place].key = key;
      ++used_;
    }
    return slots_[place].kept;
  }

 private:
  static constexpr std::size_t kMost = std::size_t{1} << 14;  // slots: what does not fit is asked for again

  struct Slot {
    Key key;
    Kept kept;
    bool taken = false;
  };
  static std::size_t hash(const Key& k) {
    std::uint64_t h = (k.first * 0x9e3779b97f4a7c15ull) ^ (k.second + (k.first >> 29));
    h = (h ^ (h >> 32)) * 0xbf58476d1ce4e5b9ull;
    return h ^ (h >> 31);
  }
  void grow() {
    const std::vector<Slot> old = std::move(slots_);
    used_ = 0;
    if (old.size() >= kMost) {
      slots_.assign(64, Slot{});
      return;
    }
    slots_.assign(old.empty() ? 64 : old.size() * 2, Slot{});
    for (const Slot& slot : old) {
      if (slot.taken) at(slot.key) = slot.kept;
    }
  }
  std::vector<Slot> slots_;
  std::size_t used_ = 0;
};

}  // namespace edict::engine
