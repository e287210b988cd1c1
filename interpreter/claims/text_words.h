// A text as words of eight bytes, for keys and hashes.
//
// In: bytes. Out: words. Always true: two texts of one size give the same words only where they are the same; nothing behind the text is read.
#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

namespace edict::claims {

inline std::uint64_t word_at(const char* at) {
  std::uint64_t bytes = 0;
  std::memcpy(&bytes, at, 8);
  return bytes;
}

// All of a text of 1 to 8 bytes: two halves that may overlap, or three single bytes.
inline std::uint64_t short_word(const char* at, std::size_t size) {
  if (size >= 4) {
    std::uint32_t first = 0, last = 0;
    std::memcpy(&first, at, 4);
    std::memcpy(&last, at + size - 4, 4);
    return std::uint64_t{first} << 32 | last;
  }
  const auto byte = [&](std::size_t i) { return std::uint64_t{static_cast<unsigned char>(at[i])}; };
  return byte(0) << 16 | byte(size / 2) << 8 | byte(size - 1);
}

// The first and the last word of a text that is not empty; the second is 0 up to 8 bytes. Up to 16 bytes they are all of it.
struct EndWords {
  std::uint64_t first = 0, last = 0;
  bool operator==(const EndWords&) const = default;
};
inline EndWords end_words(std::string_view text) {
  if (text.size() <= 8) return {short_word(text.data(), text.size()), 0};
  return {word_at(text.data()), word_at(text.data() + text.size() - 8)};
}

inline bool same_text(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  return a.size() > 16 || a.empty() ? a == b : end_words(a) == end_words(b);
}

// Word by word; the last one may overlap the one before.
template <class Act>
void each_word(std::string_view text, Act&& act) {
  if (text.empty()) return;
  if (text.size() <= 8) return act(short_word(text.data(), text.size()));
  const std::size_t last = text.size() - 8;
  for (std::size_t at = 0; at < last; at += 8) act(word_at(text.data() + at));
  act(word_at(text.data() + last));
}

}  // namespace edict::claims
