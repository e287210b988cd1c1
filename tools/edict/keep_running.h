// A command that runs again whenever a policy changes, until Ctrl-C.
//
// In: paths of policies, and what to run, which tells the files that it read. Out: does not return by itself. Always true: what waits is told on standard error, so
// that standard output holds results alone.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "edict/policy_set.h"

namespace edict::tool {

using Loaded = std::function<void(const std::vector<std::string>& files)>;

// All files that a set was made from, the manifest too.
std::vector<std::string> files_of(const PolicySet& set);

// `what` follows "a file changed: ".
int keep_running(const std::vector<std::string>& paths, const std::string& what, const std::function<int(const Loaded&)>& once);

}  // namespace edict::tool
