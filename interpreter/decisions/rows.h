// Rows of text in the making, in memory that is used again.
//
// In: pieces. Out: text. Always true: behind a text or a number kSlack bytes are free, so single signs between them are written without asking.
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
    if (left() < text.size() + kSlack) grow(text.size() + kSlack);
    std::memcpy(at_, text.data(), text.size());
    at_ += text.size();
  }
  template <class Value>
  void number(char* (*write)(char*, Value), Value value) {
    if (left() < kLongestNumber + kSlack) grow(kLongestNumber + kSlack);
    at_ = write(at_, value);
  }

  std::string_view written() const { return {bytes_.data(), size()}; }
  std::size_t size() const { return static_cast<std::size_t>(at_ - bytes_.data()); }
  void clear() { at_ = bytes_.data(); }

 private:
  static constexpr std::size_t kSlack = 64, kFirst = std::size_t{1} << 19;

  std::size_t left() const { return bytes_.size() - size(); }
  void grow(std::size_t least) {
    const std::size_t written = size();
    bytes_.resize(bytes_.size() * 2 + least);
    at_ = bytes_.data() + written;
  }

  std::vector<char> bytes_ = std::vector<char>(kFirst);
  char* at_ = bytes_.data();
};

}  // namespace edict::decisions
