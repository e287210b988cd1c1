// Each declaration as a section of its package's page: what it comes to, beside its policy text. Private to the folder.
//
// In: a declaration, and the level of its heading. Out: markup. Always true: every declaration has a section with its anchor, and its policy text stands there as written; exceptions stand
// as a tree under what they change, and once more by themselves where they are written.
#pragma once

#include <map>
#include <string>

#include "doc/words.h"

namespace edict::doc {

class Sections {
 public:
  Sections(const Book& book, const Codes& codes);

  std::string section(DeclRef ref, std::size_t level) const;
  // All rows of tables that are too long for the page of their package: pages by path, as markup.
  std::string rows_page(DeclRef ref) const;
  static constexpr std::size_t kRowsOnPage = 200;   // of a data file: more stand on a page of their own
  std::vector<DeclRef> long_tables() const;
  std::string rows_path(DeclRef ref) const;
  std::size_t data_rows(DeclRef ref) const;         // 0: it has no data file, or an empty one

 private:
  const source::SourceFile* data_file(DeclRef ref) const;
  std::string rule(DeclRef ref) const;
  std::string exception(DeclRef ref) const;
  std::string term(DeclRef ref) const;
  std::string balance(DeclRef ref) const;
  std::string payer(DeclRef ref) const;
  std::string facts_of_code(DeclRef ref) const;
  std::string set(DeclRef ref) const;
  std::string table(DeclRef ref) const;
  std::string data_table(DeclRef ref, std::size_t most) const;
  std::string code_rows(DeclRef ref) const;
  std::string vocabulary(DeclRef ref) const;
  std::string record(DeclRef ref) const;
  std::string words_of(DeclRef ref) const;
  std::string adoption(DeclRef ref) const;

  std::string tree_of(DeclRef ref) const;           // the exceptions to it; empty where there are none
  std::string tree(const std::vector<DeclRef>& exceptions, std::size_t depth) const;
  std::string used_by(DeclRef ref) const;
  void find_exceptions();

  const Book& book_;
  const Codes& codes_;
  Words words_;
  std::map<names::SymbolId, std::vector<DeclRef>> exceptions_;   // by what they change
  std::map<std::string, std::vector<DeclRef>> of_codes_;
};

}  // namespace edict::doc
