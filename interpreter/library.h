// The standard library's files: built in, or from a directory.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "source/loader.h"
#include "syntax/ast.h"

namespace edict {

// Names are like `std/claim.edict`; in diagnostics they read `<std>/claim.edict` where built in.
class Library {
 public:
  Library(std::string directory, const source::Loader& loader) : directory_(std::move(directory)), loader_(loader) {}
  std::optional<std::string> read(const std::string& name) const;
  // The tree of a policy, where it is built in: read ahead of time. Nothing where its text is to be read.
  std::optional<ast::Module> tree(const std::string& name, source::FileId file) const;
  // What package `std.x` is called on disk; nothing where it is no name of the library.
  static std::optional<std::string> file_of(const std::string& package);
  std::vector<std::string> packages() const;  // all, sorted

 private:
  std::string directory_;
  const source::Loader& loader_;
};

// In view everywhere without an import.
const std::vector<std::string>& prelude();

}  // namespace edict
