// The claim record: what readers fill and evaluators read. Declared in the language (std.claim, and payers' `extend`).
#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/type.h"

namespace edict::core {

struct Field {
  std::string name;
  Type type;
  bool optional = false;  // written with `?`: says only that policies should expect it to be missing
  bool complete = false;  // a list that is empty where it is absent or blank
  std::string title;
  bool whole = false;     // an `integer`: a value with a fraction cannot be read
};

struct RecordType {
  std::string name;
  std::string title;
  std::vector<Field> fields;
};

// A dimension's units for reading and showing quantities: millionths of the base unit in one of this unit.
struct Unit {
  std::string name;
  DimensionId dimension = 0;
  std::int64_t factor = 0;  // millionths of the base unit; > 0
};

struct Schema {
  std::vector<RecordType> records;
  std::vector<std::string> dimensions;  // [0] is "" (none)
  std::vector<Unit> units;
  // The records that the engine itself knows, by their settled names.
  RecordId claim = 0, line = 0, patient = 0;

  const Field& field(RecordId record, FieldId field) const { return records[record].fields[field]; }
  // kNone (as FieldId 0xffff) where there is no such field.
  FieldId find(RecordId record, std::string_view name) const;
};
inline constexpr FieldId kNoField = 0xffff;

// Lets maps keyed by text be asked without making a string.
struct TextHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};

// Interned text. Ids start at 1; 0 means "no value". A text never moves once interned.
class Symbols {
 public:
  SymbolId intern(std::string_view text);
  SymbolId find(std::string_view text) const;  // 0 where unknown
  const std::string& text(SymbolId id) const { return texts_[id]; }
  std::size_t size() const { return texts_.size(); }

 private:
  std::deque<std::string> texts_ = {""};
  std::unordered_map<std::string, SymbolId, TextHash, std::equal_to<>> ids_;
};

// How a written code-like text is kept, the same for policies and claims, for whole codes and for the heads of patterns: blanks around it cut; letters of
// codes, modifiers, diagnoses, specialties, adjustments and remarks in upper case; diagnoses without their point; places in two digits; NDCs as 11 digits
// (5-4-2; 4-4-2, 5-3-2 and 5-4-1 padded by segment where dashes tell, ten digits without dashes kept as they are). Payers, declared values and text keep
// their letters. Empty where the text cannot be of that kind at all.
std::string normalised(SymbolKind kind, std::string_view text);
// The way people write it: `J45.40`, `00024-5914-01`.
std::string shown(SymbolKind kind, std::string_view normalised);

}  // namespace edict::core
