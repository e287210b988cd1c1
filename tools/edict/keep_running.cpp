// The loop of `--watch`.
#include "edict/keep_running.h"

#include <chrono>
#include <cstdio>
#include <thread>

#include "edict/terminal.h"
#include "edict/watch.h"

namespace edict::tool {
namespace {

constexpr auto kBetweenLooks = std::chrono::milliseconds(200);

}  // namespace

std::vector<std::string> files_of(const PolicySet& set) {
  std::vector<std::string> files = {set.manifest.path};
  for (std::size_t i = 0; set.compiled.sources != nullptr && i < set.compiled.sources->size(); ++i) {
    files.push_back(set.compiled.sources->get(static_cast<source::FileId>(i)).name());
  }
  return files;
}

int keep_running(const std::vector<std::string>& paths, const std::string& what, const std::function<int(const Loaded&)>& once) {
  std::vector<std::string> files;
  std::string before;
  const auto state = [&] { return state_of_files(paths, files); };
  const auto run = [&] {
    before = state();  // a file that is written while it is read counts as changed
    const int code = once([&](const std::vector<std::string>& read) {
      if (read == files) return;
      files = read;
      before = state();
    });
    std::fflush(stdout);
    print_error("---- waiting for changes; Ctrl-C ends\n");
    return code;
  };
  const auto pause = [] {
    std::this_thread::sleep_for(kBetweenLooks);
    return true;
  };
  return run_again(run, [&] {
    const bool changed = wait_for_change(before, state, pause);
    if (changed) print_error("\n---- a file changed: " + what + "\n");
    return changed;
  });
}

}  // namespace edict::tool
