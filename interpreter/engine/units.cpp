// Billing units know what they are counted in: one definition adds and compares, two sizes of one code convert through the amount, two codes never meet.
#include <numeric>

#include "engine/machine.h"

namespace edict::engine {

std::int64_t Machine::size_amount(Counted counted) const {
  return counted.size < program.unit_sizes.size() ? program.unit_sizes[counted.size].amount : 0;
}

Machine::Meeting Machine::meet(Counted a, Counted b) const {
  if (a == b || a.code == 0 || b.code == 0) return Meeting::Same;  // a bare number takes the other's definition
  if (a.code != b.code || a.size == 0 || b.size == 0) return Meeting::Never;
  const core::UnitSize &x = program.unit_sizes[a.size], &y = program.unit_sizes[b.size];
  if (x.dimension != y.dimension || x.amount <= 0 || y.amount <= 0) return Meeting::Never;
  return x.amount == y.amount ? Meeting::Same : Meeting::Convert;
}

// Two numbers of units, each times its unit's size, both without what the sizes have in common: their order stays, and they stay small. False on overflow.
bool Machine::weigh(Number& x, Counted a, Number& y, Counted b) const {
  const std::int64_t common = std::gcd(size_amount(a), size_amount(b));
  return exact::multiply(x.numerator, size_amount(a) / common, x.numerator) && exact::multiply(y.numerator, size_amount(b) / common, y.numerator);
}

// `number` units of size `from` as units of size `to`: on the same scale, over the size that they are now counted in. False on overflow.
bool Machine::convert(Number& number, Counted from, Counted to) const {
  const std::int64_t common = std::gcd(size_amount(from), size_amount(to));
  return exact::multiply(number.numerator, size_amount(from) / common, number.numerator) &&
         exact::multiply(number.denominator, size_amount(to) / common, number.denominator);
}

// What a line's units are counted in: its code, and the size in force for its payer and date; size 0 where no unit is defined. Nothing (and why) where that is
// in conflict, undecidable, or hangs on a code or date that is missing.
std::optional<Counted> Machine::counted_in(claims::LineRef line, ReasonId& why) {
  core::SymbolId code = 0;
  if (!symbol_field(program.schema.line, index.own.line_code, line, code)) {
    why = absent(program.schema.line, index.own.line_code, line).reason;
    return std::nullopt;
  }
  if (program.unit_attribute == core::kNone) return Counted{code, 0};
  const Jurisdiction where = own_jurisdiction(line);
  if (where.context != core::kNone && contexts_[where.context].unit_state == 1) return contexts_[where.context].unit;
  const auto& values = program.attributes[program.unit_attribute].values;
  const auto found = values.find(code);
  bool settled = true;  // by code, payer and date alone
  if (found != values.end()) {
    for (const core::AttributeValue& value : found->second) {
      if (where.dated && value.effective.contains(where.date) && value.value != core::kNone && may_apply(program.choices[value.value], where)) settled = false;
    }
  }
  bool defined = true;
  const Value size = attribute_value(program.unit_attribute, code, where, &defined);
  if (!size.known() && defined) {
    why = size.reason;
    return std::nullopt;
  }
  const Counted counted{code, size.known() ? size.counted.size : 0};
  if (settled && where.context != core::kNone) {
    contexts_[where.context].unit = counted;
    contexts_[where.context].unit_state = 1;
  }
  return counted;
}

}  // namespace edict::engine
