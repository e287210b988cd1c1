// Three-valued logic: an operand that decides does so whatever the others are; otherwise the unknown ones' reasons are gathered.
#include "engine/machine.h"

namespace edict::engine {

Truth Machine::and_or(const core::Node& n, bool is_and) {
  ReasonId reason = 0;
  for (std::uint32_t i = 0; i < n.list_size; ++i) {
    const Truth t = truth(program.operand(n, i));
    if (!t.known()) {
      reason = reasons_.join(reason, t.reason);
    } else if (t.is_true() != is_and) {
      return t;
    }
  }
  return reason != 0 ? unknown_truth(reason) : truth_of(is_and);
}

// A branch or a term's formula may stand on another scale than the whole.
Value Machine::conformed(core::NodeId id, Value v, core::NodeId from) {
  const core::Type &to = program.node(id).type, &of = program.node(from).type;
  if (!v.known() || (to.scale == of.scale && to.ratio == of.ratio)) return v;
  return is_numeric(to.kind) ? result(id, true, number_of(v, from), v) : v;
}

Value Machine::if_then(core::NodeId id) {
  const core::Node& n = program.node(id);
  const Truth condition = truth(n.a);
  if (condition.is_true()) return conformed(id, eval(n.b), n.b);
  if (condition.is_false()) return conformed(id, eval(n.c), n.c);
  const Value yes = conformed(id, eval(n.b), n.b), no = conformed(id, eval(n.c), n.c);
  if (yes.whole() && no.whole()) {
    const core::Type& type = n.type;
    if (equal(id, yes, type, no, type).is_true()) return yes;
    return unknown(condition.reason);
  }
  ReasonId reason = condition.reason;
  return unknown(reasons_.join(reason, reasons_.join(yes.reason, no.reason)));
}

Value Machine::otherwise(core::NodeId id) {
  const core::Node& n = program.node(id);
  const Value v = eval(n.a);
  const bool in_part = v.known() && v.reason != 0 && !reasons_.has_fault(v.reason);
  if (in_part || v.state == Value::State::Missing) return conformed(id, eval(n.b), n.b);
  return conformed(id, v, n.a);
}

Truth Machine::is_known(core::NodeId id, bool asked) {
  const Value v = eval(program.node(id).a);
  if (v.reason != 0 && reasons_.has_fault(v.reason)) return unknown_truth(v.reason);
  return truth_of(v.whole() == asked);
}

}  // namespace edict::engine
