// What the site is about, looked up from all sides: which packages have pages, where each declaration stands, what refers to what. Private to the folder.
//
// In: a compiled set. Out: a Book. Always true: const once made; an address is empty where the site has no page for it; lists are in order of packages, files and places.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "pipeline.h"

namespace edict::doc {

inline constexpr std::uint32_t kNone = 0xffffffff;

using names::DeclRef;
using Place = std::pair<std::uint32_t, std::uint32_t>;   // a declaration: module and number, in order
inline Place place_of(DeclRef ref) { return {ref.module, ref.decl}; }

// A name or a code in a policy's text, and what it means there.
struct Reference {
  std::uint32_t begin = 0, end = 0;                      // bytes of the module's file
  names::SymbolId symbol = kNone;                        // a declaration; or
  names::PackageId package = kNone;                      // a package; or
  types::SymbolKind kind = types::SymbolKind::None;      // a code of this kind, as written
  std::string code, last;                                // with `last`: a range
};

class Book {
 public:
  Book(const Compilation& set, bool with_library);

  const Compilation& set() const { return set_; }
  const ast::Module& module(std::uint32_t m) const { return *set_.names.modules[m]; }
  const ast::Decl& decl(DeclRef ref) const { return set_.names.decl(ref); }
  const source::SourceFile& file(std::uint32_t m) const { return set_.sources->get(module(m).file); }
  std::string text(source::Span span) const { return std::string(set_.sources->text(span)); }

  const std::vector<names::PackageId>& packages() const { return packages_; }   // that have pages, by name
  bool shown(names::PackageId package) const { return package != kNone && !page_of_[package].empty(); }
  const std::string& page_of(names::PackageId package) const { return page_of_[package]; }
  std::string title_of(names::PackageId package) const;
  std::vector<DeclRef> decls_of(names::PackageId package) const;                // those that stand in policy text

  // The declaration of a row of a data file is that of the file.
  DeclRef home(DeclRef ref) const;
  const std::string& anchor_of(DeclRef ref) const;
  std::string href(DeclRef ref) const;
  std::string href(names::SymbolId symbol) const;
  names::SymbolId symbol_of(DeclRef ref) const;                                  // kNone: it declares no name of its own
  std::string kind_of(DeclRef ref) const;                                        // `rule`, `table`, `addition to a set`
  std::string name_of(DeclRef ref) const;                                        // `acme.biologics.quantity`; a code's, modifier's and payer's alone
  std::string title_of(DeclRef ref) const;                                       // what it is called for people: its title, else its name
  names::SymbolId target_of(DeclRef ref) const;                                  // what an exception or an addition changes

  const std::vector<Reference>& references(std::uint32_t module) const { return references_[module]; }
  std::vector<Reference> references_in(std::uint32_t module, source::Span span) const;
  std::vector<names::SymbolId> uses(DeclRef ref) const;                          // what its text names, itself excepted
  const std::set<Place>& users(names::SymbolId symbol) const;                    // declarations of shown packages whose text names it
  DeclRef decl_of(source::Span span) const;                                      // by a place in it; {kNone, kNone} where there is none
  DeclRef written_at(source::Span span) const;                                   // the same, of places in policy text alone
  DeclRef decl_at(std::uint32_t module, std::uint32_t byte) const;               // {kNone, kNone} between declarations

 private:
  void find_row_homes();
  void find_places();
  void find_anchors();
  void find_users();

  const Compilation& set_;
  std::vector<names::PackageId> packages_;
  std::vector<std::string> page_of_;
  std::map<Place, std::string> anchors_;
  std::map<Place, names::SymbolId> symbols_;
  std::vector<std::vector<Reference>> references_;
  std::vector<std::vector<std::pair<std::uint32_t, std::uint32_t>>> begins_;     // by module: where each declaration of its own file begins, and its number; in order
  std::map<source::FileId, std::uint32_t> module_of_;
  std::map<std::pair<std::uint32_t, source::FileId>, std::uint32_t> row_homes_;  // by module and data file: the declaration
  std::map<names::SymbolId, std::set<Place>> users_;
};

// The references of a module, in order of their places.
std::vector<Reference> references_of(const Compilation& set, std::uint32_t module);

// A clause's value of a kind, where the clause is there.
template <typename T>
const T* clause_value(const std::vector<ast::Clause>& clauses, ast::ClauseKind kind) {
  const ast::Clause* found = types::clause(clauses, kind);
  return found == nullptr ? nullptr : std::get_if<T>(&found->value);
}
const std::vector<ast::Clause>& clauses_of(const ast::Decl& decl);   // none where it has none

}  // namespace edict::doc
