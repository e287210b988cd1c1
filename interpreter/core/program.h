// core::Program: what a checked policy set means, ready for any evaluator: resolved, monomorphic, exceptions elaborated.
//
// In: nothing (data only; `lower` makes it). Always true once returned: immutable; every id is valid; names are for words, never for meaning.
#pragma once

#include <string>
#include <vector>

#include "core/node.h"
#include "core/schema.h"
#include "exact/date.h"
#include "exact/integer.h"

namespace edict::core {

// A value known in advance. `type.kind` says which members count.
struct Constant {
  Type type;
  std::int64_t number = 0;         // Boolean 0/1; numeric kinds: on scale 6, whatever type.scale of ints (integers too are kept on scale 6)
  DimensionId dimension = 0;       // Amount, UnitSize
  SymbolId symbol = 0;             // Text, Symbol; Units, UnitSize, PerUnit: the code
  UnitSizeId unit_size = 0;        // Units, UnitSize, PerUnit: the size counted in (0 = a bare number)
  exact::Date date;                // Date
  exact::Period period;            // Period
  exact::Duration duration;        // Duration
  std::vector<ConstantId> items;   // List
  bool operator==(const Constant&) const = default;
};

// A billing unit's definition: `amount` (millionths of the dimension's base unit) of code per unit.
struct UnitSize {
  SymbolId code = 0;
  DimensionId dimension = 0;
  std::int64_t amount = 0;
};

// ---------------------------------------------------------------- choices: a value, and the exceptions that may replace it

// One exception's say on one clause (or attribute, cell, term). Applies where the claim's payer is `payer` or below it, `effective` holds the date, `active` is
// true, and `when` is true.
struct Override {
  ExceptionId exception = kNone;
  SymbolId payer = 0;              // 0: every payer (the root of all)
  exact::Period effective;
  NodeId when = kNone;             // boolean; kNone = always
  ChoiceId active = kNone;         // Choice of boolean NodeIds: switched off by exceptions to this exception; kNone = on
  ChoiceId value = kNone;          // what stands instead: itself a choice (exceptions may edit exceptions)
};

// Walk the claim's payers from root to leaf; at each, applicable overrides replace what stands. Two that differ at one payer conflict (value ids differ: equal
// expressions and outcomes share an id); an undecidable `when` whose value differs from what stands makes the choice undecidable.
struct Choice {
  std::uint32_t base = kNone;      // NodeId, OutcomeId or MessageId, by where the choice stands
  std::vector<Override> overrides; // in order of payer depth, then exception name
};

// ---------------------------------------------------------------- outcomes and messages

enum class Disposition : std::uint8_t { Pay, Reduce, Pend, Deny, Reject };  // in order of gravity
enum class OutcomeKind : std::uint8_t { Deny, Reject, Pend, ReduceUnits, ReduceTo, Note, Pass };

enum class Group : std::uint8_t { CO, PR, OA, PI, CR };
struct Outcome {
  OutcomeKind kind = OutcomeKind::Pend;
  Group group = Group::CO;
  SymbolId carc = 0;               // "197"; 0 = none
  std::vector<SymbolId> remarks;   // RARC, in the order written
  SymbolId reason = 0;             // pend, note: text
  NodeId amount = kNone;           // reduce: units or money
};

struct MessagePart {
  SymbolId text = 0;               // when node is kNone
  NodeId node = kNone;
};
struct Message { std::vector<MessagePart> parts; };

// ---------------------------------------------------------------- declarations

// Where a package, and so its rules, act: for these payers (and below), over this period of the date of service.
struct Act {
  std::vector<SymbolId> payers;    // empty: every declared payer
  exact::Period effective;
};

enum class Stage : std::uint8_t { Intake, Coding, Coverage, Bundling };

struct Rule {
  std::string name;                // full: `acme.biologics.quantity`
  std::string title, cite, label;
  std::uint32_t package = 0;       // Program::packages
  Stage stage = Stage::Coverage;
  std::vector<Act> acts;           // any of them
  std::vector<SymbolId> payers;    // the rule's own `payer` clause; empty: all
  exact::Period effective;         // of the date of service
  exact::Period received;          // of the date of receipt; always() where not said
  // pair (line, other) in SOURCE where P: `pair_source` lists candidates given the judged line in slot 0; the partner stands in slot 1; `applies` is P.
  NodeId pair_source = kNone;
  ChoiceId applies = kNone;        // boolean NodeId; kNone = always
  ChoiceId require = kNone;        // boolean NodeId
  ChoiceId otherwise = kNone;      // OutcomeId: the `else` clause
  ChoiceId missing = kNone;        // OutcomeId: pend, deny or pass
  ChoiceId message = kNone;        // index into Program::messages; kNone where there is none
  source::Span span;               // the declaration
  source::Span name_span;
};

struct Versioned {                 // one statement of a term, for a period
  exact::Period effective;
  ChoiceId value = kNone;          // NodeId
};
struct Term {
  std::string name, title;
  std::uint32_t package = 0;
  Type type;
  std::vector<Versioned> versions; // disjoint periods; no version for a date = unknown (no definition)
  source::Span span;
};

struct AttributeValue {            // of one code or payer, over a period
  exact::Period effective;
  ChoiceId value = kNone;          // NodeId of a constant
};
struct Attribute {                 // `unit`, `ingredient`, `route`, … of codes; attributes of payers
  std::string name;
  Type type;
  std::unordered_map<SymbolId, std::vector<AttributeValue>> values;
};

// One code's life, for `code is effective` and for words.
struct Code {
  SymbolId symbol = 0;
  std::string title;
  exact::Period effective;
  std::uint32_t package = 0;
  source::Span span;
};

struct Payer {
  SymbolId symbol = 0;
  std::string title;
  std::uint32_t parent = kNone;    // index into Program::payers
  std::uint32_t depth = 0;
  source::Span span;
};

struct Member {                    // of a set. A member set without exceptions is flattened into its own members; one that has some stays whole
  bool except = false;
  SetId set = kNone;               // what that set holds (of a smaller id); or kNone and
  SymbolId exact = 0;              // equal to this; or 0 and
  std::string first, last;         //   first <= normalised text, and text <= last or text begins with last (so J45.52 takes in its finer codes)
  bool any = false;                // every symbol
  exact::Period effective;
};
struct Set {
  std::string name, title;
  SymbolKind element = SymbolKind::None;
  std::vector<Member> members;     // in the set: some member without `except` matches, and none with it does. A payer matches where an ancestor does;
                                   // whether a member set holds it is asked of the payer itself
  source::Span span;
};

// How one key cell of a row matches.
struct Matcher {
  enum class Kind : std::uint8_t { Any, Symbol, Set, Range, Value } kind = Kind::Any;
  SymbolId symbol = 0;
  SetId set = kNone;
  ConstantId first = kNone, last = kNone;  // Range (kNone = open) and Value (first): numeric, dates
  bool half_open = false;
};
struct Row {
  bool otherwise = false;
  std::vector<Matcher> keys;
  exact::Period effective;
  std::vector<ChoiceId> cells;     // one a value column: NodeId of a constant; kNone where blank (unknown)
  source::Span span;
};
struct Column {
  std::string name;
  Type type;
};
struct Table {
  std::string name, title;
  std::vector<Type> keys;          // of the key columns
  std::vector<std::string> key_names;
  std::vector<Column> columns;     // the value columns
  std::vector<Row> rows;
  bool payer_decides = false;      // the first key is the payer of the judged claim: rows, or members of sets in cells, that not everybody has
  std::uint32_t pick = kNone;      // value column; kNone: several matching rows are a conflict
  bool pick_largest = false;
  source::Span span;
};

struct Exception {
  std::string name, title, cite;
  std::uint32_t package = 0;
  std::string target;              // in words: `approved_indication`, `code J2357`, `limits[J2357, 11]`
  source::Span span;
};

struct Package {
  std::string name, title, version, source, owner;
  bool library = false;
  std::vector<Act> acts;
  exact::Period received;
  source::Span span;
};

// What a balance is kept for: a claim's patient, plan, payer, calendar year of the date of service, authorization.
enum class PerKey : std::uint8_t { Patient, Plan, Payer, Year, Claim, Authorization, Visit, Code };
struct Balance {
  std::string name, title;
  std::uint32_t package = 0;
  std::vector<PerKey> per;
  Type type;                       // money, or units
  ChoiceId starts = kNone;         // NodeId: what is there before the first line
  ChoiceId takes = kNone;          // NodeId in which Variable slot kLeftSlot is what is left, and kAllowedSlot what of the line's allowed amount still is to be shared
  Group group = Group::PR;
  SymbolId carc = 0;               // of the adjustment (`as PR-1`); 0: an inner account such as an out-of-pocket maximum
  std::vector<Act> acts;
  source::Span span;
};
inline constexpr std::uint8_t kLeftSlot = 250;
inline constexpr std::uint8_t kAllowedSlot = 251;

// The settled names of payment (std.payment): a kNone term is not part of this policy set.
struct Payment {
  bool adopted = false;
  std::vector<Act> acts;
  TermId fee = kNone;              // money: the allowed amount of the line for its units, before factors
  TermId unit_cap = kNone;         // units: most that are paid
  TermId factor = kNone;           // decimal: multiplies the fee (multiple procedures, bilateral, assistant)
  TermId other_payer_paid = kNone; // money the payers before us paid (OA-23)
  TermId most_after_others = kNone; // money: the most that is left for us and the patient behind them (OA-23 takes the rest)
  TermId coinsurance = kNone;      // percent of what the deductible leaves (PR-2)
  TermId copay = kNone;            // money (PR-3)
  TermId sequestration = kNone;    // percent of the payment (CO-253)
  BalanceId deductible = kNone;
  BalanceId out_of_pocket = kNone;
  std::vector<BalanceId> others;   // in order of name
};

struct Vocabulary {
  std::string name;
  std::vector<SymbolId> members;
};

// A `test` block, ready to run: claims as NDJSON, expectations as nodes and names.
struct Expectation {
  enum class Kind : std::uint8_t { Is, DecidedBy, NotBy, RuleStatus, Pays, Adjusts, Holds } kind = Kind::Is;
  std::string claim;               // id; empty: the first claim
  std::uint32_t line = 1;          // line number
  std::string word;                // disposition (Is), verb (DecidedBy, NotBy: denied …), meets fails undecided skips (RuleStatus)
  std::string rule;                // full name
  std::string group, carc;         // of an adjustment; empty: not asked
  std::vector<std::string> remarks;
  NodeId value = kNone;            // Pays, Adjusts: money; Holds: boolean about the line in slot 0
  std::string text;                // the expectation as written, for reports
  source::Span span;
};
struct Test {
  std::string name;
  std::uint32_t package = 0;
  std::vector<std::string> claims;   // NDJSON, one claim each; a claim without id is named `1`, `2`, …; lines without number count from 1
  std::vector<std::string> history;  // the same, of decided claims
  bool has_history = false;
  bool has_as_of = false;
  exact::Date as_of;
  std::vector<Expectation> expectations;
  source::Span span;
};

struct Program {
  Schema schema;
  Symbols symbols;
  std::vector<Constant> constants;
  std::vector<UnitSize> unit_sizes;            // [0] is "none"
  std::vector<Node> nodes;
  std::vector<NodeId> operands;
  std::vector<Choice> choices;
  std::vector<Outcome> outcomes;
  std::vector<Message> messages;
  std::vector<Vocabulary> vocabularies;
  std::vector<Package> packages;
  std::vector<Payer> payers;                   // parents before children
  std::unordered_map<SymbolId, std::uint32_t> payer_index;
  std::vector<Code> codes;                     // sorted by symbol, then period
  std::vector<Set> sets;
  std::vector<Table> tables;
  std::vector<Attribute> attributes;
  AttributeId unit_attribute = kNone;          // `unit`, Kind::UnitSize
  std::vector<Term> terms;
  std::vector<Rule> rules;                     // sorted by full name, then period
  std::vector<Exception> exceptions;
  std::vector<Balance> balances;
  std::vector<Test> tests;
  Payment payment;

  const Node& node(NodeId id) const { return nodes[id]; }
  NodeId operand(const Node& n, std::uint32_t i) const { return operands[n.list + i]; }
};

}  // namespace edict::core
