// What quantities are counted in, and what their sums, products and quotients then are.
//
// In: the kinds and tags of two operands that meet. Out: the result's tag. Always true: one rule for the evaluator of one line and for the sweep over many.
#pragma once

#include "core/type.h"
#include "engine/value.h"

namespace edict::engine {

struct Tag {
  core::DimensionId dimension = 0;  // of amounts and sizes of units
  Counted counted;                  // of units, sizes of units and prices per unit
  bool operator==(const Tag&) const = default;
};

inline bool has_dimension(core::Kind kind) { return kind == core::Kind::Amount || kind == core::Kind::UnitSize; }
inline bool is_counted(core::Kind kind) { return kind == core::Kind::Units || kind == core::Kind::PerUnit || kind == core::Kind::UnitSize; }
inline bool is_tagged(core::Kind kind) { return has_dimension(kind) || is_counted(kind); }

inline Tag tag_of(const Value& v) { return {v.dimension, v.counted}; }
// Of a plain number its type knows the dimension.
inline core::DimensionId dimension_of(const Tag& tag, const core::Type& type) { return type.kind == core::Kind::Number ? type.dimension : tag.dimension; }

// The first operand's, and the second's where that says nothing.
Tag sum_tag(const Tag& a, const Tag& b, core::Kind of);
// Units times their size are an amount; times a price per unit, money; what a plain number multiplies stays what it is, but of a unit's size only the code does.
Tag product_tag(core::Kind kind_a, const Tag& a, core::Kind kind_b, const Tag& b, core::Kind of);
Tag quotient_tag(const core::Type& type_a, const Tag& a, const core::Type& type_b, const Tag& b, core::Kind of);

}  // namespace edict::engine
