// Vocabularies, records and units of two packages that have one name: types are known by their names alone, in every package.
//
// In: all declarations. Out: a finding for each that stands in the way of another, and which of the two is left out. Always true: what the standard library
// declares stays.
#include <map>

#include "diagnostic/codes_names.h"
#include "types/checker.h"

namespace edict::types {

namespace code = diagnostic::code;

namespace {

// What shares one space of names across packages; empty for everything else.
std::string word_of(const ast::Decl& decl) {
  if (const auto* values = std::get_if<ast::ValuesDecl>(&decl.node)) return values->extend ? "" : "vocabulary";
  if (const auto* record = std::get_if<ast::RecordDecl>(&decl.node)) return record->extend ? "" : "record";
  return std::holds_alternative<ast::UnitDecl>(decl.node) ? "unit" : "";
}

}  // namespace

void Checker::find_doubled() {
  std::map<std::pair<std::string, std::string>, std::pair<std::uint32_t, const ast::Decl*>> kept;
  for (std::uint32_t m = 0; m < in_.names.modules.size(); ++m) {
    const names::PackageId package = in_.names.package_of[m];
    if (package == names::kNone) continue;
    for (const ast::Decl& decl : in_.names.modules[m]->decls) {
      const std::string word = word_of(decl);
      if (word.empty() || decl.name.text.empty()) continue;
      const auto [at, fresh] = kept.try_emplace({word, decl.name.text}, m, &decl);
      if (fresh || in_.names.package_of[at->second.first] == package) continue;  // twice in one package: names has told it
      std::pair<std::uint32_t, const ast::Decl*> left{m, &decl};
      if (in_.names.packages[package].standard) std::swap(left, at->second);
      const auto& [module, stays] = at->second;
      auto& finding = report(code::N011, left.second->name.span, {decl.name.text, word, in_.names.packages[in_.names.package_of[module]].name});
      finding.related.push_back({stays->name.span, "declared here"});
      if (word == "vocabulary") finding.help = "add words to it with `extend values " + decl.name.text + " { … }`, or choose another name";
      if (word == "record") finding.help = "add fields to it with `extend " + decl.name.text + " { … }`, or choose another name";
      doubled_.insert(left.second);
    }
  }
}

}  // namespace edict::types
