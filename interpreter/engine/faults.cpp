// Gaps that are faults, as codes of the catalogue.
#include "engine/faults.h"

#include "diagnostic/codes_faults.h"

namespace edict::engine {

namespace code = diagnostic::code;

std::optional<diagnostic::Code> code_of(Gap::Kind kind) {
  switch (kind) {
    case Gap::Kind::Unreadable: return code::F001;
    case Gap::Kind::Overflow: return code::F002;
    case Gap::Kind::DivisionByZero: return code::F003;
    case Gap::Kind::AmountMismatch: return code::F004;
    case Gap::Kind::UnitsMismatch: return code::F005;
    case Gap::Kind::Conflict: return code::F006;
    case Gap::Kind::ManyRows: return code::F007;
    case Gap::Kind::Undecidable: return code::F008;
    case Gap::Kind::TooMuch: return code::F009;
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
