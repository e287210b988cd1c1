// Which page of the catalogue explains a fault. In: a kind of gap. Out: its code, for words and for `edict help`; nothing for facts that are merely missing.
#pragma once

#include <optional>

#include "diagnostic/code.h"
#include "engine/decision.h"

namespace edict::engine {

std::optional<diagnostic::Code> code_of(Gap::Kind kind);

}  // namespace edict::engine
