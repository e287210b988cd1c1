// The phase itself: tables of declarations first, then every declaration by itself.
#include "types/check.h"

#include <algorithm>

#include "diagnostic/codes_types.h"
#include "types/checker.h"
#include "types/limits.h"

namespace edict::types {

namespace code = diagnostic::code;

namespace {

const std::string kBoundAddition = "add it in a package without `received`; a row or member can have a period of dates of service: `effective 2025-03-15 ..`";

}  // namespace

void Checker::check_decl(std::uint32_t module_index, const ast::Decl& decl) {
  enter(module_index, in_.names.package_of[module_index]);
  set_line(false);
  in_takes_ = false;
  symbol_ = kNone;
  const auto own = in_.names.packages[package_].own.find(decl.name.text);
  if (own != in_.names.packages[package_].own.end()) {
    for (names::SymbolId id : own->second) {
      for (const auto& ref : in_.names.symbols[id].decls) {
        if (&in_.names.decl(ref) == &decl) symbol_ = id;
      }
    }
  }
  if (decl.broken) return;
  if (const auto* set = std::get_if<ast::SetDecl>(&decl.node); set != nullptr && set->extend) {
    symbol_ = in_.names.find(package_, decl.name.text, names::Sort::Set).symbol;  // what the members use, the set uses
  }
  struct Visit {
    Checker& c;
    const ast::Decl& decl;
    void operator()(const ast::PackageDecl& d) { c.check_package(d); }
    void operator()(const ast::ImportDecl&) {}
    void operator()(const ast::AdoptDecl& d) {
      const Type date = of_kind(Kind::Date);
      if (d.from != ast::kNoExpr) c.expect(d.from, date, "`from`");
      if (d.until != ast::kNoExpr) c.expect(d.until, date, "`until`");
      c.check_bounded(decl, "the rules that `adopt " + decl.name.text + "` brings", "adopt it in a package without `received`; an exception with `when claim.received_date < DATE` and `waive` bounds a rule");
      ast::Clause payers;
      payers.value = d.payers;
      c.check_payers(&payers);
    }
    void operator()(const ast::ValuesDecl&) {}
    void operator()(const ast::UnitDecl&) {}
    void operator()(const ast::RecordDecl&) {}
    void operator()(const ast::CodeDecl& d) { c.check_code(decl, d.clauses, Owner::Code); }
    void operator()(const ast::CodeRowsDecl& d) { c.check_code_rows(d); }
    void operator()(const ast::ModifierDecl& d) { c.check_code(decl, d.clauses, Owner::Modifier); }
    void operator()(const ast::PayerDecl& d) { c.check_code(decl, d.clauses, Owner::Payer); }
    void operator()(const ast::SetDecl& d) {
      c.check_set(decl, d);
      if (d.extend) c.check_bounded(decl, "what it adds to `" + decl.name.text + "`", kBoundAddition);
    }
    void operator()(const ast::TableDecl& d) {  // else read_tables
      if (d.extend) c.check_bounded(decl, "what it adds to `" + decl.name.text + "`", kBoundAddition);
    }
    void operator()(const ast::TermDecl& d) { c.check_term(decl, d); }
    void operator()(const ast::RuleDecl& d) { c.check_rule(d); }
    void operator()(const ast::ExceptionDecl& d) { c.check_exception(decl, d); }
    void operator()(const ast::BalanceDecl& d) {
      c.check_balance(d);
      c.check_bounded(decl, "the balance `" + decl.name.text + "`", "declare it in a package without `received`");
    }
    void operator()(const ast::TestDecl& d) { c.check_test(d); }
  };
  std::visit(Visit{*this, decl}, decl.node);
}

void Checker::check_declarations() {
  for (std::uint32_t m = 0; m < in_.names.modules.size(); ++m) {
    if (in_.names.package_of[m] == names::kNone) continue;
    for (const ast::Decl& decl : in_.names.modules[m]->decls) check_decl(m, decl);
  }
}

// `received` bounds rules and exceptions. `what` it does not reach holds for claims of any day of receipt.
void Checker::check_bounded(const ast::Decl& decl, const std::string& what, std::string help) {
  const auto* head = std::get_if<ast::PackageDecl>(&in_.names.decl(in_.names.packages[package_].decl).node);
  if (head != nullptr && clause(head->clauses, ast::ClauseKind::Received) != nullptr) report(code::T364, decl.span, {what}).help = std::move(help);
}

// A code, modifier, term or rule may be stated again for another period, never twice for one day.
void Checker::find_overlaps() {
  const auto clauses_of = [](const ast::Decl& decl) -> const std::vector<ast::Clause>* {
    if (const auto* code = std::get_if<ast::CodeDecl>(&decl.node)) return &code->clauses;
    if (const auto* modifier = std::get_if<ast::ModifierDecl>(&decl.node)) return &modifier->clauses;
    if (const auto* term = std::get_if<ast::TermDecl>(&decl.node)) return &term->clauses;
    if (const auto* rule = std::get_if<ast::RuleDecl>(&decl.node)) return &rule->clauses;
    return nullptr;
  };
  for (const names::Symbol& symbol : in_.names.symbols) {
    std::vector<std::pair<exact::Period, const ast::Decl*>> seen;
    for (const names::DeclRef& ref : symbol.decls) {
      const ast::Decl& decl = in_.names.decl(ref);
      const auto* clauses = clauses_of(decl);
      if (clauses == nullptr || decl.broken) continue;
      if (seen.size() >= kMostStatements) {
        report(code::T362, decl.name.span, {symbol.name, std::to_string(kMostStatements), "statements"});
        break;
      }
      const exact::Period period = effective_of(*in_.names.modules[ref.module], *clauses);
      for (const auto& [other, where] : seen) {
        if (!other.overlaps(period)) continue;
        const exact::Date first = std::max(other.first, period.first);
        const bool always = first == exact::kFirstDate;
        auto& finding = report(code::T358, decl.name.span, {symbol.name, always ? "the same days" : exact::date_text(first)});
        finding.related.push_back({where->name.span, always ? "stated here too" : "stated for that day here too"});
        if (always && (symbol.sort == names::Sort::Rule || symbol.sort == names::Sort::Term)) finding.help = "give one of the two another name, or each its own `effective` period";
        break;
      }
      seen.emplace_back(period, &decl);
    }
  }
}

Types check(const Inputs& inputs, diagnostic::Diagnostics& diagnostics) {
  Types types;
  std::size_t expressions = 0;
  for (const auto* module : inputs.names.modules) {
    types.exprs.emplace_back(module->exprs.size());
    expressions += module->exprs.size();
  }
  types.constants.reserve(expressions);  // most of a large set are the literals of codes
  Checker checker(inputs, types, diagnostics);
  checker.find_doubled();
  checker.read_units();
  checker.read_vocabularies();
  checker.read_records();
  if (types.claim == kNone || types.line == kNone || types.patient == kNone) {
    diagnostics.add(code::T357, {}, {});
    return types;
  }
  checker.read_sets();
  checker.read_tables();
  checker.read_additions();
  checker.read_payers();
  checker.check_declarations();
  checker.find_rings();
  checker.find_overlaps();
  return types;
}

Info check_expression(const Inputs& inputs, Types& types, const ast::Module& module, ast::ExprId expr, names::PackageId package, bool with_line,
                      diagnostic::Diagnostics& diagnostics) {
  types.exprs.emplace_back(module.exprs.size());
  Checker checker(inputs, types, diagnostics);
  checker.module_ = &module;
  checker.module_index_ = static_cast<std::uint32_t>(types.exprs.size() - 1);
  checker.package_ = package;
  checker.set_line(with_line);
  checker.at_prompt_ = true;
  checker.check(expr);
  return types.exprs.back()[expr];
}

}  // namespace edict::types
