// What this program was built from, as the build told it.
#include "edict/version.h"

#include <nlohmann/json.hpp>

#include "decisions/sha256.h"
#include "edict/arguments.h"
#include "edict/terminal.h"
#include "embedded/stdlib.h"

namespace edict::tool {
namespace {

using Facts = std::vector<std::pair<std::string, std::string>>;

// Of all files, each as its path, its length and its bytes: no two libraries have the same by accident of where one file ends.
std::string library_digest() {
  decisions::Sha256 digest;
  for (const stdlib::File& file : stdlib::files()) {
    digest.add(std::string(file.path) + "\n" + std::to_string(file.text.size()) + "\n");
    digest.add(file.text);
  }
  return digest.hex();
}

Facts build_facts() {
  return {{"compiler", EDICT_COMPILER},        {"build type", EDICT_BUILD_TYPE}, {"sanitizers", EDICT_SANITIZERS}, {"antlr generator", EDICT_ANTLR_TOOL},
          {"antlr runtime", EDICT_ANTLR_RUNTIME}, {"fmt", EDICT_FMT},            {"simdjson", EDICT_SIMDJSON},     {"nlohmann json", EDICT_NLOHMANN},
          {"cli11", EDICT_CLI11},              {"openssl", EDICT_OPENSSL},       {"standard library", "sha256 " + library_digest()}};
}

}  // namespace

int show_version(const std::vector<std::string>& arguments) {
  std::string format = "text";
  Arguments words({"--version", "The version, and what it was built from", "edict --version --format json", nullptr});
  words.choice("--format", format, {"text", "json"}, "text or json");
  if (const auto code = words.parse(arguments)) return *code;
  if (format == "json") {
    nlohmann::ordered_json object;
    object["edict"] = EDICT_VERSION;
    for (auto& [name, value] : build_facts()) {
      std::string key = name;
      for (char& c : key) c = c == ' ' ? '_' : c;
      object[key] = value;
    }
    print(object.dump(2) + "\n");
    return kFine;
  }
  std::string text = std::string(kVersion) + "\n";
  for (const auto& [name, value] : build_facts()) {
    std::string line = name + ":";
    line.resize(18, ' ');
    text += line + value + "\n";
  }
  print(text);
  return kFine;
}

}  // namespace edict::tool
