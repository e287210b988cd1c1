// What a condition speaks of: fields by their paths, everything else by the node that gives it; and the values that each can have at all.
#include <algorithm>

#include "review/conditions.h"

namespace edict::review {

using core::Kind;
using core::Node;
using core::Op;

std::string Conditions::path_of(core::NodeId id) const {
  const Node& node = p_.nodes[id];
  switch (node.op) {
    case Op::Variable: {
      if (!members_.empty() && members_.back().first == node.aux && node.aux != 0) return members_.back().second;
      if (!members_.empty() && node.aux == 0 && judged_ == members_.back().second) return judged_;
      if (!members_.empty()) return "";  // of an outer member or line: a relation between two records
      if (node.aux == 0) return judged_;
      return node.aux == 1 ? "other" : "";
    }
    case Op::ClaimOf: return path_of(node.a) == "line" ? "claim" : "";
    case Op::Day: return path_of(node.a) == "line" ? "day" : "";
    case Op::History: return path_of(node.a) == "line" ? "history" : "";
    case Op::Field: {
      const std::string base = path_of(node.a);
      return base.empty() ? "" : base + "." + p_.schema.field(static_cast<core::RecordId>(p_.nodes[node.a].type.of), static_cast<core::FieldId>(node.aux)).name;
    }
    default: return "";
  }
}

regions::Subject Conditions::named(const std::string& path, const core::Type& type, bool is_path, bool is_age) {
  const auto [at, fresh] = by_path_.emplace(path, static_cast<regions::Subject>(subjects_.size()));
  if (fresh) subjects_.push_back({path, type, is_path, is_age});
  return at->second;
}

regions::Subject Conditions::subject_of(core::NodeId id) {
  const std::string path = path_of(id);
  if (!path.empty()) return named(path, p_.nodes[id].type, true);
  return named("#" + std::to_string(id) + " of " + (members_.empty() ? judged_ : members_.back().second), p_.nodes[id].type, false);
}

regions::Union Conditions::unread(core::NodeId id, bool truth) {
  const std::string key = std::to_string(id) + " of " + (members_.empty() ? judged_ : members_.back().second);
  const auto [at, fresh] = relation_ids_.emplace(key, static_cast<std::uint32_t>(relations_.size()));
  if (fresh) relations_.push_back(id);
  return regions::relation(at->second, truth);
}

regions::Texts Conditions::with_descendants(core::SymbolId payer) const {
  std::vector<regions::Texts::Range> parts;
  for (const core::Payer& one : p_.payers) {
    for (const core::Payer* at = &one;; at = &p_.payers[at->parent]) {
      if (at->symbol == payer) parts.push_back(regions::text(p_.symbols.text(one.symbol)).ranges().front());
      if (at->parent == core::kNone) break;
    }
  }
  return regions::Texts::joined(std::move(parts));
}

// Payers and declared values are closed lists; a boolean is false or true. A set that declares no payer yet is reviewed for any that may come.
regions::Domain Conditions::universe(const core::Type& type) const {
  const auto of_symbols = [&](const auto& symbols, const auto& symbol_of) {
    std::vector<regions::Texts::Range> parts;
    for (const auto& one : symbols) parts.push_back(regions::text(p_.symbols.text(symbol_of(one))).ranges().front());
    return regions::Texts::joined(std::move(parts));
  };
  const Kind kind = type.kind == Kind::List ? type.element : type.kind;
  if (kind == Kind::Boolean) return {regions::numbers(0, 1), false};
  if (kind == Kind::Symbol && type.symbol == core::SymbolKind::Payer && !p_.payers.empty()) return {of_symbols(p_.payers, [](const core::Payer& x) { return x.symbol; }), false};
  if (kind == Kind::Symbol && type.symbol == core::SymbolKind::Value && type.of < p_.vocabularies.size()) {
    return {of_symbols(p_.vocabularies[type.of].members, [](core::SymbolId x) { return x; }), false};
  }
  if (kind == Kind::Symbol || kind == Kind::Text) return {regions::Texts::all(), false};
  return {regions::Numbers::all(), false};
}

// The first days on which membership may change, in the set or in a member set.
void Conditions::note_starts(const core::Set& set, std::set<std::int32_t>& starts) const {
  for (const core::Member& member : set.members) {
    starts.insert(member.effective.first.days);
    if (member.effective.last != exact::kLastDate) starts.insert(member.effective.last.days + 1);
    if (member.set != core::kNone) note_starts(p_.sets[member.set], starts);
  }
}

regions::Texts Conditions::symbols_of(const core::Set& set, exact::Date on) const {
  std::vector<regions::Texts::Range> in, out;
  for (const core::Member& member : set.members) {
    if (!member.effective.contains(on)) continue;
    auto& into = member.except ? out : in;
    regions::Texts one;
    if (member.set != core::kNone) one = symbols_of(p_.sets[member.set], on);
    else if (member.any) one = regions::Texts::all();
    else if (member.exact != 0 && set.element == core::SymbolKind::Payer) one = with_descendants(member.exact);
    else if (member.exact != 0) one = regions::text(p_.symbols.text(member.exact));
    else one = regions::codes_between(member.first, member.last);
    into.insert(into.end(), one.ranges().begin(), one.ranges().end());
  }
  return regions::Texts::joined(std::move(in)).intersect(regions::Texts::joined(std::move(out)).complement());
}

std::optional<regions::Domain> Conditions::matched_by(const core::Matcher& matcher, const core::Type& key, exact::Date on) const {
  using Match = core::Matcher::Kind;
  const Kind kind = key.kind == Kind::List ? key.element : key.kind;
  const bool texts = kind == Kind::Symbol || kind == Kind::Text;
  if (matcher.kind == Match::Any) return texts ? regions::Domain{regions::Texts::all(), false} : regions::Domain{regions::Numbers::all(), false};
  if (matcher.kind == Match::Set) return regions::Domain{symbols_of(p_.sets[matcher.set], on), false};
  if (matcher.kind == Match::Symbol) {
    if (key.symbol == core::SymbolKind::Payer) return regions::Domain{with_descendants(matcher.symbol), false};
    return regions::Domain{regions::text(p_.symbols.text(matcher.symbol)), false};
  }
  const auto point = [&](core::ConstantId id) -> std::int64_t { return kind == Kind::Date ? p_.constants[id].date.days : p_.constants[id].number; };
  if (matcher.kind == Match::Value && texts) return regions::Domain{regions::text(p_.symbols.text(p_.constants[matcher.first].symbol)), false};
  const bool points = kind == Kind::Number || kind == Kind::Amount || kind == Kind::Units || kind == Kind::Date || kind == Kind::Boolean;
  if (!points) return std::nullopt;
  if (matcher.kind == Match::Value) return regions::Domain{regions::numbers(point(matcher.first), point(matcher.first)), false};
  std::optional<std::int64_t> first, last;
  if (matcher.first != core::kNone) first = point(matcher.first);
  if (matcher.last != core::kNone) last = point(matcher.last) - (matcher.half_open ? 1 : 0);
  return regions::Domain{regions::numbers(first, last), false};
}

bool Conditions::plain_number(core::NodeId id) const {
  const core::Type& type = p_.nodes[id].type;
  const bool number = type.kind == Kind::Number || type.kind == Kind::Amount || type.kind == Kind::Units;
  return number && type.scale == 6 && !type.ratio;
}

regions::Union Conditions::dated(const exact::Period& period) {
  core::Type date;
  date.kind = Kind::Date;
  return regions::field(named("line.date", date, true), {regions::numbers(period.first.days, period.last.days), false});
}

regions::Union Conditions::received(const exact::Period& period) {
  if (period == exact::always()) return regions::everything();
  core::Type date;
  date.kind = Kind::Date;
  return regions::field(named("claim.received_date", date, true), {regions::numbers(period.first.days, period.last.days), false});
}

regions::Union Conditions::payer_under(const std::vector<core::SymbolId>& payers) {
  core::Type type;
  type.kind = Kind::Symbol;
  type.symbol = core::SymbolKind::Payer;
  regions::Texts allowed;
  for (core::SymbolId payer : payers) allowed = allowed.unite(payer == 0 ? std::get<regions::Texts>(universe(type).values) : with_descendants(payer));
  if (payers.empty()) allowed = std::get<regions::Texts>(universe(type).values);
  return regions::field(named("claim.payer", type, true), {allowed, false});
}

regions::Union Conditions::payer_not_under(core::SymbolId payer) {
  core::Type type;
  type.kind = Kind::Symbol;
  type.symbol = core::SymbolKind::Payer;
  return regions::field(named("claim.payer", type, true), intersect({with_descendants(payer).complement(), false}, universe(type)));
}

regions::Union Conditions::payer_is(core::SymbolId payer) {
  core::Type type;
  type.kind = Kind::Symbol;
  type.symbol = core::SymbolKind::Payer;
  regions::Texts allowed;
  if (payer == 0 && p_.payers.empty()) allowed = regions::Texts::all();
  if (payer != 0) allowed = regions::text(p_.symbols.text(payer));
  for (const core::Payer& one : p_.payers) {
    if (payer == 0 && one.parent == core::kNone) allowed = allowed.unite(regions::text(p_.symbols.text(one.symbol)));
  }
  return regions::field(named("claim.payer", type, true), {allowed, false});
}

regions::Union Conditions::code_is(core::SymbolId code) {
  core::Type type;
  type.kind = Kind::Symbol;
  type.symbol = core::SymbolKind::Code;
  return regions::field(named("line.code", type, true), {regions::text(p_.symbols.text(code)), false});
}

}  // namespace edict::review
