// The state of `lower` and its families of functions (internal to core/). One file a family.
#pragma once

#include <array>
#include <map>
#include <unordered_map>

#include "core/lower.h"
#include "core/node_pool.h"

namespace edict::core {

class Lowering {
 public:
  explicit Lowering(const Inputs& inputs);
  void run();
  NodeId extra(const Extra& extra);
  Program take() { return std::move(p_); }

 private:
  // Where the expression being lowered stands.
  struct Place {
    const ast::Module* module = nullptr;
    std::uint32_t index = 0;      // of types.exprs
    names::PackageId package = 0;
    NodeId date = kNone;          // `as of`
    bool has_line = true;
  };

  // schema.cpp
  Type type_of(const types::Type& type, std::uint8_t scale = 6) const;
  void lower_schema();
  void lower_payers();
  void lower_packages();
  std::vector<Act> acts_of(names::PackageId package);
  std::vector<SymbolId> topmost(const std::vector<SymbolId>& payers) const;
  SymbolId payer_symbol(names::PackageId package, const std::string& name);
  std::vector<SymbolId> payers_in(names::PackageId package, const std::vector<ast::Clause>& clauses, ast::ClauseKind kind);

  // additions.cpp: what other packages add to a set, and for whom
  using Scope = std::vector<bool>;               // by payer of the program; the last one: claims of payers that nobody declares
  struct Part {                                  // an addition in one stretch in which its package acts
    const types::Addition* addition = nullptr;
    Act act;
  };
  using Active = std::vector<const Part*>;       // the additions that hold for some payers
  struct Variant {                               // a set as these payers have it
    Scope payers;
    SetId set = kNone;
  };
  Scope scope_of(const std::vector<SymbolId>& payers) const;
  Matcher payer_matcher(const Scope& scope);
  void find_parts(names::SymbolId set, std::vector<Part>& parts, std::vector<names::SymbolId>& seen) const;
  const std::vector<Variant>& variants(names::SymbolId set);     // one only where nothing is added
  bool extended(names::SymbolId set) { return variants(set).size() > 1; }
  TableId variant_table(names::SymbolId set);
  NodeId claims_payer();
  void keep_parts();

  // sets.cpp, tables.cpp, codes.cpp
  SetId set_id(names::SymbolId symbol);
  Member member(SymbolKind kind, const std::string& text, bool except, exact::Period effective);
  SetId anonymous_set(SymbolKind kind, std::vector<Member> members);
  void flatten(names::SymbolId symbol, exact::Period within, const Active& active, Set& into, int depth);
  void add_members(const ast::SetDecl& set, exact::Period within, const Active& active, Set& into, int depth);
  void add_set(names::SymbolId symbol, bool except, exact::Period effective, const Active& active, Set& into, int depth);
  Set flat_set(names::SymbolId symbol, const Active& active);
  TableId table_id(names::SymbolId symbol);
  void lower_tables();
  SymbolId key_symbol(SymbolKind kind, const std::string& text);
  Matcher matcher(const types::KeyCell& cell, const types::Type& type);
  bool payer_decides(const types::TableInfo& info);
  std::vector<std::pair<Scope, exact::Period>> stretches(const types::RowInfo& row);
  void lower_row(names::SymbolId table, std::uint32_t number);
  std::vector<ChoiceId> cells(names::SymbolId table, std::uint32_t number, SymbolId code);
  ChoiceId cell_with_exceptions(const std::vector<std::uint32_t>& statements, names::SymbolId table, std::uint32_t number, std::uint32_t column, SymbolId code);
  void add_row(Row row, Scope scope, const types::RowInfo& written, const types::TableInfo& info, std::size_t key, Table& into);
  void lower_codes();
  void lower_attributes(names::SymbolId symbol, types::Owner owner, const std::vector<names::SymbolId>& statements);
  UnitSizeId official_size(SymbolId code, exact::Period around);
  SymbolId cell_code(const types::KeyCell& cell);

  // constants.cpp
  Constant constant_of(const types::Constant& constant) const;
  Constant cell_constant(std::uint32_t constant, const types::ColumnInfo& column, SymbolId code, exact::Period around);
  NodeId constant_expr(ast::ExprId id, const types::Type& wanted, SymbolId code);

  // expressions.cpp, operators.cpp, calls.cpp
  NodeId lower(ast::ExprId id);
  NodeId name(ast::ExprId id);
  NodeId field(ast::ExprId id, const ast::FieldExpr& node);
  NodeId index(ast::ExprId id, const std::vector<ast::ExprId>& keys, Op op);
  NodeId binary(ast::ExprId id, const ast::BinaryExpr& node);
  NodeId compare(ast::ExprId id, const ast::BinaryExpr& node);
  NodeId compare_age(ast::ExprId id, const ast::AgeExpr& age, ast::ExprId limit, std::uint32_t comparison);
  NodeId birth_of(ast::ExprId id, const ast::AgeExpr& age);
  NodeId years_of(ast::ExprId id, const ast::AgeExpr& age);
  NodeId arithmetic(ast::ExprId id, const ast::BinaryExpr& node);
  NodeId chain(ast::ExprId id, const ast::BinaryExpr& node);
  NodeId membership(ast::ExprId id, const ast::BinaryExpr& node);
  NodeId unary(ast::ExprId id, const ast::UnaryExpr& node);
  NodeId call(ast::ExprId id, const ast::CallExpr& node);
  NodeId aggregate(ast::ExprId id, const ast::AggregateExpr& node);
  NodeId members(ast::ExprId id);
  NodeId make(Op op, Type type, ast::ExprId at, NodeId a = kNone, NodeId b = kNone, NodeId c = kNone, std::uint32_t aux = 0, const std::vector<NodeId>& list = {});
  NodeId judged_line(std::uint32_t slot = 0);
  NodeId owner_line(ast::ExprId id);                             // the line whose payer and date judge what hangs on this expression
  NodeId cast(NodeId node, const types::Type& from, const types::Type& to);
  NodeId aligned(NodeId node, std::uint8_t scale);
  NodeId counted(NodeId node, const types::Type& declared, exact::Period around);  // in the official unit of the code that the type names, if it names one
  const types::Info& info(ast::ExprId id) const { return in_.types.exprs[at_.index][id]; }
  const types::Type& type(ast::ExprId id) const { return info(id).type; }
  const ast::Expr& expr(ast::ExprId id) const { return at_.module->exprs[id]; }

  // choices.cpp
  struct Statement {              // an exception and where it stands
    names::SymbolId symbol = names::kNone;
    ExceptionId id = kNone;
    const ast::ExceptionDecl* decl = nullptr;
    names::DeclRef ref;
    names::PackageId package = 0;
  };
  void collect_exceptions();
  ChoiceId choice(std::uint32_t base, names::SymbolId target, ast::ClauseKind kind);
  std::vector<Override> overrides(const std::vector<std::uint32_t>& statements, ast::ClauseKind kind);
  void spread(const Statement& statement, Override made, std::vector<Override>& into);  // one override a payer and act
  std::uint32_t clause_value(const ast::Clause& clause);
  void sort(std::vector<Override>& list) const;
  NodeId when_of(const Statement& statement);
  NodeId received_when(const Statement& statement);
  ChoiceId active_of(const Statement& statement);
  void enter(names::DeclRef ref, names::PackageId package);

  // rules.cpp, payment.cpp
  TermId term_id(names::SymbolId symbol);
  void lower_rules();
  Rule rule_of(names::SymbolId symbol, names::DeclRef ref);
  OutcomeId outcome(const ast::Outcome& outcome);
  std::uint32_t message(const ast::Message& message);
  void lower_balances();
  void lower_payment();
  // tests.cpp
  void lower_tests();
  std::string json_of(ast::ExprId id, const types::Type& type, std::size_t number);

  const Inputs& in_;
  Program p_;
  NodePool pool_;
  Place at_;
  std::array<std::uint8_t, 256> member_scales_;                  // by variable: of the list that it goes through
  std::unordered_map<names::SymbolId, SetId> sets_;
  std::unordered_map<names::SymbolId, TableId> tables_;
  std::map<names::SymbolId, std::vector<Part>> parts_;           // of sets that are added to themselves
  std::map<names::SymbolId, std::vector<Variant>> variants_;
  std::unordered_map<names::SymbolId, TableId> variant_tables_;
  struct KeptSymbol {
    SymbolKind kind = SymbolKind::None;
    std::string text;
    SymbolId id = 0;
  };
  std::array<KeptSymbol, 256> kept_symbols_;
  std::vector<ChoiceId> cell_choices_;                           // by constant of a cell, which belongs to one column: what it became
  std::unordered_map<names::SymbolId, TermId> terms_;
  std::unordered_map<names::SymbolId, BalanceId> balances_;
  std::unordered_map<std::string, SetId> anonymous_;
  std::vector<Statement> statements_;
  std::unordered_map<names::SymbolId, std::vector<std::uint32_t>> by_target_;   // statements that name a symbol, directly or through a group
  std::map<std::string, std::vector<std::uint32_t>> by_code_;                   // statements `to code J2357`
  std::vector<std::vector<Act>> acts_;
  std::vector<bool> acts_known_;
};

}  // namespace edict::core
