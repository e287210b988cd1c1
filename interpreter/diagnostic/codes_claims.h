// The names of the findings of claims and their files: code::C001. What they say stands in codes_claims.def.
#pragma once

#include "diagnostic/code.h"

namespace edict::diagnostic {

enum class ClaimsCode : std::uint8_t {
#define EDICT_DIAGNOSTIC(CODE, SLUG, LEVEL, MESSAGE, HELP) CODE,
#include "diagnostic/codes_claims.def"
#undef EDICT_DIAGNOSTIC
};

namespace code {
using enum ClaimsCode;
}

}  // namespace edict::diagnostic
