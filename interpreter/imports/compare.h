// What a new edition changes.
//
// In: an old table or edition, and a new edition. Out: changes by key, in order of keys. Always true: keys are compared by their last row; where rows say no dates of their
// own, the days of the two editions are no change; neither are other words.
#pragma once

#include <string>
#include <vector>

#include "imports/edition.h"

namespace edict::imports {

struct Change {
  enum class Kind : std::uint8_t { Added, Ended, Changed } kind = Kind::Changed;
  std::vector<std::string> key;
  std::string what;          // `unit`; of Added and Ended empty
  std::string before, after; // Added: after is the first day, where known; Ended: after is the last day, where known
};
std::vector<Change> compare(const DatedTable& old, const Edition& edition);
std::string change_text(const Change& change);  // `J2796 unit: 10 mcg, now 1 mcg`

}  // namespace edict::imports
