// Writes beside the file, then renames.
#include "edict/replace_file.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>

namespace edict::tool {
namespace {

bool write_all(int file, std::string_view text) {
  while (!text.empty()) {
    const ssize_t done = write(file, text.data(), text.size());
    if (done < 0 && errno == EINTR) continue;
    if (done < 0) return false;
    text.remove_prefix(static_cast<std::size_t>(done));
  }
  return true;
}

}  // namespace

std::string replace_file(const std::string& path, std::string_view text) {
  const auto failed = [&] { return "cannot write `" + path + "`: " + std::strerror(errno); };
  char* resolved = realpath(path.c_str(), nullptr);
  if (resolved == nullptr) return failed();
  const std::string target = resolved;
  std::free(resolved);
  struct stat facts {};
  // A file that may not be written is not replaced either, though its directory would allow it.
  if (stat(target.c_str(), &facts) != 0 || access(target.c_str(), W_OK) != 0) return failed();
  std::string beside = target + ".XXXXXX";
  const int file = mkstemp(beside.data());
  if (file < 0) return failed();
  bool good = write_all(file, text) && fchmod(file, facts.st_mode & 07777) == 0 && fsync(file) == 0;
  std::string why = good ? "" : failed();
  if (close(file) != 0 && good) {
    good = false;
    why = failed();
  }
  if (good && rename(beside.c_str(), target.c_str()) != 0) {
    good = false;
    why = failed();
  }
  if (!good) unlink(beside.c_str());
  return why;
}

}  // namespace edict::tool
