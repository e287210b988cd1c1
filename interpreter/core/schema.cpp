// Fields by name, interned texts, and the one way in which codes are kept and shown.
//
// In: names and written texts. Out: field ids, symbol ids, normalised and shown texts. Always true: shown(normalised(x)) normalises to the same text; bytes
// outside of letters and digits never get into a code, so an odd text is refused and not mended.
#include "core/schema.h"

#include <algorithm>
#include <array>

namespace edict::core {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }
bool is_alphanumeric(char c) { return is_digit(c) || is_letter(c); }
char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

std::string_view trimmed(std::string_view text) {
  const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
  while (!text.empty() && blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && blank(text.back())) text.remove_suffix(1);
  return text;
}

// Letters and digits in upper case, at most `most` of them; `also` is one more sign that may stand inside (0: none).
std::string alphanumeric(std::string_view text, std::size_t most, char also = 0) {
  if (text.size() > most) return {};
  std::string kept(text);
  for (char& c : kept) {
    if (!is_alphanumeric(c) && (also == 0 || c != also)) return {};
    c = upper(c);
  }
  return kept;
}

// ICD-10-CM and ICD-9-CM: 3 to 7 signs, a point behind the third (behind the fourth in ICD-9's E codes). Shorter heads of patterns are kept too.
std::string diagnosis(std::string_view text) {
  constexpr std::size_t kMost = 8;
  const std::size_t point = text.find('.');
  if (point == std::string_view::npos) return alphanumeric(text, kMost);
  const bool external_cause = upper(text.front()) == 'E' && point == 4;
  if (point != 3 && !external_cause) return {};
  const std::string_view behind = text.substr(point + 1);
  const std::string head = alphanumeric(text.substr(0, point), kMost);
  const std::string tail = alphanumeric(behind, kMost - 4);
  if (head.empty() || (tail.empty() && !behind.empty())) return {};
  return head + tail;
}

// Labeler, product, package: a segment that a dash closes, or that is the last of three, is filled with zeros in front.
std::string ndc(std::string_view text) {
  constexpr std::array<std::size_t, 3> kWidths = {5, 4, 2};
  std::string kept;
  if (text.find('-') == std::string_view::npos) {
    if (text.size() > 11 || !std::all_of(text.begin(), text.end(), is_digit)) return {};
    return std::string(text);
  }
  for (std::size_t segment = 0; segment < 3; ++segment) {
    const std::size_t dash = text.find('-');
    const std::string_view digits = text.substr(0, dash);
    const bool closed = dash != std::string_view::npos || (segment == 2 && !digits.empty());
    if (digits.size() > kWidths[segment] || !std::all_of(digits.begin(), digits.end(), is_digit)) return {};
    if (closed && digits.size() + 1 < kWidths[segment]) return {};
    if (closed) kept.append(kWidths[segment] - digits.size(), '0');
    kept += digits;
    if (dash == std::string_view::npos) return kept;
    text.remove_prefix(dash + 1);
  }
  return {};  // a third dash
}

std::string place(std::string_view text) {
  if (text.size() > 2 || !std::all_of(text.begin(), text.end(), is_digit)) return {};
  return text.size() == 1 ? "0" + std::string(text) : std::string(text);
}

}  // namespace

FieldId Schema::find(RecordId record, std::string_view name) const {
  if (record >= records.size()) return kNoField;
  const std::vector<Field>& fields = records[record].fields;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (fields[i].name == name) return static_cast<FieldId>(i);
  }
  return kNoField;
}

SymbolId Symbols::intern(std::string_view text) {
  if (text.empty()) return 0;
  const auto found = ids_.find(text);
  if (found != ids_.end()) return found->second;
  const auto id = static_cast<SymbolId>(texts_.size());
  texts_.emplace_back(text);
  ids_.emplace(std::string(text), id);
  return id;
}

SymbolId Symbols::find(std::string_view text) const {
  const auto found = ids_.find(text);
  return found == ids_.end() ? 0 : found->second;
}

std::string normalised(SymbolKind kind, std::string_view text) {
  text = trimmed(text);
  if (text.empty()) return {};
  switch (kind) {
    case SymbolKind::Code: return alphanumeric(text, 12);
    case SymbolKind::Modifier: return alphanumeric(text, 2);
    case SymbolKind::Diagnosis: return diagnosis(text);
    case SymbolKind::Ndc: return ndc(text);
    case SymbolKind::Place: return place(text);
    case SymbolKind::Specialty: return alphanumeric(text, 12);
    case SymbolKind::Adjustment: return alphanumeric(text, 12, '-');
    case SymbolKind::Remark: return alphanumeric(text, 8);
    case SymbolKind::Payer:
    case SymbolKind::Value:
    case SymbolKind::None: return std::string(text);
  }
  return {};
}

std::string shown(SymbolKind kind, std::string_view normalised) {
  if (kind == SymbolKind::Diagnosis && normalised.size() > 3) return std::string(normalised.substr(0, 3)) + "." + std::string(normalised.substr(3));
  if (kind == SymbolKind::Ndc && normalised.size() == 11) {
    return std::string(normalised.substr(0, 5)) + "-" + std::string(normalised.substr(5, 4)) + "-" + std::string(normalised.substr(9));
  }
  return std::string(normalised);
}

}  // namespace edict::core
