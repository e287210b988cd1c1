// Rules 3, 4, 9, 10 and 11, as far as a machine can see them: numbers, doors to the outside, names, openings and sizes of files.
#include <algorithm>
#include <catch2/catch.hpp>

#include "tree.h"

using namespace edict::house;

namespace {

const std::vector<std::string> kPlaces = {"cmake", "grammar", "interpreter", "tools", "tests", "stdlib-policies", "examples"};
const std::vector<std::string> kCode = {".h", ".cpp"};

// The longest that a file may be, and the files that are allowed to be longer: none.
constexpr std::size_t kMostLines = 400;
const std::vector<std::string> kLongFiles = {};

std::vector<SourceText> everywhere(const std::vector<std::string>& endings) {
  std::vector<SourceText> all;
  for (const std::string& place : kPlaces) {
    for (SourceText& file : files_below(place, endings)) all.push_back(std::move(file));
  }
  return all;
}

void forbid_words(const std::vector<std::string>& words) {
  for (const SourceText& file : files_below("interpreter", kCode)) {
    const std::string code = code_only(file.text);
    for (const std::string& word : words) {
      INFO(file.path << " says " << word);
      CHECK_FALSE(has_word(code, word));
    }
  }
}

void forbid_headers(const std::vector<std::string>& headers, const std::string& except) {
  for (const SourceText& file : files_below("interpreter", kCode)) {
    if (!except.empty() && file.path.starts_with(except)) continue;
    for (const Include& include : includes_of(file.text)) {
      INFO(file.path << " includes " << include.name);
      CHECK(std::find(headers.begin(), headers.end(), include.name) == headers.end());
    }
  }
}

std::string file_name(const std::string& path) { return path.substr(path.rfind('/') + 1); }

}  // namespace

TEST_CASE("nothing that decides is binary floating point") {
  forbid_words({"float", "double"});
}

TEST_CASE("the library does not print, exit, or read clock, locale or environment") {
  forbid_words({"cout", "cerr", "clog", "printf", "puts", "exit", "abort", "getenv", "setlocale", "system_clock", "steady_clock", "time_point", "rand"});
  forbid_headers({"iostream", "cstdio", "ctime", "chrono", "random", "locale", "clocale"}, "");
}

TEST_CASE("files are opened by the source room's loader alone") {
  forbid_headers({"fstream", "filesystem"}, "interpreter/source/");
}

TEST_CASE("no file is a drawer for everything") {
  for (const SourceText& file : everywhere({})) {
    std::string words = file_name(file.path);
    std::replace_if(words.begin(), words.end(), [](char c) { return c == '_' || c == '-' || c == '.'; }, ' ');
    for (const char* name : {"util", "utils", "helper", "helpers", "common", "manager", "misc"}) {
      INFO(file.path);
      CHECK_FALSE(has_word(words, name));
    }
  }
}

TEST_CASE("every source file opens with a comment") {
  for (const SourceText& file : everywhere({".h", ".cpp", ".def", ".g4"})) {
    INFO(file.path);
    CHECK((file.text.starts_with("//") || file.text.starts_with("/*")));
  }
  for (const SourceText& file : everywhere({".cmake", ".py", "CMakeLists.txt"})) {
    INFO(file.path);
    CHECK(file.text.starts_with("#"));
  }
}

TEST_CASE("every source file stays below the size of a room") {
  for (const SourceText& file : everywhere({".h", ".cpp", ".py", ".cmake"})) {
    if (std::find(kLongFiles.begin(), kLongFiles.end(), file.path) != kLongFiles.end()) continue;
    INFO(file.path);
    CHECK(lines_of(file.text).size() < kMostLines);
  }
}

TEST_CASE("nothing is left for later") {
  const std::string unfinished = std::string("TO") + "DO";
  const std::string broken = std::string("FIX") + "ME";
  for (const SourceText& file : everywhere({".h", ".cpp", ".py", ".cmake", ".g4", ".def"})) {
    INFO(file.path);
    CHECK_FALSE(has_word(file.text, unfinished));
    CHECK_FALSE(has_word(file.text, broken));
  }
}
