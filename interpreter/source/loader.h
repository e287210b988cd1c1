// The one door to files: the library never opens one itself.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace edict::source {

class Loader {
 public:
  virtual ~Loader() = default;
  // The whole text, or nothing where it cannot be read.
  virtual std::optional<std::string> read(const std::string& path) const = 0;
  // Policy files (.edict, .edict.md) below a directory, sorted by name; nothing where `path` is no directory. Hidden folders are skipped.
  virtual std::optional<std::vector<std::string>> policies_below(const std::string& path) const = 0;
};

// Files of the machine.
class DiskLoader final : public Loader {
 public:
  std::optional<std::string> read(const std::string& path) const override;
  std::optional<std::vector<std::string>> policies_below(const std::string& path) const override;
};

// Files of a test, or of a host that keeps policies elsewhere.
class MemoryLoader final : public Loader {
 public:
  explicit MemoryLoader(std::map<std::string, std::string> files) : files_(std::move(files)) {}
  std::optional<std::string> read(const std::string& path) const override;
  std::optional<std::vector<std::string>> policies_below(const std::string& path) const override;

 private:
  std::map<std::string, std::string> files_;
};

}  // namespace edict::source
