// The readers know what a table carries, review knows what rules need: neither knows the other.
#include "formats.h"

#include "claims/carried.h"
#include "review/formats.h"

namespace edict {

void review_formats(const core::Program& program, const claims::Mapping& mapping, const std::vector<std::string>& off, diagnostic::Diagnostics& diagnostics) {
  review::TableFormat tables{claims::carried_by_csv(program.schema), std::nullopt};
  if (!mapping.head.empty()) tables.told = claims::carried_by_head(program.schema, mapping);
  review::formats(program, tables, off, diagnostics);
}

}  // namespace edict
