// `check --fix`: mended texts written, told, or shown as a difference.
#pragma once

#include <map>
#include <string>

#include "mend.h"

namespace edict::tool {

// Each change on a line of its own.
std::string changes_text(const Mended& mended);
// A difference as `diff -u` writes it and `git apply` reads it.
std::string changes_diff(const Mended& mended);
// Replaces each file as a whole, or leaves it as it was. Empty, or why one could not be written.
std::string write_mended(const Mended& mended);

}  // namespace edict::tool
