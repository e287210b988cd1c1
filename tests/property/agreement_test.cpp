// Engine and reference say the same of every line: dispositions, findings with their gaps, amounts. And every decided line balances.
#include <catch2/catch.hpp>

#include "policy_set.h"
#include "sample.h"
#include "told.h"

using namespace edict::property;

TEST_CASE("engine and reference agree on generated policies and claims") {
  const std::uint64_t policies = (pairs() + kClaimsOfOnePolicy - 1) / kClaimsOfOnePolicy;
  std::uint64_t lines = 0;
  for (std::uint64_t seed = 1; seed <= policies; ++seed) {
    const Sample tried = sample(seed, {}, {});
    const std::vector<PolicyFile> files = files_of(tried.packages);
    const PolicySet set = compiled(files);
    INFO("seed " << seed);
    INFO(set.errors);
    REQUIRE(set.program);
    Court court(set.program);
    // Claim by claim, so that a difference shows the one claim that it needs.
    for (std::size_t c = 0; c < tried.claims.size(); ++c) {
      const Json& claim = tried.claims[c];
      const Court::Told told = court.judge(ndjson({claim}), c % 4 == 3 ? "" : ndjson(tried.history), true);
      REQUIRE(told.engine.size() == told.reference.size());
      for (std::size_t i = 0; i < told.engine.size(); ++i) {
        ++lines;
        if (told.engine[i] != told.reference[i]) {
          FAIL_CHECK("seed " << seed << ", line " << i << "\nengine    " << told.engine[i] << "reference " << told.reference[i] << claim.dump());
        }
      }
      CHECK(told.imbalances == std::vector<std::string>{});
    }
  }
  CHECK(lines >= pairs());
}

// A sweep over the whole batch, rules asked line by line, and each claim alone decide the same.
TEST_CASE("a sweep decides as each line by itself") {
  for (std::uint64_t seed = 601; seed <= 625; ++seed) {
    const Sample tried = sample(seed, {}, {});
    const PolicySet set = compiled(files_of(tried.packages));
    INFO("seed " << seed << "\n" << set.errors);
    REQUIRE(set.program);
    const std::string claims = ndjson(tried.claims), history = ndjson(tried.history);
    CHECK(Court(set.program, 1).judge(claims, history, false).engine == Court(set.program, 1'000'000).judge(claims, history, false).engine);
  }
}

// The same claims in one batch and one by one: no claim's decision depends on its neighbours in the batch.
TEST_CASE("a batch decides its claims as each alone") {
  for (std::uint64_t seed = 501; seed <= 505; ++seed) {
    const Sample tried = sample(seed, {}, {});
    const PolicySet set = compiled(files_of(tried.packages));
    INFO("seed " << seed << "\n" << set.errors);
    REQUIRE(set.program);
    Court court(set.program);
    std::vector<std::string> alone;
    for (const Json& claim : tried.claims) {
      for (const std::string& disposition : court.judge(ndjson({claim}), ndjson(tried.history), false).dispositions) alone.push_back(disposition);
    }
    CHECK(court.judge(ndjson(tried.claims), ndjson(tried.history), false).dispositions == alone);
  }
}
