// Conditions and formulas as policy text.
//
// In: a node of the core. Out: what the author wrote, where its text is at hand, else the same in the language's words. Always true: one line, of bounded length.
#pragma once

#include <optional>
#include <string>

#include "core/program.h"
#include "source/source.h"

namespace edict::explain {

std::string node_text(const core::Program& program, core::NodeId node, const source::Sources* sources);

// `line.dose`, `claim.patient.birth_date`: a path from the judged line; nothing for what is no such path.
std::optional<std::string> path_text(const core::Program& program, core::NodeId node);

// The last part of a full name: `quantity` of `acme.biologics.quantity`.
std::string_view short_name(std::string_view full);

// `acme.edict:12`; empty where there is no place.
std::string place_text(source::Span span, const source::Sources* sources);

}  // namespace edict::explain
