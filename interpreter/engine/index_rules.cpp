// Which codes a rule can speak of, and which members of a list a condition can: both read off the top-level conditions joined by `and`.
#include <algorithm>

#include "core/walk.h"
#include "engine/index.h"

namespace edict::engine {
namespace {

bool is_variable(const core::Program& p, core::NodeId id, std::uint8_t slot) {
  return id != core::kNone && p.node(id).op == core::Op::Variable && p.node(id).aux == slot;
}

bool is_code_of(const core::Program& p, const OwnFields& own, core::NodeId id, std::uint8_t slot) {
  const core::Node& n = p.node(id);
  return n.op == core::Op::Field && n.aux == own.line_code && is_variable(p, n.a, slot) && p.node(n.a).type.kind == core::Kind::Record &&
         p.node(n.a).type.of == p.schema.line;
}

void add_symbols(const core::Program& p, const core::Constant& constant, std::vector<core::SymbolId>& out) {
  if (constant.type.kind == core::Kind::Symbol) out.push_back(constant.symbol);
  for (const core::ConstantId item : constant.items) out.push_back(p.constants[item].symbol);
}

}  // namespace

std::vector<core::NodeId> conjuncts(const core::Program& program, core::NodeId node) {
  std::vector<core::NodeId> pending{node}, out;
  while (!pending.empty()) {
    const core::NodeId id = pending.back();
    pending.pop_back();
    const core::Node& n = program.node(id);
    if (n.op != core::Op::And) {
      out.push_back(id);
      continue;
    }
    for (std::uint32_t i = n.list_size; i > 0; --i) pending.push_back(program.operand(n, i - 1));
  }
  return out;
}

bool depends_on_slot(const core::Program& program, core::NodeId node, std::uint8_t slot) {
  std::vector<core::NodeId> pending{node};
  std::vector<core::NodeId> seen;
  while (!pending.empty()) {
    const core::NodeId id = pending.back();
    pending.pop_back();
    if (std::find(seen.begin(), seen.end(), id) != seen.end()) continue;
    seen.push_back(id);
    const core::Node& n = program.node(id);
    if (n.op == core::Op::Variable && n.aux == slot) return true;
    const std::vector<core::NodeId> parts = core::children(program, id);
    pending.insert(pending.end(), parts.begin(), parts.end());
  }
  return false;
}

void Plan::Index::find_guards() {
  guards.resize(program->rules.size());
  for (core::RuleId r = 0; r < program->rules.size(); ++r) {
    Guard& guard = guards[r];
    const core::ChoiceId applies = program->rules[r].applies;
    if (applies != core::kNone && program->choices[applies].overrides.empty() && program->choices[applies].base != core::kNone) {
      const std::vector<core::NodeId> conditions = conjuncts(*program, program->choices[applies].base);
      for (const core::NodeId id : conditions) {
        const core::Node& n = program->node(id);
        const auto constant_of_node = [&](core::NodeId x) { return program->node(x).op == core::Op::Constant; };
        if (n.op == core::Op::Compare && static_cast<core::Comparison>(n.aux) == core::Comparison::Equal) {
          const bool straight = is_code_of(*program, own, n.a, 0) && constant_of_node(n.b);
          const bool turned = is_code_of(*program, own, n.b, 0) && constant_of_node(n.a);
          if (!straight && !turned) continue;
          guard.codes.push_back(program->constants[program->node(straight ? n.b : n.a).aux].symbol);
        } else if (n.op == core::Op::InList && is_code_of(*program, own, n.a, 0) && constant_of_node(n.b)) {
          add_symbols(*program, program->constants[program->node(n.b).aux], guard.codes);
        } else if (n.op == core::Op::InSet && is_code_of(*program, own, n.a, 0) && !sets[n.aux].dated) {
          guard.set = n.aux;
          const bool finite = sets[n.aux].finite();
          if (finite) {
            for (const auto& [symbol, members] : sets[n.aux].exact) guard.codes.push_back(symbol);
          }
        } else {
          continue;
        }
        guard.guarded = true;
        guard.whole = conditions.size() == 1;
        break;
      }
    }
    if (guard.guarded && (guard.set == core::kNone || sets[guard.set].finite())) {
      for (const core::SymbolId code : guard.codes) {
        auto& list = rules_by_code[code];
        if (list.empty() || list.back() != r) list.push_back(r);
      }
    } else {
      open_rules.push_back(r);
    }
  }
}

Probe Plan::Index::probe(core::NodeId condition, std::uint8_t slot) const {
  if (condition == core::kNone) return {};
  for (const core::NodeId id : conjuncts(*program, condition)) {
    const core::Node& n = program->node(id);
    if (n.op != core::Op::Compare || static_cast<core::Comparison>(n.aux) != core::Comparison::Equal) continue;
    if (is_code_of(*program, own, n.a, slot) && !depends_on_slot(*program, n.b, slot)) return {n.b};
    if (is_code_of(*program, own, n.b, slot) && !depends_on_slot(*program, n.a, slot)) return {n.a};
  }
  return {};
}

void Plan::Index::find_probes() {
  probe_of_rule.resize(program->rules.size());
  for (core::RuleId r = 0; r < program->rules.size(); ++r) {
    const core::Rule& rule = program->rules[r];
    if (rule.pair_source == core::kNone || rule.applies == core::kNone || !program->choices[rule.applies].overrides.empty()) continue;
    probe_of_rule[r] = probe(program->choices[rule.applies].base, 1);
  }
  for (core::NodeId id = 0; id < program->nodes.size(); ++id) {
    const core::Node& n = program->nodes[id];
    const bool searches = n.op == core::Op::Aggregate ||
                          (n.op == core::Op::Quantify && static_cast<core::Quantifier>(n.aux) != core::Quantifier::All);
    if (!searches) continue;
    const Probe found = probe(n.b, n.slot);
    if (found.key != core::kNone) probe_of_node[id] = found;
  }
}

}  // namespace edict::engine
