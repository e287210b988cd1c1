// What the authors of a policy set wrote, declaration by declaration, with the dates for which it acts (internal to review/).
//
// In: modules, Names and Types. Out: the same, without what is broken and without the library that is built in. Always true: nobody is told about files that are not theirs.
#pragma once

#include <string>
#include <vector>

#include "review/review.h"

namespace edict::review {

struct Written {
  const ast::Module* module = nullptr;
  std::uint32_t index = 0;               // of the module
  names::PackageId package = names::kNone;
  const ast::Decl* decl = nullptr;

  bool holds(source::Span span) const { return decl->span.file == span.file && decl->span.begin <= span.begin && span.end <= decl->span.end; }
};

// In order of module and place.
std::vector<Written> all_written(const Inputs& in);
// The one of them that the place stands in; nothing for places between declarations, and in files of others.
const Written* holder_of(const std::vector<Written>& all, std::uint32_t module, source::Span span);
// The file is none of the built-in library's.
bool is_authored(const Inputs& in, source::FileId file);
// The file is a policy, and no data file beside one.
bool is_policy_text(const Inputs& in, source::FileId file);

// The clauses of a declaration; nothing for kinds that have none.
const std::vector<ast::Clause>* clauses_of(const ast::Decl& decl);
// The package's `effective`; always() where it says none.
exact::Period period_of_package(const Inputs& in, names::PackageId package);
// The dates for which a declaration acts: its own period within its package's; nothing where they do not meet.
std::optional<exact::Period> acting_period(const Inputs& in, const Written& written);
std::optional<exact::Period> both(const exact::Period& a, const exact::Period& b);

// The tables of `std.adjustments` whose second key is a code of reasons or remarks; nothing where the package is not read.
std::vector<const types::TableInfo*> adjustment_tables(const Inputs& in);

// The words of a declaration outside comments and texts; within texts, those between braces. `line.units` is two.
std::vector<std::string> words_of(const Inputs& in, const Written& written);

}  // namespace edict::review
