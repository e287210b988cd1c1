// The page of each diagnostic (what `edict help T301` shows), embedded at build from diagnostic/pages/CODE.md.
#pragma once

#include <string_view>

#include "diagnostic/catalogue.h"

namespace edict::diagnostic {

// Markdown: meaning, `## Bad`, `## Good`, `## Fix`. Empty where a code has no page yet, which a house test forbids.
std::string_view page(Code code);

}  // namespace edict::diagnostic
