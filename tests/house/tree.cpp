// Reads the checkout and takes C++ texts apart, roughly: enough for rules about words.
//
// In: paths. Out: texts. Always true: a file that cannot be read fails the test that asked for it.
#include "tree.h"
#include "source_dir.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace edict::house {
namespace {

namespace fs = std::filesystem;

const fs::path kRoot = edict::test::source_dir();

bool is_word_sign(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  INFO(path.string());
  REQUIRE(in.good());
  return {std::istreambuf_iterator<char>(in), {}};
}

// The end of the literal or comment that starts at `at`, exclusive; `at` itself where none does.
std::size_t end_of_prose(std::string_view text, std::size_t at) {
  const auto after = [&](std::string_view sign, std::size_t from) {
    const std::size_t found = text.find(sign, from);
    return found == std::string_view::npos ? text.size() : found + sign.size();
  };
  const std::string_view rest = text.substr(at);
  if (rest.starts_with("//")) return std::min(text.find('\n', at), text.size());
  if (rest.starts_with("/*")) return after("*/", at + 2);
  if (rest.starts_with("R\"") && (at == 0 || !is_word_sign(text[at - 1]))) {
    const std::size_t open = std::min(text.find('(', at), text.size());
    return after(")" + std::string(text.substr(at + 2, open - at - 2)) + "\"", open);
  }
  const bool digit_separator = text[at] == '\'' && at > 0 && is_word_sign(text[at - 1]);
  if ((text[at] != '"' && text[at] != '\'') || digit_separator) return at;
  for (std::size_t i = at + 1; i < text.size(); ++i) {
    if (text[i] == '\\') ++i;
    else if (text[i] == text[at] || text[i] == '\n') return i + 1;
  }
  return text.size();
}

}  // namespace

std::vector<SourceText> files_below(const std::string& folder, const std::vector<std::string>& endings) {
  std::vector<SourceText> files;
  if (!fs::is_directory(kRoot / folder)) return files;
  for (fs::recursive_directory_iterator walk(kRoot / folder), end; walk != end; ++walk) {
    const std::string name = walk->path().filename().string();
    if (walk->is_directory() && (name.starts_with('.') || name.starts_with("build") || name == "__pycache__")) walk.disable_recursion_pending();
    const auto ends = [&](const std::string& ending) { return name.ends_with(ending); };
    if (!walk->is_regular_file() || (!endings.empty() && std::none_of(endings.begin(), endings.end(), ends))) continue;
    files.push_back({walk->path().lexically_relative(kRoot).generic_string(), read(walk->path())});
  }
  std::sort(files.begin(), files.end(), [](const SourceText& a, const SourceText& b) { return a.path < b.path; });
  return files;
}

SourceText file_at(const std::string& path) { return {path, read(kRoot / path)}; }

std::string code_only(std::string_view text) {
  std::string code(text);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = end_of_prose(text, at);
    for (std::size_t i = at; i < end; ++i) {
      if (code[i] != '\n') code[i] = ' ';
    }
    at = std::max(end, at + 1);
  }
  return code;
}

bool has_word(std::string_view code, std::string_view word) {
  for (std::size_t at = code.find(word); at != std::string_view::npos; at = code.find(word, at + 1)) {
    const bool begins = at == 0 || !is_word_sign(code[at - 1]);
    const std::size_t end = at + word.size();
    const bool ends = end == code.size() || !is_word_sign(code[end]);
    if (begins && ends) return true;
  }
  return false;
}

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t newline = std::min(text.find('\n'), text.size());
    lines.emplace_back(text.substr(0, newline));
    text.remove_prefix(std::min(newline + 1, text.size()));
  }
  return lines;
}

std::vector<Include> includes_of(std::string_view text) {
  std::vector<Include> includes;
  for (const std::string& line : lines_of(text)) {
    if (!line.starts_with("#include ")) continue;
    const std::size_t open = line.find_first_of("\"<");
    if (open == std::string::npos) continue;
    const std::size_t close = line.find(line[open] == '"' ? '"' : '>', open + 1);
    includes.push_back({line.substr(open + 1, close - open - 1), line[open] == '"'});
  }
  return includes;
}

}  // namespace edict::house
