// Tables and sets as probes: rows by the one symbol or range of a key cell, members by the one symbol that they name.
#include <algorithm>

#include "engine/index.h"

namespace edict::engine {

const core::Member* one_range(const core::Set& set) {
  if (set.members.size() != 1 || set.element == core::SymbolKind::Payer) return nullptr;
  const core::Member& only = set.members.front();
  return only.except || only.any || only.set != core::kNone || only.exact != 0 || !(only.effective == exact::always()) ? nullptr : &only;
}

// The first key column that holds symbols of one spelling (payers match their ancestors, so they are no spelling) and names one, or a range of them, in at least one row.
void Plan::Index::find_tables() {
  const auto range_of = [&](const core::Matcher& cell) { return cell.kind == core::Matcher::Kind::Set ? one_range(program->sets[cell.set]) : nullptr; };
  for (const core::Table& table : program->tables) {
    TableIndex index;
    for (std::uint32_t c = 0; c < table.keys.size() && index.column == core::kNone; ++c) {
      if (table.keys[c].kind != core::Kind::Symbol || table.keys[c].symbol == core::SymbolKind::Payer) continue;
      for (const core::Row& row : table.rows) {
        if (!row.otherwise && (row.keys[c].kind == core::Matcher::Kind::Symbol || range_of(row.keys[c]) != nullptr)) index.column = c;
      }
    }
    for (std::uint32_t r = 0; r < table.rows.size(); ++r) {
      const core::Row& row = table.rows[r];
      if (!(row.effective == exact::always())) index.dated = true;
      if (row.otherwise) {
        index.otherwise = r;
      } else if (index.column != core::kNone && row.keys[index.column].kind == core::Matcher::Kind::Symbol) {
        index.exact[row.keys[index.column].symbol].push_back(r);
      } else if (const core::Member* range = index.column != core::kNone ? range_of(row.keys[index.column]) : nullptr) {
        index.ranges.add(range->first, range->last, r);
      } else {
        index.general.push_back(r);
      }
    }
    index.ranges.close();
    tables.push_back(std::move(index));
  }
}

void Plan::Index::find_sets() {
  for (const core::Set& set : program->sets) {
    SetIndex index;
    index.one_range = one_range(set) != nullptr;
    for (std::uint32_t m = 0; m < set.members.size(); ++m) {
      const core::Member& member = set.members[m];
      if (!(member.effective == exact::always())) {
        index.dated = true;
        index.breaks.push_back(member.effective.first.days);
        index.breaks.push_back(member.effective.last.days + 1);
      }
      if (member.set != core::kNone) {  // of a smaller id: known already
        const SetIndex& inner = sets[member.set];
        index.dated = index.dated || inner.dated;
        index.breaks.insert(index.breaks.end(), inner.breaks.begin(), inner.breaks.end());
        index.whole.push_back(m);
      } else if (member.exact != 0) {
        index.exact[member.exact].push_back(m);
      } else if (member.any) {
        index.general.push_back(m);
      } else {
        index.ranges.add(member.first, member.last, m);
      }
    }
    index.ranges.close();
    std::sort(index.breaks.begin(), index.breaks.end());
    index.breaks.erase(std::unique(index.breaks.begin(), index.breaks.end()), index.breaks.end());
    sets.push_back(std::move(index));
  }
}

}  // namespace edict::engine
