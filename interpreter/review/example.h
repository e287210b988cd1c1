// An example of a region: a claim as a `test` would write it.
//
// In: conditions and a region of theirs. Out: text. Always true: where `sure`, every claim so written lies in the region; otherwise what is written is needed,
// and `unread` says what else would have to hold.
#pragma once

#include <optional>
#include <string>

#include "review/conditions.h"
#include "source/source.h"

namespace edict::review {

struct Example {
  std::string claim;    // `claim { payer: acme, line { code: J2357, date: 2025-04-01 } }`
  bool sure = true;
  std::string unread;   // the author's own words; empty where something calculated is limited, and nothing else
};

// The example of the first region that has one; a sure one where there is any. Nothing where no value could be made up.
std::optional<Example> example(const Conditions& conditions, const regions::Union& of, const source::Sources& sources);

// One value of a subject, in the words of the language; nothing where none could be made up.
std::optional<std::string> value_text(const core::Program& program, const SubjectInfo& subject, const regions::Domain& domain);

}  // namespace edict::review
