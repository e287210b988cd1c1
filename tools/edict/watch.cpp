// Polling: no more than the standard library is needed, and network folders are seen too.
#include "edict/watch.h"

#include <filesystem>

#include "source/loader.h"

namespace edict::tool {

std::string state_of_files(const std::vector<std::string>& paths, const std::vector<std::string>& extra) {
  const source::DiskLoader disk;
  std::string state;
  const auto file = [&state](const std::string& path) {
    std::error_code none;
    const auto written = std::filesystem::last_write_time(path, none).time_since_epoch().count();
    const auto size = std::filesystem::file_size(path, none);
    state += path + " " + std::to_string(written) + " " + std::to_string(size) + "\n";
  };
  for (const std::string& path : paths) {
    if (const auto below = disk.policies_below(path)) {
      for (const std::string& policy : *below) file(policy);
    } else {
      file(path);
    }
  }
  for (const std::string& path : extra) file(path);
  return state;
}

int run_again(const std::function<int()>& run, const std::function<bool()>& wait) {
  int code = run();
  while (wait()) code = run();
  return code;
}

bool wait_for_change(const std::string& before, const std::function<std::string()>& state, const std::function<bool()>& pause) {
  while (pause()) {
    if (state() != before) return true;
  }
  return false;
}

}  // namespace edict::tool
