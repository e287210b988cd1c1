// Owners stand in ascending order, for a claim's rows are added claim by claim.
#include "payment/claim_rows.h"

#include <algorithm>

namespace edict::payment {

std::uint32_t claim_of(const claims::Batch& batch, const core::Schema& schema, std::uint32_t line) { return batch.tables[schema.line].parent[line]; }

std::pair<std::uint32_t, std::uint32_t> rows_of(const claims::Batch& batch, core::RecordId record, std::uint32_t owner) {
  const std::vector<std::uint32_t>& owners = batch.tables[record].parent;
  const auto [first, last] = std::equal_range(owners.begin(), owners.end(), owner);
  return {static_cast<std::uint32_t>(first - owners.begin()), static_cast<std::uint32_t>(last - first)};
}

std::optional<std::uint32_t> patient_of(const claims::Batch& batch, const core::Schema& schema, std::uint32_t claim) {
  if (const auto row = claims::cell(batch, schema.claim, schema.find(schema.claim, "patient"), claim)) return static_cast<std::uint32_t>(*row);
  const auto [first, count] = rows_of(batch, schema.patient, claim);
  if (count == 0) return std::nullopt;
  return first;
}

}  // namespace edict::payment
