// How much of everything a policy set may hold, beyond the limits on a file's text (syntax/tokens.h). grammar/README.md, "Limits", lists all of them.
//
// Always true: far above what real policies need, and low enough that checking ends in seconds and no recursion behind `types` can exhaust the stack.
#pragma once

#include <cstddef>

namespace edict::types {

inline constexpr std::size_t kMostFields = 2'000;       // of a record, and attributes of codes, payers and modifiers together
inline constexpr std::size_t kMostWords = 10'000;       // of one vocabulary
inline constexpr std::size_t kMostUnits = 2'000;        // of measure, in all
inline constexpr std::size_t kMostStatements = 2'000;   // of one code, modifier, term or rule, for different periods
inline constexpr std::size_t kLongestLead = 100;        // a term that needs a term that needs …; the same of sets, tables, exceptions, and payers above a payer
inline constexpr std::size_t kMostMistakes = 500;       // findings of types in a set: beyond, expressions are no longer looked into
inline constexpr std::size_t kMostDataRows = 2'000'000; // of a table or of codes in a data file

}  // namespace edict::types
