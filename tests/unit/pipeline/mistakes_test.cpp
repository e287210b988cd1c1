// tests/mistakes: mistakes put into the examples, one at a time, and what `check` says of each before any claim is run.
//
// Each must be found by the code that it names, or, where it says `none`, by nothing; the table in tests/mistakes/README.md is what this test found.
// EDICT_UPDATE=1 rewrites that table.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "compiled.h"
#include "mend.h"
#include "source_dir.h"

using namespace edict;

namespace {

struct Mistake {
  std::string kind;          // the title of its file
  std::string name, file, code;
  std::string find, put;     // whole lines
};

const std::string kFolder = "tests/mistakes";

// A file's mistakes: `## name`, then "`file` → code", then a diff.
std::vector<Mistake> mistakes_in(const std::string& path) {
  std::vector<Mistake> all;
  std::istringstream lines(test::read_file(path));
  std::string kind;
  bool diff = false;
  for (std::string line; std::getline(lines, line);) {
    if (diff && line.rfind("```", 0) == 0) diff = false;
    else if (diff && line[0] == '-') all.back().find += line.substr(1) + "\n";
    else if (diff && line[0] == '+') all.back().put += line.substr(1) + "\n";
    else if (line == "```diff") diff = true;
    else if (line.rfind("# ", 0) == 0) kind = line.substr(2);
    else if (line.rfind("## ", 0) == 0) all.push_back({kind, line.substr(3), "", "", "", ""});
    else if (line.rfind("`", 0) == 0 && line.find("` → ") != std::string::npos) {
      all.back().file = line.substr(1, line.find('`', 1) - 1);
      all.back().code = line.substr(line.find("` → ") + std::string("` → ").size());
    }
  }
  return all;
}

using Files = std::map<std::string, std::string>;

// An example's policies and data by their names. Its tests stay out: where a name is lost, each test that says it would be told too.
Files example(const std::string& folder) {
  Files files;
  for (const auto& entry : std::filesystem::directory_iterator(test::source_dir() + "/" + folder)) {
    const std::string name = entry.path().filename().string();
    if (name != "tests.edict" && (name.ends_with(".edict") || name.ends_with(".edict.md"))) files[name] = test::read_file(entry.path().string());
  }
  return files;
}

// `code J2327 is called this here (source), and …`: up to the source, which a broken head of the package no longer gives.
std::string unsourced(const std::string& text) { return text.substr(0, text.find(" here (")); }

// Findings that ask for something; what was told before the mistake is taken away, even if it now names a source otherwise.
std::vector<test::Told> told_newly(const Files& files, const std::vector<test::Told>& before) {
  std::vector<test::Told> news;
  for (const test::Told& finding : test::told(files)) {
    const bool known = std::any_of(before.begin(), before.end(), [&](const test::Told& old) { return old.code == finding.code && unsourced(old.text) == unsourced(finding.text); });
    if (finding.level != diagnostic::Level::Note && !known) news.push_back(finding);
  }
  return news;
}

// What `check --fix` makes of a file of the set.
std::string mended(const Files& files, const std::string& name) {
  CompileOptions options;
  for (const auto& [path, text] : files) options.paths.push_back(path);
  const Mended made = mend(options, source::MemoryLoader(files));
  CHECK(made.texts.size() == (made.changes.empty() ? 0U : 1U));
  const auto found = made.texts.find(name);
  return found == made.texts.end() ? files.at(name) : found->second;
}

std::string table_of(const std::vector<Mistake>& all, const std::vector<std::size_t>& found, const std::vector<bool>& put_right) {
  std::ostringstream table;
  table << "| class | mistakes | found | put right by `--fix` |\n|---|---|---|---|\n";
  std::size_t sum = 0, right_sum = 0;
  for (std::size_t i = 0; i < all.size();) {
    std::size_t end = i, here = 0, right = 0;
    for (; end < all.size() && all[end].kind == all[i].kind; ++end) {
      here += found[end] != 0 ? 1 : 0;
      right += put_right[end] ? 1 : 0;
    }
    table << "| " << all[i].kind << " | " << end - i << " | " << here << " | " << right << " |\n";
    sum += here;
    right_sum += right;
    i = end;
  }
  table << "| **all** | **" << all.size() << "** | **" << sum << "** | **" << right_sum << "** |\n\n| class | mistake | found by | findings | put right |\n|---|---|---|---|---|\n";
  for (std::size_t i = 0; i < all.size(); ++i) {
    table << "| " << all[i].kind << " | " << all[i].name << " | " << (found[i] != 0 ? all[i].code : "–") << " | " << found[i] << " | " << (put_right[i] ? "yes" : "") << " |\n";
  }
  return table.str();
}

std::vector<Mistake> all_mistakes() {
  std::vector<Mistake> all;
  for (const std::string& path : test::files_below(kFolder, ".md")) {
    if (path.ends_with("README.md")) continue;
    for (Mistake& mistake : mistakes_in(path)) all.push_back(std::move(mistake));
  }
  return all;
}

// Names of the mistakes that the page says are put right.
std::vector<std::string> put_right_by_page() {
  std::vector<std::string> names;
  std::istringstream lines(test::read_file(test::source_dir() + "/" + kFolder + "/README.md"));
  for (std::string line; std::getline(lines, line);) {
    const auto kind_end = line.find(" | "), name_end = line.find(" | ", kind_end + 3);
    if (line.ends_with("| yes |") && name_end != std::string::npos) names.push_back(line.substr(kind_end + 3, name_end - kind_end - 3));
  }
  return names;
}

}  // namespace

TEST_CASE("mistakes: those that are put right one by one are put right together") {
  const std::vector<std::string> names = put_right_by_page();
  REQUIRE(names.size() >= 25);
  std::map<std::string, Files> originals, mistaken;
  std::size_t put_in = 0;
  for (const Mistake& mistake : all_mistakes()) {
    if (std::find(names.begin(), names.end(), mistake.name) == names.end()) continue;
    const auto slash = mistake.file.rfind('/');
    const std::string folder = mistake.file.substr(0, slash), name = mistake.file.substr(slash + 1);
    if (originals.count(folder) == 0) mistaken[folder] = originals[folder] = example(folder);
    std::string& text = mistaken[folder][name];
    const auto at = ("\n" + text).find("\n" + mistake.find);
    if (at == std::string::npos) continue;  // another mistake stands there already
    text.replace(at, mistake.find.size(), mistake.put);
    ++put_in;
  }
  CHECK(put_in >= 20);
  for (const auto& [folder, files] : mistaken) {
    INFO(folder);
    CompileOptions options;
    for (const auto& [path, text] : files) options.paths.push_back(path);
    const Mended made = mend(options, source::MemoryLoader(files));
    Files after = files;
    for (const auto& [name, text] : made.texts) after[name] = text;
    CHECK(after == originals[folder]);
  }
}

TEST_CASE("mistakes: each is found by the code that it names", "[slow]") {
  const std::vector<Mistake> all = all_mistakes();
  std::map<std::string, std::pair<Files, std::vector<test::Told>>> examples;
  std::vector<std::size_t> found;
  std::vector<bool> put_right;
  for (const Mistake& mistake : all) {
    INFO(mistake.kind << ": " << mistake.name);
    const auto slash = mistake.file.rfind('/');
    const std::string folder = mistake.file.substr(0, slash), name = mistake.file.substr(slash + 1);
    if (examples.count(folder) == 0) {
      const Files files = example(folder);
      examples[folder] = {files, test::told(files)};
    }
    auto [files, before] = examples.at(folder);
    const std::string original = files[name];
    const auto at = ("\n" + files[name]).find("\n" + mistake.find);
    REQUIRE((at != std::string::npos && ("\n" + files[name]).find("\n" + mistake.find, at + 1) == std::string::npos));
    files[name].replace(at, mistake.find.size(), mistake.put);
    const auto news = told_newly(files, before);
    std::string words;
    for (const test::Told& finding : news) words += finding.code + " " + std::to_string(finding.line) + " " + finding.text + "\n";
    INFO(words);
    if (mistake.code == "none") CHECK(news.empty());
    else CHECK(std::any_of(news.begin(), news.end(), [&](const test::Told& finding) { return finding.code == mistake.code; }));
    CHECK(news.size() <= 5);
    found.push_back(news.size());
    // What is mended is what was meant, or nothing is: a wrong guess would be worse than none.
    const std::string made = mended(files, name);
    put_right.push_back(made == original);
    if (made != files[name]) CHECK(made == original);
  }
  CHECK(all.size() >= 100);
  const auto some = static_cast<std::size_t>(std::count_if(found.begin(), found.end(), [](std::size_t n) { return n != 0; }));
  CHECK(some * 100 >= all.size() * 85);

  const std::string path = test::source_dir() + "/" + kFolder + "/README.md", begin = "<!-- what the test found -->\n";
  const std::string page = test::read_file(path);
  const std::string made = page.substr(0, page.find(begin)) + begin + "\n" + table_of(all, found, put_right);
  if (std::getenv("EDICT_UPDATE") != nullptr) std::ofstream(path, std::ios::binary) << made;
  else CHECK(page == made);
}
