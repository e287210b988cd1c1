// The names of the findings of types: code::T301. What they say stands in codes_types.def.
#pragma once

#include "diagnostic/code.h"

namespace edict::diagnostic {

enum class TypesCode : std::uint8_t {
#define EDICT_DIAGNOSTIC(CODE, SLUG, LEVEL, MESSAGE, HELP) CODE,
#include "diagnostic/codes_types.def"
#undef EDICT_DIAGNOSTIC
};

namespace code {
using enum TypesCode;
}

}  // namespace edict::diagnostic
