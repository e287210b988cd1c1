// The closed catalogue of diagnostics: what each code says. The lists are codes_FAMILY.def; pages are in diagnostic/pages/CODE.md.
//
// In: a code, or its text. Out: its entry. Always true: a code has one entry, and an entry one code.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "diagnostic/code.h"

namespace edict::diagnostic {

struct Entry {
  Code code;
  std::string_view id;       // "T301"
  std::string_view slug;     // "mixed-units"
  Level level;
  std::string_view message;  // with {0}, {1} …; backticks around the author's text are part of it; {{ is a brace
  std::string_view help;     // the usual fix; may hold {0} … too; empty = none
};

const Entry& entry(Code code);
std::optional<Code> code_by_id(std::string_view id);  // "T301" or "mixed-units", in any case
std::string_view level_name(Level level);             // "error", "warning", "note"
std::span<const Entry> catalogue();

}  // namespace edict::diagnostic
