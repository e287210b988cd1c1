// Numbers and what is counted in something: money, billing units, amounts, masses, sizes of units, prices of a unit.
#include "expressions.h"
#include "vocabulary.h"

namespace edict::property {

std::string Expressions::rounding(const std::string& ratio) {
  return "round(" + ratio + " " + dice_.one_of({"half up", "half even", "down", "up"}) + " to " + dice_.one_of({"cent", "whole unit"}) + ")";
}

std::string Expressions::number(int depth) {
  if (depth <= 0) {
    switch (dice_.below(8)) {
      case 0: return line() + ".ndc_quantity";
      case 1: return "count(d in " + line() + ".diagnoses)";
      case 2: return line() + ".code.risk";
      case 3: return dice_.one_of({"0", "1", "2.5", "60", "-3", "999999999999", "0.000001", "12.5%"});
      case 4: return dice_.one_of({"patient.coinsurance", "claim.frequency", "line.number", "J9001.risk", "claim.payer.tier"});
      case 5: return names_.tables ? "bands[patient.weight, claim.frequency].share" : "85%";
      case 6: return "count(a in claim.authorizations)";
      default: return term(Sort::Number, "7");
    }
  }
  switch (dice_.below(10)) {
    case 0: return "(" + of(Sort::Number, depth - 1) + " " + dice_.one_of({"+", "-", "*"}) + " " + of(Sort::Number, depth - 1) + ")";
    case 1: return rounding(ratio(depth - 1));
    case 2: return dice_.one_of({"ceil", "floor"}) + "(" + ratio(depth - 1) + ")";
    case 3: return "(days between (" + of(Sort::Date, depth - 1) + ") and (" + of(Sort::Date, depth - 1) + "))";
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
      const std::string source = lines_source();
      lines_.push_back(v);
      const Sort sorts[] = {Sort::Code, Sort::Date, Sort::Units, Sort::Money, Sort::Amount, Sort::Place, Sort::Text, Sort::Number};
      const std::string value = of(sorts[dice_.below(8)], 0);
      const std::string where = dice_.chance(40) ? " where " + condition(0) : "";
      lines_.pop_back();
      return "count(distinct " + value + " for " + v + " in " + source + where + ")";
    }
    case 6: return sum_of(Sort::Number, depth);
    case 7: return "(-" + of(Sort::Number, depth - 1) + ")";
    case 8: return "count(m in " + modifiers(depth - 1) + ")";
    default: return choice_or_extreme(Sort::Number, depth);
  }
}

std::string Expressions::ratio(int depth) {
  switch (dice_.below(8)) {
    case 0: return "(" + of(Sort::Number, depth - 1) + " / " + of(Sort::Number, depth - 1) + ")";
    case 1: return "(" + of(Sort::Amount, depth - 1) + " / " + dose() + ")";
    case 2: return "(" + of(Sort::Money, depth - 1) + " / " + of(Sort::Money, depth - 1) + ")";
    case 3: return "(" + of(Sort::Units, depth - 1) + " / " + of(Sort::Units, depth - 1) + ")";
    case 4: return "(" + of(Sort::Number, depth - 1) + " / " + of(Sort::Number, depth - 1) + " " + dice_.one_of({"+", "*", "-", "/"}) + " " + of(Sort::Number, depth - 1) + ")";
    case 5: return "(" + of(Sort::Mass, depth - 1) + " / " + of(Sort::Mass, depth - 1) + ")";
    case 6: return "(-(" + of(Sort::Number, depth - 1) + " / 7))";
    default: return of(Sort::Number, depth);
  }
}

std::string Expressions::money(int depth) {
  if (depth <= 0) {
    switch (dice_.below(6)) {
      case 0: return line() + ".charge";
      case 1: return money_literal();
      case 2: return dice_.one_of({"claim.total_charge", "patient.deductible_remaining", "patient.copay"});
      case 3: return names_.tables ? "limits[" + line() + ".code].most" : money_literal();
      case 4: return line() + dice_.one_of({".other_payer_paid", ".paid", ".allowed"});
      default: return term(Sort::Money, line() + ".charge");
    }
  }
  switch (dice_.below(10)) {
    case 0: return "(" + of(Sort::Money, depth - 1) + " " + dice_.one_of({"+", "-"}) + " " + of(Sort::Money, depth - 1) + ")";
    case 1: return "(" + of(Sort::Money, depth - 1) + " * " + of(Sort::Number, depth - 1) + ")";
    case 2: return rounding("(" + of(Sort::Money, depth - 1) + " / " + of(Sort::Number, depth - 1) + ")");
    case 3: {
      const std::string price = "(" + of(Sort::PerUnit, depth - 1) + " * " + of(Sort::Units, depth - 1) + ")";
      return names_.tables ? price : rounding(price);
    }
    case 4: return "(" + of(Sort::Money, depth - 1) + " * patient.coinsurance)";
    case 5: return sum_of(Sort::Money, depth);
    case 6: return dice_.one_of({"ceil", "floor"}) + "(" + of(Sort::Money, depth - 1) + ")";
    case 7: return rounding("(" + of(Sort::Units, depth - 1) + " * (" + of(Sort::Money, depth - 1) + " / " + of(Sort::Units, depth - 1) + "))");
    case 8: return "(-" + of(Sort::Money, depth - 1) + ")";
    default: return choice_or_extreme(Sort::Money, depth);
  }
}

std::string Expressions::units(int depth) {
  if (depth <= 0) {
    switch (dice_.below(7)) {
      case 0:
      case 1: return line() + ".units";
      case 2: return names_.tables ? dice_.one_of({"limits[line.code].units", "windows[line.diagnoses].units"}) : line() + ".units";
      case 3: return dice_.one_of({"90 units", "1 units", "0.5 units"});
      case 4: return line() + ".paid_units";
      case 5: return names_.tables ? "limits[" + line() + ".code].units" : "60 units";
      default: return term(Sort::Units, line() + ".units");
    }
  }
  switch (dice_.below(12)) {
    case 0: return "(" + of(Sort::Units, depth - 1) + " " + dice_.one_of({"+", "-"}) + " " + of(Sort::Units, depth - 1) + ")";
    case 1: return "(" + of(Sort::Units, depth - 1) + " * " + of(Sort::Number, depth - 1) + ")";
    case 2: return dice_.one_of({"ceil", "floor"}) + "(" + of(Sort::Amount, depth - 1) + " / " + of(Sort::UnitSize, 0) + ")";
    case 3: return rounding("(" + of(Sort::Units, depth - 1) + " / " + of(Sort::Number, depth - 1) + ")");
    case 4: return sum_of(Sort::Units, depth);
    case 5: return "(" + of(Sort::Units, depth - 1) + " " + dice_.one_of({"+", "-"}) + " " + of(Sort::Number, depth - 1) + ")";
    case 8: return "(" + dice_.one_of({"first of", "last of"}) + " [" + of(Sort::Units, depth - 1) + ", " + of(Sort::Units, depth - 1) + "])";
    case 9: {
      const std::string v = variable(), where = names_.asks_for_absence ? v + " is known" : v + " > 0 units";
      return dice_.one_of({"min", "max", "sum"}) + "(" + v + " for " + v + " in [" + of(Sort::Units, depth - 1) + ", " + of(Sort::Units, depth - 1) + "] where " + where + ")";
    }
    case 7: return names_.tables ? "(" + of(Sort::Row, depth - 1) + ").units" : line() + ".units";
    case 6: return "ceil(" + of(Sort::Mass, depth - 1) + " / " + of(Sort::UnitSize, depth - 1) + ")";
    default: return choice_or_extreme(Sort::Units, depth);
  }
}

std::string Expressions::amount(int depth) {
  if (depth <= 0) return dice_.chance(50) ? line() + ".dose" : dice_.chance(50) ? line() + ".discarded" : term(Sort::Amount, line() + ".dose");
  switch (dice_.below(9)) {
    case 0: return "(" + of(Sort::Amount, depth - 1) + " " + dice_.one_of({"+", "-"}) + " " + of(Sort::Amount, depth - 1) + ")";
    case 1: return "(" + of(Sort::Amount, depth - 1) + " " + dice_.one_of({"+", "-"}) + " " + quantity() + ")";
    case 2: return "(" + of(Sort::Units, depth - 1) + " * " + of(Sort::UnitSize, 0) + ")";
    case 3: return "fewest_packages(" + of(Sort::Amount, depth - 1) + ", " + dice_.one_of({"[75 mg, 150 mg, 0.4 g]", "[line.dose, 100 mg]", "[2 mL]", "[0.003 mg, 7 mg]"}) + ")";
    case 4: return sum_of(Sort::Amount, depth);
    case 5: return "(" + of(Sort::Amount, depth - 1) + " * " + of(Sort::Number, depth - 1) + ")";
    case 6: return "(-" + of(Sort::Amount, depth - 1) + ")";
    case 7: return "(" + of(Sort::Mass, depth - 1) + " + " + of(Sort::Amount, depth - 1) + ")";
    default: return choice_or_extreme(Sort::Amount, depth);
  }
}

std::string Expressions::mass(int depth) {
  if (depth <= 0) {
    switch (dice_.below(4)) {
      case 0: return "patient.weight";
      case 1: return dice_.one_of({"75 mg", "0.5 g", "55 kg", "10 mcg"});
      case 2: return names_.tables ? "bands[patient.weight, claim.frequency].dose" : "40 kg";
      default: return term(Sort::Mass, "300 mg");
    }
  }
  switch (dice_.below(4)) {
    case 0: return "(" + of(Sort::Mass, depth - 1) + " " + dice_.one_of({"+", "-"}) + " " + of(Sort::Mass, depth - 1) + ")";
    case 1: return "(" + of(Sort::Number, depth - 1) + " * " + of(Sort::Mass, depth - 1) + ")";
    case 2: return "(-" + of(Sort::Mass, depth - 1) + ")";
    default: return choice_or_extreme(Sort::Mass, depth);
  }
}

std::string Expressions::unit_size(int depth) {
  if (names_.dimensions_known) return "J9001.unit";
  if (depth <= 0) {
    const std::string value = dice_.chance(70) ? line() + ".code.unit" : dice_.chance(50) ? "J9001.unit" : term(Sort::UnitSize, "J9003.unit");
    return dice_.chance(15) ? as_of(value) : value;
  }
  return choice(Sort::UnitSize, depth);
}

std::string Expressions::per_unit(int depth) {
  if (depth <= 0) return names_.tables && dice_.chance(70) ? "prices[" + line() + ".code].limit" : term(Sort::PerUnit, names_.tables ? "prices[J9002].limit" : "(line.charge / 10 units)");
  if (!names_.tables) return "(" + of(Sort::Number, depth - 1) + " * (" + of(Sort::Money, depth - 1) + " / " + of(Sort::Units, depth - 1) + "))";
  if (dice_.chance(50)) return "(" + of(Sort::PerUnit, depth - 1) + " * " + of(Sort::Number, depth - 1) + ")";
  return choice(Sort::PerUnit, depth);
}

}  // namespace edict::property
