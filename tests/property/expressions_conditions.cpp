// Conditions: comparisons of every sort, membership of every kind, quantifiers, states, ages.
#include "expressions.h"
#include "vocabulary.h"

namespace edict::property {

std::string Expressions::fact() {
  const std::string l = line();
  switch (dice_.below(11)) {
    case 0: return l + ".code " + equality() + " " + dice_.one_of(kCodes);
    case 1: return l + ".modifiers has " + dice_.one_of(kModifiers);
    case 2: return l + ".diagnoses has " + dice_.one_of(kDiagnoses);
    case 3: return l + ".place_of_service " + equality() + " " + dice_.one_of(kPlaces);
    case 4: return l + ".route " + equality() + " " + dice_.one_of(kRoutes);
    case 5: return "claim.kind = professional";
    case 6: return "claim.payer " + dice_.one_of({"=", "in"}) + " " + dice_.one_of(kPayers);
    case 7: return "patient.sex = " + dice_.one_of({"female", "male"});
    case 8: return "age on " + l + ".date " + comparison() + " " + dice_.one_of({"18 years", "6 months", "12 years", "30 days"});
    case 9: return "claim.urgent";
    default: return dose() + " " + comparison() + " " + quantity();
  }
}

std::string Expressions::compared(int depth) {
  static const std::vector<Sort> kOrdered = {Sort::Number, Sort::Money, Sort::Units, Sort::Amount, Sort::Mass, Sort::Date, Sort::PerUnit};
  const Sort sort = dice_.one_of(kOrdered);
  if (sort == Sort::PerUnit && !names_.tables) return fact();
  const std::string sign = " " + comparison() + " ";
  switch (dice_.below(8)) {
    case 0: return "(" + ratio(depth - 1) + sign + ratio(depth - 1) + ")";
    case 1: return "(" + of(Sort::Money, depth - 1) + " / " + of(Sort::Number, depth - 1) + sign + of(Sort::Money, depth - 1) + ")";
    case 2: return "(" + of(Sort::Amount, depth - 1) + " / " + of(Sort::UnitSize, depth - 1) + sign + of(Sort::Units, depth - 1) + ")";
    case 3: return "(" + of(Sort::Amount, depth - 1) + " / " + of(Sort::Units, depth - 1) + sign + of(Sort::Amount, depth - 1) + ")";
    case 4: return "(" + of(Sort::UnitSize, depth - 1) + sign + of(dice_.chance(50) ? Sort::UnitSize : Sort::Amount, depth - 1) + ")";
    default: return "(" + of(sort, depth - 1) + sign + of(sort, depth - 1) + ")";
  }
}

std::string Expressions::equal(int depth) {
  static const std::vector<Sort> kPlain = {Sort::Text, Sort::Period, Sort::Duration, Sort::Code, Sort::Diagnosis, Sort::Modifier, Sort::Place, Sort::Payer, Sort::Route};
  const Sort sort = dice_.one_of(kPlain);
  if (dice_.chance(10)) return "((" + condition(depth - 1) + ") " + equality() + " (" + condition(depth - 1) + "))";
  if (sort == Sort::Modifier && dice_.chance(50)) return "(" + of(sort, depth - 1) + " " + equality() + " " + dice_.one_of(kModifiers) + ")";
  if (sort == Sort::Place && dice_.chance(50)) return "(" + of(sort, depth - 1) + " " + equality() + " " + dice_.one_of(kPlaces) + ")";
  return "(" + of(sort, depth - 1) + " " + equality() + " " + of(sort, depth - 1) + ")";
}

std::string Expressions::inside(int depth) {
  static const std::vector<Sort> kRanged = {Sort::Number, Sort::Money, Sort::Units, Sort::Amount, Sort::Mass, Sort::Date};
  const Sort sort = dice_.one_of(kRanged);
  const std::string how = dice_.one_of({" in ", " in ", " not in "});
  const std::string value = "(" + of(sort, depth - 1) + how;
  switch (dice_.below(4)) {
    case 0: return value + of(sort, depth - 1) + " ..)";
    case 1: return value + ".. " + of(sort, depth - 1) + ")";
    default: return value + of(sort, depth - 1) + dice_.one_of({" .. ", " ..< "}) + of(sort, depth - 1) + ")";
  }
}

std::string Expressions::membership(int depth) {
  const std::string l = line(), how = dice_.one_of({" in ", " in ", " not in "});
  switch (dice_.below(13)) {
    case 0: return "(" + of(Sort::Code, depth - 1) + how + set_or(names_.code_sets, "[J9001, J9002]") + ")";
    case 1: return "(" + of(Sort::Codes, depth - 1) + how + set_or(names_.code_sets, "J9001 .. J9003") + ")";
    case 2: return "(" + of(Sort::Diagnoses, depth - 1) + how + set_or(names_.diagnosis_sets, "J45.*") + ")";
    case 3: return "(" + of(Sort::Diagnosis, depth - 1) + how + (dice_.chance(50) ? "J45.*" : "J33.0 .. K50.9") + ")";
    case 4: return "(" + l + ".date" + how + period_literal() + ")";
    case 5: return "(" + of(Sort::Date, depth - 1) + " within " + duration_literal() + " " + dice_.one_of({"before", "after", "of"}) + " " + of(Sort::Date, depth - 1) + ")";
    case 6: return "(" + of(Sort::Date, depth - 1) + how + of(Sort::Period, depth - 1) + ")";
    case 7: return "(" + l + ".place_of_service" + how + set_or(names_.place_sets, "[11, 12]") + ")";
    case 8: return "(" + of(Sort::Payer, depth - 1) + how + (names_.payer_sets.empty() || dice_.chance(40) ? "acme" : dice_.one_of(names_.payer_sets)) + ")";
    case 9: return "(" + l + ".code" + how + "J9001 .. J9003)";
    case 10: return names_.code_sets.empty() ? "(" + l + ".place_of_service in 11 .. 12)" : "(" + l + ".code in (" + dice_.one_of(names_.code_sets) + " as of " + date_literal() + "))";
    case 11: return "(" + of(Sort::Date, depth - 1) + " within " + of(Sort::Duration, depth - 1) + " " + dice_.one_of({"before", "after", "of"}) + " " + of(Sort::Date, depth - 1) + ")";
    default: break;
  }
  if (!names_.tables) return "(" + l + ".code in J9001 .. J9003)";
  switch (dice_.below(4)) {
    case 0: return "(" + of(Sort::Code, depth - 1) + how + "limits)";
    case 1: return "(" + of(Sort::Diagnoses, depth - 1) + how + "windows)";
    case 2: return "([patient.weight, claim.frequency]" + how + "bands)";
    default: return "(patient.weight" + how + "bands)";
  }
}

std::string Expressions::listed(int depth) {
  switch (dice_.below(10)) {
    case 8: return "(" + of(Sort::Modifiers, depth - 1) + " " + equality() + " " + (dice_.chance(60) ? of(Sort::Modifiers, depth - 1) : dice_.one_of({"[JW]", "[JZ, JW]", "[KX, JA, KX]"})) + ")";
    case 9: {
      const Sort sort = dice_.chance(50) ? Sort::Codes : Sort::Diagnoses;
      return "(" + of(sort, depth - 1) + " " + equality() + " " + of(sort, depth - 1) + ")";
    }
    case 0: return "(" + of(Sort::Codes, depth - 1) + " has " + of(Sort::Code, depth - 1) + ")";
    case 1: return "(" + of(Sort::Diagnoses, depth - 1) + " has " + of(Sort::Diagnosis, depth - 1) + ")";
    case 2: return "(" + of(Sort::Modifiers, depth - 1) + " has " + (dice_.chance(50) ? dice_.one_of(kModifiers) : of(Sort::Modifier, depth - 1)) + ")";
    case 3: return "(" + of(Sort::Number, depth - 1) + " in [1, " + of(Sort::Number, depth - 1) + ", 2.5])";
    case 4: return "(" + of(Sort::Units, depth - 1) + dice_.one_of({" in ", " not in "}) + "[" + of(Sort::Units, depth - 1) + ", 60 units])";
    case 5: return "(" + dose() + " in [75 mg, " + quantity() + ", " + of(Sort::Amount, depth - 1) + "])";
    case 6: return "(" + of(Sort::Payer, depth - 1) + " in [commercial, " + of(Sort::Payer, depth - 1) + "])";
    default: return "(" + of(Sort::Date, depth - 1) + " in [" + date_literal() + ", " + of(Sort::Date, depth - 1) + "])";
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

std::string Expressions::over_records(int depth) {
  const std::string v = variable();
  const std::string l = line();
  const std::string how = "(" + dice_.one_of({"any", "any", "none", "all"}) + " " + v + " in ";
  switch (dice_.below(7)) {
    case 0: return how + "claim.authorizations where " + l + ".code in " + v + ".codes and " + l + ".date in " + v + ".period)";
    case 1: return how + "claim.documents where " + v + ".kind = " + dice_.one_of(kDocuments) + ")";
    case 2: return how + l + ".diagnoses where " + v + " in " + set_or(names_.diagnosis_sets, "J45.*") + ")";
    case 3: return how + "claim.visits where " + v + ".units <= " + of(Sort::Units, depth - 1) + " or " + v + ".paid > " + of(Sort::Money, 0) + ")";
    case 4: return "(" + dice_.one_of({"any", "none"}) + " " + v + " in " + dice_.one_of({"claim.authorizations", "claim.documents", "line.modifiers", "patient.therapies"}) + ")";
    case 5: return how + of(Sort::Codes, depth - 1) + " where " + v + ".risk >= " + of(Sort::Number, 0) + " or " + v + " = " + of(Sort::Code, 0) + ")";
    default: return how + "patient.therapies where " + v + ".outcome = inadequate and " + v + ".period.first <= " + l + ".date)";
  }
}

std::string Expressions::state(int depth) {
  switch (dice_.below(4)) {
    case 0: return "(" + of(static_cast<Sort>(dice_.below(names_.tables ? kSorts : kSorts - 1)), depth - 1) + " is " + dice_.one_of({"known", "missing", "not known", "not missing"}) + ")";
    case 1: return "(" + line() + "." + dice_.one_of({"dose", "ndc", "route", "charge", "through_date", "specialty"}) + " is " + dice_.one_of({"known", "missing"}) + ")";
    default: return "(" + line() + " is " + dice_.one_of({"open", "not open"}) + ")";
  }
}

std::string Expressions::aged(int depth) {
  const std::string on = dice_.chance(50) ? line() + ".date" : "(" + of(Sort::Date, depth - 1) + ")";
  const std::string age = dice_.chance(60) ? "age on " + on : "age of (" + of(Sort::Date, depth - 1) + ") on " + on;
  return "(" + age + " " + comparison() + " " + (dice_.chance(60) ? duration_literal() : of(Sort::Duration, depth - 1)) + ")";
}

std::string Expressions::plain_condition(int depth) {
  if (depth <= 0) return "(" + (dice_.chance(70) ? fact() : term(Sort::Condition, fact())) + ")";
  switch (dice_.below(18)) {
    case 0:
    case 1: return "(" + condition(depth - 1) + " and " + condition(depth - 1) + ")";
    case 2: return "(" + condition(depth - 1) + " or " + condition(depth - 1) + ")";
    case 3: return "(not " + condition(depth - 1) + ")";
    case 4:
    case 5:
    case 6: return compared(depth);
    case 7:
    case 8: return equal(depth);
    case 9: return inside(depth);
    case 10:
    case 11: return membership(depth);
    case 12: return listed(depth);
    case 13: return over_lines(depth);
    case 14: return over_records(depth);
    case 15: return names_.asks_for_absence ? state(depth) : fact();
    case 16: return aged(depth);
    default: return choice(Sort::Condition, depth);
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
