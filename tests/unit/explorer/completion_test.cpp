// What Tab offers, by where the cursor stands.
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "exploring.h"

using namespace edict;
using namespace edict::tool;

namespace {

std::vector<std::string> offered(const std::string& line) {
  static const Explorer kExplorer = trial::explorer_of(trial::kPolicy);
  std::vector<std::string> texts;
  for (const Candidate& one : complete(line, line.size(), kExplorer).candidates) texts.push_back(one.text);
  return texts;
}

bool offers(const std::string& line, const std::string& text) {
  const auto all = offered(line);
  return std::find(all.begin(), all.end(), text) != all.end();
}

}  // namespace

TEST_CASE("at the beginning commands and names are offered") {
  CHECK(offered("what") == std::vector<std::string>{"what would pay"});
  CHECK(offered("what w") == std::vector<std::string>{"what would pay"});
  CHECK(offers("re", "reload"));
  CHECK(offers("re", "remove"));
  CHECK(offers("expect", "expected_units"));
  CHECK(offers("ce", "ceil("));
}

TEST_CASE("behind a command its argument is offered") {
  CHECK(offered("why not auth") == std::vector<std::string>{"authorized"});
  CHECK(offered(":why not auth") == std::vector<std::string>{"authorized"});
  CHECK(offered("as payer ") == std::vector<std::string>{"acme", "acme_gold"});
  CHECK(offered("help rel") == std::vector<std::string>{"reload"});
  CHECK(offered("remove line.do") == std::vector<std::string>{"line.dose"});
}

TEST_CASE("behind a point the facts are offered, with what they are") {
  CHECK(offered("1 + line.dos") == std::vector<std::string>{"dose"});
  CHECK(offered("claim.patient.we") == std::vector<std::string>{"weight"});
  CHECK(offers("line.code.", "unit"));
  CHECK(offers("J2357.", "unit"));
  CHECK(offered("line.dose.").empty());
  CHECK(offered("nothing.at.all.").empty());
  static const Explorer kExplorer = trial::explorer_of(trial::kPolicy);
  const Completion found = complete("line.dos and more", 8, kExplorer);
  REQUIRE(found.candidates.size() == 1);
  CHECK(found.begin == 5);
  CHECK(found.candidates[0].title == "Dose administered");
}

TEST_CASE("codes come with their titles") {
  static const Explorer kExplorer = trial::explorer_of(trial::kPolicy);
  const Completion found = complete("rules for J2357", 15, kExplorer);
  REQUIRE(found.candidates.size() == 1);
  CHECK(found.candidates[0].text == "J2357");
  CHECK(found.candidates[0].title == "omalizumab");
  CHECK(complete("rules for J", 11, kExplorer).more);
  CHECK(complete("rules for J", 11, kExplorer).common == "J");
}

TEST_CASE("behind a comparison the words that the fact may be are offered") {
  CHECK(offered("line.route = intrav") == std::vector<std::string>{"intravenous", "intravitreal"});
  CHECK(offered("claim.payer = acme_") == std::vector<std::string>{"acme_gold"});
  CHECK(offered("line.diagnoses in asth") == std::vector<std::string>{"asthma"});
  CHECK(offered("line.modifiers has J") == std::vector<std::string>{"J1", "J2", "J3", "J4", "J5", "JA", "JB", "JC", "JD", "JE", "JF", "JG", "JK", "JL", "JW", "JZ"});
  CHECK(offers("line.modifiers = [JZ, J", "JB"));
  CHECK(offers("modifier J", "JW"));
  CHECK_FALSE(offers("modifier J", "J2357"));
  CHECK(offered("modifier JW is") == std::vector<std::string>{"is absent", "is present"});
  CHECK(offered("modifier JW is p") == std::vector<std::string>{"is present"});
  CHECK(offered("a document clin") == std::vector<std::string>{"clinical_trial_evidence"});
  CHECK(offered("an authorization covering J2357") == std::vector<std::string>{"J2357"});
}

TEST_CASE("files are offered, folders with their slash") {
  const auto folder = std::filesystem::temp_directory_path() / "edict_completion_test";
  std::filesystem::create_directories(folder / "claims_of_may");
  std::ofstream(folder / "claims.csv") << "id\n";
  CHECK(offered("load " + folder.string() + "/cla") == std::vector<std::string>{folder.string() + "/claims.csv", folder.string() + "/claims_of_may/"});
  std::filesystem::remove_all(folder);
}
