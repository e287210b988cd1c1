// Two texts compared line by line, as patches are written.
#pragma once

#include <string>
#include <string_view>

namespace edict::tool {

// Empty where both are equal. Three lines around each change. The names are those of the file before and after.
std::string unified_diff(const std::string& old_name, const std::string& new_name, std::string_view before, std::string_view after);

}  // namespace edict::tool
