// Samples of policies and claims that the properties are tried on.
#pragma once

#include <string>
#include <vector>

#include "claims.h"
#include "policies.h"

namespace edict::property {

// How many pairs of policy and claim a run tries: EDICT_PAIRS, or 10,000, or 500 under sanitizers.
std::uint64_t pairs();
// EDICT_SEED, or 1: where the seeds of a longer run begin.
std::uint64_t first_seed();

inline constexpr std::uint64_t kClaimsOfOnePolicy = 25;

struct Sample {
  std::uint64_t seed = 0;
  std::vector<PackageText> packages;
  std::vector<Json> claims, history;
};
Sample sample(std::uint64_t seed, const PolicyStyle& policies, const ClaimStyle& claims);
// The texts of all files, for a failed test.
std::string text_of(const std::vector<PolicyFile>& files);

}  // namespace edict::property
