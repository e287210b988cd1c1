// Rules 1 and 2: who may include whom, and that ANTLR is sealed in the syntax room.
#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <set>
#include <sstream>

#include "tree.h"

using namespace edict::house;

namespace {

using Folders = std::set<std::string>;

// The ladder as interpreter/CMakeLists.txt links it: each folder with all that it reaches.
std::map<std::string, Folders> ladder() {
  std::map<std::string, Folders> reach;
  for (std::string line : lines_of(file_at("interpreter/CMakeLists.txt").text)) {
    if (!line.starts_with("edict_folder(")) continue;
    std::replace(line.begin(), line.end(), '(', ' ');
    std::replace(line.begin(), line.end(), ')', ' ');
    std::istringstream words(line);
    std::string word, folder;
    words >> word >> folder;
    bool uses = false;
    Folders& mine = reach[folder];
    while (words >> word) {
      if (word == "USES" || word == "LIBRARIES") {
        uses = word == "USES";
      } else if (uses) {
        INFO(folder << " uses " << word << ", which does not stand to its left");
        REQUIRE(reach.count(word) == 1);
        mine.insert(word);
        mine.insert(reach[word].begin(), reach[word].end());
      }
    }
  }
  return reach;
}

std::string first_part(const std::string& path) { return path.substr(0, path.find('/')); }

// `interpreter/types/check.cpp` is of `types`; what stands in interpreter/ itself joins all the rooms.
std::string folder_of(const std::string& path) {
  const std::string below = path.substr(std::string("interpreter/").size());
  return below.find('/') == std::string::npos ? "" : first_part(below);
}

const std::vector<std::string> kCode = {".h", ".cpp"};

using Graph = std::map<std::string, std::vector<std::string>>;

// Each file of the interpreter with the files of the interpreter that it names.
Graph include_graph() {
  Graph graph;
  for (const SourceText& file : files_below("interpreter", kCode)) {
    std::vector<std::string>& named = graph[file.path];
    for (const Include& include : includes_of(file.text)) named.push_back("interpreter/" + include.name);
  }
  return graph;
}

// All that a file includes, and what that includes.
Folders seen_from(const std::string& path, const Graph& graph) {
  Folders seen;
  std::vector<std::string> left = {path};
  while (!left.empty()) {
    const auto found = graph.find(left.back());
    left.pop_back();
    if (found == graph.end()) continue;
    for (const std::string& next : found->second) {
      if (graph.count(next) == 1 && seen.insert(next).second) left.push_back(next);
    }
  }
  return seen;
}

}  // namespace

TEST_CASE("the ladder has the rooms of the architecture") {
  const auto reach = ladder();
  for (const char* folder : {"exact", "source", "diagnostic", "syntax", "format", "names", "types", "core", "regions", "review", "claims", "engine", "payment",
                             "explain", "decisions", "testing", "coverage"}) {
    CHECK(reach.count(folder) == 1);
  }
  for (const SourceText& file : files_below("interpreter", kCode)) {
    INFO(file.path);
    CHECK((folder_of(file.path).empty() || reach.count(folder_of(file.path)) == 1));
  }
}

TEST_CASE("a folder includes only what stands to its left") {
  const auto reach = ladder();
  for (const SourceText& file : files_below("interpreter", kCode)) {
    const std::string folder = folder_of(file.path);
    if (folder.empty()) continue;
    for (const Include& include : includes_of(file.text)) {
      if (!include.quoted) continue;
      const std::string target = first_part(include.name);
      INFO(file.path << " includes " << include.name);
      CHECK(include.name.find("..") == std::string::npos);
      if (reach.count(target) == 1) CHECK((target == folder || reach.at(folder).count(target) == 1));
    }
  }
}

TEST_CASE("nothing behind the core knows the syntax tree, names, types or review") {
  const auto reach = ladder();
  const auto graph = include_graph();
  for (const auto& [path, includes] : graph) {
    const std::string folder = folder_of(path);
    if (folder.empty() || folder == "review" || reach.at(folder).count("core") == 0) continue;  // review compares what was written with what it means
    for (const std::string& seen : seen_from(path, graph)) {
      INFO(path << " sees " << seen);
      CHECK(Folders{"syntax", "names", "types", "review"}.count(folder_of(seen)) == 0);
    }
  }
}

TEST_CASE("nothing of the interpreter includes tools or tests") {
  for (const SourceText& file : files_below("interpreter", kCode)) {
    for (const Include& include : includes_of(file.text)) {
      INFO(file.path << " includes " << include.name);
      CHECK(Folders{"tools", "tests", "catch2"}.count(first_part(include.name)) == 0);
    }
  }
}

TEST_CASE("ANTLR is sealed in the syntax room") {
  for (const char* place : {"interpreter", "tools", "tests"}) {
    for (const SourceText& file : files_below(place, kCode)) {
      if (file.path.starts_with("interpreter/syntax/")) continue;
      for (const Include& include : includes_of(file.text)) {
        INFO(file.path << " includes " << include.name);
        CHECK_FALSE(include.name.starts_with("antlr4"));
        CHECK_FALSE((include.name.starts_with("Edict") || include.name.find("/Edict") != std::string::npos));
      }
      INFO(file.path);
      CHECK_FALSE(has_word(code_only(file.text), "antlr4"));
    }
  }
}
