// What became of each line, as ids: words are made later (explain).
//
// Always true: findings stand gravest first, then by stage, then by rule name; every decided line balances (charge = paid + adjustments).
#pragma once

#include <cstdint>
#include <vector>

#include "claims/batch.h"
#include "core/program.h"

namespace edict::engine {

enum class Status : std::uint8_t { Met, NotMet, Undecided, NotApplicable };

// Why a line was judged so by something that is no rule of a policy.
enum class Builtin : std::uint32_t {
  PayerMissing, PayerNotDeclared, PatientMissing, DateMissing, CodeMissing, ReplacementUnclear, TooMuch,   // pends
  Price, CostShare,              // payment: an unknown price, deductible, copay … pends the line and names it
  Payment, OtherPayer, Deductible, Coinsurance, Copay, Sequestration, UnitCap, FeeSchedule,  // sources of adjustments
};

// One fact that is not known, or a fault.
struct Gap {
  enum class Kind : std::uint8_t {
    Missing,        // record, field, row
    Unreadable,     // the same; the text is in the batch
    NoColumn,       // the claims file has no such column at all
    NoRow,          // id: TableId
    NoDefinition,   // id: TermId, or AttributeId with `symbol` the code (attribute when `is_attribute`)
    EmptyList,      // first of nothing, min of nothing
    NoHistory,      // no history was given
    Overflow, DivisionByZero, AmountMismatch, UnitsMismatch,   // faults: `node` is where
    Conflict,       // exceptions a and b disagree (ids)
    ManyRows,       // several rows of TableId `id` match
    Undecidable,    // exception `id`'s `when` is not decidable (its own gaps follow)
    TooMuch,        // the claim takes more looks at members of lists than are allowed: `node` is where
  } kind = Kind::Missing;
  core::RecordId record = 0;
  core::FieldId field = 0;
  std::uint32_t row = 0;            // of the record's table
  const claims::Batch* batch = nullptr;
  std::uint32_t id = core::kNone;
  std::uint32_t other = core::kNone;
  bool is_attribute = false;
  core::SymbolId symbol = 0;
  core::NodeId node = core::kNone;
  bool operator==(const Gap&) const = default;
};
bool is_fault(Gap::Kind kind);  // Unreadable, Overflow, DivisionByZero, AmountMismatch, UnitsMismatch, Conflict, ManyRows, Undecidable, TooMuch

// Facts and faults that one finding names: the first ones, and a fault where there is any.
inline constexpr std::uint32_t kMostGaps = 100;

struct Finding {
  core::RuleId rule = core::kNone;         // kNone: `builtin` says what
  Builtin builtin = Builtin::PayerMissing;
  Status status = Status::NotMet;
  core::OutcomeId outcome = core::kNone;   // resolved; kNone for built-in pends and for conflicts and faults, which pend
  std::uint32_t line = 0;                  // row of the line in the batch's line table
  claims::LineRef partner;                 // of a pair: the lowest-numbered line that it fails with
  std::uint32_t gaps = 0, gap_count = 0;           // Decisions::gaps: why undecided
  std::uint32_t exceptions = 0, exception_count = 0;  // Decisions::exceptions: those that changed a clause of this rule for this line
  bool known_part_exceeds = false;         // an aggregate with unknown members whose known part alone decides against
  std::int64_t amount = 0;                 // ReduceTo: millionths of a dollar; ReduceUnits: millionths of a unit, when `amount_known`
  bool amount_known = false;
};

// An undecided rule that may yet deny the line: whether later stages find it open is not known, by the same gaps.
struct Doubt {
  std::uint32_t line = 0;                  // row of the line in the batch's line table
  core::Stage stage = core::Stage::Intake;
  bool whole_claim = false;                // it may reject the claim
  std::uint32_t gaps = 0, gap_count = 0;   // Decisions::gaps
};

struct Adjustment {
  core::Group group = core::Group::CO;
  core::SymbolId carc = 0;
  std::int64_t amount = 0;                 // millionths of a dollar, whole cents
  std::uint32_t finding = core::kNone;     // index of the finding it comes from (remarks are its outcome's); kNone: payment
  Builtin source = Builtin::Payment;
};

struct LineDecision {
  core::Disposition disposition = core::Disposition::Pay;
  bool doubtful = false;                          // some rule may yet deny it
  bool has_charge = false, has_amounts = false;   // pended and rejected lines have no amounts yet
  std::int64_t charge = 0, allowed = 0, paid = 0; // millionths of a dollar
  std::int64_t paid_units = 0;                    // millionths
  std::uint32_t findings = 0, finding_count = 0;
  std::uint32_t adjustments = 0, adjustment_count = 0;
};

// The decisions of one batch; re-used from batch to batch.
struct Decisions {
  const claims::Batch* batch = nullptr;
  std::vector<LineDecision> lines;        // by row of the line table
  std::vector<Finding> findings;
  std::vector<Adjustment> adjustments;
  std::vector<Doubt> doubts;              // claim by claim
  std::vector<Gap> gaps;
  std::vector<core::ExceptionId> exceptions;
  void clear();
};

}  // namespace edict::engine
