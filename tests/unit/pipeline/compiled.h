// Policies of a test, compiled from memory.
#pragma once

#include <string>
#include <vector>

#include "pipeline.h"

namespace edict::test {

struct Told {
  std::string code;
  diagnostic::Level level;
  std::uint32_t line;
  std::string text;
  bool has_place, has_help;
};

// What compiling these files tells about them, in order; those named *.csv are data that the policies name. `off`: findings of review that are switched off.
std::vector<Told> told(const std::map<std::string, std::string>& files, const std::vector<std::string>& off = {});

std::string read_file(const std::string& path);
// Files below `directory` of the repository whose names end so, sorted.
std::vector<std::string> files_below(const std::string& directory, const std::string& ending);
// What `// expect: CODE` comments ask, as "line CODE", sorted.
std::vector<std::string> expected(const std::string& text);
// The codes of a first line `// off: CODE CODE`.
std::vector<std::string> switched_off(const std::string& text);

}  // namespace edict::test
