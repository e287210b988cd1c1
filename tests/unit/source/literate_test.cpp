// What of a Markdown document is program.
#include "source/literate.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "source/source.h"

using edict::source::blank_prose;

namespace {

// The program with its blank lines left out.
std::string kept(const std::string& markdown) {
  const std::string program = blank_prose(markdown);
  REQUIRE(program.size() == markdown.size());
  std::string text;
  std::size_t begin = 0;
  while (begin < program.size()) {
    const std::size_t end = std::min(program.find('\n', begin), program.size());
    const std::string line = program.substr(begin, end - begin);
    REQUIRE((end == program.size() || markdown[end] == '\n'));
    if (line.find_first_not_of(" \r") != std::string::npos) text += line + "|";
    begin = end + 1;
  }
  return text;
}

}  // namespace

TEST_CASE("only edict blocks are program") {
  CHECK(kept("# Title\n\n```edict\npackage a\n```\n\nprose `rule`\n") == "package a|");
  CHECK(kept("```\nno\n```\n```python\nno\n```\n~~~edict\nyes\n~~~\n") == "yes|");
  CHECK(kept("package a\n") == "");
  CHECK(kept("") == "");
}

TEST_CASE("the first word after the fence decides") {
  CHECK(kept("```edict title=\"x\"\nyes\n```\n") == "yes|");
  CHECK(kept("``` edict\nyes\n```\n") == "yes|");
  CHECK(kept("```edict\tx\nyes\n```\n") == "yes|");
  CHECK(kept("```Edict\nno\n```\n") == "");
  CHECK(kept("```edictx\nno\n```\n") == "");
  CHECK(kept("```not edict\nno\n```\n") == "");
}

TEST_CASE("a fence closes with as many of the same sign") {
  CHECK(kept("````edict\na\n```\nb\n````\nc\n") == "a|```|b|");
  CHECK(kept("```edict\na\n~~~\nb\n```\nc\n") == "a|~~~|b|");
  CHECK(kept("```edict\na\n`````\nc\n") == "a|");
  CHECK(kept("```edict\na\n```edict\nb\n```\nc\n") == "a|```edict|b|");
  CHECK(kept("~~~~ edict\na\n~~~\n~~~~  \nb\n") == "a|~~~|");
}

TEST_CASE("a block inside another block is its text") {
  CHECK(kept("````markdown\n```edict\nno\n```\n````\n```edict\nyes\n```\n") == "yes|");
}

TEST_CASE("indented by three spaces it is a fence, by four it is not") {
  CHECK(kept("   ```edict\n   a\n   ```\nb\n") == "   a|");
  CHECK(kept("    ```edict\nno\n    ```\n") == "");
  CHECK(kept("```edict\na\n    ```\nb\n```\n") == "a|    ```|b|");
}

TEST_CASE("backticks in a sentence open nothing") {
  CHECK(kept("```edict``` is a word\nno\n") == "");
  CHECK(kept("``edict\nno\n``\n") == "");
}

TEST_CASE("a block that nobody closes reaches to the end") { CHECK(kept("```edict\na\nb") == "a|b|"); }

TEST_CASE("carriage returns stay, other bytes become as many spaces") {
  CHECK(blank_prose("\xC3\xA9\r\n```edict\r\na\r\n```\r\n") == "  \r\n        \r\na\r\n   \r\n");
}

TEST_CASE("a byte order mark hides no fence") {
  CHECK(blank_prose("\xEF\xBB\xBF```edict\na\n```") == "           \na\n   ");
}

TEST_CASE("a literate file keeps its places") {
  const std::string text = "# P\n```edict\npackage a\n```\n";
  const edict::source::SourceFile file(0, "p.edict.md", text);
  CHECK(file.literate());
  CHECK(file.text() == text);
  CHECK(file.program().find("package a") == text.find("package a"));
  CHECK(file.position(static_cast<std::uint32_t>(text.find("package"))).line == 3);
  CHECK(file.line(1) == "# P");
  CHECK_FALSE(edict::source::SourceFile(0, "p.edict", text).literate());
}
