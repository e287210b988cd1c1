// The plan's constants as run-time values, which choices have overrides, and which terms look at the stage.
#include <algorithm>

#include "engine/index.h"
#include "engine/number.h"

namespace edict::engine {
Value Plan::Index::constant(const core::Constant& c, const core::Type& type) {
  Value v;
  v.kind = c.type.kind;
  v.dimension = c.dimension != 0 ? c.dimension : c.type.dimension;
  v.counted = {c.symbol, c.unit_size};
  if (is_numeric(c.type.kind)) {
    Number on_scale;
    // Constants stand on scale 6; one that its node's scale cannot hold is a mistake of lowering and becomes a fault when it is touched.
    if (!conform(fixed(c.number, 6), type, on_scale)) v.state = Value::State::Fault;
    v.numerator = on_scale.numerator;
    v.denominator = on_scale.denominator;
    return v;
  }
  v.counted = {};
  switch (c.type.kind) {
    case core::Kind::Boolean: v.numerator = c.number; break;
    case core::Kind::Date: v.numerator = c.date.days; break;
    case core::Kind::Period:
      v.numerator = c.period.first.days;
      v.denominator = c.period.last.days;
      break;
    case core::Kind::Duration:
      v.numerator = c.duration.months;
      v.denominator = c.duration.days;
      break;
    case core::Kind::List: {
      core::Type element = type;
      element.kind = type.element;
      std::vector<Value> members;  // gathered first: a list of lists would interleave
      for (const core::ConstantId item : c.items) members.push_back(constant(program->constants[item], element));
      v.list = {ListRef::Of::Values, static_cast<std::uint32_t>(items.size()), static_cast<std::uint32_t>(members.size()), nullptr};
      items.insert(items.end(), members.begin(), members.end());
      break;
    }
    case core::Kind::Text:
    case core::Kind::Symbol: v.numerator = c.symbol; break;
    case core::Kind::Number:
    case core::Kind::Amount:
    case core::Kind::Units:
    case core::Kind::UnitSize:
    case core::Kind::PerUnit:
    case core::Kind::Record:
    case core::Kind::Row: break;
  }
  return v;
}

void Plan::Index::find_constants() {
  constant_of.assign(program->nodes.size(), core::kNone);
  for (core::NodeId id = 0; id < program->nodes.size(); ++id) {
    const core::Node& node = program->nodes[id];
    if (node.op != core::Op::Constant) continue;
    constant_of[id] = static_cast<std::uint32_t>(constants.size());
    constants.push_back(constant(program->constants[node.aux], node.type));
  }
}

void Plan::Index::find_choices() {
  overridden.assign(program->choices.size(), core::kNone);
  for (core::ChoiceId id = 0; id < program->choices.size(); ++id) {
    if (!program->choices[id].overrides.empty()) overridden[id] = overridden_count++;
  }
}

// A term asks whether a line is open where any node that it can reach does. One pass over the nodes suffices for their operands; terms reach each other
// through choices, so it is repeated until nothing changes (the graph of terms has no cycle).
void Plan::Index::find_terms() {
  asks_open.assign(program->terms.size(), false);
  std::vector<bool> node_asks(program->nodes.size(), false);
  const auto node_of = [&](core::NodeId id) { return id != core::kNone && id < node_asks.size() && node_asks[id]; };
  for (bool changed = true; changed;) {
    changed = false;
    for (core::NodeId id = 0; id < program->nodes.size(); ++id) {
      if (node_asks[id]) continue;
      const core::Node& n = program->nodes[id];
      bool asks = n.op == core::Op::IsOpen || node_of(n.a) || (n.op != core::Op::Round && node_of(n.b)) || node_of(n.c);
      for (std::uint32_t i = 0; i < n.list_size; ++i) asks = asks || node_of(program->operand(n, i));
      if (n.op == core::Op::Term) asks = asks || asks_open[n.aux];
      if (asks) node_asks[id] = changed = true;
    }
    for (core::TermId id = 0; id < program->terms.size(); ++id) {
      if (asks_open[id]) continue;
      for (const core::Versioned& version : program->terms[id].versions) {
        if (version.value == core::kNone) continue;
        const core::Choice& choice = program->choices[version.value];
        bool asks = node_of(choice.base);
        for (const core::Override& o : choice.overrides) {
          asks = asks || node_of(o.when) || o.active != core::kNone || (o.value != core::kNone && node_of(program->choices[o.value].base));
          if (o.value != core::kNone && !program->choices[o.value].overrides.empty()) asks = true;  // edited exceptions: assume that they may
        }
        if (asks) asks_open[id] = changed = true;
      }
    }
  }
}

}  // namespace edict::engine
