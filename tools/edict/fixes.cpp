// Mended texts, as lines and as files.
#include "edict/fixes.h"

#include "edict/known_findings.h"
#include "edict/replace_file.h"
#include "edict/unified_diff.h"

namespace edict::tool {

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
  for (const auto& [name, after] : mended.texts) {
    const std::string path = relative_path(name), shown = path.substr(path.find_first_not_of('/'));
    text += unified_diff("a/" + shown, "b/" + shown, mended.texts_before.at(name), after);
  }
  return text;
}

std::string write_mended(const Mended& mended) {
  for (const auto& [name, text] : mended.texts) {
    if (std::string problem = replace_file(name, text); !problem.empty()) return problem;
  }
  return "";
}

}  // namespace edict::tool
