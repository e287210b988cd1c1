// What the names and codes in a policy's text mean. In: a checked set, a module. Out: its references.
#include <algorithm>

#include "doc/book.h"

namespace edict::doc {
namespace {

using types::Meaning;

class Finder {
 public:
  Finder(const Compilation& set, std::uint32_t m) : set_(set), m_(m), module_(*set.names.modules[m]), package_(set.names.package_of[m]) {}

  std::vector<Reference> run() {
    if (package_ == names::kNone) return {};
    for (ast::ExprId e = 0; e < module_.exprs.size(); ++e) expression(e);
    for (const ast::Decl& decl : module_.decls) {
      if (decl.span.file == module_.file) declaration(decl);
    }
    std::sort(found_.begin(), found_.end(), [](const Reference& a, const Reference& b) { return std::pair(a.begin, b.end) < std::pair(b.begin, a.end); });
    // Of two that overlap the longer one, which begins first, says more.
    std::vector<Reference> kept;
    for (Reference& one : found_) {
      if (kept.empty() || one.begin >= kept.back().end) kept.push_back(std::move(one));
    }
    return kept;
  }

 private:
  bool here(source::Span span) const { return span.file == module_.file && span.end > span.begin; }
  const types::Info* info(ast::ExprId e) const {
    return m_ < set_.types.exprs.size() && e < set_.types.exprs[m_].size() ? &set_.types.exprs[m_][e] : nullptr;
  }

  void add(source::Span span, names::SymbolId symbol) {
    if (symbol == names::kNone || !here(span)) return;
    Reference one{span.begin, span.end, symbol, kNone, {}, "", ""};
    found_.push_back(std::move(one));
  }
  void named(const ast::Name& name) { add(name.span, set_.names.find_named(package_, name.text).symbol); }
  void named(const ast::Name& name, names::Sort sort) { add(name.span, set_.names.find(package_, name.text, sort).symbol); }
  void package(const ast::Name& name) {
    const names::PackageId found = set_.names.find_package(package_, name.text);
    if (found != names::kNone && here(name.span)) found_.push_back({name.span.begin, name.span.end, kNone, found, {}, "", ""});
  }
  void code(source::Span span, types::SymbolKind kind, const std::string& text, const std::string& last = "") {
    if (here(span) && kind != types::SymbolKind::None && kind != types::SymbolKind::Payer && kind != types::SymbolKind::Value) {
      found_.push_back({span.begin, span.end, kNone, kNone, kind, text, last});
    }
  }

  const types::Constant* constant(ast::ExprId e) const {
    const types::Info* one = e == ast::kNoExpr ? nullptr : info(e);
    return one != nullptr && one->meaning == Meaning::Constant && one->type.is(types::Kind::Symbol) ? &set_.types.constants[one->ref] : nullptr;
  }

  void expression(ast::ExprId e) {
    const ast::Expr& written = module_.exprs[e];
    if (const auto* name = std::get_if<ast::NameExpr>(&written.node)) {
      const types::Info* one = info(e);
      const Meaning meaning = one == nullptr ? Meaning::None : one->meaning;
      const bool may_be = meaning == Meaning::None || meaning == Meaning::Term || meaning == Meaning::Table || meaning == Meaning::SetName || meaning == Meaning::Payer;
      if (may_be || (meaning == Meaning::Constant && one->type.symbol == types::SymbolKind::Payer)) named({name->text, written.span});
      return;
    }
    if (const auto* field = std::get_if<ast::FieldExpr>(&written.node)) return path(*field, written.span);
    if (const auto* range = std::get_if<ast::RangeExpr>(&written.node)) {
      const types::Constant *first = constant(range->first), *last = constant(range->last);
      if (first != nullptr && last != nullptr) code(written.span, first->type.symbol, first->text, last->text);
      return;
    }
    const types::Constant* alone = constant(e);
    const bool literal = std::holds_alternative<ast::ShapeLiteral>(written.node) || std::holds_alternative<ast::NumberLiteral>(written.node);
    if (alone != nullptr && literal) code(written.span, alone->type.symbol, alone->text);
  }

  // `doses.window_limits`: a name of another package.
  void path(const ast::FieldExpr& field, source::Span span) {
    std::string text = field.field.text;
    for (ast::ExprId base = field.base;;) {
      const ast::Expr& below = module_.exprs[base];
      if (const auto* name = std::get_if<ast::NameExpr>(&below.node)) {
        const types::Info* one = info(base);
        if (one != nullptr && one->meaning != Meaning::None) return;
        return named({name->text + "." + text, span});
      }
      const auto* next = std::get_if<ast::FieldExpr>(&below.node);
      if (next == nullptr) return;
      text = next->field.text + "." + text;
      base = next->base;
    }
  }

  void type(const ast::TypeExpr& written) {
    for (const ast::TypeExpr& argument : written.arguments) type(argument);
    if (!written.of) return;
    if (written.name == "row") named(*written.of, names::Sort::Table);
    else code(written.of->span, types::SymbolKind::Code, written.of->text);
  }
  void columns(const std::vector<ast::ColumnDecl>& columns) {
    for (const ast::ColumnDecl& column : columns) {
      if (column.type) type(*column.type);
    }
  }

  void outcome(const ast::Outcome& outcome) {
    if (outcome.adjustment) code(outcome.adjustment->span, types::SymbolKind::Adjustment, outcome.adjustment->text);
    for (const ast::Name& remark : outcome.remarks) code(remark.span, types::SymbolKind::Remark, remark.text);
  }

  void clauses(const std::vector<ast::Clause>& all) {
    for (const ast::Clause& clause : all) {
      if (const auto* one = std::get_if<ast::Outcome>(&clause.value)) outcome(*one);
      if (const auto* takes = std::get_if<ast::Takes>(&clause.value); takes != nullptr && takes->adjustment) {
        code(takes->adjustment->span, types::SymbolKind::Adjustment, takes->adjustment->text);
      }
      const bool of_payers = clause.kind == ast::ClauseKind::Payer || clause.kind == ast::ClauseKind::For || clause.kind == ast::ClauseKind::Extends;
      const auto* list = std::get_if<std::vector<ast::Name>>(&clause.value);
      for (std::size_t i = 0; of_payers && list != nullptr && i < list->size(); ++i) named((*list)[i], names::Sort::Payer);
    }
  }

  void target(const ast::Target& target) {
    switch (target.kind) {
      case ast::TargetKind::Named: return named(target.name);
      case ast::TargetKind::Code: return code(target.name.span, types::SymbolKind::Code, target.name.text);
      case ast::TargetKind::Row: return named(target.name, names::Sort::Table);
      case ast::TargetKind::Rules: return package(target.name);
    }
  }

  void declaration(const ast::Decl& decl) {
    clauses(clauses_of(decl));
    if (std::holds_alternative<ast::ImportDecl>(decl.node)) package(decl.name);
    if (const auto* adopt = std::get_if<ast::AdoptDecl>(&decl.node)) {
      package(decl.name);
      for (const ast::Name& payer : adopt->payers) named(payer, names::Sort::Payer);
    }
    if (std::holds_alternative<ast::CodeDecl>(decl.node)) code(decl.name.span, types::SymbolKind::Code, decl.name.text);
    if (std::holds_alternative<ast::ModifierDecl>(decl.node)) code(decl.name.span, types::SymbolKind::Modifier, decl.name.text);
    if (const auto* exception = std::get_if<ast::ExceptionDecl>(&decl.node)) target(exception->target);
    if (const auto* set = std::get_if<ast::SetDecl>(&decl.node); set != nullptr && set->extend) named(decl.name, names::Sort::Set);
    if (const auto* term = std::get_if<ast::TermDecl>(&decl.node); term != nullptr && term->type) type(*term->type);
    if (const auto* rows = std::get_if<ast::CodeRowsDecl>(&decl.node)) columns(rows->columns);
    if (const auto* table = std::get_if<ast::TableDecl>(&decl.node)) {
      if (table->extend) named(decl.name, names::Sort::Table);
      columns(table->columns);
    }
    if (const auto* record = std::get_if<ast::RecordDecl>(&decl.node)) {
      for (const ast::FieldDecl& field : record->fields) type(field.type);
    }
    if (const auto* test = std::get_if<ast::TestDecl>(&decl.node)) {
      for (const ast::Expect& expect : test->expects) {
        if (expect.rule) named(*expect.rule);
        if (expect.adjustment) code(expect.adjustment->span, types::SymbolKind::Adjustment, expect.adjustment->text);
        for (const ast::Name& remark : expect.remarks) code(remark.span, types::SymbolKind::Remark, remark.text);
      }
    }
  }

  const Compilation& set_;
  const std::uint32_t m_;
  const ast::Module& module_;
  const names::PackageId package_;
  std::vector<Reference> found_;
};

}  // namespace

std::vector<Reference> references_of(const Compilation& set, std::uint32_t module) { return Finder(set, module).run(); }

}  // namespace edict::doc
