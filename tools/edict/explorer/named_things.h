// What policies name: rules, terms, sets, tables, exceptions, payers, codes, fields; and the lines of their texts.
//
// In: a policy, words. Out: what is called so, or holds them, kind by kind, the author's own before the library's. Always true: letters' case does not matter to a search; the same
// policy and words give the same list.
#pragma once

#include <string>
#include <vector>

#include "edict.h"

namespace edict::tool {

struct NamedThing {
  std::string kind;   // `Rules`
  std::string name;   // `prior_authorization`, `J2357`, `line.dose`; of a line of text its place
  std::string full;   // with its package
  std::string title;
  std::string place;  // `acme.edict:12`
  std::string text;   // as it stands written
};

// All words stand somewhere in it. Without words: everything that has a name.
std::vector<NamedThing> things_with(const Policy& policy, const std::string& words);
std::vector<NamedThing> things_called(const Policy& policy, const std::string& name);

// How a rule stands to a payer: `as written`, `exception gold_reviews (Gold rider), from 2025-01-01`; empty where it does not act.
std::vector<std::string> payer_told(const core::Program& program, const core::Rule& rule, core::SymbolId payer);

}  // namespace edict::tool
