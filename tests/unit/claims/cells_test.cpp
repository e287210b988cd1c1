// What cells are remembered by.
#include <catch2/catch.hpp>
#include <random>
#include <string>

#include "claims/cells.h"
#include "claims/short_texts.h"

using edict::claims::CellCache;

TEST_CASE("two short texts have one key only where they are the same") {
  std::mt19937 random(3);
  const std::string signs = std::string("aA0.;") + '\0' + "\xff";
  for (std::size_t size = 1; size <= CellCache::kLongest; ++size) {
    for (int round = 0; round < 50; ++round) {
      std::string text(size, 'x');
      for (char& c : text) c = signs[random() % signs.size()];
      CHECK(CellCache::key_of(text) == CellCache::key_of(std::string(text)));
      for (std::size_t i = 0; i < size; ++i) {  // each byte counts
        std::string other = text;
        other[i] = other[i] == 'z' ? 'y' : 'z';
        CHECK(CellCache::key_of(text) != CellCache::key_of(other));
      }
      CHECK(CellCache::key_of(text) != CellCache::key_of(text + "x"));
    }
  }
}

TEST_CASE("a key keeps its place, and gives it up to another") {
  CellCache cache;
  const auto key = CellCache::key_of("J2357");
  cache.place_of(key) = {key, {}, 7};
  CHECK(cache.place_of(key).key == key);
  CHECK(cache.place_of(key).borrowed_in == 7);
}

TEST_CASE("what is kept for a short text is found for that text alone") {
  edict::claims::ShortTexts kept;
  std::mt19937 random(5);
  const std::string signs = std::string("ab0.") + '\0' + "\xff";
  for (std::uint32_t id = 0; id < 5000; ++id) {
    std::string text(1 + random() % edict::claims::ShortTexts::kLongest, 'x');
    for (char& c : text) c = signs[random() % signs.size()];
    kept.keep(text, id);
    REQUIRE(kept.find(text) != nullptr);
    CHECK(*kept.find(text) == id);
    std::string other = text;
    other[random() % other.size()] ^= 1;
    if (const std::uint32_t* const found = kept.find(other)) CHECK(*found != id);
  }
  const std::string longer(edict::claims::ShortTexts::kLongest + 1, 'a');
  kept.keep(longer, 1);
  CHECK(kept.find(longer) == nullptr);
}

TEST_CASE("texts are compared by words as by bytes") {
  std::mt19937 random(7);
  for (int round = 0; round < 5000; ++round) {
    std::string one(random() % 20, 'x');
    for (char& c : one) c = static_cast<char>('a' + random() % 2);
    std::string other = one;
    if (!other.empty() && round % 2 == 0) other[random() % other.size()] = static_cast<char>('a' + random() % 2);
    CHECK(edict::claims::same_text(one, other) == (one == other));
    CHECK_FALSE(edict::claims::same_text(one, one + "a"));
  }
}
