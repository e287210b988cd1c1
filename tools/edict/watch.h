// Files that change: run again when they do.
//
// In: paths of policies. Out: what of them stands on disk, as one text that differs when a file was written, added or taken away. Always true: only names, sizes and
// times are looked at; a file that cannot be read is part of the text as well.
#pragma once

#include <functional>
#include <string>
#include <vector>

namespace edict::tool {

// `extra`: files beside the policies that matter too (data files, the manifest).
std::string state_of_files(const std::vector<std::string>& paths, const std::vector<std::string>& extra);

// Runs, waits, runs again, until `wait` says that nothing more will come. Gives the last run's code.
int run_again(const std::function<int()>& run, const std::function<bool()>& wait);

// Returns true as soon as `state` gives another text than `before`; `pause` between looks, and false where it says that it is time to end.
bool wait_for_change(const std::string& before, const std::function<std::string()>& state, const std::function<bool()>& pause);

}  // namespace edict::tool
