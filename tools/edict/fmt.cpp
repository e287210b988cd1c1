// `edict fmt`: policies in the one canonical style, rewritten, listed or compared.
#include <cstdio>
#include <nlohmann/json.hpp>

#include "diagnostic/render.h"
#include "edict/arguments.h"
#include "edict/replace_file.h"
#include "edict/terminal.h"
#include "edict/unified_diff.h"
#include "format/format.h"
#include "source/loader.h"

namespace edict::tool {
namespace {

struct Wishes {
  bool check = false;
  bool diff = false;
  bool json = false;
  std::string name;  // of what comes from standard input; empty: by what it holds
};

class Formatter {
 public:
  explicit Formatter(Wishes wishes) : wishes_(std::move(wishes)) {}

  void take(const std::string& path) {
    if (path == "-") {
      std::string text = standard_input();
      const std::string name = wishes_.name.empty() ? name_of(text) : wishes_.name;
      one("-", name, std::move(text));
      return;
    }
    const auto below = disk_.policies_below(path);
    for (const std::string& file : below ? *below : std::vector<std::string>{path}) {
      const auto text = disk_.read(file);
      if (text) one(file, file, *text);
      else fail("cannot read `" + file + "`");
    }
    if (below && below->empty()) fail("no policies in `" + path + "`: their names end in .edict or .edict.md");
  }

  int finish() {
    if (wishes_.json) {
      print(nlohmann::json{{"files", files_}, {"findings", nlohmann::json::parse(diagnostic::render_json(findings_, sources_))}}.dump(2) + "\n");
    } else {
      if (!findings_.all().empty()) print_error(diagnostic::render_text(findings_, sources_, {.colour = colour_wanted(true)}));
      if (!from_input_ && !wishes_.diff) print(summary());
    }
    if (failed_) return kUsage;
    return with_errors_ > 0 || (wishes_.check && changed_ > 0) ? kPolicyErrors : kFine;
  }

 private:
  static std::string standard_input() {
    std::string text;
    char buffer[1 << 16];
    while (const std::size_t got = std::fread(buffer, 1, sizeof buffer, stdin)) text.append(buffer, got);
    return text;
  }

  // A text with blocks that are marked `edict` is a document.
  static std::string name_of(const std::string& text) {
    const bool document = text.starts_with("```edict") || text.find("\n```edict") != std::string::npos;
    return document ? "standard-input.edict.md" : "standard-input.edict";
  }

  void one(const std::string& path, const std::string& name, std::string text) {
    const auto& file = sources_.add(name, std::move(text));
    const auto made = format::format(file, findings_);
    const bool changed = made.text != file.text();
    from_input_ = from_input_ || path == "-";
    std::string state = "unchanged";
    if (made.outcome == format::Outcome::Errors) {
      state = "errors";
      ++with_errors_;
    } else if (made.outcome == format::Outcome::Kept) {
      state = "kept";
      ++kept_;
      complain("`" + name + "` stays as it is: laid out anew, it would be read differently");
    } else if (changed) {
      state = wishes_.check || wishes_.diff ? "differs" : "formatted";
      ++changed_;
    } else {
      ++in_style_;
    }
    tell(path, name, state, file.text(), made.text);
  }

  void tell(const std::string& path, const std::string& name, const std::string& state, const std::string& old, const std::string& made) {
    const bool only_shown = wishes_.check || wishes_.diff;
    const std::string difference = wishes_.diff ? unified_diff(name, name, old, made) : "";
    if (state == "formatted" && path != "-") {
      if (const std::string why = replace_file(path, made); !why.empty()) {
        --changed_;
        fail(why);
        return;
      }
    }
    if (wishes_.json) {
      nlohmann::json entry = {{"path", path}, {"state", state}};
      if (wishes_.diff) entry["diff"] = difference;
      if (path == "-" && !only_shown) entry["text"] = made;
      files_.push_back(std::move(entry));
    } else if (wishes_.diff) {
      print(difference);
    } else if (path == "-" && !only_shown) {
      if (state != "errors") print(made);
    } else if (state == "differs" || state == "formatted") {
      print(state + " " + name + "\n");
    }
  }

  std::string summary() const {
    const auto files = [](std::size_t count) { return std::to_string(count) + (count == 1 ? " file" : " files"); };
    std::string text = files(changed_) + (wishes_.check ? (changed_ == 1 ? " differs" : " differ") + std::string(" from the style") : std::string(" formatted"));
    text += ", " + std::to_string(in_style_) + " in style already";
    if (with_errors_ > 0) text += ", " + std::to_string(with_errors_) + " with errors left as they are";
    if (kept_ > 0) text += ", " + std::to_string(kept_) + " kept";
    return text + "\n";
  }

  void fail(const std::string& why) {
    complain(why);
    failed_ = true;
  }

  Wishes wishes_;
  source::DiskLoader disk_;
  source::Sources sources_;
  diagnostic::Diagnostics findings_;
  nlohmann::json files_ = nlohmann::json::array();
  std::size_t changed_ = 0, in_style_ = 0, with_errors_ = 0, kept_ = 0;
  bool failed_ = false, from_input_ = false;
};

}  // namespace

int run_fmt(const Command& self, const std::vector<std::string>& arguments) {
  Wishes wishes;
  std::vector<std::string> paths;
  std::string format = "text";
  Arguments words(self);
  words.rest("PATH", paths, "Policy files and directories, `-` for standard input (default: this directory)")
      .flag("--check", wishes.check, "Change nothing; list files that are not in style, and exit with 2 if there are any")
      .flag("--diff", wishes.diff, "Change nothing; show what would change")
      .option("--name", wishes.name, "What standard input is called; NAME.edict.md is read as a literate policy, and so is what has blocks marked `edict`", "NAME")
      .choice("--format", format, {"text", "json"}, "text or json");
  if (const auto code = words.parse(arguments)) return *code;
  wishes.json = format == "json";
  if (paths.empty()) paths = {"."};
  Formatter formatter(wishes);
  for (const std::string& path : paths) formatter.take(path);
  return formatter.finish();
}

}  // namespace edict::tool
