// Samples of policies and claims that the properties are tried on.
#pragma once

#include <string>
#include <vector>

#include "claims.h"
#include "policies.h"

namespace edict::property {

// How many claims a run tries: EDICT_PAIRS, or 1,000.
std::uint64_t pairs();

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
