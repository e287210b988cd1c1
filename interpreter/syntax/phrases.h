// Comparisons in everyday English and in the words of databases, and the operator that says the same here.
//
// In: words. Out: the longest phrase that they begin with. Always true: one table; a phrase is told where it stands, never read as if it were the operator.
#pragma once

#include <string_view>
#include <vector>

namespace edict::syntax {

struct Phrase {
  std::vector<std::string_view> words;
  std::string_view written;
};
// The longest phrase at the beginning of `words`; nullptr where there is none.
const Phrase* phrase_at(const std::vector<std::string_view>& words);

// January is 1; 0 where the word names no month.
int month_of(std::string_view word);

}  // namespace edict::syntax
