// Findings as SARIF 2.1.0 (OASIS), which git hosts read for code scanning.
//
// In: findings in order and their texts. Out: one log with one run; its rules are the catalogue's entries of what was found, each with its page. Always true: paths
// are relative where the files lie below this directory; columns count code points; places outside files (the built-in library) are told in words.
#pragma once

#include <string>
#include <vector>

#include "diagnostic/diagnostic.h"

namespace edict::tool {

// `home`: the file that findings without a place are shown at (the manifest, or the first policy).
std::string render_sarif(const std::vector<diagnostic::Finding>& findings, const source::Sources& sources, const std::string& home);

}  // namespace edict::tool
