// Ranges and patterns of codes, to find those that a code stands in without asking each.
//
// In: ranges `J45.40 .. J45.52`, patterns `J45.9*` (from `J45.9` to `J45.9`), each with a number. Out: the numbers of those that hold a text. Always true: the same ones as
// asking each in turn gives; an answer takes as long as the ranges that overlap there are.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace edict::engine {

// Whether the text stands in first .. last: what begins with `last` does, so that J45.52 takes in its finer codes.
inline bool reaches(std::string_view last, std::string_view text) { return text <= last || text.starts_with(last); }
inline bool stands_in(std::string_view first, std::string_view last, std::string_view text) { return first <= text && reaches(last, text); }

class TextRanges {
 public:
  void add(std::string first, std::string last, std::uint32_t number) { ranges_.push_back({std::move(first), std::move(last), number, 0}); }

  // After the last add().
  void close() {
    std::stable_sort(ranges_.begin(), ranges_.end(), [](const Range& a, const Range& b) { return a.first < b.first; });
    for (std::uint32_t i = 1; i < ranges_.size(); ++i) {
      const std::uint32_t before = ranges_[i - 1].farthest;
      ranges_[i].farthest = ends_before(ranges_[before].last, ranges_[i].last) ? i : before;
    }
  }

  bool empty() const { return ranges_.empty(); }

  template <class Act>
  void each(std::string_view text, Act&& act) const {
    auto at = std::upper_bound(ranges_.begin(), ranges_.end(), text, [](std::string_view t, const Range& range) { return t < range.first; });
    while (at != ranges_.begin()) {
      --at;
      if (!reaches(ranges_[at->farthest].last, text)) return;
      if (reaches(at->last, text)) act(at->number);
    }
  }

 private:
  struct Range {
    std::string first, last;
    std::uint32_t number;
    std::uint32_t farthest;  // of the ranges up to this one the one that ends last
  };

  // A pattern ends behind all that begin with it: J45 behind J45.9.
  static bool ends_before(std::string_view a, std::string_view b) { return a.starts_with(b) ? a.size() > b.size() : !b.starts_with(a) && a < b; }

  std::vector<Range> ranges_;
};

}  // namespace edict::engine
