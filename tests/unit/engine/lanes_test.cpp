// Bits a lane, and columns that are used again.
#include "engine/lanes.h"

#include <catch2/catch.hpp>

using namespace edict::engine;

namespace {

std::vector<std::uint32_t> lanes_of(const Words& words) {
  std::vector<std::uint32_t> lanes;
  each(words, [&](std::uint32_t lane) { lanes.push_back(lane); });
  return lanes;
}

}  // namespace

TEST_CASE("a stretch of lanes is put whole, across words and at their ends") {
  for (std::uint32_t first = 0; first <= 130; ++first) {
    for (std::uint32_t last = first; last <= 193; last += first % 7 == 0 ? 1 : 31) {
      Words words(words_of(193), 0);
      put(words, first, last);
      std::vector<std::uint32_t> expected;
      for (std::uint32_t lane = first; lane < last; ++lane) expected.push_back(lane);
      INFO(first << " .. " << last);
      CHECK(lanes_of(words) == expected);
    }
  }
}

TEST_CASE("a column that is used again tells nothing of before") {
  Lanes lanes;
  lanes.set_count(70);
  Vector& first = lanes.make(5, 10);
  first.make_values(70, false, false);
  first.value[69] = 3;
  put(first.yes, 69);
  first.blame(2, 70, 9);
  CHECK(lanes.found(5) == &first);
  CHECK(first.reason(2) == 9);
  CHECK(first.reason(3) == 0);
  lanes.forget();
  CHECK(lanes.found(5) == nullptr);
  Vector& again = lanes.make(7, 10);
  CHECK(&again == &first);
  CHECK_FALSE(again.valued);
  CHECK(again.reason(2) == 0);
  CHECK(lanes_of(again.yes).empty());
  again.blame(3, 70, 4);
  CHECK(again.reason(2) == 0);
  CHECK(again.reason(3) == 4);
}
