// Of which rows of a table an edition speaks: what it leaves out among those is no longer in force, and of the others it says nothing.
//
// In: an edition, and the columns of the table that it comes into. Out: yes or no for a row; the same in words. Always true: a file that covers some settings, a stretch of codes, drugs alone
// or HCPCS Level II alone ends nothing beyond; a file that is called a part ends nothing.
#pragma once

#include <set>
#include <string>
#include <string_view>

#include "imports/edition.h"

namespace edict::imports {

class Scope {
 public:
  Scope(const Edition& edition, const Shape& table);

  bool holds(const TableRow& row) const;
  std::string text() const;   // `setting practitioner`, `column1 0001A to 29999`; empty: all
  // Whether two scopes in words may share a row.
  static bool meet(std::string_view a, std::string_view b);

 private:
  bool is_drug(const TableRow& row) const;

  const Edition& edition_;
  const Shape& table_;
  std::size_t column_ = 0;             // past the last: none
  std::set<std::string> values_;       // that occur in the edition's column
};

}  // namespace edict::imports
