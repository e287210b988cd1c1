// What was probably meant where a declaration does not parse: words of everyday English and of other languages in the place of an operator, a quote or a
// sign that was left out.
//
// In: where the parser stopped. Out: words of help, and what mends it beyond doubt; both empty where nothing is likely. Always true: a fix changes one line.
#pragma once

#include <string>
#include <vector>

#include "syntax/grammar_run.h"
#include "syntax/reporter.h"

namespace edict::syntax {

struct LikelyCause {
  std::string help;
  std::vector<diagnostic::Edit> fix;
};
LikelyCause likely_cause(const Failure& failure, const std::vector<Token>& tokens, const Reporter& reporter);

}  // namespace edict::syntax
