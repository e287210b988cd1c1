// One expectation against one decided line; and what could be expected of it.
//
// In: an expectation, words about the decided claim, the line's row. Out: nothing where it came true, else what came instead, in words.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "explain/words.h"

namespace edict::testing {

// `words.about()` has been told the decisions.
std::optional<std::string> broken(const core::Expectation& expectation, explain::Words& words, std::uint32_t row);

// As a `test` writes them, without the word `expect`: what the line comes to, what each rule found, what is paid. All of them hold for this decision.
std::vector<std::string> expectations(explain::Words& words, std::uint32_t row);

}  // namespace edict::testing
