// Looking names up. In: a package and a name. Out: a symbol. Always true: a package's own name wins over an imported one.
#include <algorithm>

#include "names/declare.h"

namespace edict::names {

namespace {

template <typename Accept>
void collect(const Names& names, PackageId package, const std::string& name, Accept accept, std::vector<SymbolId>& out) {
  const auto found = names.packages[package].own.find(name);
  if (found == names.packages[package].own.end()) return;
  for (SymbolId id : found->second) {
    if (accept(names.symbols[id].sort) && std::find(out.begin(), out.end(), id) == out.end()) out.push_back(id);
  }
}

Names::Found one_of(std::vector<SymbolId> candidates) {
  Names::Found found;
  if (candidates.size() == 1) found.symbol = candidates.front();
  if (candidates.size() > 1) found.ambiguous = std::move(candidates);
  return found;
}

template <typename Accept>
Names::Found find_accepted(const Names& names, PackageId from, std::string_view name, Accept accept) {
  const auto point = name.rfind('.');
  std::vector<SymbolId> candidates;
  if (point != std::string_view::npos) {
    const PackageId package = names.find_package(from, name.substr(0, point));
    if (package != kNone) collect(names, package, std::string(name.substr(point + 1)), accept, candidates);
    return one_of(std::move(candidates));
  }
  const std::string text(name);
  collect(names, from, text, accept, candidates);
  if (!candidates.empty()) return one_of(std::move(candidates));
  for (const Import& import : names.packages[from].imports) collect(names, import.package, text, accept, candidates);
  return one_of(std::move(candidates));
}

template <typename Accept>
std::vector<std::string> view(const Names& names, PackageId from, Accept accept) {
  std::vector<std::string> all;
  const auto add = [&](PackageId package) {
    for (const auto& [name, ids] : names.packages[package].own) {
      if (name.empty()) continue;  // exceptions without a name
      if (std::any_of(ids.begin(), ids.end(), [&](SymbolId id) { return accept(names.symbols[id].sort); })) all.push_back(name);
    }
  };
  add(from);
  for (const Import& import : names.packages[from].imports) add(import.package);
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

}  // namespace

Names::Found Names::find(PackageId from, std::string_view name, Sort sort) const {
  return find_accepted(*this, from, name, [sort](Sort s) { return s == sort; });
}

Names::Found Names::find_named(PackageId from, std::string_view name) const { return find_accepted(*this, from, name, shares_name_space); }

PackageId Names::find_package(PackageId from, std::string_view path_or_alias) const {
  for (const Import& import : packages[from].imports) {
    if (import.alias == path_or_alias || packages[import.package].name == path_or_alias) return import.package;
  }
  return packages[from].name == path_or_alias ? from : kNone;
}

std::vector<std::string> Names::in_view(PackageId from, Sort sort) const {
  return view(*this, from, [sort](Sort s) { return s == sort; });
}

std::vector<std::string> Names::named_in_view(PackageId from) const { return view(*this, from, shares_name_space); }

Names resolve(const std::vector<ast::Module>& modules, const std::vector<std::string>& prelude, diagnostic::Diagnostics& diagnostics) {
  Names names;
  for (const auto& module : modules) names.modules.push_back(&module);
  names.package_of.assign(modules.size(), kNone);
  find_packages(names, diagnostics);
  declare_symbols(names, diagnostics);
  bind_imports(names, prelude, diagnostics);
  return names;
}

}  // namespace edict::names
