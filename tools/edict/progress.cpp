// The progress bar.
#include "edict/progress.h"

#include <unistd.h>

#include <algorithm>
#include <string>

#include "edict/terminal.h"

namespace edict::tool {

using std::chrono::steady_clock;

Progress::Progress(bool wanted) : wanted_(wanted && isatty(STDERR_FILENO) != 0), next_(steady_clock::now() + std::chrono::milliseconds(500)) {}

Progress::~Progress() { clear(); }

void Progress::show(std::uint64_t done, std::uint64_t total) {
  if (!wanted_ || steady_clock::now() < next_) return;
  next_ = steady_clock::now() + std::chrono::milliseconds(100);
  constexpr std::uint64_t kWidth = 40, kMegabyte = 1'000'000;
  std::string line = "\r";
  if (total != 0) {
    const std::uint64_t parts = std::min(kWidth, done * kWidth / total);
    line += "[" + std::string(parts, '#') + std::string(kWidth - parts, ' ') + "] " + std::to_string(std::min<std::uint64_t>(100, done * 100 / total)) + "%";
  } else {
    line += std::to_string(done / kMegabyte) + " MB read";
  }
  print_error(line + "\x1b[K");
  drawn_ = true;
}

void Progress::clear() {
  if (drawn_) print_error("\r\x1b[K");
  drawn_ = false;
}

}  // namespace edict::tool
