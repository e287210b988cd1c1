// The whole compiler on one page: load, parse, resolve, check, lower, review.
#include "pipeline.h"

#include <algorithm>
#include <set>

#include "core/depth.h"
#include "core/walk.h"
#include "diagnostic/codes_names.h"
#include "diagnostic/codes_types.h"
#include "library.h"
#include "review/review.h"
#include "syntax/code_rows.h"
#include "syntax/parse.h"

namespace edict {

namespace {

std::string directory_of(const std::string& path) {
  const auto slash = path.rfind('/');
  return slash == std::string::npos ? "" : path.substr(0, slash + 1);
}

constexpr const char* kBuiltIn = "<std>/";

// Data files of `table … from` and `code from`: beside the policy that names them, and never outside its folder's tree by an absolute path.
types::DataFiles data_files(const source::Loader& loader, std::shared_ptr<Library> library, std::shared_ptr<source::Sources> sources) {
  return [&loader, library, sources](const std::string& policy, const std::string& data) -> const source::SourceFile* {
    const bool built_in = policy.rfind(kBuiltIn, 0) == 0;
    auto text = built_in ? library->read("std/" + directory_of(policy.substr(6)) + data) : loader.read(directory_of(policy) + data);
    return text ? &sources->add(directory_of(policy) + data, std::move(*text)) : nullptr;
  };
}

// Codes that stand in data files become declarations like those that are written out.
void add_code_rows(Compilation& set) {
  for (auto& module : set.modules) {
    for (std::size_t d = 0; d < module.decls.size(); ++d) {
      const auto* rows = std::get_if<ast::CodeRowsDecl>(&module.decls[d].node);
      if (rows == nullptr || module.decls[d].broken) continue;
      syntax::add_code_rows(module, d, set.data(set.sources->get(module.file).name(), rows->from.value));
    }
  }
}

void parse_into(Compilation& set, const source::SourceFile& file) { set.modules.push_back(syntax::parse(file, set.diagnostics)); }

void put_into_package(ast::Module& module, const std::string& package) {
  ast::Decl decl;
  decl.node = ast::PackageDecl{};
  decl.name.text = package;
  decl.span = decl.name.span = {module.file, 0, 0};
  module.decls.push_back(std::move(decl));
}

void load_policies(Compilation& set, const CompileOptions& options, const source::Loader& loader) {
  std::set<std::string> files;
  for (const std::string& path : options.paths) {
    if (const auto below = loader.policies_below(path)) files.insert(below->begin(), below->end());
    else files.insert(path);
  }
  for (const std::string& path : files) {
    auto text = loader.read(path);
    if (!text) {
      set.missing_paths.push_back(path);
      continue;
    }
    parse_into(set, set.sources->add(path, std::move(*text)));
  }
}

// Packages of the standard library that something imports or adopts, and what those need in turn.
void load_library(Compilation& set, const Library& library) {
  std::set<std::string> seen;
  std::vector<std::string> wanted = prelude();
  for (const auto& module : set.modules) {
    for (const auto& decl : module.decls) {
      if (std::holds_alternative<ast::PackageDecl>(decl.node)) seen.insert(decl.name.text);  // a policy set may be the library itself
    }
  }
  std::size_t scanned = 0;
  while (true) {
    for (; scanned < set.modules.size(); ++scanned) {
      for (const auto& decl : set.modules[scanned].decls) {
        if (std::holds_alternative<ast::ImportDecl>(decl.node) || std::holds_alternative<ast::AdoptDecl>(decl.node)) wanted.push_back(decl.name.text);
      }
    }
    if (wanted.empty()) return;
    const std::string package = wanted.back();
    wanted.pop_back();
    const auto file = Library::file_of(package);
    if (!file || !seen.insert(package).second) continue;
    auto text = library.read(*file);
    if (!text) continue;
    const source::SourceFile& source = set.sources->add(kBuiltIn + file->substr(4), std::move(*text));
    if (auto tree = library.tree(*file, source.id())) set.modules.push_back(std::move(*tree));
    else parse_into(set, source);
  }
}

// A package that no file of the set declares may be one of the standard library, misspelt.
void suggest_packages(const Library& library, diagnostic::Diagnostics& found) {
  const auto helpless = [](const diagnostic::Finding& f) { return f.code == diagnostic::Code(diagnostic::code::N005) && f.help.empty(); };
  if (std::none_of(found.all().begin(), found.all().end(), helpless)) return;
  diagnostic::Diagnostics made;
  for (const diagnostic::Finding& finding : found.all()) {
    diagnostic::Finding& kept = made.add(finding.code, finding.span, finding.arguments) = finding;
    if (helpless(finding)) diagnostic::suggest(kept, finding.arguments.front(), library.packages());
  }
  found = std::move(made);
}

// What is accepted runs: no calculation goes deeper than the engine does.
bool shallow(const core::Program& program, diagnostic::Diagnostics& diagnostics) {
  const std::vector<core::TooDeep> deep = core::too_deep(program);
  for (const core::TooDeep& one : deep) diagnostics.add(diagnostic::code::T363, one.span, {one.name, std::to_string(core::kDeepestEvaluation)});
  return deep.empty();
}

}  // namespace

Compilation compile(const CompileOptions& options, const source::Loader& loader, const std::vector<ExtraText>& extra) {
  Compilation set;
  set.sources = std::make_shared<source::Sources>();
  auto library = std::make_shared<Library>(options.stdlib, loader);
  set.data = data_files(loader, library, set.sources);

  load_policies(set, options, loader);
  for (const auto& text : extra) {
    parse_into(set, set.sources->add(text.name, text.text));
    if (!text.package.empty()) put_into_package(set.modules.back(), text.package);
  }
  load_library(set, *library);
  add_code_rows(set);

  set.names = names::resolve(set.modules, prelude(), set.diagnostics);
  suggest_packages(*library, set.diagnostics);
  const types::Inputs inputs{*set.sources, set.names, set.data};
  set.types = types::check(inputs, set.diagnostics);
  if (!set.diagnostics.has_errors() && set.missing_paths.empty()) set.program = core::lower({*set.sources, set.names, set.types}).program;
  if (set.program && !shallow(*set.program, set.diagnostics)) set.program.reset();
  if (options.review) review::review({*set.sources, set.names, set.types, set.program.get(), kBuiltIn}, options.off, set.diagnostics);
  return set;
}

CompiledExpression compile_expression(Compilation& set, const std::string& text, bool with_line, const std::string& package, diagnostic::Diagnostics& diagnostics) {
  CompiledExpression result;
  const source::SourceFile& file = set.sources->add("<input>", text);
  const syntax::Entry entry = syntax::parse_entry(file, diagnostics);
  if (diagnostics.has_errors() || entry.expression == ast::kNoExpr) return result;
  // Without a package to look from, every package of the set is in view.
  names::Names names = set.names;
  auto seen_from = static_cast<names::PackageId>(names.packages.size());
  for (names::PackageId p = 0; p < names.packages.size(); ++p) {
    if (names.packages[p].name == package) seen_from = p;
  }
  if (seen_from == names.packages.size()) {
    names::Package viewer;
    viewer.name = "<input>";
    for (names::PackageId p = 0; p < names.packages.size(); ++p) {
      const std::string& name = names.packages[p].name;
      viewer.imports.push_back({p, name.substr(name.rfind('.') + 1), {}, true});
    }
    names.packages.push_back(std::move(viewer));
  }
  types::Types types = set.types;
  const types::Inputs inputs{*set.sources, names, set.data};
  const auto infos = static_cast<std::uint32_t>(types.exprs.size());
  const types::Info info = types::check_expression(inputs, types, entry.module, entry.expression, seen_from, with_line, diagnostics);
  if (diagnostics.has_errors()) return result;
  result.type = types::type_text(info.type, types, set.names);
  const core::Extra extra{&entry.module, infos, entry.expression, with_line};
  const auto lowered = core::lower({*set.sources, set.names, types}, &extra);
  if (!with_line) {
    if (const auto term = core::term_of_a_line(*lowered.program, lowered.expression)) {
      const std::string& name = lowered.program->terms[*term].name;
      diagnostics.add(diagnostic::code::T320, entry.module.exprs[entry.expression].span, {name.substr(name.rfind('.') + 1)});
      return result;
    }
  }
  result.program = lowered.program;
  result.node = lowered.expression;
  return result;
}

}  // namespace edict
