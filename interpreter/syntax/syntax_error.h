// A parser's failure in the words of a policy author.
#pragma once

#include "syntax/grammar_run.h"
#include "syntax/reporter.h"

namespace edict::syntax {

// `tokens` are those that were parsed.
void report_failure(const Failure& failure, const std::vector<Token>& tokens, Reporter& reporter);

}  // namespace edict::syntax
