// Phase 2. In: all modules. Out: Names: packages, what each declares, what each sees. Always true: const once returned; every DeclRef is valid.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "diagnostic/diagnostic.h"
#include "syntax/ast.h"

namespace edict::names {

using PackageId = std::uint32_t;
using SymbolId = std::uint32_t;
inline constexpr std::uint32_t kNone = 0xffffffff;

// What a name stands for. Sets, tables, terms, rules, exceptions, balances and payers share one space of names in a package;
// codes, modifiers, units, vocabularies and records have one each.
enum class Sort : std::uint8_t { Set, Table, Term, Rule, Exception, Balance, Payer, Code, Modifier, Unit, Values, Record };

struct DeclRef {
  std::uint32_t module = 0;
  std::uint32_t decl = 0;
};

struct Symbol {
  Sort sort = Sort::Term;
  std::string name;
  PackageId package = 0;
  std::vector<DeclRef> decls;  // several: stated again for other periods, or `extend`ed
  source::Span span;           // the first name
};

struct Import {
  PackageId package = kNone;
  std::string alias;           // last part of the package's name, or `as`
  source::Span span;
  bool prelude = false;
};

struct Adoption {
  PackageId library = kNone;
  DeclRef decl;
};

struct Package {
  std::string name;
  bool library = false;
  bool standard = false;                 // std.*
  DeclRef decl;
  std::vector<std::uint32_t> modules;
  std::vector<Import> imports;           // the prelude last
  std::vector<Adoption> adoptions;
  std::unordered_map<std::string, std::vector<SymbolId>> own;
};

struct Names {
  std::vector<const ast::Module*> modules;
  std::vector<PackageId> package_of;     // by module; kNone for a module without a package (its declarations are skipped)
  std::vector<Package> packages;
  std::vector<Symbol> symbols;
  std::unordered_map<std::string, PackageId> package_by_name;

  const ast::Decl& decl(DeclRef ref) const { return modules[ref.module]->decls[ref.decl]; }
  const Package& package_of_symbol(SymbolId id) const { return packages[symbols[id].package]; }
  std::string full_name(SymbolId id) const { return packages[symbols[id].package].name + "." + symbols[id].name; }

  // The symbol that `name` (maybe `alias.name` or `package.path.name`) means in `from`: its own first, then its imports'. kNone when there is none;
  // `ambiguous` lists several of equal standing.
  struct Found {
    SymbolId symbol = kNone;
    std::vector<SymbolId> ambiguous;
  };
  Found find(PackageId from, std::string_view name, Sort sort) const;
  // Among the sorts that share the one space of names.
  Found find_named(PackageId from, std::string_view name) const;
  PackageId find_package(PackageId from, std::string_view path_or_alias) const;
  // Names in view of a sort, for suggestions.
  std::vector<std::string> in_view(PackageId from, Sort sort) const;
  std::vector<std::string> named_in_view(PackageId from) const;
};

// `prelude` names the packages that every other one sees without importing them.
Names resolve(const std::vector<ast::Module>& modules, const std::vector<std::string>& prelude, diagnostic::Diagnostics& diagnostics);

bool shares_name_space(Sort sort);
std::string_view sort_word(Sort sort);  // "set", "rule" …

}  // namespace edict::names
