// Runs a fuzz target over files, for compilers without libFuzzer: each as it is, cut short, and with a few bytes changed, always the same ones.
//
// usage: fuzz_TARGET [--variants N] PATH...      files, and directories of them
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

#include "property/dice.h"
#include "target.h"

namespace {

constexpr std::size_t kMostBytes = 64u << 10;  // of a file: larger ones are tests of speed

void run(const std::string& bytes) { LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()); }

std::string changed(std::string bytes, edict::property::Dice& dice) {
  if (bytes.empty()) return bytes;
  const std::size_t at = dice.below(bytes.size());
  switch (dice.below(5)) {
    case 0: bytes.resize(at); break;
    case 1: bytes[at] = static_cast<char>(dice.below(256)); break;
    case 2: bytes.erase(at, 1 + dice.below(20)); break;
    case 3: bytes.insert(at, bytes.substr(dice.below(bytes.size()), dice.below(60))); break;
    default: bytes.insert(at, dice.one_of({"(", "[", "{", "\"", "\n", ",", "999999999999", "-", ". .", "\xff", "||", "1e9", "null"})); break;
  }
  return bytes;
}

std::vector<std::string> files_below(const std::string& path) {
  std::vector<std::string> files;
  if (!std::filesystem::is_directory(path)) return {path};
  for (const auto& entry : std::filesystem::recursive_directory_iterator(path)) {
    if (entry.is_regular_file()) files.push_back(entry.path().string());
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

int main(int count, char** arguments) {
  std::uint64_t variants = 4;
  std::vector<std::string> files;
  for (int i = 1; i < count; ++i) {
    if (std::string(arguments[i]) == "--variants" && i + 1 < count) {
      variants = std::strtoull(arguments[++i], nullptr, 10);
      continue;
    }
    for (std::string& file : files_below(arguments[i])) files.push_back(std::move(file));
  }
  std::size_t inputs = 0;
  for (const std::string& file : files) {
    std::ifstream in(file, std::ios::binary);
    std::string bytes((std::istreambuf_iterator<char>(in)), {});
    bytes.resize(std::min(bytes.size(), kMostBytes));
    std::cout << file << std::endl;  // stands last where it crashes
    run(bytes);
    edict::property::Dice dice(bytes.size() + 1);
    for (std::uint64_t v = 0; v < variants; ++v) run(changed(bytes, dice));
    inputs += 1 + variants;
  }
  std::cout << inputs << " inputs\n";
  return inputs == 0 ? 1 : 0;
}
