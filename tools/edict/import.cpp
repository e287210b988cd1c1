// `edict import`: an official file into tables that policies can use.
#include <sys/stat.h>

#include "edict/affected.h"
#include "edict/import_files.h"
#include "edict/terminal.h"
#include "imports/account.h"
#include "imports/data_file.h"
#include "imports/importers.h"
#include "imports/official_text.h"

namespace edict::tool {
namespace {

using imports::Edition;
using imports::Importer;

struct ImportWords {
  std::vector<std::string> subjects;  // kind and file
  std::string effective, out, into, compare_with, stdlib, format = "text";
  std::vector<std::string> policies;
  bool drugs = false, level_two = false, part = false;
};

std::string kinds() {
  std::string text;
  for (const Importer& known : imports::importers()) text += (text.empty() ? "" : ", ") + std::string(known.name);
  return text;
}

std::optional<int> parse(const Command& self, const std::vector<std::string>& arguments, ImportWords& words) {
  Arguments parser(self);
  parser.rest("KIND FILE", words.subjects, "What the file is, one of " + kinds() + "; and the file, where `-` is standard input")
      .option("--effective", words.effective, "When the edition is in force, where the file does not say: `2024-07-01` or `2026-01-01 .. 2026-03-31`", "PERIOD")
      .option("--out", words.out, "Write a data file, and a policy file that reads it, into this directory or under this name", "DIR|FILE.csv")
      .option("--into", words.into, "Merge into this data file, as one table with dates", "FILE.csv")
      .flag("--part", words.part, "With --into or --compare: the file is a part of an edition, and what it does not name has not ended")
      .option("--compare", words.compare_with, "Tell what changes against an older edition, or against a data file", "OLD")
      .many("--policies", words.policies, "With --compare: which of these policies name what changes; may be given several times", "POLICY")
      .flag("--drugs", words.drugs, "Of HCPCS: codes of drugs and vaccines alone")
      .flag("--level2", words.level_two, "Leave out rows that name no HCPCS Level II code")
      .option("--stdlib", words.stdlib, "With --policies: work on the standard library in this directory", "DIR")
      .choice("--format", words.format, {"text", "json"}, "text or json");
  if (const auto code = parser.parse(arguments)) return code;
  const auto wrong = [&](const std::string& why) {
    complain(why + "; `edict import --help` tells more");
    return std::optional<int>(kUsage);
  };
  if (words.subjects.size() != 2) return wrong("an import needs what the file is, and the file");
  if (!words.out.empty() && !words.into.empty()) return wrong("--out and --into cannot both be");
  if (words.part && words.into.empty() && words.compare_with.empty()) return wrong("--part says what an edition ends, so it needs --into or --compare");
  if (!words.policies.empty() && words.compare_with.empty()) return wrong("--policies asks for what changes, so it needs --compare");
  return std::nullopt;
}

// `2024-07-01`, `2024-07-01 ..`, `2024-07-01 .. 2024-09-30`
std::optional<exact::Period> period_of(const std::string& text) {
  const std::size_t dots = text.find("..");
  const auto trim = [](std::string word) {
    while (!word.empty() && word.back() == ' ') word.pop_back();
    while (!word.empty() && word.front() == ' ') word.erase(0, 1);
    return word;
  };
  const auto first = exact::parse_date(trim(text.substr(0, dots)));
  const std::string end = dots == std::string::npos ? "" : trim(text.substr(dots + 2));
  const auto last = end.empty() ? std::optional(exact::kLastDate) : exact::parse_date(end);
  if (!first || !last || *last < *first) return std::nullopt;
  return exact::Period{*first, *last};
}

const Importer* find_importer(const std::string& name) {
  const Importer* found = imports::importer(name);
  if (found != nullptr) return found;
  std::vector<std::string> names;
  for (const Importer& known : imports::importers()) names.emplace_back(known.name);
  const std::string near = diagnostic::nearest(name, names);
  complain("nothing is imported as `" + name + "`; " + (near.empty() ? "it is one of " + kinds() : "did you mean `" + near + "`?"));
  return nullptr;
}

// ` (it can be read as …)`, where another importer understands most of the file.
std::string other_kind(const Importer& tried, std::string_view text) {
  for (const Importer& other : imports::importers()) {
    if (&other == &tried) continue;
    const Edition edition = other.read(text, {});
    if (edition.failure.empty() && edition.understood > 0 && edition.understood * 2 >= edition.read) return "; it can be read by `edict import " + std::string(other.name) + "`";
  }
  return "";
}

std::optional<Edition> read_edition(const Importer& importer, const std::string& path, const imports::Request& request) {
  const auto bytes = read_whole(path);
  if (!bytes) return std::nullopt;
  const imports::OfficialText official = imports::official_text(*bytes);
  std::string failure = official.failure;
  Edition edition;
  if (failure.empty()) {
    edition = importer.read(official.text, request);
    failure = edition.failure;
    if (failure.empty() && edition.read == 0) failure = "it has no rows";
    if (failure.empty() && edition.understood == 0 && edition.left_out == 0) {
      failure = "none of its " + std::to_string(edition.read) + " rows was understood; the first: " + edition.refused.front().reason;
    }
    if (!failure.empty()) failure += other_kind(importer, official.text);
  }
  if (failure.empty()) return edition;
  complain("`" + path + "` is no file of " + importer.reads + ": " + failure);
  return std::nullopt;
}

// The older side of a comparison: a data file of ours, or an official file.
std::optional<imports::DatedTable> read_older(const Importer& importer, const std::string& path, const imports::Shape& shape, const ImportWords& words) {
  const auto bytes = read_whole(path);
  if (!bytes) return std::nullopt;
  if (imports::is_data_file(*bytes, shape)) return read_data(path, *bytes, shape);
  auto edition = read_edition(importer, path, {std::nullopt, words.drugs, words.level_two});
  return edition ? std::optional(std::move(edition->table)) : std::nullopt;
}

// What the edition changes, and where policies name that; the exit code.
int compare_editions(const ImportWords& words, const Importer& importer, const Edition& edition, imports::Account& account) {
  if (words.compare_with.empty()) return kFine;
  const auto older = read_older(importer, words.compare_with, edition.table.shape, words);
  if (!older) return kUsage;
  account.compared = true;
  account.compared_with = words.compare_with;
  account.changes = imports::compare(*older, edition);
  if (words.policies.empty()) return kFine;
  account.looked_for_mentions = true;
  Affected affected = affected_places({words.policies, words.stdlib, {}}, importer.codes, account.changes);
  account.mentions = std::move(affected.mentions);
  return affected.failed;
}

// `known`: what the policy file beside the table tells of its editions; the new one is added.
bool merge_into(const ImportWords& words, const Edition& edition, std::vector<imports::KnownEdition>& known, std::optional<imports::Merge>& merged) {
  if (!edition.period) {
    complain("merging needs the day from which the edition is in force: add --effective 2024-07-01");
    return false;
  }
  struct stat facts {};
  if (stat(words.into.c_str(), &facts) != 0) {
    merged = imports::merge({edition.table.shape, {}}, edition);
    known = first_edition(edition, words.subjects[1]);
    return true;
  }
  const auto bytes = read_whole(words.into);
  if (!bytes) return false;
  const auto table = read_data(words.into, *bytes, edition.table.shape);
  if (!table) return false;
  known = editions_of(words.into);
  merged = imports::merge(*table, edition, known);
  if (!known.empty() && !edition.part) imports::add_edition(known, first_edition(edition, words.subjects[1]).front());
  return true;
}

}  // namespace

int run_import(const Command& self, const std::vector<std::string>& arguments) {
  ImportWords words;
  if (const auto code = parse(self, arguments, words)) return *code;
  const Importer* importer = find_importer(words.subjects[0]);
  if (importer == nullptr) return kUsage;
  imports::Request request{std::nullopt, words.drugs, words.level_two};
  if (!words.effective.empty() && !(request.effective = period_of(words.effective))) {
    complain("`" + words.effective + "` is no period: write a first day, `2024-07-01`, or two days, `2026-01-01 .. 2026-03-31`");
    return kUsage;
  }
  auto edition = read_edition(*importer, words.subjects[1], request);
  if (!edition) return kUsage;
  if (importer->needs_period && !edition->period) {
    complain("`" + words.subjects[1] + "` does not say when it is in force: add --effective 2024-07-01");
    return kUsage;
  }
  edition->part = words.part;
  imports::Account account;
  account.importer = importer->name;
  account.file = words.subjects[1] == "-" ? "standard input" : words.subjects[1];
  account.edition = &*edition;
  if (const int failed = compare_editions(words, *importer, *edition, account); failed != kFine) return failed;  // before anything is written over the older one
  std::optional<imports::Merge> merged;
  std::vector<imports::KnownEdition> known = first_edition(*edition, words.subjects[1]);
  if (!words.into.empty()) {
    if (!merge_into(words, *edition, known, merged)) return kUsage;
    account.merged = &*merged;
    account.merged_into = words.into;
  }
  const std::string target = words.into.empty() ? words.out : words.into;
  const imports::DatedTable& table = merged ? merged->table : edition->table;
  if (!target.empty() && !write_table(*importer, table, *edition, known, words.subjects[1], target, account.written)) return kUsage;
  print(words.format == "json" ? imports::account_json(account) : imports::account_text(account));
  return kFine;
}

}  // namespace edict::tool
