// One case for each kind of condition; where there are several ways, the edit's variant chooses.
#include "coverage/satisfy.h"

#include <algorithm>

#include "core/walk.h"
#include "exact/decimal.h"

namespace edict::coverage {

using core::Comparison;
using core::Kind;
using core::kNone;
using core::Op;

namespace {

constexpr int kDeepest = 40;
constexpr std::int64_t kMostCounted = 5;

// How far from the limit a value stands for which the comparison holds, the nearest one or another.
int step_of(Comparison c, unsigned variant) {
  const bool other = variant % 2 == 1;
  switch (c) {
    case Comparison::Equal: return 0;
    case Comparison::NotEqual: return other ? -1 : 1;
    case Comparison::Less: return -1;
    case Comparison::LessEqual: return other ? -1 : 0;
    case Comparison::Greater: return 1;
    case Comparison::GreaterEqual: return other ? 1 : 0;
  }
  return 0;
}

}  // namespace

bool Satisfy::choice(core::ChoiceId id, Wish wish) { return id == kNone || p_.choices[id].base == kNone ? wish == Wish::True : make(p_.choices[id].base, wish); }

bool Satisfy::make(core::NodeId id, Wish wish) {
  if (id == kNone || depth_ >= kDeepest) return false;
  if (wish == Wish::Unknown) return unknown(id);
  const core::Node& node = p_.node(id);
  const bool holds = wish == Wish::True;
  ++depth_;
  const auto asked = [&] {
    switch (node.op) {
      case Op::Constant: return (p_.constants[node.aux].number != 0) == holds;
      case Op::Not: return make(node.a, holds ? Wish::False : Wish::True);
      case Op::And: return holds ? all_of(node, wish) : one_of(node, wish);
      case Op::Or: return holds ? one_of(node, wish) : all_of(node, wish);
      case Op::If: return make(node.a, edit_.variant() % 2 == 0 ? Wish::True : Wish::False) && make(edit_.variant() % 2 == 0 ? node.b : node.c, wish);
      case Op::Otherwise: return make(node.a, wish) || make(node.b, wish);
      case Op::Term: {
        const auto& versions = p_.terms[node.aux].versions;
        return !versions.empty() && choice(versions.back().value, wish);
      }
      case Op::IsKnown: case Op::IsMissing: {
        const auto place = edit_.place(node.a);
        if (!place) return false;
        if ((node.op == Op::IsKnown) != holds) return edit_.erase(*place);
        return edit_.now(*place).has_value() || other_than(*place, {});
      }
      case Op::Quantify: return quantified(node, holds);
      case Op::Compare: return compared(node, holds);
      case Op::Within: return within(node, holds);
      case Op::AgeCompare: return aged(node, holds);
      case Op::Inside: return inside(node, holds);
      case Op::InPeriod: return in_period(node, holds);
      case Op::InSet: return in_set(node, holds);
      case Op::InList: return in_list(node, holds);
      case Op::HasRow: return has_row(node, holds);
      case Op::Field: {
        const auto place = edit_.place(id);
        return place && edit_.put(*place, holds ? "true" : "false");
      }
      default: return false;
    }
  };
  const bool done = asked();
  --depth_;
  return done;
}

// The first fact below that a claim may leave out is left out.
bool Satisfy::unknown(core::NodeId id) {
  if (depth_ >= kDeepest) return false;
  const core::Node& node = p_.node(id);
  if (node.op == Op::Field) {
    const auto place = edit_.place(id);
    if (place && place->field != core::kNoField && p_.schema.field(place->record, place->field).optional) return edit_.erase(*place);
  }
  ++depth_;
  bool done = false;
  if (node.op == Op::Quantify || node.op == Op::Aggregate) done = edit_.member(node.a, node.slot) && node.b != kNone && unknown(node.b);
  if (!done && node.op == Op::Term) {
    for (const core::Versioned& version : p_.terms[node.aux].versions) done = done || (version.value != kNone && p_.choices[version.value].base != kNone && unknown(p_.choices[version.value].base));
  }
  if (!done) {
    const std::vector<core::NodeId> parts = core::children(p_, id);
    done = std::any_of(parts.begin(), parts.end(), [&](core::NodeId part) { return unknown(part); });
  }
  --depth_;
  return done;
}

bool Satisfy::all_of(const core::Node& node, Wish wish) {
  bool done = true;
  for (std::uint32_t i = 0; i < node.list_size; ++i) done = make(p_.operand(node, i), wish) && done;
  return done;
}

bool Satisfy::one_of(const core::Node& node, Wish wish) {
  for (std::uint32_t i = 0; i < node.list_size; ++i) {
    if (make(p_.operand(node, (i + edit_.variant()) % node.list_size), wish)) return true;
  }
  return false;
}

bool Satisfy::quantified(const core::Node& node, bool holds) {
  const auto how = static_cast<core::Quantifier>(node.aux);
  const bool wants_one = (how == core::Quantifier::Any) == holds;  // one that fits; of `all`: one that does not
  if (!wants_one) return edit_.no_members(node.a);
  if (!edit_.member(node.a, node.slot)) return false;
  return node.b == kNone || make(node.b, how == core::Quantifier::All ? Wish::False : Wish::True);
}

// A value that is known whatever the claim says, or by the row whose keys were set.
const core::Constant* Satisfy::constant(core::NodeId id) {
  if (id == kNone || depth_ >= kDeepest) return nullptr;
  const core::Node& node = p_.node(id);
  const auto of = [&](core::ChoiceId choice) { return choice == kNone || p_.choices[choice].base == kNone ? nullptr : constant(p_.choices[choice].base); };
  ++depth_;
  const core::Constant* found = nullptr;
  if (node.op == Op::Constant) found = &p_.constants[node.aux];
  if (node.op == Op::ToAmount || node.op == Op::ToUnits) found = constant(node.a);
  if (node.op == Op::Otherwise) {
    found = constant(node.a);
    if (found == nullptr) found = constant(node.b);
  }
  if (node.op == Op::Term && !p_.terms[node.aux].versions.empty()) found = of(p_.terms[node.aux].versions.back().value);
  if (node.op == Op::Column && p_.node(node.a).op == Op::Lookup) {
    const core::Node& lookup = p_.node(node.a);
    if (rows_.count(lookup.aux) == 0) has_row(lookup, true);
    const auto row = rows_.find(lookup.aux);
    if (row != rows_.end() && node.aux < row->second->cells.size()) found = of(row->second->cells[node.aux]);
  }
  --depth_;
  return found;
}

bool Satisfy::compared(const core::Node& node, bool holds) {
  const auto comparison = holds ? static_cast<Comparison>(node.aux) : denied(static_cast<Comparison>(node.aux));
  const int step = step_of(comparison, edit_.variant()), other = step_of(mirrored(comparison), edit_.variant());
  if (beside(node.a, node.b, step, step < 0 || comparison == Comparison::LessEqual || comparison == Comparison::NotEqual)) return true;
  return beside(node.b, node.a, other, other < 0 || mirrored(comparison) == Comparison::LessEqual);
}

// The value set so far from the limit; where the limit is not known, to something small, or large.
bool Satisfy::beside(core::NodeId value, core::NodeId limit, int step, bool low) {
  const core::Node& node = p_.node(value);
  const core::Constant* at = constant(limit);
  if (node.op == Op::Add || node.op == Op::Subtract) return beside(node.a, limit, step, low) || beside(node.b, limit, step, low);
  if (node.op == Op::Aggregate) return counted(node, at, step);
  const auto place = edit_.place(value);
  if (!place) return false;
  if (at != nullptr) {
    const std::string text = edit_.text_of(*at, step);
    return text.empty() ? other_than(*place, {edit_.text_of(*at, 0)}) : edit_.put(*place, text);
  }
  const auto also = edit_.place(limit);
  const auto text = also ? edit_.now(*also) : std::nullopt;
  if (place->type.kind == Kind::Date) {
    const auto day = edit_.day(limit);
    return day && edit_.put(*place, exact::date_text(exact::Date{day->days + step}));
  }
  if (text && step == 0) return edit_.put(*place, *text);
  if (place->type.kind == Kind::Symbol || place->type.kind == Kind::Text) return other_than(*place, {text.value_or("")});
  if (place->type.kind == Kind::Units || (place->type.kind == Kind::Number && place->type.dimension == 0)) return edit_.put(*place, low ? (edit_.variant() < 2 ? "1" : "0") : "100000");
  return other_than(*place, {});
}

// As many members as are asked for; of a sum one, with all of it.
bool Satisfy::counted(const core::Node& node, const core::Constant* limit, int step) {
  const auto how = static_cast<core::Aggregation>(node.aux);
  const bool counts = how == core::Aggregation::Count || how == core::Aggregation::CountDistinct;
  if (!counts) {
    if (limit == nullptr || !edit_.member(node.a, node.slot)) return false;
    if (node.b != kNone) make(node.b, Wish::True);
    const auto place = edit_.place(node.c);
    return place && edit_.put(*place, edit_.text_of(*limit, step));
  }
  const std::int64_t wanted = limit == nullptr ? 1 : limit->number / exact::kOne + step;
  if (wanted <= 0) return edit_.no_members(node.a);
  if (wanted > kMostCounted) return false;
  bool done = true;
  std::vector<std::string> said;
  for (std::int64_t i = 0; i < wanted; ++i) {
    done = edit_.member(node.a, node.slot) && (node.b == kNone || make(node.b, Wish::True)) && done;
    const auto place = node.c == kNone ? std::nullopt : edit_.place(node.c);
    if (place && how == core::Aggregation::CountDistinct) {
      if (const auto text = edit_.now(*place); text && std::find(said.begin(), said.end(), *text) != said.end()) other_than(*place, said);
      said.push_back(edit_.now(*place).value_or(""));
    }
  }
  return done;
}

}  // namespace edict::coverage
