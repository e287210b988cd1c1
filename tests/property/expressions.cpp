// Each function picks one of the forms that the checker gives the wanted type.
#include "expressions.h"

#include <algorithm>

#include "vocabulary.h"

namespace edict::property {

std::string Expressions::of(Sort sort, int depth) {
  switch (sort) {
    case Sort::Condition: return condition(depth);
    case Sort::Number: return number(depth);
    case Sort::Money: return money(depth);
    case Sort::Units: return units(depth);
    case Sort::Amount: return amount(depth);
    case Sort::Date: return date(depth);
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
  if (dice_.chance(15)) return "(" + name + " as of " + date_literal() + ")";
  const std::string of = line();
  return of == "line" && dice_.chance(70) ? name : of + "." + name;
}

// ---------------------------------------------------------------- literals

std::string Expressions::date_literal() { return dice_.one_of(kDates); }
std::string Expressions::money_literal() { return dice_.one_of({"$0.00", "$12.50", "$100.00", "$1,250.00", "$0.005", "$999,999,999,999.99"}); }
std::string Expressions::quantity() { return dice_.one_of({"75 mg", "300 mg", "40 mg", "0.5 g", "2 mL", "10 mcg", "900 kg"}); }

// ---------------------------------------------------------------- values

std::string Expressions::sum_of(Sort sort, int depth) {
  const std::string v = variable();
  const std::string source = lines_source();
  lines_.push_back(v);
  const std::string value = of(sort, 0);
  const std::string where = dice_.chance(80) ? " where " + condition(depth - 1) : "";
  lines_.pop_back();
  const std::string how = sort == Sort::Date || dice_.chance(30) ? dice_.one_of({"min", "max"}) : "sum";
  return how + "(" + value + " for " + v + " in " + source + where + ")";
}

std::string Expressions::choice(Sort sort, int depth) {
  switch (dice_.below(3)) {
    case 1:
      if (!names_.asks_for_absence) return of(sort, depth - 1);
      return "(" + of(sort, depth - 1) + " otherwise " + of(sort, depth - 1) + ")";
    case 0: return "(if " + condition(depth - 1) + " then " + of(sort, depth - 1) + " else " + of(sort, depth - 1) + ")";
    default: return dice_.one_of({"min", "max"}) + "(" + of(sort, depth - 1) + ", " + of(sort, depth - 1) + ")";
  }
}

std::string Expressions::number(int depth) {
  if (depth <= 0) {
    switch (dice_.below(5)) {
      case 0: return line() + ".ndc_quantity";
      case 1: return "count(" + std::string("d in ") + line() + ".diagnoses)";
      case 2: return line() + ".code.risk";
      case 3: return dice_.one_of({"0", "1", "2.5", "60", "-3", "999999999999", "0.000001"});
      default: return term(Sort::Number, "7");
    }
  }
  switch (dice_.below(9)) {
    case 0: return "(" + number(depth - 1) + " " + dice_.one_of({"+", "-", "*"}) + " " + number(depth - 1) + ")";
    case 1: return "round(" + ratio(depth - 1) + " " + dice_.one_of({"half up", "half even", "down", "up"}) + " to " + dice_.one_of({"cent", "whole unit"}) + ")";
    case 2: return dice_.one_of({"ceil", "floor"}) + "(" + ratio(depth - 1) + ")";
    case 3: return "(days between " + line() + ".date and " + line() + ".date)";
    case 4: {
      const std::string v = variable();
      const std::string source = lines_source();
      lines_.push_back(v);
      const std::string where = condition(depth - 1);
      lines_.pop_back();
      return "count(" + v + " in " + source + " where " + where + ")";
    }
    case 5: {
      const std::string v = variable();
      return "count(distinct " + v + "." + dice_.one_of({"code", "date", "units", "charge"}) + " for " + v + " in " + lines_source() + ")";
    }
    case 6: return sum_of(Sort::Number, depth);
    case 7: return "(-" + number(depth - 1) + ")";
    default: return choice(Sort::Number, depth);
  }
}

std::string Expressions::ratio(int depth) {
  switch (dice_.below(6)) {
    case 0: return "(" + number(depth - 1) + " / " + number(depth - 1) + ")";
    case 1: return "(" + amount(depth - 1) + " / " + line() + ".dose)";
    case 2: return "(" + money(depth - 1) + " / " + money(depth - 1) + ")";
    case 3: return "(" + units(depth - 1) + " / " + units(depth - 1) + ")";
    case 4: return "(" + number(depth - 1) + " / " + number(depth - 1) + " " + dice_.one_of({"+", "*"}) + " " + number(depth - 1) + ")";
    default: return number(depth);
  }
}

std::string Expressions::money(int depth) {
  if (depth <= 0) {
    switch (dice_.below(5)) {
      case 0: return line() + ".charge";
      case 1: return money_literal();
      case 2: return dice_.one_of({"claim.total_charge", "patient.deductible_remaining", "patient.copay"});
      case 3: return names_.tables ? "limits[" + line() + ".code].most" : money_literal();
      default: return term(Sort::Money, line() + ".charge");
    }
  }
  switch (dice_.below(7)) {
    case 0: return "(" + money(depth - 1) + " " + dice_.one_of({"+", "-"}) + " " + money(depth - 1) + ")";
    case 1: return "(" + money(depth - 1) + " * " + number(depth - 1) + ")";
    case 2: return "round(" + money(depth - 1) + " / " + number(depth - 1) + " half up to cent)";
    case 3: return names_.tables ? "(prices[" + line() + ".code].limit * " + units(depth - 1) + ")" : money(depth - 1);
    case 4: return "(" + money(depth - 1) + " * patient.coinsurance)";
    case 5: return sum_of(Sort::Money, depth);
    default: return choice(Sort::Money, depth);
  }
}

std::string Expressions::units(int depth) {
  if (depth <= 0) {
    switch (dice_.below(5)) {
      case 0:
      case 1: return line() + ".units";
      case 2: return names_.tables ? dice_.one_of({"limits[line.code].units", "windows[line.diagnoses].units"}) : line() + ".units";
      case 3: return "90 units";
      default: return term(Sort::Units, line() + ".units");
    }
  }
  switch (dice_.below(8)) {
    case 0: return "(" + units(depth - 1) + " " + dice_.one_of({"+", "-"}) + " " + units(depth - 1) + ")";
    case 1: return "(" + units(depth - 1) + " * " + number(depth - 1) + ")";
    case 2: return dice_.one_of({"ceil", "floor"}) + "(" + amount(depth - 1) + " / " + line() + ".code.unit)";
    case 3: return "ceil(" + units(depth - 1) + " / " + number(depth - 1) + ")";
    case 4: return sum_of(Sort::Units, depth);
    case 5: return "(first of [" + units(depth - 1) + ", " + units(depth - 1) + "])";
    case 6: {
      const std::string v = variable();
      const std::string where = names_.asks_for_absence ? v + " is known" : v + " > 0 units";
      return dice_.one_of({"min", "max", "sum"}) + "(" + v + " for " + v + " in [" + units(depth - 1) + ", " + units(depth - 1) + "] where " + where + ")";
    }
    default: return choice(Sort::Units, depth);
  }
}

std::string Expressions::amount(int depth) {
  if (depth <= 0) return dice_.chance(60) ? line() + ".dose" : dice_.chance(50) ? line() + ".discarded" : term(Sort::Amount, line() + ".dose");
  switch (dice_.below(6)) {
    case 0: return "(" + amount(depth - 1) + " " + dice_.one_of({"+", "-"}) + " " + amount(depth - 1) + ")";
    case 1: return "(" + amount(depth - 1) + " + " + quantity() + ")";
    case 2: return "(" + line() + ".units * " + line() + ".code.unit)";
    case 3: return "fewest_packages(" + amount(depth - 1) + ", [75 mg, 150 mg, 0.4 g])";
    case 4: return sum_of(Sort::Amount, depth);
    default: return choice(Sort::Amount, depth);
  }
}

std::string Expressions::date(int depth) {
  if (depth <= 0) {
    switch (dice_.below(4)) {
      case 0:
      case 1: return line() + ".date";
      case 2: return dice_.one_of({"claim.received_date", "patient.birth_date"});
      default: return date_literal();
    }
  }
  switch (dice_.below(3)) {
    case 0: return "(" + date(depth - 1) + " " + dice_.one_of({"+", "-"}) + " " + dice_.one_of({"30 days", "1 months", "12 years", "2 weeks"}) + ")";
    case 1: return sum_of(Sort::Date, depth);
    default: return choice(Sort::Date, depth);
  }
}

// ---------------------------------------------------------------- conditions

std::string Expressions::fact() {
  const std::string l = line();
  switch (dice_.below(10)) {
    case 0: return l + ".code " + equality() + " " + dice_.one_of(kCodes);
    case 1: return l + ".modifiers has " + dice_.one_of(kModifiers);
    case 2: return l + ".diagnoses has " + dice_.one_of(kDiagnoses);
    case 3: return l + ".place_of_service " + equality() + " " + dice_.one_of(kPlaces);
    case 4: return l + ".route " + equality() + " " + dice_.one_of(kRoutes);
    case 5: return "claim.kind = professional";
    case 6: return "claim.payer " + dice_.one_of({"=", "in"}) + " " + dice_.one_of(kPayers);
    case 7: return "patient.sex = " + dice_.one_of({"female", "male"});
    case 8: return "age on " + l + ".date " + comparison() + " " + dice_.one_of({"18 years", "6 months", "12 years", "30 days"});
    default: return l + ".dose " + comparison() + " " + quantity();
  }
}

std::string Expressions::membership(int depth) {
  const std::string l = line();
  switch (dice_.below(13)) {
    case 0: return l + ".code in " + (names_.code_sets.empty() ? "[J9001, J9002]" : dice_.one_of(names_.code_sets));
    case 1: return l + ".code " + dice_.one_of({"in", "not in"}) + " [J9001, J9003]";
    case 2: return l + ".diagnoses in " + (names_.diagnosis_sets.empty() ? "J45.*" : dice_.one_of(names_.diagnosis_sets));
    case 3: return l + ".date in " + dice_.one_of({"2024-01-01 .. 2024-06-30", "2024-07-01 ..", ".. 2024-12-31"});
    case 4: return l + ".date within " + dice_.one_of({"28 days", "6 months", "1 years"}) + " " + dice_.one_of({"before", "after", "of"}) + " " + date(depth - 1);
    case 5: return l + ".units in 1 .. 60";
    case 6: return l + ".dose in 40 mg ..< 300 mg";
    case 7: return l + ".place_of_service in " + (names_.place_sets.empty() ? "[11, 12]" : dice_.one_of(names_.place_sets));
    case 8: return "claim.payer in " + (names_.payer_sets.empty() ? "acme" : dice_.one_of(names_.payer_sets));
    case 9: return l + ".modifiers " + equality() + " " + (dice_.chance(60) ? line() + ".modifiers" : dice_.one_of({"[JW]", "[JZ, JW]", "[KX, JA, KX]"}));
    case 10: return l + ".code in [" + line() + ".code, " + dice_.one_of(kCodes) + "]";
    case 11: return l + ".units in [" + units(depth - 1) + ", " + units(depth - 1) + "]";
    default: return names_.tables ? dice_.one_of(std::vector<std::string>{l + ".code in limits", l + ".diagnoses in windows", "[patient.weight, claim.frequency] in bands"}) : l + ".code in J9001 .. J9003";
  }
}

std::string Expressions::over_lines(int depth) {
  const std::string v = variable();
  const std::string source = lines_source();
  lines_.push_back(v);
  const std::string where = condition(depth - 1);
  lines_.pop_back();
  return "(" + dice_.one_of({"any", "any", "none", "all"}) + " " + v + " in " + source + " where " + where + ")";
}

std::string Expressions::over_records() {
  const std::string v = variable();
  const std::string l = line();
  const std::string how = "(" + dice_.one_of({"any", "any", "none"}) + " " + v + " in ";
  switch (dice_.below(4)) {
    case 0: return how + "claim.authorizations where " + l + ".code in " + v + ".codes and " + l + ".date in " + v + ".period)";
    case 1: return how + "claim.documents where " + v + ".kind = " + dice_.one_of(kDocuments) + ")";
    case 2: return how + l + ".diagnoses where " + v + " in " + (names_.diagnosis_sets.empty() ? "J45.*" : dice_.one_of(names_.diagnosis_sets)) + ")";
    default: return how + "patient.therapies where " + v + ".outcome = inadequate and " + v + ".period.first <= " + l + ".date)";
  }
}

std::string Expressions::state(int depth) {
  switch (dice_.below(4)) {
    case 0: return "(" + of(dice_.chance(50) ? Sort::Units : Sort::Date, depth - 1) + " is " + dice_.one_of({"known", "missing", "not known"}) + ")";
    case 1: return line() + "." + dice_.one_of({"dose", "ndc", "route", "charge", "through_date"}) + " is " + dice_.one_of({"known", "missing"});
    default: return line() + " is " + dice_.one_of({"open", "not open"});
  }
}

std::string Expressions::condition(int depth) {
  if (depth <= 0) return dice_.chance(70) ? fact() : term(Sort::Condition, fact());
  switch (dice_.below(14)) {
    case 0:
    case 1: return "(" + condition(depth - 1) + " and " + condition(depth - 1) + ")";
    case 2: return "(" + condition(depth - 1) + " or " + condition(depth - 1) + ")";
    case 3: return "not (" + condition(depth - 1) + ")";
    case 4: return "(" + units(depth - 1) + " " + comparison() + " " + units(depth - 1) + ")";
    case 5: return "(" + money(depth - 1) + " " + comparison() + " " + money(depth - 1) + ")";
    case 6: return "(" + ratio(depth - 1) + " " + comparison() + " " + ratio(depth - 1) + ")";
    case 7: return "(" + amount(depth - 1) + " " + comparison() + " " + amount(depth - 1) + ")";
    case 8: return "(" + date(depth - 1) + " " + comparison() + " " + date(depth - 1) + ")";
    case 9: return membership(depth);
    case 10: return over_lines(depth);
    case 11: return over_records();
    case 12: return names_.asks_for_absence ? state(depth) : fact();
    default: return "(if " + condition(depth - 1) + " then " + condition(depth - 1) + " else " + condition(depth - 1) + ")";
  }
}

// The line beside another: half of the time by the code that they share.
std::string Expressions::condition_between(const std::string& other, int depth) {
  lines_.push_back(other);
  const std::string rest = condition(depth);
  lines_.pop_back();
  return dice_.chance(50) ? other + ".code = line.code and " + rest : rest;
}

}  // namespace edict::property
