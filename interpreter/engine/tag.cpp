// The rules of tag.h.
#include "engine/tag.h"

namespace edict::engine {

using core::Kind;

Tag sum_tag(const Tag& a, const Tag& b, Kind of) {
  Tag sum = a;
  if (has_dimension(of) && sum.dimension == 0) sum.dimension = b.dimension;
  if (is_counted(of) && sum.counted.code == 0) sum.counted = b.counted;
  return sum;
}

Tag product_tag(Kind kind_a, const Tag& a, Kind kind_b, const Tag& b, Kind of) {
  const bool turned = kind_b == Kind::Units && (kind_a == Kind::UnitSize || kind_a == Kind::PerUnit);
  const Kind first = turned ? kind_b : kind_a, per = turned ? kind_a : kind_b;
  if (first == Kind::Units && per == Kind::UnitSize) return turned ? a : b;
  if (first == Kind::Units && per == Kind::PerUnit) return {};
  Tag product = kind_a == Kind::Number && kind_b != Kind::Number ? b : a;
  if (of == Kind::UnitSize) product.counted.size = 0;
  return product;
}

Tag quotient_tag(const core::Type& type_a, const Tag& a, const core::Type& type_b, const Tag& b, Kind of) {
  Tag quotient;
  if (dimension_of(b, type_b) == 0 || type_b.kind == Kind::Units) quotient.dimension = dimension_of(a, type_a);
  if (is_counted(of)) quotient.counted = is_counted(type_b.kind) ? b.counted : a.counted;
  return quotient;
}

}  // namespace edict::engine
