// What short texts were found to mean, for the one column that they stand in: the quickest look-up there is, in front of all others.
//
// In: texts of 1 to kLongest bytes. Out: the id that was kept for a text, while no other took its place. Always true: what is found was kept for this very text.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "claims/text_words.h"

namespace edict::claims {

class ShortTexts {
 public:
  static constexpr std::size_t kLongest = 16;

  // Null where nothing is kept for the text. Valid until the next keep().
  const std::uint32_t* find(std::string_view text) const {
    if (text.size() > kLongest) return nullptr;
    const Place key = key_of(text);
    const Place& place = places_[at(key)];
    return place.words == key.words && place.size == key.size ? &place.id : nullptr;
  }
  void keep(std::string_view text, std::uint32_t id) {
    if (text.size() > kLongest) return;
    Place key = key_of(text);
    key.id = id;
    places_[at(key)] = key;
  }

 private:
  struct Place {
    EndWords words;
    std::uint32_t size = 0;  // 0: nothing is here
    std::uint32_t id = 0;
  };
  static constexpr int kBits = 8;

  static Place key_of(std::string_view text) {
    return {end_words(text), static_cast<std::uint32_t>(text.size()), 0};
  }
  static std::size_t at(const Place& key) {
    return ((key.words.first ^ (key.words.last * 0x9e3779b97f4a7c15ull) ^ key.size) * 0xff51afd7ed558ccdull) >> (64 - kBits);
  }

  std::array<Place, std::size_t{1} << kBits> places_{};
};

}  // namespace edict::claims
