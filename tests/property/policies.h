// Random policy sets as text: payers, codes, sets, tables, terms, rules, exceptions, a library and its adoption.
//
// In: a seed. Out: the declarations of each package, apart, so that they can be put into any order and any number of files.
#pragma once

#include <string>
#include <vector>

namespace edict::property {

struct PackageText {
  std::string head;                       // `package` with its clauses
  std::vector<std::string> imports;       // stand behind the head
  std::vector<std::string> declarations;  // in any order
};

struct PolicyFile {
  std::string name;
  std::string text;
};

struct PolicyStyle {
  bool asks_for_absence = true;  // `is known`, `otherwise`, `missing deny`, `missing pass`, `is open`, `reject`, payment and its balances
  bool dimensions_known = false; // no amounts whose dimension comes with the data
  unsigned astray = 0;           // of ten thousand expressions, how many are of another type than wanted: most such policies are refused
};
std::vector<PackageText> write_policies(std::uint64_t seed, const PolicyStyle& style = {});
// One file a package, declarations as they were written.
std::vector<PolicyFile> files_of(const std::vector<PackageText>& packages);
// Each package's declarations shuffled and dealt over several files, and the files shuffled.
std::vector<PolicyFile> shuffled_files(const std::vector<PackageText>& packages, std::uint64_t seed);

}  // namespace edict::property
