// Numbers as claims write them: `60`, `$1,250.00`, `20%`, `300 mg`.
//
// In: text without blanks around it. Out: millionths, or nothing where the text is no such number, or has more than 12 digits before or 6 after the point
// (zeros at the end aside). Always true: exact; nothing is rounded.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "core/schema.h"

namespace edict::claims {

std::string_view without_blanks(std::string_view text);
inline std::string_view trimmed(std::string_view text) {  // most have none
  return !text.empty() && text.front() > ' ' && text.back() > ' ' ? text : without_blanks(text);
}

// Up to twelve digits, and up to six behind a point: nearly all that claims write. False for any other form.
bool read_plain_decimal(std::string_view text, std::int64_t& millionths);
std::optional<std::int64_t> read_decimal(std::string_view text);
std::optional<std::int64_t> read_money(std::string_view text);    // `1250`, `1250.00`, `$1,250.00`, `-$5.00`
std::optional<std::int64_t> read_percent(std::string_view text);  // `20%` and a bare `20` are both one fifth

struct Quantity {
  std::int64_t base = 0;  // millionths of the dimension's base unit
  core::DimensionId dimension = 0;
};

// The units of the schema by every name that a claims file may use. A name is taken as it stands, else by the file's own names, else without regard to
// the case of its letters where that is one unit only.
class UnitNames {
 public:
  UnitNames(const core::Schema& schema, const std::unordered_map<std::string, std::string>& theirs);
  const core::Unit* find(std::string_view name) const;
  // `300 mg`; a bare number only where `own` says what the column is written in.
  std::optional<Quantity> read(std::string_view text, const core::Unit* own);

 private:
  std::unordered_map<std::string, const core::Unit*, core::TextHash, std::equal_to<>> names_;    // theirs and ours
  std::unordered_map<std::string, const core::Unit*, core::TextHash, std::equal_to<>> lowered_;  // null: several units
  std::string last_name_;  // that read() found: a file writes most of its quantities in few units
  const core::Unit* last_ = nullptr;
};

}  // namespace edict::claims
