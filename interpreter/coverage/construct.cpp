// First what must be so that the goal is asked at all: payer, date, the conditions above it; then the goal itself.
#include "coverage/construct.h"

#include <algorithm>

#include "core/walk.h"

namespace edict::coverage {

using core::kNone;
using core::Op;

Construct::Construct(const core::Program& program, const Map& map, const Facts& facts) : p_(program), map_(map), facts_(facts) {
  for (core::RuleId id = 0; id < p_.rules.size(); ++id) {
    const core::Rule& rule = p_.rules[id];
    if (rule.acts.empty() || rule.pair_source != kNone) continue;
    walk(id, rule.applies);
    walk(id, rule.require);
  }
  note_changes();
}

// The first way from a rule to each node.
void Construct::walk(core::RuleId rule, core::ChoiceId clause) {
  std::vector<std::pair<core::NodeId, core::NodeId>> open;  // and what it stands below
  const auto add = [&](core::ChoiceId id, core::NodeId above) {
    if (id == kNone) return;
    if (p_.choices[id].base != kNone) open.emplace_back(p_.choices[id].base, above);
    for (const core::Override& o : p_.choices[id].overrides) {
      if (o.when != kNone) open.emplace_back(o.when, above);
      if (o.value != kNone && p_.choices[o.value].base != kNone) open.emplace_back(p_.choices[o.value].base, above);
    }
  };
  add(clause, kNone);
  while (!open.empty()) {
    const auto [id, above] = open.back();
    open.pop_back();
    if (id == above || !asked_.try_emplace(id, Asked{rule, above}).second) continue;
    const core::Node& node = p_.node(id);
    if (node.op == Op::Term && terms_.try_emplace(node.aux, id).second) {
      for (const core::Versioned& version : p_.terms[node.aux].versions) add(version.value, id);
    }
    if (node.op == Op::Lookup || node.op == Op::HasRow) lookups_.try_emplace(node.aux, id);
    for (const core::NodeId part : core::children(p_, id)) open.emplace_back(part, id);
  }
}

void Construct::note(core::ChoiceId choice, const Changed& what) {
  if (choice == kNone) return;
  for (const core::Override& o : p_.choices[choice].overrides) {
    Changed changed = what;
    changed.change = o;
    if (o.exception != kNone) changes_.try_emplace(o.exception, changed);
  }
}

void Construct::note_changes() {
  for (core::RuleId id = 0; id < p_.rules.size(); ++id) {
    const core::Rule& rule = p_.rules[id];
    Changed what;
    what.rule = id;
    if (rule.acts.empty()) continue;
    for (const core::ChoiceId clause : {rule.require, rule.otherwise, rule.missing, rule.applies, rule.message}) note(clause, what);
  }
  for (const auto& [term, node] : terms_) {
    Changed what;
    what.rule = asked_.at(node).rule;
    for (const core::Versioned& version : p_.terms[term].versions) note(version.value, what);
  }
  for (const core::Term& term : p_.terms) {
    for (const core::Versioned& version : term.versions) note(version.value, {});
  }
  for (const auto& [table, node] : lookups_) {
    Changed what;
    what.rule = asked_.at(node).rule;
    what.lookup = node;
    what.table = table;
    for (std::uint32_t row = 0; row < p_.tables[table].rows.size(); ++row) {
      what.row = row;
      for (const core::ChoiceId cell : p_.tables[table].rows[row].cells) note(cell, what);
    }
  }
  for (const core::Attribute& attribute : p_.attributes) {
    for (const auto& [symbol, values] : attribute.values) {
      Changed what;
      what.code = symbol;
      for (const core::AttributeValue& value : values) note(value.value, what);
    }
  }
}

std::vector<core::SymbolId> Construct::payers_of(const Item& item) const {
  const auto of_rule = [&](core::RuleId id) {
    const core::Rule& rule = p_.rules[id];
    if (!rule.payers.empty() || rule.acts.empty()) return rule.payers;
    return rule.acts.front().payers;
  };
  if (item.sort == Sort::Rule) return of_rule(item.id);
  if (item.sort == Sort::Exception) {
    const auto found = changes_.find(item.id);
    if (found == changes_.end()) return {};
    if (found->second.change.payer != 0) return {found->second.change.payer};
    return found->second.rule == kNone ? std::vector<core::SymbolId>() : of_rule(found->second.rule);
  }
  const auto at = item.id == kNone ? asked_.end() : asked_.find(item.id);
  return at == asked_.end() ? std::vector<core::SymbolId>() : of_rule(at->second.rule);
}

void Construct::in_force(core::RuleId id, ClaimEdit& edit) const {
  const core::Rule& rule = p_.rules[id];
  const exact::Period acts = rule.acts.empty() ? exact::always() : rule.acts.front().effective;
  edit.date({std::max(acts.first, rule.effective.first), std::min(acts.last, rule.effective.last)});
  if (!(rule.received == exact::always())) edit.received(rule.received);
}

// What stands above the node is made so that the node is asked.
bool Construct::lead_to(core::NodeId id, Satisfy& satisfy, ClaimEdit& edit) const {
  const auto at = asked_.find(id);
  if (at == asked_.end()) return false;
  in_force(at->second.rule, edit);
  std::vector<core::NodeId> path = {id};
  for (core::NodeId above = at->second.above; above != kNone; above = asked_.at(above).above) path.push_back(above);
  const core::Rule& rule = p_.rules[at->second.rule];
  const bool in_applies = rule.applies != kNone && p_.choices[rule.applies].base == path.back();
  if (!in_applies) satisfy.choice(rule.applies, Wish::True);
  for (std::size_t i = path.size(); i-- > 1;) {
    const core::Node& node = p_.node(path[i]);
    const core::NodeId below = path[i - 1];
    if (node.op == Op::And || node.op == Op::Or) {
      for (std::uint32_t k = 0; k < node.list_size; ++k) {
        if (p_.operand(node, k) != below) satisfy.make(p_.operand(node, k), node.op == Op::And ? Wish::True : Wish::False);
      }
    }
    if (node.op == Op::If && below != node.a) satisfy.make(node.a, below == node.b ? Wish::True : Wish::False);
    if ((node.op == Op::Quantify || node.op == Op::Aggregate) && below != node.a) {
      if (!edit.member(node.a, node.slot)) return false;
      if (node.op == Op::Aggregate && below == node.c && node.b != kNone) satisfy.make(node.b, Wish::True);
    }
  }
  return true;
}

bool Construct::of_rule(core::RuleId id, std::size_t way, Satisfy& satisfy, ClaimEdit& edit) const {
  const core::Rule& rule = p_.rules[id];
  in_force(id, edit);
  if (way == 3) return satisfy.choice(rule.applies, Wish::False);
  satisfy.choice(rule.applies, Wish::True);
  return satisfy.choice(rule.require, way == 0 ? Wish::True : way == 1 ? Wish::False : Wish::Unknown);
}

bool Construct::of_exception(core::ExceptionId id, bool won, Satisfy& satisfy, ClaimEdit& edit) const {
  const auto found = changes_.find(id);
  if (found == changes_.end()) return false;
  const Changed& changed = found->second;
  const core::Override& o = changed.change;
  if (changed.rule != kNone) in_force(changed.rule, edit);
  edit.date(o.effective);
  if (changed.rule != kNone) satisfy.choice(p_.rules[changed.rule].applies, Wish::True);
  if (changed.code != 0) edit.code(changed.code);
  if (changed.lookup != kNone) {
    lead_to(changed.lookup, satisfy, edit);
    satisfy.keys(p_.node(changed.lookup), p_.tables[changed.table].rows[changed.row]);
  }
  if (won) return o.when == kNone || satisfy.make(o.when, Wish::True);
  if (o.when != kNone && edit.variant() % 2 == 0) return satisfy.make(o.when, Wish::False);
  if (o.payer != 0 && edit.variant() < 2) return edit.payer_beside(o.payer);
  if (o.effective.first > exact::kFirstDate) {
    edit.date({exact::kFirstDate, exact::Date{o.effective.first.days - 1}});
    return true;
  }
  return o.when != kNone && satisfy.make(o.when, Wish::False);
}

bool Construct::of_condition(core::NodeId id, Wish wish, Satisfy& satisfy, ClaimEdit& edit) const { return lead_to(id, satisfy, edit) && satisfy.make(id, wish); }

bool Construct::of_row(std::size_t item, Satisfy& satisfy, ClaimEdit& edit) const {
  for (core::TableId table = 0; table < map_.rows.size(); ++table) {
    const auto at = std::find(map_.rows[table].begin(), map_.rows[table].end(), static_cast<std::uint32_t>(item));
    const auto lookup = lookups_.find(table);
    if (at == map_.rows[table].end() || lookup == lookups_.end()) continue;
    const core::Row& row = p_.tables[table].rows[static_cast<std::size_t>(at - map_.rows[table].begin())];
    satisfy.chosen(table, row);
    edit.date(row.effective);
    return lead_to(lookup->second, satisfy, edit) && satisfy.keys(p_.node(lookup->second), row);
  }
  return false;
}

bool Construct::of_boundary(std::size_t item_id, const Item& item, std::size_t way, Satisfy& satisfy, ClaimEdit& edit) const {
  for (const auto* ends : {&map_.of_packages, &map_.of_rules, &map_.of_exceptions}) {
    for (const PeriodEnd& end : *ends) {
      if (end.item != item_id) continue;
      const exact::Date day = way == 0 ? end.outside : end.inside;
      edit.date({day, day});
      return true;
    }
  }
  if (item.id == kNone || !lead_to(item.id, satisfy, edit)) return false;
  const core::Node& node = p_.node(item.id);
  if (node.op == Op::Compare) return satisfy.beside(node.a, node.b, static_cast<int>(way) - 1, way == 0) || satisfy.beside(node.b, node.a, 1 - static_cast<int>(way), way == 2);
  if (node.op == Op::Inside) return satisfy.beside(node.a, way < 2 ? node.b : node.c, way == 0 ? -1 : way == 3 ? 1 : 0, way == 0);
  return satisfy.make(item.id, way == 0 ? Wish::False : Wish::True);
}

std::optional<Candidate> Construct::of(const Item& item, std::size_t item_id, std::size_t way, const Candidate& base, unsigned variant) const {
  ClaimEdit edit(p_, facts_, base, variant);
  Satisfy satisfy(edit);
  bool made = false;
  switch (item.sort) {
    case Sort::Rule: made = of_rule(item.id, way, satisfy, edit); break;
    case Sort::Exception: made = of_exception(item.id, way == 0, satisfy, edit); break;
    case Sort::Condition: made = of_condition(item.id, way == 0 ? Wish::True : way == 1 ? Wish::False : Wish::Unknown, satisfy, edit); break;
    case Sort::Row: made = of_row(item_id, satisfy, edit); break;
    case Sort::Boundary: made = of_boundary(item_id, item, way, satisfy, edit); break;
  }
  return made ? std::optional(edit.done()) : std::nullopt;
}

}  // namespace edict::coverage
