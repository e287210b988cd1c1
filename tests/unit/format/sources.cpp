// Reads the checkout's policies.
#include "sources.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "source/literate.h"
#include "source_dir.h"
#include "syntax/tokens.h"

namespace edict::test {

namespace fs = std::filesystem;

std::vector<PolicyText> policy_texts(const std::vector<std::string>& folders) {
  std::vector<fs::path> paths;
  for (const auto& folder : folders) {
    for (const auto& entry : fs::recursive_directory_iterator(fs::path(source_dir()) / folder)) {
      const auto end = entry.path().extension();
      if (entry.is_regular_file() && (end == ".edict" || end == ".md")) paths.push_back(entry.path());
    }
  }
  std::sort(paths.begin(), paths.end());
  std::vector<PolicyText> texts;
  for (const auto& path : paths) {
    std::ostringstream all;
    all << std::ifstream(path, std::ios::binary).rdbuf();
    const std::string text = all.str();
    const std::string name = fs::relative(path, source_dir()).string();
    if (path.extension() == ".edict") texts.push_back({name, text});
    else for (const auto& block : source::program_blocks(text)) texts.push_back({name + ".edict", text.substr(block.begin, block.end - block.begin)});
  }
  return texts;
}

format::Formatted formatted(const std::string& name, const std::string& text) {
  source::Sources sources;
  diagnostic::Diagnostics findings;
  return format::format(sources.add(name, text), findings);
}

std::string told(const std::string& text) {
  const auto lexed = syntax::lex(text, 0);
  std::string all;
  for (const auto& token : lexed.tokens) {
    const auto word = text.substr(token.begin, token.end - token.begin);
    if (word != ",") all += word + "\n";
  }
  for (const auto& comment : lexed.comments) {
    all += comment.text.substr(0, comment.text.find_last_not_of(" \t") + 1) + "\n";
  }
  return all;
}

}  // namespace edict::test
