// The names of the findings of review: code::R101. What they say stands in codes_review.def.
#pragma once

#include "diagnostic/code.h"

namespace edict::diagnostic {

enum class ReviewCode : std::uint8_t {
#define EDICT_DIAGNOSTIC(CODE, SLUG, LEVEL, MESSAGE, HELP) CODE,
#include "diagnostic/codes_review.def"
#undef EDICT_DIAGNOSTIC
};

namespace code {
using enum ReviewCode;
}

}  // namespace edict::diagnostic
