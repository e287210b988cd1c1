// A sequence that grows at its end and whose elements never move.
//
// In: nothing. Out: elements by index. Always true: an element stays where it is as long as the sequence lives; an index is found by a shift and a mask.
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

namespace edict::claims {

template <class Element>
class Chunked {
 public:
  std::size_t size() const { return size_; }
  Element& operator[](std::size_t at) { return chunks_[at / kChunk][at % kChunk]; }
  const Element& operator[](std::size_t at) const { return chunks_[at / kChunk][at % kChunk]; }
  // One more at the end, made by its default.
  Element& grow() {
    if (size_ == chunks_.size() * kChunk) chunks_.push_back(std::make_unique<Element[]>(kChunk));
    return (*this)[size_++];
  }

 private:
  static constexpr std::size_t kChunk = 256;

  std::vector<std::unique_ptr<Element[]>> chunks_;
  std::size_t size_ = 0;
};

}  // namespace edict::claims
