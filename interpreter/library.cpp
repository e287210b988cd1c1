// The standard library: files embedded in the program, or read from a directory while working on it.
#include "library.h"

#include <algorithm>

#include "embedded/stdlib.h"
#include "embedded/stdlib_trees.h"
#include "syntax/stored_tree.h"

namespace edict {

std::optional<std::string> Library::read(const std::string& name) const {
  if (!directory_.empty()) return loader_.read(directory_ + "/" + name);
  const auto text = stdlib::text(name);
  return text ? std::optional<std::string>(std::string(*text)) : std::nullopt;
}

std::optional<ast::Module> Library::tree(const std::string& name, source::FileId file) const {
  if (!directory_.empty()) return std::nullopt;
  const auto bytes = stdlib_trees::text(name + ".tree");
  return bytes && !bytes->empty() ? syntax::restored(*bytes, file) : std::nullopt;
}

std::optional<std::string> Library::file_of(const std::string& package) {
  if (package.rfind("std.", 0) != 0) return std::nullopt;
  std::string file = "std/" + package.substr(4) + ".edict";
  std::replace(file.begin() + 4, file.end() - 6, '.', '/');
  return file;
}

std::vector<std::string> Library::packages() const {
  std::vector<std::string> all;
  for (const auto& file : stdlib::files()) {
    std::string path(file.path);
    if (path.size() < 10 || path.compare(path.size() - 6, 6, ".edict") != 0) continue;
    std::string name = "std." + path.substr(4, path.size() - 10);
    std::replace(name.begin(), name.end(), '/', '.');
    all.push_back(name);
  }
  std::sort(all.begin(), all.end());
  return all;
}

const std::vector<std::string>& prelude() {
  static const std::vector<std::string> kPrelude = {"std.units", "std.claim", "std.adjustments", "std.modifiers"};
  return kPrelude;
}

}  // namespace edict
