// Truth and falsehood as unions of regions: the operators that join conditions. Comparisons are comparisons.cpp's, values values.cpp's.
#include "review/conditions.h"

namespace edict::review {

using core::Node;
using core::NodeId;
using core::Op;

bool Conditions::goes_too_far() {
  if (depth_ == 0) steps_ = 0;
  return depth_ >= kDeepest || ++steps_ > kMostSteps;
}

regions::Union Conditions::when(NodeId id, bool truth) {
  if (goes_too_far()) return unread(id, truth);
  ++depth_;
  const Node& node = p_.nodes[id];
  Union made;
  switch (node.op) {
    case Op::Constant: made = (p_.constants[node.aux].number != 0) == truth ? regions::everything() : regions::nothing(); break;
    case Op::Not: made = when(node.a, !truth); break;
    case Op::And: made = joined(node, truth, truth); break;
    case Op::Or: made = joined(node, !truth, truth); break;
    case Op::Compare: made = compare(id, truth); break;
    case Op::AgeCompare: made = age(id, truth); break;
    case Op::Inside: made = inside(id, truth); break;
    case Op::InPeriod: made = in_period(id, truth); break;
    case Op::InList: made = in_list(id, truth); break;
    case Op::InSet: made = in_set(id, truth); break;
    case Op::Quantify: made = quantified(id, truth); break;
    case Op::If: made = chosen(id, truth); break;
    case Op::Term: made = term(id, truth); break;
    case Op::IsKnown: made = missing(node.a, !truth); break;
    case Op::IsMissing: made = missing(node.a, truth); break;
    case Op::Field:
    case Op::Otherwise:
    case Op::Attribute: made = value_in(id, {regions::number(truth ? 1 : 0), false}); break;
    default: made = unread(id, truth); break;  // relations, rows of tables, sums …: whatever is not listed is not looked into
  }
  --depth_;
  return made;
}

regions::Union Conditions::joined(const Node& node, bool all, bool truth) {
  Union made = all ? regions::everything() : regions::nothing();
  for (std::uint32_t i = 0; i < node.list_size; ++i) {
    Union one = when(p_.operand(node, i), truth);
    made = all ? regions::both(made, one) : regions::either(std::move(made), std::move(one));
  }
  return made;
}

regions::Union Conditions::quantified(NodeId id, bool truth) {
  const Node& node = p_.nodes[id];
  const std::string path = path_of(node.a);
  if (path.empty()) return unread(id, truth);
  const auto list = subject_of(node.a);
  const auto kind = static_cast<core::Quantifier>(node.aux);
  // any P: some member P. all P: every member P. none P: every member not P. Denied, each is the other.
  const bool asks_some = (kind == core::Quantifier::Any && truth) || (kind == core::Quantifier::All && !truth) || (kind == core::Quantifier::None && !truth);
  const bool member_truth = kind == core::Quantifier::All ? truth : kind == core::Quantifier::Any ? truth : !truth;
  core::Type element = p_.nodes[node.a].type;
  element.kind = element.element;
  Union members;
  members_.emplace_back(node.slot, path + "[]");
  if (node.b == core::kNone) members = member_truth ? regions::everything() : regions::nothing();
  else members = when(node.b, member_truth);
  members_.pop_back();
  return asks_some ? regions::some(list, std::move(members)) : regions::every(list, std::move(members));
}

regions::Union Conditions::chosen(NodeId id, bool truth) {
  const Node& node = p_.nodes[id];
  const Union then = when(node.b, truth), otherwise = when(node.c, truth);
  Union made = regions::either(regions::both(when(node.a, true), then), regions::both(when(node.a, false), otherwise));
  return regions::either(std::move(made), regions::both(then, otherwise));  // where the condition is unknown
}

regions::Union Conditions::term(NodeId id, bool truth) {
  const NodeId body = simple_body(p_.nodes[id]);
  if (body == core::kNone) return unread(id, truth);
  const std::string line = path_of(p_.nodes[id].a), before = judged_;
  judged_ = line;
  Union made = when(body, truth);
  judged_ = before;
  return made;
}

}  // namespace edict::review
