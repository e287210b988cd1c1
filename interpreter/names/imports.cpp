// Imports and adoptions. In: packages by name. Out: what each package sees. Always true: nobody imports itself through others.
#include <algorithm>

#include "diagnostic/codes_names.h"
#include "names/declare.h"

namespace edict::names {

namespace code = diagnostic::code;

namespace {

std::vector<std::string> package_names(const Names& names) {
  std::vector<std::string> all;
  for (const auto& package : names.packages) all.push_back(package.name);
  std::sort(all.begin(), all.end());
  return all;
}

PackageId known_package(const Names& names, const ast::Name& name, diagnostic::Diagnostics& diagnostics) {
  const auto found = names.package_by_name.find(name.text);
  if (found != names.package_by_name.end()) return found->second;
  auto& finding = diagnostics.add(code::N005, name.span, {name.text});
  diagnostic::suggest(finding, name.text, package_names(names));
  return kNone;
}

std::string last_part(const std::string& path) { return path.substr(path.rfind('.') + 1); }

void bind(Names& names, PackageId id, std::uint32_t module, diagnostic::Diagnostics& diagnostics) {
  for (std::uint32_t d = 0; d < names.modules[module]->decls.size(); ++d) {
    const ast::Decl& decl = names.modules[module]->decls[d];
    if (const auto* import = std::get_if<ast::ImportDecl>(&decl.node)) {
      const PackageId target = known_package(names, decl.name, diagnostics);
      if (target == kNone) continue;
      if (target == id) {
        diagnostics.add(code::N006, decl.name.span, {decl.name.text});
        continue;
      }
      auto& imports = names.packages[id].imports;
      const std::string alias = import->alias ? import->alias->text : last_part(decl.name.text);
      const bool again = std::any_of(imports.begin(), imports.end(), [&](const Import& i) { return i.package == target && i.alias == alias; });
      if (!again) imports.push_back({target, alias, decl.span, false});
    } else if (std::get_if<ast::AdoptDecl>(&decl.node) != nullptr) {
      const PackageId target = known_package(names, decl.name, diagnostics);
      if (target == kNone) continue;
      if (!names.packages[target].library) {
        diagnostics.add(code::N007, decl.name.span, {decl.name.text});
        continue;
      }
      if (names.packages[id].library) {
        diagnostics.add(code::N008, decl.span, {names.packages[id].name});
        continue;
      }
      names.packages[id].adoptions.push_back({target, {module, d}});
    }
  }
}

// Reports each ring of imports once, at the import that closes it.
void find_cycles(const Names& names, diagnostic::Diagnostics& diagnostics) {
  enum class Mark : std::uint8_t { New, Open, Done };
  std::vector<Mark> marks(names.packages.size(), Mark::New);
  for (PackageId root = 0; root < names.packages.size(); ++root) {
    if (marks[root] != Mark::New) continue;
    std::vector<std::pair<PackageId, std::size_t>> path = {{root, 0}};
    marks[root] = Mark::Open;
    while (!path.empty()) {
      auto& [package, next] = path.back();
      const auto& imports = names.packages[package].imports;
      if (next == imports.size()) {
        marks[package] = Mark::Done;
        path.pop_back();
        continue;
      }
      const Import& import = imports[next++];
      if (import.prelude) continue;
      if (marks[import.package] == Mark::Open) {
        diagnostics.add(code::N010, import.span, {names.packages[package].name, names.packages[import.package].name});
      } else if (marks[import.package] == Mark::New) {
        marks[import.package] = Mark::Open;
        path.emplace_back(import.package, 0);
      }
    }
  }
}

}  // namespace

void bind_imports(Names& names, const std::vector<std::string>& prelude, diagnostic::Diagnostics& diagnostics) {
  for (PackageId id = 0; id < names.packages.size(); ++id) {
    for (std::uint32_t module : names.packages[id].modules) bind(names, id, module, diagnostics);
    // What is adopted is in view too: its rules are what exceptions name.
    for (const Adoption& adoption : names.packages[id].adoptions) {
      auto& imports = names.packages[id].imports;
      const bool seen = std::any_of(imports.begin(), imports.end(), [&](const Import& i) { return i.package == adoption.library; });
      if (!seen) imports.push_back({adoption.library, last_part(names.packages[adoption.library].name), names.decl(adoption.decl).span, true});
    }
    for (const std::string& name : prelude) {
      const auto found = names.package_by_name.find(name);
      if (found != names.package_by_name.end() && found->second != id) {
        names.packages[id].imports.push_back({found->second, last_part(name), {}, true});
      }
    }
  }
  find_cycles(names, diagnostics);
}

}  // namespace edict::names
