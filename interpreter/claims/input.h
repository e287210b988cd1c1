// The bytes of an input in one movable window: what both readers pull from.
//
// In: a ByteSource. Out: the bytes from the first one that is still needed. Always true: kSlack readable bytes stand behind the last one; the window grows
// only as far as the longest record that is allowed.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "claims/reader.h"

namespace edict::claims {

class Input {
 public:
  static constexpr std::size_t kSlack = 64;

  explicit Input(ByteSource source) : source_(std::move(source)), window_(kFirstWindow + kSlack) {}

  const char* begin() const { return window_.data() + begin_; }
  char* writable() { return window_.data() + begin_; }
  std::size_t size() const { return end_ - begin_; }
  bool ended() const { return ended_; }
  // Reads more behind what is there; false at the end of the input. Pointers into the window are no longer valid.
  bool more();
  void drop(std::size_t count) { begin_ += count; }
  // A byte order mark at the very beginning is nobody's text.
  void skip_byte_order_mark();

 private:
  static constexpr std::size_t kFirstWindow = 512 * 1024;

  ByteSource source_;
  std::vector<char> window_;
  std::size_t begin_ = 0, end_ = 0;
  bool ended_ = false;
};

}  // namespace edict::claims
