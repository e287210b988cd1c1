// The checker's own state and its families of functions (internal to types/). One file a family: tables of declarations, names, operators, collections,
// calls, tables, declarations, exceptions, tests.
#pragma once

#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

#include "types/check.h"

namespace edict::types {

// How a written column of a table is used: key k is k, value v is kValue + v, the dates of rows kDates.
inline constexpr std::uint32_t kValue = 1000, kDates = 5000;

class KnownCells;  // data.cpp

struct Local {
  std::string name;
  std::uint32_t slot = 0;
  Type type;
};

class Checker {
 public:
  Checker(const Inputs& inputs, Types& types, diagnostic::Diagnostics& diagnostics) : in_(inputs), types_(types), out_(diagnostics) {}

  // ---- tables of declarations, in this order (doubled.cpp, declared.cpp, data.cpp, tables.cpp, additions.cpp)
  void find_doubled();
  void read_units();
  void read_vocabularies();
  void read_records();
  void read_sets();
  void read_tables();
  void read_additions();
  void read_payers();

  // ---- declarations (declarations.cpp, exceptions.cpp, tests.cpp)
  void check_declarations();
  void find_rings();
  void find_overlaps();
  void check_bounded(const ast::Decl& decl, const std::string& what, std::string help);

  // ---- expressions
  Type check(ast::ExprId id, const Type* expected = nullptr);
  void expect(ast::ExprId id, const Type& wanted, const char* what);   // checks, and reports where another type stands
  void enter(std::uint32_t module, names::PackageId package);
  void set_line(bool has_line);

 private:
  friend Info check_expression(const Inputs&, Types&, const ast::Module&, ast::ExprId, names::PackageId, bool, diagnostic::Diagnostics&);
  const ast::Module& module() const { return *module_; }
  const ast::Expr& expr(ast::ExprId id) const { return module_->exprs[id]; }
  const source::Span& span(ast::ExprId id) const { return module_->exprs[id].span; }
  Info& info(ast::ExprId id) { return types_.exprs[module_index_][id]; }
  std::string text_of(source::Span span) const { return std::string(in_.sources.text(span)); }
  std::string words(const Type& type) const { return type_text(type, types_, in_.names); }
  diagnostic::Finding& report(diagnostic::Code code, source::Span span, std::vector<std::string> arguments = {});
  Type wrong(source::Span span, const std::string& wanted, const Type& got);  // reports T302, gives the error type
  void suggest(diagnostic::Finding& finding, const std::string& name, const std::vector<std::string>& candidates);
  bool is_own(const std::string& word);                       // declared, or named as a code, in a file of the author's

  // advice.cpp
  void advise_value(diagnostic::Finding& finding, ast::ExprId value, const Type& wanted);
  void unquote_all(diagnostic::Finding& finding, const std::vector<ast::ExprId>& items, const Type& wanted);
  void advise_operator(diagnostic::Finding& finding, const ast::BinaryExpr& node, const Type& left, const Type& right);
  static std::string words_of(const VocabularyInfo& vocabulary);  // the words that there are; empty where they are many
  bool one_more_value(ast::ExprId before, ast::ExprId value);     // `line.code = J2357 or J0517`: reports it
  std::string look_up(names::SymbolId table) const;  // `limits[line.diagnoses].most`
  void advise_unit(diagnostic::Finding& finding, ast::ExprId literal, const ast::QuantityLiteral& quantity);
  void advise_name(diagnostic::Finding& finding, const std::string& word);
  void advise_field(diagnostic::Finding& finding, const Type& base, const std::string& field);

  // literals.cpp
  Type literal(ast::ExprId id, const Type* expected);
  Type shape(ast::ExprId id, const std::string& text, const Type* expected);
  bool is_pattern(ast::ExprId id) const;                                    // `J45.*`
  Type symbol_or_pattern(ast::ExprId id, const Type& type);                 // where a pattern may stand for the symbols that it matches
  Type symbol_literal(ast::ExprId id, const std::string& text, const Type& type);
  void verify_symbol(const std::string& text, const Type& type, source::Span span);
  std::optional<std::int64_t> decimal(const std::string& text, source::Span span, std::int64_t factor = 1'000'000);
  Type constant(ast::ExprId id, Constant value);
  std::uint32_t add_constant(Constant value);
  const UnitInfo* unit(const std::string& name) const;
  std::optional<exact::Duration> duration(const std::string& number, const std::string& unit);

  // names.cpp
  Type name(ast::ExprId id, const ast::NameExpr& node, const Type* expected);
  Type field(ast::ExprId id, const ast::FieldExpr& node);
  Type field_of_record(ast::ExprId id, const ast::FieldExpr& node, const Type& base);
  Type index(ast::ExprId id, const ast::IndexExpr& node);
  Type named_symbol(ast::ExprId id, names::SymbolId symbol, source::Span span);
  std::optional<std::string> path_text(ast::ExprId id) const;   // `wastage.limits` where it is all names
  Type term_type(names::SymbolId symbol);
  void used(names::SymbolId symbol);
  void used_attribute(std::uint32_t attribute);

  // operators.cpp
  Type unary(ast::ExprId id, const ast::UnaryExpr& node);
  Type binary(ast::ExprId id, const ast::BinaryExpr& node, const Type* expected);
  Type compare(ast::ExprId id, const ast::BinaryExpr& node);
  Type add(ast::ExprId id, const ast::BinaryExpr& node, const Type& left, const Type& right);
  Type multiply(ast::ExprId id, const ast::BinaryExpr& node, const Type& left, const Type& right);
  Type divide(ast::ExprId id, const ast::BinaryExpr& node, const Type& left, const Type& right);
  std::pair<Type, Type> both(ast::ExprId left, ast::ExprId right, const Type* expected = nullptr);  // either side may type the other's literals
  Type mismatch(ast::ExprId id, const ast::BinaryExpr& node, const Type& left, const Type& right, const char* verb);
  bool comparable(const Type& a, const Type& b) const;
  bool fits_into(const Type& got, const Type& wanted) const;     // may stand where `wanted` is declared: bare numbers become units, known dimensions amounts
  std::optional<Type> unify(const Type& a, const Type& b) const;  // one type for both, for if, min, otherwise …
  bool is_value(ast::ExprId id, const Type& type);                // reports a set or an age where a value would be kept
  void unrounded(ast::ExprId id, const Type& type);               // so, and T304 where a ratio would be kept

  // membership.cpp
  Type in(ast::ExprId id, const ast::BinaryExpr& node);
  Type has(ast::ExprId id, const ast::BinaryExpr& node);

  // collections.cpp
  Type quantifier(ast::ExprId id, const ast::QuantifierExpr& node);
  Type aggregate(ast::ExprId id, const ast::AggregateExpr& node);
  Type list(ast::ExprId id, const ast::ListExpr& node, const Type* expected);
  Type first(ast::ExprId id, const ast::FirstExpr& node);
  Type source_element(ast::ExprId source);
  std::uint32_t push_variable(const ast::Name& name, const Type& type);

  // calls.cpp
  Type call(ast::ExprId id, const ast::CallExpr& node);
  Type round(ast::ExprId id, const ast::RoundExpr& node);
  Type conditional(ast::ExprId id, const ast::IfExpr& node, const Type* expected);
  Type state(ast::ExprId id, const ast::StateExpr& node);
  Type range(ast::ExprId id, const ast::RangeExpr& node, const Type* expected);
  Type dates(ast::ExprId id, const ast::WithinExpr& node);
  Type days_between(ast::ExprId id, const ast::DaysBetweenExpr& node);
  Type age(ast::ExprId id, const ast::AgeExpr& node);
  Type as_of(ast::ExprId id, const ast::AsOfExpr& node);

  // declared.cpp
  Type type_of(const ast::TypeExpr& written, names::PackageId package);
  void check_period(const ast::Clause* clause);
  void check_payers(const ast::Clause* clause);

  // tables.cpp, data.cpp
  void read_table(names::SymbolId symbol);
  void order_keys(const ast::TableDecl& table, TableInfo& info, std::vector<std::uint32_t>& order);
  void inline_rows(const ast::TableDecl& table, TableInfo& info, const std::vector<std::uint32_t>& order);
  void data_rows(const ast::Decl& decl, const ast::TableDecl& table, TableInfo& info, const std::vector<std::uint32_t>& order);
  KeyCell key_cell(const ast::Cell& cell, const ColumnInfo& column);
  void data_cell(RowInfo& row, std::string_view text, std::uint32_t place, const TableInfo& info, KnownCells& seen, source::Span span);
  std::optional<std::string> data_symbol(std::string_view text, const ColumnInfo& column);
  std::optional<Constant> data_constant(std::string_view text, const ColumnInfo& column);

  // additions.cpp
  names::SymbolId extended(const ast::Decl& decl, names::Sort sort);   // what `extend set` and `extend table` name; kNone (reported) where nothing is
  void add_rows(const ast::Decl& decl, const ast::TableDecl& table);
  bool added_columns(const ast::Decl& decl, const ast::TableDecl& table, const TableInfo& info, std::vector<std::uint32_t>& order);
  void keep_within(RowInfo& row, const exact::Period& period) const;

  // declarations.cpp
  void check_decl(std::uint32_t module, const ast::Decl& decl);
  void check_outcome(const ast::Outcome& outcome);
  void check_message(const ast::Message& message);
  void check_adjustment(const ast::Name& name);
  void check_remark(const ast::Name& name);
  void check_rule(const ast::RuleDecl& rule);
  void check_term(const ast::Decl& decl, const ast::TermDecl& term);
  void check_balance(const ast::BalanceDecl& balance);
  Type check_starts(ast::ExprId starts);                          // of a balance, or of an exception to one; gives what the balance is kept in
  Type balance_type(const ast::BalanceDecl& balance);
  Type kept_in(names::SymbolId balance);                          // the same, of a balance of any package; its own mistakes are told elsewhere
  void check_takes(const ast::Takes& takes, const Type& kept_in);
  void check_code(const ast::Decl& decl, const std::vector<ast::Clause>& clauses, Owner owner);
  void check_code_rows(const ast::CodeRowsDecl& rows);
  void check_set(const ast::Decl& decl, const ast::SetDecl& set);
  void check_package(const ast::PackageDecl& package);
  void check_pair(const ast::Pair& pair);
  void check_attribute(const ast::Clause& clause, Owner owner, const std::string& code);

  // exceptions.cpp
  void check_exception(const ast::Decl& decl, const ast::ExceptionDecl& exception);
  void check_exception_clauses(const ast::ExceptionDecl& exception, const ExceptionInfo& info, TargetSort sort, names::SymbolId symbol);
  bool bind_target(const ast::Decl& decl, const ast::ExceptionDecl& exception, ExceptionInfo& info);
  void bind_row(const ast::ExceptionDecl& exception, ExceptionInfo& info);

  // tests.cpp
  void check_test(const ast::TestDecl& test);
  void check_record(ast::ExprId id, const Type& type);
  void check_expectation(const ast::Expect& expect);

  const Inputs& in_;
  Types& types_;
  diagnostic::Diagnostics& out_;
  const ast::Module* module_ = nullptr;
  std::uint32_t module_index_ = 0;
  names::PackageId package_ = 0;
  names::SymbolId symbol_ = kNone;       // the declaration being checked
  std::vector<Local> locals_;
  bool has_line_ = false;
  bool at_prompt_ = false;  // terms may be named without a line; whether they speak of one is seen when they are lowered
  bool in_takes_ = false;
  std::uint32_t next_slot_ = 1;
  int depth_ = 0;
  std::unordered_set<names::SymbolId> open_terms_;
  std::unordered_set<const ast::Decl*> doubled_;              // declarations that another package's has the name of
  std::optional<std::unordered_set<std::string>> own_words_;  // made when first asked for
};

}  // namespace edict::types
