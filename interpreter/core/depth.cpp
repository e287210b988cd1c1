// Depths of nodes, from the leaves up, with a stack of its own instead of recursion: what is measured here may be far deeper than any stack.
#include "core/depth.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "core/walk.h"

namespace edict::core {
namespace {

// A node that another one waits for, and how many steps stand between the two.
struct Need {
  NodeId node;
  std::uint32_t steps;
};
using Needs = std::vector<Need>;

std::string short_name(const std::string& full) { return full.substr(full.rfind('.') + 1); }

class Depths {
 public:
  explicit Depths(const Program& program) : p_(program), depth_(program.nodes.size(), 0) {
    std::vector<std::uint32_t> sets(p_.sets.size(), 1);  // a member set has a smaller id
    for (std::size_t s = 0; s < sets.size(); ++s) {
      for (const Member& member : p_.sets[s].members) {
        if (member.set != kNone && member.set < s) sets[s] = std::max(sets[s], sets[member.set] + 1);
      }
      deepest_set_ = std::max(deepest_set_, sets[s]);
    }
  }

  void look_at(const Term& term) {
    Needs needs;
    for (const Versioned& version : term.versions) add_values(version.value, 2, needs);
    tell(term.name, term.span, deepest(needs));
  }

  void look_at(const Rule& rule) {
    Needs needs;
    if (rule.pair_source != kNone) needs.push_back({rule.pair_source, 0});
    add_values(rule.applies, 0, needs);
    add_values(rule.require, 0, needs);
    add_outcomes(rule.otherwise, needs);
    add_outcomes(rule.missing, needs);
    add_messages(rule.message, needs);
    tell(rule.name, rule.span, deepest(needs));
  }

  void look_at(const Balance& balance) {
    Needs needs;
    add_values(balance.starts, 0, needs);
    add_values(balance.takes, 0, needs);
    tell(balance.name, balance.span, deepest(needs));
  }

  void look_at(const Expectation& expectation) {
    if (expectation.value != kNone) tell(expectation.text, expectation.span, deepest({{expectation.value, 0}}));
  }

  std::vector<TooDeep> take() { return std::move(told_); }

 private:
  // The conditions of exceptions are asked one step further down, while their choice is being made.
  void add_conditions(const Choice& choice, std::uint32_t steps, Needs& into) const {
    for (const Override& o : choice.overrides) {
      if (o.when != kNone) into.push_back({o.when, steps + 1});
      add_values(o.active, steps + 1, into);
    }
  }

  void add_values(ChoiceId id, std::uint32_t steps, Needs& into) const {
    if (id == kNone) return;
    const Choice& choice = p_.choices[id];
    if (choice.base != kNone) into.push_back({choice.base, steps});
    add_conditions(choice, steps, into);
    for (const Override& o : choice.overrides) add_values(o.value, steps + 1, into);
  }

  void add_outcomes(ChoiceId id, Needs& into) const {
    if (id == kNone) return;
    const Choice& choice = p_.choices[id];
    if (choice.base != kNone && p_.outcomes[choice.base].amount != kNone) into.push_back({p_.outcomes[choice.base].amount, 1});
    add_conditions(choice, 1, into);
    for (const Override& o : choice.overrides) add_outcomes(o.value, into);
  }

  void add_messages(ChoiceId id, Needs& into) const {
    if (id == kNone) return;
    const Choice& choice = p_.choices[id];
    if (choice.base != kNone) {
      for (const MessagePart& part : p_.messages[choice.base].parts) {
        if (part.node != kNone) into.push_back({part.node, 1});
      }
    }
    add_conditions(choice, 1, into);
    for (const Override& o : choice.overrides) add_messages(o.value, into);
  }

  // What exceptions make of cells and attributes; the values themselves are constants.
  void add_exceptions(ChoiceId id, Needs& into) const {
    if (id != kNone && !p_.choices[id].overrides.empty()) add_values(id, 1, into);
  }

  const Needs& of_table(TableId table) {
    const auto [at, fresh] = tables_.try_emplace(table);
    if (!fresh) return at->second;
    for (const Row& row : p_.tables[table].rows) {
      for (const ChoiceId cell : row.cells) add_exceptions(cell, at->second);
    }
    return at->second;
  }

  const Needs& of_attribute(AttributeId attribute) {
    const auto [at, fresh] = attributes_.try_emplace(attribute);
    if (!fresh) return at->second;
    for (const auto& [symbol, values] : p_.attributes[attribute].values) {
      for (const AttributeValue& value : values) add_exceptions(value.value, at->second);
    }
    return at->second;
  }

  Needs needs_of(NodeId id) {
    const Node& node = p_.node(id);
    Needs needs;
    for (const NodeId child : children(p_, id)) needs.push_back({child, 0});
    const auto add = [&](const Needs& more) { needs.insert(needs.end(), more.begin(), more.end()); };
    if (node.op == Op::Term) {
      for (const Versioned& version : p_.terms[node.aux].versions) add_values(version.value, 1, needs);
    }
    if (node.op == Op::Attribute) add(of_attribute(node.aux));
    if (node.op == Op::Lookup || node.op == Op::HasRow) add(of_table(node.aux));  // a row may be picked by its cells
    if (node.op == Op::Column && p_.node(node.a).op == Op::Lookup) add(of_table(p_.node(node.a).aux));
    if (node.op == Op::Field && node.type.kind == Kind::Units) {  // counted in the unit in force
      for (AttributeId a = 0; a < p_.attributes.size(); ++a) {
        if (p_.attributes[a].type.kind == Kind::UnitSize) add(of_attribute(a));
      }
    }
    return needs;
  }

  // A condition whose value is wanted is asked as a condition one step further down.
  std::uint32_t own_steps(const Node& node) const {
    const bool sets = node.op == Op::InSet || node.op == Op::Lookup || node.op == Op::HasRow;
    return (node.type.kind == Kind::Boolean ? 2 : 1) + (sets ? deepest_set_ : 0);
  }

  std::uint32_t deepest(const Needs& needs) {
    std::uint32_t most = 0;
    for (const Need& need : needs) {
      measure(need.node);
      most = std::max(most, depth_[need.node] + need.steps);
    }
    return most;
  }

  void measure(NodeId root) {
    struct Open {
      NodeId node;
      Needs needs;
      std::size_t next = 0;
      std::uint32_t most = 0;
    };
    if (depth_[root] != 0) return;
    std::vector<Open> open;
    open.push_back({root, needs_of(root)});
    while (!open.empty()) {
      Open& top = open.back();
      if (top.next == top.needs.size()) {
        depth_[top.node] = top.most + own_steps(p_.node(top.node));
        cut_term(top.node);
        open.pop_back();
        continue;
      }
      const Need need = top.needs[top.next];
      if (depth_[need.node] == 0) {
        open.push_back({need.node, needs_of(need.node)});
      } else {
        top.most = std::max(top.most, depth_[need.node] + need.steps);
        ++top.next;
      }
    }
  }

  // Told where it becomes too deep; what needs it is measured as if it were not.
  void cut_term(NodeId id) {
    const Node& node = p_.node(id);
    if (node.op != Op::Term || depth_[id] <= kDeepestEvaluation) return;
    tell(p_.terms[node.aux].name, p_.terms[node.aux].span, depth_[id]);
    depth_[id] = 1;
  }

  void tell(const std::string& name, source::Span span, std::uint32_t depth) {
    if (depth > kDeepestEvaluation && known_.insert(name).second) told_.push_back({short_name(name), span});
  }

  const Program& p_;
  std::vector<std::uint32_t> depth_;  // by node; 0: not measured yet
  std::uint32_t deepest_set_ = 1;
  std::unordered_map<TableId, Needs> tables_;
  std::unordered_map<AttributeId, Needs> attributes_;
  std::unordered_set<std::string> known_;
  std::vector<TooDeep> told_;
};

}  // namespace

std::vector<TooDeep> too_deep(const Program& program) {
  Depths depths(program);
  for (const Term& term : program.terms) depths.look_at(term);
  for (const Rule& rule : program.rules) depths.look_at(rule);
  for (const Balance& balance : program.balances) depths.look_at(balance);
  for (const Test& test : program.tests) {
    for (const Expectation& expectation : test.expectations) depths.look_at(expectation);
  }
  return depths.take();
}

}  // namespace edict::core
