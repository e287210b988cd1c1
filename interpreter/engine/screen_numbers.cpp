// Comparisons, arithmetic and dates on lanes: each lane by the exact operations that the machine uses; whatever would be a fault is left to the machine.
#include <bit>

#include "engine/comparison.h"
#include "engine/dates.h"
#include "engine/machine.h"
#include "engine/screen.h"
#include "exact/decimal.h"

namespace edict::engine {

using core::Comparison;
using core::Kind;
using core::Op;

namespace {

Number number_at(const Vector& v, const core::Type& t, std::uint32_t lane) {
  return {v.value[lane], v.ratio ? exact::Int{v.denominator[lane]} : exact::Int{1}, t.scale, t.ratio};
}

constexpr unsigned kMostDigits = 18;  // of a power of ten in 64 bits

// Two numbers raised to the larger one of their scales; false where 64 bits do not hold them there.
bool on_one_scale(unsigned a_scale, std::int64_t& a, unsigned b_scale, std::int64_t& b) {
  const unsigned apart = a_scale < b_scale ? b_scale - a_scale : a_scale - b_scale;
  std::int64_t& lower = a_scale < b_scale ? a : b;
  return apart <= kMostDigits && !__builtin_mul_overflow(lower, static_cast<std::int64_t>(exact::power_of_ten(static_cast<int>(apart))), &lower);
}

bool narrow(exact::Int wide, std::int64_t& out) {
  out = static_cast<std::int64_t>(wide);
  return wide == out;
}

}  // namespace

// The order of two known values; nothing where the machine must say (or say why not).
std::optional<int> Screen::order(const Vector& a, const core::Type& at, const Vector& b, const core::Type& bt, std::uint32_t lane) const {
  const bool one_tag = (a.tagged ? a.tag[lane] : 0) == (b.tagged ? b.tag[lane] : 0) && at.kind == bt.kind;
  if (!one_tag) {
    const Tag none;
    const Tag& ta = a.tagged ? tag(a.tag[lane]) : none;
    const Tag& tb = b.tagged ? tag(b.tag[lane]) : none;
    const core::DimensionId da = dimension_of(ta, at), db = dimension_of(tb, bt);
    if (da != 0 && db != 0 && da != db) return std::nullopt;
    if (m_.meet(ta.counted, tb.counted) != Machine::Meeting::Same) return std::nullopt;
  }
  if (!at.ratio && !bt.ratio) {
    std::int64_t left = a.value[lane], right = b.value[lane];
    if (at.scale == bt.scale || on_one_scale(at.scale, left, bt.scale, right)) return left < right ? -1 : left > right ? 1 : 0;
  }
  return engine::compare(number_at(a, at, lane), number_at(b, bt, lane));
}

namespace {

// Values that compare as they stand: a word of lanes at a time.
template <class Holds>
void compare_plainly(const Vector& a, const Vector& b, const Words& todo, Vector& out, Holds holds) {
  for (std::size_t w = 0; w < todo.size(); ++w) {
    const std::uint64_t both = todo[w] & a.yes[w] & b.yes[w];
    std::uint64_t held = 0;
    for (std::uint64_t rest = both; rest != 0; rest &= rest - 1) {
      const std::size_t lane = w * 64 + static_cast<std::size_t>(std::countr_zero(rest));
      held |= std::uint64_t{holds(a.value[lane], b.value[lane])} << (lane % 64);
    }
    out.yes[w] |= held;
    out.no[w] |= both & ~held;
  }
}

void compare_plainly(Comparison comparison, const Vector& a, const Vector& b, const Words& todo, Vector& out) {
  const auto by = [&](auto holds) { compare_plainly(a, b, todo, out, holds); };
  switch (comparison) {
    case Comparison::Equal: return by([](std::int64_t x, std::int64_t y) { return x == y; });
    case Comparison::NotEqual: return by([](std::int64_t x, std::int64_t y) { return x != y; });
    case Comparison::Less: return by([](std::int64_t x, std::int64_t y) { return x < y; });
    case Comparison::LessEqual: return by([](std::int64_t x, std::int64_t y) { return x <= y; });
    case Comparison::Greater: return by([](std::int64_t x, std::int64_t y) { return x > y; });
    case Comparison::GreaterEqual: return by([](std::int64_t x, std::int64_t y) { return x >= y; });
  }
}

}  // namespace

void Screen::compare(Lanes& lanes, core::NodeId id, const Words& todo, Vector& out) {
  const core::Node& n = p_.nodes[id];
  const auto comparison = static_cast<Comparison>(n.aux);
  const core::Type &at = p_.nodes[n.a].type, &bt = p_.nodes[n.b].type;
  const bool plain = compares_plainly(at) && compares_plainly(bt), numbers = is_numeric(at.kind) && is_numeric(bt.kind);
  if (!plain && !numbers) return;
  const Vector &a = find(lanes, n.a, todo), &b = find(lanes, n.b, todo);
  if (!a.valued || !b.valued) return;
  blame(lanes, {&a, &b}, todo, out);
  const bool even = !at.ratio && !bt.ratio && at.scale == bt.scale && at.kind == bt.kind;
  if (plain || (even && !a.tagged && !b.tagged)) return compare_plainly(comparison, a, b, todo, out);
  each(todo, [&](std::uint32_t lane) {
    if (!has(a.yes, lane) || !has(b.yes, lane)) return;
    if (const auto o = order(a, at, b, bt, lane)) put(holds_for(comparison, *o) ? out.yes : out.no, lane);
  });
}

void Screen::inside(Lanes& lanes, core::NodeId id, const Words& todo, Vector& out) {
  const core::Node& n = p_.nodes[id];
  const core::Type& type = p_.nodes[n.a].type;
  const auto fits = [&](core::NodeId bound) {
    return bound == core::kNone || (compares_plainly(type) && compares_plainly(p_.nodes[bound].type)) || (is_numeric(type.kind) && is_numeric(p_.nodes[bound].type.kind));
  };
  if (!fits(n.b) || !fits(n.c)) return;
  const Vector& a = find(lanes, n.a, todo);
  const Vector& first = n.b == core::kNone ? a : find(lanes, n.b, todo);
  const Vector& last = n.c == core::kNone ? a : find(lanes, n.c, todo);
  if (!a.valued || !first.valued || !last.valued) return;
  blame(lanes, {&a, &first, &last}, todo, out);
  each(todo, [&](std::uint32_t lane) {
    if (!has(a.yes, lane)) return;
    bool in = true, known = true;
    const auto bound = [&](core::NodeId at, const Vector& b, Comparison comparison) {
      if (at == core::kNone) return;
      const auto o = has(b.yes, lane) ? order(a, type, b, p_.nodes[at].type, lane) : std::nullopt;
      known = known && o.has_value();
      in = in && o && holds_for(comparison, *o);
    };
    bound(n.b, first, Comparison::GreaterEqual);
    bound(n.c, last, n.aux == 1 ? Comparison::Less : Comparison::LessEqual);
    if (known) put(in ? out.yes : out.no, lane);
  });
}

// What an operation's result is counted in, found once for each two tags. `meet` false: they would have to be converted, or do not meet; the machine's.
const Screen::TagOf& Screen::tag_of_result(core::NodeId id, std::uint32_t a, std::uint32_t b) {
  TagOf& kept = tags_of_[(id * 0x9e3779b9u + a * 0x85ebca6bu + b * 0xc2b2ae35u) >> 24];
  if (kept.node == id && kept.a == a && kept.b == b) return kept;
  const core::Node& n = p_.nodes[id];
  const bool single = n.op == Op::Negate || n.op == Op::Round;
  const core::Type &ta = p_.nodes[n.a].type, &tb = single ? ta : p_.nodes[n.b].type;
  const Tag x = tag(a), y = tag(b);
  const core::DimensionId da = dimension_of(x, ta), db = dimension_of(y, tb);
  const bool weighed = n.op == Op::Divide ? has_dimension(ta.kind) || has_dimension(tb.kind) : n.op != Op::Multiply && has_dimension(n.type.kind);
  Tag counted_in = x;
  if (n.op == Op::Add || n.op == Op::Subtract) counted_in = sum_tag(x, y, n.type.kind);
  if (n.op == Op::Multiply) counted_in = product_tag(ta.kind, x, tb.kind, y, n.type.kind);
  if (n.op == Op::Divide) counted_in = quotient_tag(ta, x, tb, y, n.type.kind);
  const bool meet = single || (m_.meet(x.counted, y.counted) == Machine::Meeting::Same && !(weighed && da != 0 && db != 0 && da != db));
  return kept = {id, a, b, meet && is_tagged(n.type.kind) ? tag_id(counted_in) : 0, meet};
}

namespace {

// The common forms in 64 bits, where they fit; all others by the exact operations of number.h.
class Quick {
 public:
  Quick(const core::Node& n, const core::Type& ta, const core::Type& tb) {
    const bool plain = !ta.ratio && !tb.ratio, even = plain && ta.scale == tb.scale;
    const auto exactly = [&](unsigned scale) { return !n.type.ratio && n.type.scale == scale; };
    if ((n.op == Op::Add && even && exactly(ta.scale)) || (n.op == Op::Subtract && even && exactly(ta.scale)) || (n.op == Op::Divide && even && n.type.ratio) ||
        (n.op == Op::Multiply && plain && exactly(unsigned{ta.scale} + tb.scale))) {
      op_ = n.op;
    }
    cents_ = n.op == Op::Round && n.b == 1;
    if (n.op == Op::Round && exactly(exact::kScale) && (ta.ratio || (ta.scale >= 2 && ta.scale <= kMostDigits))) {
      op_ = Op::Round;
      rounding_ = static_cast<exact::Rounding>(n.aux);
      over_ = ta.ratio ? 0 : static_cast<std::int64_t>(exact::power_of_ten(ta.scale - (cents_ ? 2 : 0)));
    }
  }
  bool operator()(std::int64_t a, std::int64_t b, std::int64_t& numerator, std::int64_t& denominator) const {
    denominator = 1;
    switch (op_) {
      case Op::Add: return !__builtin_add_overflow(a, b, &numerator);
      case Op::Subtract: return !__builtin_sub_overflow(a, b, &numerator);
      case Op::Multiply: return !__builtin_mul_overflow(a, b, &numerator);
      case Op::Divide: numerator = a; denominator = b; return b > 0;
      default: return false;
    }
  }
  // a / b, or a on its scale where it is no ratio, to whole units or cents; false where it must be rounded by the exact operations.
  bool rounded(std::int64_t a, std::int64_t b, std::int64_t& numerator) const {
    if (op_ != Op::Round || a < 0 || (over_ == 0 && cents_ && __builtin_mul_overflow(a, std::int64_t{100}, &a))) return false;
    const auto over = static_cast<std::uint64_t>(over_ != 0 ? over_ : b);
    const std::uint64_t whole = static_cast<std::uint64_t>(a) / over, rest = static_cast<std::uint64_t>(a) % over;
    const bool away = rest != 0 && exact::rounds_away(whole, rest, over, false, rounding_);
    return !__builtin_mul_overflow(static_cast<std::int64_t>(whole) + (away ? 1 : 0), cents_ ? exact::kCent : exact::kOne, &numerator);
  }

 private:
  Op op_ = Op::Constant;  // none of them
  exact::Rounding rounding_ = exact::Rounding::Down;
  bool cents_ = false;
  std::int64_t over_ = 0;  // what a numerator on its scale is divided by; 0: ratios
};

bool calculate(const core::Node& n, const Number& p, const Number& q, Number& result) {
  switch (n.op) {
    case Op::Add: return engine::add(p, q, result);
    case Op::Subtract: return engine::subtract(p, q, result);
    case Op::Multiply: return engine::multiply(p, q, result);
    case Op::Divide: return q.numerator != 0 && engine::divide(p, q, result);
    case Op::Negate: return engine::negate(p, result);
    default: return engine::round(p, static_cast<exact::Rounding>(n.aux), n.b == 1, result);
  }
}

}  // namespace

// One operation on all lanes.
void Screen::arithmetic(Lanes& lanes, core::NodeId id, const Words& todo, Vector& out) {
  const core::Node& n = p_.nodes[id];
  const bool single = n.op == Op::Negate || n.op == Op::Round;
  const core::Type &ta = p_.nodes[n.a].type, &tb = single ? ta : p_.nodes[n.b].type;
  if (!is_numeric(ta.kind) || !is_numeric(tb.kind) || !is_numeric(n.type.kind)) return;
  const Vector &a = find(lanes, n.a, todo), &b = single ? a : find(lanes, n.b, todo);
  if (!a.valued || !b.valued) return;
  blame(lanes, {&a, &b}, todo, out);
  const bool tagged = is_tagged(n.type.kind);
  const Quick quick(n, ta, tb);
  out.make_values(lanes.count, n.type.ratio, tagged);
  TagOf counted_in;
  each(todo, [&](std::uint32_t lane) {
    if (!has(a.yes, lane) || !has(b.yes, lane)) return;
    const std::uint32_t at = a.tagged ? a.tag[lane] : 0, bt = b.tagged ? b.tag[lane] : 0;
    if (counted_in.node != id || counted_in.a != at || counted_in.b != bt) counted_in = tag_of_result(id, at, bt);
    if (!counted_in.meet) return;
    std::int64_t numerator = 0, denominator = 1;
    const bool done = n.op == Op::Round ? quick.rounded(a.value[lane], a.ratio ? a.denominator[lane] : 1, numerator)
                                        : quick(a.value[lane], b.value[lane], numerator, denominator);
    if (!done) {
      Number result;
      if (!calculate(n, number_at(a, ta, lane), number_at(b, tb, lane), result) || !conform(result, n.type, result)) return;
      if (!narrow(result.numerator, numerator) || !narrow(result.denominator, denominator) || (!n.type.ratio && denominator != 1)) return;
    }
    out.value[lane] = numerator;
    if (n.type.ratio) out.denominator[lane] = denominator;
    if (tagged) out.tag[lane] = counted_in.tag;
    put(out.yes, lane);
  });
}

// Within a duration that stands in the text.
void Screen::within(Lanes& lanes, core::NodeId id, const Words& todo, Vector& out) {
  const core::Node& n = p_.nodes[id];
  if (p_.nodes[n.b].op != Op::Constant) return;
  const Value& duration = m_.index.constants[m_.index.constant_of[n.b]];
  const Vector &date = find(lanes, n.a, todo), &anchor = find(lanes, n.c, todo);
  if (!duration.known() || !date.valued || !anchor.valued) return;
  blame(lanes, {&date, &anchor}, todo, out);
  each(todo, [&](std::uint32_t lane) {
    if (!has(date.yes, lane) || !has(anchor.yes, lane)) return;
    const exact::Date day{static_cast<std::int32_t>(date.value[lane])}, pivot{static_cast<std::int32_t>(anchor.value[lane])};
    const auto in = is_within(static_cast<core::WithinSide>(n.aux), day, duration_of(duration), pivot);
    if (in) put(*in ? out.yes : out.no, lane);
  });
}

void Screen::age(Lanes& lanes, core::NodeId id, const Words& todo, Vector& out) {
  const core::Node& n = p_.nodes[id];
  const core::NodeId limit = p_.operand(n, 2);
  if (p_.nodes[limit].op != Op::Constant) return;
  const Value& duration = m_.index.constants[m_.index.constant_of[limit]];
  const Vector &birth = find(lanes, p_.operand(n, 0), todo), &on = find(lanes, p_.operand(n, 1), todo);
  if (!duration.known() || !birth.valued || !on.valued) return;
  blame(lanes, {&birth, &on}, todo, out);
  each(todo, [&](std::uint32_t lane) {
    if (!has(birth.yes, lane) || !has(on.yes, lane)) return;
    const exact::Date born{static_cast<std::int32_t>(birth.value[lane])}, day{static_cast<std::int32_t>(on.value[lane])};
    put(age_holds(static_cast<Comparison>(n.aux), born, day, duration_of(duration), static_cast<core::AgeIn>(n.slot)) ? out.yes : out.no, lane);
  });
}

}  // namespace edict::engine
