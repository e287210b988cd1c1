// One seed makes one sample.
#include "sample.h"

#include <cstdlib>

namespace edict::property {

std::uint64_t pairs() {
  const char* const asked = std::getenv("EDICT_PAIRS");
  const std::uint64_t count = asked == nullptr ? 0 : std::strtoull(asked, nullptr, 10);
  return count == 0 ? 1'000 : count;
}

Sample sample(std::uint64_t seed, const PolicyStyle& policies, const ClaimStyle& claims) {
  Sample made;
  made.seed = seed;
  made.packages = write_policies(seed, policies);
  Dice dice(seed + 7'000'000);
  for (std::uint64_t i = 0; i < kClaimsOfOnePolicy; ++i) made.claims.push_back(write_claim(dice, static_cast<int>(i), claims, false));
  for (int i = 0; i < 6; ++i) made.history.push_back(write_claim(dice, i, claims, true));
  return made;
}

std::string text_of(const std::vector<PolicyFile>& files) {
  std::string text;
  for (const PolicyFile& file : files) text += "// " + file.name + "\n" + file.text + "\n";
  return text;
}

}  // namespace edict::property
