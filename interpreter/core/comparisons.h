// What a comparison says when it is false, and with its sides changed over.
//
// In: a comparison. Out: another. Always true: `a < b` is false where `a >= b` is true, and says what `b > a` says.
#pragma once

#include "core/node.h"

namespace edict::core {

inline Comparison denied(Comparison c) {
  switch (c) {
    case Comparison::Equal: return Comparison::NotEqual;
    case Comparison::NotEqual: return Comparison::Equal;
    case Comparison::Less: return Comparison::GreaterEqual;
    case Comparison::LessEqual: return Comparison::Greater;
    case Comparison::Greater: return Comparison::LessEqual;
    case Comparison::GreaterEqual: return Comparison::Less;
  }
  return c;
}

inline Comparison mirrored(Comparison c) {
  switch (c) {
    case Comparison::Equal:
    case Comparison::NotEqual: return c;
    case Comparison::Less: return Comparison::Greater;
    case Comparison::LessEqual: return Comparison::GreaterEqual;
    case Comparison::Greater: return Comparison::Less;
    case Comparison::GreaterEqual: return Comparison::LessEqual;
  }
  return c;
}

}  // namespace edict::core
