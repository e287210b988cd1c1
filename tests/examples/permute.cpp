// Writes a policy directory anew with its declarations in another order and dealt to other files: permute FROM TO SEED.
//
// The package's own declaration stays first in each file, as the language asks. Comments between declarations and prose are left behind: they decide nothing.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "diagnostic/diagnostic.h"
#include "source/loader.h"
#include "syntax/parse.h"

namespace {

// A small generator of our own, so that a seed means the same order on every machine.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed * 2862933555777941757ULL + 3037000493ULL) {}
  std::size_t below(std::size_t bound) {
    state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<std::size_t>((state_ >> 33) % bound);
  }

 private:
  std::uint64_t state_;
};

struct PackageTexts {
  std::string head;                        // `package …` with its clauses
  std::string name;
  std::vector<std::string> imports, rest;  // imports and adoptions stay before what needs them
};

bool belongs_to_the_head(const edict::ast::Decl& decl) {
  return std::holds_alternative<edict::ast::ImportDecl>(decl.node) || std::holds_alternative<edict::ast::AdoptDecl>(decl.node);
}

}  // namespace

int main(int count, char** words) {
  if (count != 4) return std::fprintf(stderr, "permute FROM TO SEED\n"), 1;
  const edict::source::DiskLoader loader;
  const auto files = loader.policies_below(words[1]);
  if (!files) return std::fprintf(stderr, "no directory %s\n", words[1]), 1;

  edict::source::Sources sources;
  edict::diagnostic::Diagnostics diagnostics;
  std::map<std::string, PackageTexts> packages;
  for (const std::string& path : *files) {
    const auto& file = sources.add(path, loader.read(path).value_or(""));
    const edict::ast::Module module = edict::syntax::parse(file, diagnostics);
    PackageTexts* package = nullptr;
    for (const auto& decl : module.decls) {
      const std::string text = file.program().substr(decl.span.begin, decl.span.end - decl.span.begin);
      if (const auto* head = std::get_if<edict::ast::PackageDecl>(&decl.node)) {
        package = &packages[decl.name.text];
        package->name = (head->library ? "library " : "package ") + decl.name.text;
        if (!head->clauses.empty() || package->head.empty()) package->head = text;
      } else if (package != nullptr) {
        (belongs_to_the_head(decl) ? package->imports : package->rest).push_back(text);
      }
    }
  }

  Dice dice(std::stoull(words[3]));
  std::filesystem::create_directories(words[2]);
  int number = 0;
  for (auto& [name, package] : packages) {
    auto& rest = package.rest;
    for (std::size_t i = rest.size(); i > 1; --i) std::swap(rest[i - 1], rest[dice.below(i)]);
    const std::size_t cut = rest.empty() ? 0 : dice.below(rest.size());
    // One file with the head, one without; which of them sorts first is left to the dice.
    const bool head_first = dice.below(2) == 0;
    for (int half = 0; half < 2; ++half) {
      const bool with_head = (half == 0) == head_first;
      std::ofstream out(std::string(words[2]) + "/" + std::to_string(100 + number++) + ".edict");
      out << (with_head ? package.head : package.name) << "\n\n";
      if (with_head) {
        for (const auto& text : package.imports) out << text << "\n\n";
      }
      for (std::size_t i = half == 0 ? 0 : cut; i < (half == 0 ? cut : rest.size()); ++i) out << rest[i] << "\n\n";
    }
  }
  for (const auto& entry : std::filesystem::directory_iterator(words[1])) {
    if (entry.path().extension() == ".csv" || entry.path().extension() == ".toml" || entry.path().extension() == ".ndjson") {
      std::filesystem::copy_file(entry.path(), std::string(words[2]) + "/" + entry.path().filename().string(), std::filesystem::copy_options::overwrite_existing);
    }
  }
  return 0;
}
