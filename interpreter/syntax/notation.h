// The notation of other languages: `&&`, `==`, `=>`, `<>`, `#` for a comment, `;` at the end of a line, `rule:`.
//
// In: tokens. Out: the tokens that were meant, and a finding for each that says what is written here. Always true: what is left is read on, so that a foreign
// sign hides no other mistake.
#pragma once

#include <vector>

#include "syntax/reporter.h"

namespace edict::syntax {

void read_other_notation(std::vector<Token>& tokens, Reporter& reporter);

}  // namespace edict::syntax
