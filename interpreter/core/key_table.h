// Keys of bytes to numbers, for hash-consing. In: a key's bytes. Out: the number that stands for them. Always true: a number is given once a key; the keys lie in
// one stretch of memory, so that a program of a hundred thousand constants asks for it a few times and not for each of them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace edict::core {

class KeyTable {
 public:
  void reserve(std::size_t keys) {
    constexpr std::size_t kUsualKey = 56;
    entries_.reserve(keys);
    bytes_.reserve(keys * kUsualKey);
  }

  // The number of a key; `fresh` becomes the number of one that was never seen (and true is then returned).
  bool find_or_add(std::string_view key, std::uint32_t fresh, std::uint32_t& number) {
    if ((entries_.size() + 1) * 2 > slots_.size()) grow();
    const std::uint64_t hash = std::hash<std::string_view>{}(key);
    for (std::size_t at = hash & (slots_.size() - 1);; at = (at + 1) & (slots_.size() - 1)) {
      if (slots_[at] == 0) {
        entries_.push_back({hash, bytes_.size(), static_cast<std::uint32_t>(key.size()), fresh});
        bytes_.append(key);
        slots_[at] = static_cast<std::uint32_t>(entries_.size());
        number = fresh;
        return true;
      }
      const Entry& entry = entries_[slots_[at] - 1];
      if (entry.hash == hash && std::string_view(bytes_).substr(entry.begin, entry.size) == key) {
        number = entry.number;
        return false;
      }
    }
  }

 private:
  struct Entry {
    std::uint64_t hash = 0;
    std::size_t begin = 0;
    std::uint32_t size = 0;
    std::uint32_t number = 0;
  };

  void grow() {
    std::vector<std::uint32_t> larger(slots_.empty() ? 1024 : slots_.size() * 2, 0);
    for (std::uint32_t e = 0; e < entries_.size(); ++e) {
      std::size_t at = entries_[e].hash & (larger.size() - 1);
      while (larger[at] != 0) at = (at + 1) & (larger.size() - 1);
      larger[at] = e + 1;
    }
    slots_ = std::move(larger);
  }

  std::string bytes_;
  std::vector<Entry> entries_;
  std::vector<std::uint32_t> slots_;  // a power of two; at most half of them are taken. 0: free, else an entry's index + 1
};

}  // namespace edict::core
