// Rows of text in the making, in memory that is used again.
//
// In: pieces. Out: text. Always true: behind a text or a number kSlack bytes are free, so signs and short texts are written first and room is made after.
#pragma once

#include <cstring>
#include <string_view>
#include <vector>

#include "decisions/digits.h"

namespace edict::decisions {

class Rows {
 public:
  void sign(char c) { *at_++ = c; }
  void text(std::string_view text) {
    if (text.size() > kShort && left() < text.size() + kSlack) grow(text.size());
    copy(text.data(), text.size());
    moved_to(at_ + text.size());
  }
  template <class Value>
  void number(char* (*write)(char*, Value), Value value) {
    moved_to(write(at_, value));
  }

  std::string_view written() const { return {bytes_.data(), size()}; }
  std::size_t size() const { return static_cast<std::size_t>(at_ - bytes_.data()); }
  void clear() { at_ = bytes_.data(); }

 private:
  static constexpr std::size_t kSlack = 64, kShort = kSlack / 2, kFirst = std::size_t{1} << 19;
  static_assert(kLongestNumber <= kShort);

  void moved_to(char* at) {
    at_ = at;
    if (left() < kSlack) grow(kSlack);
  }
  // Most are short: a copy of two halves that may overlap is quicker than a call.
  void copy(const char* from, std::size_t size) {
    if (size > 16) {
      std::memcpy(at_, from, size);
    } else if (size >= 8) {
      std::memcpy(at_, from, 8);
      std::memcpy(at_ + size - 8, from + size - 8, 8);
    } else if (size >= 4) {
      std::memcpy(at_, from, 4);
      std::memcpy(at_ + size - 4, from + size - 4, 4);
    } else {
      for (std::size_t i = 0; i < size; ++i) at_[i] = from[i];
    }
  }
  std::size_t left() const { return bytes_.size() - size(); }
  void grow(std::size_t least) {
    const std::size_t written = size();
    bytes_.resize(bytes_.size() * 2 + least + kSlack);
    at_ = bytes_.data() + written;
  }

  std::vector<char> bytes_ = std::vector<char>(kFirst);
  char* at_ = bytes_.data();
};

}  // namespace edict::decisions
