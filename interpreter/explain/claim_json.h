// A claim written down again: as NDJSON in the words of the claim record.
//
// In: a batch, one of its claims. Out: one line of JSON, every value a text, without its end of line. Always true: read without a mapping it gives the same cells; what could
// not be read stands as it was written, and cannot be read again.
#pragma once

#include <string>

#include "engine/evaluator.h"

namespace edict::explain {

std::string claim_json(const claims::Batch& batch, std::uint32_t claim, engine::Evaluator& evaluator);

}  // namespace edict::explain
