// Truth with its reason: false, true, missing or faulty. Small, so that conditions are cheap.
#pragma once

#include <cstdint>

#include "engine/value.h"

namespace edict::engine {

struct Truth {
  enum class Is : std::uint8_t { False, True, Missing, Fault } is = Is::False;
  ReasonId reason = 0;  // Missing, Fault

  bool known() const { return is == Is::False || is == Is::True; }
  bool is_true() const { return is == Is::True; }
  bool is_false() const { return is == Is::False; }
};

inline Truth truth_of(bool b) { return {b ? Truth::Is::True : Truth::Is::False, 0}; }
inline Truth negation(Truth t) {
  if (t.is == Truth::Is::True) return {Truth::Is::False, 0};
  if (t.is == Truth::Is::False) return {Truth::Is::True, 0};
  return t;
}

}  // namespace edict::engine
