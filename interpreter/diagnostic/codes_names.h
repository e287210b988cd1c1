// The names of the findings of names: code::N020. What they say stands in codes_names.def.
#pragma once

#include "diagnostic/code.h"

namespace edict::diagnostic {

enum class NamesCode : std::uint8_t {
#define EDICT_DIAGNOSTIC(CODE, SLUG, LEVEL, MESSAGE, HELP) CODE,
#include "diagnostic/codes_names.def"
#undef EDICT_DIAGNOSTIC
};

namespace code {
using enum NamesCode;
}

}  // namespace edict::diagnostic
