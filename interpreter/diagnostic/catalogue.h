// The closed catalogue of diagnostics. The list itself is catalogue.def; pages are in diagnostic/pages/CODE.md.
//
// In: a code, or its text. Out: its entry. Always true: a code has one entry, and an entry one code.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace edict::diagnostic {

enum class Level : std::uint8_t { Error, Warning, Note };

// Named as people call them, Code::T301: letter of the folder, three digits.
enum class Code : std::uint16_t {
#define EDICT_DIAGNOSTIC(CODE, SLUG, LEVEL, MESSAGE, HELP) CODE,
#include "diagnostic/catalogue.def"
#undef EDICT_DIAGNOSTIC
};

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
