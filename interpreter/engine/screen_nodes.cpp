// Expressions on lanes: the switch over all operators, and those that choose among values.
#include <algorithm>

#include "engine/machine.h"
#include "engine/screen.h"

namespace edict::engine {

using core::Kind;
using core::Op;

const Vector& Screen::find(Lanes& lanes, core::NodeId id) {
  if (const Vector* known = lanes.found(id)) return *known;
  Vector out;  // made aside: what it needs may be made meanwhile
  out.reset(lanes.count);
  ++depth_;
  if (remembered(id)) {
    recall(lanes, id, out);
  } else if (depth_ <= Machine::kDeepest) {
    compute(lanes, id, out);
  }
  --depth_;
  Vector& kept = lanes.make(id, p_.nodes.size());
  std::swap(kept, out);
  return kept;
}

void Screen::compute(Lanes& lanes, core::NodeId id, Vector& out) {
  const core::Node& n = p_.nodes[id];
  switch (n.op) {
    case Op::Constant: return constant(lanes, id, out);
    case Op::Variable: {
      if (n.aux >= lanes.rows.size() || n.type.kind != Kind::Record || lanes.rows[n.aux].size() != lanes.count) return;
      out.value.assign(lanes.rows[n.aux].begin(), lanes.rows[n.aux].end());
      std::fill(out.yes.begin(), out.yes.end(), ~std::uint64_t{0});
      return;
    }
    case Op::Field: return field(lanes, id, out);
    case Op::ClaimOf: return claim_of(lanes, id, out);
    case Op::Term: return term(lanes, id, out);
    case Op::Not: {
      const Vector& a = find(lanes, n.a);
      out.yes = a.no;
      out.no = a.yes;
      return;
    }
    case Op::And: return and_or(lanes, n, true, out);
    case Op::Or: return and_or(lanes, n, false, out);
    case Op::Compare: return compare(lanes, id, out);
    case Op::Inside: return inside(lanes, id, out);
    case Op::Add:
    case Op::Subtract:
    case Op::Multiply:
    case Op::Divide:
    case Op::Negate:
    case Op::Round: return arithmetic(lanes, id, out);
    case Op::If: return if_then(lanes, id, out);
    case Op::Otherwise: return otherwise(lanes, id, out);
    case Op::IsKnown: return known(lanes, id, true, out);
    case Op::IsMissing: return known(lanes, id, false, out);
    case Op::Quantify: return over_symbols(n) ? quantify_symbols(lanes, id, out) : quantify(lanes, id, out);
    case Op::InList: return in_list(lanes, id, out);
    case Op::InSet: return in_set(lanes, id, out);
    case Op::Within: return within(lanes, id, out);
    case Op::AgeCompare: return age(lanes, id, out);
    // Not known here: the machine is asked, line by line.
    case Op::Attribute:
    case Op::Lookup:
    case Op::HasRow:
    case Op::Column:
    case Op::Day:
    case Op::History:
    case Op::InPeriod:
    case Op::PeriodFirst:
    case Op::PeriodLast:
    case Op::MakeList:
    case Op::Min:
    case Op::Max:
    case Op::IsOpen:
    case Op::Aggregate:
    case Op::First:
    case Op::Last:
    case Op::AddDuration:
    case Op::DaysBetween:
    case Op::ToAmount:
    case Op::ToUnits:
    case Op::FewestPackages: return;
  }
}

void Screen::constant(Lanes& lanes, core::NodeId id, Vector& out) {
  const Value& v = m_.index.constants[m_.index.constant_of[id]];
  const auto value = static_cast<std::int64_t>(v.numerator), denominator = static_cast<std::int64_t>(v.denominator);
  if (!v.known() || v.numerator != value || v.denominator != denominator || v.kind == Kind::List || v.kind == Kind::Period || v.kind == Kind::Duration) return;
  if (v.kind == Kind::Boolean) {
    Words& side = value != 0 ? out.yes : out.no;
    std::fill(side.begin(), side.end(), ~std::uint64_t{0});
    return;
  }
  const bool tagged = is_tagged(v.kind), ratio = p_.nodes[id].type.ratio;
  out.make_values(lanes.count, ratio, tagged);
  std::fill(out.value.begin(), out.value.end(), value);
  if (ratio) std::fill(out.denominator.begin(), out.denominator.end(), denominator);
  if (tagged) std::fill(out.tag.begin(), out.tag.end(), tag_id(tag_of(v)));
  std::fill(out.yes.begin(), out.yes.end(), ~std::uint64_t{0});
}

void Screen::and_or(Lanes& lanes, const core::Node& n, bool is_and, Vector& out) {
  Words& all = is_and ? out.yes : out.no;   // and: yes where all are; or: no where all are
  Words& some = is_and ? out.no : out.yes;
  std::fill(all.begin(), all.end(), ~std::uint64_t{0});
  for (std::uint32_t i = 0; i < n.list_size; ++i) {
    const Vector& operand = find(lanes, p_.operand(n, i));
    for (std::size_t w = 0; w < all.size(); ++w) {
      all[w] &= is_and ? operand.yes[w] : operand.no[w];
      some[w] |= is_and ? operand.no[w] : operand.yes[w];
    }
  }
}

void Screen::copy_lane(const Vector& from, std::uint32_t lane, Vector& to, std::uint32_t at) {
  if (has(from.yes, lane)) put(to.yes, at);
  if (has(from.no, lane)) put(to.no, at);
  if (from.value.empty() || !has(from.yes, lane)) return;
  to.value[at] = from.value[lane];
  if (!from.denominator.empty()) to.denominator[at] = from.denominator[lane];
  if (!from.tag.empty()) to.tag[at] = from.tag[lane];
}

// Of two values on one scale; where the condition is not known, neither is the whole (the machine may still find both branches equal).
void Screen::if_then(Lanes& lanes, core::NodeId id, Vector& out) {
  const core::Node& n = p_.nodes[id];
  const auto fits = [&](core::NodeId branch) {
    const core::Type& t = p_.nodes[branch].type;
    return t.kind == n.type.kind && t.scale == n.type.scale && t.ratio == n.type.ratio;
  };
  if (!fits(n.b) || !fits(n.c)) return;
  const Vector &condition = find(lanes, n.a), &yes = find(lanes, n.b), &no = find(lanes, n.c);
  if (n.type.kind != Kind::Boolean) out.make_values(lanes.count, n.type.ratio, is_tagged(n.type.kind));
  for (std::uint32_t lane = 0; lane < lanes.count; ++lane) {
    if (has(condition.yes, lane)) copy_lane(yes, lane, out, lane);
    if (has(condition.no, lane)) copy_lane(no, lane, out, lane);
  }
}

void Screen::otherwise(Lanes& lanes, core::NodeId id, Vector& out) {
  const core::Node& n = p_.nodes[id];
  const core::Type &ta = p_.nodes[n.a].type, &tb = p_.nodes[n.b].type;
  const auto fits = [&](const core::Type& t) { return t.kind == n.type.kind && t.scale == n.type.scale && t.ratio == n.type.ratio; };
  if (!fits(ta) || !fits(tb)) return;
  const Vector &first = find(lanes, n.a), &second = find(lanes, n.b);
  Words gone;
  missing(lanes, n.a, gone);
  if (n.type.kind != Kind::Boolean) out.make_values(lanes.count, n.type.ratio, is_tagged(n.type.kind));
  for (std::uint32_t lane = 0; lane < lanes.count; ++lane) copy_lane(has(gone, lane) ? second : first, lane, out, lane);
}

void Screen::known(Lanes& lanes, core::NodeId id, bool asked, Vector& out) {
  const core::Node& n = p_.nodes[id];
  const Vector& a = find(lanes, n.a);
  Words& there = asked ? out.yes : out.no;
  Words& not_there = asked ? out.no : out.yes;
  for (std::size_t w = 0; w < there.size(); ++w) there[w] = a.yes[w] | (p_.nodes[n.a].type.kind == Kind::Boolean ? a.no[w] : 0);
  missing(lanes, n.a, not_there);
}

// A term of the lanes' own lines is found once for all lines of the batch.
void Screen::term(Lanes& lanes, core::NodeId id, Vector& out) {
  const core::Node& n = p_.nodes[id];
  const core::Node& line = p_.nodes[n.a];
  if (line.op != Op::Variable || line.aux >= lanes.rows.size() || n.c != core::kNone || n.aux >= p_.terms.size()) return;
  const core::Type& type = p_.terms[n.aux].type;
  if (type.kind != n.type.kind || type.scale != n.type.scale || type.ratio != n.type.ratio || type.kind == Kind::List || type.kind == Kind::Row) return;
  if (&lanes == &lines_ && line.aux != 0) return;
  if (type.kind != Kind::Boolean) out.make_values(lanes.count, type.ratio, is_tagged(type.kind));
  const std::vector<std::uint32_t>& rows = lanes.rows[line.aux];
  if (rows.size() != lanes.count) return;
  // By formula: most lines share one.
  std::vector<core::NodeId> formulas(lanes.count);
  std::vector<core::NodeId> distinct;
  for (std::uint32_t lane = 0; lane < lanes.count; ++lane) {
    formulas[lane] = formula_of(n.aux, rows[lane]);
    if (formulas[lane] != core::kNone && std::find(distinct.begin(), distinct.end(), formulas[lane]) == distinct.end()) distinct.push_back(formulas[lane]);
  }
  for (const core::NodeId formula : distinct) {
    const core::Type& of = p_.nodes[formula].type;
    if (of.kind != type.kind || of.scale != type.scale || of.ratio != type.ratio) continue;
    const Vector& value = find(lines_, formula);
    for (std::uint32_t lane = 0; lane < lanes.count; ++lane) {
      if (formulas[lane] == formula) copy_lane(value, rows[lane], out, lane);
    }
  }
}

// What the term's value is by for that line; kNone where an exception's condition or a missing fact has a say.
core::NodeId Screen::formula_of(core::TermId term, std::uint32_t row) {
  const Jurisdiction& where = m_.facts_[row];
  if (where.context == core::kNone) return core::kNone;
  const auto [at, is_new] = term_formulas_[term].try_emplace(where.context, core::kNone);
  if (!is_new) return at->second;
  for (const core::Versioned& version : p_.terms[term].versions) {
    if (!version.effective.contains(where.date)) continue;
    const Formula formula = m_.formula(version.value, where);
    if (version.value != core::kNone && formula.exact && formula.steps.empty()) at->second = formula.base;
    break;
  }
  return at->second;
}

}  // namespace edict::engine
