// The repository as the house rules see it: its own source files, with and without comments and literals.
//
// In: the root of the checkout. Out: files in order of their paths. Always true: build output and hidden folders are left out.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace edict::house {

struct SourceText {
  std::string path;  // relative to the root, with slashes: `interpreter/exact/date.cpp`
  std::string text;
};

// What stands below `folder` of the checkout (`interpreter`, `tools`, …) and ends in one of `endings`; all files where none is given.
std::vector<SourceText> files_below(const std::string& folder, const std::vector<std::string>& endings = {});
SourceText file_at(const std::string& path);

// The C++ text with comments and the insides of literals blanked; line ends are kept.
std::string code_only(std::string_view text);

// Whether `word` stands in `code` as a word of its own.
bool has_word(std::string_view code, std::string_view word);

struct Include {
  std::string name;
  bool quoted = false;  // "…" and not <…>
};
std::vector<Include> includes_of(std::string_view text);

std::vector<std::string> lines_of(std::string_view text);

}  // namespace edict::house
