// Pages that point into policies: their tables of Markdown, and the names and tests that policies declare.
//
// In: the text of a page or a policy. Out: cells, quoted names, whether a name is declared. Always true: nothing but the text is looked at.
#pragma once

#include <string>
#include <vector>

namespace edict::house {

// The cells of a row of Markdown, without the blanks at their ends.
std::vector<std::string> cells_of(const std::string& row);

// What stands between backquotes.
std::vector<std::string> quoted_in(const std::string& cell);

// Whether the policy has a rule, term, table, set, exception or balance of that name.
bool declares(const std::string& policy, const std::string& name);

// Whether the policy has a test of that title.
bool has_test(const std::string& policy, const std::string& title);

}  // namespace edict::house
