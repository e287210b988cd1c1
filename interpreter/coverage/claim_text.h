// A claim of a test as the language writes it. Private to the folder.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "core/program.h"

namespace edict::coverage {

using Json = nlohmann::ordered_json;

// `claim { payer: clinic, line { code: J2357 } }`, on one line where it is short, else a record a line.
std::string claim_text(const core::Schema& schema, const Json& claim);

}  // namespace edict::coverage
