// Lists: membership, quantifiers, aggregates, extremes, packages.
//
// A list that may have further members (`rest`) is asked as if it had one more, of which nothing is known; that one never decides by itself, since it need not be there.
#include <algorithm>
#include <limits>
#include <numeric>

#include "reference/evaluator.h"

namespace edict::reference {

using core::Kind;
using engine::Gap;

Value Evaluator::in_list(const core::Node& node, const Scope& scope) {
  const Value item = eval(node.a, scope);
  const Value list = eval(node.b, scope);
  if (!item.known || !list.known) return unknown_by({item, list});
  std::vector<Value> answers;
  for (const Value& member : list.items) {
    if (program_.node(node.a).type.symbol == core::SymbolKind::Payer && item.kind == Kind::Symbol) {
      const std::vector<core::SymbolId> above = chain(item.symbol);
      answers.push_back(boolean(item.symbol == member.symbol || std::find(above.begin(), above.end(), member.symbol) != above.end()));
    } else {
      answers.push_back(compared(item, core::Comparison::Equal, member));
    }
  }
  if (!list.whole()) answers.push_back(unknown(list.rest));
  return disjunction(answers);
}

// Each member of one is a member of the other; order and number do not matter.
Value Evaluator::same_members(const Value& a, const Value& b) const {
  std::vector<Value> answers = {boolean(true)};
  const auto all_in = [&](const Value& these, const Value& those) {
    for (const Value& member : these.items) {
      std::vector<Value> found = {boolean(false)};
      for (const Value& other : those.items) found.push_back(compared(member, core::Comparison::Equal, other));
      if (!those.whole()) found.push_back(unknown(those.rest));
      answers.push_back(disjunction(found));
    }
    if (!these.whole()) answers.push_back(unknown(these.rest));
  };
  all_in(a, b);
  all_in(b, a);
  return conjunction(answers);
}

Value Evaluator::inside(const core::Node& node, const Scope& scope) {
  const Value item = eval(node.a, scope);
  std::vector<Value> all = {item};
  if (node.b != core::kNone) all.push_back(eval(node.b, scope));
  if (node.c != core::kNone) all.push_back(eval(node.c, scope));
  if (!all_known(all)) return unknown_by(all);
  std::vector<Value> answers;
  if (node.b != core::kNone) answers.push_back(compared(item, core::Comparison::GreaterEqual, all[1]));
  if (node.c != core::kNone) answers.push_back(compared(item, node.aux == 1 ? core::Comparison::Less : core::Comparison::LessEqual, all.back()));
  return conjunction(answers);
}

Value Evaluator::quantify(const core::Node& node, const Scope& scope) {
  const Value source = eval(node.a, scope);
  if (!source.known) return source;
  std::vector<Value> answers;
  Scope inner = scope;
  for (const Value& member : source.items) {
    inner.slots[node.slot] = member;
    answers.push_back(node.b == core::kNone ? boolean(true) : eval(node.b, inner));
  }
  const auto quantifier = static_cast<core::Quantifier>(node.aux);
  if (!source.whole()) {
    inner.slots[node.slot] = unknown(source.rest);
    const Value answer = node.b == core::kNone ? boolean(true) : eval(node.b, inner);
    const bool harmless = answer.known && answer.truth == (quantifier == core::Quantifier::All);
    if (!harmless) answers.push_back(unknown_by({unknown(source.rest), answer}));
  }
  switch (quantifier) {
    case core::Quantifier::Any: return disjunction(answers);
    case core::Quantifier::All: return conjunction(answers);
    case core::Quantifier::None: return negation(disjunction(answers));
  }
  return boolean(false);
}

Value Evaluator::extreme(const std::vector<Value>& members, bool largest) const {
  if (members.empty()) return unknown(Cause{.kind = Gap::Kind::EmptyList});
  Value best = members[0];
  Counted counted;  // the first definition that is no bare number is everybody's
  for (const Value& member : members) {
    const Value better = compared(member, largest ? core::Comparison::Greater : core::Comparison::Less, best);
    if (!better.known) return better;
    if (better.truth) best = member;
    if (counted.code == 0) counted = member.counted;
    if (best.counted.code == 0) best.counted = counted;
  }
  return best;
}

// The sum, from nothing: its first member gives dimension and definition.
Value Evaluator::total(const std::vector<Value>& members, const core::Node& node) const {
  Value sum;
  sum.kind = node.type.kind;
  sum.dimension = 0;
  sum.number = Number{0, 1, 0, false};
  sum = fitted(sum, program_.node(node.c).type);
  for (const Value& member : members) {
    if (!sum.known) return sum;
    sum = add(sum, member, false);
  }
  return sum;
}

Value Evaluator::aggregate(const core::Node& node, const Scope& scope) {
  const Value source = eval(node.a, scope);
  if (!source.known) return source;
  std::vector<Value> members;
  std::vector<Value> unknowns;
  Scope inner = scope;
  for (const Value& member : source.items) {
    inner.slots[node.slot] = member;
    const Value counts = node.b == core::kNone ? boolean(true) : eval(node.b, inner);
    if (counts.is_false()) continue;
    const Value value = !counts.known ? counts : node.c == core::kNone ? boolean(true) : eval(node.c, inner);
    (value.known ? members : unknowns).push_back(value);
  }
  if (!source.whole()) {
    inner.slots[node.slot] = unknown(source.rest);
    const Value counts = node.b == core::kNone ? boolean(true) : eval(node.b, inner);
    if (!counts.is_false()) unknowns.push_back(unknown_by({unknown(source.rest), counts}));
  }
  if (!unknowns.empty()) return unknown_by(unknowns);
  Value count;
  count.kind = Kind::Number;
  switch (static_cast<core::Aggregation>(node.aux)) {
    case core::Aggregation::Sum: return total(members, node);
    case core::Aggregation::Min: return extreme(members, false);
    case core::Aggregation::Max: return extreme(members, true);
    case core::Aggregation::Count: break;
    case core::Aggregation::CountDistinct: {
      std::vector<Value> distinct;
      for (const Value& member : members) {
        bool seen = false;
        for (const Value& other : distinct) {
          const Value equal = member.kind == Kind::Units ? compared(member, core::Comparison::Equal, other) : boolean(same(member, other));
          if (!equal.known) return equal;
          seen = seen || equal.truth;
        }
        if (!seen) distinct.push_back(member);
      }
      members = distinct;
      break;
    }
  }
  count.number = whole_number(static_cast<std::int64_t>(members.size()));
  return count;
}

// All sums of packages below the dose, in parts of the packages' common divisor; then the best last package. From the product of the smallest and the
// largest package on, every sum can be reached.
Value Evaluator::fewest_packages(const Value& dose, const Value& packages) const {
  std::vector<std::int64_t> sizes;
  std::int64_t part = 0;
  for (const Value& package : packages.items) {
    if (package.dimension != dose.dimension && package.dimension != 0 && dose.dimension != 0) return unknown(Cause{.kind = Gap::Kind::AmountMismatch});
    const std::optional<std::int64_t> size = millionths(package.number, exact::Rounding::Down);
    if (!size) return unknown(Cause{.kind = Gap::Kind::Overflow});
    if (*size > 0) sizes.push_back(*size);
    if (*size > 0) part = std::gcd(part, *size);
  }
  if (sizes.empty()) return unknown(Cause{.kind = Gap::Kind::EmptyList});
  Value result = dose;
  result.number = from_millionths(0);
  if (dose.number.n.is_zero() || dose.number.n.is_negative()) return result;

  for (std::int64_t& size : sizes) size /= part;
  const std::int64_t smallest = *std::min_element(sizes.begin(), sizes.end());
  const std::int64_t largest = *std::max_element(sizes.begin(), sizes.end());
  const BigInt above = dose.number.n * BigInt::power_of_ten(6);
  const BigInt below = dose.number.d * BigInt::power_of_ten(dose.number.scale) * BigInt(part);
  const BigInt parts = divide_rounded(above, below, exact::Rounding::Ceiling);
  constexpr std::int64_t kMostParts = std::numeric_limits<std::int64_t>::max() / 4;
  if (smallest > 20'000 || largest > std::numeric_limits<std::int32_t>::max() || BigInt(kMostParts) < parts) {
    return unknown(Cause{.kind = Gap::Kind::Overflow});
  }
  BigInt best = parts;
  if (parts < BigInt(smallest) * BigInt(largest)) {
    const auto least = static_cast<std::size_t>(parts.to_int64());
    std::vector<bool> reached(least, false);
    reached[0] = true;
    best = BigInt::power_of_two(100);
    for (std::size_t sum = 0; sum < least; ++sum) {
      for (const std::int64_t size : sizes) {
        const std::size_t next = sum + static_cast<std::size_t>(size);
        if (reached[sum] && next < least) reached[next] = true;
        if (reached[sum] && next >= least) best = std::min(best, BigInt(static_cast<std::int64_t>(next)));
      }
    }
  }
  result.number = Number{best * BigInt(part), 1, 6, false};
  return result;
}

}  // namespace edict::reference
