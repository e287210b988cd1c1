// Where a declaration begins. In: tokens and a place. Out: yes or no; nothing is reported.
#pragma once

#include "syntax/tokens.h"

namespace edict::syntax {

// Whether tokens[at], between declarations, begins one rather than an expression (the REPL takes both).
bool begins_declaration(const std::vector<Token>& tokens, std::size_t at);

// Whether tokens[at], first on its line inside brackets that are still open, can be nothing else than a new declaration.
bool surely_begins_declaration(const std::vector<Token>& tokens, std::size_t at, bool first_column);

}  // namespace edict::syntax
