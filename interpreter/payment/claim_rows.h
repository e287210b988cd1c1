// Where a claim's rows stand in a batch.
//
// In: a batch, a row. Out: rows of what it belongs to, or owns. Always true: read from the tables' owners, so that it holds for fields that no reader converts.
#pragma once

#include <cstdint>
#include <optional>
#include <utility>

#include "claims/batch.h"

namespace edict::payment {

std::uint32_t claim_of(const claims::Batch& batch, const core::Schema& schema, std::uint32_t line);
// The rows of a record that belong to one owner: first and count.
std::pair<std::uint32_t, std::uint32_t> rows_of(const claims::Batch& batch, core::RecordId record, std::uint32_t owner);
inline std::pair<std::uint32_t, std::uint32_t> lines_of(const claims::Batch& batch, const core::Schema& schema, std::uint32_t claim) {
  return rows_of(batch, schema.line, claim);
}
std::optional<std::uint32_t> patient_of(const claims::Batch& batch, const core::Schema& schema, std::uint32_t claim);

}  // namespace edict::payment
