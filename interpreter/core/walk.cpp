// Operands by their places in a node, and walks over them.
#include "core/walk.h"

#include <set>

namespace edict::core {
namespace {

// The operands that say something, without the line whose payer and date judge the node.
std::vector<NodeId> spoken_of(const Program& program, NodeId id) {
  const Node& node = program.node(id);
  std::vector<NodeId> parts;
  switch (node.op) {
    case Op::Term: parts = {node.c}; break;
    case Op::Attribute: case Op::Column: case Op::InSet: parts = {node.a, node.c}; break;
    case Op::Lookup: case Op::HasRow: parts = {node.c}; break;
    default: return children(program, id);
  }
  for (std::uint32_t i = 0; i < node.list_size; ++i) parts.push_back(program.operand(node, i));
  std::erase(parts, kNone);
  return parts;
}

void add_values(const Program& program, ChoiceId id, std::vector<NodeId>& open) {
  if (id == kNone) return;
  const Choice& choice = program.choices[id];
  if (choice.base != kNone) open.push_back(choice.base);
  for (const Override& o : choice.overrides) {
    if (o.when != kNone) open.push_back(o.when);
    add_values(program, o.value, open);
  }
}

bool speaks_of_a_line(const Program& program, TermId term) {
  std::vector<NodeId> open;
  std::set<NodeId> seen;
  std::set<TermId> terms{term};
  for (const Versioned& version : program.terms[term].versions) add_values(program, version.value, open);
  while (!open.empty()) {
    const NodeId id = open.back();
    open.pop_back();
    if (!seen.insert(id).second) continue;
    const Node& node = program.node(id);
    if (node.op == Op::Variable && node.aux == 0) return true;
    if (node.op == Op::Term && terms.insert(node.aux).second) {
      for (const Versioned& version : program.terms[node.aux].versions) add_values(program, version.value, open);
    }
    const std::vector<NodeId> parts = spoken_of(program, id);
    open.insert(open.end(), parts.begin(), parts.end());
  }
  return false;
}

}  // namespace

std::vector<NodeId> children(const Program& program, const Node& node) {
  std::vector<NodeId> result;
  const auto add = [&result](NodeId child) {
    if (child != kNone) result.push_back(child);
  };
  add(node.a);
  if (node.op != Op::Round) {  // its b is a number: whole or cent
    add(node.b);
    add(node.c);
  }
  for (std::uint32_t i = 0; i < node.list_size; ++i) add(program.operand(node, i));
  return result;
}

std::optional<TermId> term_of_a_line(const Program& program, NodeId expression) {
  std::vector<NodeId> open{expression};
  std::set<NodeId> seen;
  while (!open.empty()) {
    const NodeId id = open.back();
    open.pop_back();
    if (!seen.insert(id).second) continue;
    const Node& node = program.node(id);
    if (node.op == Op::Term && speaks_of_a_line(program, node.aux)) return node.aux;
    const std::vector<NodeId> parts = children(program, id);
    open.insert(open.end(), parts.begin(), parts.end());
  }
  return std::nullopt;
}

}  // namespace edict::core
