// Findings at a terminal, sign by sign.
#include <catch2/catch.hpp>

#include "diagnostic/codes_syntax.h"
#include "diagnostic/render.h"

using namespace edict;
using namespace edict::diagnostic;

namespace {

// The excerpt alone: what stands between the sentence and the end.
std::string excerpt(const std::string& text, std::uint32_t begin, std::uint32_t end, TextOptions options = {}) {
  source::Sources sources;
  sources.add("p.edict", text);
  const std::string all = render_text({code::S001, {0, begin, end}, {"x", "y"}, {}, {}}, sources, options);
  return all.substr(all.find('\n') + 1);
}

}  // namespace

TEST_CASE("a finding with all its parts") {
  source::Sources sources;
  sources.add("dir/p.edict", "package a\n\nset s of code { J2375 }\nset s of code { J2357 }\n");
  const Finding finding{code::S001, {0, 39, 40}, {"s", "choose another name"}, "call it `t`", {{{0, 15, 16}, "declared here"}}};
  CHECK(render_text(finding, sources) ==
        "error[S001]: `s` does not belong here; choose another name\n"
        " --> dir/p.edict:4:5\n"
        "  |\n"
        "4 | set s of code { J2357 }\n"
        "  |     ^\n"
        "note: declared here\n"
        " --> dir/p.edict:3:5\n"
        "  |\n"
        "3 | set s of code { J2375 }\n"
        "  |     -\n"
        "help: call it `t`\n");
}

TEST_CASE("a finding without a place is a sentence") {
  const source::Sources sources;
  CHECK(render_text({code::S001, {}, {"x", "y"}, {}, {}}, sources) == "error[S001]: `x` does not belong here; y\n");
  CHECK(render_text({code::S001, {7, 0, 1}, {"x", "y"}, {}, {{{}, "elsewhere"}}}, sources) ==
        "error[S001]: `x` does not belong here; y\nnote: elsewhere\n");
}

TEST_CASE("marks stand under code points, not bytes") {
  CHECK(excerpt("\xC3\xA9t\xC3\xA9 rule", 6, 10) ==
        " --> p.edict:1:5\n"
        "  |\n"
        "1 | \xC3\xA9t\xC3\xA9 rule\n"
        "  |     ^^^^\n");
}

TEST_CASE("tabs take up to the next fourth column") {
  CHECK(excerpt("\trule\tx\n", 6, 7) ==
        " --> p.edict:1:7\n"
        "  |\n"
        "1 |     rule    x\n"
        "  |             ^\n");
}

TEST_CASE("a byte order mark shifts nothing") {
  CHECK(excerpt("\xEF\xBB\xBFrule x", 8, 9) ==
        " --> p.edict:1:6\n"
        "  |\n"
        "1 | rule x\n"
        "  |      ^\n");
}

TEST_CASE("spans over lines show the first, and how far they go") {
  CHECK(excerpt("a (b\n    c)\n", 2, 11) ==
        " --> p.edict:1:3\n"
        "  |\n"
        "1 | a (b\n"
        "  |   ^^ to line 2\n");
  CHECK(excerpt("a (b\r\nx\r\n  c)\r\n", 2, 13) ==
        " --> p.edict:1:3\n"
        "  |\n"
        "1 | a (b\n"
        "  |   ^^ to line 3\n");
  CHECK(excerpt("a (b  \n  c)\n", 2, 10) ==
        " --> p.edict:1:3\n"
        "  |\n"
        "1 | a (b\n"
        "  |   ^^ to line 2\n");
}

TEST_CASE("blanks and newlines at the end of a span are not marked") {
  CHECK(excerpt("rule x \n\n\nnext", 5, 10) ==
        " --> p.edict:1:6\n"
        "  |\n"
        "1 | rule x\n"
        "  |      ^\n");
}

TEST_CASE("empty spans and the end of the text have one mark") {
  CHECK(excerpt("rule", 4, 4) ==
        " --> p.edict:1:5\n"
        "  |\n"
        "1 | rule\n"
        "  |     ^\n");
  CHECK(excerpt("rule\n", 5, 5) ==
        " --> p.edict:2:1\n"
        "  |\n"
        "2 |\n"
        "  | ^\n");
  CHECK(excerpt("", 0, 0) ==
        " --> p.edict:1:1\n"
        "  |\n"
        "1 |\n"
        "  | ^\n");
  CHECK(excerpt("rule\nx", 4, 5) ==  // the newline itself
        " --> p.edict:1:5\n"
        "  |\n"
        "1 | rule\n"
        "  |     ^\n");
}

TEST_CASE("a span outside its text is shown at the end") {
  CHECK(excerpt("rule", 900, 1000) == excerpt("rule", 4, 4));
  CHECK(excerpt("rule", 3, 1) == excerpt("rule", 3, 4));
}

TEST_CASE("long lines are cut around the mark") {
  const std::string left(300, 'a');
  const std::string right(300, 'b');
  CHECK(excerpt(left + "X" + right, 300, 301, {false, 40}) ==
        " --> p.edict:1:301\n"
        "  |\n"
        "1 | \xE2\x80\xA6" + std::string(13, 'a') + "X" + std::string(26, 'b') + "\xE2\x80\xA6\n"
        "  | " + std::string(14, ' ') + "^\n");
  // From the start on, and with a mark that is longer than the line may be.
  CHECK(excerpt("X" + right, 0, 301, {false, 40}) ==
        " --> p.edict:1:1\n"
        "  |\n"
        "1 | X" + std::string(39, 'b') + "\xE2\x80\xA6\n"
        "  | " + std::string(40, '^') + "\n");
  CHECK(excerpt(left + "X", 300, 301, {false, 40}) ==
        " --> p.edict:1:301\n"
        "  |\n"
        "1 | \xE2\x80\xA6" + std::string(39, 'a') + "X\n"
        "  | " + std::string(40, ' ') + "^\n");
}

TEST_CASE("signs that a terminal would obey are blanks") {
  CHECK(excerpt("a\x1b[31m b", 7, 8) ==
        " --> p.edict:1:8\n"
        "  |\n"
        "1 | a [31m b\n"
        "  |        ^\n");
  CHECK(excerpt("\xFF" "a", 1, 2) ==
        " --> p.edict:1:2\n"
        "  |\n"
        "1 | \xEF\xBF\xBD" "a\n"
        "  |  ^\n");
}

TEST_CASE("line numbers make the gutter as wide as they need") {
  std::string text;
  for (int i = 0; i < 11; ++i) text += "line\n";
  source::Sources sources;
  sources.add("p.edict", text);
  CHECK(render_text({code::S001, {0, 0, 4}, {"x", "y"}, {}, {{{0, 50, 54}, "there"}}}, sources) ==
        "error[S001]: `x` does not belong here; y\n"
        "  --> p.edict:1:1\n"
        "   |\n"
        " 1 | line\n"
        "   | ^^^^\n"
        "note: there\n"
        "  --> p.edict:11:1\n"
        "   |\n"
        "11 | line\n"
        "   | ----\n");
}

TEST_CASE("colour only where it is asked for") {
  source::Sources sources;
  sources.add("p.edict", "rule");
  const Finding finding{code::S001, {0, 0, 4}, {"x", "y"}, "z", {}};
  CHECK(render_text(finding, sources).find('\x1b') == std::string::npos);
  const std::string coloured = render_text(finding, sources, {true, 120});
  CHECK(coloured.find("\x1b[1;31merror[S001]\x1b[0m") != std::string::npos);
  CHECK(coloured.find("\x1b[1;31m^^^^\x1b[0m") != std::string::npos);
}

TEST_CASE("literate places are those of the document") {
  source::Sources sources;
  sources.add("p.edict.md", "# Policy\n\n```edict\nrule\n```\n");
  const std::string all = render_text({code::S001, {0, 19, 23}, {"x", "y"}, {}, {}}, sources);
  CHECK(all.find(" --> p.edict.md:4:1\n") != std::string::npos);
  CHECK(all.find("4 | rule\n") != std::string::npos);
}

TEST_CASE("several findings are parted by an empty line") {
  source::Sources sources;
  sources.add("p.edict", "rule");
  Diagnostics d;
  d.add(code::S001, {0, 2, 4}, {"le", "y"});
  d.add(code::S001, {0, 0, 2}, {"ru", "y"});
  const std::string all = render_text(d, sources);
  CHECK(all.find("`ru`") < all.find("`le`"));
  CHECK(all.find("\n\nerror[S001]: `le`") != std::string::npos);
}
