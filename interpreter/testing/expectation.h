// One expectation against one decided line.
//
// In: an expectation, words about the decided claim, the line's row. Out: nothing where it came true, else what came instead, in words.
#pragma once

#include <optional>
#include <string>

#include "explain/words.h"

namespace edict::testing {

// `words.about()` has been told the decisions.
std::optional<std::string> broken(const core::Expectation& expectation, explain::Words& words, std::uint32_t row);

}  // namespace edict::testing
