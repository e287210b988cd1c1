// The ids of all claims that a file has shown, and where: to find claims whose lines do not stand together.
//
// In: ids and lines of the input. Out: the line at which an id was first seen. Always true: 16 bytes an id, of which 88 bits tell ids apart (among 100
// million different ids some two are mistaken for one another about once in 10^11 files); never more ids than `most`.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace edict::claims {

class ClaimIds {
 public:
  explicit ClaimIds(std::uint64_t most) : most_(most), slots_(1024) {}

  // An id as it is remembered. Making it asks the memory for its place, which in a large table takes as long as reading a line: so it is made early.
  struct Id {
    std::uint64_t first = 0, second = 0;
  };
  Id id_of(std::string_view id) const;
  // 0 where the id is new (it is remembered, room allowing), else the line at which it was first seen. Lines count from 1.
  std::uint64_t first_seen(Id id, std::uint64_t line);
  std::uint64_t first_seen(std::string_view id, std::uint64_t line) { return first_seen(id_of(id), line); }
  bool full() const { return used_ >= most_; }

 private:
  struct Slot {
    std::uint64_t hash = 0;
    std::uint64_t line_and_check = 0;  // 40 bits of line, 24 bits of a second hash; 0 = free
  };
  void grow();

  std::uint64_t most_;
  std::uint64_t used_ = 0;
  std::vector<Slot> slots_;
};

}  // namespace edict::claims
