// Declarations that nothing mentions, and imports that nothing needs.
//
// What counts is whether the word stands anywhere else in the set: a name that happens to be a field's too is not told about, and nothing that is used ever is.
#include <algorithm>
#include <optional>
#include <unordered_map>
#include <unordered_set>

#include "diagnostic/codes_review.h"
#include "review/reviews.h"
#include "review/written.h"

namespace edict::review {

namespace code = diagnostic::code;

namespace {

using Words = std::unordered_set<std::string>;

// For each word the names of declarations that it stands in: two different ones say enough.
using Places = std::unordered_map<std::string, std::vector<std::string>>;

Places places_of(const Inputs& in, const std::vector<Written>& all) {
  Places places;
  for (const Written& written : all) {
    for (const std::string& word : words_of(in, written)) {
      auto& at = places[word];
      if (at.size() < 2 && std::find(at.begin(), at.end(), written.decl->name.text) == at.end()) at.push_back(written.decl->name.text);
    }
  }
  return places;
}

// Elsewhere than in the statements of that name itself.
bool mentioned(const Places& places, const std::string& word, const std::string& by_other_than) {
  const auto found = places.find(word);
  return found != places.end() && std::any_of(found->second.begin(), found->second.end(), [&](const std::string& name) { return name != by_other_than; });
}

const char* noun(const ast::Decl& decl) {
  if (const auto* set = std::get_if<ast::SetDecl>(&decl.node)) return set->extend ? nullptr : "set";
  if (const auto* table = std::get_if<ast::TableDecl>(&decl.node)) return table->extend ? nullptr : "table";
  if (std::holds_alternative<ast::TermDecl>(decl.node)) return "term";
  if (const auto* values = std::get_if<ast::ValuesDecl>(&decl.node)) return values->extend ? nullptr : "vocabulary";
  return nullptr;
}

bool is_used(const ast::Decl& decl, const Places& places) {
  if (mentioned(places, decl.name.text, decl.name.text)) return true;
  const auto* values = std::get_if<ast::ValuesDecl>(&decl.node);
  return values != nullptr && std::any_of(values->members.begin(), values->members.end(),
                                          [&](const ast::ValueMember& member) { return mentioned(places, member.name.text, decl.name.text); });
}

// All words by which a package can be meant: its names, its fields and attributes, members of its vocabularies.
Words offered(const Inputs& in, names::PackageId package) {
  Words words;
  for (const auto& [name, symbols] : in.names.packages[package].own) words.insert(name);
  for (const std::uint32_t m : in.names.packages[package].modules) {
    for (const ast::Decl& decl : in.names.modules[m]->decls) {
      if (const auto* record = std::get_if<ast::RecordDecl>(&decl.node)) {
        for (const ast::FieldDecl& field : record->fields) words.insert(field.name.text);
      }
      if (const auto* values = std::get_if<ast::ValuesDecl>(&decl.node)) {
        for (const ast::ValueMember& member : values->members) words.insert(member.name.text);
      }
      if (const auto* clauses = clauses_of(decl)) {
        for (const ast::Clause& clause : *clauses) {
          const auto* names = clause.kind == ast::ClauseKind::Label ? std::get_if<std::vector<ast::Name>>(&clause.value) : nullptr;
          for (std::size_t i = 0; names != nullptr && i < names->size(); ++i) words.insert((*names)[i].text);
        }
      }
    }
  }
  return words;
}

// A data file's cells are names as well: whoever reads one is taken to need what it imports.
bool reads_data(const std::vector<Written>& all, names::PackageId package) {
  return std::any_of(all.begin(), all.end(), [&](const Written& written) {
    const auto* table = std::get_if<ast::TableDecl>(&written.decl->node);
    return written.package == package && (std::holds_alternative<ast::CodeRowsDecl>(written.decl->node) || (table != nullptr && table->from));
  });
}

// For each word of a package the declaration that it stands in; null where it stands in several.
using Standing = std::unordered_map<std::string, const ast::Decl*>;

Standing standing_in(const Inputs& in, const std::vector<Written>& all, names::PackageId package) {
  Standing standing;
  for (const Written& written : all) {
    if (written.package != package) continue;
    for (const std::string& word : words_of(in, written)) {
      const auto [place, is_new] = standing.emplace(word, written.decl);
      if (!is_new && place->second != written.decl) place->second = nullptr;
    }
  }
  return standing;
}

void imports(const Inputs& in, const std::vector<Written>& all, diagnostic::Diagnostics& out) {
  std::unordered_map<names::PackageId, Words> offers;
  std::unordered_map<names::PackageId, std::optional<Standing>> importers;  // nothing: it reads data
  for (const Written& import : all) {
    const auto* decl = std::get_if<ast::ImportDecl>(&import.decl->node);
    const std::string called = decl == nullptr ? "" : decl->alias ? decl->alias->text : import.decl->name.text;
    const names::PackageId target = decl == nullptr ? names::kNone : in.names.find_package(import.package, called);
    if (target == names::kNone) continue;
    auto importer = importers.find(import.package);
    if (importer == importers.end()) {
      importer = importers.emplace(import.package, std::nullopt).first;
      if (!reads_data(all, import.package)) importer->second = standing_in(in, all, import.package);
    }
    if (!importer->second) continue;
    if (offers.count(target) == 0) offers.emplace(target, offered(in, target));
    const auto stands_elsewhere = [&](const std::string& word) {
      const auto found = importer->second->find(word);
      return found != importer->second->end() && found->second != import.decl;
    };
    const Words& wanted = offers.at(target);
    if (stands_elsewhere(decl->alias ? called : called.substr(called.rfind('.') + 1)) || std::any_of(wanted.begin(), wanted.end(), stands_elsewhere)) continue;
    out.add(code::R110, import.decl->name.span, {"import", import.decl->name.text, "package `" + in.names.packages[import.package].name + "` names nothing of it"});
  }
}

}  // namespace

void unused(const Inputs& in, diagnostic::Diagnostics& out) {
  const std::vector<Written> all = all_written(in);
  const Places places = places_of(in, all);
  for (const Written& written : all) {
    // What a library declares is for those who adopt or import it.
    if (in.names.packages[written.package].library || noun(*written.decl) == nullptr || is_used(*written.decl, places)) continue;
    out.add(code::R110, written.decl->name.span, {noun(*written.decl), written.decl->name.text, "nothing mentions it"});
  }
  imports(in, all, out);
}

}  // namespace edict::review
