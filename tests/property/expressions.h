// Writes random expressions of Edict that are well typed by construction.
//
// In: dice, and the names in view. Out: text of one line. Always true: parentheses stand around every composition; an unrounded division stands only where
// the language lets it. `Names::astray` breaks the first promise on purpose: now and then something of another type stands there.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "dice.h"

namespace edict::property {

// What an expression may be of; the lists behind the single values that they hold.
enum class Sort {
  Condition, Number, Money, Units, Amount, Mass, Date,
  UnitSize, PerUnit, Text, Period, Duration,
  Code, Diagnosis, Modifier, Place, Payer, Route,
  Codes, Diagnoses, Modifiers,
  Row,  // of `limits`
};
inline constexpr int kSorts = static_cast<int>(Sort::Row) + 1;

// What a policy has declared so far.
struct Names {
  std::vector<std::pair<std::string, Sort>> terms;
  std::vector<std::string> code_sets, diagnosis_sets, place_sets, payer_sets;
  bool tables = false;            // `limits`, `windows`, `prices`, `bands` may be looked up
  bool asks_for_absence = true;   // `is known`, `otherwise`, `is open` may stand
  bool dimensions_known = false;  // no amount's dimension comes with the data
  unsigned astray = 0;            // of ten thousand expressions, how many are of another type than wanted
};

class Expressions {
 public:
  Expressions(Dice& dice, const Names& names) : dice_(dice), names_(names) {}

  std::string of(Sort sort, int depth);
  std::string condition(int depth) { return of(Sort::Condition, depth); }
  std::string condition_between(const std::string& other, int depth);  // of a pair
  std::string date_literal();
  std::string money_literal();
  std::string quantity();
  std::string period_literal();
  std::string duration_literal();
  // A path or term whose value may stand in a message.
  std::string shown();

 private:
  std::string right_or_astray(Sort sort, int depth);
  // expressions_numbers.cpp
  std::string number(int depth);
  std::string ratio(int depth);  // a number that may be an unrounded division
  std::string money(int depth);
  std::string units(int depth);
  std::string amount(int depth);
  std::string mass(int depth);
  std::string unit_size(int depth);
  std::string per_unit(int depth);
  std::string rounding(const std::string& ratio);
  // expressions_values.cpp
  std::string date(int depth);
  std::string text(int depth);
  std::string period(int depth);
  std::string duration(int depth);
  std::string code(int depth);
  std::string diagnosis(int depth);
  std::string modifier(int depth);
  std::string place(int depth);
  std::string payer(int depth);
  std::string route(int depth);
  std::string codes(int depth);
  std::string diagnoses(int depth);
  std::string modifiers(int depth);
  std::string row(int depth);
  std::string end_of(const std::string& list);  // `first of`, `last of`
  // expressions_conditions.cpp
  std::string plain_condition(int depth);
  std::string fact();
  std::string compared(int depth);
  std::string equal(int depth);
  std::string inside(int depth);
  std::string membership(int depth);
  std::string listed(int depth);
  std::string over_lines(int depth);
  std::string over_records(int depth);
  std::string state(int depth);
  std::string aged(int depth);

  std::string term(Sort sort, const std::string& otherwise);
  std::string line() { return dice_.one_of(lines_); }
  std::string dose() { return names_.dimensions_known ? "patient.weight" : line() + ".dose"; }
  std::string comparison() { return dice_.one_of({"=", "!=", "<", "<=", ">", ">="}); }
  std::string equality() { return dice_.chance(70) ? "=" : "!="; }
  std::string lines_source() { return dice_.one_of({"claim.lines", "claim.lines", "day", "history"}); }
  std::string variable() { return "v" + std::to_string(++variables_); }
  std::string set_or(const std::vector<std::string>& sets, const char* literal) { return sets.empty() ? literal : dice_.one_of(sets); }
  std::string sum_of(Sort sort, int depth);
  std::string extreme(Sort sort, int depth);
  std::string choice(Sort sort, int depth);          // `if`, `otherwise`
  std::string choice_or_extreme(Sort sort, int depth);
  std::string as_of(const std::string& value);

  Dice& dice_;
  const Names& names_;
  std::vector<std::string> lines_ = {"line"};  // variables that are lines
  int variables_ = 0;
};

}  // namespace edict::property
