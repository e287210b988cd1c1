// Payers beside each other: what each makes of a rule, a term, a code's attribute or a row of a table.
//
// In: a program, and what is asked for. Out: a row for each thing that payers differ in, a cell for each payer. Always true: "stricter" and "looser" are proofs (of
// conditions by the algebra of ranges, of outcomes by their gravity, of limits by their order); what cannot be proved is "changed".
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/program.h"

namespace edict::review {

enum class Direction : std::uint8_t { Same, Stricter, Looser, Waived, Changed };

// What one exception changes for one payer.
struct Difference {
  std::string clause;                          // `require`, `else`, `units`; `term NAME` where a term that the rule asks has another value
  Direction direction = Direction::Changed;
  core::ExceptionId exception = core::kNone;
  exact::Period effective;
  std::vector<core::NodeId> when;              // under these conditions only: its own, and those of the exceptions that it is an exception to
  std::uint32_t value = core::kNone;           // what stands instead: a node, or for `else` and `missing` an outcome
  bool replaced = false;                       // a later one for a payer further down stands in its place
};

struct PayerCell {
  bool acts = false;                           // false: not for this payer
  exact::Period effective;                     // while it acts
  Direction direction = Direction::Same;       // of rules: of all that is not replaced, against what stands for everybody
  std::vector<Difference> differences;
  std::vector<core::NodeId> values;            // of terms, attributes and rows, by PayerRow::columns, as they stand last; kNone where blank
  std::vector<bool> as_written;                // of each value: what the row itself says holds at some time (on the day that is asked about), without a condition
  std::string members;                         // of sets
  bool added_to = false;                       // of sets: packages add to what the set itself names
};

struct PayerRow {
  enum class Kind : std::uint8_t { Rule, Term, Attribute, TableRow, Set } kind = Kind::Rule;
  std::string name;                            // `std.doses.units_in_window_fit`, `unit of code J2357`, `std.doses.window_limits[J2357, J45.*]`
  std::string title, cite;
  std::vector<std::string> columns;            // of values
  source::Span span;
  std::vector<core::NodeId> values;            // as the row itself says them, by columns
  std::vector<PayerCell> cells;                // one a payer of the program
  std::vector<Difference> shared;              // what exceptions change for all payers that the row is for
};

struct PayerMatrix {
  std::vector<PayerRow> rows;
  std::size_t alike = 0;                       // rules that are the same for all payers, and stand in no row
};

struct PayerQuestion {
  std::string name;                            // of a rule or term, full or its last part; empty: all
  core::SymbolId code = 0;                     // what can concern this code; 0: all
  std::optional<exact::Date> on;               // as it stands on this day of service; nothing: whenever it stands
};

PayerMatrix payer_matrix(const core::Program& program, const PayerQuestion& question);

}  // namespace edict::review
