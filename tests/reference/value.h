// Values and unknowns of the reference evaluator: everything by value, nothing shared, nothing cached.
//
// In: nothing (data only). Always true: a value that is not known has at least one cause; causes are a set, so their order never matters.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "claims/batch.h"
#include "engine/decision.h"
#include "reference/number.h"

namespace edict::reference {

// engine::Gap without its place in the program: what is missing, or what went wrong.
struct Cause {
  engine::Gap::Kind kind = engine::Gap::Kind::Missing;
  core::RecordId record = 0;
  core::FieldId field = 0;
  const claims::Batch* batch = nullptr;
  std::uint32_t row = 0;
  std::uint32_t id = core::kNone;
  std::uint32_t other = core::kNone;
  core::SymbolId symbol = 0;

  auto key() const { return std::tie(kind, record, field, batch, row, id, other, symbol); }
  bool operator<(const Cause& o) const { return key() < o.key(); }
  bool operator==(const Cause& o) const { return key() == o.key(); }
};
using Causes = std::set<Cause>;
bool faulty(engine::Gap::Kind kind);
bool has_fault(const Causes& causes);

// What billing units are counted in; see core::Constant. `size` 0: a bare number.
struct Counted {
  core::SymbolId code = 0;
  core::UnitSizeId size = 0;
};

struct RowRef {
  core::TableId table = core::kNone;
  std::uint32_t row = 0;
};

struct Value {
  bool known = true;
  bool fault = false;  // of an unknown
  Causes causes;       // of an unknown

  core::Kind kind = core::Kind::Boolean;
  bool truth = false;                // Boolean
  Number number;                     // Number, Amount, Units, UnitSize, PerUnit
  core::DimensionId dimension = 0;   // Amount, UnitSize
  Counted counted;                   // Units, UnitSize, PerUnit
  core::SymbolId symbol = 0;         // Text, Symbol
  core::SymbolKind symbol_kind = core::SymbolKind::None;
  exact::Date date;                  // Date
  exact::Period period;              // Period
  exact::Duration duration;          // Duration
  claims::LineRef record;            // Record: a row of `record_type`
  core::RecordId record_type = 0;
  RowRef row;                        // Row
  std::vector<Value> items;          // List
  Causes rest;                       // List: why there may be further members; empty where these are all

  bool whole() const { return known && rest.empty(); }
  bool is_true() const { return known && truth; }
  bool is_false() const { return known && !truth; }
};

Value unknown(const Causes& causes);
Value unknown(const Cause& cause);
Value boolean(bool truth);
Value date_value(exact::Date date);
Value record_value(core::RecordId type, claims::LineRef at);
// Unknown by everything that these are unknown by.
Value unknown_by(const std::vector<Value>& operands);
bool all_known(const std::vector<Value>& operands);

// Kleene's conjunction and disjunction.
Value conjunction(const std::vector<Value>& operands);
Value disjunction(const std::vector<Value>& operands);
Value negation(const Value& operand);

}  // namespace edict::reference
