// Where codes stand in policies, and what a reader should know of each. Private to the folder.
//
// In: a Book. Out: an entry for each code, pattern and range that a shown package names. Always true: entries of a kind stand in order of their texts; what is declared, and what official
// numbers mean, is told in the policies' own words.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "doc/book.h"

namespace edict::doc {

using types::SymbolKind;

struct CodeEntry {
  SymbolKind kind = SymbolKind::None;
  std::string text;                  // as people write it: `J45.40`, `J45.*`, `99202 .. 99215`
  std::string sort, last;            // as it is kept; of a pattern what stands before `*`
  bool pattern = false, range = false;
  std::string title;
  std::set<Place> places;            // declarations that name it
};

class Codes {
 public:
  explicit Codes(const Book& book);

  static constexpr SymbolKind kKinds[] = {SymbolKind::Code, SymbolKind::Modifier, SymbolKind::Diagnosis, SymbolKind::Ndc, SymbolKind::Place, SymbolKind::Specialty,
                                          SymbolKind::Adjustment, SymbolKind::Remark};
  static const char* word(SymbolKind kind);          // `Diagnoses`
  static const char* word_of_one(SymbolKind kind);   // `diagnosis`
  static constexpr std::size_t kPageful = 1'000;

  std::vector<const CodeEntry*> of(SymbolKind kind) const;
  std::string page_of(SymbolKind kind, std::size_t number) const;      // of the number-th entry: long lists stand on several pages
  std::string anchor_of(const CodeEntry& entry) const;
  std::string href(SymbolKind kind, const std::string& written, const std::string& last = "") const;
  std::string href(const CodeEntry& entry) const;
  // Patterns and ranges that the code belongs to.
  std::vector<const CodeEntry*> covering(const CodeEntry& entry) const;
  // What a reason code (`CO-197`) or a remark code (`M53`) says, where the standard library knows.
  std::string meaning(SymbolKind kind, const std::string& written) const;
  std::size_t size() const { return entries_.size(); }

 private:
  using Key = std::pair<SymbolKind, std::string>;
  std::string href_of(const Key& key) const;
  Key key(SymbolKind kind, const std::string& written, const std::string& last) const;
  void add(SymbolKind kind, const std::string& written, const std::string& last, DeclRef where);
  void find_references();
  void find_rows();
  void find_rows_of(names::SymbolId table, const types::TableInfo& info);
  DeclRef addition_to(names::SymbolId table, names::PackageId package, DeclRef otherwise) const;
  void find_titles();
  void find_notes();
  void find_meanings();

  const Book& book_;
  std::map<Key, CodeEntry> entries_;                 // by kind, and what is kept with `*` or ` .. LAST`
  std::map<Key, std::size_t> numbers_;
  std::map<std::string, std::string> meanings_;      // `carc/197`
};

}  // namespace edict::doc
