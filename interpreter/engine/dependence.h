// What an expression's value hangs on: found once for every node, so that one found value can serve all lines that agree in it.
//
// In: a core::Program. Out: a Dependence a node. Always true: lines (and the other bound records) that agree in all that is listed give a `closed` node the
// same value.
#pragma once

#include <cstdint>
#include <vector>

#include "core/program.h"

namespace edict::engine {

struct Dependence {
  static constexpr std::size_t kMostFields = 3;
  bool closed = false;                   // all that the value hangs on is listed here
  bool searches = false;                 // a table, set, list or definition is looked into: worth remembering
  std::vector<core::NodeId> fields;      // Field nodes whose cells hold symbols, lists of symbols or booleans; in order of id
  std::uint64_t values = 0;              // variables that are used as values themselves, a bit a slot
  std::uint64_t payers = 0, dates = 0;   // slots whose line's payer, date of service counts
  std::vector<std::int32_t> breaks;      // first days on which the value may change, where a date counts
};

std::vector<Dependence> dependences(const core::Program& program);

}  // namespace edict::engine
