// Pointers into the claim's JSON, from the nodes that read it.
#include "coverage/claim_edit.h"

#include <algorithm>

#include "core/unfilled.h"
#include "exact/decimal.h"
#include "explain/tried.h"
#include "explain/value_text.h"

namespace edict::coverage {

using core::Kind;
using core::kNone;
using core::Op;
using Pointer = Json::json_pointer;

namespace {

constexpr int kDeepest = 30;               // terms of terms
constexpr std::size_t kMostMembers = 6;    // of one list

}  // namespace

ClaimEdit::ClaimEdit(const core::Program& program, const Facts& facts, Candidate candidate, unsigned variant) : p_(program), facts_(facts), made_(std::move(candidate)), variant_(variant) {
  slots_[0] = {-1, Pointer("/lines/0")};
}

std::optional<ClaimEdit::At> ClaimEdit::record(core::NodeId id) {
  const core::Node& node = p_.node(id);
  if (node.op == Op::Variable) {
    const auto at = slots_.find(node.aux);
    return at == slots_.end() ? std::nullopt : std::optional(at->second);
  }
  if (node.op != Op::ClaimOf && node.op != Op::Field) return std::nullopt;
  auto of = record(node.a);
  if (!of) return std::nullopt;
  if (node.op == Op::ClaimOf) return At{of->earlier, Pointer()};
  const auto type = static_cast<core::RecordId>(p_.node(node.a).type.of);
  const std::string& name = p_.schema.field(type, static_cast<core::FieldId>(node.aux)).name;
  if (type == p_.schema.line && name == "claim") return At{of->earlier, Pointer()};
  return At{of->earlier, of->pointer / name};
}

std::optional<ClaimEdit::Place> ClaimEdit::place(core::NodeId id) {
  if (id == kNone || depth_ > kDeepest) return std::nullopt;
  const core::Node& node = p_.node(id);
  switch (node.op) {
    case Op::Field: {
      if (p_.node(node.a).type.kind != Kind::Record) return std::nullopt;
      const auto of = record(node.a);
      if (!of) return std::nullopt;
      const auto type = static_cast<core::RecordId>(p_.node(node.a).type.of);
      const auto field = static_cast<core::FieldId>(node.aux);
      return Place{{of->earlier, of->pointer / p_.schema.field(type, field).name}, type, field, p_.schema.field(type, field).type};
    }
    case Op::Variable: {
      const auto list = lists_.find(node.aux);
      if (list == lists_.end()) return std::nullopt;
      auto made = place(list->second);
      const auto at = slots_.find(node.aux);
      if (!made || at == slots_.end()) return std::nullopt;
      made->at = at->second;
      made->type = node.type;
      return made;
    }
    case Op::Term: {
      const auto line = record(node.a);
      if (!line || p_.terms[node.aux].versions.empty()) return std::nullopt;
      const core::ChoiceId value = p_.terms[node.aux].versions.back().value;
      ++depth_;
      const At judged = std::exchange(slots_[0], *line);
      const auto made = value == kNone ? std::nullopt : place(p_.choices[value].base);
      slots_[0] = judged;
      --depth_;
      return made;
    }
    case Op::ToAmount: case Op::ToUnits: case Op::Otherwise: case Op::First: case Op::Last: case Op::Round: return place(node.a);
    default: return std::nullopt;
  }
}

std::optional<std::string> ClaimEdit::now(const Place& place) {
  const Json& whole = claim(place.at);
  if (!whole.contains(place.at.pointer) || !whole.at(place.at.pointer).is_string()) return std::nullopt;
  return whole.at(place.at.pointer).get<std::string>();
}

bool ClaimEdit::put(const Place& place, const std::string& text) {
  if (text.empty()) return false;
  claim(place.at)[place.at.pointer] = place.type.kind == Kind::List ? Json::array({text}) : Json(text);
  return true;
}

bool ClaimEdit::erase(const Place& place) {
  Json& whole = claim(place.at);
  if (!whole.contains(place.at.pointer)) return true;
  Json& holder = place.at.pointer.parent_pointer().empty() ? whole : whole[place.at.pointer.parent_pointer()];
  if (holder.is_array()) holder.erase(std::stoul(place.at.pointer.back()));
  else holder.erase(place.at.pointer.back());
  return true;
}

void ClaimEdit::payer(core::SymbolId symbol) {
  made_.claim["payer"] = p_.symbols.text(symbol);
  for (Json& earlier : made_.history) earlier["payer"] = p_.symbols.text(symbol);
}

bool ClaimEdit::payer_beside(core::SymbolId symbol) {
  const auto index = p_.payer_index.find(symbol);
  if (index == p_.payer_index.end()) return false;
  const std::uint32_t above = p_.payers[index->second].parent;
  if (above != kNone) {
    payer(p_.payers[above].symbol);
    return true;
  }
  for (const core::Payer& other : p_.payers) {
    if (other.symbol == symbol || other.parent != kNone) continue;
    payer(other.symbol);
    return true;
  }
  return false;
}

void ClaimEdit::received(const exact::Period& within) {
  const auto line = made_.claim.contains(Pointer("/lines/0/date")) ? exact::parse_date(made_.claim.at(Pointer("/lines/0/date")).get<std::string>()) : std::nullopt;
  const exact::Date day = line && within.contains(*line) ? *line : within.first > exact::kFirstDate ? within.first : within.last;
  made_.claim["received_date"] = exact::date_text(day);
}

void ClaimEdit::code(core::SymbolId symbol) { made_.claim[Pointer("/lines/0/code")] = p_.symbols.text(symbol); }

void ClaimEdit::date(const exact::Period& within) {
  const Pointer at("/lines/0/date");
  const auto day = made_.claim.contains(at) && made_.claim.at(at).is_string() ? exact::parse_date(made_.claim.at(at).get<std::string>()) : std::nullopt;
  if (day && within.contains(*day)) return;
  const exact::Date moved = within.first > exact::kFirstDate ? within.first : exact::Date{within.last.days - 30};
  made_.claim[at] = exact::date_text(within.contains(exact::Date{moved.days + 60}) ? exact::Date{moved.days + 60} : moved);
}

// What a record must say, and the first that comes to mind for it.
Json ClaimEdit::first_facts(core::RecordId id) const {
  Json made = Json::object();
  for (core::FieldId f = 0; f < p_.schema.records[id].fields.size(); ++f) {
    const core::Field& one = p_.schema.field(id, f);
    if (one.optional || one.complete || one.type.kind == Kind::Record || (one.type.kind == Kind::List && one.type.element == Kind::Record)) continue;
    const Json date = made_.claim.contains(Pointer("/lines/0/date")) ? made_.claim.at(Pointer("/lines/0/date")) : Json("2025-01-01");
    std::string text;
    if (one.type.symbol == core::SymbolKind::Code && made_.claim.contains(Pointer("/lines/0/code"))) text = made_.claim.at(Pointer("/lines/0/code")).get<std::string>();
    else if (one.type.kind == Kind::Date) text = date.get<std::string>();
    else if (one.type.kind == Kind::Period) text = date.get<std::string>() + " .. " + date.get<std::string>();
    else if (const std::vector<std::string> texts = facts_.of(id, f); !texts.empty()) text = texts.front();
    if (!text.empty()) made[one.name] = one.type.kind == Kind::List ? Json::array({text}) : Json(text);
  }
  return made;
}

bool ClaimEdit::earlier_claim(std::uint32_t slot) {
  if (made_.history.size() >= kMostMembers) return false;
  const Pointer date("/lines/0/date"), patient("/patient/id");
  if (!made_.claim.contains(patient)) made_.claim[patient] = "P1";
  Json earlier = made_.claim;
  while (earlier["lines"].size() > 1) earlier["lines"].erase(earlier["lines"].size() - 1);
  earlier["id"] = "H" + std::to_string(made_.history.size() + 1);
  const auto day = earlier.contains(date) ? exact::parse_date(earlier.at(date).get<std::string>()) : std::nullopt;
  static constexpr int kBefore[] = {7, 1, 30, 0};
  if (day) earlier[date] = exact::date_text(exact::Date{day->days - kBefore[variant_ % 4] - static_cast<int>(made_.history.size())});
  earlier[Pointer("/lines/0/disposition")] = "pay";
  made_.history.push_back(std::move(earlier));
  slots_[slot] = {static_cast<int>(made_.history.size()) - 1, Pointer("/lines/0")};
  return true;
}

bool ClaimEdit::member(core::NodeId list, std::uint32_t slot) {
  const core::Node& node = p_.node(list);
  if (node.op == Op::History) return earlier_claim(slot);
  const auto of = node.op == Op::Day ? std::optional(Place{{-1, Pointer("/lines")}, p_.schema.claim, 0, node.type}) : place(list);
  if (!of || of->type.kind != Kind::List) return false;
  Json& whole = claim(of->at);
  Json members = whole.contains(of->at.pointer) && whole.at(of->at.pointer).is_array() ? whole.at(of->at.pointer) : Json::array();
  if (members.size() >= kMostMembers) return false;
  if (of->type.element != Kind::Record) {
    const std::vector<std::string> texts = known(*of);
    const auto fresh = std::find_if(texts.begin(), texts.end(), [&](const std::string& text) { return std::find(members.begin(), members.end(), text) == members.end(); });
    if (fresh == texts.end()) return false;
    members.push_back(*fresh);
    lists_[slot] = list;
  } else if (static_cast<core::RecordId>(of->type.of) == p_.schema.line) {
    if (members.empty()) return false;
    Json line = members[0];
    line["number"] = std::to_string(members.size() + 1);
    members.push_back(std::move(line));
  } else {
    members.push_back(first_facts(static_cast<core::RecordId>(of->type.of)));
  }
  slots_[slot] = {of->at.earlier, of->at.pointer / (members.size() - 1)};
  whole[of->at.pointer] = std::move(members);
  return true;
}

bool ClaimEdit::no_members(core::NodeId list) {
  const core::Node& node = p_.node(list);
  if (node.op == Op::History) {
    made_.history.clear();
    return true;
  }
  const auto of = node.op == Op::Day ? std::nullopt : place(list);
  if (!of) return false;
  if (of->type.element == Kind::Record && static_cast<core::RecordId>(of->type.of) == p_.schema.line) {
    Json& lines = made_.claim["lines"];
    while (lines.size() > 1) lines.erase(lines.size() - 1);
    return true;
  }
  claim(of->at)[of->at.pointer] = Json::array();
  return true;
}

std::optional<exact::Date> ClaimEdit::day(core::NodeId id) {
  if (id == kNone) return std::nullopt;
  const core::Node& node = p_.node(id);
  if (node.op == Op::Constant) return node.type.kind == Kind::Date ? std::optional(p_.constants[node.aux].date) : std::nullopt;
  if (const auto at = place(id)) {
    if (const auto text = now(*at)) return exact::parse_date(*text);
  }
  const Pointer line("/lines/0/date");
  return made_.claim.contains(line) ? exact::parse_date(made_.claim.at(line).get<std::string>()) : std::nullopt;
}

std::string ClaimEdit::text_of(const core::Constant& c, int step) const {
  const exact::Int number = c.number, one = exact::kOne;
  const core::DimensionId dimension = c.dimension != 0 ? c.dimension : c.type.dimension;
  switch (c.type.kind) {
    case Kind::Boolean: return c.number != 0 ? "true" : "false";
    case Kind::Date: return exact::date_text(exact::Date{c.date.days + step});
    case Kind::Period: return exact::period_text(c.period);
    case Kind::Text: case Kind::Symbol: return step == 0 ? core::shown(c.type.symbol, p_.symbols.text(c.symbol)) : "";
    case Kind::Number: case Kind::Units: case Kind::Amount: {
      if (dimension == 0) return c.type.percent ? exact::ratio_text(number * 100 + step * one, one) + "%" : exact::ratio_text(number + step * one, one);
      std::int64_t largest = 0;
      for (const core::Unit& unit : p_.schema.units) {
        if (unit.dimension == dimension && unit.factor > largest && c.number % unit.factor == 0) largest = unit.factor;
      }
      return explain::quantity_text(number + exact::Int{largest} * step, one, dimension, p_.schema);
    }
    case Kind::UnitSize: case Kind::PerUnit: case Kind::Duration: case Kind::Record: case Kind::Row: case Kind::List: return "";
  }
  return "";
}

std::vector<std::string> ClaimEdit::known(const Place& place) const { return place.field == core::kNoField ? std::vector<std::string>() : facts_.of(place.record, place.field); }

bool ClaimEdit::in_force_for_payer(const core::Matcher& matcher) {
  const core::SymbolId payer = p_.symbols.find(made_.claim.value("payer", ""));
  if (matcher.kind == core::Matcher::Kind::Symbol) return matcher.symbol == payer;
  return matcher.kind != core::Matcher::Kind::Set || core::in_set(p_, matcher.set, explain::payer_chain(p_, payer));
}

}  // namespace edict::coverage
