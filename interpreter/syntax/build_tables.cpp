// Sets and tables, and what other packages add to them.
#include "diagnostic/codes_syntax.h"
#include "syntax/tree_builder.h"

namespace edict::syntax {

using namespace ast;
namespace code = diagnostic::code;

Decl TreeBuilder::set(P::SetDeclarationContext* context) {
  SetDecl made{false, type(context->type()), members(context->setMember())};
  return head(std::move(made), name(context->identifier()), context->STRING());
}

Decl TreeBuilder::set_extension(P::SetExtensionContext* context) {
  SetDecl made{true, {}, members(context->setMember())};
  return head(std::move(made), path(context->path()), context->STRING());
}

std::vector<SetMember> TreeBuilder::members(const std::vector<P::SetMemberContext*>& parts) {
  std::vector<SetMember> made;
  made.reserve(parts.size());
  for (auto* part : parts) {
    SetMember member;
    member.except = part->EXCEPT() != nullptr;
    member.pattern = range(part->range(0));
    member.note = optional_text(part->STRING());
    if (part->period != nullptr) member.effective = range(part->period);
    member.span = span(part);
    made.push_back(std::move(member));
  }
  return made;
}

Decl TreeBuilder::table(P::TableDeclarationContext* context) {
  TableDecl made;
  for (auto* key : context->keys()->identifier()) made.keys.push_back(name(key));
  auto* title = rows_and_clauses(context, made);
  return head(std::move(made), name(context->identifier()), title);
}

Decl TreeBuilder::table_extension(P::TableExtensionContext* context) {
  TableDecl made;
  made.extend = true;
  auto* title = rows_and_clauses(context, made);
  return head(std::move(made), path(context->path()), title);
}

template <typename Context>
antlr4::tree::TerminalNode* TreeBuilder::rows_and_clauses(Context* context, TableDecl& made) {
  made.columns = columns(context->tableHead());
  for (auto* part : context->clause()) {
    if (auto* choice = dynamic_cast<P::PickClauseContext*>(part)) made.pick = pick(choice);
    else made.clauses.push_back(clause(part));
  }
  made.rows.reserve(context->tableRow().size());
  for (auto* part : context->tableRow()) made.rows.push_back(row(part, made.columns.size()));
  const auto texts = context->STRING();
  for (auto* words : texts) {
    if (context->file != nullptr && words->getSymbol() == context->file) made.from = text(words);
  }
  return !texts.empty() && texts.front()->getSymbol() != context->file ? texts.front() : nullptr;
}

std::vector<ColumnDecl> TreeBuilder::columns(P::TableHeadContext* context) {
  std::vector<ColumnDecl> made;
  for (auto* column : context->column()) {
    ColumnDecl head_cell{name(column->columnName()), {}, span(column)};
    if (column->type() != nullptr) head_cell.type = type(column->type());
    made.push_back(std::move(head_cell));
  }
  return made;
}

// It has no name of its own: its rows declare the names.
Decl TreeBuilder::code_rows(P::CodeRowsDeclarationContext* context) {
  CodeRowsDecl made;
  made.of_modifiers = context->MODIFIER() != nullptr;
  made.from = text(context->STRING());
  made.columns = columns(context->tableHead());
  for (auto* part : context->clause()) made.clauses.push_back(clause(part));
  const Span place = made.from.span;
  return head(std::move(made), {"", place}, nullptr);
}

RowDecl TreeBuilder::row(P::TableRowContext* context, std::size_t columns) {
  RowDecl made;
  made.span = span(context);
  std::vector<antlr4::tree::TerminalNode*> bars;
  std::vector<P::CellContext*> cells;
  if (auto* otherwise = dynamic_cast<P::OtherwiseRowContext*>(context)) {
    made.otherwise = true;
    bars = otherwise->BAR();
    bars.erase(bars.begin());
    cells = otherwise->cell();
  } else {
    auto* plain = static_cast<P::PlainRowContext*>(context);
    bars = plain->BAR();
    cells = plain->cell();
  }
  for (std::size_t i = 0; i < cells.size(); ++i) made.cells.push_back(cell(cells[i], bars[i]->getSymbol(), bars[i + 1]->getSymbol()));
  const auto width = cells.size() + (made.otherwise ? 1 : 0);
  if (width != columns) report(code::S026, made.span, {std::to_string(width), std::to_string(columns)});
  return made;
}

Cell TreeBuilder::cell(P::CellContext* context, antlr4::Token* before, antlr4::Token* after) {
  if (auto* value = dynamic_cast<P::ValueCellContext*>(context)) {
    const auto id = fallback(value->fallback());
    return {Cell::Kind::Value, id, span(context)};
  }
  if (dynamic_cast<P::AnyCellContext*>(context) != nullptr) return {Cell::Kind::Any, kNoExpr, span(context)};
  return {Cell::Kind::Blank, kNoExpr, {reporter_.file(), span(before).end, span(after).begin}};
}

}  // namespace edict::syntax
