// Writes random expressions of Edict that are well typed by construction.
//
// In: dice, and the names in view. Out: text of one line. Always true: parentheses stand around every composition; an unrounded division stands only where
// the language lets it.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "dice.h"

namespace edict::property {

enum class Sort { Condition, Number, Money, Units, Amount, Date };

// What a policy has declared so far.
struct Names {
  std::vector<std::pair<std::string, Sort>> terms;
  std::vector<std::string> code_sets, diagnosis_sets, place_sets, payer_sets;
  bool tables = false;            // `limits`, `windows`, `prices`, `bands` may be looked up
  bool asks_for_absence = true;   // `is known`, `otherwise`, `is open` may stand
};

class Expressions {
 public:
  Expressions(Dice& dice, const Names& names) : dice_(dice), names_(names) {}

  std::string of(Sort sort, int depth);
  std::string condition(int depth);
  std::string condition_between(const std::string& other, int depth);  // of a pair
  std::string date_literal();
  std::string money_literal();
  std::string quantity();

 private:
  std::string number(int depth);
  std::string ratio(int depth);  // a number that may be an unrounded division
  std::string money(int depth);
  std::string units(int depth);
  std::string amount(int depth);
  std::string date(int depth);
  std::string term(Sort sort, const std::string& otherwise);
  std::string line() { return dice_.one_of(lines_); }
  std::string comparison() { return dice_.one_of({"=", "!=", "<", "<=", ">", ">="}); }
  std::string equality() { return dice_.chance(70) ? "=" : "!="; }
  std::string lines_source() { return dice_.one_of({"claim.lines", "claim.lines", "day", "history"}); }
  std::string variable() { return "v" + std::to_string(++variables_); }
  std::string fact();
  std::string membership(int depth);
  std::string over_lines(int depth);
  std::string over_records();
  std::string state(int depth);
  std::string sum_of(Sort sort, int depth);
  std::string choice(Sort sort, int depth);

  Dice& dice_;
  const Names& names_;
  std::vector<std::string> lines_ = {"line"};  // variables that are lines
  int variables_ = 0;
};

}  // namespace edict::property
