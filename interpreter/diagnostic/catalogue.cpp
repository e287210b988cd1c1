// The catalogue's table, made from the .def files.
//
// In: a code or its text. Out: its entry. Always true: entries stand in the order of the enumeration.
#include "diagnostic/catalogue.h"

#include <algorithm>
#include <array>

namespace edict::diagnostic {
namespace {

constexpr std::array kEntries = {
#define EDICT_DIAGNOSTIC(CODE, SLUG, LEVEL, MESSAGE, HELP) Entry{Code::CODE, #CODE, SLUG, Level::LEVEL, MESSAGE, HELP},
#include "diagnostic/catalogue.def"
#undef EDICT_DIAGNOSTIC
};

char lowered(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool same_ignoring_case(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return lowered(x) == lowered(y); });
}

}  // namespace

const Entry& entry(Code code) { return kEntries[static_cast<std::size_t>(code)]; }

std::optional<Code> code_by_id(std::string_view id) {
  for (const Entry& e : kEntries) {
    if (same_ignoring_case(e.id, id) || same_ignoring_case(e.slug, id)) return e.code;
  }
  return std::nullopt;
}

std::span<const Entry> catalogue() { return kEntries; }

std::string_view level_name(Level level) {
  switch (level) {
    case Level::Error: return "error";
    case Level::Warning: return "warning";
    case Level::Note: return "note";
  }
  return "";
}

}  // namespace edict::diagnostic
