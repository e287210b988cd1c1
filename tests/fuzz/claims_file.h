// Any bytes as a file of claims: read in small batches, decided by a policy that uses every kind of field, and written.
#pragma once

#include "claims/reader.h"
#include "target.h"

namespace edict::fuzz {

void decide(std::string_view claims, claims::Format format);

}  // namespace edict::fuzz
