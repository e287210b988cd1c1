// Types of expressions, as the checker sees them.
#pragma once

#include <cstdint>
#include <string>

namespace edict::types {

inline constexpr std::uint32_t kNone = 0xffffffff;

enum class Kind : std::uint8_t {
  Error,     // already reported: agrees with everything
  Boolean, Integer, Decimal, Percent, Money,
  Quantity,  // of the dimension known in advance
  Amount,    // a quantity whose dimension comes with the data
  Units,     // billing units
  UnitSize,  // an amount per billing unit
  PerUnit,   // money per billing unit
  Text, Date, Period, Duration, Age,
  Symbol, Record, Row, List,
  Set,       // of symbols
  Shape,     // a code-like word whose type nothing has said yet
};

enum class SymbolKind : std::uint8_t { None, Code, Modifier, Diagnosis, Ndc, Place, Specialty, Payer, Adjustment, Remark, Value };

struct Type {
  Kind kind = Kind::Error;
  bool ratio = false;              // an unrounded division
  bool optional = false;           // declared with `?`
  std::uint16_t dimension = 0;
  SymbolKind symbol = SymbolKind::None;
  std::uint32_t of = kNone;        // Record: record index. Row: names::SymbolId of the table. Symbol of a vocabulary: its index
  Kind element = Kind::Error;      // List: of these, with `symbol`, `of`, `dimension` theirs
  std::string code;                // Units, UnitSize, PerUnit: the code counted in, where it is known in advance

  bool is(Kind k) const { return kind == k; }
  bool error() const { return kind == Kind::Error; }
  bool number() const { return kind == Kind::Integer || kind == Kind::Decimal || kind == Kind::Percent; }
  bool quantity() const { return kind == Kind::Quantity || kind == Kind::Amount; }
};

inline Type of_kind(Kind kind) {
  Type type;
  type.kind = kind;
  return type;
}
inline Type symbol_type(SymbolKind symbol, std::uint32_t of = kNone) {
  Type type;
  type.kind = Kind::Symbol;
  type.symbol = symbol;
  type.of = of;
  return type;
}
Type list_of(const Type& element);
Type element_of(const Type& list);
// Same kind of value, whatever its optionality, ratio or code.
bool same(const Type& a, const Type& b);

// Whether a code-like text can be of a kind by its shape alone: `J45.40` a diagnosis, `25` a modifier or a place.
bool fits(SymbolKind kind, const std::string& text);

}  // namespace edict::types
