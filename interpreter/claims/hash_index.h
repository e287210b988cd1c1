// Ids found by the hash of what they stand for: the index under the dictionary and the lists of a run.
//
// In: hashes, ids, and a question "is it this one?". Out: ids. Always true: an erased id is gone without a trace (no tombstones), so that a run which
// takes in and gives back for hours keeps the size of what it holds at one time.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

namespace edict::claims {

inline constexpr std::uint32_t kNotFound = 0xffffffff;

class HashIndex {
 public:
  HashIndex() : slots_(64) {}

  template <typename Same>
  std::uint32_t find(std::uint64_t hash, Same&& same) const {
    const std::uint32_t check = check_of(hash);
    for (std::size_t at = check & mask();; at = (at + 1) & mask()) {
      if (slots_[at].id == 0) return kNotFound;
      if (slots_[at].check == check && same(slots_[at].id - 1)) return slots_[at].id - 1;
    }
  }
  // The id must not stand here already.
  void insert(std::uint64_t hash, std::uint32_t id) {
    if ((used_ + 1) * 4 > slots_.size() * 3) grow();
    place({check_of(hash), id + 1});
    ++used_;
  }
  void erase(std::uint64_t hash, std::uint32_t id) {
    std::size_t at = check_of(hash) & mask();
    while (slots_[at].id != id + 1) {
      if (slots_[at].id == 0) return;
      at = (at + 1) & mask();
    }
    --used_;
    close_gap(at);
  }

 private:
  struct Slot {
    std::uint32_t check = 0;
    std::uint32_t id = 0;  // 1 + id; 0 = free
  };
  static std::uint32_t check_of(std::uint64_t hash) { return static_cast<std::uint32_t>(hash ^ (hash >> 32)); }
  std::size_t mask() const { return slots_.size() - 1; }

  void place(Slot slot) {
    std::size_t at = slot.check & mask();
    while (slots_[at].id != 0) at = (at + 1) & mask();
    slots_[at] = slot;
  }
  void grow() {
    const std::vector<Slot> old = std::exchange(slots_, std::vector<Slot>(slots_.size() * 2));
    for (const Slot& slot : old) {
      if (slot.id != 0) place(slot);
    }
  }
  // Moves later members of the run forward, each no further than to its own home.
  void close_gap(std::size_t gap) {
    for (std::size_t at = (gap + 1) & mask(); slots_[at].id != 0; at = (at + 1) & mask()) {
      const std::size_t home = slots_[at].check & mask();
      const bool stays = ((at - home) & mask()) < ((at - gap) & mask());
      if (stays) continue;
      slots_[gap] = slots_[at];
      gap = at;
    }
    slots_[gap] = Slot{};
  }

  std::vector<Slot> slots_;
  std::size_t used_ = 0;
};

}  // namespace edict::claims
