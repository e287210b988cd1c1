// Where policies name a code.
//
// In: a checked policy set, and codes of one kind. Out: the places that name one of them, also by a pattern (`J23*`) or a range, in order of files and bytes. Always true:
// the standard library's own places are left out; a place in a data file of a policy is one too.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "review/review.h"

namespace edict::review {

struct Named {
  std::string code;    // as it was asked for
  source::Span span;
  const ast::Decl* decl = nullptr;  // that the place stands in; of a row of a data file the table, nothing where several could be meant
};
// `codes` as official files write them. For SymbolKind::Adjustment they are reason codes without a group (`16`).
std::vector<Named> mentions(const Inputs& inputs, types::SymbolKind kind, const std::set<std::string>& codes);

}  // namespace edict::review
