// What all sorts share: the way to the forms of one sort, literals, terms, choices and what is added up over lines.
#include "expressions.h"

#include "vocabulary.h"

namespace edict::property {

std::string Expressions::of(Sort sort, int depth) {
  if (names_.astray > 0 && dice_.below(10'000) < names_.astray) return right_or_astray(static_cast<Sort>(dice_.below(kSorts)), depth);
  return right_or_astray(sort, depth);
}

std::string Expressions::right_or_astray(Sort sort, int depth) {
  switch (sort) {
    case Sort::Condition: return plain_condition(depth);
    case Sort::Number: return number(depth);
    case Sort::Money: return money(depth);
    case Sort::Units: return units(depth);
    case Sort::Amount: return names_.dimensions_known ? mass(depth) : amount(depth);
    case Sort::Mass: return mass(depth);
    case Sort::Date: return date(depth);
    case Sort::UnitSize: return unit_size(depth);
    case Sort::PerUnit: return per_unit(depth);
    case Sort::Text: return text(depth);
    case Sort::Period: return period(depth);
    case Sort::Duration: return duration(depth);
    case Sort::Code: return code(depth);
    case Sort::Diagnosis: return diagnosis(depth);
    case Sort::Modifier: return modifier(depth);
    case Sort::Place: return place(depth);
    case Sort::Payer: return payer(depth);
    case Sort::Route: return route(depth);
    case Sort::Codes: return codes(depth);
    case Sort::Diagnoses: return diagnoses(depth);
    case Sort::Modifiers: return modifiers(depth);
    case Sort::Row: return row(depth);
  }
  return "true";
}

std::string Expressions::term(Sort sort, const std::string& otherwise) {
  std::vector<std::string> fitting;
  for (const auto& [name, its_sort] : names_.terms) {
    if (its_sort == sort) fitting.push_back(name);
  }
  if (fitting.empty()) return otherwise;
  const std::string name = dice_.one_of(fitting);
  const std::string of = line();
  const std::string value = of == "line" && dice_.chance(70) ? name : of + "." + name;
  return dice_.chance(15) ? as_of(value) : value;
}

std::string Expressions::as_of(const std::string& value) {
  return "(" + value + " as of " + (dice_.chance(50) ? date_literal() : "(" + of(Sort::Date, 0) + ")") + ")";
}

std::string Expressions::date_literal() { return dice_.one_of(kDates); }
std::string Expressions::money_literal() { return dice_.one_of({"$0.00", "$12.50", "$100.00", "$1,250.00", "$0.005", "$999,999,999,999.99"}); }
std::string Expressions::quantity() {
  if (names_.dimensions_known) return dice_.one_of({"75 mg", "0.5 g", "900 kg"});
  return dice_.one_of({"75 mg", "300 mg", "40 mg", "0.5 g", "2 mL", "10 mcg", "900 kg"});
}
std::string Expressions::period_literal() {
  return dice_.one_of({"2024-01-01 .. 2024-06-30", "2024-07-01 ..", ".. 2024-12-31", "2024-02-29 .. 2024-02-29"});
}
std::string Expressions::duration_literal() { return dice_.one_of({"0 days", "14 days", "28 days", "2 weeks", "1 months", "6 months", "1 years", "12 years"}); }

std::string Expressions::shown() {
  std::vector<std::string> all = {"line.units", "line.code", "line.dose", "line.code.unit", "line.date", "claim.id", "line.diagnoses", "claim.payer", "line.charge", "line.claim.patient.weight"};
  for (const auto& [name, sort] : names_.terms) {
    if (sort != Sort::Row) all.push_back(name);
  }
  return dice_.one_of(all);
}

std::string Expressions::sum_of(Sort sort, int depth) {
  const std::string v = variable();
  const std::string source = lines_source();
  lines_.push_back(v);
  const std::string value = of(sort, dice_.chance(20) ? 1 : 0);
  const std::string where = dice_.chance(80) ? " where " + condition(depth - 1) : "";
  lines_.pop_back();
  const std::string how = sort == Sort::Date || dice_.chance(30) ? dice_.one_of({"min", "max"}) : "sum";
  return how + "(" + value + " for " + v + " in " + source + where + ")";
}

std::string Expressions::extreme(Sort sort, int depth) {
  const std::string third = dice_.chance(20) ? ", " + of(sort, depth - 1) : "";
  return dice_.one_of({"min", "max"}) + "(" + of(sort, depth - 1) + ", " + of(sort, depth - 1) + third + ")";
}

std::string Expressions::choice(Sort sort, int depth) {
  if (names_.asks_for_absence && dice_.chance(50)) return "(" + of(sort, depth - 1) + " otherwise " + of(sort, depth - 1) + ")";
  return "(if " + condition(depth - 1) + " then " + of(sort, depth - 1) + " else " + of(sort, depth - 1) + ")";
}

std::string Expressions::choice_or_extreme(Sort sort, int depth) { return dice_.chance(40) ? extreme(sort, depth) : choice(sort, depth); }

}  // namespace edict::property
