// The language reference's blocks are programs: each parses without a finding.
#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>

#include "tests_of_syntax.h"
#include "source_dir.h"

TEST_CASE("every block of the language reference parses") {
  std::ifstream in(edict::test::source_dir() + "/grammar/README.md", std::ios::binary);
  std::stringstream text;
  text << in.rdbuf();
  const auto page = text.str();
  const std::string fence = "\n```edict\n";
  std::size_t blocks = 0;
  for (auto at = page.find(fence); at != std::string::npos; at = page.find(fence, at + 1)) {
    const auto begin = at + fence.size();
    const Parsed parsed(page.substr(begin, page.find("\n```", begin) + 1 - begin));
    INFO(parsed.text({0, 0, 80}));
    CHECK(parsed.codes().empty());
    CHECK_FALSE(parsed.module.decls.empty());
    ++blocks;
  }
  CHECK(blocks >= 12);
}
