// Rows and members by payer. In: the operands of `and`, one that asks a table or a set. Out: whether that holds anything for the payer.
#include "core/unfilled.h"

#include <algorithm>

namespace edict::core {
namespace {

using Payers = std::vector<SymbolId>;

// The hidden first key of a table whose rows not everybody has.
bool is_for(const Program& program, const Matcher& matcher, const Payers& payers) {
  if (matcher.kind == Matcher::Kind::Symbol) return std::find(payers.begin(), payers.end(), matcher.symbol) != payers.end();
  return matcher.kind != Matcher::Kind::Set || in_set(program, matcher.set, payers);
}

// What a set became that packages add to is a table of who has which members.
bool has_members(const Program& program, const Matcher& members) {
  return members.kind != Matcher::Kind::Set || !program.sets[members.set].members.empty();
}

}  // namespace

bool in_set(const Program& program, SetId set, const std::vector<SymbolId>& payers) {
  bool within = false;
  for (const Member& member : program.sets[set].members) {
    const bool is = member.set != kNone ? in_set(program, member.set, payers)
                                        : member.any || std::find(payers.begin(), payers.end(), member.exact) != payers.end();
    if (is && member.except) return false;
    within = within || is;
  }
  return within;
}

bool waits_for_rows(const Program& program, NodeId condition, const Payers& payers) {
  const Node& node = program.node(condition);
  if (node.op == Op::InSet) return program.sets[node.aux].members.empty();
  if (node.op == Op::And) {
    for (std::uint32_t i = 0; i < node.list_size; ++i) {
      if (waits_for_rows(program, program.operand(node, i), payers)) return true;
    }
    return false;
  }
  if (node.op != Op::HasRow) return false;
  const Table& table = program.tables[node.aux];
  return std::none_of(table.rows.begin(), table.rows.end(), [&](const Row& row) {
    if (!table.payer_decides) return true;
    const bool of_a_set = table.columns.empty() && row.keys.size() == 2;
    return is_for(program, row.keys.front(), payers) && (!of_a_set || has_members(program, row.keys.back()));
  });
}

}  // namespace edict::core
