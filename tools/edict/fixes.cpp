// Mended texts, as lines and as files.
#include "edict/fixes.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <vector>

#include "edict/files.h"
#include "edict/known_findings.h"

namespace edict::tool {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kAround = 3;  // lines of context

// With their ends.
std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size() - 1) + 1;
    lines.push_back(text.substr(at, end - at));
    at = end;
  }
  return lines;
}

std::string marked(char mark, const std::string& line) { return mark + line + (line.ends_with('\n') ? "" : "\n\\ No newline at end of file\n"); }

// Mending never adds or takes away a line, so both texts have as many, and line N stands against line N.
std::string file_diff(const std::string& path, const std::string& before, const std::string& after) {
  const std::vector<std::string> old_lines = lines_of(before), new_lines = lines_of(after);
  const std::string name = path.substr(path.find_first_not_of('/'));
  std::string text = "--- a/" + name + "\n+++ b/" + name + "\n";
  const auto differs = [&](std::size_t line) { return old_lines[line] != new_lines[line]; };
  for (std::size_t line = 0; line < old_lines.size(); ++line) {
    if (!differs(line)) continue;
    const std::size_t first = line < kAround ? 0 : line - kAround;
    std::size_t last = line;  // the last that differs in this part
    for (std::size_t next = line; next < old_lines.size() && next <= last + 2 * kAround; ++next) last = differs(next) ? next : last;
    const std::size_t end = std::min(last + kAround + 1, old_lines.size());
    const std::string range = std::to_string(first + 1) + "," + std::to_string(end - first);
    text += "@@ -" + range + " +" + range + " @@\n";
    for (std::size_t at = first; at < end;) {
      if (!differs(at)) {
        text += marked(' ', old_lines[at++]);
        continue;
      }
      const std::size_t begin = at;
      while (at < end && differs(at)) text += marked('-', old_lines[at++]);
      for (std::size_t again = begin; again < at; ++again) text += marked('+', new_lines[again]);
    }
    line = end - 1;
  }
  return text;
}

std::string write_whole(const std::string& name, const std::string& text) {
  std::error_code failed;
  const fs::path target = fs::canonical(name, failed);  // the file itself where the name is a link to it
  if (failed) return "cannot write `" + name + "`: " + failed.message();
  if (access(target.c_str(), W_OK) != 0) return "cannot write `" + name + "`: " + std::strerror(errno);
  const std::string beside = target.string() + ".edict-new";
  OutputFile file(beside);
  std::string problem = file.open();
  if (problem.empty()) {
    file.write(text);
    problem = file.close();
  }
  if (problem.empty()) {
    fs::permissions(beside, fs::status(target).permissions(), failed);
    if (!failed) fs::rename(beside, target, failed);
    if (failed) problem = "cannot write `" + name + "`: " + failed.message();
  }
  if (!problem.empty()) fs::remove(beside, failed);
  return problem;
}

}  // namespace

std::string changes_text(const Mended& mended) {
  std::string text;
  for (const Change& change : mended.changes) {
    const std::string place = change.file + ":" + std::to_string(change.place.line) + ":" + std::to_string(change.place.column);
    std::string what = "`" + change.before + "` is now `" + change.after + "`";
    if (change.before.find_first_not_of(" \t") == std::string::npos) what = change.after.empty() ? "a space taken out" : "a space put in";
    text += "fixed " + place + ": " + what + " (" + change.code + ": " + change.message + ")\n";
  }
  return text;
}

std::string changes_diff(const Mended& mended) {
  std::string text;
  for (const auto& [name, after] : mended.texts) text += file_diff(relative_path(name), mended.texts_before.at(name), after);
  return text;
}

std::string write_mended(const Mended& mended) {
  for (const auto& [name, text] : mended.texts) {
    if (std::string problem = write_whole(name, text); !problem.empty()) return problem;
  }
  return "";
}

}  // namespace edict::tool
