// Examples that a page can only describe: too large for one, no text at all, or an installation that lacks something.
//
// In: a code. Out: what its page describes, bad or good; nothing for codes whose page shows the whole example.
#pragma once

#include <optional>
#include <string>

#include "page_example.h"

namespace edict::test {

std::optional<PageExample> made_example(const std::string& code, bool bad);

}  // namespace edict::test
