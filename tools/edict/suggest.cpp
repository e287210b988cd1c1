// The blocks of all packages are compiled in one run, each a text of its own, so that one finding names one block.
#include "edict/suggest.h"

#include <algorithm>
#include <map>
#include <set>

namespace edict::tool {
namespace {

struct Block {
  const coverage::Suggestion* of;
  std::string package;       // in which it stands
  std::string text;
  bool rules = true;   // with the expectations that name rules
  bool fine = true;
};

std::string name_of(std::size_t block) { return "<suggested " + std::to_string(block + 1) + ">"; }

std::vector<ExtraText> texts_of(const std::vector<Block>& blocks) {
  std::vector<ExtraText> texts;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (blocks[i].fine) texts.push_back({name_of(i), "package " + blocks[i].package + "\n" + blocks[i].text});
  }
  return texts;
}

std::map<std::string, std::size_t> by_name(const std::vector<Block>& blocks) {
  std::map<std::string, std::size_t> places;
  for (std::size_t i = 0; i < blocks.size(); ++i) places[name_of(i)] = i;
  return places;
}

// Blocks with findings stand in the package of the claim that they come from, do without rules that it does not have in view, or are left out. False where nothing had to change.
bool mended(std::vector<Block>& blocks, const Compilation& compiled, const coverage::Report& report) {
  const auto places = by_name(blocks);
  std::map<std::size_t, bool> touched;
  for (const diagnostic::Finding& finding : compiled.diagnostics.all()) {
    if (finding.span.file == source::kNoFile) continue;
    const auto at = places.find(compiled.sources->get(finding.span.file).name());
    if (at != places.end()) touched[at->second] = true;
  }
  for (const auto& [i, yes] : touched) {
    Block& block = blocks[i];
    if (block.package != block.of->package) {
      block.package = block.of->package;
      continue;
    }
    block.fine = block.rules;
    block.rules = false;
    block.text = coverage::block_text(*block.of, report, false);
  }
  return !touched.empty();
}

// Those that fail, or do not reach what they are for, are left out.
void judge(std::vector<Block>& blocks, const Compilation& compiled) {
  const auto places = by_name(blocks);
  const coverage::Outcome outcome = coverage::measure(compiled.program, *compiled.sources);
  for (const testing::Result& result : outcome.results) {
    const auto at = places.find(compiled.sources->get(result.span.file).name());
    if (at != places.end() && !result.passed()) blocks[at->second].fine = false;
  }
  for (Block& block : blocks) {
    for (const coverage::Goal& goal : block.of->goals) block.fine = block.fine && (outcome.report.reached[goal.item] >> goal.way & 1) != 0;
  }
}

}  // namespace

std::string suggested_tests(const PolicyWords& policies, const PolicySet& set, const coverage::Report& report, bool everything) {
  coverage::SuggestOptions options;
  options.everything = everything;
  const auto suggestions = coverage::suggest(set.compiled.program, *set.compiled.sources, report, options);
  std::vector<Block> blocks;
  for (const coverage::Suggestion& one : suggestions) blocks.push_back({&one, one.home, coverage::block_text(one, report, true)});
  PolicySet with = load_policies(policies, texts_of(blocks), true);
  while (with.compiled.program == nullptr && mended(blocks, with.compiled, report)) with = load_policies(policies, texts_of(blocks), true);
  if (with.compiled.program == nullptr) return "";
  judge(blocks, with.compiled);
  std::stable_sort(blocks.begin(), blocks.end(), [](const Block& a, const Block& b) { return a.package < b.package; });
  std::set<std::string> packages;
  for (const Block& block : blocks) {
    if (block.fine) packages.insert(block.package);
  }
  std::string out, package;
  for (const Block& block : blocks) {
    if (!block.fine) continue;
    if (!out.empty()) out += "\n";
    // Tests of one package are a file by themselves; those of several go to files of their own.
    if (block.package != package) out += packages.size() == 1 ? "package " + block.package + "\n\n" : "// ---- for a file that begins with `package " + block.package + "`\n\n";
    package = block.package;
    out += block.text;
  }
  return out;
}

}  // namespace edict::tool
