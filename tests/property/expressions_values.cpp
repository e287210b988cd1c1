// Dates, periods, durations, texts, symbols, lists and rows.
//
// Always true: a bare word that several kinds of codes share (`11`, `JW`) stands only where its other side says what it is.
#include "expressions.h"
#include "vocabulary.h"

namespace edict::property {

std::string Expressions::date(int depth) {
  if (depth <= 0) {
    switch (dice_.below(6)) {
      case 0:
      case 1: return line() + ".date";
      case 2: return dice_.one_of({"claim.received_date", "patient.birth_date"});
      case 3: return line() + dice_.one_of({".through_date", ".code.since", ".claim.primary_remittance"});
      case 4: return term(Sort::Date, "claim.received_date");
      default: return date_literal();
    }
  }
  switch (dice_.below(4)) {
    case 0: return "(" + of(Sort::Date, depth - 1) + " " + dice_.one_of({"+", "-"}) + " " + of(Sort::Duration, depth - 1) + ")";
    case 1: return sum_of(Sort::Date, depth);
    case 2: return "(" + of(Sort::Period, depth - 1) + ")." + dice_.one_of({"first", "last"});
    default: return choice_or_extreme(Sort::Date, depth);
  }
}

std::string Expressions::text(int depth) {
  if (depth <= 0) {
    switch (dice_.below(6)) {
      case 0: return dice_.one_of({"\"A1\"", "\"topical\"", "\"\""});
      case 1: return line() + dice_.one_of({".authorization", ".site", ".drug_name", ".provider"});
      case 2: return dice_.one_of({"claim.plan", "claim.id", "claim.bill_type", "patient.id"});
      case 3: return line() + ".code.class";
      case 4: return dice_.one_of({"JW.note", "(first of line.modifiers).note"});
      default: return term(Sort::Text, "claim.plan");
    }
  }
  return choice(Sort::Text, depth);
}

std::string Expressions::period(int depth) {
  if (depth <= 0) return dice_.chance(40) ? dice_.one_of({"patient.coverage", "claim.statement"}) : dice_.chance(50) ? "(" + period_literal() + ")" : term(Sort::Period, "patient.coverage");
  return choice(Sort::Period, depth);
}

std::string Expressions::duration(int depth) {
  if (depth <= 0) {
    if (dice_.chance(50)) return duration_literal();
    return names_.tables && dice_.chance(60) ? "limits[" + line() + ".code].within" : term(Sort::Duration, "14 days");
  }
  if (names_.tables && dice_.chance(40)) return "(" + of(Sort::Row, depth - 1) + ").within";
  return choice(Sort::Duration, depth);
}

std::string Expressions::end_of(const std::string& list) { return "(" + dice_.one_of({"first of ", "last of "}) + list + ")"; }

std::string Expressions::code(int depth) {
  if (depth <= 0) return dice_.chance(60) ? line() + ".code" : dice_.chance(40) ? dice_.one_of(kCodes) : term(Sort::Code, end_of(line() + ".code.near"));
  return dice_.chance(40) ? end_of(of(Sort::Codes, depth - 1)) : choice(Sort::Code, depth);
}

std::string Expressions::diagnosis(int depth) {
  if (depth <= 0) return dice_.chance(50) ? end_of(line() + ".diagnoses") : dice_.chance(50) ? dice_.one_of(kDiagnoses) : term(Sort::Diagnosis, "(first of claim.diagnoses)");
  return dice_.chance(40) ? end_of(of(Sort::Diagnoses, depth - 1)) : choice(Sort::Diagnosis, depth);
}

std::string Expressions::modifier(int depth) {
  if (depth <= 0) return dice_.chance(60) ? end_of(line() + ".modifiers") : term(Sort::Modifier, "(last of line.modifiers)");
  return dice_.chance(40) ? end_of(of(Sort::Modifiers, depth - 1)) : choice(Sort::Modifier, depth);
}

std::string Expressions::place(int depth) {
  if (depth <= 0) return dice_.chance(70) ? line() + ".place_of_service" : term(Sort::Place, "line.place_of_service");
  return choice(Sort::Place, depth);
}

std::string Expressions::payer(int depth) {
  if (depth <= 0) return dice_.chance(60) ? "claim.payer" : dice_.chance(50) ? dice_.one_of(kPayers) : term(Sort::Payer, line() + ".claim.payer");
  return choice(Sort::Payer, depth);
}

std::string Expressions::route(int depth) {
  if (depth <= 0) return dice_.chance(60) ? line() + ".route" : dice_.chance(50) ? dice_.one_of(kRoutes) : line() + ".code.way";
  return choice(Sort::Route, depth);
}

std::string Expressions::codes(int depth) {
  if (depth <= 0) return dice_.chance(50) ? line() + ".code.near" : dice_.chance(50) ? "[J9001, " + line() + ".code]" : term(Sort::Codes, "[J9002, J9003]");
  return dice_.chance(30) ? "[" + of(Sort::Code, depth - 1) + ", " + of(Sort::Code, depth - 1) + "]" : choice(Sort::Codes, depth);
}

std::string Expressions::diagnoses(int depth) {
  if (depth <= 0) return dice_.chance(60) ? line() + ".diagnoses" : dice_.chance(50) ? "claim.diagnoses" : term(Sort::Diagnoses, "[L50.1, J45.40]");
  return choice(Sort::Diagnoses, depth);
}

std::string Expressions::modifiers(int depth) {
  if (depth <= 0) return dice_.chance(70) ? line() + ".modifiers" : term(Sort::Modifiers, "line.modifiers");
  return choice(Sort::Modifiers, depth);
}

std::string Expressions::row(int depth) {
  if (!names_.tables) return "line";  // only astray
  if (depth <= 0) return dice_.chance(70) ? "limits[" + line() + ".code]" : dice_.chance(50) ? "limits[J9002]" : term(Sort::Row, "limits[line.code]");
  return dice_.chance(40) ? "limits[" + of(dice_.chance(60) ? Sort::Code : Sort::Codes, depth - 1) + "]" : choice(Sort::Row, depth);
}

}  // namespace edict::property
