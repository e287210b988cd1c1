// Chances that come out the same everywhere: a small generator of numbers from a seed.
//
// In: a seed. Out: numbers, choices. Always true: the same seed gives the same throws on every machine.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace edict::property {

class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed * 0xd6e8feb86659fd93ull) { state_ = next() ^ (seed << 32); }

  // The step is that of SplitMix64 (Steele, Lea, Flood 2014).
  std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9e3779b97f4a7c15ull);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ull;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebull;
    return z ^ (z >> 31);
  }
  std::uint64_t below(std::uint64_t limit) { return next() % limit; }
  std::int64_t between(std::int64_t first, std::int64_t last) { return first + static_cast<std::int64_t>(below(static_cast<std::uint64_t>(last - first + 1))); }
  bool chance(unsigned percent) { return below(100) < percent; }
  template <typename T>
  const T& one_of(const std::vector<T>& choices) {
    return choices[below(choices.size())];
  }
  std::string one_of(std::initializer_list<const char*> choices) { return *(choices.begin() + below(choices.size())); }

 private:
  std::uint64_t state_;
};

}  // namespace edict::property
