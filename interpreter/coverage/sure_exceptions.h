// Exceptions that cannot lose: without a condition, for every payer and day on which what they change is asked, and none stands above them.
//
// In: a program. Out: whether, by exception. Always true: of cells of tables and attributes of codes nothing is told, since who looks them up is not known in advance.
#pragma once

#include <vector>

#include "core/program.h"

namespace edict::coverage {

std::vector<bool> sure_exceptions(const core::Program& program);

}  // namespace edict::coverage
