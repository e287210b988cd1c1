// Texts from the machine's files, or from a map.
//
// In: paths as the user wrote them. Out: whole texts, sorted names. Always true: nothing throws; pipes, devices and files above the
// size limit are not read, links to folders are not followed below a directory, so that a walk always ends.
#include "source/loader.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string_view>
#include <system_error>

namespace edict::source {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t kLargestFile = std::uintmax_t{64} * 1024 * 1024;

bool is_policy(std::string_view name) { return name.ends_with(".edict") || name.ends_with(".edict.md"); }
bool is_hidden(std::string_view name) { return name.starts_with('.') && name != "." && name != ".."; }

bool has_hidden_part(std::string_view path) {
  while (!path.empty()) {
    const std::size_t slash = path.find('/');
    if (is_hidden(path.substr(0, slash))) return true;
    path = slash == std::string_view::npos ? std::string_view() : path.substr(slash + 1);
  }
  return false;
}

// `policies/`, `policies` and `./policies` are one folder; `.` and the empty path are everything.
std::string folder_prefix(std::string path) {
  while (path.starts_with("./")) path.erase(0, 2);
  while (path.ends_with('/')) path.pop_back();
  return path.empty() || path == "." ? std::string() : path + "/";
}

}  // namespace

std::optional<std::string> DiskLoader::read(const std::string& path) const {
  std::error_code error;
  if (!fs::is_regular_file(path, error) || error) return std::nullopt;
  const std::uintmax_t size = fs::file_size(path, error);
  if (error || size > kLargestFile) return std::nullopt;
  std::ifstream file(path, std::ios::binary);
  if (!file) return std::nullopt;
  std::string text(static_cast<std::size_t>(size), '\0');
  file.read(text.data(), static_cast<std::streamsize>(size));
  if (file.bad()) return std::nullopt;
  text.resize(static_cast<std::size_t>(file.gcount()));  // shorter where the file shrank meanwhile
  return text;
}

std::optional<std::vector<std::string>> DiskLoader::policies_below(const std::string& path) const {
  std::error_code error;
  if (!fs::is_directory(path, error) || error) return std::nullopt;
  std::vector<std::string> found;
  fs::recursive_directory_iterator walk(path, fs::directory_options::skip_permission_denied, error);
  for (const fs::recursive_directory_iterator end; !error && walk != end; walk.increment(error)) {
    const std::string name = walk->path().filename().string();
    std::error_code entry_error;
    if (is_hidden(name)) {
      walk.disable_recursion_pending();
    } else if (is_policy(name) && walk->is_regular_file(entry_error)) {
      found.push_back(walk->path().generic_string());
    }
  }
  if (error) return std::nullopt;
  std::sort(found.begin(), found.end());
  return found;
}

std::optional<std::string> MemoryLoader::read(const std::string& path) const {
  const auto found = files_.find(path);
  if (found == files_.end()) return std::nullopt;
  return found->second;
}

std::optional<std::vector<std::string>> MemoryLoader::policies_below(const std::string& path) const {
  const std::string prefix = folder_prefix(path);
  std::vector<std::string> found;
  bool is_folder = false;
  for (const auto& [name, text] : files_) {
    if (!name.starts_with(prefix)) continue;
    is_folder = true;
    const std::string_view below = std::string_view(name).substr(prefix.size());
    if (is_policy(name) && !has_hidden_part(below)) found.push_back(name);
  }
  if (!is_folder) return std::nullopt;
  return found;
}

}  // namespace edict::source
