// Phase 3's product. In: nothing (data only). Always true: const once returned; an expression without an entry was never reached (its declaration was broken).
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "exact/date.h"
#include "names/names.h"
#include "types/type.h"

namespace edict::types {

// What a name, path or operator turned out to mean.
enum class Meaning : std::uint8_t {
  None,
  Constant,      // ref: Types::constants
  Variable,      // ref: slot
  ClaimOf,       // `claim`: of the line in slot ref
  PatientOf,     // `patient`
  Day, History,  // of the line in slot ref
  Field,         // ref: record, extra: field
  Attribute,     // ref: Types::attributes
  Term,          // ref: symbol; of the line in slot `extra`, or of a field expression's base
  Table,         // ref: symbol
  Column,        // ref: value column
  PeriodFirst, PeriodLast,
  SetName,       // ref: symbol
  Payer,         // ref: symbol: the payer itself
  Open,          // is open
  InSet, InTable, InList, InRange, InPattern, InPeriod, InPayer,
  Left,          // a balance's `left`
  AllowedNow,    // `line.allowed` within a balance's `takes`
};

struct Info {
  Type type;
  Meaning meaning = Meaning::None;
  std::uint32_t ref = kNone;
  std::uint32_t extra = kNone;
};

// A literal, read. Numbers are millionths; quantities millionths of their base unit.
struct Constant {
  Type type;
  std::int64_t number = 0;
  std::string text;          // Text, Symbol as written
  exact::Date date;
  exact::Duration duration;
  exact::Period period = exact::always();
};

struct FieldInfo {
  std::string name;
  Type type;
  bool complete = false;
  std::string title;
};
struct RecordInfo {
  std::string name, title;
  std::vector<FieldInfo> fields;
};
struct UnitInfo {
  std::string name;
  std::uint16_t dimension = 0;
  std::int64_t factor = 0;    // millionths of the base unit
};
struct VocabularyInfo {
  names::SymbolId symbol = kNone;
  std::string name;
  std::vector<std::string> members;
};
enum class Owner : std::uint8_t { Code, Payer, Modifier };
inline constexpr std::uint32_t kUnitAttribute = 0;
struct AttributeInfo {
  std::string name;
  Type type;
  Owner owner = Owner::Code;
};

// One cell's test of a key, as read: `any`, a symbol or pattern, a set, a value or a range.
struct KeyCell {
  enum class Kind : std::uint8_t { Any, Symbol, Set, List, Value, Range } kind = Kind::Any;
  std::vector<std::string> symbols;      // Symbol and List: texts, maybe patterns
  std::uint32_t set = kNone;             // names::SymbolId
  std::uint32_t first = kNone, last = kNone;  // constants; Value uses first. Symbol ranges: symbols[0] .. symbols[1] with kind Range and first == kNone
  bool half_open = false;
};
struct RowInfo {
  bool otherwise = false;
  std::vector<KeyCell> keys;
  exact::Period effective = exact::always();
  std::vector<std::uint32_t> cells;      // constants; kNone where blank. One that rows share belongs to one column
  source::Span span;
  names::PackageId added_by = kNone;     // the package whose `extend table` it stands in; kNone: the table's own
};
struct ColumnInfo {
  std::string name;
  Type type;
  std::string counted_in;                // `units of J2357`: the code
};
struct TableInfo {
  std::vector<ColumnInfo> keys, columns; // value columns; the `effective` column is neither
  std::vector<RowInfo> rows;
  std::uint32_t pick = kNone;
  bool pick_largest = false;
};

// `extend set`: members that a package adds to another's set, for its own payers and period.
struct Addition {
  names::DeclRef ref;
  names::PackageId package = 0;
};

enum class TargetSort : std::uint8_t { None, Rule, Term, Balance, Exception, Code, Row, Rules, Payer };
struct ExceptionInfo {
  TargetSort target = TargetSort::None;
  names::SymbolId symbol = kNone;              // Rule, Term, Balance, Exception, Row (the table)
  std::string code;                            // Code
  std::vector<std::uint32_t> attributes;       // Code: those that it sets
  std::vector<std::uint32_t> rows;             // Row: indexes of the rows meant
  std::vector<std::pair<std::uint32_t, std::uint32_t>> cells;  // Row: value column, constant
  std::vector<names::SymbolId> rules;          // Rules: the group
};

struct Types {
  std::vector<std::vector<Info>> exprs;        // by module, by expression
  std::vector<Constant> constants;
  std::vector<RecordInfo> records;
  std::vector<std::string> dimensions = {""};
  std::vector<UnitInfo> units;
  std::vector<VocabularyInfo> vocabularies;
  std::vector<AttributeInfo> attributes;       // [kUnitAttribute] is a code's `unit`
  std::unordered_map<names::SymbolId, TableInfo> tables;
  std::unordered_map<names::SymbolId, Type> terms;
  std::unordered_map<names::SymbolId, Type> sets;          // element type
  std::unordered_map<names::SymbolId, std::vector<Addition>> additions;    // of sets
  std::unordered_map<names::SymbolId, ExceptionInfo> exceptions;
  std::unordered_map<names::SymbolId, std::vector<std::uint32_t>> attribute_uses;  // of attributes: by the declaration that uses them
  std::unordered_map<names::SymbolId, std::vector<names::SymbolId>> uses;  // of terms, sets, tables …: by the declaration that uses them
  std::uint32_t claim = kNone, line = kNone, patient = kNone;

  const Info& info(std::uint32_t module, ast::ExprId expr) const { return exprs[module][expr]; }
  std::uint32_t record(const std::string& name) const;
  std::uint32_t vocabulary_of(const std::string& member) const;
};

// `a mass`, `a list of diagnoses`, `a row of limits`: for people.
std::string type_text(const Type& type, const Types& types, const names::Names& names);

// The clause of a kind, or nothing.
const ast::Clause* clause(const std::vector<ast::Clause>& clauses, ast::ClauseKind kind);
// Dates of a period written as a range of date literals; nothing where it is broken (reported by check).
std::optional<exact::Period> period_of(const ast::Module& module, ast::ExprId range);
// The `effective` clause, or always().
exact::Period effective_of(const ast::Module& module, const std::vector<ast::Clause>& clauses);

}  // namespace edict::types
