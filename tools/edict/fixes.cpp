// Mended texts, as lines and as files.
#include "edict/fixes.h"

#include <algorithm>
#include <vector>

#include "edict/known_findings.h"
#include "edict/replace_file.h"

namespace edict::tool {
namespace {

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
    if (std::string problem = replace_file(name, text); !problem.empty()) return problem;
  }
  return "";
}

}  // namespace edict::tool
