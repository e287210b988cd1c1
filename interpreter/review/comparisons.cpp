// Comparisons with what is known in advance: constants, ages, ranges, periods, lists and sets.
#include "review/conditions.h"

#include <set>

#include "core/comparisons.h"

namespace edict::review {

using core::Comparison;
using core::Kind;
using core::Node;
using core::NodeId;
using core::Op;
using regions::Domain;

namespace {

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
  const auto in = static_cast<core::AgeIn>(node.slot);
  const bool years = in == core::AgeIn::Years || (in == core::AgeIn::Unwritten && months && duration.months % 12 == 0);
  const std::int64_t last = first + (years ? 11 : in == core::AgeIn::Weeks ? 6 : 0);
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
  // Gathered first and joined once: one by one, a list of a hundred thousand would take minutes.
  std::vector<regions::Numbers::Range> numbers;
  std::vector<regions::Texts::Range> texts;
  std::optional<Domain> any;
  for (NodeId item : items) {
    auto one = constant_domain(item, Comparison::Equal);
    if (!one) return unread(id, truth);
    const core::Type& type = p_.nodes[item].type;
    if (type.kind == Kind::Symbol && type.symbol == core::SymbolKind::Payer) one->values = with_descendants(p_.constants[p_.nodes[item].aux].symbol);
    if (const auto* of = std::get_if<regions::Numbers>(&one->values)) numbers.insert(numbers.end(), of->ranges().begin(), of->ranges().end());
    else if (const auto* words = std::get_if<regions::Texts>(&one->values)) texts.insert(texts.end(), words->ranges().begin(), words->ranges().end());
    if (!any) any = std::move(one);
  }
  if (std::holds_alternative<regions::Numbers>(any->values)) any->values = regions::Numbers::joined(std::move(numbers));
  else any->values = regions::Texts::joined(std::move(texts));
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

}  // namespace edict::review
