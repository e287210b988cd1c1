// Lists on lanes: a lane for each member, and what quantifiers make of them.
#include <algorithm>

#include "engine/machine.h"
#include "engine/screen.h"

namespace edict::engine {

using core::Kind;
using core::Op;

namespace {

constexpr std::size_t kMostMembers = 8;  // lanes for each lane spread out, on average: beyond, searching by code is cheaper

}  // namespace

// Null where the list cannot be told, or has too many members.
Lanes* Screen::spread(Lanes& lanes, core::NodeId source, std::uint8_t slot) {
  for (const Lanes::Spread& known : lanes.spread) {
    if (known.source == source && known.slot == slot) return known.lanes.get();
  }
  auto made = std::make_unique<Lanes>();
  if (!members(lanes, source, *made, slot)) made.reset();
  lanes.spread.push_back({source, slot, std::move(made)});
  return lanes.spread.back().lanes.get();
}

bool Screen::members(Lanes& lanes, core::NodeId source, Lanes& out, std::uint8_t slot) {
  const core::Node& n = p_.nodes[source];
  if (n.op != Op::Field || n.type.kind != Kind::List || n.type.element != Kind::Record) return false;
  const auto record = static_cast<core::RecordId>(p_.nodes[n.a].type.of);
  const auto field = static_cast<core::FieldId>(n.aux);
  const Vector* owner = nullptr;
  const std::uint32_t* rows = nullptr;
  if (!owner_rows(lanes, n.a, owner, rows)) return false;
  const bool claim_lines = record == p_.schema.claim && field == m_.index.own.claim_lines;
  const claims::Column& column = m_.batch_->tables[record].columns[field];
  const auto range = [&](std::uint32_t lane, std::uint32_t& first, std::uint32_t& count) {
    if (owner != nullptr && !has(owner->yes, lane)) return false;
    const std::uint32_t row = rows != nullptr ? rows[lane] : static_cast<std::uint32_t>(owner->value[lane]);
    if (claim_lines) {
      first = m_.first_line_[row];
      count = m_.first_line_[row + 1] - first;
      return true;
    }
    if (row >= column.value.size() || !column.is_known(row)) return false;
    first = static_cast<std::uint32_t>(column.value[row]);
    count = static_cast<std::uint32_t>(row < column.extra.size() ? column.extra[row] : 0);
    return true;
  };
  out.listed.assign(words_of(lanes.count), 0);
  out.first.assign(lanes.count + 1, 0);
  std::size_t total = 0;
  std::uint32_t first = 0, count = 0;
  for (std::uint32_t lane = 0; lane < lanes.count; ++lane) {
    out.first[lane] = static_cast<std::uint32_t>(total);
    if (!range(lane, first, count)) continue;
    put(out.listed, lane);
    total += count;
    if (total > kMostMembers * lanes.count + 64) return false;
  }
  out.first[lanes.count] = out.count = static_cast<std::uint32_t>(total);
  out.rows.resize(std::max<std::size_t>(lanes.rows.size(), std::size_t{slot} + 1));
  for (std::size_t s = 0; s < lanes.rows.size(); ++s) {
    if (lanes.rows[s].size() != lanes.count || s == slot) continue;
    out.rows[s].resize(total);
    for (std::uint32_t lane = 0; lane < lanes.count; ++lane) {
      std::fill(out.rows[s].begin() + out.first[lane], out.rows[s].begin() + out.first[lane + 1], lanes.rows[s][lane]);
    }
  }
  out.rows[slot].resize(total);
  for (std::uint32_t lane = 0; lane < lanes.count; ++lane) {
    if (!range(lane, first, count)) continue;
    for (std::uint32_t i = 0; i < count; ++i) out.rows[slot][out.first[lane] + i] = first + i;
  }
  return true;
}

void Screen::quantify(Lanes& lanes, core::NodeId id, Vector& out) {
  const core::Node& n = p_.nodes[id];
  const auto quantifier = static_cast<core::Quantifier>(n.aux);
  Lanes* each = spread(lanes, n.a, n.slot);
  if (each == nullptr) return;
  const bool all = quantifier == core::Quantifier::All;
  const Vector* condition = n.b == core::kNone ? nullptr : &find(*each, n.b);
  for (std::uint32_t lane = 0; lane < lanes.count; ++lane) {
    if (!has(each->listed, lane)) continue;
    bool decided = false, open = false;  // decided: by a member; open: some member is not known
    for (std::uint32_t at = each->first[lane]; at < each->first[lane + 1] && !decided; ++at) {
      const bool yes = condition == nullptr || has(condition->yes, at), no = condition != nullptr && has(condition->no, at);
      decided = condition == nullptr ? !all : all ? no : yes;
      open = open || (!yes && !no);
    }
    if (!decided && open) continue;
    const bool truth = decided ? quantifier == core::Quantifier::Any : quantifier != core::Quantifier::Any;
    put(truth ? out.yes : out.no, lane);
  }
}

// A quantifier over a list of symbols whose condition hangs on nothing but the member.
bool Screen::over_symbols(const core::Node& n) const {
  const core::Node& source = p_.nodes[n.a];
  if (source.op != Op::Field || source.type.kind != Kind::List || source.type.element != Kind::Symbol || n.b == core::kNone || n.slot >= 64) return false;
  const Dependence& d = m_.index.dependences[n.b];
  return d.closed && d.fields.empty() && d.payers == 0 && d.dates == 0 && (d.values & ~(std::uint64_t{1} << n.slot)) == 0;
}

// The condition is found once a symbol.
void Screen::quantify_symbols(Lanes& lanes, core::NodeId id, Vector& out) {
  const core::Node& n = p_.nodes[id];
  const auto quantifier = static_cast<core::Quantifier>(n.aux);
  const Vector& lists = find(lanes, n.a);
  if (lists.value.empty()) return;
  const bool all = quantifier == core::Quantifier::All;
  for (std::uint32_t lane = 0; lane < lanes.count; ++lane) {
    if (!has(lists.yes, lane)) continue;
    const auto cell = static_cast<std::uint32_t>(lists.value[lane]);
    const core::SymbolId* const members = m_.vocabulary.lists.begin(cell);
    const std::uint32_t count = m_.vocabulary.lists.size(cell);
    bool decided = false, open = false;
    for (std::uint32_t i = 0; i < count && !decided; ++i) {
      Kept* const kept = by_id(n.b, members[i]);
      if (kept != nullptr && kept->state == 0) {
        m_.enter({m_.batch_, lanes.rows[0][lane]});
        Value member;
        member.kind = Kind::Symbol;
        member.numerator = members[i];
        m_.slots_[n.slot] = member;
        const Truth t = m_.truth(n.b);
        kept->state = !t.known() ? 1 : t.is_true() ? 3 : 2;
      }
      decided = kept != nullptr && kept->state == (all ? 2 : 3);
      open = open || kept == nullptr || kept->state == 1;
    }
    if (!decided && open) continue;
    const bool truth = decided ? quantifier == core::Quantifier::Any : quantifier != core::Quantifier::Any;
    put(truth ? out.yes : out.no, lane);
  }
}

void Screen::in_list(Lanes& lanes, core::NodeId id, Vector& out) {
  const core::Node& n = p_.nodes[id];
  const core::Type &type = p_.nodes[n.a].type, &list = p_.nodes[n.b].type;
  if (type.kind != Kind::Symbol || type.symbol == core::SymbolKind::Payer || p_.nodes[n.b].op != Op::Field || list.element != Kind::Symbol) return;
  const Vector &symbols = find(lanes, n.a), &lists = find(lanes, n.b);
  if (symbols.value.empty() || lists.value.empty()) return;
  for (std::uint32_t lane = 0; lane < lanes.count; ++lane) {
    if (!has(symbols.yes, lane) || !has(lists.yes, lane)) continue;
    const auto cell = static_cast<std::uint32_t>(lists.value[lane]);
    const core::SymbolId* const first = m_.vocabulary.lists.begin(cell);
    const core::SymbolId* const last = first + m_.vocabulary.lists.size(cell);
    put(std::find(first, last, static_cast<core::SymbolId>(symbols.value[lane])) != last ? out.yes : out.no, lane);
  }
}

// Any member of a list in a set that no date changes.
void Screen::in_set(Lanes& lanes, core::NodeId id, Vector& out) {
  const core::Node& n = p_.nodes[id];
  const core::Type& type = p_.nodes[n.a].type;
  if (m_.index.sets[n.aux].dated || type.kind != Kind::List || type.element != Kind::Symbol) return;
  const Vector& lists = find(lanes, n.a);
  if (lists.value.empty()) return;
  for (std::uint32_t lane = 0; lane < lanes.count; ++lane) {
    if (!has(lists.yes, lane)) continue;
    const auto cell = static_cast<std::uint32_t>(lists.value[lane]);
    const core::SymbolId* const members = m_.vocabulary.lists.begin(cell);
    bool in = false, known = true;
    for (std::uint32_t i = 0; i < m_.vocabulary.lists.size(cell) && !in; ++i) {
      const Truth t = m_.member(n.aux, members[i], m_.facts_[lanes.rows[0][lane]]);
      in = t.is_true();
      known = known && t.known();
    }
    if (in || known) put(in ? out.yes : out.no, lane);
  }
}

}  // namespace edict::engine
