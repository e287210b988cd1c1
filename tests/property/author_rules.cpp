// Clauses, rules, terms and exceptions of generated policies.
#include "author.h"
#include "vocabulary.h"

namespace edict::property {

namespace {

constexpr int kDepth = 2;

// How a sort is written where a term declares it; none where the declaration cannot say it.
const char* type_name(Sort sort) {
  switch (sort) {
    case Sort::Condition: return "boolean";
    case Sort::Number: return "decimal";
    case Sort::Money: return "money";
    case Sort::Units: return "units";
    case Sort::Amount: return "amount";
    case Sort::Mass: return "mass";
    case Sort::Date: return "date";
    case Sort::UnitSize: return "amount per unit";
    case Sort::PerUnit: return "money per unit";
    case Sort::Text: return "text";
    case Sort::Period: return "period";
    case Sort::Duration: return "duration";
    case Sort::Code: return "code";
    case Sort::Diagnosis: return "diagnosis";
    case Sort::Modifier: return "modifier";
    case Sort::Place: return "place";
    case Sort::Payer: return "payer";
    case Sort::Route: return "route";
    case Sort::Codes: return "list of code";
    case Sort::Diagnoses: return "list of diagnosis";
    case Sort::Modifiers: return "list of modifier";
    case Sort::Row: return "row of limits";
  }
  return "";
}

}  // namespace

std::string Author::period() {
  return dice_.one_of({"2024-01-01 ..", ".. 2024-12-31", "2024-01-01 .. 2024-06-30", "2024-07-01 ..", "2024-02-29 .. 2025-03-15"});
}

std::string Author::payers() {
  const std::string one = dice_.one_of(kPayers);
  return dice_.chance(25) ? one + ", " + dice_.one_of(kPayers) : one;
}

std::string Author::otherwise() {
  switch (dice_.below(10)) {
    case 0:
    case 1:
    case 2: return "deny " + dice_.one_of({"CO-197", "CO-11", "PI-96 remark N180", "PR-204", "OA-18"});
    case 3: return "deny CO-16 remark M53";
    case 4: return "pend \"look at it\"";
    case 5: return absence_ && dice_.chance(30) ? "reject CO-31" : "deny CO-50";
    case 6: return "reduce units to " + words_.of(Sort::Units, 1) + " CO-151 remark N362";
    case 7: return "reduce to " + words_.of(Sort::Money, 1) + " CO-45";
    case 8: return "note \"seen\"";
    default: return "deny CO-151 remark N362";
  }
}

std::string Author::missing() {
  if (!absence_) return "pend \"the facts\"";
  return dice_.one_of({"pend \"the facts\"", "pend", "deny CO-16 remark M53", "pass"});
}

std::string Author::message() { return "  message \"{" + words_.shown() + "} stands beside {" + words_.shown() + "}\"\n"; }

std::string Author::when(unsigned chance, Expressions& words, int depth) { return dice_.chance(chance) ? "  when " + words.condition(depth) + "\n" : ""; }

Author::Rule Author::rule(std::string& text, const std::string& name, const std::string& label) {
  Rule made{name, dice_.chance(15)};
  text = "rule " + name + " \"Generated\" {\n";
  text += "  stage " + dice_.one_of({"intake", "coding", "coverage", "coverage", "bundling"}) + "\n";
  if (!label.empty()) text += "  label " + label + "\n";
  if (dice_.chance(25)) text += "  effective " + period() + "\n";
  if (dice_.chance(8)) text += "  received " + period() + "\n";
  if (label.empty() && dice_.chance(20)) text += "  payer " + payers() + "\n";
  if (made.pair) {
    const std::string source = dice_.one_of({"claim.lines", "day", "history"});
    text += "  applies pair (line, other) in " + source + " where " + words_.condition_between("other", kDepth - 1) + "\n";
    text += "  require " + words_.condition_between("other", kDepth - 1) + "\n";
  } else {
    if (dice_.chance(75)) text += "  applies " + words_.condition(dice_.chance(60) ? 0 : kDepth) + "\n";
    text += "  require " + words_.condition(dice_.chance(15) ? kDepth + 1 : kDepth) + "\n";
  }
  text += "  else " + otherwise() + "\n";
  if (dice_.chance(50)) text += "  missing " + missing() + "\n";
  if (dice_.chance(25)) text += message();
  text += "  cite \"Generated\"\n}\n";
  return made;
}

std::string Author::term(const std::string& name, Sort sort) {
  const std::string head = "term " + name + (dice_.chance(50) ? std::string(": ") + type_name(sort) : "") + " \"Generated\" {\n  value ";
  std::string text = head + words_.of(sort, kDepth) + "\n";
  const bool halved = dice_.chance(25);
  if (halved) text += "  effective .. 2024-06-30\n";
  text += "}\n";
  if (halved && dice_.chance(60)) text += head + words_.of(sort, kDepth) + "\n  effective 2024-07-01 ..\n}\n";
  return text;
}

std::string Author::exception_to_term(const std::string& head, const std::string& own) {
  const auto& [name, sort] = dice_.one_of(names_.terms);
  if (sort == Sort::Row || sort == Sort::PerUnit) return exception_to_data(head, own);
  return head + name + " \"Generated\" {\n" + own + "  value " + plain_.of(sort, 1) + "\n" + when(40, plain_, 1) + "  cite \"Generated\"\n}\n";
}

// A code's attribute, or the cells of a row. Their conditions ask for plain facts: whatever else they could name may need the attribute or the row.
std::string Author::exception_to_data(const std::string& head, std::string own) {
  own += when(30, bare_, 0);
  switch (dice_.below(7)) {
    case 0:
    case 1: return head + "code J9001 \"Generated\" {\n" + own + "  unit " + dice_.one_of({"75 mg", "10 mg", "5 mg"}) + "\n}\n";
    case 2: return head + "code J9002 \"Generated\" {\n" + own + "  risk " + dice_.one_of({"4", "9"}) + "\n  class \"other\"\n}\n";
    case 3: return head + "limits[J9001] \"Generated\" {\n" + own + "  within " + dice_.one_of({"7 days", "2 months"}) + "\n}\n";
    case 4: return head + "windows[J45.*] \"Generated\" {\n" + own + "  units " + dice_.one_of({"30", "200"}) + "\n}\n";
    case 5: return head + "bands[40 kg ..< 55 kg, 1] \"Generated\" {\n" + own + "  dose " + dice_.one_of({"600 mg", "1 g"}) + "\n  share 50%\n}\n";
    default: return head + "limits[J9002] \"Generated\" {\n" + own + "  units " + dice_.one_of({"4", "9"}) + "\n  most $7.00\n}\n";
  }
}

std::string Author::exception_to_rules(const std::string& name, const std::string& own, bool group) {
  const std::string head = "exception " + name + " to ";
  const std::string ending = when(55, words_, 1) + "  cite \"Generated\"\n}\n";
  if (group) {
    const std::string clause = dice_.one_of({"  waive\n", "  else pend \"look\"\n", absence_ ? "  missing pass\n" : "  waive\n"});
    return head + "rules in " + dice_.one_of({"drugs", "gen.shared"}) + " \"Generated\" {\n" + own + clause + ending;
  }
  const Rule& rule = dice_.one_of(rules_);
  exceptions_.push_back(name);
  std::string clause;
  switch (dice_.below(6)) {
    case 0: clause = "  waive\n"; break;
    case 1: clause = "  else " + otherwise() + "\n"; break;
    case 2: clause = "  require " + (rule.pair ? words_.condition_between("other", 1) : words_.condition(1)) + "\n"; break;
    case 3: clause = "  missing " + missing() + "\n"; break;
    case 4: clause = "  else " + otherwise() + "\n" + message(); break;
    default: clause = rule.pair ? "  else " + otherwise() + "\n" : "  applies " + words_.condition(1) + "\n"; break;
  }
  return head + rule.name + " \"Generated\" {\n" + own + clause + ending;
}

std::string Author::exception(const std::string& prefix, std::uint64_t number) {
  const std::string name = prefix + "exception_" + std::to_string(number);
  const std::string head = "exception " + name + " to ";
  std::string own = dice_.chance(85) ? "  payer " + payers() + "\n" : "";
  if (dice_.chance(25)) own += "  effective " + period() + "\n";
  switch (dice_.below(9)) {
    case 0:
    case 1:
      if (!names_.terms.empty()) return exception_to_term(head, own);
      [[fallthrough]];
    case 2:
    case 3: return exception_to_data(head, own);
    case 4:
      if (!exceptions_.empty()) {
        const std::string clause = dice_.chance(50) ? "  waive\n" : "  else " + otherwise() + "\n";
        return head + dice_.one_of(exceptions_) + " \"Generated\" {\n" + own + clause + when(30, plain_, 1) + "}\n";
      }
      [[fallthrough]];
    case 5: return exception_to_rules(name, own, prefix == "contract_");
    default: return exception_to_rules(name, own, false);
  }
}

}  // namespace edict::property
