// How one sender's files name and write things (`edict.toml`, section `claims`), and the reading of that section.
//
// In: the text of a TOML file. Out: a Mapping; what does not fit is told. Always true: a Mapping that was read without findings can be used by every reader.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/program.h"
#include "diagnostic/diagnostic.h"

namespace edict::claims {

struct Mapping {
  std::vector<std::string> head;                         // the columns that the files have, in the sender's names; empty: not told. Readers read the file's own
  std::unordered_map<std::string, std::string> columns;  // their name → our field (`procedure_code` → `code`, `pt_weight` → `patient.weight`)
  std::string date_format = "YYYY-MM-DD";                // made of YYYY MM DD and separators
  char list_separator = ';';
  char column_separator = ',';
  std::unordered_map<std::string, std::string> units;    // their unit name → ours (`MILLIGRAM` → `mg`); a column's own unit: `dose` → `mg` under key "column:dose"
  // Their word → ours, under key "field:word". The codes of X12 837 for administrative sex (DMG03) are known from the start.
  std::unordered_map<std::string, std::string> values = {{"sex:F", "female"}, {"sex:M", "male"}, {"sex:U", "unknown_sex"}};
};

// Reads section `claims` of a TOML text; all other sections are somebody else's. `name` is the file's, for the findings.
//   [claims]          date_format, list_separator, column_separator, head (the columns that the files have)
//   [claims.columns]  their column = "our field"
//   [claims.units]    their unit = "our unit"
//   [claims.own_units]  column = "our unit"        (a column whose cells are bare numbers)
//   [claims.values.FIELD]  their word = "our word"
Mapping read_mapping(std::string_view toml, const std::string& name, const core::Program& program, diagnostic::Diagnostics& diagnostics);

}  // namespace edict::claims
