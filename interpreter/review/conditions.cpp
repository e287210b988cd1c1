// Each operator's truth and falsehood as a union of regions.
#include "review/conditions.h"

#include <algorithm>
#include <set>

namespace edict::review {

using core::Comparison;
using core::Kind;
using core::Node;
using core::NodeId;
using core::Op;
using regions::Domain;

namespace {

constexpr int kDeepest = 200;

Comparison denied(Comparison c) {
  switch (c) {
    case Comparison::Equal: return Comparison::NotEqual;
    case Comparison::NotEqual: return Comparison::Equal;
    case Comparison::Less: return Comparison::GreaterEqual;
    case Comparison::LessEqual: return Comparison::Greater;
    case Comparison::Greater: return Comparison::LessEqual;
    case Comparison::GreaterEqual: return Comparison::Less;
  }
  return c;
}

Comparison mirrored(Comparison c) {
  switch (c) {
    case Comparison::Equal:
    case Comparison::NotEqual: return c;
    case Comparison::Less: return Comparison::Greater;
    case Comparison::LessEqual: return Comparison::GreaterEqual;
    case Comparison::Greater: return Comparison::Less;
    case Comparison::GreaterEqual: return Comparison::LessEqual;
  }
  return c;
}

// x COMPARISON the points of `equal`, which are one stretch (a point, or a completed year).
regions::Numbers compared(Comparison c, std::int64_t first, std::int64_t last) {
  switch (c) {
    case Comparison::Equal: return regions::numbers(first, last);
    case Comparison::NotEqual: return regions::numbers(first, last).complement();
    case Comparison::Less: return regions::numbers(std::nullopt, first - 1);
    case Comparison::LessEqual: return regions::numbers(std::nullopt, last);
    case Comparison::Greater: return regions::numbers(last + 1, std::nullopt);
    case Comparison::GreaterEqual: return regions::numbers(first, std::nullopt);
  }
  return regions::Numbers::all();
}

}  // namespace

regions::Union Conditions::when(NodeId id, bool truth) {
  if (depth_ >= kDeepest) return unread(id, truth);
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

// The values that stand in the comparison to a constant: nothing where the node is none, or is counted in something.
std::optional<Domain> Conditions::constant_domain(NodeId id, Comparison comparison) const {
  const Node& node = p_.nodes[id];
  if (node.op != Op::Constant) return std::nullopt;
  const core::Constant& c = p_.constants[node.aux];
  switch (node.type.kind) {
    case Kind::Boolean: return Domain{compared(comparison, c.number, c.number), false};
    case Kind::Number:
    case Kind::Amount:
    case Kind::Units:
      if (!plain_number(id) || c.unit_size != 0) return std::nullopt;
      return Domain{compared(comparison, c.number, c.number), false};
    case Kind::Date: return Domain{compared(comparison, c.date.days, c.date.days), false};
    case Kind::Text:
    case Kind::Symbol: {
      const regions::Texts one = regions::text(p_.symbols.text(c.symbol));
      return Domain{comparison == Comparison::Equal ? one : one.complement(), false};
    }
    default: return std::nullopt;
  }
}

regions::Union Conditions::compare(NodeId id, bool truth) {
  const Node& node = p_.nodes[id];
  auto comparison = static_cast<Comparison>(node.aux);
  if (!truth) comparison = denied(comparison);
  if (const auto right = constant_domain(node.b, comparison)) return value_in(node.a, *right);
  if (const auto left = constant_domain(node.a, mirrored(comparison))) return value_in(node.b, *left);
  return unread(id, truth);
}

// An age in completed months; in days where it is compared with days.
regions::Union Conditions::age(NodeId id, bool truth) {
  const Node& node = p_.nodes[id];
  const NodeId birth = p_.operand(node, 0), on = p_.operand(node, 1), limit = p_.operand(node, 2);
  const std::string birth_path = path_of(birth), on_path = path_of(on);
  if (p_.nodes[limit].op != Op::Constant || birth_path.empty() || on_path.empty()) return unread(id, truth);
  const exact::Duration duration = p_.constants[p_.nodes[limit].aux].duration;
  auto comparison = static_cast<Comparison>(node.aux);
  if (!truth) comparison = denied(comparison);
  const bool months = duration.months != 0;
  const std::int64_t first = months ? duration.months : duration.days;
  const std::int64_t last = months && duration.months % 12 == 0 ? first + 11 : first;
  core::Type type;
  type.kind = months ? Kind::Number : Kind::Duration;
  const auto subject = named(birth_path + (months ? " in months on " : " in days on ") + on_path, type, birth_path == "claim.patient.birth_date" && on_path == "line.date", true);
  return regions::field(subject, {compared(comparison, first, last), false});
}

regions::Union Conditions::inside(NodeId id, bool truth) {
  const Node& node = p_.nodes[id];
  std::optional<Domain> low, high;
  if (node.b != core::kNone && !(low = constant_domain(node.b, truth ? Comparison::GreaterEqual : Comparison::Less))) return unread(id, truth);
  const Comparison upper = node.aux == 1 ? Comparison::Less : Comparison::LessEqual;
  if (node.c != core::kNone && !(high = constant_domain(node.c, truth ? upper : denied(upper)))) return unread(id, truth);
  Domain wanted{truth ? regions::Numbers::all() : regions::Numbers::none(), false};
  for (const auto& part : {low, high}) {
    if (!part) continue;
    const auto& numbers = std::get<regions::Numbers>(part->values);
    auto& all = std::get<regions::Numbers>(wanted.values);
    all = truth ? all.intersect(numbers) : all.unite(numbers);
  }
  return value_in(node.a, wanted);
}

regions::Union Conditions::in_period(NodeId id, bool truth) {
  const Node& node = p_.nodes[id];
  if (p_.nodes[node.b].op != Op::Constant) return unread(id, truth);
  const exact::Period period = p_.constants[p_.nodes[node.b].aux].period;
  const regions::Numbers days = regions::numbers(period.first.days, period.last.days);
  return value_in(node.a, {truth ? days : days.complement(), false});
}

regions::Union Conditions::in_list(NodeId id, bool truth) {
  const Node& node = p_.nodes[id];
  const Node& list = p_.nodes[node.b];
  const std::string path = path_of(node.b);
  if (!path.empty()) {
    const auto one = constant_domain(node.a, truth ? Comparison::Equal : Comparison::NotEqual);
    if (!one) return unread(id, truth);
    core::Type element = list.type;
    element.kind = list.type.element;
    if (element.kind == Kind::Symbol && element.symbol == core::SymbolKind::Payer) return unread(id, truth);
    Union members = regions::field(named(path + "[]", element, true), intersect(*one, universe(element)));
    return truth ? regions::some(subject_of(node.b), std::move(members)) : regions::every(subject_of(node.b), std::move(members));
  }
  std::vector<NodeId> items;
  if (list.op == Op::MakeList) {
    for (std::uint32_t i = 0; i < list.list_size; ++i) items.push_back(p_.operand(list, i));
  }
  if (items.empty()) return unread(id, truth);
  std::optional<Domain> any;
  for (NodeId item : items) {
    auto one = constant_domain(item, Comparison::Equal);
    if (!one) return unread(id, truth);
    const core::Type& type = p_.nodes[item].type;
    if (type.kind == Kind::Symbol && type.symbol == core::SymbolKind::Payer) one->values = with_descendants(p_.constants[p_.nodes[item].aux].symbol);
    if (!any) any = one;
    else if (auto* numbers = std::get_if<regions::Numbers>(&any->values)) *numbers = numbers->unite(std::get<regions::Numbers>(one->values));
    else any->values = std::get<regions::Texts>(any->values).unite(std::get<regions::Texts>(one->values));
  }
  if (!truth) std::visit([](auto& values) { values = values.complement(); }, any->values);
  return value_in(node.a, *any);
}

// A set whose members have periods is one set for each stretch of dates between their boundaries.
regions::Union Conditions::in_set(NodeId id, bool truth) {
  const Node& node = p_.nodes[id];
  const core::Set& set = p_.sets[node.aux];
  std::set<std::int32_t> starts = {exact::kFirstDate.days};
  note_starts(set, starts);
  const bool dated_members = starts.size() > 1;
  if (dated_members && (node.c != core::kNone || judged_ != "line" || !members_.empty() || starts.size() > 20)) return unread(id, truth);
  const bool list = p_.nodes[node.a].type.kind == Kind::List;
  const std::string path = list ? path_of(node.a) : "";
  if (list && path.empty()) return unread(id, truth);
  Union made = regions::nothing();
  for (auto at = starts.begin(); at != starts.end(); ++at) {
    const exact::Period stretch{{*at}, std::next(at) == starts.end() ? exact::kLastDate : exact::Date{*std::next(at) - 1}};
    regions::Texts symbols = symbols_of(set, stretch.first);
    if (!truth) symbols = symbols.complement();
    Union here;
    if (list) {
      core::Type element = p_.nodes[node.a].type;
      element.kind = Kind::Symbol;
      Union members = regions::field(named(path + "[]", element, true), intersect({symbols, false}, universe(element)));
      here = truth ? regions::some(subject_of(node.a), std::move(members)) : regions::every(subject_of(node.a), std::move(members));
    } else {
      here = value_in(node.a, {symbols, false});
    }
    made = regions::either(std::move(made), dated_members ? regions::both(dated(stretch), here) : std::move(here));
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

NodeId Conditions::simple_body(const Node& node) const {
  if (node.c != core::kNone || path_of(node.a).empty()) return core::kNone;
  const core::Term& term = p_.terms[node.aux];
  if (term.versions.size() != 1 || term.versions.front().effective != exact::always()) return core::kNone;
  const core::Choice& choice = p_.choices[term.versions.front().value];
  return choice.overrides.empty() ? choice.base : core::kNone;
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

regions::Union Conditions::value_in(NodeId id, const Domain& wanted) {
  if (depth_ >= kDeepest) return unread(id, true);
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
      else made = regions::field(subject_of(id), intersect(wanted, universe(node.type)));
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
