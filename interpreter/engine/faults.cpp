// Gaps that are faults, as codes of the catalogue.
#include "engine/faults.h"

namespace edict::engine {

std::optional<diagnostic::Code> code_of(Gap::Kind kind) {
  using diagnostic::Code;
  switch (kind) {
    case Gap::Kind::Unreadable: return Code::F001;
    case Gap::Kind::Overflow: return Code::F002;
    case Gap::Kind::DivisionByZero: return Code::F003;
    case Gap::Kind::AmountMismatch: return Code::F004;
    case Gap::Kind::UnitsMismatch: return Code::F005;
    case Gap::Kind::Conflict: return Code::F006;
    case Gap::Kind::ManyRows: return Code::F007;
    case Gap::Kind::Undecidable: return Code::F008;
    case Gap::Kind::Missing:
    case Gap::Kind::NoColumn:
    case Gap::Kind::NoRow:
    case Gap::Kind::NoDefinition:
    case Gap::Kind::EmptyList:
    case Gap::Kind::NoHistory: return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace edict::engine
