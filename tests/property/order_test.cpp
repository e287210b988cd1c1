// The order of declarations and files never changes a decision: not one byte of it.
#include <catch2/catch.hpp>

#include "policy_set.h"
#include "sample.h"
#include "told.h"

using namespace edict::property;

TEST_CASE("declarations and files in any order decide the same") {
  for (std::uint64_t seed = 1001; seed <= 1006; ++seed) {
    const Sample tried = sample(seed, {}, {});
    const PolicySet as_written = compiled(files_of(tried.packages));
    INFO("seed " << seed << "\n" << as_written.errors);
    REQUIRE(as_written.program);
    Court court(as_written.program);
    const std::vector<std::string> decisions = court.judge(ndjson(tried.claims), ndjson(tried.history), false).engine;
    for (std::uint64_t deal = 0; deal < 2; ++deal) {
      const std::vector<PolicyFile> files = shuffled_files(tried.packages, seed * 10 + deal);
      const PolicySet dealt = compiled(files);
      INFO(dealt.errors);
      REQUIRE(dealt.program);
      Court other(dealt.program);
      const std::vector<std::string> again = other.judge(ndjson(tried.claims), ndjson(tried.history), false).engine;
      REQUIRE(again.size() == decisions.size());
      for (std::size_t i = 0; i < decisions.size(); ++i) {
        if (again[i] != decisions[i]) FAIL_CHECK("seed " << seed << ", deal " << deal << ", line " << i << "\n" << decisions[i] << "becomes\n" << again[i]);
      }
    }
  }
}
