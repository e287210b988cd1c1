// tests/language/messages: what people write who have never programmed, and what `check` says to it: the place, the reason, the fix, once.
//
// Every entry of a page is a policy of its own; all of them are compiled together. EDICT_UPDATE=1 rewrites what is told.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "compiled.h"
#include "diagnostic/catalogue.h"
#include "diagnostic/render.h"
#include "source_dir.h"

using namespace edict;

namespace {

const std::string kCommon = R"(package common
  title "What the entries name"

payer acme "Acme Health"
code J2357 "Omalizumab" { unit 5 mg }
code J0517 "Benralizumab" { unit 1 mg }
code J1745 "Infliximab" { unit 10 mg }
modifier JW "Discarded"
)";

// One entry: `## title`, the policy in a block `edict`, and what is told of it in a block `told`.
struct Entry {
  std::string title, policy, told;
};

std::vector<Entry> entries_of(const std::string& page) {
  std::vector<Entry> all;
  std::istringstream lines(page);
  std::string* into = nullptr;
  for (std::string line; std::getline(lines, line);) {
    if (into != nullptr && line == "```") into = nullptr;
    else if (into != nullptr) *into += line + "\n";
    else if (line.starts_with("## ")) all.push_back({line.substr(3), "", ""});
    else if (line == "```edict") into = &all.back().policy;
    else if (line == "```told") into = &all.back().told;
  }
  return all;
}

std::string head(std::size_t number) { return "package entry_" + std::to_string(number) + "\n  title \"Entry\"\n\nimport common\n\n"; }
bool whole(const Entry& entry) { return entry.policy.find("package ") != std::string::npos; }

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> all;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) all.push_back(line);
  return all;
}

// The lines that the fix of a finding changes, as they are then.
std::string mended(const diagnostic::Finding& finding, const source::SourceFile& file) {
  std::vector<diagnostic::Edit> edits = finding.fix;
  std::stable_sort(edits.begin(), edits.end(), [](const auto& a, const auto& b) { return a.span.begin > b.span.begin; });
  std::string text = file.text();
  for (const diagnostic::Edit& edit : edits) text.replace(edit.span.begin, edit.span.end - edit.span.begin, edit.text);
  const std::vector<std::string> before = lines_of(file.text()), now = lines_of(text);
  std::string changed;
  for (std::size_t i = 0; i < now.size() && i < before.size(); ++i) {
    if (now[i] != before[i]) changed += "  now: " + now[i].substr(std::min(now[i].find_first_not_of(' '), now[i].size())) + "\n";
  }
  return changed;
}

std::string told_of(const std::vector<diagnostic::Finding>& findings, const source::SourceFile& file, std::uint32_t above, std::size_t& count) {
  std::string text;
  for (const diagnostic::Finding& finding : findings) {
    if (finding.span.file != file.id()) continue;
    ++count;
    const source::Position at = file.position(finding.span.begin);
    text += std::string(diagnostic::entry(finding.code).id) + " " + std::to_string(at.line - above) + ":" + std::to_string(at.column) + " " + diagnostic::sentence(finding) + "\n";
    const std::string help = diagnostic::help_text(finding);
    if (!help.empty()) text += "  help: " + help + "\n";
    text += mended(finding, file);
  }
  return text;
}

}  // namespace

TEST_CASE("messages: what people write is told once, with its place, its reason and what to write instead") {
  std::map<std::string, std::string> files = {{"common.edict", kCommon}};
  std::vector<std::pair<std::string, std::vector<Entry>>> pages;
  std::size_t number = 0;
  for (const std::string& path : test::files_below("tests/language/messages", ".md")) {
    pages.emplace_back(path, entries_of(test::read_file(path)));
    for (const Entry& entry : pages.back().second) files["entry_" + std::to_string(number) + ".edict"] = (whole(entry) ? "" : head(number)) + entry.policy, ++number;
  }
  CompileOptions options;
  options.review = false;
  for (const auto& [name, text] : files) options.paths.push_back(name);
  const source::MemoryLoader loader(files);
  const Compilation set = compile(options, loader);
  const std::vector<diagnostic::Finding> findings = set.diagnostics.sorted();
  std::map<std::string, source::FileId> ids;
  for (source::FileId id = 0; id < set.sources->size(); ++id) ids[set.sources->get(id).name()] = id;

  number = 0;
  std::size_t helped = 0;
  for (const auto& [path, entries] : pages) {
    std::string page = test::read_file(path);
    const std::string original = page;
    for (const Entry& entry : entries) {
      INFO(entry.title);
      std::size_t count = 0;
      const source::SourceFile& file = set.sources->get(ids.at("entry_" + std::to_string(number) + ".edict"));
      const std::uint32_t above = whole(entry) ? 0 : static_cast<std::uint32_t>(lines_of(head(number)).size());
      const std::string told = told_of(findings, file, above, count);
      CHECK(count == 1);
      helped += told.find("  help: ") != std::string::npos ? 1 : 0;
      if (std::getenv("EDICT_UPDATE") == nullptr) CHECK(told == entry.told);
      const std::size_t at = page.find("## " + entry.title + "\n"), block = page.find("```told\n", at) + 8;
      page.replace(block, page.find("```\n", block) - block, told);
      ++number;
    }
    if (std::getenv("EDICT_UPDATE") != nullptr && page != original) std::ofstream(path, std::ios::binary) << page;
  }
  CHECK(number >= 100);
  CHECK(helped * 100 >= number * 95);
}
