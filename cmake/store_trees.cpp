// Writes the trees that trees.cmake makes part of a library.
//
// In: a base folder, a file that lists policies one a line, and the folder of the output. Out: the tree of BASE/a/b.edict in OUT/a/b.edict.tree. Always true: a text
// with findings has an empty tree, so that whoever compiles it reads the text, and tells them.
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

#include "syntax/parse.h"
#include "syntax/stored_tree.h"

namespace {

namespace fs = std::filesystem;

std::string tree_of(const fs::path& policy) {
  std::ifstream in(policy, std::ios::binary);
  if (!in) throw std::runtime_error("cannot read " + policy.string());
  const edict::source::SourceFile file(0, policy.generic_string(), {std::istreambuf_iterator<char>(in), {}});
  edict::diagnostic::Diagnostics findings;
  const edict::ast::Module module = edict::syntax::parse(file, findings);
  return findings.empty() ? edict::syntax::stored(module) : "";
}

void write(const fs::path& path, const std::string& bytes) {
  fs::create_directories(path.parent_path());
  std::ofstream out(path, std::ios::binary);
  out << bytes;
  out.close();
  if (!out) throw std::runtime_error("cannot write " + path.string());
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 4) {
    std::cerr << "usage: edict_tree_storer BASE LIST OUT\n";
    return 2;
  }
  try {
    std::ifstream names(arguments[2]);
    for (std::string name; std::getline(names, name);) {
      if (!name.empty()) write(fs::path(arguments[3]) / (fs::path(name).lexically_relative(arguments[1]).generic_string() + ".tree"), tree_of(name));
    }
  } catch (const std::exception& e) {
    std::cerr << e.what() << "\n";
    return 1;
  }
  return 0;
}
