// The shapes of values at run time. Names and dimensions known in advance have been checked; what remains is what an evaluator must know.
#pragma once

#include <cstdint>

namespace edict::core {

using SymbolId = std::uint32_t;    // Symbols: interned text; 0 = none
using RecordId = std::uint16_t;
using FieldId = std::uint16_t;     // index into RecordType::fields
using TableId = std::uint32_t;
using SetId = std::uint32_t;
using DimensionId = std::uint16_t; // 0 = none (a plain number)
using NodeId = std::uint32_t;
using ConstantId = std::uint32_t;
using ChoiceId = std::uint32_t;
using OutcomeId = std::uint32_t;
using RuleId = std::uint32_t;
using TermId = std::uint32_t;
using AttributeId = std::uint32_t;
using ExceptionId = std::uint32_t;
using BalanceId = std::uint32_t;
using UnitSizeId = std::uint32_t;  // Program::unit_sizes; 0 = none
inline constexpr std::uint32_t kNone = 0xffffffff;

enum class Kind : std::uint8_t {
  Boolean,
  Number,    // integer, decimal, percent (103% = 1.03), money, quantity of a known dimension: see `dimension`, `money`
  Amount,    // a quantity whose dimension comes with the data
  Units,     // billing units: a number and what it is counted in (a code and the size of its unit)
  UnitSize,  // an amount per billing unit: a code's `unit`
  PerUnit,   // money per billing unit, and what the unit is
  Text, Date, Period, Duration,
  Symbol,    // code, modifier, diagnosis, ndc, place, specialty, payer, adjustment, remark, a declared value: see `symbol`
  Record, Row, List,
};

enum class SymbolKind : std::uint8_t { None, Code, Modifier, Diagnosis, Ndc, Place, Specialty, Payer, Adjustment, Remark, Value };

struct Type {
  Kind kind = Kind::Boolean;
  std::uint8_t scale = 0;     // numeric kinds: value = numerator / 10^scale (and / denominator where `ratio`)
  bool ratio = false;         // an unrounded division: numerator and denominator, never reduced
  bool money = false;         // Number: dollars (for words; arithmetic is the same)
  bool percent = false;       // Number: shown as a percentage
  DimensionId dimension = 0;  // Number: of a known dimension, in base units
  SymbolKind symbol = SymbolKind::None;
  std::uint32_t of = kNone;   // Record: RecordId. Row: TableId. Symbol of a declared vocabulary: its index in Program::vocabularies
  Kind element = Kind::Boolean;  // List: kind of its members; their symbol kind or record stands in `symbol`, `of`
  bool operator==(const Type&) const = default;
};

}  // namespace edict::core
