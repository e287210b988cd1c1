// Numbers as claims write them.
#include "claims/written_numbers.h"

#include <algorithm>

#include "exact/decimal.h"
#include "exact/integer.h"

namespace edict::claims {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

std::optional<std::int64_t> exactly(std::string_view text, bool grouped) {
  const exact::ParsedDecimal parsed = exact::parse_decimal(text, grouped);
  if (parsed.error) return std::nullopt;
  return parsed.millionths;
}

std::string lowered(std::string_view text) {
  std::string low(text);
  for (char& c : low) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return low;
}

}  // namespace

std::string_view without_blanks(std::string_view text) {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

bool read_plain_decimal(std::string_view text, std::int64_t& millionths) {
  constexpr std::ptrdiff_t kMostWhole = 12;
  const char* at = text.data();
  const char* const end = at + text.size();
  const bool negative = at != end && *at == '-';
  if (negative) ++at;
  std::int64_t value = 0;
  const char* const whole = at;
  while (at != end && is_digit(*at) && at - whole < kMostWhole) value = value * 10 + (*at++ - '0');
  if (at == whole) return false;
  int decimals = 0;
  if (at != end && *at == '.') {
    ++at;
    for (; at != end && is_digit(*at) && decimals < exact::kScale; ++decimals) value = value * 10 + (*at++ - '0');
    if (decimals == 0) return false;
  }
  if (at != end) return false;
  constexpr std::int64_t kTens[] = {1'000'000, 100'000, 10'000, 1'000, 100, 10, 1};
  value *= kTens[decimals];
  millionths = negative ? -value : value;
  return true;
}

// All other forms as the exact library reads them.
std::optional<std::int64_t> read_decimal(std::string_view text) {
  std::int64_t millionths = 0;
  return read_plain_decimal(text, millionths) ? std::optional(millionths) : exactly(text, false);
}

std::optional<std::int64_t> read_money(std::string_view text) {
  const bool negative = !text.empty() && text.front() == '-';
  std::string_view amount = negative ? text.substr(1) : text;
  if (!amount.empty() && amount.front() == '$') amount.remove_prefix(1);
  if (!amount.empty() && amount.front() == '-') return std::nullopt;
  std::optional<std::int64_t> value = amount.find(',') == std::string_view::npos ? read_decimal(amount) : exactly(amount, true);
  if (value && negative) value = -*value;
  return value;
}

std::optional<std::int64_t> read_percent(std::string_view text) {
  constexpr std::int64_t kHundred = 100;
  if (!text.empty() && text.back() == '%') text = trimmed(text.substr(0, text.size() - 1));
  const std::optional<std::int64_t> value = read_decimal(text);
  if (!value || *value % kHundred != 0) return std::nullopt;
  return *value / kHundred;
}

UnitNames::UnitNames(const core::Schema& schema, const std::unordered_map<std::string, std::string>& theirs) {
  for (const core::Unit& unit : schema.units) {
    names_.emplace(unit.name, &unit);
    const auto [at, is_new] = lowered_.emplace(lowered(unit.name), &unit);
    if (!is_new && at->second != nullptr && (at->second->dimension != unit.dimension || at->second->factor != unit.factor)) at->second = nullptr;
  }
  for (const auto& [their_name, our_name] : theirs) {
    const auto ours = names_.find(our_name);
    if (ours != names_.end() && their_name.rfind("column:", 0) != 0) names_.emplace(their_name, ours->second);
  }
}

const core::Unit* UnitNames::find(std::string_view name) const {
  if (const auto found = names_.find(name); found != names_.end()) return found->second;
  constexpr std::size_t kLongest = 64;
  if (name.size() > kLongest) return nullptr;
  const auto found = lowered_.find(lowered(name));
  return found == lowered_.end() ? nullptr : found->second;
}

std::optional<Quantity> UnitNames::read(std::string_view text, const core::Unit* own) {
  std::size_t number_end = 0;
  while (number_end < text.size() && (is_digit(text[number_end]) || text[number_end] == '.' || text[number_end] == '-')) ++number_end;
  const std::optional<std::int64_t> number = read_decimal(text.substr(0, number_end));
  const std::string_view name = trimmed(text.substr(number_end));
  if (!name.empty() && name != last_name_) {
    last_ = find(name);
    last_name_.assign(name);
  }
  const core::Unit* unit = name.empty() ? own : last_;
  if (!number || unit == nullptr) return std::nullopt;
  if (std::int64_t narrow = 0; !__builtin_mul_overflow(*number, unit->factor, &narrow) && narrow % exact::kOne == 0) {
    return Quantity{narrow / exact::kOne, unit->dimension};
  }
  const exact::Int scaled = exact::Int{*number} * unit->factor;
  if (scaled % exact::kOne != 0) return std::nullopt;
  const exact::Int base = scaled / exact::kOne;
  if (base >= exact::kLimit || base <= -exact::kLimit) return std::nullopt;
  return Quantity{static_cast<std::int64_t>(base), unit->dimension};
}

}  // namespace edict::claims
