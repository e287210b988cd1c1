// Which unit an amount is shown in: the one that was written, else the usual one in which it is shortest.
#include <array>
#include <string_view>

#include "core/usual_units.h"
#include "exact/date.h"
#include "exact/decimal.h"
#include "explain/value_text.h"

namespace edict::explain {
namespace {

using exact::Int;

struct Shown {
  const core::Unit* unit = nullptr;
  std::string number;
  std::size_t rank = 0;  // in the order of usage
};

std::string number_in(Int numerator, Int denominator, const core::Unit& unit) {
  Int scaled = 0, divisor = 0;  // quantity / factor = (numerator × 10^6) / (denominator × factor)
  if (!exact::multiply(numerator, exact::kOne, scaled) || !exact::multiply(denominator, unit.factor, divisor)) return "";
  return exact::ratio_text(scaled, divisor);
}

// The shorter number; of equally short ones the whole one, then the more usual unit. Of fractions that do not end anywhere, the more usual unit.
bool better(const Shown& a, const Shown& b) {
  const auto cost = [](const Shown& shown) {
    const bool endless = shown.number.find('/') != std::string::npos, fraction = shown.number.find('.') != std::string::npos;
    return std::array<std::size_t, 4>{endless, endless ? 0 : shown.number.size(), fraction, shown.rank};
  };
  return b.unit == nullptr || cost(a) < cost(b);
}

// Behind a number and a blank, as a word of its own.
bool writes(std::string_view text, std::string_view unit) {
  const auto part = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'; };
  for (std::size_t at = text.find(unit); at != std::string_view::npos; at = text.find(unit, at + 1)) {
    const std::size_t end = at + unit.size();
    if (at >= 2 && text[at - 1] == ' ' && text[at - 2] >= '0' && text[at - 2] <= '9' && (end == text.size() || !part(text[end]))) return true;
  }
  return false;
}

// The only unit of the dimension that the text writes; null where it writes none, or several.
const core::Unit* written_unit(std::string_view text, core::DimensionId dimension, const core::Schema& schema) {
  const core::Unit* found = nullptr;
  for (const core::Unit& unit : schema.units) {
    if (text.empty() || unit.dimension != dimension || unit.factor <= 0 || !writes(text, unit.name)) continue;
    if (found != nullptr) return nullptr;
    found = &unit;
  }
  return found;
}

std::string counted(std::int32_t count, std::string_view unit) { return std::to_string(count) + " " + std::string(unit) + (count == 1 ? "" : "s"); }

}  // namespace

std::string duration_text(exact::Duration duration, std::string_view written) {
  const auto says = [&](std::string_view one, std::string_view several) { return writes(written, one) || writes(written, several); };
  const bool months = says("month", "months") && !says("year", "years"), weeks = says("week", "weeks") && !says("day", "days");
  if (months && duration.months != 0 && duration.days == 0) return counted(duration.months, "month");
  if (weeks && duration.months == 0 && duration.days != 0 && duration.days % 7 == 0) return counted(duration.days / 7, "week");
  return exact::duration_text(duration);
}

std::string quantity_text(Int numerator, Int denominator, core::DimensionId dimension, const core::Schema& schema, std::string_view written) {
  if (const core::Unit* unit = written_unit(written, dimension, schema)) {
    const std::string number = number_in(numerator, denominator, *unit);
    if (!number.empty()) return number + " " + unit->name;
  }
  Shown usual, any;
  for (const core::Unit& unit : schema.units) {
    if (unit.dimension != dimension || unit.factor <= 0) continue;
    Shown shown{&unit, number_in(numerator, denominator, unit), 0};
    if (shown.number.empty()) continue;
    const auto rank = core::usage_rank(unit.name);
    shown.rank = rank.value_or(0);
    Shown& best = rank ? usual : any;
    if (better(shown, best)) best = std::move(shown);
  }
  const Shown& best = usual.unit != nullptr ? usual : any;  // a dimension of the policy's own has no usual unit
  return best.unit == nullptr ? exact::ratio_text(numerator, denominator) : best.number + " " + best.unit->name;
}

}  // namespace edict::explain
