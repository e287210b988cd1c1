// The explorer beyond what transcripts show: files that change, screens of 80 columns.
#include <catch2/catch.hpp>
#include <algorithm>
#include <sstream>

#include "exploring.h"
#include "source_dir.h"

using namespace edict;
using namespace edict::tool;

namespace {

// A file that is written again while the session goes on.
class Changing final : public source::Loader {
 public:
  mutable std::string text = trial::kPolicy;
  std::optional<std::string> read(const std::string& path) const override { return path == "acme.edict" ? std::optional<std::string>(text) : std::nullopt; }
  std::optional<std::vector<std::string>> policies_below(const std::string&) const override { return std::nullopt; }
};

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

std::size_t widest(const std::string& text) {
  std::size_t most = 0;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) most = std::max(most, columns_of(line));
  return most;
}

}  // namespace

TEST_CASE("policies are read again, and those with errors leave the last good ones") {
  const auto loader = std::make_shared<Changing>();
  Explorer explorer = trial::explorer_on(loader, {"acme.edict"});
  explorer.answer(trial::kClaim);
  explorer.answer("history none");
  CHECK(explorer.answer("reload") == "read again: nothing has changed\n");
  explorer.answer("term mine { value 5 }");

  loader->text = trial::kPolicy + "rule wrong { require line.dose > 5, else deny CO-16 remark M53 }\n";
  const std::string refused = explorer.answer("reload");
  INFO(refused);
  CHECK(holds(refused, "acme.edict:19:"));
  CHECK(holds(refused, "the policies stay as they were"));
  CHECK(holds(explorer.answer("expected_units + 0"), "60 units"));

  std::string looser = trial::kPolicy;
  looser.replace(looser.find("deny CO-197"), 11, "note \"none\"");
  loader->text = looser;
  const std::string read = explorer.answer("reload");
  CHECK(holds(read, "read again: 2 rules"));
  CHECK(holds(read, "line 1: deny"));
  CHECK(holds(read, "authorized: not met (deny CO-197) → not met (note"));
  CHECK(explorer.answer("mine") == "5  a whole number\n");
}

TEST_CASE("a change keeps what a table has no column for unknown") {
  Explorer explorer = trial::explorer_of(trial::kPolicy);
  HeldClaims table{"claim_id,line,payer,code,date,units,dose\nC1,1,acme,J2357,2025-05-02,60,300 mg\n", claims::Format::Csv, {}, nullptr};
  const HeldClaims alone = explorer.policy().alone(table, "C1");
  CHECK(explorer.policy().decision(alone, "C1", decisions::Format::Csv) == explorer.policy().decision(table, "C1", decisions::Format::Csv));
  CHECK(holds(explorer.policy().why(alone, {"C1", 1}), "claim.authorizations (the claims have no such column)"));
  HeldClaims said = alone;
  said.absent.clear();
  CHECK(holds(explorer.policy().why(said, {"C1", 1}), "deny CO-197"));
}

TEST_CASE("a claim alone reads back as it was, what could not be read too") {
  Explorer explorer = trial::explorer_of(trial::kPolicy);
  HeldClaims table{"claim_id,line,payer,code,date,units,dose,modifiers,diagnoses,charge\nC1,1,acme,J2357,2025-05-02,60,much,JZ;JB,J45.50,\"$1,250.50\"\n", claims::Format::Csv, {}, nullptr};
  const HeldClaims alone = explorer.policy().alone(table, "C1");
  CHECK(holds(alone.text, R"("dose":"much")"));
  CHECK(holds(alone.text, R"("modifiers":["JZ","JB"])"));
  CHECK(holds(alone.text, R"("diagnoses":["J45.50"])"));
  CHECK(holds(alone.text, R"("charge":"$1250.50")"));
  CHECK(explorer.policy().alone(alone, "C1").text == alone.text);
  CHECK(explorer.policy().alone(table, "nobody").text.empty());
}

TEST_CASE("no screen of 80 columns is wider") {
  Look look;
  look.width = 80;
  look.colour = true;
  Explorer explorer = trial::explorer_of(trial::kPolicy, look);
  explorer.answer(trial::kClaim);
  for (const char* entry : {"help", "help as payer", "why", "why not authorized", "decide", "what would pay", "line.units = 300", "claim", "rules for J2357", "payers of authorized",
                            "find dose", "find drug", "show units_match_dose", "nowhere + line.units * 3 + line.units * 4 + line.units * 5 + line.units * 6 + line.units * 7 + line.units",
                            "line.route = nasal", "claims", "changes"}) {
    const std::string screen = explorer.answer(entry);
    INFO(entry << "\n" << screen);
    CHECK_FALSE(screen.empty());
    CHECK(widest(screen) <= 80);
  }
}

TEST_CASE("help fits on a screen of 24 lines, the prompt too") {
  Look look;
  look.width = 80;
  const std::string screen = trial::explorer_of(trial::kPolicy, look).answer("help");
  INFO(screen);
  CHECK(std::count(screen.begin(), screen.end(), '\n') <= 23);
  CHECK(widest(screen) <= 80);
}

TEST_CASE("what is declared has its places in what was entered") {
  Explorer explorer = trial::explorer_of(trial::kPolicy);
  CHECK(holds(explorer.answer("term wrong: mass {\n  value 5\n}"), "<entry 1>:2:9"));
  CHECK(holds(explorer.answer("rule wrong {\n  applies line.units = 5 mg\n  require true, else deny CO-197\n}"), "<entry 1>:2:"));
  CHECK(explorer.answer("term right: mass {\n  value 5 mg\n}").empty());
  CHECK(explorer.answer("right") == "5 mg  a mass\n");
}

TEST_CASE("whatever is entered is answered") {
  Explorer explorer = trial::explorer_of(trial::kPolicy);
  explorer.answer(trial::kClaim);
  const std::string large(1 << 20, 'a');
  for (const std::string& entry : {large, "line.dose = " + large, "why as payer " + large, "as payer " + large, "save " + large + " " + large, "find " + large, large + " as payer acme",
                                   std::string(100000, '('), std::string("line.site = \"\xff\xfe\""), std::string("claim.plan = \xc3"), std::string("line.units = \0", 14),
                                   std::string("claim {"), std::string("remove claim.patient"), std::string("remove claim.lines"), std::string("line.number = 2"),
                                   std::string("line 99999999999999999999.dose = 5 mg"), std::string("authorization x: units = 5"), std::string("try -1"), std::string("forget"),
                                   std::string("load -"), std::string("rules for"), std::string("rules for \""), std::string("show ."), std::string("on 9999-99-99")}) {
    INFO(entry.substr(0, 60));
    CHECK_FALSE(explorer.answer(entry).empty());
    complete(entry, entry.size(), explorer);
  }
  CHECK(holds(explorer.answer("line.units"), "60 units"));
  CHECK(holds(explorer.answer("decide"), "J2357"));
}

TEST_CASE("what would pay can be tried, and pays") {
  const std::string folder = test::source_dir() + "/examples/01-dupilumab";
  Explorer explorer = trial::explorer_on(std::make_shared<source::DiskLoader>(), {folder});
  REQUIRE(holds(explorer.answer("load " + folder + "/claims.csv"), "146 claims"));
  explorer.answer("history none");
  int tried = 0;
  do {
    if (explorer.desk().at().claim.back() != '3') continue;  // some of them
    for (int n = 1; holds(explorer.answer("what would pay"), std::to_string(n) + "  pays"); ++n) {
      INFO(explorer.desk().where() << ", answer " << n << ": " << explorer.answer("what would pay"));
      const std::size_t before = explorer.desk().changes().size();
      const std::string told = explorer.answer("try " + std::to_string(n));
      INFO(told);
      CHECK((holds(told, "→ pay") || holds(told, "→ reduce")));
      while (explorer.desk().changes().size() > before) explorer.answer("undo");
      ++tried;
    }
  } while (!holds(explorer.answer("next"), "the last line"));
  CHECK(tried > 10);
}

TEST_CASE("lines are wrapped at words, and go on further in") {
  CHECK(wrapped("  one two three\nfour\n", 20) == "  one two three\nfour\n");
  CHECK(wrapped("  some words that are more than fit\n", 20) == "  some words that\n    are more than\n    fit\n");
  CHECK(wrapped("\x1b[1mbold words\x1b[0m take no columns\n", 26) == "\x1b[1mbold words\x1b[0m take no columns\n");
  CHECK(wrapped("12 | an excerpt is left as it stands\n", 20) == "12 | an excerpt is left as it stands\n");
}
