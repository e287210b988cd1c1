// The text of packages, in one file each or dealt over several.
#include "policies.h"

#include <algorithm>

#include "author.h"

namespace edict::property {
namespace {

std::string text_of(const PackageText& package, const std::vector<std::string>& declarations, bool whole_head) {
  std::string text = whole_head ? package.head : package.head.substr(0, package.head.find('\n') + 1);
  text += "\n";
  for (const std::string& import : package.imports) {
    if (whole_head || import.rfind("import", 0) == 0) text += import + "\n";
  }
  text += "\n";
  for (const std::string& declaration : declarations) text += declaration + "\n";
  return text;
}

template <typename T>
void shuffle(std::vector<T>& all, Dice& dice) {
  for (std::size_t i = all.size(); i > 1; --i) std::swap(all[i - 1], all[dice.below(i)]);
}

}  // namespace

std::vector<PackageText> write_policies(std::uint64_t seed, const PolicyStyle& style) { return Author(seed, style).write(); }

std::vector<PolicyFile> files_of(const std::vector<PackageText>& packages) {
  std::vector<PolicyFile> files;
  for (const PackageText& package : packages) files.push_back({"gen" + std::to_string(files.size()) + ".edict", text_of(package, package.declarations, true)});
  return files;
}

std::vector<PolicyFile> shuffled_files(const std::vector<PackageText>& packages, std::uint64_t seed) {
  Dice dice(seed);
  std::vector<PolicyFile> files;
  for (const PackageText& package : packages) {
    std::vector<std::string> declarations = package.declarations;
    shuffle(declarations, dice);
    const std::size_t parts = 1 + dice.below(3);
    for (std::size_t part = 0; part < parts; ++part) {
      std::vector<std::string> mine;
      for (std::size_t i = part; i < declarations.size(); i += parts) mine.push_back(declarations[i]);
      files.push_back({"part" + std::to_string(dice.below(1'000'000'000)) + ".edict", text_of(package, mine, part == 0)});
    }
  }
  shuffle(files, dice);
  return files;
}

}  // namespace edict::property
