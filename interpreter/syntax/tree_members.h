// The members of each node of ast.h, for whoever goes through all of them alike (internal to syntax/). A structured binding names every member or does not compile.
#pragma once

#include <tuple>

#include "syntax/ast.h"

namespace edict::syntax::tree {

using namespace ast;

inline auto members(Name& x) { auto& [a, b] = x; return std::tie(a, b); }
inline auto members(Text& x) { auto& [a, b] = x; return std::tie(a, b); }
inline auto members(TypeExpr& x) { auto& [a, b, c, d, e, f] = x; return std::tie(a, b, c, d, e, f); }
// expressions
inline auto members(NumberLiteral& x) { auto& [a] = x; return std::tie(a); }
inline auto members(QuantityLiteral& x) { auto& [a, b] = x; return std::tie(a, b); }
inline auto members(MoneyLiteral& x) { auto& [a] = x; return std::tie(a); }
inline auto members(PercentLiteral& x) { auto& [a] = x; return std::tie(a); }
inline auto members(DateLiteral& x) { auto& [a] = x; return std::tie(a); }
inline auto members(TextLiteral& x) { auto& [a] = x; return std::tie(a); }
inline auto members(BooleanLiteral& x) { auto& [a] = x; return std::tie(a); }
inline auto members(ShapeLiteral& x) { auto& [a] = x; return std::tie(a); }
inline auto members(NameExpr& x) { auto& [a] = x; return std::tie(a); }
inline auto members(FieldExpr& x) { auto& [a, b] = x; return std::tie(a, b); }
inline auto members(IndexExpr& x) { auto& [a, b] = x; return std::tie(a, b); }
inline auto members(UnaryExpr& x) { auto& [a, b] = x; return std::tie(a, b); }
inline auto members(BinaryExpr& x) { auto& [a, b, c, d] = x; return std::tie(a, b, c, d); }
inline auto members(StateExpr& x) { auto& [a, b, c] = x; return std::tie(a, b, c); }
inline auto members(RangeExpr& x) { auto& [a, b, c] = x; return std::tie(a, b, c); }
inline auto members(ListExpr& x) { auto& [a] = x; return std::tie(a); }
inline auto members(IfExpr& x) { auto& [a, b, c] = x; return std::tie(a, b, c); }
inline auto members(QuantifierExpr& x) { auto& [a, b, c, d] = x; return std::tie(a, b, c, d); }
inline auto members(AggregateExpr& x) { auto& [a, b, c, d, e, f] = x; return std::tie(a, b, c, d, e, f); }
inline auto members(CallExpr& x) { auto& [a, b] = x; return std::tie(a, b); }
inline auto members(RoundExpr& x) { auto& [a, b, c] = x; return std::tie(a, b, c); }
inline auto members(WithinExpr& x) { auto& [a, b, c, d] = x; return std::tie(a, b, c, d); }
inline auto members(DaysBetweenExpr& x) { auto& [a, b] = x; return std::tie(a, b); }
inline auto members(AgeExpr& x) { auto& [a, b] = x; return std::tie(a, b); }
inline auto members(AsOfExpr& x) { auto& [a, b] = x; return std::tie(a, b); }
inline auto members(FirstExpr& x) { auto& [a, b] = x; return std::tie(a, b); }
inline auto members(RecordEntry& x) { auto& [a, b] = x; return std::tie(a, b); }
inline auto members(RecordExpr& x) { auto& [a, b] = x; return std::tie(a, b); }
inline auto members(ErrorExpr&) { return std::tie(); }
inline auto members(Expr& x) { auto& [a, b] = x; return std::tie(a, b); }
// clauses
inline auto members(Outcome& x) { auto& [a, b, c, d, e, f] = x; return std::tie(a, b, c, d, e, f); }
inline auto members(MessagePart& x) { auto& [a, b] = x; return std::tie(a, b); }
inline auto members(Message& x) { auto& [a, b] = x; return std::tie(a, b); }
inline auto members(Pair& x) { auto& [a, b, c, d] = x; return std::tie(a, b, c, d); }
inline auto members(Pick& x) { auto& [a, b] = x; return std::tie(a, b); }
inline auto members(Takes& x) { auto& [a, b] = x; return std::tie(a, b); }
inline auto members(Clause& x) { auto& [a, b, c, d, e] = x; return std::tie(a, b, c, d, e); }
// declarations
inline auto members(PackageDecl& x) { auto& [a, b] = x; return std::tie(a, b); }
inline auto members(ImportDecl& x) { auto& [a] = x; return std::tie(a); }
inline auto members(AdoptDecl& x) { auto& [a, b, c] = x; return std::tie(a, b, c); }
inline auto members(ValueMember& x) { auto& [a, b] = x; return std::tie(a, b); }
inline auto members(ValuesDecl& x) { auto& [a, b] = x; return std::tie(a, b); }
inline auto members(UnitDecl& x) { auto& [a, b] = x; return std::tie(a, b); }
inline auto members(FieldDecl& x) { auto& [a, b, c, d, e] = x; return std::tie(a, b, c, d, e); }
inline auto members(RecordDecl& x) { auto& [a, b] = x; return std::tie(a, b); }
inline auto members(ColumnDecl& x) { auto& [a, b, c] = x; return std::tie(a, b, c); }
inline auto members(CodeDecl& x) { auto& [a] = x; return std::tie(a); }
inline auto members(CodeRowsDecl::Problem& x) { auto& [a, b, c, d, e] = x; return std::tie(a, b, c, d, e); }
inline auto members(CodeRowsDecl& x) { auto& [a, b, c, d, e] = x; return std::tie(a, b, c, d, e); }
inline auto members(ModifierDecl& x) { auto& [a] = x; return std::tie(a); }
inline auto members(PayerDecl& x) { auto& [a] = x; return std::tie(a); }
inline auto members(SetMember& x) { auto& [a, b, c, d, e] = x; return std::tie(a, b, c, d, e); }
inline auto members(SetDecl& x) { auto& [a, b, c] = x; return std::tie(a, b, c); }
inline auto members(Cell& x) { auto& [a, b, c] = x; return std::tie(a, b, c); }
inline auto members(RowDecl& x) { auto& [a, b, c] = x; return std::tie(a, b, c); }
inline auto members(TableDecl& x) { auto& [a, b, c, d, e, f, g] = x; return std::tie(a, b, c, d, e, f, g); }
inline auto members(TermDecl& x) { auto& [a, b] = x; return std::tie(a, b); }
inline auto members(RuleDecl& x) { auto& [a] = x; return std::tie(a); }
inline auto members(RowReplacement& x) { auto& [a, b] = x; return std::tie(a, b); }
inline auto members(Target& x) { auto& [a, b, c, d, e] = x; return std::tie(a, b, c, d, e); }
inline auto members(ExceptionDecl& x) { auto& [a, b] = x; return std::tie(a, b); }
inline auto members(BalanceDecl& x) { auto& [a] = x; return std::tie(a); }
inline auto members(Expect& x) { auto& [a, b, c, d, e, f, g, h, i] = x; return std::tie(a, b, c, d, e, f, g, h, i); }
inline auto members(TestDecl& x) { auto& [a, b, c, d] = x; return std::tie(a, b, c, d); }
inline auto members(Decl& x) { auto& [a, b, c, d, e] = x; return std::tie(a, b, c, d, e); }
inline auto members(Comment& x) { auto& [a, b, c] = x; return std::tie(a, b, c); }

}  // namespace edict::syntax::tree
