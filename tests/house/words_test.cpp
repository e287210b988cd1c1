// Rule 5: findings are for people who never programmed. Words of the trade of compilers have no place in messages and pages.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cctype>

#include "diagnostic/catalogue.h"
#include "tree.h"

using namespace edict::house;

namespace {

const std::vector<std::string> kForeign = {"token",    "tokens",   "parse",    "parser",   "parsed",     "parsing",   "identifier", "identifiers", "boolean", "booleans", "expression", "expressions",
                                           "literal",  "literals", "constant", "constants", "string",    "strings",   "null",       "operand",     "operands", "argument", "arguments", "variable",
                                           "variables", "runtime", "compile",  "compiled", "compiler",   "syntax",    "namespace",  "scope",       "semantic", "evaluate", "evaluated", "iterate"};

std::string lowered(std::string_view text) {
  std::string made(text);
  std::transform(made.begin(), made.end(), made.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return made;
}

void check_words(const std::string& place, const std::string& text) {
  for (const std::string& word : kForeign) {
    INFO(place << " says `" << word << "`");
    CHECK_FALSE(has_word(text, word));
  }
}

// A page without its heading (a name for machines) and its examples.
std::string prose_of(const std::string& page) {
  std::string made;
  bool fenced = false;
  for (const std::string& line : lines_of(page)) {
    if (line.starts_with("```")) fenced = !fenced;
    else if (!fenced && !line.starts_with("# ")) made += line + "\n";
  }
  return made;
}

}  // namespace

TEST_CASE("messages of findings are free of the words of programmers") {
  for (const auto& entry : edict::diagnostic::catalogue()) check_words(std::string(entry.id), lowered(entry.message) + "\n" + lowered(entry.help));
}

TEST_CASE("pages of findings are free of the words of programmers") {
  for (const SourceText& page : files_below("interpreter/diagnostic/pages", {".md"})) check_words(page.path, lowered(prose_of(page.text)));
}
