// Every policy of the repository, laid out anew by chance: formatted it says the same, and formatted again it stays.
#include <catch2/catch.hpp>
#include <random>

#include "sources.h"
#include "syntax/tokens.h"

using namespace edict;
using namespace edict::test;

namespace {

const std::vector<std::string> kEverywhere = {"stdlib-policies", "examples", "tools/bench", "tests/language", "tests/cli", "tests/conformance", "grammar"};

using Dice = std::mt19937;
bool chance(Dice& dice, unsigned one_in) { return dice() % one_in == 0; }

// What may stand for the blanks and line ends between two tokens. With `spaces_only` line ends stay as they are.
std::string other_gap(const std::string& gap, bool may_break, bool spaces_only, Dice& dice) {
  const bool line_end = gap.find('\n') != std::string::npos;
  if (gap.find("//") != std::string::npos) return gap;
  if (!line_end) {
    if (!spaces_only && may_break && chance(dice, 6)) return chance(dice, 5) ? "  // by chance\n" : "\n" + std::string(dice() % 9, ' ');
    return gap.empty() ? "" : std::string(1 + dice() % 4, ' ');
  }
  std::string made = std::string(dice() % 3, ' ');
  if (spaces_only) return made + gap.substr(gap.find('\n'), gap.rfind('\n') - gap.find('\n') + 1) + gap.substr(gap.rfind('\n') + 1);
  if (chance(dice, 8)) made += "// behind, by chance ";
  made += "\n" + std::string(chance(dice, 6) ? "\n\n" : "");
  if (chance(dice, 10)) made += "   // alone, by chance\n";
  return made + (gap.find("\n\n") != std::string::npos ? "\n" : "") + gap.substr(gap.rfind('\n') + 1);
}

std::string other_layout(const std::string& text, bool spaces_only, Dice& dice) {
  const auto lexed = syntax::lex(text, 0);
  std::string made;
  std::size_t at = 0;
  std::string before;
  for (const auto& token : lexed.tokens) {
    const std::string word = text.substr(token.begin, token.end - token.begin);
    const bool may_break = before == "(" || before == "[" || before == "and" || before == "or" || word == "and" || word == "or" || word == "otherwise";
    const std::string gap = text.substr(at, token.begin - at);
    made += at == 0 ? gap : other_gap(gap, may_break, spaces_only, dice);
    made += word;
    before = word;
    at = token.end;
  }
  return made + text.substr(at);
}

}  // namespace

TEST_CASE("what is formatted says the same, and stays as it is when formatted again") {
  std::size_t tried = 0;
  for (const auto& [name, text] : policy_texts(kEverywhere)) {
    const auto once = formatted(name, text);
    if (once.outcome == format::Outcome::Errors) {
      CHECK(once.text == text);
      continue;
    }
    INFO(name << "\n" << text);
    REQUIRE(once.outcome == format::Outcome::Canonical);
    ++tried;
    CHECK(told(once.text) == told(text));
    CHECK(formatted(name, once.text).text == once.text);
  }
  CHECK(tried > 150);
}

TEST_CASE("a policy laid out by chance is the same when formatted, and comes to rest at once") {
  std::size_t tried = 0, refused = 0;
  unsigned seed = 1;
  for (const auto& [name, text] : policy_texts(kEverywhere)) {
    if (text.size() > 9000 || formatted(name, text).outcome != format::Outcome::Canonical) continue;
    Dice dice(seed++);
    const auto mixed = other_layout(text, false, dice);
    const auto once = formatted(name, mixed);
    if (once.outcome == format::Outcome::Errors) {  // a line end by chance where none may stand
      ++refused;
      continue;
    }
    INFO(name << ", seed " << seed - 1 << "\n" << mixed << "\n---\n" << once.text);
    REQUIRE(once.outcome == format::Outcome::Canonical);
    ++tried;
    CHECK(told(once.text) == told(mixed));
    CHECK(formatted(name, once.text).text == once.text);
  }
  CHECK(tried > 150);
  CHECK(refused * 4 < tried);
}

TEST_CASE("spaces alone make no difference to the style") {
  unsigned seed = 1000;
  for (const auto& [name, text] : policy_texts({"stdlib-policies/std", "examples"})) {
    const auto once = formatted(name, text);
    Dice dice(seed++);
    const auto mixed = other_layout(text, true, dice);
    INFO(name << ", seed " << seed - 1);
    CHECK(formatted(name, mixed).text == once.text);
  }
}
