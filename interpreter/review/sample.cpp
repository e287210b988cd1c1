// One value out of ranges, as people write it: the first of a code set, a whole number, a calendar date.
#include <algorithm>

#include "core/usual_units.h"
#include "exact/decimal.h"
#include "review/example.h"

namespace edict::review {

namespace {

using core::Kind;

std::int64_t whole_below(std::int64_t x) {
  const std::int64_t rest = ((x % exact::kOne) + exact::kOne) % exact::kOne;
  return x - rest;
}

// A whole number near a bound where one lies within, else the bound itself.
std::optional<std::int64_t> sample(const regions::Numbers& numbers, bool millionths) {
  const auto& ranges = numbers.ranges();
  if (ranges.empty()) return std::nullopt;
  if (numbers == regions::Numbers::all()) return millionths ? exact::kOne : 1;
  std::vector<std::int64_t> tries;
  for (const auto& range : ranges) {
    if (range.first) {
      if (millionths) tries.push_back(whole_below(*range.first + exact::kOne - 1));
      tries.push_back(*range.first);
    }
    if (range.end) {
      if (millionths) tries.push_back(whole_below(*range.end - 1));
      tries.push_back(*range.end - 1);
    }
  }
  // What is not below zero reads best, and an amount or a count never is.
  std::stable_partition(tries.begin(), tries.end(), [](std::int64_t x) { return x >= 0; });
  const auto found = std::find_if(tries.begin(), tries.end(), [&](std::int64_t x) { return numbers.contains(x); });
  return found == tries.end() ? std::nullopt : std::optional(*found);
}

bool clean(const std::string& text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](unsigned char c) { return c > ' ' && c < 0x7f && c != '"' && c != '\\'; });
}

// Codes that exist are better examples than the first text of a range.
std::optional<std::string> sample(const core::Program& program, core::SymbolKind kind, const regions::Texts& texts) {
  if (texts == regions::Texts::all() || texts.ranges().empty() || !texts.ranges().front().first) {
    if (kind == core::SymbolKind::Code) {
      for (const core::Code& code : program.codes) {
        if (texts.contains(program.symbols.text(code.symbol))) return program.symbols.text(code.symbol);
      }
    }
    for (const char* usual : {"99213", "99214", "Z0000", "R69", "Z9989", "RT", "LT", "GA", "11", "22", "207Q00000X", "207R00000X", "00000000001", "00000000002", "x", "y"}) {
      const bool shape = core::normalised(kind, usual) == usual || kind == core::SymbolKind::None;
      const bool modifier = kind != core::SymbolKind::Modifier || std::string_view(usual).size() == 2;
      if (shape && modifier && texts.contains(usual)) return usual;
    }
  }
  for (const auto& range : texts.ranges()) {
    if (!range.first) continue;
    for (const std::string& tail : {std::string(), std::string("0"), std::string("1")}) {
      std::string head = *range.first;
      while (!head.empty() && head.back() == '\0') head.pop_back();
      if (clean(head + tail) && texts.contains(head + tail)) return head + tail;
    }
  }
  return std::nullopt;
}

std::string amount_text(const core::Program& program, std::int64_t millionths, core::DimensionId dimension) {
  const core::Unit* best = nullptr;
  for (const core::Unit& unit : program.schema.units) {
    if (unit.dimension != dimension || unit.factor == 0 || millionths % unit.factor != 0) continue;
    const bool usual = core::usage_rank(unit.name).has_value(), best_usual = best != nullptr && core::usage_rank(best->name).has_value();
    if (best == nullptr || usual > best_usual || (usual == best_usual && best->factor < unit.factor)) best = &unit;
  }
  if (best == nullptr) return exact::decimal_text(millionths);
  return std::to_string(millionths / best->factor) + " " + best->name;
}

}  // namespace

std::optional<std::string> value_text(const core::Program& program, const SubjectInfo& subject, const regions::Domain& domain) {
  const core::Type& type = subject.type;
  const Kind kind = type.kind;
  if (const auto* texts = std::get_if<regions::Texts>(&domain.values)) {
    const auto text = sample(program, kind == Kind::Text ? core::SymbolKind::None : type.symbol, *texts);
    if (!text) return std::nullopt;
    return kind == Kind::Text ? "\"" + *text + "\"" : core::shown(type.symbol, *text);
  }
  const auto& numbers = std::get<regions::Numbers>(domain.values);
  const bool days = kind == Kind::Date || kind == Kind::Boolean || subject.is_age;
  const auto value = sample(numbers, !days);
  if (!value) return std::nullopt;
  if (subject.is_age) return std::to_string(*value) + (kind == Kind::Duration ? " days" : *value % 12 == 0 ? "" : " months");
  if (kind == Kind::Date) return exact::date_text(exact::Date{static_cast<std::int32_t>(*value)});
  if (kind == Kind::Boolean) return *value != 0 ? "true" : "false";
  if (kind == Kind::Number && type.money) return "$" + exact::money_text(*value);
  if (kind == Kind::Number && type.percent) return exact::decimal_text(*value * 100) + "%";
  if ((kind == Kind::Number || kind == Kind::Amount) && type.dimension != 0) return amount_text(program, *value, type.dimension);
  return exact::decimal_text(*value);
}

}  // namespace edict::review
