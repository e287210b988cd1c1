// Regions: fields, lists and relations together; random formulas against trying every value.
#include "regions/region.h"

#include <catch2/catch.hpp>
#include <random>

using namespace edict::regions;

namespace {

Union is(Subject subject, std::int64_t value) { return field(subject, {number(value), false}); }
Union is_not(Subject subject, std::int64_t value) { return field(subject, {number(value).complement(), false}); }

}  // namespace

TEST_CASE("region: a field cannot be two values") {
  CHECK(empty(both(is(0, 1), is(0, 2))));
  CHECK(!empty(both(is(0, 1), is(1, 2))));
  CHECK(!empty(either(is(0, 1), is(0, 2))));
}

TEST_CASE("region: missing and known exclude each other") {
  const Union missing = field(0, {Numbers::none(), true});
  CHECK(!empty(missing));
  CHECK(empty(both(missing, is(0, 1))));
}

TEST_CASE("region: a relation cannot hold and not hold") {
  CHECK(empty(both(relation(3, true), relation(3, false))));
  CHECK(!empty(both(relation(3, true), relation(4, false))));
}

TEST_CASE("region: members of a list") {
  CHECK(!empty(both(some(0, is(1, 5)), some(0, is(1, 6)))));              // two members
  CHECK(empty(both(some(0, is(1, 5)), every(0, is_not(1, 5)))));
  CHECK(!empty(both(some(0, either(is(1, 5), is(1, 6))), every(0, is_not(1, 5)))));
  CHECK(!empty(every(0, nothing())));                                      // a list of nothing
  CHECK(empty(both(some(0, everything()), every(0, nothing()))));
  CHECK(empty(both(list_is_missing(0, true), some(0, is(1, 5)))));
}

TEST_CASE("region: too many regions are told apart no longer, and stay possible") {
  Union all = everything();
  for (Subject s = 0; s < 12; ++s) all = both(all, either(is(s, 1), is(s, 2)));
  CHECK(all.size() <= kMostRegions);
  CHECK(!empty(all));
  CHECK(!all.front().bare());
}

TEST_CASE("region: random formulas are possible exactly where some values make them true") {
  std::mt19937 dice(7);
  // A random formula over three fields of values 0..3, as a union and as a table of truth.
  struct Formula {
    Union region;
    std::vector<bool> truth;
  };
  const auto atom = [&] {
    const Subject subject = dice() % 3;
    const std::int64_t value = dice() % 4;
    const bool equal = dice() % 2 == 0;
    Formula made{equal ? is(subject, value) : field(subject, {numbers(0, 3).intersect(number(value).complement()), false}), std::vector<bool>(64)};
    for (unsigned i = 0; i < 64; ++i) made.truth[i] = ((i >> (2 * subject)) % 4 == value) == equal;
    return made;
  };
  for (int round = 0; round < 2000; ++round) {
    Formula formula = atom();
    for (int i = 0; i < 6; ++i) {
      const Formula next = atom();
      const bool and_also = dice() % 3 != 0;
      formula.region = and_also ? both(formula.region, next.region) : either(formula.region, next.region);
      for (unsigned t = 0; t < 64; ++t) formula.truth[t] = and_also ? formula.truth[t] && next.truth[t] : formula.truth[t] || next.truth[t];
    }
    const bool possible = std::find(formula.truth.begin(), formula.truth.end(), true) != formula.truth.end();
    REQUIRE(empty(formula.region) == !possible);
  }
}
