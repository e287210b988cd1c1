// What a run of the reference evaluator came by: how often each operator gave a known value, and how often none, by the kind of the value.
//
// In: nodes and their values. Out: counts. Always true: operators whose `aux` tells their form apart (comparisons, roundings, windows …) are counted by form.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <tuple>

#include "core/node.h"

namespace edict::reference {

// Whether `aux` of the operator is one of a few forms rather than an id.
bool has_forms(core::Op op);

struct Reached {
  // Operator, kind of the value, form (0 where there is but one).
  using Key = std::tuple<core::Op, core::Kind, std::uint32_t>;
  struct Count {
    std::uint64_t known = 0, unknown = 0;
  };
  std::map<Key, Count> counts;

  void add(const core::Node& node, bool known) {
    Count& count = counts[{node.op, node.type.kind, has_forms(node.op) ? node.aux : 0}];
    ++(known ? count.known : count.unknown);
  }
};

}  // namespace edict::reference
