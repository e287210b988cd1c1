// A value of the line-at-a-time evaluator. Small and trivially copyable; lists and reasons live in the evaluator's arena for one claim.
#pragma once

#include <cstdint>

#include "claims/batch.h"
#include "core/type.h"
#include "exact/date.h"
#include "exact/integer.h"

namespace edict::engine {

using ReasonId = std::uint32_t;  // Evaluator's arena; 0 = none

// What billing units are counted in. `size` 0: a bare number, or the code's unit is not defined.
struct Counted {
  core::SymbolId code = 0;
  core::UnitSizeId size = 0;
  bool operator==(const Counted&) const = default;
};

struct ListRef {
  enum class Of : std::uint8_t { Cell, Records, Lines, Values } of = Of::Cell;
  std::uint32_t first = 0;         // Cell: cell of Lists. Records: first row. Lines, Values: index into the evaluator's arena
  std::uint32_t count = 0;
  const claims::Batch* batch = nullptr;  // Records
};

struct Value {
  enum class State : std::uint8_t { Known, Missing, Fault } state = State::Known;
  core::Kind kind = core::Kind::Boolean;
  core::DimensionId dimension = 0;   // Amount, UnitSize
  ReasonId reason = 0;               // Missing, Fault. Of a known list: it is known in part, and why there may be further members
  exact::Int numerator = 0;          // Boolean 0/1; numeric kinds on the node's scale; Date days; Symbol, Text id; Duration months; Period first; Row index
  exact::Int denominator = 1;        // ratios > 0; Duration days; Period last
  Counted counted;                   // Units, UnitSize, PerUnit
  ListRef list;                      // List
  claims::LineRef record;            // Record: batch and row (of the record type's table)

  bool known() const { return state == State::Known; }
  bool whole() const { return known() && reason == 0; }  // known, and if it is a list, all of it
  bool is_true() const { return known() && numerator != 0; }
  bool is_false() const { return known() && numerator == 0; }
};

}  // namespace edict::engine
