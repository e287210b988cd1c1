// Windows, ages, ranges, periods, sets, lists and rows: single facts, and the keys of a row together.
#include <algorithm>

#include "coverage/satisfy.h"

namespace edict::coverage {

using core::Comparison;
using core::Kind;
using core::kNone;
using core::Op;

bool Satisfy::within(const core::Node& node, bool holds) {
  const core::Constant* length = constant(node.b);
  const auto place = edit_.place(node.a);
  const auto anchor = edit_.day(node.c);
  if (length == nullptr || !place || !anchor) return false;
  const auto side = static_cast<core::WithinSide>(node.aux);
  const auto before = exact::subtract(*anchor, length->duration), after = exact::add(*anchor, length->duration);
  if (!before || !after) return false;
  const bool back = side != core::WithinSide::After;
  exact::Date day = *anchor;
  if (holds) {
    const int last_inside = back ? (side == core::WithinSide::Before ? 1 : 0) : 0;
    day = edit_.variant() % 2 == 0 ? exact::Date{(back ? before->days : after->days) + last_inside} : exact::Date{anchor->days + (back ? -1 : 1)};
  } else {
    day = back ? exact::Date{before->days - (side == core::WithinSide::Before ? 0 : 1) - (edit_.variant() % 2 == 0 ? 0 : 200)} : exact::Date{after->days + 1};
  }
  return edit_.put(*place, exact::date_text(day));
}

// The birthday itself, or the day before it.
bool Satisfy::aged(const core::Node& node, bool holds) {
  if (node.list_size < 3) return false;
  const auto place = edit_.place(p_.operand(node, 0));
  const auto on = edit_.day(p_.operand(node, 1));
  const core::Constant* age = constant(p_.operand(node, 2));
  const auto born = on && age != nullptr ? exact::subtract(*on, age->duration) : std::nullopt;
  if (!place || !born) return false;
  const auto comparison = holds ? static_cast<Comparison>(node.aux) : denied(static_cast<Comparison>(node.aux));
  int older = 0;  // days
  if (comparison == Comparison::Less) older = -1;
  if (comparison == Comparison::Greater) older = 366;
  if (comparison == Comparison::NotEqual) older = -400;
  return edit_.put(*place, exact::date_text(exact::Date{born->days - older}));
}

bool Satisfy::inside(const core::Node& node, bool holds) {
  const core::Constant *first = constant(node.b), *last = constant(node.c);
  const auto place = edit_.place(node.a);
  if (!place || (first == nullptr && last == nullptr)) return false;
  const bool low = first != nullptr && (last == nullptr || edit_.variant() % 2 == 0);
  return edit_.put(*place, edit_.text_of(low ? *first : *last, holds ? 0 : low ? -1 : 1));
}

bool Satisfy::in_period(const core::Node& node, bool holds) {
  const auto place = edit_.place(node.b);
  const auto day = edit_.day(node.a);
  if (!place || !day) return false;
  const exact::Date first{day->days + (holds ? 0 : -60)}, last{day->days + (holds ? 30 : -30)};
  return edit_.put(*place, exact::date_text(first) + " .. " + exact::date_text(last));
}

bool Satisfy::in_set(const core::Node& node, bool holds) {
  const auto place = edit_.place(node.a);
  if (!place) return false;
  std::vector<std::string> members;
  std::vector<core::SetId> open = {node.aux};
  while (!open.empty()) {
    const core::Set& set = p_.sets[open.back()];
    open.pop_back();
    for (const core::Member& member : set.members) {
      if (member.set != kNone) open.push_back(member.set);
      else if (!member.except && !member.any) members.push_back(core::shown(set.element, member.exact != 0 ? p_.symbols.text(member.exact) : member.first));
    }
  }
  if (!holds) return other_than(*place, members);
  return !members.empty() && edit_.put(*place, members[edit_.variant() % members.size()]);
}

bool Satisfy::in_list(const core::Node& node, bool holds) {
  const auto value = edit_.place(node.a), list = edit_.place(node.b);
  const core::Node& among = p_.node(node.b);
  if (list && list->type.kind == Kind::List) {  // `line.modifiers has JW`
    const core::Constant* one = constant(node.a);
    const auto said = value ? edit_.now(*value) : std::nullopt;
    const std::string text = one != nullptr ? edit_.text_of(*one, 0) : said.value_or("");
    if (!holds) return edit_.erase(*list);
    return edit_.put(*list, text);
  }
  std::vector<std::string> texts;
  if (among.op == Op::Constant) {
    for (const core::ConstantId item : p_.constants[among.aux].items) texts.push_back(edit_.text_of(p_.constants[item], 0));
  }
  for (std::uint32_t i = 0; among.op == Op::MakeList && i < among.list_size; ++i) {
    if (const core::Constant* one = constant(p_.operand(among, i))) texts.push_back(edit_.text_of(*one, 0));
  }
  if (!value || texts.empty()) return false;
  return holds ? edit_.put(*value, texts[edit_.variant() % texts.size()]) : other_than(*value, texts);
}

bool Satisfy::keys(const core::Node& lookup, const core::Row& row) {
  const core::Table& table = p_.tables[lookup.aux];
  rows_[lookup.aux] = &row;
  bool done = true;
  for (std::uint32_t k = 0; k < lookup.list_size && k < row.keys.size(); ++k) {
    const core::Matcher& key = row.keys[k];
    if (key.kind == core::Matcher::Kind::Any || (table.payer_decides && k == 0)) continue;
    const auto place = edit_.place(p_.operand(lookup, k));
    std::string text;
    if (key.kind == core::Matcher::Kind::Symbol) text = core::shown(table.keys[k].symbol, p_.symbols.text(key.symbol));
    if (key.kind == core::Matcher::Kind::Set) {
      for (const core::Member& member : p_.sets[key.set].members) {
        if (text.empty() && !member.except && member.set == kNone && !member.any) text = core::shown(table.keys[k].symbol, member.exact != 0 ? p_.symbols.text(member.exact) : member.first);
      }
    }
    if (key.kind == core::Matcher::Kind::Value || key.kind == core::Matcher::Kind::Range) {
      const core::ConstantId end = key.first != kNone ? key.first : key.last;
      text = end == kNone ? "" : edit_.text_of(p_.constants[end], 0);
    }
    done = place && edit_.put(*place, text) && done;
  }
  return done;
}

bool Satisfy::has_row(const core::Node& node, bool holds) {
  const core::Table& table = p_.tables[node.aux];
  std::vector<const core::Row*> rows;
  for (const core::Row& row : table.rows) {
    if (row.otherwise || (table.payer_decides && !row.keys.empty() && !edit_.in_force_for_payer(row.keys[0]))) continue;
    if (rows.size() < 64) rows.push_back(&row);
  }
  if (holds) {
    if (rows.empty()) return false;
    const auto set = rows_.find(node.aux);
    return keys(node, set != rows_.end() ? *set->second : *rows[edit_.variant() % rows.size()]);
  }
  for (std::uint32_t k = node.list_size; k-- > 0;) {
    const auto place = edit_.place(p_.operand(node, k));
    if (!place) continue;
    std::vector<std::string> texts;
    for (const core::Row* row : rows) {
      if (k < row->keys.size() && row->keys[k].symbol != 0) texts.push_back(core::shown(table.keys[k].symbol, p_.symbols.text(row->keys[k].symbol)));
    }
    if (other_than(*place, texts)) return true;
  }
  return false;
}

bool Satisfy::other_than(const ClaimEdit::Place& place, const std::vector<std::string>& texts) {
  std::vector<std::string> known = edit_.known(place);
  if (place.type.kind == Kind::Symbol && place.type.symbol == core::SymbolKind::Diagnosis) known.emplace_back("Z00.00");
  for (const std::string& text : known) {
    const bool taken = std::any_of(texts.begin(), texts.end(), [&](const std::string& one) { return !one.empty() && (text == one || text.starts_with(one)); });
    if (!taken) return edit_.put(place, text);
  }
  return false;
}

}  // namespace edict::coverage
