// Free variables by a bounded walk.
#include "explain/walk.h"

#include <bitset>

namespace edict::explain {
namespace {

constexpr int kDeepest = 100;
constexpr int kMostNodes = 5'000;

bool closed_under(const core::Program& program, core::NodeId id, std::bitset<256> bound, int depth, int& budget) {
  if (depth > kDeepest || --budget < 0) return false;
  const core::Node& node = program.node(id);
  if (node.op == core::Op::Variable) return node.aux < 256 && bound[node.aux];
  const bool binds = node.op == core::Op::Quantify || node.op == core::Op::Aggregate;
  for (const core::NodeId child : children(program, id)) {
    std::bitset<256> inside = bound;
    if (binds && child != node.a) inside[node.slot] = true;
    if (!closed_under(program, child, inside, depth + 1, budget)) return false;
  }
  return true;
}

}  // namespace

bool closed(const core::Program& program, core::NodeId node) {
  int budget = kMostNodes;
  std::bitset<256> bound;
  bound[0] = true;
  return node != core::kNone && closed_under(program, node, bound, 0, budget);
}

}  // namespace edict::explain
