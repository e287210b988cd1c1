// The tree that mirrors what was written: one Module a file. Names are not yet resolved, literals not yet typed.
//
// In: nothing (data only). Out: nothing. Always true: every node has a span; an expression's children have smaller ids than it has;
// a declaration that did not parse is absent or has `broken` set, and its error has been reported.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "source/source.h"

namespace edict::ast {

using source::Span;

using ExprId = std::uint32_t;  // index into Module::exprs
inline constexpr ExprId kNoExpr = 0xffffffff;

struct Name {
  std::string text;  // `acme_gold`, or a dotted path as written: `std.hcpcs`
  Span span;
};

// A string literal with its escapes resolved (\" \\ \{ \}).
struct Text {
  std::string value;
  Span span;
};

// ------------------------------------------------------------------ types as written

// `mass`, `list of code`, `row of limits`, `units of J2357`, `money per unit`, `units?`
struct TypeExpr {
  std::string name;                    // boolean integer decimal money percent text date period duration units code … or a declared name;
                                       // "list" with one argument; "row" with `of` naming a table
  std::vector<TypeExpr> arguments;     // list of T
  std::optional<Name> of;              // units of J2357; row of limits
  bool per_unit = false;               // money per unit, mass per unit …
  bool optional = false;               // T?
  Span span;
};

// ------------------------------------------------------------------ expressions

enum class UnaryOp : std::uint8_t { Not, Minus };
enum class BinaryOp : std::uint8_t {
  Or, And, Equal, NotEqual, Less, LessEqual, Greater, GreaterEqual,
  In, NotIn, Has, Add, Subtract, Multiply, Divide, Otherwise,
};
enum class QuantifierKind : std::uint8_t { Any, All, None };
enum class AggregateKind : std::uint8_t { Sum, Count, Min, Max };
enum class StateTest : std::uint8_t { Known, Missing, Open };
enum class RoundMode : std::uint8_t { HalfUp, HalfEven, Down, Up };
enum class Side : std::uint8_t { Before, After, Of };

struct NumberLiteral { std::string text; };                     // 60, 0.85, 1,250
struct QuantityLiteral { std::string number; Name unit; };      // 300 mg, 14 days, 6 months, 90 units
struct MoneyLiteral { std::string text; };                      // text without the `$`: 1,250.00
struct PercentLiteral { std::string text; };                    // text without the `%`
struct DateLiteral { std::string text; };
struct TextLiteral { std::string value; };
struct BooleanLiteral { bool value; };
// A code-like word whose type its place decides: J2357, J45.40, L20.*, JW, CO-197, M53, 0054T, 0024-5914-01, 99213 where letters or dashes occur.
// (An all-digit word is a NumberLiteral; the checker reads it as a code where a code is expected, keeping its text.)
struct ShapeLiteral { std::string text; };
struct NameExpr { std::string text; };                          // line, claim, omalizumab_indications, expected_units, any declared name
struct FieldExpr { ExprId base; Name field; };                  // line.code.unit, wastage.rule_name
struct IndexExpr { ExprId base; std::vector<ExprId> keys; };    // limits[line.code, line.place]
struct UnaryExpr { UnaryOp op; ExprId operand; };
struct BinaryExpr { BinaryOp op; ExprId left; ExprId right; Span op_span; };
struct StateExpr { StateTest test; bool negated; ExprId operand; };  // x is known, x is not open
struct RangeExpr { ExprId first; ExprId last; bool half_open; };     // a .. b, a .., .. b, a ..< b; kNoExpr for an open end
struct ListExpr { std::vector<ExprId> items; };                      // [J2357, J0517]
struct IfExpr { ExprId condition; ExprId then; ExprId otherwise; };  // if C then A else B
// any d in line.diagnoses where P; all …; none …. `where` may be absent for `any` and `none` (existence).
struct QuantifierExpr { QuantifierKind kind; Name variable; ExprId source; ExprId where; };
// sum(VALUE for v in SOURCE where P), count(v in SOURCE where P) [value = kNoExpr], count(distinct VALUE for v in …)
struct AggregateExpr { AggregateKind kind; bool distinct; ExprId value; Name variable; ExprId source; ExprId where; };
struct CallExpr { Name function; std::vector<ExprId> arguments; };   // ceil(x), floor(x), min(a, b), max(a, b), fewest_packages(dose, packages)
struct RoundExpr { ExprId operand; RoundMode mode; bool to_cent; };  // round(x half up to cent), round(x half even to whole unit)
// date within DURATION before|after|of DATE:   h.date within 28 days before line.date
struct WithinExpr { ExprId date; ExprId duration; Side side; ExprId anchor; };
struct DaysBetweenExpr { ExprId first; ExprId second; };             // days between a and b
struct AgeExpr { ExprId birth; ExprId on; };                         // age on line.date (birth = kNoExpr: the patient's), age of BIRTH on DATE
struct AsOfExpr { ExprId operand; ExprId date; };                    // J2357.unit as of 2025-01-01
struct FirstExpr { bool last; ExprId list; };                        // first of line.diagnoses, last of claim.lines
// claim { payer: acme, line { code: J2357 } }: tests and the REPL only.
struct RecordEntry { Name name; ExprId value; };                     // a nested record's value is a RecordExpr; `line { … }` may repeat
struct RecordExpr { Name type; std::vector<RecordEntry> entries; };
struct ErrorExpr {};                                                 // what could not be read; already reported

using ExprNode = std::variant<NumberLiteral, QuantityLiteral, MoneyLiteral, PercentLiteral, DateLiteral, TextLiteral, BooleanLiteral, ShapeLiteral,
                              NameExpr, FieldExpr, IndexExpr, UnaryExpr, BinaryExpr, StateExpr, RangeExpr, ListExpr, IfExpr, QuantifierExpr,
                              AggregateExpr, CallExpr, RoundExpr, WithinExpr, DaysBetweenExpr, AgeExpr, AsOfExpr, FirstExpr, RecordExpr, ErrorExpr>;

struct Expr {
  ExprNode node;
  Span span;
};

// ------------------------------------------------------------------ outcomes, messages, pairs

enum class OutcomeKind : std::uint8_t { Deny, Reject, Pend, ReduceUnits, ReduceTo, Note, Pass };

// deny CO-11 remark N822, M53 | reject CO-16 remark M51 | pend "reason" | reduce units to N CO-151 | reduce to MONEY CO-45 | note "…" | pass
struct Outcome {
  OutcomeKind kind;
  std::optional<Name> adjustment;   // text "CO-11"
  std::vector<Name> remarks;
  std::optional<Text> reason;       // pend, note
  ExprId amount = kNoExpr;          // reduce
  Span span;
};

// A message template: literal parts and interpolated expressions (paths and terms only) in order.
struct MessagePart {
  std::string text;         // when `value` is kNoExpr
  ExprId value = kNoExpr;
};
struct Message {
  std::vector<MessagePart> parts;
  Span span;
};

// pair (line, other) in claim.lines where P   (also `in day`, `in history`)
struct Pair {
  Name first;
  Name second;
  ExprId source;
  ExprId where;
};

// ------------------------------------------------------------------ clauses

enum class ClauseKind : std::uint8_t {
  Title, Version, Effective, Received, Source, Owner, For, Stage, Payer, Applies, Require, Else, Missing, Message, Cite, Label, Value,
  When, Waive, Pick, Per, Starts, Takes, Extends,
  Attribute,  // of a code, a payer, a modifier, or an exception to one: `unit 5 mg`, `ingredient "omalizumab"`; the name is in `attribute`
};

struct Pick { bool largest; Name column; };
struct Takes { ExprId amount; std::optional<Name> adjustment; };  // takes min(left, line.allowed) as PR-1

struct Clause {
  ClauseKind kind;
  Span span;       // all of it
  Span keyword;
  std::string attribute;
  std::variant<std::monostate, ExprId, Text, std::vector<Name>, Outcome, Message, Pair, Pick, Takes> value;
  // Title Version Source Owner Cite: Text.  Message: Message.  Effective Received: ExprId of a RangeExpr.  For Payer Per Label: names.
  // Stage: one name.  Applies: ExprId or Pair.  Require Value When Starts Attribute: ExprId.  Else Missing: Outcome.  Extends: names.
  // Waive: nothing.
};

// ------------------------------------------------------------------ declarations

struct PackageDecl { bool library = false; std::vector<Clause> clauses; };  // name: the dotted path
struct ImportDecl { std::optional<Name> alias; };                            // name: the package
struct AdoptDecl { ExprId from = kNoExpr; ExprId until = kNoExpr; std::vector<Name> payers; };  // name: the package

struct ValueMember { Name name; std::optional<Text> title; };
struct ValuesDecl { bool extend = false; std::vector<ValueMember> members; };
struct UnitDecl { ExprId factor = kNoExpr; std::optional<Name> dimension; };  // unit mg = 1000 mcg | unit mcg of mass

struct FieldDecl {
  Name name;
  TypeExpr type;              // `optional` in it: may be absent
  bool complete = false;      // an absent or blank one is empty, as on a real claim
  std::optional<Text> title;
  Span span;
};
struct RecordDecl { bool extend = false; std::vector<FieldDecl> fields; };   // `extend code { ingredient: text "…" }` declares attributes

// One head of a table or a file of codes; one that is the name of a type alone has no `type`.
struct ColumnDecl { Name name; std::optional<TypeExpr> type; Span span; };

struct CodeDecl { std::vector<Clause> clauses; };       // name: J2357. Effective, and attributes
// code from "drug_codes.csv" { kind drug_code | code | unit: amount | … | }: a code for each row of a data file; the clauses hold where a row says nothing else.
// add_code_rows() puts a CodeDecl for each row at the module's end, and leaves here what of the file could not be read.
// modifier from "modifiers.csv" { … }: the same of modifiers.
struct CodeRowsDecl {
  struct Problem {
    enum class Kind : std::uint8_t { NoFile, NoColumn, TooMany, BadCell } kind = Kind::NoFile;
    std::string text;    // the column; of BadCell: the cell
    std::string column;  // of BadCell
    std::string wanted;  // of BadCell, in words
    Span span;
  };
  bool of_modifiers = false;
  Text from;
  std::vector<ColumnDecl> columns;
  std::vector<Clause> clauses;
  std::vector<Problem> problems;
};
struct ModifierDecl { std::vector<Clause> clauses; };   // name: JW
struct PayerDecl { std::vector<Clause> clauses; };      // Extends, and attributes

// One member of a set. `pattern` is an expression: ShapeLiteral (maybe with `.*`), NumberLiteral, RangeExpr of those, or NameExpr (a set, payer, value).
struct SetMember {
  bool except = false;
  ExprId pattern = kNoExpr;
  std::optional<Text> note;
  ExprId effective = kNoExpr;  // a RangeExpr
  Span span;
};
struct SetDecl {
  bool extend = false;                 // `extend set PATH { … }`: members for another package's set; `element` is empty then
  TypeExpr element;
  std::vector<SetMember> members;
};

struct Cell {
  enum class Kind : std::uint8_t { Value, Any, Blank } kind = Kind::Value;
  ExprId value = kNoExpr;   // literal, range, pattern, list, set name
  Span span;
};
struct RowDecl { bool otherwise = false; std::vector<Cell> cells; Span span; };  // an otherwise row has one cell fewer a key: `otherwise` fills the first key
struct TableDecl {
  bool extend = false;                 // `extend table PATH { … }`: rows for another package's table; its columns are named, not typed, and there is no `by`
  std::vector<Name> keys;              // `by diagnosis, place`
  std::optional<Pick> pick;
  std::vector<ColumnDecl> columns;
  std::vector<RowDecl> rows;
  std::optional<Text> from;            // from "file.csv"
  std::vector<Clause> clauses;         // Effective, Source, Cite …
};

struct TermDecl { std::optional<TypeExpr> type; std::vector<Clause> clauses; };  // Value, Effective
struct RuleDecl { std::vector<Clause> clauses; };

enum class TargetKind : std::uint8_t { Named, Code, Row, Rules };
struct RowReplacement { Name column; ExprId value; };
// to approved_indication | to code J2357 | to limits[J2357, any] { units 120 } | to limits[otherwise] { units 60 } | to rules in cms.wastage
struct Target {
  TargetKind kind = TargetKind::Named;
  Name name;                                 // the rule, term, balance, exception; the code; the table; the package or label
  std::vector<ExprId> keys;                  // Row; kNoExpr: `any`
  bool otherwise = false;                    // Row: the one that stands in where no other matches
  std::vector<RowReplacement> replacements;  // Row
};
struct ExceptionDecl { Target target; std::vector<Clause> clauses; };  // name is optional in effect: `exception to rules in …` may have none

struct BalanceDecl { std::vector<Clause> clauses; };  // Per (names), Starts, Takes, Effective, Payer

enum class ExpectKind : std::uint8_t {
  Is,          // line 1 is deny
  DecidedBy,   // line 1 denied by R with CO-197 remark N822      (verb: denied pended reduced rejected noted)
  NotBy,       // line 1 not denied by R
  RuleStatus,  // line 1 meets R | fails R | undecided R | skips R   (skips: not applicable)
  Pays,        // line 1 pays $540.00
  Adjusts,     // line 1 adjusts PR-1 by $100.00
  Holds,       // line 1 EXPRESSION    (any boolean expression about that line, or a term comparison)
};
struct Expect {
  ExpectKind kind;
  std::optional<Name> claim;       // `expect claim "C2" line 1 …` where several claims are given
  std::uint32_t line = 1;
  std::string word;                // the disposition, verb or status word
  std::optional<Name> rule;
  std::optional<Name> adjustment;
  std::vector<Name> remarks;
  ExprId value = kNoExpr;          // amount, or the expression that must hold
  Span span;
};
struct TestDecl {
  std::vector<ExprId> given;       // RecordExprs: `claim { … }`, in order; all are decided in one run
  std::vector<ExprId> history;     // `given history claim { … }`: earlier claims, as they were decided
  ExprId as_of = kNoExpr;          // decide as of this date of receipt
  std::vector<Expect> expects;
};

using DeclNode = std::variant<PackageDecl, ImportDecl, AdoptDecl, ValuesDecl, UnitDecl, RecordDecl, CodeDecl, CodeRowsDecl, ModifierDecl, PayerDecl, SetDecl,
                              TableDecl, TermDecl, RuleDecl, ExceptionDecl, BalanceDecl, TestDecl>;

struct Decl {
  DeclNode node;
  Name name;                   // a test's name is its title
  std::optional<Text> title;
  Span span;
  bool broken = false;         // recovered from a syntax error inside: later phases skip it silently
};

// A comment, kept for the formatter: `//` and its text to the end of the line.
struct Comment {
  std::string text;
  Span span;
  bool trailing = false;       // stands behind code on its line
};

struct Module {
  source::FileId file = source::kNoFile;
  std::vector<Expr> exprs;
  std::vector<Decl> decls;
  std::vector<Comment> comments;

  const Expr& expr(ExprId id) const { return exprs[id]; }
};

}  // namespace edict::ast
