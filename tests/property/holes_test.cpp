// An empty cell of a field that is not declared complete never decides.
//
// Exactly: take a fact out of a claim. Each line that is then still decided (not pended) is decided the same whatever value of a sample the fact has, the one
// that was taken out among them. The policies here do not ask whether a fact is there (`is known`, `otherwise`, `missing deny` and `missing pass` are an
// author's own choice about empty cells), nor whether another line is open, nor do they return whole claims or keep balances: those let one line's pend be
// another line's fact.
#include <catch2/catch.hpp>

#include "policy_set.h"
#include "sample.h"
#include "told.h"

using namespace edict::property;

namespace {

void try_fact(Court& court, const Json& claim, const Fact& fact, const std::string& history) {
  Json holed = claim;
  Json& owner = holed[fact.place.parent_pointer()];
  owner.erase(fact.place.back());
  const std::vector<std::string> without = court.judge(ndjson({holed}), history, false).dispositions;
  for (const Json& value : fact.values) {
    Json filled = claim;
    filled[fact.place] = value;
    const Court::Told with = court.judge(ndjson({filled}), history, false);
    REQUIRE(with.dispositions.size() == without.size());
    for (std::size_t line = 0; line < without.size(); ++line) {
      if (without[line] == "pend" || without[line] == with.dispositions[line]) continue;
      FAIL_CHECK("line " << line << " is " << without[line] << " without " << fact.place.to_string() << ", and with " << value.dump() << ":\n"
                         << with.engine[line] << holed.dump());
    }
  }
}

}  // namespace

TEST_CASE("an empty cell never decides") {
  PolicyStyle cautious;
  cautious.asks_for_absence = false;
  ClaimStyle whole;
  whole.absurd = whole.unreadable = 0;
  for (std::uint64_t seed = 2001; seed <= 2006; ++seed) {
    const Sample tried = sample(seed, cautious, whole);
    const PolicySet set = compiled(files_of(tried.packages));
    INFO("seed " << seed << "\n" << set.errors);
    REQUIRE(set.program);
    Court court(set.program);
    for (std::size_t i = 0; i < 4; ++i) {
      for (const Fact& fact : facts_of(tried.claims[i])) try_fact(court, tried.claims[i], fact, ndjson(tried.history));
    }
  }
}
