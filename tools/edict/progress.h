// A bar on standard error while long work goes on: only at a terminal, only after half a second.
#pragma once

#include <chrono>
#include <cstdint>

namespace edict::tool {

class Progress {
 public:
  explicit Progress(bool wanted);
  ~Progress();
  // `total` 0: not known, then what is done is counted.
  void show(std::uint64_t done, std::uint64_t total);
  void clear();

 private:
  bool wanted_;
  bool drawn_ = false;
  std::chrono::steady_clock::time_point next_;
};

}  // namespace edict::tool
