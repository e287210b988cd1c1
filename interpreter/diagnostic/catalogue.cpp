// The whole catalogue, assembled from the families' files. A line there: EDICT_DIAGNOSTIC(code, slug, level, message, help).
// In message and help {0} to {9} stand for the finding's arguments, {{ and }} for a brace. A help that names an argument which is
// empty is not shown, so `did you mean `{1}`?` needs no second code for the case that nothing is near.
// Words: lower case, no full stop, the author's text in backticks, the situation before the law. No code is used again for something else.
//
// In: a code or its text. Out: its entry. Always true: the entries of a family stand in the order of its enumeration.
#include "diagnostic/catalogue.h"

#include <algorithm>
#include <array>

#include "diagnostic/codes_claims.h"
#include "diagnostic/codes_faults.h"
#include "diagnostic/codes_names.h"
#include "diagnostic/codes_review.h"
#include "diagnostic/codes_syntax.h"
#include "diagnostic/codes_types.h"

namespace edict::diagnostic {
namespace {

constexpr std::array kEntries = {
#define EDICT_DIAGNOSTIC(CODE, SLUG, LEVEL, MESSAGE, HELP) Entry{code::CODE, #CODE, SLUG, Level::LEVEL, MESSAGE, HELP},
#include "diagnostic/codes_syntax.def"
#include "diagnostic/codes_names.def"
#include "diagnostic/codes_types.def"
#include "diagnostic/codes_review.def"
#include "diagnostic/codes_claims.def"
#include "diagnostic/codes_faults.def"
#undef EDICT_DIAGNOSTIC
};

static_assert(std::is_sorted(kEntries.begin(), kEntries.end(), [](const Entry& a, const Entry& b) { return a.code < b.code; }));

// Where each family begins in the table.
constexpr auto kFamilyBegins = [] {
  std::array<std::size_t, 6> begins{};
  for (std::size_t i = kEntries.size(); i-- > 0;) begins[static_cast<std::size_t>(kEntries[i].code.family())] = i;
  return begins;
}();

char lowered(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool same_ignoring_case(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return lowered(x) == lowered(y); });
}

}  // namespace

const Entry& entry(Code code) { return kEntries[kFamilyBegins[static_cast<std::size_t>(code.family())] + code.place_in_family()]; }

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
