// Terms and attributes: named formulas and facts, by date and payer. A term of one line is found once a claim.
#include "engine/machine.h"

namespace edict::engine {

Value Machine::term(core::NodeId id) {
  const core::Node& n = program.node(id);
  const Value line = eval(n.a);
  if (!line.known()) return line;
  Jurisdiction where = jurisdiction(line.record);
  if (n.c != core::kNone) {
    const Value date = eval(n.c);
    if (!date.known()) return date;
    where.date.days = static_cast<std::int32_t>(date.numerator);
    where.dated = true;
    where.context = core::kNone;
    const auto before = as_of_;
    const claims::LineRef line_before = as_of_line_;
    as_of_ = where.date;
    as_of_line_ = line.record;
    const Value v = term_value(n.aux, where);
    as_of_ = before;
    as_of_line_ = line_before;
    return v;
  }
  if (as_of_) return term_value(n.aux, where);
  const bool own = line.record.batch == batch_ && claim_ != core::kNone && line.record.row >= first_line_[claim_] && line.record.row < first_line_[claim_ + 1];
  if (!own) return term_value(n.aux, where);
  const std::uint64_t stage = index.asks_open[n.aux] ? stage_ : 7u;
  const std::uint64_t key = (std::uint64_t{line.record.row} << 32) | (std::uint64_t{n.aux} << 3) | stage;
  if (const Value* kept = memo_.find(key)) return *kept;
  const Value v = term_value(n.aux, where);
  memo_.keep(key, v);
  if (v.kind == core::Kind::List && v.list.of == ListRef::Of::Values) kept_values_ = values_.size();
  return v;
}

Value Machine::term_value(core::TermId id, const Jurisdiction& where) {
  const Deeper deeper(*this);
  if (depth_ > kDeepest) return fault(Gap::Kind::Overflow, core::kNone);
  ++looks_;
  if (spent()) return fault(Gap::Kind::TooMuch, core::kNone);
  const core::Term& term = program.terms[id];
  const Frame frame(*this, where.line);
  ReasonId maybe = 0;
  for (const core::Versioned& version : term.versions) {
    const Truth holding = holds(version.effective, where);
    if (!holding.known()) maybe = reasons_.join(maybe, holding.reason);
    if (!holding.is_true()) continue;
    const Value v = version.value != core::kNone ? choice_value(version.value, where, term.type, nullptr, nullptr) : unknown(0);
    if (v.known() || v.reason != 0) return v;
    break;  // the first statement that holds is the only one
  }
  if (maybe != 0) return unknown(maybe);
  Gap none;
  none.kind = Gap::Kind::NoDefinition;
  none.id = id;
  return unknown(reasons_.of(none));
}

Value Machine::attribute(core::NodeId id) {
  const core::Node& n = program.node(id);
  const Value of = eval(n.a);
  if (!of.known()) return of;
  Jurisdiction where;
  ReasonId why = 0;
  if (!where_of(n, where, why)) return unknown(why);
  Value v = attribute_value(n.aux, static_cast<core::SymbolId>(of.numerator), where);
  const core::Type& type = program.attributes[n.aux].type;
  if (v.known() && is_numeric(n.type.kind) && (type.scale != n.type.scale || type.ratio != n.type.ratio)) {
    return result(id, true, {v.numerator, v.denominator, type.scale, type.ratio}, v);
  }
  return v;
}

Value Machine::attribute_value(core::AttributeId id, core::SymbolId symbol, const Jurisdiction& where, bool* defined) {
  const core::Attribute& attribute = program.attributes[id];
  ReasonId maybe = 0;
  if (const auto found = attribute.values.find(symbol); found != attribute.values.end()) {
    for (const core::AttributeValue& value : found->second) {
      const Truth holding = holds(value.effective, where);
      if (!holding.known()) maybe = reasons_.join(maybe, holding.reason);
      if (!holding.is_true()) continue;
      const Value v = value.value != core::kNone ? choice_value(value.value, where, attribute.type, nullptr, nullptr) : unknown(0);
      if (v.known() || v.reason != 0) return v;
      break;  // the first statement that holds is the only one
    }
  }
  if (maybe != 0) return unknown(maybe);
  Gap none;
  none.kind = Gap::Kind::NoDefinition;
  none.id = id;
  none.is_attribute = true;
  if (defined != nullptr) *defined = false;
  none.symbol = symbol;
  return unknown(reasons_.of(none));
}

// For whom and as of when a node looks something up: its line's payer and date, another date, or nobody's (the official value, as it stands last).
bool Machine::where_of(const core::Node& n, Jurisdiction& out, ReasonId& why) {
  if (n.b == core::kNone) {
    out.official = true;
    out.dated = true;
    out.date = exact::kLastDate;
    out.line = slots_[0].record;
  } else {
    const Value line = eval(n.b);
    if (!line.known()) {
      why = line.reason;
      return false;
    }
    out = jurisdiction(line.record);
  }
  if (n.c == core::kNone) return true;
  const Value date = eval(n.c);
  if (!date.known()) {
    why = date.reason;
    return false;
  }
  out.date.days = static_cast<std::int32_t>(date.numerator);
  out.dated = true;
  out.context = core::kNone;
  return true;
}

ReasonId Machine::undated(const Jurisdiction& where) {
  if (where.line.batch == nullptr) return gap(Gap::Kind::EmptyList);
  return absent(program.schema.line, index.own.line_date, where.line).reason;
}

Truth Machine::holds(const exact::Period& period, const Jurisdiction& where) {
  if (where.dated) return truth_of(period.contains(where.date));
  if (period == exact::always()) return truth_of(true);
  return unknown_truth(undated(where));
}

}  // namespace edict::engine
