// What one decided line reaches. Private to the folder.
//
// In: words about a decided claim, a line. Out: bits in `reached`. Always true: every value is the engine's own; the work on a line is bounded.
#pragma once

#include <unordered_map>
#include <vector>

#include "coverage/items.h"
#include "explain/words.h"

namespace edict::coverage {

// What a program's walk needs to know and does not change. `twin`: for each HasRow node the Lookup of the same row.
struct Chart {
  const core::Program& program;
  const Map& map;
  const std::unordered_map<core::NodeId, core::NodeId>& twin;
  std::vector<bool> closed;                                // by NodeId: about the judged line alone
  std::vector<core::TermId> payment;
};

void see_line(const Chart& chart, explain::Words& words, std::uint32_t row, const core::Test* test, std::vector<Ways>& reached);

// The ways in which a limit is met by a condition's values, seen from the line in slot 0.
Ways limit_ways(const core::Program& program, core::NodeId node, engine::Evaluator& evaluator, engine::Environment& environment);

}  // namespace edict::coverage
