// The list of findings: order, repetitions, counts, sentences.
#include "diagnostic/diagnostic.h"

#include <catch2/catch.hpp>

#include "diagnostic/catalogue.h"
#include "diagnostic/codes_names.h"
#include "diagnostic/codes_syntax.h"
#include "diagnostic/render.h"

using namespace edict;
using namespace edict::diagnostic;

TEST_CASE("findings are sorted by place, each once") {
  Diagnostics d;
  d.add(code::S001, {1, 5, 6}, {"late"});
  d.add(code::S001, {0, 9, 12}, {"second"});
  d.add(code::S001, {}, {"nowhere"});
  d.add(code::S001, {0, 2, 3}, {"first"});
  d.add(code::S001, {0, 9, 12}, {"repeated"});
  const std::vector<Finding> sorted = d.sorted();
  REQUIRE(sorted.size() == 4);
  CHECK(sorted[0].arguments.front() == "first");
  CHECK(sorted[1].arguments.front() == "second");
  CHECK(sorted[2].arguments.front() == "late");
  CHECK(sorted[3].arguments.front() == "nowhere");
  CHECK(d.all().size() == 5);
  CHECK(d.count(Level::Error) == 4);
  CHECK(d.count(Level::Warning) == 0);
  CHECK(d.has_errors());
}

TEST_CASE("two codes at one place are two findings") {
  Diagnostics d;
  d.add(code::S002, {0, 1, 2});
  d.add(code::S001, {0, 1, 2});
  REQUIRE(d.sorted().size() == 2);
  CHECK(d.sorted()[0].code == code::S001);
}

TEST_CASE("one wrong name is one mistake in a file, however often it is used") {
  Diagnostics d;
  for (std::uint32_t at = 60; at > 0; at -= 10) d.add(code::N020, {0, at, at + 5}, {"unts"}).fix = {{{0, at, at + 5}, "units"}};
  d.add(code::N020, {0, 5, 9}, {"chrg"});
  d.add(code::N020, {1, 10, 15}, {"unts"});
  const std::vector<Finding> sorted = d.sorted();
  REQUIRE(sorted.size() == 3);
  CHECK(sorted[0].arguments.front() == "chrg");
  CHECK(sorted[1].span.begin == 10);
  REQUIRE(sorted[1].related.size() == 3);
  CHECK(sorted[1].related[0].span.begin == 20);
  CHECK(sorted[1].related[0].message == "also here");
  CHECK(sorted[1].related[2].message == "also here, and at 2 more places");
  CHECK(sorted[1].fix.size() == 6);
  CHECK(sorted[2].span.file == 1);
  CHECK(sorted[2].related.empty());
  CHECK(d.count(Level::Error) == 3);
}

TEST_CASE("a wrong name is mended wherever it is used, or nowhere") {
  Diagnostics d;
  d.add(code::N020, {0, 1, 5}, {"unts"}).fix = {{{0, 1, 5}, "units"}};
  d.add(code::N020, {0, 11, 25}, {"unts"});
  d.add(code::N020, {0, 31, 35}, {"unts"}).fix = {{{0, 31, 35}, "units"}};
  REQUIRE(d.sorted().size() == 1);
  CHECK(d.sorted()[0].fix.empty());
}

TEST_CASE("findings without a place are told apart by their arguments") {
  Diagnostics d;
  d.add(code::S001, {}, {"a", "x"});
  d.add(code::S001, {}, {"b", "x"});
  d.add(code::S001, {}, {"a", "x"});
  CHECK(d.sorted().size() == 2);
}

TEST_CASE("nothing found") {
  const Diagnostics d;
  CHECK(d.empty());
  CHECK_FALSE(d.has_errors());
  CHECK(d.sorted().empty());
  CHECK(summary(d) == "no findings");
  CHECK(render_text(d, {}) == "");
  CHECK(render_json(d, {}) == "[]\n");
}

TEST_CASE("the summary counts in words") {
  Diagnostics d;
  d.add(code::S001, {0, 1, 2});
  CHECK(summary(d) == "1 error, 0 warnings");
  d.add(code::S001, {0, 2, 3});
  CHECK(summary(d) == "2 errors, 0 warnings");
}

TEST_CASE("arguments stand where the catalogue says") {
  const Finding finding{code::S001, {}, {"rule", "a clause was due"}, {}, {}};
  CHECK(sentence(finding) == "`rule` does not belong here; a clause was due");
  CHECK(help_text(finding).empty());
  const Finding with_help{code::S001, {}, {}, "write `rule` first", {}};
  CHECK(help_text(with_help) == "write `rule` first");
}

TEST_CASE("a help that needs an argument is silent without it") {
  // S008 speaks of {0} in its help.
  REQUIRE(entry(code::S008).help.find("{0}") != std::string_view::npos);
  CHECK_FALSE(help_text({code::S008, {}, {"<="}, {}, {}}).empty());
  CHECK(help_text({code::S008, {}, {""}, {}, {}}).empty());
  CHECK(help_text({code::S008, {}, {}, {}, {}}).empty());
}

TEST_CASE("an argument is never trusted") {
  const std::string nasty = "a\x1b[31mb\nc\x7f\xFF";
  CHECK(sentence({code::S001, {}, {nasty, "x"}, {}, {}}) == "`a [31mb c \xEF\xBF\xBD` does not belong here; x");
  // Signs that turn the direction of writing could make a message read as another one.
  CHECK(sentence({code::S001, {}, {"a\xE2\x80\xAE" "b", "x"}, {}, {}}) == "`a b` does not belong here; x");
  CHECK(sentence({code::S001, {}, {"{1}", "x"}, {}, {}}) == "`{1}` does not belong here; x");
  const std::string words = sentence({code::S001, {}, {std::string(1'000'000, 'x'), "y"}, {}, {}});
  CHECK(words.size() < 400);
  CHECK(words.find("\xE2\x80\xA6") != std::string::npos);
}
