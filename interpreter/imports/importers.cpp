// Importers by name, and the declarations around what they write. In: names. Out: texts.
#include "imports/importers.h"

#include <algorithm>
#include <cctype>

namespace edict::imports {
namespace {

constexpr const char* kHcpcs = R"(import std.hcpcs

code from "{file}" {
  | code | title: text | kind: code_kind | unit: amount | ingredient: text | route | unclassified: boolean | successor: code | predecessor: code | effective: period |
}
)";

constexpr const char* kAsp = R"(table {name} by code "What Medicare allows for one unit, the patient's share of it, and the unit" from "{file}" {
  | code | limit: money per unit | coinsurance: percent | unit: amount | effective: period |
}
)";

constexpr const char* kNdc = R"(table {name} by ndc, code "What one item of a package holds, in the measure that its quantity is told in, and how many billing units that is" from "{file}" {
  | ndc | code | quantity: decimal | measure: ndc_measure | units: units | items: decimal | effective: period |
}
)";

constexpr const char* kMue = R"(import std.mue

table {name} by code, setting "Most units of a code; mai 1: on one line, 2: on one day, 3: on one day, open to review" from "{file}" {
  | code | setting: mue_setting | units: units | mai: integer | effective: period |
}
)";

constexpr const char* kPtp = R"(table {name} by column2, column1 "The code of column 2 is not paid beside that of column 1; indicator 0: never, 1: with a modifier of the initiative, 9: no longer an edit" from "{file}" {
  | column1: code | column2: code | indicator: integer | effective: period |
}
)";

constexpr const char* kAddOn = R"(table {name} by add_on, primary "Primary codes of an add-on code; kind 1: these alone, 2: the contractor's own, 3: these and the contractor's own" from "{file}" {
  | add_on: code | primary: code | kind: integer | effective: period |
}
)";

constexpr const char* kIcd10 = R"(table {name} by diagnosis "Diagnoses, and whether a claim may carry them" from "{file}" {
  | diagnosis | billable: boolean | effective: period |
}
)";

constexpr const char* kPlaces = R"(table {name} by place "Where care is given; a facility is paid apart from the professional" from "{file}" {
  | place | name: text | facility: boolean | effective: period |
}
)";

constexpr const char* kModifiers = R"(modifier from "{file}" {
  | modifier | title: text | effective: period |
}
)";

constexpr const char* kCarc = R"(table {name} by kind, code "Reason codes (CARC) and remark codes (RARC), with the dates between which they may be used" from "{file}" {
  | kind: adjustment_list | code: text | meaning: text | effective: period | alert: boolean |
}
)";

void replace(std::string& text, const std::string& what, const std::string& with) {
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size())) text.replace(at, what.size(), with);
}

// `2024.3`: year and quarter of the first day.
std::string version_of(const std::optional<exact::Period>& period) {
  if (!period || period->first == exact::kFirstDate) return "1";
  const exact::CivilDate day = exact::civil(period->first);
  return std::to_string(day.year) + "." + std::to_string((day.month + 2) / 3);
}

std::string in_quotes(std::string_view text) {
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\' || c == '{' || c == '}') quoted += '\\';
    quoted += c;
  }
  return quoted + "\"";
}

}  // namespace

const std::vector<Importer>& importers() {
  static const std::vector<Importer> kImporters = {
      {"hcpcs", "CMS HCPCS Level II", "code", read_hcpcs, false, kHcpcs},
      {"asp", "CMS Medicare Part B payment limits by average sales price", "code", read_asp, true, kAsp},
      {"ndc", "CMS crosswalk of National Drug Codes to HCPCS", "ndc", read_ndc, false, kNdc},
      {"mue", "CMS National Correct Coding Initiative, medically unlikely edits", "code", read_mue, true, kMue},
      {"ptp", "CMS National Correct Coding Initiative, procedure-to-procedure edits", "code", read_ptp, false, kPtp},
      {"addon", "CMS National Correct Coding Initiative, add-on code edits", "code", read_addon, false, kAddOn},
      {"icd10", "ICD-10-CM", "diagnosis", read_icd10, false, kIcd10},
      {"pos", "CMS place of service codes for professional claims", "place", read_places, false, kPlaces},
      {"modifiers", "CMS HCPCS modifiers", "modifier", read_modifiers, false, kModifiers},
      {"carc", "X12 external code lists 139 (CARC) and 411 (RARC): numbers and dates", "adjustment", read_carc, false, kCarc},
  };
  return kImporters;
}

const Importer* importer(std::string_view name) {
  for (const Importer& known : importers()) {
    if (name == known.name) return &known;
  }
  return nullptr;
}

std::string policy_text(const Importer& importer, const Provenance& provenance) {
  std::string source = std::string(importer.reads) + ", read from " + provenance.official_file;
  if (provenance.period) source += ", in force " + exact::period_text(*provenance.period);
  std::string text = "library imported." + provenance.name + "\n  title   " + in_quotes(importer.reads) + "\n  version " + in_quotes(version_of(provenance.period)) +
                     "\n  source  " + in_quotes(source) + "\n\n" + known_text(provenance.editions) + (provenance.editions.empty() ? "" : "\n");
  std::string declarations = importer.policy;
  replace(declarations, "{name}", provenance.name);
  replace(declarations, "{file}", provenance.data_file);
  return text + declarations;
}

std::string table_name(std::string_view stem) {
  std::string name;
  for (const char c : stem) name += std::isalnum(static_cast<unsigned char>(c)) != 0 ? static_cast<char>(std::tolower(static_cast<unsigned char>(c))) : '_';
  if (name.empty() || std::isalpha(static_cast<unsigned char>(name[0])) == 0) name.insert(0, "t_");
  return name;
}

}  // namespace edict::imports
