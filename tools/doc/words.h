// What declarations come to, in sentences for people. Private to the folder.
//
// In: clauses of the tree. Out: markup: sentences without a full stop at their ends, with policy text in `code`. Always true: a sentence says what its clause says, and leaves conditions
// as they are written.
#pragma once

#include <string>

#include "doc/book.h"
#include "doc/codes.h"
#include "exact/date.h"

namespace edict::doc {

class Words {
 public:
  Words(const Book& book, const Codes& codes) : book_(book), codes_(codes) {}

  // `the line is denied with CO-197 (no authorization) and remark N822 (…)`
  std::string outcome(std::uint32_t module, const ast::Outcome& outcome) const;
  std::string stage(const std::vector<ast::Clause>& clauses) const;                          // `coverage`, which is also where none is named
  std::string payers(names::PackageId package, const std::vector<ast::Name>& names) const;   // links
  std::string applies(std::uint32_t module, const std::vector<ast::Clause>& clauses) const;  // `line.code = J2357`; empty: every line
  std::string phrase(std::uint32_t module, ast::ExprId expr) const;                          // policy text in `code`
  std::string message(std::uint32_t module, const ast::Message& message) const;
  // What an exception puts in the place of what stands: `it is waived; where it is not met, the line is pended …`
  // `subject` is what it speaks of: `it`, `the rule`.
  std::string change(DeclRef exception, const std::string& subject = "it") const;
  // For whom, when and since when it holds.
  std::string condition(DeclRef exception) const;
  std::string citation(const std::vector<ast::Clause>& clauses) const;
  std::string reference(names::SymbolId symbol) const;                                       // its title and name, linked
  std::string reference(DeclRef ref) const;

 private:
  std::string code_word(SymbolKind kind, const std::string& written) const;
  std::string one_change(std::uint32_t module, const ast::Clause& clause, const std::string& subject) const;

  const Book& book_;
  const Codes& codes_;
};

std::string period_words(const exact::Period& period);   // `from 2025-01-01 on`; empty: always
std::string joined(const std::vector<std::string>& parts, const std::string& last = " and ");

}  // namespace edict::doc
