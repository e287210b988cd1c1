// One seed makes one sample.
#include "sample.h"

#include <cstdlib>

namespace edict::property {

namespace {

std::uint64_t number_in(const char* variable, std::uint64_t otherwise) {
  const char* const asked = std::getenv(variable);
  const std::uint64_t count = asked == nullptr ? 0 : std::strtoull(asked, nullptr, 10);
  return count == 0 ? otherwise : count;
}

}  // namespace

std::uint64_t pairs() {
#if defined(__SANITIZE_ADDRESS__)
  constexpr std::uint64_t kUsual = 500;  // ten to twenty times as slow
#else
  constexpr std::uint64_t kUsual = 10'000;
#endif
  return number_in("EDICT_PAIRS", kUsual);
}
std::uint64_t first_seed() { return number_in("EDICT_SEED", 1); }

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
