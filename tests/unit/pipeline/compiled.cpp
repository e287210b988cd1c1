// Compiling for tests, and reading what they expect.
#include "compiled.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>

#include "diagnostic/catalogue.h"
#include "diagnostic/render.h"
#include "source_dir.h"

namespace edict::test {

std::vector<Told> told(const std::map<std::string, std::string>& files, const std::vector<std::string>& off) {
  CompileOptions options;
  options.off = off;
  for (const auto& [name, text] : files) {
    if (!name.ends_with(".csv")) options.paths.push_back(name);
  }
  const source::MemoryLoader loader(files);
  const Compilation set = compile(options, loader);
  std::vector<Told> all;
  for (const auto& finding : set.diagnostics.sorted()) {
    const auto& entry = diagnostic::entry(finding.code);
    const bool placed = finding.span.file != source::kNoFile;
    const std::uint32_t line = placed ? set.sources->get(finding.span.file).position(finding.span.begin).line : 0;
    all.push_back({std::string(entry.id), entry.level, line, diagnostic::sentence(finding), placed, !diagnostic::help_text(finding).empty()});
  }
  return all;
}

std::string read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

std::vector<std::string> files_below(const std::string& directory, const std::string& ending) {
  std::vector<std::string> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(edict::test::source_dir() + "/" + directory)) {
    const std::string path = entry.path().string();
    if (entry.is_regular_file() && path.size() > ending.size() && path.compare(path.size() - ending.size(), ending.size(), ending) == 0) files.push_back(path);
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::vector<std::string> expected(const std::string& text) {
  std::vector<std::string> all;
  std::istringstream lines(text);
  std::string line;
  for (int number = 1; std::getline(lines, line); ++number) {
    const auto at = line.find("// expect: ");
    if (at == std::string::npos) continue;
    std::istringstream codes(line.substr(at + 11));
    for (std::string code; codes >> code;) all.push_back(std::to_string(number) + " " + code);
  }
  std::sort(all.begin(), all.end());
  return all;
}

std::vector<std::string> switched_off(const std::string& text) {
  std::istringstream words(text.rfind("// off: ", 0) == 0 ? text.substr(8, text.find('\n') - 8) : "");
  return {std::istream_iterator<std::string>(words), {}};
}

}  // namespace edict::test
