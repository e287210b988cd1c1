// The items of a program, and which rule, exception, node or row each is. Private to the folder.
//
// In: a program, its sources. Out: a Map. Always true: items stand by file and place; an index is kNone where there is no such item.
#pragma once

#include "coverage/coverage.h"

namespace edict::coverage {

// The bits of each sort, in the order of Item::ways.
inline constexpr Ways kMet = 1, kNotMet = 2, kUndecided = 4, kSkipped = 8;
inline constexpr Ways kWon = 1, kLost = 2;
inline constexpr Ways kTrue = 1, kFalse = 2, kUnknown = 4;
inline constexpr Ways kHit = 1;
inline constexpr Ways kBelow = 1, kAt = 2, kAbove = 4;                                     // a comparison
inline constexpr Ways kOutside = 1, kInside = 2;                                           // an end of a period, a window, an age
inline constexpr Ways kBelowFirst = 1, kAtFirst = 2, kAtLast = 4, kAboveLast = 8;          // a range

// An end of the period of a rule, an exception or a package.
struct PeriodEnd {
  std::uint32_t item = core::kNone;
  std::uint32_t of = core::kNone;      // RuleId, ExceptionId or package
  exact::Date inside, outside;         // the last day within, and the day beyond
};

struct Map {
  std::vector<Item> items;
  std::vector<std::uint32_t> rule, exception, condition, limit;   // item by RuleId, ExceptionId, NodeId
  std::vector<std::vector<std::uint32_t>> rows;                   // by TableId: item by row
  std::vector<PeriodEnd> of_rules, of_exceptions, of_packages;
};

Map items_of(const core::Program& program, const source::Sources& sources);

}  // namespace edict::coverage
