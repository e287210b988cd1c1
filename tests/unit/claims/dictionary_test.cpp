// The dictionaries of a run: what is kept, what is borrowed and given back.
#include <catch2/catch.hpp>
#include <map>
#include <random>

#include "claims/claim_ids.h"
#include "fixture.h"

using namespace edict;
using namespace edict::claims;

TEST_CASE("symbols of the program keep their ids, others come behind") {
  core::Symbols symbols;
  const core::SymbolId known = symbols.intern("J2357");
  Dictionary dictionary(symbols);
  CHECK(dictionary.intern("J2357") == known);
  CHECK(dictionary.borrow("J2357") == known);
  dictionary.give_back(known);
  CHECK(dictionary.text(known) == "J2357");
  const core::SymbolId other = dictionary.intern("J0517");
  CHECK(other == symbols.size());
  CHECK(dictionary.text(other) == "J0517");
  CHECK(dictionary.find("J0517") == other);
  CHECK(dictionary.find("nobody") == 0);
  CHECK(dictionary.intern("") == 0);
  CHECK(dictionary.text(0).empty());
}

TEST_CASE("a borrowed text lives until the last holder gives it back") {
  core::Symbols symbols;
  Dictionary dictionary(symbols);
  const core::SymbolId a = dictionary.borrow("a");
  CHECK(dictionary.borrow("a") == a);
  dictionary.give_back(a);
  CHECK(dictionary.find("a") == a);
  dictionary.give_back(a);
  CHECK(dictionary.find("a") == 0);
  CHECK(dictionary.borrow("b") == a);
  CHECK(dictionary.intern("b") == a);
  dictionary.give_back(a);
  CHECK(dictionary.text(a) == "b");
}

TEST_CASE("ten thousand texts coming and going are never mistaken for one another") {
  core::Symbols symbols;
  Dictionary dictionary(symbols);
  std::mt19937 random(7);
  std::map<std::string, std::pair<core::SymbolId, int>> held;
  for (int step = 0; step < 20'000; ++step) {
    const std::string text = "t" + std::to_string(random() % 500);
    auto& [id, uses] = held[text];
    if (uses > 0 && random() % 2 == 0) {
      dictionary.give_back(id);
      --uses;
    } else {
      const core::SymbolId got = dictionary.borrow(text);
      if (uses > 0 && got != id) FAIL("another id for " + text);
      id = got;
      ++uses;
    }
    if (uses > 0 && dictionary.text(id) != text) FAIL("another text for " + text);
    if (uses == 0 && dictionary.find(text) != 0) FAIL(text + " is still there");
  }
  CHECK(dictionary.size() <= 502);
}

TEST_CASE("lists: cell 0 unknown, cell 1 empty, equal lists one cell") {
  Lists lists;
  CHECK(lists.intern({}) == kEmptyList);
  const std::uint32_t ab = lists.borrow({7, 8});
  CHECK(lists.intern({8, 7}) != ab);
  CHECK(lists.borrow({7, 8}) == ab);
  CHECK(lists.size(ab) == 2);
  CHECK(lists.begin(ab)[1] == 8);
  lists.give_back(ab);
  lists.give_back(ab);
  CHECK(lists.borrow({9}) == ab);
  CHECK(lists.size(ab) == 1);
  lists.give_back(kEmptyList);
  CHECK(lists.intern({}) == kEmptyList);
}

// Short ids of all sizes, many of them the beginning of others, and each ending in the signs that another ends in.
TEST_CASE("no id of a claim is taken for another") {
  for (const std::string letters : {"", "C", "A-", "claim ", "2025-"}) {
    ClaimIds ids(1'000'000);
    std::uint64_t line = 0;
    for (int i = 0; i < 20'000; ++i) {
      const std::string id = letters + std::to_string(i);
      if (const auto first = ids.first_seen(id, ++line); first != 0) FAIL(id << " is taken for that of line " << first);
    }
    for (std::size_t size = 1; size <= 40; ++size) {
      for (const char sign : {'0', '1', 'a', 'b', 'z', '_'}) {
        const std::string id = letters + "x" + std::string(size, sign);
        if (const auto first = ids.first_seen(id, ++line); first != 0) FAIL(id << " is taken for that of line " << first);
      }
    }
    CHECK(ids.first_seen(letters + "17", line) == 18);
  }
}

TEST_CASE("ids of claims are remembered with their line, up to a number") {
  ClaimIds ids(5000);
  for (std::uint64_t i = 1; i <= 5000; ++i) {
    if (ids.first_seen("claim " + std::to_string(i), i) != 0) FAIL("seen before: " << i);
  }
  CHECK(ids.full());
  CHECK(ids.first_seen("claim 17", 9999) == 17);
  CHECK(ids.first_seen("claim 5000", 9999) == 5000);
  CHECK(ids.first_seen("one more", 9999) == 0);
  CHECK(ids.first_seen("one more", 9999) == 0);
}
