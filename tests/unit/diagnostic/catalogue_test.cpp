// The catalogue as a whole: every entry keeps the rules of wording that a machine can see.
#include "diagnostic/catalogue.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>
#include <string>

#include "diagnostic/pages.h"
#include "diagnostic/render.h"

using namespace edict;
using namespace edict::diagnostic;

namespace {

// Whether backticks come in pairs, and braces only as placeholders or doubled.
bool well_formed(std::string text) {
  if (std::count(text.begin(), text.end(), '`') % 2 != 0) return false;
  for (std::size_t at; (at = text.find("{{")) != std::string::npos;) text.erase(at, 2);
  for (std::size_t at = text.find('{'); at != std::string::npos; at = text.find('{', at + 1)) {
    const bool escaped_brace = at > 0 && text[at - 1] == '\\';  // how a policy writes a brace in a message
    const bool example = at > 0 && text[at - 1] == '`';         // a path of the language: `{line.units}`
    const bool placeholder = at + 2 < text.size() && text[at + 1] >= '0' && text[at + 1] <= '9' && text[at + 2] == '}';
    const bool block = at > 0 && text[at - 1] == ' ';
    if (!escaped_brace && !example && !placeholder && !block) return false;
  }
  return true;
}

}  // namespace

TEST_CASE("codes and slugs are unique and have the settled shape") {
  std::set<std::string> seen;
  for (const Entry& e : catalogue()) {
    INFO(e.id);
    CHECK(seen.insert(std::string(e.id)).second);
    CHECK(seen.insert(std::string(e.slug)).second);
    CHECK(e.id.size() == 4);
    CHECK(std::string("SNTRCF").find(e.id[0]) != std::string::npos);
    CHECK(std::all_of(e.id.begin() + 1, e.id.end(), [](char c) { return c >= '0' && c <= '9'; }));
    CHECK(!e.slug.empty());
    CHECK(std::all_of(e.slug.begin(), e.slug.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; }));
    CHECK(&entry(e.code) == &e);
  }
}

TEST_CASE("words begin in lower case and end without a full stop") {
  for (const Entry& e : catalogue()) {
    INFO(e.id << ": " << e.message << " / " << e.help);
    CHECK(!e.message.empty());
    CHECK_FALSE((e.message.front() >= 'A' && e.message.front() <= 'Z' && e.message[1] >= 'a'));
    CHECK(e.message.back() != '.');
    CHECK((e.help.empty() || e.help.back() != '.'));
    CHECK(well_formed(std::string(e.message)));
    CHECK(well_formed(std::string(e.help)));
  }
}

TEST_CASE("codes are found by number and by slug, in any case") {
  const Entry& first = catalogue().front();
  CHECK(code_by_id(first.id) == first.code);
  CHECK(code_by_id(first.slug) == first.code);
  CHECK(code_by_id("s001") == code_by_id("S001"));
  CHECK_FALSE(code_by_id("Z999"));
  CHECK_FALSE(code_by_id(""));
  CHECK_FALSE(code_by_id("S00"));
}

TEST_CASE("levels have names") {
  CHECK(level_name(Level::Error) == "error");
  CHECK(level_name(Level::Warning) == "warning");
  CHECK(level_name(Level::Note) == "note");
}

TEST_CASE("pages are embedded") {
  for (const Entry& e : catalogue()) {
    const std::string_view text = page(e.code);
    if (text.empty()) continue;  // tests/house says which pages are lacking
    INFO(e.id);
    CHECK(text.starts_with("# " + std::string(e.id)));
  }
}
