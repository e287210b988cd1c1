// Where a span begins, as people and editors read it: `policy.edict:12:3`.
//
// In: a span. Out: its file's name, line and column, from 1; empty where it is in no file.
#pragma once

#include <string>

#include "source/source.h"

namespace edict::source {

std::string place_text(Span span, const Sources& sources);

}  // namespace edict::source
