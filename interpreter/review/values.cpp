// Where a value lies in a domain, or is missing: through constants, fallbacks, choices, terms and attributes down to the fields.
#include "review/conditions.h"

#include <algorithm>
#include <map>

namespace edict::review {

using core::Comparison;
using core::Kind;
using core::Node;
using core::NodeId;
using core::Op;
using regions::Domain;

NodeId Conditions::simple_body(const Node& node) const {
  if (node.c != core::kNone || path_of(node.a).empty()) return core::kNone;
  const core::Term& term = p_.terms[node.aux];
  if (term.versions.size() != 1 || term.versions.front().effective != exact::always()) return core::kNone;
  const core::Choice& choice = p_.choices[term.versions.front().value];
  return choice.overrides.empty() ? choice.base : core::kNone;
}

// All values that a node can have at all: a count is never below zero.
Domain Conditions::possible(const Node& node) const {
  const auto kind = static_cast<core::Aggregation>(node.aux);
  if (node.op == Op::Aggregate && (kind == core::Aggregation::Count || kind == core::Aggregation::CountDistinct)) return {regions::numbers(0, std::nullopt), false};
  return universe(node.type);
}

regions::Union Conditions::value_in(NodeId id, const Domain& wanted) {
  if (goes_too_far()) return unread(id, true);
  ++depth_;
  const Node& node = p_.nodes[id];
  Union made;
  switch (node.op) {
    case Op::Constant: {
      const auto own = constant_domain(id, Comparison::Equal);
      if (!own) made = unread(id, true);
      else made = empty(intersect(*own, wanted)) ? regions::nothing() : regions::everything();
      break;
    }
    case Op::Otherwise: made = regions::either(value_in(node.a, wanted), regions::both(missing(node.a, true), value_in(node.b, wanted))); break;
    case Op::If: {
      const Union then = value_in(node.b, wanted), otherwise = value_in(node.c, wanted);
      made = regions::either(regions::both(when(node.a, true), then), regions::both(when(node.a, false), otherwise));
      made = regions::either(std::move(made), regions::both(then, otherwise));
      break;
    }
    case Op::Attribute: made = attribute_in(node, id, wanted); break;
    case Op::Term: {
      const NodeId body = simple_body(node);
      if (body != core::kNone && (std::holds_alternative<regions::Texts>(wanted.values) || p_.nodes[body].type.kind != Kind::Number || plain_number(body))) {
        const std::string line = path_of(node.a), before = judged_;
        judged_ = line;
        made = value_in(body, wanted);
        judged_ = before;
        break;
      }
      [[fallthrough]];
    }
    default: {
      const bool numeric = node.type.kind == Kind::Number || node.type.kind == Kind::Amount || node.type.kind == Kind::Units;
      if (numeric && !plain_number(id)) made = unread(id, true);
      else made = regions::field(subject_of(id), intersect(wanted, possible(node)));
    }
  }
  --depth_;
  return made;
}

regions::Union Conditions::missing(NodeId id, bool is_missing) {
  const Node& node = p_.nodes[id];
  if (node.op == Op::Constant) return is_missing ? regions::nothing() : regions::everything();
  if (node.op == Op::Otherwise) {
    return is_missing ? regions::both(missing(node.a, true), missing(node.b, true)) : regions::either(missing(node.a, false), missing(node.b, false));
  }
  const std::string path = path_of(id);
  if (node.type.kind == Kind::List && !path.empty()) return regions::list_is_missing(subject_of(id), is_missing);
  Domain wanted = universe(node.type);
  if (is_missing) {
    std::visit([](auto& values) { values = {}; }, wanted.values);
    wanted.may_be_missing = true;
  }
  return regions::field(subject_of(id), wanted);
}

// An attribute of the line's code says which codes it can be; of other codes and payers it is a subject by itself.
regions::Union Conditions::attribute_in(const Node& node, NodeId id, const Domain& wanted) {
  const auto on_its_own = [&] { return regions::field(subject_of(id), intersect(wanted, universe(node.type))); };
  if (path_of(node.a) != "line.code" || node.c != core::kNone || judged_ != "line" || !members_.empty()) return on_its_own();
  const core::Attribute& attribute = p_.attributes[node.aux];
  if (attribute.type.kind == Kind::List || attribute.type.kind == Kind::UnitSize) return on_its_own();
  std::map<std::pair<std::int32_t, std::int32_t>, std::vector<regions::Texts::Range>> codes;  // by the period in which they have such a value
  for (const auto& [symbol, values] : attribute.values) {
    for (const core::AttributeValue& value : values) {
      const core::Choice& choice = p_.choices[value.value];
      const auto fits = [&](NodeId constant) {
        const auto own = constant == core::kNone ? std::nullopt : constant_domain(constant, Comparison::Equal);
        return own && !empty(intersect(*own, wanted));
      };
      bool any = fits(choice.base);
      for (const core::Override& o : choice.overrides) any = any || fits(p_.choices[o.value].base) || !p_.choices[o.value].overrides.empty();
      if (any) codes[{value.effective.first.days, value.effective.last.days}].push_back(regions::text(p_.symbols.text(symbol)).ranges().front());
    }
  }
  if (codes.size() > 50) return on_its_own();
  Union made = regions::nothing();
  for (auto& [period, ranges] : codes) {
    Union one = value_in(node.a, {regions::Texts::joined(std::move(ranges)), false});
    made = regions::either(std::move(made), regions::both(dated({{period.first}, {period.second}}), one));
  }
  return made;
}

}  // namespace edict::review
