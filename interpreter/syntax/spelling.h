// What can be said about tokens before anybody parses: broken literals, open texts, missing spaces, signs of no language.
//
// In: tokens. Out: the same tokens, those with a mistake marked `bad`; each mistake reported once.
#pragma once

#include "syntax/reporter.h"

namespace edict::syntax {

void check_spelling(std::vector<Token>& tokens, Reporter& reporter);

// Reports the first byte that is no UTF-8.
void check_encoding(Reporter& reporter);

}  // namespace edict::syntax
