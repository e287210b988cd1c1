// Proofs of stricter and looser; without one, "changed".
#include "review/direction.h"

#include <algorithm>

#include "core/walk.h"

namespace edict::review {

using core::Comparison;
using core::Op;

namespace {

bool is_constant(const core::Program& program, core::NodeId node, bool truth) {
  const core::Node& n = program.node(node);
  return n.op == Op::Constant && n.type.kind == core::Kind::Boolean && (program.constants[n.aux].number != 0) == truth;
}

int gravity(core::OutcomeKind kind) {
  switch (kind) {
    case core::OutcomeKind::Pass: return 0;
    case core::OutcomeKind::Note: return 1;
    case core::OutcomeKind::ReduceUnits:
    case core::OutcomeKind::ReduceTo: return 2;
    case core::OutcomeKind::Pend: return 3;
    case core::OutcomeKind::Deny: return 4;
    case core::OutcomeKind::Reject: return 5;
  }
  return 3;
}

bool is_term(const core::Program& program, core::NodeId node, core::TermId term) {
  const core::Node& n = program.node(node);
  return n.op == Op::Term && n.aux == term;
}

bool mentions(const core::Program& program, core::NodeId node, core::TermId term, int depth = 0) {
  if (node == core::kNone) return false;
  if (depth > 200 || is_term(program, node, term)) return true;
  const std::vector<core::NodeId> parts = core::children(program, node);
  return std::any_of(parts.begin(), parts.end(), [&](core::NodeId part) { return mentions(program, part, term, depth + 1); });
}

// +1: a larger value lets more pass; -1: it lets less pass; 0: that cannot be told. Nothing where the term is not asked.
std::optional<int> favour(const core::Program& program, core::NodeId node, core::TermId term) {
  if (!mentions(program, node, term)) return std::nullopt;
  const core::Node& n = program.node(node);
  if (n.op == Op::And || n.op == Op::Or) {
    std::optional<int> found;
    for (std::uint32_t i = 0; i < n.list_size; ++i) {
      const auto one = favour(program, program.operand(n, i), term);
      if (one && found && *one != *found) return 0;
      if (one) found = one;
    }
    return found;
  }
  if (n.op != Op::Compare || is_term(program, n.a, term) == is_term(program, n.b, term)) return 0;
  const bool right = is_term(program, n.b, term);
  if (mentions(program, right ? n.a : n.b, term)) return 0;
  switch (static_cast<Comparison>(n.aux)) {
    case Comparison::Less:
    case Comparison::LessEqual: return right ? 1 : -1;
    case Comparison::Greater:
    case Comparison::GreaterEqual: return right ? -1 : 1;
    case Comparison::Equal:
    case Comparison::NotEqual: return 0;
  }
  return 0;
}

}  // namespace

Direction direction_of_condition(Conditions& conditions, core::NodeId before, core::NodeId after, bool asks) {
  const core::Program& program = conditions.program();
  if (before == core::kNone || after == core::kNone) return Direction::Changed;
  if (asks && is_constant(program, after, true)) return is_constant(program, before, true) ? Direction::Same : Direction::Waived;
  const bool lets_no_more = regions::empty(regions::both(conditions.when(after, true), conditions.when(before, false)));
  const bool lets_no_less = regions::empty(regions::both(conditions.when(before, true), conditions.when(after, false)));
  if (lets_no_more && lets_no_less) return Direction::Same;
  if (lets_no_more) return asks ? Direction::Stricter : Direction::Looser;
  if (lets_no_less) return asks ? Direction::Looser : Direction::Stricter;
  return Direction::Changed;
}

Direction direction_of_outcome(const core::Program& program, core::OutcomeId before, core::OutcomeId after) {
  if (before == core::kNone || after == core::kNone) return Direction::Changed;
  const int was = gravity(program.outcomes[before].kind), is = gravity(program.outcomes[after].kind);
  return is < was ? Direction::Looser : is > was ? Direction::Stricter : Direction::Changed;
}

Direction direction_of_limit(const core::Program& program, core::NodeId require, core::TermId term, core::NodeId before, core::NodeId after) {
  if (require == core::kNone || before == core::kNone || after == core::kNone) return Direction::Changed;
  const core::Node &old = program.node(before), &now = program.node(after);
  if (old.op != Op::Constant || now.op != Op::Constant || old.type.kind != now.type.kind) return Direction::Changed;
  const core::Constant &a = program.constants[old.aux], &b = program.constants[now.aux];
  if (old.type.kind != core::Kind::Number || a.number == b.number) return Direction::Changed;
  const int sign = favour(program, require, term).value_or(0) * (b.number > a.number ? 1 : -1);
  return sign > 0 ? Direction::Looser : sign < 0 ? Direction::Stricter : Direction::Changed;
}

Direction together(Direction a, Direction b) {
  if (a == Direction::Same || a == b) return b;
  if (b == Direction::Same) return a;
  const auto eases = [](Direction d) { return d == Direction::Looser || d == Direction::Waived; };
  return eases(a) && eases(b) ? Direction::Waived : Direction::Changed;
}

}  // namespace edict::review
