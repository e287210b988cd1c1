// Constants that stand beside fields in conditions, keys of tables, ends of periods; each with its neighbours.
#include "coverage/facts.h"

#include <algorithm>

#include "core/walk.h"
#include "exact/decimal.h"
#include "explain/value_text.h"

namespace edict::coverage {
namespace {

using core::Kind;
using core::kNone;
using core::Op;

constexpr std::size_t kMostOfSet = 3, kMostRows = 6, kMostTexts = 24, kMostDurations = 12;

void keep(std::vector<std::string>& texts, const std::string& text) {
  if (!text.empty() && texts.size() < kMostTexts && std::find(texts.begin(), texts.end(), text) == texts.end()) texts.push_back(text);
}

std::string number_text(std::int64_t millionths) { return exact::ratio_text(millionths, exact::kOne); }

}  // namespace

Facts::Facts(const core::Program& program, const Map& map) : p_(program) {
  for (core::NodeId id = 0; id < p_.nodes.size(); ++id) node(id);
  const Place day{p_.schema.line, p_.schema.find(p_.schema.line, "date")};
  for (const auto* ends : {&map.of_packages, &map.of_rules, &map.of_exceptions}) {
    for (const PeriodEnd& end : *ends) {
      add(day, exact::date_text(end.inside));
      add(day, exact::date_text(end.outside));
    }
  }
}

std::optional<Facts::Place> Facts::place_of(core::NodeId id) const {
  while (id != kNone) {
    const core::Node& node = p_.node(id);
    if (node.op == Op::Field) {
      if (p_.node(node.a).type.kind != Kind::Record) return std::nullopt;
      return Place{static_cast<core::RecordId>(p_.node(node.a).type.of), static_cast<core::FieldId>(node.aux)};
    }
    if (node.op != Op::ToAmount && node.op != Op::ToUnits && node.op != Op::First && node.op != Op::Last && node.op != Op::Otherwise && node.op != Op::PeriodFirst && node.op != Op::PeriodLast) return std::nullopt;
    id = node.a;
  }
  return std::nullopt;
}

void Facts::add(Place place, const std::string& text) {
  if (place.second != core::kNoField) keep(found_[place], text);
}

void Facts::constant(Place place, core::ConstantId id) {
  if (id == kNone) return;
  const core::Constant& c = p_.constants[id];
  for (const core::ConstantId item : c.items) constant(place, item);
  const core::Type& field = p_.schema.field(place.first, place.second).type;
  const auto around = [&](const auto& text) {
    for (const int step : {0, 1, -1}) add(place, text(step));
  };
  switch (c.type.kind) {
    case Kind::Boolean: add(place, c.number != 0 ? "true" : "false"); break;
    case Kind::Number:
    case Kind::Units:
    case Kind::Amount: {
      const core::DimensionId dimension = c.dimension != 0 ? c.dimension : c.type.dimension;
      if (dimension == 0 && (field.kind == Kind::Amount || field.dimension != 0)) break;
      if (dimension != 0) {
        add(place, explain::quantity_text(c.number, exact::kOne, dimension, p_.schema));
        add(place, explain::quantity_text(exact::Int{c.number} * 2, exact::kOne, dimension, p_.schema));
      } else if (c.type.percent) {
        around([&](int step) { return number_text(c.number * 100 + step * exact::kOne) + "%"; });
      } else {
        around([&](int step) { return number_text(c.number + step * exact::kOne); });
      }
      break;
    }
    case Kind::Date:
      if (field.kind == Kind::Period) around([&](int step) { const std::string day = exact::date_text(exact::Date{c.date.days + step}); return day + " .. " + day; });
      else around([&](int step) { return exact::date_text(exact::Date{c.date.days + step}); });
      break;
    case Kind::Period: add(place, exact::period_text(c.period)); break;
    case Kind::Text:
    case Kind::Symbol:
      add(place, core::shown(c.type.symbol, p_.symbols.text(c.symbol)));
      if (c.type.kind == Kind::Symbol) keep(by_kind_[c.type.symbol], core::shown(c.type.symbol, p_.symbols.text(c.symbol)));
      break;
    case Kind::UnitSize: case Kind::PerUnit: case Kind::Duration: case Kind::Record: case Kind::Row: case Kind::List: break;
  }
}

void Facts::members(Place place, core::SetId set) {
  std::size_t taken = 0;
  for (const core::Member& member : p_.sets[set].members) {
    if (member.except || taken == kMostOfSet) continue;
    if (member.set != kNone) {
      members(place, member.set);
      continue;
    }
    const std::string& text = member.exact != 0 ? p_.symbols.text(member.exact) : member.first;
    if (text.empty()) continue;
    add(place, core::shown(p_.sets[set].element, text));
    keep(by_kind_[p_.sets[set].element], core::shown(p_.sets[set].element, text));
    ++taken;
  }
}

void Facts::compared(core::NodeId value, core::NodeId other) {
  if (value == kNone || other == kNone) return;
  const auto place = place_of(value);
  if (!place) return;
  const core::Node& node = p_.node(other);
  if (node.op == Op::Constant) constant(*place, node.aux);
  if (node.op != Op::MakeList) return;
  for (std::uint32_t i = 0; i < node.list_size; ++i) compared(value, p_.operand(node, i));
}

void Facts::keys(const core::Node& node) {
  const core::Table& table = p_.tables[node.aux];
  for (std::uint32_t k = 0; k < node.list_size && k < table.keys.size(); ++k) {
    const auto place = place_of(p_.operand(node, k));
    if (!place) continue;
    for (std::size_t r = 0; r < table.rows.size() && r < kMostRows; ++r) {
      if (k >= table.rows[r].keys.size()) continue;
      const core::Matcher& key = table.rows[r].keys[k];
      const std::string text = key.symbol == 0 ? "" : core::shown(table.keys[k].symbol, p_.symbols.text(key.symbol));
      add(*place, text);
      if (key.symbol != 0) keep(by_kind_[table.keys[k].symbol], text);
      if (key.set != kNone) members(*place, key.set);
      constant(*place, key.first);
      constant(*place, key.last);
    }
  }
}

void Facts::node(core::NodeId id) {
  const core::Node& node = p_.node(id);
  if (node.op == Op::Compare || node.op == Op::InList) {
    compared(node.a, node.b);
    compared(node.b, node.a);
  }
  if (node.op == Op::Inside) {
    compared(node.a, node.b);
    compared(node.a, node.c);
  }
  if (node.op == Op::InSet) {
    if (const auto place = place_of(node.a)) members(*place, node.aux);
  }
  if (node.op == Op::Lookup || node.op == Op::HasRow) keys(node);
  if (node.op != Op::Constant) return;
  const core::Constant& c = p_.constants[node.aux];
  if (node.type.kind == Kind::Duration && durations_.size() < kMostDurations && std::find(durations_.begin(), durations_.end(), c.duration) == durations_.end()) {
    durations_.push_back(c.duration);
  }
}

std::vector<std::string> Facts::of(core::RecordId record, core::FieldId field) const {
  std::vector<std::string> texts;
  const auto at = found_.find({record, field});
  if (at != found_.end()) texts = at->second;
  const core::Type& type = p_.schema.field(record, field).type;
  const Kind kind = type.kind == Kind::List ? type.element : type.kind;
  if (kind == Kind::Boolean) {
    keep(texts, "true");
    keep(texts, "false");
  }
  if (kind == Kind::Symbol && type.symbol == core::SymbolKind::Value && type.of < p_.vocabularies.size()) {
    for (const core::SymbolId member : p_.vocabularies[type.of].members) keep(texts, p_.symbols.text(member));
  } else if (kind == Kind::Symbol) {
    const auto more = by_kind_.find(type.symbol);
    if (more != by_kind_.end()) {
      for (const std::string& text : more->second) keep(texts, text);
    }
  }
  if (kind == Kind::Units || (kind == Kind::Number && type.dimension == 0 && !type.percent)) {
    for (const char* text : {"1", "0", "100", "100000"}) keep(texts, text);
  }
  if (kind == Kind::Amount) {  // what one unit of a code that policies name comes to
    const auto codes = by_kind_.find(core::SymbolKind::Code);
    for (const core::UnitSize& size : p_.unit_sizes) {
      if (size.code == 0 || codes == by_kind_.end() || std::find(codes->second.begin(), codes->second.end(), p_.symbols.text(size.code)) == codes->second.end()) continue;
      keep(texts, explain::quantity_text(size.amount, exact::kOne, size.dimension, p_.schema));
    }
  }
  if (kind == Kind::Number && type.percent) keep(texts, "20%");
  if (kind == Kind::Text) keep(texts, "something");
  return texts;
}

}  // namespace edict::coverage
