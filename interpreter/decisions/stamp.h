// The audit stamp: what must be the same for the same decisions to come out again.
//
// In: the policy set, the digest of the inputs, the engine's version. Out: the stamp, long and short. Always true: no clock, no machine, no path in it.
#pragma once

#include <string>
#include <vector>

#include "core/program.h"

namespace edict::decisions {

struct Stamp {
  std::string engine;                 // version of the engine
  std::vector<std::string> packages;  // `acme.biologics 2025.2`, by name
  std::string policy;                 // SHA-256 of the policy set's canonical form
  std::string inputs;                 // SHA-256 of the inputs, in the order given; empty where none was taken
};

Stamp make_stamp(const core::Program& program, std::string engine_version, std::string inputs_digest);
// The first 12 digits of the digest of policy and engine: it stands in every decision, so that a stray row still tells where it comes from.
std::string short_stamp(const Stamp& stamp);
std::string stamp_json(const Stamp& stamp);  // one line, no newline
std::string stamp_text(const Stamp& stamp);  // a few lines for a person

}  // namespace edict::decisions
