// The bytes of an input in one movable window.
#include "claims/input.h"

#include <algorithm>
#include <cstring>

namespace edict::claims {

bool Input::more() {
  if (ended_) return false;
  const std::size_t room = window_.size() - kSlack;
  if (begin_ > 0) {
    std::memmove(window_.data(), window_.data() + begin_, end_ - begin_);
    end_ -= begin_;
    begin_ = 0;
  }
  if (end_ * 2 > room) window_.resize(room * 2 + kSlack);
  const std::size_t capacity = window_.size() - kSlack - end_;
  const std::size_t got = std::min(source_(window_.data() + end_, capacity), capacity);
  end_ += got;
  if (got == 0) ended_ = true;
  return got != 0;
}

void Input::skip_byte_order_mark() {
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  while (size() < kMark.size() && more()) {
  }
  if (std::string_view(begin(), std::min(size(), kMark.size())) == kMark) drop(kMark.size());
}

}  // namespace edict::claims
