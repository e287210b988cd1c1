// The algebra against plain membership: whatever is made of ranges contains a point exactly where its parts say so.
#include "regions/ranges.h"

#include <catch2/catch.hpp>
#include <random>

using namespace edict::regions;

TEST_CASE("ranges: points, intervals, patterns") {
  CHECK(number(5).contains(5));
  CHECK(!number(5).contains(6));
  CHECK(numbers(5, std::nullopt).contains(1'000'000));
  CHECK(numbers(3, 2).empty());
  CHECK(text("J45").contains("J45"));
  CHECK(!text("J45").contains("J450"));
  CHECK(beginning_with("J45").contains("J450"));
  CHECK(!beginning_with("J45").contains("J46"));
  CHECK(codes_between("J4540", "J4552").contains("J45521"));
  CHECK(!codes_between("J4540", "J4552").contains("J4553"));
  CHECK(beginning_with("").contains("anything"));
}

TEST_CASE("ranges: complement, both ways") {
  CHECK(Numbers::all().complement().empty());
  CHECK(Numbers::none().complement() == Numbers::all());
  CHECK(number(5).complement().complement() == number(5));
  CHECK(beginning_with("J45").within(beginning_with("J4")));
  CHECK(!beginning_with("J4").within(beginning_with("J45")));
}

TEST_CASE("ranges: neighbours become one") {
  CHECK(numbers(1, 2).unite(numbers(3, 4)) == numbers(1, 4));
  CHECK(numbers(1, 2).unite(numbers(4, 5)).ranges().size() == 2);
}

TEST_CASE("ranges: what is made of random ranges has the members that its parts have") {
  std::mt19937 dice(4);
  const auto random = [&] {
    Numbers made;
    for (int i = 0; i < 3; ++i) {
      const std::int64_t first = dice() % 20, last = first + dice() % 6;
      const unsigned open = dice() % 8;
      made = made.unite(numbers(open == 0 ? std::nullopt : std::optional(first), open == 1 ? std::nullopt : std::optional(last)));
    }
    return made;
  };
  for (int round = 0; round < 3000; ++round) {
    const Numbers a = random(), b = random();
    const Numbers both = a.intersect(b), either = a.unite(b), not_a = a.complement();
    bool any = false, outside = false;
    for (std::int64_t x = -3; x < 30; ++x) {
      REQUIRE(both.contains(x) == (a.contains(x) && b.contains(x)));
      REQUIRE(either.contains(x) == (a.contains(x) || b.contains(x)));
      REQUIRE(not_a.contains(x) == !a.contains(x));
      any = any || both.contains(x);
      outside = outside || (a.contains(x) && !b.contains(x));
    }
    REQUIRE(both.empty() == !any);  // every bound lies between -3 and 30
    REQUIRE(a.within(b) == !outside);
  }
}
