// A claim as policies write it: for the screen, and for the `test` that keeps it.
//
// In: a claim as JSON (Policy::alone), the record of the schema. Out: `claim { … }`, or its facts for a person. Always true: what is written reads back as the same claim where
// its values can be read at all.
#pragma once

#include <cstdint>
#include <string>

#include "core/program.h"

namespace edict::tool {

// The facts, one record a paragraph, as wide as asked for (0: not wrapped).
std::string claim_text(const core::Program& program, const std::string& json, std::uint32_t width);
// `claim { id: "C1" … }`, its inner lines `indent` columns in. An id that counts its line or claim is left out.
std::string claim_literal(const core::Program& program, const std::string& json, std::size_t indent);
// `$1,250.00`: groups of three digits, as people write them; claims files have none.
std::string grouped_money(std::string money);

}  // namespace edict::tool
