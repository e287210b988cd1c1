// Comparisons, arithmetic and dates on lanes: each lane by the exact operations that the machine uses; whatever would be a fault is left to the machine.
#include <limits>

#include "engine/comparison.h"
#include "engine/dates.h"
#include "engine/machine.h"
#include "engine/screen.h"

namespace edict::engine {

using core::Comparison;
using core::Kind;
using core::Op;

namespace {

Number number_at(const Vector& v, const core::Type& t, std::uint32_t lane) {
  return {v.value[lane], v.denominator.empty() ? exact::Int{1} : exact::Int{v.denominator[lane]}, t.scale, t.ratio};
}

bool narrow(exact::Int wide, std::int64_t& out) {
  out = static_cast<std::int64_t>(wide);
  return wide == out;
}

}  // namespace

// The order of two known values; nothing where the machine must say (or say why not).
std::optional<int> Screen::order(const Vector& a, const core::Type& at, const Vector& b, const core::Type& bt, std::uint32_t lane) const {
  const Tag none;
  const Tag& ta = a.tag.empty() ? none : tag(a.tag[lane]);
  const Tag& tb = b.tag.empty() ? none : tag(b.tag[lane]);
  const core::DimensionId da = dimension_of(ta, at), db = dimension_of(tb, bt);
  if (da != 0 && db != 0 && da != db) return std::nullopt;
  if (m_.meet(ta.counted, tb.counted) != Machine::Meeting::Same) return std::nullopt;
  return engine::compare(number_at(a, at, lane), number_at(b, bt, lane));
}

void Screen::compare(Lanes& lanes, core::NodeId id, Vector& out) {
  const core::Node& n = p_.nodes[id];
  const auto comparison = static_cast<Comparison>(n.aux);
  const core::Type &at = p_.nodes[n.a].type, &bt = p_.nodes[n.b].type;
  const bool plain = compares_plainly(at) && compares_plainly(bt), numbers = is_numeric(at.kind) && is_numeric(bt.kind);
  if (!plain && !numbers) return;
  const Vector &a = find(lanes, n.a), &b = find(lanes, n.b);
  if (a.value.empty() || b.value.empty()) return;
  for (std::size_t w = 0; w < out.yes.size(); ++w) {
    std::uint64_t both = a.yes[w] & b.yes[w];
    for (auto lane = static_cast<std::uint32_t>(w * 64); both != 0 && lane < lanes.count; ++lane, both >>= 1) {
      if ((both & 1) == 0) continue;
      std::optional<int> o;
      if (plain) {
        o = a.value[lane] < b.value[lane] ? -1 : a.value[lane] > b.value[lane] ? 1 : 0;
      } else {
        o = order(a, at, b, bt, lane);
      }
      if (o) put(holds_for(comparison, *o) ? out.yes : out.no, lane);
    }
  }
}

void Screen::inside(Lanes& lanes, core::NodeId id, Vector& out) {
  const core::Node& n = p_.nodes[id];
  const core::Type& type = p_.nodes[n.a].type;
  const auto fits = [&](core::NodeId bound) {
    return bound == core::kNone || (compares_plainly(type) && compares_plainly(p_.nodes[bound].type)) || (is_numeric(type.kind) && is_numeric(p_.nodes[bound].type.kind));
  };
  if (!fits(n.b) || !fits(n.c)) return;
  const Vector& a = find(lanes, n.a);
  if (a.value.empty()) return;
  for (std::uint32_t lane = 0; lane < lanes.count; ++lane) {
    if (!has(a.yes, lane)) continue;
    bool in = true, known = true;
    const auto bound = [&](core::NodeId at, Comparison comparison) {
      if (at == core::kNone) return;
      const Vector& b = find(lanes, at);
      const auto o = !b.value.empty() && has(b.yes, lane) ? order(a, type, b, p_.nodes[at].type, lane) : std::nullopt;
      known = known && o.has_value();
      in = in && o && holds_for(comparison, *o);
    };
    bound(n.b, Comparison::GreaterEqual);
    bound(n.c, n.aux == 1 ? Comparison::Less : Comparison::LessEqual);
    if (known) put(in ? out.yes : out.no, lane);
  }
}

// One operation on all lanes. Quantities that would have to be converted, or do not meet, are the machine's.
void Screen::arithmetic(Lanes& lanes, core::NodeId id, Vector& out) {
  const core::Node& n = p_.nodes[id];
  const bool single = n.op == Op::Negate || n.op == Op::Round;
  const core::Type &ta = p_.nodes[n.a].type, &tb = single ? ta : p_.nodes[n.b].type;
  if (!is_numeric(ta.kind) || !is_numeric(tb.kind) || !is_numeric(n.type.kind)) return;
  const Vector &a = find(lanes, n.a), &b = single ? a : find(lanes, n.b);
  if (a.value.empty() || b.value.empty()) return;
  const Tag none;
  const bool tagged = is_tagged(n.type.kind);
  out.make_values(lanes.count, n.type.ratio, tagged);
  for (std::uint32_t lane = 0; lane < lanes.count; ++lane) {
    if (!has(a.yes, lane) || !has(b.yes, lane)) continue;
    const Tag &x = a.tag.empty() ? none : tag(a.tag[lane]), &y = b.tag.empty() ? none : tag(b.tag[lane]);
    if (!single && m_.meet(x.counted, y.counted) != Machine::Meeting::Same) continue;
    const core::DimensionId da = dimension_of(x, ta), db = dimension_of(y, tb);
    const bool weighed = n.op == Op::Divide ? has_dimension(ta.kind) || has_dimension(tb.kind) : n.op != Op::Multiply && has_dimension(n.type.kind);
    if (!single && weighed && da != 0 && db != 0 && da != db) continue;
    const Number p = number_at(a, ta, lane), q = number_at(b, tb, lane);
    Number result;
    Tag counted_in = x;
    bool fine = false;
    switch (n.op) {
      case Op::Add:
      case Op::Subtract:
        counted_in = sum_tag(x, y, n.type.kind);
        fine = n.op == Op::Add ? engine::add(p, q, result) : engine::subtract(p, q, result);
        break;
      case Op::Multiply:
        counted_in = product_tag(ta.kind, x, tb.kind, y, n.type.kind);
        fine = engine::multiply(p, q, result);
        break;
      case Op::Divide:
        counted_in = quotient_tag(ta, x, tb, y, n.type.kind);
        fine = q.numerator != 0 && engine::divide(p, q, result);
        break;
      case Op::Negate: fine = engine::negate(p, result); break;
      default: fine = engine::round(p, static_cast<exact::Rounding>(n.aux), n.b == 1, result); break;
    }
    std::int64_t numerator = 0, denominator = 1;
    if (!fine || !conform(result, n.type, result) || !narrow(result.numerator, numerator) || !narrow(result.denominator, denominator)) continue;
    if (!n.type.ratio && denominator != 1) continue;
    out.value[lane] = numerator;
    if (n.type.ratio) out.denominator[lane] = denominator;
    if (tagged) out.tag[lane] = tag_id(counted_in);
    put(out.yes, lane);
  }
}

// Within a duration that stands in the text.
void Screen::within(Lanes& lanes, core::NodeId id, Vector& out) {
  const core::Node& n = p_.nodes[id];
  if (p_.nodes[n.b].op != Op::Constant) return;
  const Value& duration = m_.index.constants[m_.index.constant_of[n.b]];
  const Vector &date = find(lanes, n.a), &anchor = find(lanes, n.c);
  if (!duration.known() || date.value.empty() || anchor.value.empty()) return;
  for (std::uint32_t lane = 0; lane < lanes.count; ++lane) {
    if (!has(date.yes, lane) || !has(anchor.yes, lane)) continue;
    const exact::Date day{static_cast<std::int32_t>(date.value[lane])}, pivot{static_cast<std::int32_t>(anchor.value[lane])};
    const auto in = is_within(static_cast<core::WithinSide>(n.aux), day, duration_of(duration), pivot);
    if (in) put(*in ? out.yes : out.no, lane);
  }
}

void Screen::age(Lanes& lanes, core::NodeId id, Vector& out) {
  const core::Node& n = p_.nodes[id];
  const core::NodeId limit = p_.operand(n, 2);
  if (p_.nodes[limit].op != Op::Constant) return;
  const Value& duration = m_.index.constants[m_.index.constant_of[limit]];
  const Vector &birth = find(lanes, p_.operand(n, 0)), &on = find(lanes, p_.operand(n, 1));
  if (!duration.known() || birth.value.empty() || on.value.empty()) return;
  for (std::uint32_t lane = 0; lane < lanes.count; ++lane) {
    if (!has(birth.yes, lane) || !has(on.yes, lane)) continue;
    const exact::Date born{static_cast<std::int32_t>(birth.value[lane])}, day{static_cast<std::int32_t>(on.value[lane])};
    put(age_holds(static_cast<Comparison>(n.aux), born, day, duration_of(duration)) ? out.yes : out.no, lane);
  }
}

}  // namespace edict::engine
