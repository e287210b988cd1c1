// Declarations into the symbol table. In: modules. Out: packages and symbols. Always true: a name clashes within its package only.
#include "names/declare.h"

#include <algorithm>

#include "diagnostic/codes_names.h"

namespace edict::names {

namespace code = diagnostic::code;

namespace {

struct SortOf {
  std::optional<Sort> operator()(const ast::PackageDecl&) const { return std::nullopt; }
  std::optional<Sort> operator()(const ast::ImportDecl&) const { return std::nullopt; }
  std::optional<Sort> operator()(const ast::AdoptDecl&) const { return std::nullopt; }
  std::optional<Sort> operator()(const ast::TestDecl&) const { return std::nullopt; }
  std::optional<Sort> operator()(const ast::ValuesDecl&) const { return Sort::Values; }
  std::optional<Sort> operator()(const ast::UnitDecl&) const { return Sort::Unit; }
  std::optional<Sort> operator()(const ast::RecordDecl&) const { return Sort::Record; }
  std::optional<Sort> operator()(const ast::CodeDecl&) const { return Sort::Code; }
  std::optional<Sort> operator()(const ast::CodeRowsDecl&) const { return std::nullopt; }  // its rows are declarations of their own
  std::optional<Sort> operator()(const ast::ModifierDecl&) const { return Sort::Modifier; }
  std::optional<Sort> operator()(const ast::PayerDecl&) const { return Sort::Payer; }
  std::optional<Sort> operator()(const ast::SetDecl&) const { return Sort::Set; }
  std::optional<Sort> operator()(const ast::TableDecl&) const { return Sort::Table; }
  std::optional<Sort> operator()(const ast::TermDecl&) const { return Sort::Term; }
  std::optional<Sort> operator()(const ast::RuleDecl&) const { return Sort::Rule; }
  std::optional<Sort> operator()(const ast::ExceptionDecl&) const { return Sort::Exception; }
  std::optional<Sort> operator()(const ast::BalanceDecl&) const { return Sort::Balance; }
};

bool is_extension(const ast::Decl& decl) {
  if (const auto* values = std::get_if<ast::ValuesDecl>(&decl.node)) return values->extend;
  if (const auto* record = std::get_if<ast::RecordDecl>(&decl.node)) return record->extend;
  return false;
}

// Members for a set and rows for a table of another package: they name it, and declare nothing.
bool adds_elsewhere(const ast::Decl& decl) {
  if (const auto* set = std::get_if<ast::SetDecl>(&decl.node)) return set->extend;
  if (const auto* table = std::get_if<ast::TableDecl>(&decl.node)) return table->extend;
  return false;
}

// Codes, modifiers, terms and rules may be stated again under one name for other periods; `extend` adds to what stands.
bool may_repeat(Sort sort, const ast::Decl& decl) {
  return sort == Sort::Code || sort == Sort::Modifier || sort == Sort::Term || sort == Sort::Rule || is_extension(decl);
}

// An exception may go without a name where it is the package's only one to its target without.
void declare_unnamed(Names& names, PackageId package, DeclRef ref, const ast::ExceptionDecl& exception, diagnostic::Diagnostics& diagnostics) {
  const std::string name = unnamed(*names.modules[ref.module], exception);
  auto& others = names.packages[package].own[""];
  for (SymbolId id : others) {
    const Symbol& other = names.symbols[id];
    if (other.name != name) continue;
    auto& finding = diagnostics.add(code::N004, exception.target.name.span, {name, std::string(sort_word(other.sort))});
    finding.help = "two exceptions to one target cannot both go without a name: give this one a name before `to`";
    finding.related.push_back({other.span, "the other one without a name stands here"});
    return;
  }
  names.symbols.push_back({Sort::Exception, name, package, {ref}, exception.target.name.span});
  others.push_back(static_cast<SymbolId>(names.symbols.size() - 1));
}

void declare(Names& names, PackageId package, DeclRef ref, diagnostic::Diagnostics& diagnostics) {
  const ast::Decl& decl = names.decl(ref);
  const auto sort = std::visit(SortOf{}, decl.node);
  const auto* exception = std::get_if<ast::ExceptionDecl>(&decl.node);
  if (exception != nullptr && decl.name.text.empty() && !decl.broken) return declare_unnamed(names, package, ref, *exception, diagnostics);
  if (!sort || decl.name.text.empty() || adds_elsewhere(decl)) return;
  auto& same_name = names.packages[package].own[decl.name.text];
  for (SymbolId id : same_name) {
    Symbol& other = names.symbols[id];
    const bool same_sort = other.sort == *sort;
    if (same_sort && (may_repeat(*sort, decl) || is_extension(names.decl(other.decls.front())))) {
      other.decls.push_back(ref);
      return;
    }
    if (same_sort || (shares_name_space(other.sort) && shares_name_space(*sort))) {
      auto& finding = diagnostics.add(code::N004, decl.name.span, {decl.name.text, std::string(sort_word(other.sort))});
      finding.related.push_back({other.span, "`" + decl.name.text + "` is declared here already"});
      return;
    }
  }
  names.symbols.push_back({*sort, decl.name.text, package, {ref}, decl.name.span});
  same_name.push_back(static_cast<SymbolId>(names.symbols.size() - 1));
}

}  // namespace

void find_packages(Names& names, diagnostic::Diagnostics& diagnostics) {
  for (std::uint32_t m = 0; m < names.modules.size(); ++m) {
    const ast::Module& module = *names.modules[m];
    for (std::uint32_t d = 0; d < module.decls.size(); ++d) {
      const ast::Decl& decl = module.decls[d];
      const auto* package = std::get_if<ast::PackageDecl>(&decl.node);
      if (package == nullptr) continue;
      if (names.package_of[m] != kNone) continue;  // parse has told it
      auto [entry, fresh] = names.package_by_name.emplace(decl.name.text, static_cast<PackageId>(names.packages.size()));
      if (fresh) {
        Package made;
        made.name = decl.name.text;
        made.library = package->library;
        made.standard = decl.name.text.rfind("std.", 0) == 0;
        made.decl = {m, d};
        names.packages.push_back(std::move(made));
      } else if (!package->clauses.empty() && !std::get<ast::PackageDecl>(names.decl(names.packages[entry->second].decl).node).clauses.empty()) {
        auto& finding = diagnostics.add(code::N003, decl.name.span, {decl.name.text});
        finding.related.push_back({names.decl(names.packages[entry->second].decl).name.span, "its clauses stand here"});
      } else if (!package->clauses.empty()) {
        names.packages[entry->second].decl = {m, d};
      }
      names.package_of[m] = entry->second;
      names.packages[entry->second].modules.push_back(m);
    }
    if (names.package_of[m] == kNone && !module.decls.empty()) {
      diagnostics.add(code::N001, {module.file, 0, 0}, {});
    }
  }
}

void declare_symbols(Names& names, diagnostic::Diagnostics& diagnostics) {
  for (std::uint32_t m = 0; m < names.modules.size(); ++m) {
    if (names.package_of[m] == kNone) continue;
    for (std::uint32_t d = 0; d < names.modules[m]->decls.size(); ++d) declare(names, names.package_of[m], {m, d}, diagnostics);
  }
  // A payer is known by its name alone in the data, so two packages cannot both declare it.
  std::unordered_map<std::string, SymbolId> payers;
  for (SymbolId id = 0; id < names.symbols.size(); ++id) {
    const Symbol& symbol = names.symbols[id];
    if (symbol.sort != Sort::Payer) continue;
    auto [entry, fresh] = payers.emplace(symbol.name, id);
    if (fresh) continue;
    auto& finding = diagnostics.add(code::N009, symbol.span, {symbol.name, names.packages[names.symbols[entry->second].package].name});
    finding.related.push_back({names.symbols[entry->second].span, "declared here"});
  }
}

bool shares_name_space(Sort sort) {
  switch (sort) {
    case Sort::Set:
    case Sort::Table:
    case Sort::Term:
    case Sort::Rule:
    case Sort::Exception:
    case Sort::Balance:
    case Sort::Payer: return true;
    case Sort::Code:
    case Sort::Modifier:
    case Sort::Unit:
    case Sort::Values:
    case Sort::Record: return false;
  }
  return false;
}

std::string_view sort_word(Sort sort) {
  switch (sort) {
    case Sort::Set: return "set";
    case Sort::Table: return "table";
    case Sort::Term: return "term";
    case Sort::Rule: return "rule";
    case Sort::Exception: return "exception";
    case Sort::Balance: return "balance";
    case Sort::Payer: return "payer";
    case Sort::Code: return "code";
    case Sort::Modifier: return "modifier";
    case Sort::Unit: return "unit";
    case Sort::Values: return "vocabulary";
    case Sort::Record: return "record";
  }
  return "";
}

}  // namespace edict::names
