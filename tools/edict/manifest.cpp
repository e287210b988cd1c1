// The manifest, over toml11: the only file that pays for its headers.
#include "edict/manifest.h"

#include <algorithm>
#include <sstream>
#include <toml.hpp>

namespace edict::tool {
namespace {

std::string beside(const std::string& path, const source::Loader& loader) {
  if (loader.policies_below(path)) return path + (path.ends_with('/') ? "" : "/") + "edict.toml";
  const auto slash = path.rfind('/');
  return (slash == std::string::npos ? "" : path.substr(0, slash + 1)) + "edict.toml";
}

void read_check(const toml::value& section, Manifest& manifest) {
  if (!section.is_table()) {
    manifest.problems.push_back("`check` is not a section");
    return;
  }
  for (const auto& [key, value] : section.as_table()) {
    if (key != "off") {
      manifest.problems.push_back("section `check` knows no `" + key + "`, only `off`");
      continue;
    }
    bool texts = value.is_array();
    if (texts) {
      for (const auto& one : value.as_array()) texts = texts && one.is_string();
    }
    if (!texts) {
      manifest.problems.push_back("`off` is a list of codes or names, such as [\"R401\"]");
      continue;
    }
    for (const auto& one : value.as_array()) manifest.off.push_back(one.as_string().str);
  }
}

void read(Manifest& manifest) {
  try {
    std::istringstream stream(manifest.text);
    const toml::value whole = toml::parse(stream, manifest.path);
    for (const auto& [key, value] : whole.as_table()) {
      if (key == "check") read_check(value, manifest);
      else if (key != "claims") manifest.problems.push_back("no section `" + key + "` is known; there are `check` and `claims`");
    }
  } catch (const std::exception& error) {
    manifest.problems.push_back(error.what());
  }
  std::sort(manifest.problems.begin(), manifest.problems.end());  // sections come in no order
}

}  // namespace

Manifest find_manifest(const std::vector<std::string>& paths, const source::Loader& loader) {
  Manifest manifest;
  for (const std::string& path : paths) {
    const std::string candidate = beside(path, loader);
    auto text = loader.read(candidate);
    if (!text) continue;
    manifest.path = candidate;
    manifest.text = std::move(*text);
    read(manifest);
    return manifest;
  }
  return manifest;
}

}  // namespace edict::tool
