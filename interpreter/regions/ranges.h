// A set of points of one ordered line, as ranges: numbers and dates (whole points), or texts in the order of their bytes. Complete: every finite or cofinite
// set, every pattern and every interval of this language is one, and so is what `and`, `or` and `not` make of them.
//
// In: half-open ranges. Out: the same. Always true: the ranges are in order, none is empty, and no two touch.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace edict::regions {

template <typename Point>
class Ranges {
 public:
  // first <= x, and x < end. Nothing: no bound on that side.
  struct Range {
    std::optional<Point> first, end;
    bool operator==(const Range&) const = default;
  };

  static Ranges none() { return {}; }
  static Ranges all() { return of(std::nullopt, std::nullopt); }
  static Ranges of(std::optional<Point> first, std::optional<Point> end) {
    Ranges made;
    if (!first || !end || *first < *end) made.ranges_.push_back({std::move(first), std::move(end)});
    return made;
  }

  bool empty() const { return ranges_.empty(); }
  const std::vector<Range>& ranges() const { return ranges_; }
  bool operator==(const Ranges&) const = default;

  bool contains(const Point& x) const {
    return std::any_of(ranges_.begin(), ranges_.end(), [&](const Range& r) { return (!r.first || *r.first <= x) && (!r.end || x < *r.end); });
  }

  Ranges complement() const {
    Ranges made;
    std::optional<Point> from;
    bool open = true;  // whether something is left behind what has been passed
    for (const Range& r : ranges_) {
      if (r.first) made.ranges_.push_back({from, r.first});
      from = r.end;
      open = r.end.has_value();
    }
    if (open) made.ranges_.push_back({from, std::nullopt});
    return made;
  }

  Ranges unite(const Ranges& other) const {
    std::vector<Range> both = ranges_;
    both.insert(both.end(), other.ranges_.begin(), other.ranges_.end());
    return joined(std::move(both));
  }

  // All of them at once: what would otherwise be a long chain of unite().
  static Ranges joined(std::vector<Range> parts) {
    std::sort(parts.begin(), parts.end(), [](const Range& a, const Range& b) { return a.first < b.first; });  // no bound comes first
    Ranges made;
    for (Range& r : parts) {
      if (r.first && r.end && !(*r.first < *r.end)) continue;
      if (!made.ranges_.empty()) {
        Range& last = made.ranges_.back();
        if (!last.end || !r.first || *r.first <= *last.end) {
          if (last.end && (!r.end || *last.end < *r.end)) last.end = std::move(r.end);
          continue;
        }
      }
      made.ranges_.push_back(std::move(r));
    }
    return made;
  }

  Ranges intersect(const Ranges& other) const {
    Ranges made;
    auto a = ranges_.begin();
    auto b = other.ranges_.begin();
    while (a != ranges_.end() && b != other.ranges_.end()) {
      const std::optional<Point>& first = a->first < b->first ? b->first : a->first;
      const bool a_ends_first = a->end && (!b->end || *a->end < *b->end);
      const std::optional<Point>& end = a_ends_first ? a->end : b->end;
      if (!first || !end || *first < *end) made.ranges_.push_back({first, end});
      if (a_ends_first) ++a;
      else ++b;
    }
    return made;
  }

  bool within(const Ranges& other) const { return intersect(other.complement()).empty(); }

 private:
  std::vector<Range> ranges_;
};

using Numbers = Ranges<std::int64_t>;   // millionths, or days
using Texts = Ranges<std::string>;

Numbers number(std::int64_t value);
Numbers numbers(std::optional<std::int64_t> first, std::optional<std::int64_t> last);  // both included
Texts text(const std::string& value);
Texts beginning_with(const std::string& head);
// first <= t, and t <= last or t begins with last: a range of codes takes in the finer codes of its last.
Texts codes_between(const std::string& first, const std::string& last);

}  // namespace edict::regions
