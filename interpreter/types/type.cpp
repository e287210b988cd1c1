// Type arithmetic that needs no tables, and the shapes of the field's codes.
#include "types/type.h"

#include <cctype>

namespace edict::types {

Type list_of(const Type& element) {
  Type type = element;
  type.kind = Kind::List;
  type.element = element.kind;
  type.optional = false;
  return type;
}

Type element_of(const Type& list) {
  Type type = list;
  type.kind = list.element;
  type.element = Kind::Error;
  return type;
}

bool same(const Type& a, const Type& b) {
  if (a.error() || b.error()) return true;
  if (a.number() && b.number()) return true;
  if (a.kind != b.kind) return false;
  switch (a.kind) {
    case Kind::Symbol: return a.symbol == b.symbol && a.of == b.of;
    case Kind::Quantity: return a.dimension == b.dimension;
    case Kind::Record:
    case Kind::Row: return a.of == b.of;
    case Kind::List:
    case Kind::Set: return same(element_of(a), element_of(b));
    default: return true;
  }
}

namespace {

bool digit(char c) { return c >= '0' && c <= '9'; }
bool upper(char c) { return c >= 'A' && c <= 'Z'; }
bool alnum(char c) { return digit(c) || upper(c); }

bool code_shape(const std::string& t) {
  if (t.size() != 5) return false;
  for (int i = 1; i < 4; ++i) {
    if (!digit(t[i])) return false;
  }
  return (upper(t[0]) && digit(t[4])) || (digit(t[0]) && (digit(t[4]) || upper(t[4])));
}

bool diagnosis_shape(std::string t) {
  if (t.size() > 2 && t.compare(t.size() - 2, 2, ".*") == 0) t.resize(t.size() - 2);
  else if (t.size() > 1 && t.back() == '*') t.pop_back();
  const auto point = t.find('.');
  const std::string head = t.substr(0, point), tail = point == std::string::npos ? "" : t.substr(point + 1);
  if (head.size() != 3 || !upper(head[0]) || !digit(head[1]) || !alnum(head[2])) return false;
  if (point != std::string::npos && (tail.empty() || tail.size() > 4)) return false;
  for (char c : tail) {
    if (!alnum(c)) return false;
  }
  return true;
}

bool ndc_shape(const std::string& t) {
  int digits = 0, dashes = 0;
  for (char c : t) {
    if (digit(c)) ++digits;
    else if (c == '-') ++dashes;
    else return false;
  }
  return (dashes == 2 && (digits == 10 || digits == 11)) || (dashes == 0 && digits == 11);
}

bool remark_shape(const std::string& t) {
  std::size_t letters = 0;
  while (letters < t.size() && upper(t[letters])) ++letters;
  if (letters == 0 || letters > 2 || letters == t.size() || t.size() > 5) return false;
  for (std::size_t i = letters; i < t.size(); ++i) {
    if (!digit(t[i])) return false;
  }
  return t[0] == 'M' || t[0] == 'N';
}

bool adjustment_shape(const std::string& t) {
  if (t.size() < 4 || t.size() > 6 || t[2] != '-') return false;
  const std::string group = t.substr(0, 2);
  if (group != "CO" && group != "PR" && group != "OA" && group != "PI" && group != "CR") return false;
  for (std::size_t i = 3; i < t.size(); ++i) {
    if (!alnum(t[i])) return false;
  }
  return true;
}

bool all_alnum(const std::string& t, std::size_t size) {
  if (t.size() != size) return false;
  for (char c : t) {
    if (!alnum(c)) return false;
  }
  return true;
}

}  // namespace

bool fits(SymbolKind kind, const std::string& text) {
  switch (kind) {
    case SymbolKind::Code: return code_shape(text);
    case SymbolKind::Modifier: return all_alnum(text, 2);
    case SymbolKind::Diagnosis: return diagnosis_shape(text);
    case SymbolKind::Ndc: return ndc_shape(text);
    case SymbolKind::Place: return text.size() == 2 && digit(text[0]) && digit(text[1]);
    case SymbolKind::Specialty: return all_alnum(text, 10);
    case SymbolKind::Adjustment: return adjustment_shape(text);
    case SymbolKind::Remark: return remark_shape(text);
    case SymbolKind::Payer:
    case SymbolKind::Value:
    case SymbolKind::None: return false;
  }
  return false;
}

}  // namespace edict::types
