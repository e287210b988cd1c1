// Decisions, emptied for the next batch; which gaps are faults.
#include "engine/decision.h"

namespace edict::engine {

bool is_fault(Gap::Kind kind) {
  switch (kind) {
    case Gap::Kind::Unreadable:
    case Gap::Kind::Overflow:
    case Gap::Kind::DivisionByZero:
    case Gap::Kind::AmountMismatch:
    case Gap::Kind::UnitsMismatch:
    case Gap::Kind::Conflict:
    case Gap::Kind::ManyRows:
    case Gap::Kind::Undecidable:
    case Gap::Kind::TooMuch: return true;
    case Gap::Kind::Missing:
    case Gap::Kind::NoColumn:
    case Gap::Kind::NoRow:
    case Gap::Kind::NoDefinition:
    case Gap::Kind::EmptyList:
    case Gap::Kind::NoHistory: return false;
  }
  return true;
}

void Decisions::clear() {
  batch = nullptr;
  lines.clear();
  findings.clear();
  doubts.clear();
  adjustments.clear();
  gaps.clear();
  exceptions.clear();
}

}  // namespace edict::engine
