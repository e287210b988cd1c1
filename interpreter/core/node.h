// Expressions of the core: pure, total, resolved and monomorphic. A node is hash-consed: equal expressions have one id.
//
// Always true: operands have smaller ids than their node; every evaluation ends; each operator has the one meaning written here.
//
// Unknown. Any node may be unknown with reasons (missing field, no row, no definition) or a fault (overflow, division by zero, amounts of two
// dimensions, units of two codes, unreadable field). Unless its comment says otherwise an operator with an unknown operand is unknown, with the union of
// its operands' reasons. A fault is an unknown that `otherwise`, `is known` and `is missing` do not catch (they are unknown themselves then).
#pragma once

#include <cstdint>

#include "core/type.h"
#include "source/source.h"

namespace edict::core {

enum class Op : std::uint8_t {
  Constant,    // aux: ConstantId
  Variable,    // aux: slot; 0 is the judged line, 1.. are the variables of quantifiers, aggregates and pairs
  Field,       // a: record; aux: FieldId (the record type is a's). Units fields take the unit in force for that line's code, payer and date
  ClaimOf,     // a: line → claim record
  Day,         // a: line → list of lines: this claim's and the history's of the same patient and date, the line itself included
  History,     // a: line → list of lines of the patient's earlier claims
  Attribute,   // a: code or payer (symbol); b: line whose payer judges, or kNone (official); c: date, or kNone (b's date of service); aux: AttributeId
  Term,        // a: line; c: date or kNone (the line's); aux: TermId
  Lookup,      // list: keys; b: line (payer, date) or kNone; c: date or kNone; aux: TableId → row; no row is unknown
  HasRow,      // as Lookup → boolean
  Column,      // a: row; b: line or kNone; c: date or kNone; aux: column index
  InSet,       // a: symbol, or list of symbols (any member); c: date or kNone (judged line's); b: line or kNone; aux: SetId
  InList,      // a: value; b: list → boolean; (x in [..], list has x). Unknown a, or unknown b: unknown. A payer is in a list that holds an ancestor of it
  Inside,      // a: value; b: first or kNone; c: last or kNone; aux: 1 = half open (last excluded). Numbers, amounts, units, dates
  InPeriod,    // a: date; b: period
  PeriodFirst, PeriodLast,  // a: period → date
  MakeList,    // list: members → list
  Not,         // a
  And, Or,     // list: two or more operands; Kleene
  Compare,     // a, b; aux: Comparison. Both of one kind. Symbols, texts, booleans, durations: Equal and NotEqual only
  Add, Subtract,  // a, b of one kind. Fixed scales align to the larger. Units: converted to a's unit; amounts: one dimension
  Multiply,    // numbers; number × X; Units × UnitSize → Amount; Units × PerUnit → Number (money). Scales add
  Divide,      // numbers → ratio; X / number → X ratio; Amount / UnitSize → Units ratio; Amount / Units → UnitSize-less amount ratio; money / Units → PerUnit ratio;
               // Units / Units → Number ratio; zero divisor is a fault
  Negate,      // a
  Round,       // a; aux: exact::Rounding; b: 0 = whole, 1 = cent (a plain integer, not a node). Result has scale 6
  Min, Max,    // list: values of one comparable kind; unknown if any is unknown
  If,          // a condition, b then, c else; unknown condition: known only where both branches are known and equal
  Otherwise,   // a, b: b where a is missing (not a fault)
  IsKnown, IsMissing,  // a
  IsOpen,      // a: line → boolean: no earlier stage (history: its decision) denied or rejected it
  Quantify,    // a: source list; b: condition or kNone (existence); aux: Quantifier; slot: the variable. Kleene over the members
  Aggregate,   // a: source list; b: condition or kNone; c: value or kNone (count); aux: Aggregation; slot: the variable
  First, Last, // a: list → member; of an empty list: missing
  AddDuration, // a: date; b: duration; aux: 1 = subtract
  DaysBetween, // a, b: dates → integer b − a
  Within,      // a: date; b: duration; c: anchor date; aux: WithinSide
  AgeCompare,  // list: birth, on, duration; aux: Comparison; slot: AgeIn. Completed units against the duration's count
  ToAmount,    // a: Number of a known dimension → Amount
  ToUnits,     // a: a plain Number → Units counted in nothing (they take the definition of what they meet)
  FewestPackages,  // a: amount dose; b: list of amounts (package contents) → amount of the smallest combination that covers the dose (fewest left over, then fewest packages)
};

enum class Comparison : std::uint8_t { Equal, NotEqual, Less, LessEqual, Greater, GreaterEqual };
enum class Quantifier : std::uint8_t { Any, All, None };
enum class Aggregation : std::uint8_t { Sum, Count, CountDistinct, Min, Max };
// The unit in which an age is counted: the one that the author wrote beside it (`24 months` are not `2 years`: who is 30 months old is two years old). A duration
// that is no literal has none; it then counts in years where its months divide by 12, in months, or in days.
enum class AgeIn : std::uint8_t { Unwritten, Days, Weeks, Months, Years };
// A window of duration D at the anchor A. Looking back it is the period of length D that ends with A, so that 14 days are 14 days and a dose every fortnight
// finds the last one outside; looking on, A + D is the last day in time ("within 180 days after": day 180 is); `of` is a distance, the same on both sides.
enum class WithinSide : std::uint8_t {
  Before,  // add(A, −D) < x <= A
  After,   // A <= x <= add(A, D)
  Of,      // add(A, −D) <= x <= add(A, D)
};

struct Node {
  Op op = Op::Constant;
  std::uint8_t slot = 0;
  std::uint32_t aux = 0;
  NodeId a = kNone, b = kNone, c = kNone;
  std::uint32_t list = 0, list_size = 0;  // Program::operands[list .. list + list_size)
  Type type;
  source::Span span;  // where it was first written; no part of identity
};

}  // namespace edict::core
