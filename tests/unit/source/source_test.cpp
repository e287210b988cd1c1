// Lines, columns and texts of spans.
#include "source/source.h"

#include <catch2/catch.hpp>

using namespace edict::source;

namespace {

bool at(const SourceFile& file, std::uint32_t offset, std::uint32_t line, std::uint32_t column) {
  const Position place = file.position(offset);
  return place.line == line && place.column == column;
}

}  // namespace

TEST_CASE("lines and columns start at one") {
  const SourceFile file(0, "a.edict", "one\ntwo\n\nfour");
  CHECK(file.line_count() == 4);
  CHECK(file.line(1) == "one");
  CHECK(file.line(3).empty());
  CHECK(file.line(4) == "four");
  CHECK(file.line_start(4) == 9);
  CHECK(at(file, 0, 1, 1));
  CHECK(at(file, 3, 1, 4));  // the newline itself
  CHECK(at(file, 4, 2, 1));
  CHECK(at(file, 8, 3, 1));
  CHECK(at(file, 13, 4, 5));
  CHECK(at(file, 4'000'000, 4, 5));
}

TEST_CASE("a newline at the end starts one more line, and an empty text has one") {
  CHECK(SourceFile(0, "a.edict", "one\n").line_count() == 2);
  const SourceFile empty(0, "a.edict", "");
  CHECK(empty.line_count() == 1);
  CHECK(empty.line(1).empty());
  CHECK(at(empty, 0, 1, 1));
}

TEST_CASE("lines that are not there are empty") {
  const SourceFile file(0, "a.edict", "one");
  CHECK(file.line(0).empty());
  CHECK(file.line(2).empty());
  CHECK(file.line_start(0) == 3);
  CHECK(file.line_start(9) == 3);
}

TEST_CASE("CRLF ends a line as LF does") {
  const SourceFile file(0, "a.edict", "one\r\ntwo\r\n");
  CHECK(file.line_count() == 3);
  CHECK(file.line(1) == "one");
  CHECK(file.line(2) == "two");
  CHECK(at(file, 5, 2, 1));
}

TEST_CASE("columns count code points") {
  const SourceFile file(0, "a.edict", "\xC3\xA9t\xC3\xA9 \xF0\x9F\x98\x80x");  // é t é blank emoji x
  CHECK(at(file, 2, 1, 2));
  CHECK(at(file, 5, 1, 4));
  CHECK(at(file, 6, 1, 5));
  CHECK(at(file, 10, 1, 6));
}

TEST_CASE("a byte order mark is blank and takes no column") {
  const SourceFile file(0, "a.edict", "\xEF\xBB\xBFone\ntwo");
  CHECK(file.program() == "   one\ntwo");
  CHECK(file.text().size() == file.program().size());
  CHECK(file.line(1) == "one");
  CHECK(at(file, 0, 1, 1));
  CHECK(at(file, 3, 1, 1));
  CHECK(at(file, 5, 1, 3));
  CHECK(at(file, 7, 2, 1));
  const SourceFile only_mark(0, "a.edict", "\xEF\xBB\xBF");
  CHECK(only_mark.line(1).empty());
}

TEST_CASE("spans join within one file") {
  const Span joined = join({0, 5, 9}, {0, 2, 6});
  CHECK((joined.file == 0 && joined.begin == 2 && joined.end == 9));
  CHECK(join({1, 5, 9}, {0, 2, 6}).file == 1);
  CHECK(join({}, {3, 2, 6}).file == 3);
  CHECK(join({3, 2, 6}, {}).end == 6);
  CHECK(join({}, {}).file == kNoFile);
}

TEST_CASE("sources give texts of spans and never read outside") {
  Sources sources;
  const FileId first = sources.add("a.edict", "package a").id();
  const SourceFile& second = sources.add("b.edict", "package b");
  CHECK(sources.size() == 2);
  CHECK(second.id() == 1);
  CHECK(sources.get(first).name() == "a.edict");
  CHECK(sources.text({first, 8, 9}) == "a");
  CHECK(sources.text({1, 0, 7}) == "package");
  CHECK(sources.text({1, 8, 900}) == "b");
  CHECK(sources.text({1, 900, 901}).empty());
  CHECK(sources.text({1, 5, 3}).empty());
  CHECK(sources.text({7, 0, 1}).empty());
  CHECK(sources.text({}).empty());
}
