// Signs that word processors put into policies: curly quotes, dashes, non-breaking spaces, `≤`.
//
// In: the bytes of a program. Out: a text of the same size in which the signs whose meaning is certain are plain ones, so that the rest of the file is read as
// it was meant, and one finding for each kind of sign. Always true: texts in quotes and comments keep every byte; a place in one text is a place in the other.
#pragma once

#include <string>

#include "syntax/reporter.h"

namespace edict::syntax {

// Empty: nothing had to be replaced.
std::string in_plain_signs(Reporter& reporter);

// What is to be said of a sign that is left; empty where it is none of these.
struct StraySign {
  std::string_view what, help;
  bool told = false;  // in_plain_signs() has said it
};
StraySign stray_sign(std::string_view text);

}  // namespace edict::syntax
