// "Did you mean": slips that people make, and words that are simply others.
#include <algorithm>
#include <catch2/catch.hpp>

#include "diagnostic/codes_names.h"
#include "diagnostic/nearest.h"

using edict::diagnostic::nearest;

namespace {

const std::vector<std::string> kCodes = {"J2357", "J0517", "J3590", "J2327", "J9035", "99213"};
const std::vector<std::string> kDiagnoses = {"L20.9", "L20.89", "L50.1", "J45.50", "J33.9"};
const std::vector<std::string> kNames = {"omalizumab_indications", "high_cost_biologics", "quantity_limits", "units", "charge"};

}  // namespace

TEST_CASE("two signs in the wrong order") {
  CHECK(nearest("J2375", kCodes) == "J2357");
  CHECK(nearest("unist", kNames) == "units");
}

TEST_CASE("letters taken for digits") {
  CHECK(nearest("L2O.9", kDiagnoses) == "L20.9");
  CHECK(nearest("JO517", kCodes) == "J0517");
  CHECK(nearest("L5O.I", kDiagnoses) == "L50.1");
  CHECK(nearest("992l3", kCodes) == "99213");
  CHECK(nearest("992I3", kCodes) == "99213");
  CHECK(nearest("2S", {"25", "59"}).empty());  // S is not among the confusions, and half of a short word is too much
  CHECK(nearest("I1", {"11", "59"}) == "11");
}

TEST_CASE("a letter too few, too many or wrong") {
  CHECK(nearest("omalizumab_indication", kNames) == "omalizumab_indications");
  CHECK(nearest("omalizumab-indications", kNames) == "omalizumab_indications");
  CHECK(nearest("quantity_limmits", kNames) == "quantity_limits");
  CHECK(nearest("chrage", kNames) == "charge");
  CHECK(nearest("j2357", kCodes) == "J2357");
}

TEST_CASE("the likelier slip wins") {
  CHECK(nearest("J2375", {"J2385", "J2357"}) == "J2357");
  CHECK(nearest("L2O.9", {"L21.9", "L20.9"}) == "L20.9");
}

TEST_CASE("beyond doubt is one slip, with no other candidate nearly as near") {
  using edict::diagnostic::certain;
  CHECK(certain("ofice_visits", {"office_visits", "drug_visits"}) == "office_visits");
  CHECK(certain("plan_c", {"plan_a", "plan_b"}).empty());            // either may be meant
  CHECK(certain("authorsation", {"authorization"}).empty());         // two slips
  CHECK(certain("charges", {"charge", "chargeb", "units"}).empty()); // one slip each
  CHECK(certain("J2375", {"J2357"}).empty());                        // another digit is another code
  CHECK(certain("J351O", {"J3510", "J3511"}) == "J3510");            // O is no digit
  CHECK(certain("N5I9", {"N519", "N509", "N529"}) == "N519");
  CHECK(certain("j2357", {"J2357", "J2358"}) == "J2357");
  CHECK(certain("level_2", {"level_3"}).empty());
  CHECK(certain("unit", {}).empty());
}

TEST_CASE("a suggestion is a fix where the place is the word alone") {
  edict::diagnostic::Diagnostics all;
  auto& whole = all.add(edict::diagnostic::code::N020, {0, 10, 14}, {"unts"});
  edict::diagnostic::suggest(whole, "unts", {"units"});
  CHECK(whole.help == "did you mean `units`?");
  REQUIRE(whole.fix.size() == 1);
  CHECK(whole.fix[0].text == "units");
  CHECK(whole.fix[0].span.begin == 10);
  auto& wider = all.add(edict::diagnostic::code::N020, {0, 5, 14}, {"line.unts"});
  edict::diagnostic::suggest(wider, "unts", {"units"});
  CHECK(wider.help == "did you mean `units`?");
  CHECK(wider.fix.empty());
}

TEST_CASE("nothing where nothing is near") {
  CHECK(nearest("deductible", kNames).empty());
  CHECK(nearest("Q5101", kCodes).empty());
  CHECK(nearest("x", kNames).empty());
  CHECK(nearest("", kNames).empty());
  CHECK(nearest("units", {}).empty());
  CHECK(nearest("units", {"", "units"}).empty());  // a word is no suggestion for itself
}

TEST_CASE("of two that are equally near, the author's own comes first; a nearer one wins all the same") {
  const std::vector<std::string> codes = {"J1574", "J1745", "J1755"};
  const auto own = [](const std::string& code) { return code == "J1745" || code == "J1750"; };
  CHECK(nearest("J1754", codes) == "J1574");
  CHECK(nearest("J1754", codes, own) == "J1745");
  CHECK(nearest("J175O", {"J1750", "J1756"}, [](const std::string& code) { return code == "J1756"; }) == "J1750");
  edict::diagnostic::Diagnostics all;
  auto& finding = all.add(edict::diagnostic::code::N022, {0, 0, 5}, {"J1754"});
  edict::diagnostic::suggest(finding, "J1754", codes, own);
  CHECK(finding.help == "did you mean `J1745`?");
  CHECK(finding.fix.empty());
}

TEST_CASE("the order of candidates does not matter") {
  std::vector<std::string> candidates = {"J1234", "J1235", "J1236"};
  CHECK(nearest("J1239", candidates) == "J1234");
  std::reverse(candidates.begin(), candidates.end());
  CHECK(nearest("J1239", candidates) == "J1234");
}

TEST_CASE("absurd words cost nothing") {
  CHECK(nearest(std::string(10'000'000, 'a'), {"aaaa"}).empty());
  CHECK(nearest("aaaa", {std::string(10'000'000, 'a')}).empty());
  CHECK(nearest("\xFF\xFE\x80", {"\xFF\xFE\x81"}) == "\xFF\xFE\x81");
}
