// Words about items. Private to the folder.
#pragma once

#include <string>
#include <vector>

#include "coverage/coverage.h"

namespace edict::coverage {

std::string sort_of(Sort sort);                                      // `rule`
std::vector<std::string> missing_ways(const Item& item, Ways reached);     // of those needed
std::vector<std::string> reached_ways(const Item& item, Ways reached);     // of all
std::string listed(const std::vector<std::string>& ways);            // `met, not met`
std::vector<std::string> packages_of(const Report& report);          // sorted

}  // namespace edict::coverage
