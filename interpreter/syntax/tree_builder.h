// Parse tree into ast::Module, one family a file: declarations, clauses, expressions (two files), tables and sets, tests.
//
// In: contexts of the generated parser, which must be complete (no error nodes). Out: nodes appended to the module. Always true: a node's
// children have smaller ids; what can only be seen here (chained comparisons, escapes) is reported and makes the declaration `broken`.
#pragma once

#include "EdictParser.h"
#include "syntax/reporter.h"

namespace edict::syntax {

class TreeBuilder {
 public:
  using P = grammar::EdictParser;

  TreeBuilder(ast::Module& module, Reporter& reporter) : module_(module), reporter_(reporter) {}

  void declaration(P::DeclarationContext* context, bool broken);
  ast::ExprId expression(P::ExpressionContext* context);

 private:
  // declarations
  ast::Decl head(ast::DeclNode node, ast::Name name, antlr4::tree::TerminalNode* title);
  ast::Decl package(P::PackageDeclarationContext* context);
  ast::Decl import(P::ImportDeclarationContext* context);
  ast::Decl adopt(P::AdoptDeclarationContext* context);
  ast::Decl values(P::ValuesDeclarationContext* context);
  ast::Decl unit(P::UnitDeclarationContext* context);
  ast::Decl record(P::RecordDeclarationContext* context);
  ast::Decl term(P::TermDeclarationContext* context);
  ast::Decl exception(P::ExceptionDeclarationContext* context);
  ast::Target target(P::TargetContext* context);
  ast::FieldDecl field(P::FieldContext* context);
  ast::TypeExpr type(P::TypeContext* context);

  // tables and sets
  ast::Decl set(P::SetDeclarationContext* context);
  ast::Decl set_extension(P::SetExtensionContext* context);
  std::vector<ast::SetMember> members(const std::vector<P::SetMemberContext*>& parts);
  ast::Decl table(P::TableDeclarationContext* context);
  ast::Decl code_rows(P::CodeRowsDeclarationContext* context);
  std::vector<ast::ColumnDecl> columns(P::TableHeadContext* context);
  ast::Decl table_extension(P::TableExtensionContext* context);
  // What a table and an extension of one have in common: head, rows, clauses, the file of rows. Gives the title.
  template <typename Context>
  antlr4::tree::TerminalNode* rows_and_clauses(Context* context, ast::TableDecl& made);
  ast::RowDecl row(P::TableRowContext* context, std::size_t columns);
  ast::Cell cell(P::CellContext* context, antlr4::Token* before, antlr4::Token* after);

  // tests
  ast::Decl test(P::TestDeclarationContext* context);
  ast::Expect expect(P::ExpectClauseContext* context);
  void expectation(P::ExpectationContext* context, ast::Expect& expect);
  std::uint32_t line_number(antlr4::tree::TerminalNode* number);

  // clauses
  std::vector<ast::Clause> clauses(P::BlockContext* block);
  ast::Clause clause(P::ClauseContext* context);
  ast::Outcome outcome(P::OutcomeContext* context);
  ast::Message message(antlr4::tree::TerminalNode* text);
  ast::ExprId interpolation(std::uint32_t begin, std::uint32_t end);
  ast::Pair pair(P::PairContext* context);
  ast::Pick pick(P::PickClauseContext* context);

  // expressions
  ast::ExprId disjunction(P::DisjunctionContext* context);
  ast::ExprId conjunction(P::ConjunctionContext* context);
  ast::ExprId negation(P::NegationContext* context);
  ast::ExprId quantified(P::QuantifiedContext* context);
  ast::ExprId comparison(P::ComparisonContext* context);
  void chained(P::ComparisonContext* context);
  ast::ExprId compared(ast::ExprId left, P::ComparisonTailContext* tail, source::Span whole);
  ast::ExprId fallback(P::FallbackContext* context);
  ast::ExprId range(P::RangeContext* context);
  ast::ExprId sum(P::SumContext* context);
  ast::ExprId product(P::ProductContext* context);
  ast::ExprId sign(P::SignContext* context);
  ast::ExprId dated(P::DatedContext* context);
  ast::ExprId phrase(P::PhraseContext* context);
  ast::ExprId access(P::AccessContext* context);
  ast::ExprId primary(P::PrimaryContext* context);
  ast::ExprId count(P::CountBodyContext* context, source::Span whole);
  ast::ExprId over(P::OverContext* context, ast::AggregateKind kind, bool distinct, source::Span whole);
  ast::ExprId extreme(P::ExtremeContext* context);
  ast::ExprId rounding(P::RoundingContext* context);
  ast::ExprId literal(P::LiteralContext* context);
  ast::ExprId record_literal(P::RecordLiteralContext* context);
  std::vector<ast::ExprId> expressions(const std::vector<P::ExpressionContext*>& contexts);
  struct Link {
    ast::BinaryOp op;
    source::Span op_span;
  };
  // The span is that of the words, brackets included, which the expression's own leaves out.
  struct Operand {
    ast::ExprId id;
    source::Span span;
  };
  ast::ExprId chain(const std::vector<Operand>& operands, const std::vector<Link>& links);
  ast::ExprId balanced(const std::vector<Operand>& operands, const std::vector<Link>& links, std::size_t begin, std::size_t end);
  ast::ExprId add(ast::ExprNode node, source::Span span);

  // words
  source::Span span(antlr4::Token* token) const;
  source::Span span(antlr4::tree::TerminalNode* node) const { return span(node->getSymbol()); }
  source::Span span(antlr4::ParserRuleContext* context) const;
  std::string written(source::Span place) const { return std::string(reporter_.text().substr(place.begin, place.end - place.begin)); }
  template <typename Node>
  std::string written(Node* node) const { return written(span(node)); }
  template <typename Node>
  ast::Name name(Node* node) const { return {written(node), span(node)}; }
  ast::Name path(P::PathContext* context) const { return {written(context), span(context)}; }
  std::vector<ast::Name> names(P::NamesContext* context) const;
  ast::Text text(antlr4::tree::TerminalNode* node);
  std::optional<ast::Text> optional_text(antlr4::tree::TerminalNode* node);
  void escape(std::uint32_t at, std::string& out);
  void report(diagnostic::Code code, source::Span place, std::vector<std::string> arguments = {}, std::string help = {});

  ast::Module& module_;
  Reporter& reporter_;
  bool broken_ = false;
};

}  // namespace edict::syntax
