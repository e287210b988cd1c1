// `edict check`: every finding of a policy set, as text, JSON or SARIF; what is known left out, what is certain mended.
#include <algorithm>
#include <filesystem>

#include "diagnostic/catalogue.h"
#include "diagnostic/render.h"
#include "edict/files.h"
#include "edict/fixes.h"
#include "edict/keep_running.h"
#include "edict/known_findings.h"
#include "edict/sarif.h"
#include "edict/terminal.h"
#include "formats.h"

namespace edict::tool {

namespace {

using diagnostic::Diagnostics;
using diagnostic::Finding;
using diagnostic::Level;

struct CheckWords {
  PolicyWords policies;
  std::string format = "text", known, write_known;
  bool notes = false, fix = false, diff = false, watch = false;
};

// Findings without those that are known, and what is to be told about these.
struct Unknown {
  Diagnostics findings;
  std::size_t known = 0;
  std::vector<KnownFinding> gone;  // no longer found, although their file was looked at or is no more
};

bool is_note(const Finding& finding) { return diagnostic::entry(finding.code).level == Level::Note; }

// Section `claims` of edict.toml, and what claims so written leave out.
void check_claims_section(PolicySet& set, std::vector<std::string> off) {
  Diagnostics& findings = set.compiled.diagnostics;
  off.insert(off.end(), set.manifest.off.begin(), set.manifest.off.end());
  const claims::Mapping mapping = claims::read_mapping(set.manifest.text, set.manifest.path, *set.compiled.program, findings);
  review_formats(*set.compiled.program, mapping, off, findings);
  if (findings.has_errors()) set.failed = kPolicyErrors;
}

// A name for findings that have no place: the manifest, else the first policy.
std::string home_of(const PolicySet& set, const CheckWords& words) {
  if (!set.manifest.path.empty()) return set.manifest.path;
  for (const std::string& file : files_of(set)) {
    if (!file.empty() && !file.starts_with('<')) return file;
  }
  return words.policies.paths.front();
}

// What `--fix` makes of the set. False: something could not be done, and it has been told.
bool load_mended(const CheckWords& words, PolicySet& set) {
  CompileOptions options;
  if (!prepare(words.policies, set, options)) return false;
  Mended mended = mend(options, disk());
  if (words.diff) {
    print(changes_diff(mended));
  } else {
    if (const std::string problem = write_mended(mended); !problem.empty()) {
      complain(problem);
      set.failed = kUsage;
      return false;
    }
    const std::string told = changes_text(mended);
    if (words.format == "text") print(told + (told.empty() ? "nothing to fix beyond doubt\n" : "\n"));
    else print_error(told);
  }
  // The texts are on the disk now, or are only looked at: compiled as they stand there, so that nothing refers to what mending held.
  options.review = true;
  set.compiled = words.diff ? std::move(mended.compiled) : compile(options, disk());
  set.loaders = std::move(mended.loaders);
  settle_failure(set, true);
  return true;
}

Unknown without_known(const std::vector<Finding>& findings, std::vector<KnownFinding> known, const PolicySet& set) {
  Unknown left;
  if (known.empty()) {
    for (const Finding& finding : findings) left.findings.add(finding.code, finding.span) = finding;
    return left;
  }
  const std::vector<KnownFinding> told = known_of(findings, *set.compiled.sources);
  for (std::size_t i = 0; i < findings.size(); ++i) {
    const auto same = std::find_if(known.begin(), known.end(), [&](const KnownFinding& one) { return one.same(told[i]); });
    if (same != known.end() && !is_note(findings[i])) {
      known.erase(same);
      ++left.known;
    } else {
      left.findings.add(findings[i].code, findings[i].span) = findings[i];
    }
  }
  std::vector<std::string> looked_at;
  for (const std::string& file : files_of(set)) looked_at.push_back(relative_path(file));
  for (KnownFinding& one : known) {
    const bool here = one.path == "-" || std::find(looked_at.begin(), looked_at.end(), one.path) != looked_at.end() || !std::filesystem::exists(one.path);
    if (here) left.gone.push_back(std::move(one));
  }
  return left;
}

std::optional<std::vector<KnownFinding>> read_known_file(const std::string& path) {
  const auto text = disk().read(path);
  if (!text) {
    complain("cannot read `" + path + "`; `edict check --write-baseline " + path + "` makes it");
    return std::nullopt;
  }
  std::vector<KnownFinding> known;
  if (const std::string problem = read_known(*text, known); !problem.empty()) {
    complain(path + ": " + problem);
    return std::nullopt;
  }
  return known;
}

int write_known_file(const CheckWords& words, const PolicySet& set) {
  std::vector<Finding> findings = set.compiled.diagnostics.sorted();
  findings.erase(std::remove_if(findings.begin(), findings.end(), is_note), findings.end());
  OutputFile file(words.write_known);
  std::string problem = file.open();
  if (problem.empty()) {
    file.write(known_text(known_of(findings, *set.compiled.sources)));
    problem = file.close();
  }
  if (!problem.empty()) {
    complain(problem);
    return kUsage;
  }
  if (words.write_known != "-") print(diagnostic::summary(set.compiled.diagnostics) + "; errors and warnings are kept in " + words.write_known + "\n");
  return kFine;
}

void tell(const CheckWords& words, const PolicySet& set, const Unknown& left) {
  const source::Sources& sources = *set.compiled.sources;
  if (words.format == "json") {
    print(diagnostic::render_json(left.findings, sources) + "\n");
  } else if (words.format == "sarif") {
    std::vector<Finding> findings = left.findings.sorted();
    if (!words.notes) findings.erase(std::remove_if(findings.begin(), findings.end(), is_note), findings.end());
    print(render_sarif(findings, sources, home_of(set, words)));
  } else if (words.diff) {
    print_error("after these changes: " + diagnostic::summary(left.findings) + "\n");
  } else {
    print(diagnostic::render_text(left.findings, sources, {.colour = colour_wanted(), .notes = words.notes}));
    const bool hidden = !words.notes && left.findings.count(Level::Note) != 0;
    const std::string known = left.known == 0 ? "" : "; " + std::to_string(left.known) + " known";
    if (set.failed != kUsage) print(diagnostic::summary(left.findings) + (hidden ? " (--notes shows them)" : "") + known + "\n");
  }
  for (const KnownFinding& gone : left.gone) print_error("known, and no longer found: " + gone.code + " " + gone.path + ": " + gone.message + "\n");
  if (!left.gone.empty()) complain("take these out of " + words.known + ", or let `--write-baseline " + words.known + "` write it anew");
}

int once(const CheckWords& words, const Loaded& loaded) {
  std::vector<KnownFinding> known;
  if (!words.known.empty()) {
    auto read = read_known_file(words.known);
    if (!read) return kUsage;
    known = std::move(*read);
  }
  PolicySet passing;  // one of many, where the check runs again and again
  PolicySet& set = words.watch ? passing : lasting_set();
  if (words.fix) {
    if (!load_mended(words, set)) return set.failed.value_or(kUsage);
  } else {
    set = load_policies(words.policies, {}, true);
  }
  loaded(files_of(set));
  if (set.failed == kUsage && set.compiled.missing_paths.empty()) return kUsage;
  if (set.compiled.program) check_claims_section(set, words.policies.off);
  if (!words.write_known.empty()) return set.failed == kUsage ? kUsage : write_known_file(words, set);
  const Unknown left = without_known(set.compiled.diagnostics.sorted(), std::move(known), set);
  tell(words, set, left);
  return set.failed == kPolicyErrors && !left.findings.has_errors() ? kFine : set.failed.value_or(kFine);
}

// What cannot go together, in words; empty where all is well.
std::string contradiction(const CheckWords& words) {
  if (words.diff && !words.fix) return "--diff shows what --fix would change: write both";
  if (words.diff && words.format != "text") return "--diff shows lines of text: leave --format out";
  if (words.watch && words.fix) return "--watch only looks: run --fix without it";
  if (!words.write_known.empty() && (words.watch || words.fix || !words.known.empty())) return "--write-baseline keeps all that is found now: run it without --baseline, --fix and --watch";
  return "";
}

}  // namespace

int run_check(const Command& self, const std::vector<std::string>& arguments) {
  CheckWords chosen;
  Arguments words(self);
  take_policies(words, chosen.policies, "PATH", false);
  words.choice("--format", chosen.format, {"text", "json", "sarif"}, "text, json, or sarif: for code scanning of git hosts")
      .flag("--notes", chosen.notes, "Show notes too: facts that rules wait for, and what is not proved")
      .many("--off", chosen.policies.off, "Switch a warning off, by code or name; may be given several times", "CODE")
      .flag("--fix", chosen.fix, "Mend what is mistaken beyond doubt, tell each change, and check again")
      .flag("--diff", chosen.diff, "With --fix: show what would change, and write nothing")
      .option("--baseline", chosen.known, "Leave out the findings that this file knows, and tell which of them are gone", "FILE")
      .option("--write-baseline", chosen.write_known, "Keep what is found now in this file", "FILE")
      .flag("--watch", chosen.watch, "Check again whenever a policy changes, until Ctrl-C");
  if (const auto code = words.parse(arguments)) return *code;
  if (const std::string problem = contradiction(chosen); !problem.empty()) {
    complain(problem);
    return kUsage;
  }
  if (chosen.policies.paths.empty()) chosen.policies.paths = {"."};
  if (!chosen.watch) return once(chosen, [](const std::vector<std::string>&) {});
  return keep_running(chosen.policies.paths, "checked again", [&](const Loaded& loaded) { return once(chosen, loaded); });
}

}  // namespace edict::tool
