// The trees of the standard library that are part of the program are those of its texts; and a tree that is stored comes back whole.
#include <catch2/catch.hpp>

#include "compiled.h"
#include "library.h"
#include "syntax/parse.h"
#include "syntax/stored_tree.h"

using namespace edict;

namespace {

std::string bytes_of(const source::SourceFile& file) {
  diagnostic::Diagnostics findings;
  return syntax::stored(syntax::parse(file, findings));
}

}  // namespace

TEST_CASE("each package of the library has the tree of its text") {
  const source::MemoryLoader nothing({});
  const Library library("", nothing);
  REQUIRE(library.packages().size() > 20);
  for (const std::string& package : library.packages()) {
    INFO(package);
    const std::string name = *Library::file_of(package);
    const source::SourceFile file(7, name, *library.read(name));
    const auto tree = library.tree(name, file.id());
    REQUIRE(tree);
    CHECK(tree->file == file.id());
    CHECK(syntax::stored(*tree) == bytes_of(file));
  }
}

TEST_CASE("a library that is read from a folder has no trees ready") {
  const source::MemoryLoader nothing({});
  CHECK_FALSE(Library("stdlib-policies", nothing).tree("std/units.edict", 0));
}

TEST_CASE("a stored tree comes back whole, at places of the file that it is put in") {
  std::size_t seen = 0;
  for (const char* directory : {"examples", "tests/language"}) {
    for (const std::string& name : test::files_below(directory, ".edict")) {
      INFO(name);
      const source::SourceFile file(3, name, test::read_file(name));
      const std::string bytes = bytes_of(file);
      const auto tree = syntax::restored(bytes, 9);
      REQUIRE(tree);
      CHECK(syntax::stored(*tree) == bytes);
      for (const ast::Decl& decl : tree->decls) CHECK(decl.span.file == 9);
      ++seen;
    }
  }
  CHECK(seen > 20);
}

TEST_CASE("bytes that are no tree give none") {
  const source::SourceFile file(0, "p.edict", "package a.b\n\nset s of diagnosis { J45.*, J33.1 \"note\" }\n");
  const std::string bytes = bytes_of(file);
  for (std::size_t size = 0; size < bytes.size(); ++size) CHECK_FALSE(syntax::restored(bytes.substr(0, size), 0));
  CHECK_FALSE(syntax::restored(bytes + "x", 0));
}
