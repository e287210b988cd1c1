// Membership of sets, found once a symbol (and stretch of dates, where members have periods).
#include <algorithm>

#include "engine/machine.h"

namespace edict::engine {

bool Machine::member_matches(const core::Member& member, core::SymbolId symbol) const {
  if (member.any) return true;
  if (member.exact != 0) return member.exact == symbol;
  return stands_in(member.first, member.last, vocabulary.symbols.text(symbol));
}

Truth Machine::member(core::SetId id, core::SymbolId symbol, const Jurisdiction& where) {
  const Deeper deeper(*this);
  if (depth_ > kDeepest) return unknown_truth(gap(Gap::Kind::Overflow));
  const core::Set& set = program.sets[id];
  const SetIndex& probe = index.sets[id];
  std::vector<std::uint8_t>& undated_memo = undated_members_[id];
  const bool remembered = !probe.dated || where.dated;
  const auto epoch = std::upper_bound(probe.breaks.begin(), probe.breaks.end(), where.date.days) - probe.breaks.begin();
  const std::uint64_t key = (std::uint64_t{symbol} << 32) | static_cast<std::uint64_t>(epoch);
  if (!probe.dated) {
    if (symbol < undated_memo.size() && undated_memo[symbol] != 0) return truth_of(undated_memo[symbol] == 2);
  } else if (where.dated) {
    if (const auto found = dated_members_[id].find(key); found != dated_members_[id].end()) return truth_of(found->second);
  }
  Truth in = truth_of(false), out = truth_of(false);
  const auto held = [&](const core::Member& member, Truth holding) {
    Truth& side = member.except ? out : in;
    if (side.is_true() || holding.is_false()) return;
    side = holding.is_true() ? holding : unknown_truth(reasons_.join(side.reason, holding.reason));
  };
  const auto look = [&](std::uint32_t m, core::SymbolId as) {
    const core::Member& member = set.members[m];
    if (member_matches(member, as)) held(member, holds(member.effective, where));
  };
  const auto look_as = [&](core::SymbolId as) {
    if (const auto exact = probe.exact.find(as); exact != probe.exact.end()) {
      for (const std::uint32_t m : exact->second) look(m, as);
    }
    if (!probe.ranges.empty()) probe.ranges.each(vocabulary.symbols.text(as), [&](std::uint32_t m) { look(m, as); });
    for (const std::uint32_t m : probe.general) look(m, as);
  };
  look_as(symbol);
  if (set.element == core::SymbolKind::Payer) {
    for (std::uint32_t p = index.payer_of(symbol); p != core::kNone && (p = program.payers[p].parent) != core::kNone;) look_as(program.payers[p].symbol);
  }
  for (const std::uint32_t m : probe.whole) {
    const core::Member& inner = set.members[m];
    const Truth holding = holds(inner.effective, where);
    if (holding.is_false()) continue;
    const Truth within = member(inner.set, symbol, where);
    held(inner, within.is_true() ? holding : within.is_false() || holding.is_true() ? within : unknown_truth(reasons_.join(holding.reason, within.reason)));
  }
  if (in.is_false() || out.is_true()) {
    in = truth_of(false);
  } else if (!in.known() || !out.known()) {
    in = unknown_truth(reasons_.join(in.reason, out.reason));
  }
  if (in.known() && remembered) {
    if (probe.dated) {
      if (has_room_for_members(48)) dated_members_[id].emplace(key, in.is_true());
    } else {
      const std::size_t wanted = std::max<std::size_t>(vocabulary.symbols.size(), symbol) + 1;
      if (symbol >= undated_memo.size() && has_room_for_members(wanted - undated_memo.size())) undated_memo.resize(wanted);
      if (symbol < undated_memo.size()) undated_memo[symbol] = in.is_true() ? 2 : 1;
    }
  }
  return in;
}

// Files of claims may bring new symbols without end.
bool Machine::has_room_for_members(std::size_t bytes) {
  if (bytes > kMostMembers - members_kept_) return false;
  members_kept_ += bytes;
  return true;
}

Truth Machine::in_set(core::NodeId id) {
  const core::Node& n = program.node(id);
  const Value v = eval(n.a);
  if (!v.known()) return unknown_truth(v.reason);
  Jurisdiction where;
  if (index.sets[n.aux].dated) {
    ReasonId why = 0;
    if (!where_of(n, where, why)) return unknown_truth(why);
  }
  if (v.kind != core::Kind::List) return member(n.aux, static_cast<core::SymbolId>(v.numerator), where);
  ReasonId reason = v.reason;
  for (std::uint32_t i = 0; i < v.list.count; ++i) {
    const Truth in = member(n.aux, static_cast<core::SymbolId>(list_item(v, i).numerator), where);
    if (in.is_true()) return in;
    reason = reasons_.join(reason, in.reason);
  }
  return reason != 0 ? unknown_truth(reason) : truth_of(false);
}

}  // namespace edict::engine
