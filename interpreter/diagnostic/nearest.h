// "Did you mean", where some candidates are likelier than others: of two that are equally near, what the author's own files declare or name comes first.
//
// In: a word, the names that would do, and which of them are the author's own. Out: one of them, or nothing. Always true: a nearer one is never passed over.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostic/diagnostic.h"

namespace edict::diagnostic {

using IsOwn = std::function<bool(const std::string&)>;

std::string nearest(std::string_view word, const std::vector<std::string>& candidates, const IsOwn& is_own);
void suggest(Finding& finding, const std::string& word, const std::vector<std::string>& candidates, const IsOwn& is_own);

}  // namespace edict::diagnostic
