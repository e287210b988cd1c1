// The names of the findings of syntax: code::S001. What they say stands in codes_syntax.def.
#pragma once

#include "diagnostic/code.h"

namespace edict::diagnostic {

enum class SyntaxCode : std::uint8_t {
#define EDICT_DIAGNOSTIC(CODE, SLUG, LEVEL, MESSAGE, HELP) CODE,
#include "diagnostic/codes_syntax.def"
#undef EDICT_DIAGNOSTIC
};

namespace code {
using enum SyntaxCode;
}

}  // namespace edict::diagnostic
