// The editions that a table holds, as the policy file beside it tells them: which were merged, of what, and out of which file.
//
// In: the text of a policy file that an import wrote. Out: its editions, and lines of it. Always true: an edition of the same first day and scope stands once, the one merged last; rows alone do
// not tell where an edition began that changed nothing.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "exact/date.h"

namespace edict::imports {

struct KnownEdition {
  exact::Period period;
  std::string scope;      // as Scope::text()
  std::string file;
};

std::vector<KnownEdition> known_editions(std::string_view policy);
std::string known_text(const std::vector<KnownEdition>& editions);   // `// edition 2024-07-01 .. of setting practitioner, read from practitioner.csv`
void add_edition(std::vector<KnownEdition>& editions, KnownEdition made);

// The first day of the next edition of the same rows.
std::optional<exact::Date> next_edition(const std::vector<KnownEdition>& editions, exact::Date first, std::string_view scope);

}  // namespace edict::imports
