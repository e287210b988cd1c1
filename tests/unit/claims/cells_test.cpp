// What cells are remembered by.
#include <catch2/catch.hpp>
#include <random>
#include <string>

#include "claims/cells.h"

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
