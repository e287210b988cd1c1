// Declarations, fields, types and targets of exceptions.
#include "syntax/tree_builder.h"

namespace edict::syntax {

using namespace ast;

void TreeBuilder::declaration(P::DeclarationContext* context, bool broken) {
  broken_ = broken;
  auto made = [&]() -> Decl {
    if (auto* part = context->packageDeclaration()) return package(part);
    if (auto* part = context->importDeclaration()) return import(part);
    if (auto* part = context->adoptDeclaration()) return adopt(part);
    if (auto* part = context->valuesDeclaration()) return values(part);
    if (auto* part = context->unitDeclaration()) return unit(part);
    if (auto* part = context->recordDeclaration()) return record(part);
    if (auto* part = context->codeDeclaration()) return head(CodeDecl{clauses(part->block())}, name(part->codeName()), part->STRING());
    if (auto* part = context->codeRowsDeclaration()) return code_rows(part);
    if (auto* part = context->modifierDeclaration()) return head(ModifierDecl{clauses(part->block())}, name(part->codeName()), part->STRING());
    if (auto* part = context->payerDeclaration()) return head(PayerDecl{clauses(part->block())}, name(part->identifier()), part->STRING());
    if (auto* part = context->setDeclaration()) return set(part);
    if (auto* part = context->setExtension()) return set_extension(part);
    if (auto* part = context->tableDeclaration()) return table(part);
    if (auto* part = context->tableExtension()) return table_extension(part);
    if (auto* part = context->termDeclaration()) return term(part);
    if (auto* part = context->ruleDeclaration()) return head(RuleDecl{clauses(part->block())}, name(part->identifier()), part->STRING());
    if (auto* part = context->exceptionDeclaration()) return exception(part);
    if (auto* part = context->balanceDeclaration()) return head(BalanceDecl{clauses(part->block())}, name(part->identifier()), part->STRING());
    return test(context->testDeclaration());
  }();
  made.span = span(context);
  made.broken = broken_;
  module_.decls.push_back(std::move(made));
}

Decl TreeBuilder::head(DeclNode node, Name name, antlr4::tree::TerminalNode* title) {
  return {std::move(node), std::move(name), optional_text(title), {}, false};
}

Decl TreeBuilder::package(P::PackageDeclarationContext* context) {
  PackageDecl made{context->LIBRARY() != nullptr, {}};
  for (auto* part : context->clause()) made.clauses.push_back(clause(part));
  auto decl = head(PackageDecl{}, path(context->path()), nullptr);
  for (const auto& part : made.clauses) {
    if (part.kind == ClauseKind::Title) decl.title = std::get<Text>(part.value);
  }
  decl.node = std::move(made);
  return decl;
}

Decl TreeBuilder::import(P::ImportDeclarationContext* context) {
  ImportDecl made;
  if (context->identifier() != nullptr) made.alias = name(context->identifier());
  return head(std::move(made), path(context->path()), nullptr);
}

Decl TreeBuilder::adopt(P::AdoptDeclarationContext* context) {
  AdoptDecl made;
  if (context->from != nullptr) made.from = add(DateLiteral{written(context->from)}, span(context->from));
  if (context->until != nullptr) made.until = add(DateLiteral{written(context->until)}, span(context->until));
  if (context->names() != nullptr) made.payers = names(context->names());
  return head(std::move(made), path(context->path()), nullptr);
}

Decl TreeBuilder::values(P::ValuesDeclarationContext* context) {
  ValuesDecl made{context->EXTEND() != nullptr, {}};
  for (auto* part : context->valueMember()) made.members.push_back({name(part->valueName()), optional_text(part->STRING())});
  return head(std::move(made), name(context->identifier()), context->STRING());
}

Decl TreeBuilder::unit(P::UnitDeclarationContext* context) {
  UnitDecl made;
  if (context->expression() != nullptr) made.factor = expression(context->expression());
  if (context->identifier() != nullptr) made.dimension = name(context->identifier());
  return head(std::move(made), name(context->unitName()), context->STRING());
}

Decl TreeBuilder::record(P::RecordDeclarationContext* context) {
  RecordDecl made{context->EXTEND() != nullptr, {}};
  for (auto* part : context->field()) made.fields.push_back(field(part));
  return head(std::move(made), name(context->identifier()), context->STRING());
}

FieldDecl TreeBuilder::field(P::FieldContext* context) {
  return {name(context->identifier()), type(context->type()), context->COMPLETE() != nullptr, optional_text(context->STRING()), span(context)};
}

TypeExpr TreeBuilder::type(P::TypeContext* context) {
  TypeExpr made;
  made.span = span(context);
  if (auto* list = dynamic_cast<P::ListTypeContext*>(context)) {
    made.name = "list";
    made.arguments.push_back(type(list->type()));
  } else if (auto* row = dynamic_cast<P::RowTypeContext*>(context)) {
    made.name = "row";
    made.of = path(row->path());
    made.optional = row->QUESTION() != nullptr;
  } else {
    auto* plain = static_cast<P::PlainTypeContext*>(context);
    made.name = written(plain->identifier());
    made.per_unit = plain->PER() != nullptr;
    if (plain->codeName() != nullptr) made.of = name(plain->codeName());
    if (plain->path() != nullptr) made.of = path(plain->path());
    made.optional = plain->QUESTION() != nullptr;
  }
  return made;
}

Decl TreeBuilder::term(P::TermDeclarationContext* context) {
  TermDecl made;
  if (context->type() != nullptr) made.type = type(context->type());
  made.clauses = clauses(context->block());
  return head(std::move(made), name(context->identifier()), context->STRING());
}

Decl TreeBuilder::exception(P::ExceptionDeclarationContext* context) {
  ExceptionDecl made{target(context->target()), clauses(context->block())};
  Name name_of_it;
  name_of_it.span = span(context->EXCEPTION());
  if (context->identifier() != nullptr) name_of_it = name(context->identifier());
  return head(std::move(made), std::move(name_of_it), context->STRING());
}

Target TreeBuilder::target(P::TargetContext* context) {
  Target made;
  if (auto* rules = dynamic_cast<P::RulesTargetContext*>(context)) {
    made.kind = TargetKind::Rules;
    made.name = path(rules->path());
  } else if (auto* code = dynamic_cast<P::CodeTargetContext*>(context)) {
    made.kind = TargetKind::Code;
    made.name = name(code->codeName());
  } else if (auto* row = dynamic_cast<P::RowTargetContext*>(context)) {
    made.kind = TargetKind::Row;
    made.name = path(row->path());
    for (auto* key : row->rowKey()) {
      auto* value = dynamic_cast<P::ValueKeyContext*>(key);
      made.keys.push_back(value == nullptr ? kNoExpr : expression(value->expression()));
    }
  } else if (auto* last = dynamic_cast<P::OtherwiseTargetContext*>(context)) {
    made.kind = TargetKind::Row;
    made.otherwise = true;
    made.name = path(last->path());
  } else {
    made.name = path(static_cast<P::NamedTargetContext*>(context)->path());
  }
  return made;
}

}  // namespace edict::syntax
