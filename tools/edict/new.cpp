// `edict new`: a policy repository to begin with.
#include <algorithm>
#include <filesystem>
#include <system_error>

#include "edict/arguments.h"
#include "edict/files.h"
#include "edict/terminal.h"
#include "embedded/templates.h"
#include "explain/json_text.h"

namespace edict::tool {
namespace {

namespace fs = std::filesystem;

// The word that stands for the repository's name in the templates, and what stands for a point before a file's name there.
constexpr std::string_view kStarter = "starter";
constexpr std::string_view kDot = "dot-";

// A directory's name as a name of the language: `Acme 2025` becomes `acme_2025`. The package is called NAME_policies: `acme-policies` gives `acme`, and so does `acme/policies`.
std::string name_from(const fs::path& directory) {
  constexpr std::string_view kPolicies = "policies";
  std::string name;
  for (const char c : directory.filename().string()) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) name += c;
    else if (c >= 'A' && c <= 'Z') name += static_cast<char>(c - 'A' + 'a');
    else if (!name.empty() && name.back() != '_') name += '_';
  }
  if (name.ends_with(kPolicies) && name != kPolicies && name[name.size() - kPolicies.size() - 1] == '_') name.erase(name.size() - kPolicies.size());
  while (name.ends_with('_')) name.pop_back();
  if (name == kPolicies && directory.has_relative_path()) return name_from(directory.parent_path());
  if (name.empty()) return std::string(kStarter);
  return name[0] >= '0' && name[0] <= '9' ? "p" + name : name;
}

std::string with_name(std::string_view text, const std::string& name) {
  std::string made;
  for (std::size_t at = 0;;) {
    const std::size_t next = text.find(kStarter, at);
    made += text.substr(at, next - at);
    if (next == std::string_view::npos) return made;
    made += name;
    at = next + kStarter.size();
  }
}

std::string visible_path(std::string_view path) { return path.starts_with(kDot) ? "." + std::string(path.substr(kDot.size())) : std::string(path); }

// Why nothing may be written there; empty where it may. A repository that git has just made is empty, too.
std::string refusal(const fs::path& directory, const std::string& shown) {
  std::error_code failed;
  if (!fs::exists(directory, failed)) return "";
  if (!fs::is_directory(directory, failed)) return "cannot begin in `" + shown + "`: it is a file";
  std::string first;
  for (fs::directory_iterator entry(directory, failed), end; !failed && entry != end; entry.increment(failed)) {
    const std::string name = entry->path().filename().string();
    if (name != ".git" && (first.empty() || name < first)) first = name;
  }
  if (failed) return "cannot read `" + shown + "`: " + failed.message();
  return first.empty() ? "" : "cannot begin in `" + shown + "`: it is not empty (`" + first + "`), and nothing in it is written over; name a new directory";
}

std::string write(const fs::path& path, const std::string& text, bool runs) {
  std::error_code failed;
  fs::create_directories(path.parent_path(), failed);
  if (failed) return "cannot make `" + path.parent_path().string() + "`: " + failed.message();
  OutputFile file(path.string());
  if (std::string problem = file.open(); !problem.empty()) return problem;
  file.write(text);
  if (std::string problem = file.close(); !problem.empty()) return problem;
  constexpr auto kRuns = fs::perms::owner_exec | fs::perms::group_exec | fs::perms::others_exec;
  if (runs) fs::permissions(path, kRuns, fs::perm_options::add, failed);
  return failed ? "cannot make `" + path.string() + "` a program: " + failed.message() : "";
}

std::string told(const std::string& directory, const std::string& name, const std::vector<std::string>& files) {
  std::string list;
  for (const std::string& file : files) list += "  " + file + "\n";
  const std::string quoted = directory.find(' ') == std::string::npos ? directory : "\"" + directory + "\"";
  return "policies `" + name + "_policies` begun in " + directory + ":\n" + list + "\nGo on with:\n  cd " + quoted +
         "\n  edict check .\n  edict test .\n  edict eval . --claims claims.csv\nREADME.md there tells the rest.\n";
}

std::string told_json(const std::string& directory, const std::string& name, const std::vector<std::string>& files) {
  std::string list;
  for (const std::string& file : files) list += (list.empty() ? "" : ",") + explain::json_string(file);
  return "{\"directory\":" + explain::json_string(directory) + ",\"package\":" + explain::json_string(name + "_policies") + ",\"files\":[" + list + "]}\n";
}

}  // namespace

int run_new(const Command& self, const std::vector<std::string>& arguments) {
  std::vector<std::string> directories;
  std::string format = "text";
  Arguments words(self);
  words.rest("DIR", directories, "The directory to begin in: a new one, or an empty one; its name becomes the policies' name", true)
      .choice("--format", format, {"text", "json"}, "How to say what was written: text or json");
  if (const auto code = words.parse(arguments)) return *code;
  if (directories.size() != 1 || directories[0].empty()) {
    complain("`edict new` begins one repository; name one directory");
    return kUsage;
  }
  const std::string& shown = directories[0];
  fs::path directory = fs::absolute(shown).lexically_normal();
  if (!directory.has_filename()) directory = directory.parent_path();
  if (const std::string problem = refusal(directory, shown); !problem.empty()) {
    complain(problem);
    return kUsage;
  }
  const std::string name = name_from(directory);
  std::vector<std::string> files;
  for (const templates::File& file : templates::files()) {
    const std::string path = visible_path(file.path);
    if (const std::string problem = write(directory / path, with_name(file.text, name), path.starts_with("hooks/")); !problem.empty()) {
      complain(problem);
      return kUsage;
    }
    files.push_back(path);
  }
  print(format == "json" ? told_json(shown, name, files) : told(shown, name, files));
  return kFine;
}

}  // namespace edict::tool
