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
  std::unique_ptr<Lanes> made = lanes.idle.empty() ? std::make_unique<Lanes>() : std::move(lanes.idle.back());
  if (!lanes.idle.empty()) lanes.idle.pop_back();
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
  if (!owner_rows(lanes, n.a, lanes.all, owner, rows)) return false;
  const bool claim_lines = record == p_.schema.claim && field == m_.index.own.claim_lines;
  const claims::Column& column = m_.batch_->tables[record].columns[field];
  const auto row_of = [&](std::uint32_t lane) { return rows != nullptr ? rows[lane] : static_cast<std::uint32_t>(owner->value[lane]); };
  const auto range = [&](std::uint32_t lane, std::uint32_t& first, std::uint32_t& count) {
    if (owner != nullptr && !has(owner->yes, lane)) return false;
    const std::uint32_t row = row_of(lane);
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
  const bool unreadable = may_be_unreadable(record, field);
  out.listed.assign(words_of(lanes.count), 0);
  out.unlisted.clear();
  out.first.assign(lanes.count + 1, 0);
  begins_.resize(lanes.count);
  std::size_t total = 0;
  for (std::uint32_t lane = 0; lane < lanes.count; ++lane) {
    out.first[lane] = static_cast<std::uint32_t>(total);
    std::uint32_t count = 0;
    if (!range(lane, begins_[lane], count)) {
      if (out.unlisted.empty()) out.unlisted.assign(lanes.count, 0);
      out.unlisted[lane] = owner != nullptr && !has(owner->yes, lane) ? owner->reason(lane) : absent(record, field, row_of(lane), unreadable);
      continue;
    }
    put(out.listed, lane);
    total += count;
    if (total > kMostMembers * lanes.count + 64) return false;
  }
  out.first[lanes.count] = static_cast<std::uint32_t>(total);
  out.set_count(out.first[lanes.count]);
  out.rows.resize(std::max<std::size_t>(lanes.rows.size(), std::size_t{slot} + 1));
  const std::uint32_t* const firsts = out.first.data();
  for (std::size_t s = 0; s < lanes.rows.size(); ++s) {
    if (lanes.rows[s].size() != lanes.count || s == slot) continue;
    out.rows[s].resize(total);
    std::uint32_t* const to = out.rows[s].data();
    for (std::uint32_t lane = 0; lane < lanes.count; ++lane) {
      const std::uint32_t row = lanes.rows[s][lane];
      for (std::uint32_t at = firsts[lane]; at < firsts[lane + 1]; ++at) to[at] = row;
    }
  }
  out.rows[slot].resize(total);
  std::uint32_t* const to = out.rows[slot].data();
  out.self.assign(words_of(out.count), 0);
  const bool may_be_self = n.type.of == p_.schema.line && lanes.rows[0].size() == lanes.count;
  for (std::uint32_t lane = 0; lane < lanes.count; ++lane) {
    const std::uint32_t first = firsts[lane], size = firsts[lane + 1] - first;
    for (std::uint32_t i = 0; i < size; ++i) to[first + i] = begins_[lane] + i;
    if (may_be_self && lanes.rows[0][lane] - begins_[lane] < size) put(out.self, first + (lanes.rows[0][lane] - begins_[lane]));
  }
  return true;
}

void Screen::quantify(Lanes& lanes, core::NodeId id, const Words& todo, Vector& out) {
  const core::Node& n = p_.nodes[id];
  const auto quantifier = static_cast<core::Quantifier>(n.aux);
  Lanes* spread_out = spread(lanes, n.a, n.slot);
  if (spread_out == nullptr) return;
  const Lanes& members = *spread_out;
  const bool all = quantifier == core::Quantifier::All;
  const Vector* condition = nullptr;
  if (n.b != core::kNone) {
    const WordPool::Lent lent(pool_);
    Words& wanted = *lent;
    wanted.assign(words_of(members.count), 0);
    each(todo, [&](std::uint32_t lane) { put(wanted, members.first[lane], members.first[lane + 1]); });
    condition = &find(*spread_out, n.b, wanted);
  }
  each(todo, [&](std::uint32_t lane) {
    if (!has(members.listed, lane)) return out.blame(lane, lanes.count, members.unlisted[lane]);
    bool decided = false, open = false;  // decided: by a member; open: some member is not known
    for (std::uint32_t at = members.first[lane]; at < members.first[lane + 1] && !decided; ++at) {
      const bool yes = condition == nullptr || has(condition->yes, at), no = condition != nullptr && has(condition->no, at);
      decided = condition == nullptr ? !all : all ? no : yes;
      open = open || (!yes && !no);
    }
    if (!decided && open) return out.blame(lane, lanes.count, open_members(members, *condition, lane));
    const bool truth = decided ? quantifier == core::Quantifier::Any : quantifier != core::Quantifier::Any;
    put(truth ? out.yes : out.no, lane);
  });
}

// Why a condition is not known of some members; 0 where one of them does not tell.
ReasonId Screen::open_members(const Lanes& members, const Vector& condition, std::uint32_t lane) {
  AllReasons reasons(reasons_);
  for (std::uint32_t at = members.first[lane]; at < members.first[lane + 1]; ++at) {
    if (!condition.known(at)) reasons.add(condition.reason(at));
  }
  return reasons.told();
}

// A quantifier over a list of symbols whose condition hangs on nothing but the member.
bool Screen::over_symbols(const core::Node& n) const {
  const core::Node& source = p_.nodes[n.a];
  if (source.op != Op::Field || source.type.kind != Kind::List || source.type.element != Kind::Symbol || n.b == core::kNone || n.slot >= 64) return false;
  const Dependence& d = m_.index.dependences[n.b];
  return d.closed && d.fields.empty() && d.payers == 0 && d.dates == 0 && (d.values & ~(std::uint64_t{1} << n.slot)) == 0;
}

void Screen::quantify_symbols(Lanes& lanes, core::NodeId id, const Words& todo, Vector& out) {
  const Vector& lists = find(lanes, p_.nodes[id].a, todo);
  if (!lists.valued) return;
  blame(lanes, {&lists}, todo, out);
  each(todo, [&](std::uint32_t lane) {
    if (!has(lists.yes, lane)) return;
    const auto cell = static_cast<std::uint32_t>(lists.value[lane]);
    const std::uint8_t state = by_cell(id, cell, [&] { return quantified(id, cell, lanes.rows[0][lane]); });
    if (state > 1) put(state == 3 ? out.yes : out.no, lane);
  });
}

// Of one list. The condition is found once a symbol.
std::uint8_t Screen::quantified(core::NodeId id, std::uint32_t cell, std::uint32_t row) {
  const core::Node& n = p_.nodes[id];
  const auto quantifier = static_cast<core::Quantifier>(n.aux);
  const bool all = quantifier == core::Quantifier::All;
  const core::SymbolId* const members = m_.vocabulary.lists.begin(cell);
  const std::uint32_t count = m_.vocabulary.lists.size(cell);
  bool decided = false, open = false;
  for (std::uint32_t i = 0; i < count && !decided; ++i) {
    Kept* const kept = by_id(n.b, members[i]);
    if (kept != nullptr && kept->state == 0) {
      m_.enter({m_.batch_, row});
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
  if (!decided && open) return 1;
  const bool truth = decided ? quantifier == core::Quantifier::Any : quantifier != core::Quantifier::Any;
  return truth ? 3 : 2;
}

void Screen::in_list(Lanes& lanes, core::NodeId id, const Words& todo, Vector& out) {
  const core::Node& n = p_.nodes[id];
  const core::Type &type = p_.nodes[n.a].type, &list = p_.nodes[n.b].type;
  if (type.kind != Kind::Symbol || type.symbol == core::SymbolKind::Payer || p_.nodes[n.b].op != Op::Field || list.element != Kind::Symbol) return;
  const Vector &symbols = find(lanes, n.a, todo), &lists = find(lanes, n.b, todo);
  if (!symbols.valued || !lists.valued) return;
  blame(lanes, {&symbols, &lists}, todo, out);
  const bool one_symbol = p_.nodes[n.a].op == Op::Constant;
  each(todo, [&](std::uint32_t lane) {
    if (!has(symbols.yes, lane) || !has(lists.yes, lane)) return;
    const auto cell = static_cast<std::uint32_t>(lists.value[lane]);
    const auto look = [&]() -> std::uint8_t {
      const core::SymbolId* const first = m_.vocabulary.lists.begin(cell);
      const core::SymbolId* const last = first + m_.vocabulary.lists.size(cell);
      return std::find(first, last, static_cast<core::SymbolId>(symbols.value[lane])) != last ? 3 : 2;
    };
    put((one_symbol ? by_cell(id, cell, look) : look()) == 3 ? out.yes : out.no, lane);
  });
}

// Any member of a list in a set that no date changes.
void Screen::in_set(Lanes& lanes, core::NodeId id, const Words& todo, Vector& out) {
  const core::Node& n = p_.nodes[id];
  const core::Type& type = p_.nodes[n.a].type;
  if (m_.index.sets[n.aux].dated || type.kind != Kind::List || type.element != Kind::Symbol) return;
  const Vector& lists = find(lanes, n.a, todo);
  if (!lists.valued) return;
  blame(lanes, {&lists}, todo, out);
  each(todo, [&](std::uint32_t lane) {
    if (!has(lists.yes, lane)) return;
    const auto cell = static_cast<std::uint32_t>(lists.value[lane]);
    const auto look = [&]() -> std::uint8_t {
      const core::SymbolId* const members = m_.vocabulary.lists.begin(cell);
      bool in = false, known = true;
      for (std::uint32_t i = 0; i < m_.vocabulary.lists.size(cell) && !in; ++i) {
        const Truth t = m_.member(n.aux, members[i], m_.facts_[lanes.rows[0][lane]]);
        in = t.is_true();
        known = known && t.known();
      }
      return in ? 3 : known ? 2 : 1;
    };
    const std::uint8_t state = by_cell(id, cell, look);
    if (state > 1) put(state == 3 ? out.yes : out.no, lane);
  });
}

}  // namespace edict::engine
