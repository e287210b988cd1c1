// Which fields a table of claims can give: any table, and one with the head that edict.toml tells.
//
// In: the schema, a mapping. Out: for each record and field, whether it can be filled. Always true: NDJSON gives every field, so nothing is said of it; what the
// reader makes itself (links, numbers of lines) and what a run writes (what became of a line) counts as given.
#pragma once

#include <vector>

#include "claims/mapping.h"
#include "core/schema.h"

namespace edict::claims {

using Fields = std::vector<std::vector<bool>>;  // by record and field

// Whatever columns it has.
Fields carried_by_csv(const core::Schema& schema);
// With the columns of `mapping.head` alone.
Fields carried_by_head(const core::Schema& schema, const Mapping& mapping);

}  // namespace edict::claims
