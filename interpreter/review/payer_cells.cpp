// Trees of payers, sets of them, and key cells in words.
#include "review/payer_cells.h"

#include <algorithm>

#include "exact/decimal.h"

namespace edict::review {

using core::Matcher;

bool Payers::is_below(std::uint32_t payer, core::SymbolId above) const {
  if (above == 0) return true;
  for (std::uint32_t at = payer; at != core::kNone; at = p_.payers[at].parent) {
    if (p_.payers[at].symbol == above) return true;
  }
  return false;
}

bool Payers::acts(const core::Rule& rule, std::uint32_t payer, exact::Period& effective) const {
  const auto named = [&](const std::vector<core::SymbolId>& payers) {
    return payers.empty() || std::any_of(payers.begin(), payers.end(), [&](core::SymbolId one) { return is_below(payer, one); });
  };
  if (!named(rule.payers)) return false;
  for (const core::Act& act : rule.acts) {
    effective = {std::max(act.effective.first, rule.effective.first), std::min(act.effective.last, rule.effective.last)};
    if (named(act.payers) && effective.first <= effective.last && holds(effective)) return true;
  }
  return false;
}

bool Payers::in(core::SetId id, std::uint32_t payer) const {
  bool within = false;
  for (const core::Member& member : p_.sets[id].members) {
    const bool is = member.set != core::kNone ? in(member.set, payer) : member.any || is_below(payer, member.exact);
    if (is && member.except) return false;
    within = within || is;
  }
  return within;
}

bool Payers::in(const Matcher& matcher, std::uint32_t payer) const {
  if (matcher.kind == Matcher::Kind::Symbol) return is_below(payer, matcher.symbol);
  return matcher.kind != Matcher::Kind::Set || in(matcher.set, payer);
}

bool Payers::holds(core::SetId id, core::SymbolId symbol) const {
  const std::string& text = p_.symbols.text(symbol);
  bool within = false;
  for (const core::Member& member : p_.sets[id].members) {
    if (!holds(member.effective)) continue;
    const bool is = member.set != core::kNone ? holds(member.set, symbol)
                    : member.any              ? true
                    : member.exact != 0       ? member.exact == symbol
                                              : member.first <= text && (text <= member.last || text.starts_with(member.last));
    if (is && member.except) return false;
    within = within || is;
  }
  return within;
}

bool Payers::matches_code(const core::Table& table, const core::Row& row, core::SymbolId code) const {
  for (std::size_t k = 0; k < table.keys.size() && k < row.keys.size(); ++k) {
    if (table.keys[k].symbol != core::SymbolKind::Code) continue;
    const Matcher& cell = row.keys[k];
    if (cell.kind == Matcher::Kind::Symbol && cell.symbol == code) return true;
    if (cell.kind == Matcher::Kind::Set && holds(cell.set, code)) return true;
  }
  return false;
}

bool Payers::has_row(const core::Table& table, std::uint32_t payer, core::SymbolId code) const {
  return std::any_of(table.rows.begin(), table.rows.end(), [&](const core::Row& row) {
    const bool has = !table.payer_decides || row.keys.empty() || in(row.keys[0], payer);
    return has && (row.otherwise || matches_code(table, row, code));
  });
}

std::string Payers::members(core::SetId id) const {
  const core::Set& set = p_.sets[id];
  std::string text;
  for (const core::Member& member : set.members) {
    if (!holds(member.effective)) continue;
    std::string one;
    if (member.set != core::kNone) one = members(member.set);
    else if (member.any) one = "any";
    else if (member.exact != 0) one = core::shown(set.element, p_.symbols.text(member.exact));
    else if (member.first == member.last) one = core::shown(set.element, member.first) + (set.element == core::SymbolKind::Diagnosis && member.first.size() <= 3 ? ".*" : "*");
    else one = core::shown(set.element, member.first) + " .. " + core::shown(set.element, member.last);
    text += (text.empty() ? "" : " ") + std::string(member.except ? "except " : "") + one;
  }
  return text;
}

std::string Payers::cell_text(const Matcher& matcher, const core::Type& type) const {
  switch (matcher.kind) {
    case Matcher::Kind::Any: return "any";
    case Matcher::Kind::Symbol: return core::shown(type.symbol, p_.symbols.text(matcher.symbol));
    case Matcher::Kind::Set: {
      const std::string& name = p_.sets[matcher.set].name;
      return name.empty() ? members(matcher.set) : name.substr(name.rfind('.') + 1);
    }
    case Matcher::Kind::Range: {
      const std::string first = constant_text(matcher.first), last = constant_text(matcher.last);
      return (matcher.first != core::kNone && first.empty()) || (matcher.last != core::kNone && last.empty()) ? "a range" : first + " .. " + last;
    }
    case Matcher::Kind::Value: {
      const std::string value = constant_text(matcher.first);
      return value.empty() ? "a value" : value;
    }
  }
  return "";
}

// Empty where it has no short form.
std::string Payers::constant_text(core::ConstantId id) const {
  if (id == core::kNone) return "";
  const core::Constant& one = p_.constants[id];
  if (one.symbol != 0) return p_.symbols.text(one.symbol);
  if (one.type.kind == core::Kind::Date) return exact::date_text(one.date);
  if (one.type.kind != core::Kind::Number || one.type.dimension != 0) return "";
  return one.type.money ? "$" + exact::money_text(one.number) : one.type.percent ? exact::decimal_text(one.number * 100) + "%" : exact::decimal_text(one.number);
}

std::string Payers::row_name(const core::Table& table, const core::Row& row) const {
  std::string text;
  for (std::size_t k = table.payer_decides ? 1 : 0; k < row.keys.size(); ++k) text += (text.empty() ? "" : ", ") + cell_text(row.keys[k], table.keys[k]);
  return table.name + "[" + (row.otherwise ? "otherwise" : text) + "]";
}

}  // namespace edict::review
