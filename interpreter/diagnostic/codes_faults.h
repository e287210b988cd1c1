// The names of the findings of an evaluation, its faults: code::F001. What they say stands in codes_faults.def.
#pragma once

#include "diagnostic/code.h"

namespace edict::diagnostic {

enum class FaultsCode : std::uint8_t {
#define EDICT_DIAGNOSTIC(CODE, SLUG, LEVEL, MESSAGE, HELP) CODE,
#include "diagnostic/codes_faults.def"
#undef EDICT_DIAGNOSTIC
};

namespace code {
using enum FaultsCode;
}

}  // namespace edict::diagnostic
