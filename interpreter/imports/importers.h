// The table of importers: what each reads, what it writes, and the policy text around its data.
//
// In: a name. Out: an Importer. Always true: the names here are those of `edict import`; every policy text is accepted by `edict check` beside its data file.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "imports/known_editions.h"
#include "imports/readers.h"

namespace edict::imports {

struct Importer {
  const char* name;      // `mue`
  const char* reads;     // the official file, in words
  const char* codes;     // what its first key is: `code`, `modifier`, `place`, `diagnosis`, `adjustment`, `ndc`
  Edition (*read)(std::string_view text, const Request& request);
  bool needs_period;     // neither its rows nor its title say when they are in force
  const char* policy;    // declarations; {name} and {file} stand for the table's name and the data file
};
const std::vector<Importer>& importers();
const Importer* importer(std::string_view name);  // nullptr where there is none

// The whole policy file: `library imported.NAME`, where it is from, and the declarations. `name` is the stem of the data file.
struct Provenance {
  std::string name, data_file, official_file;
  std::optional<exact::Period> period;
  std::vector<KnownEdition> editions;   // that the table holds; none where that is not known
};
std::string policy_text(const Importer& importer, const Provenance& provenance);
// A file's stem as a name of the language: `mue-2025.Q1` is `mue_2025_q1`.
std::string table_name(std::string_view stem);

}  // namespace edict::imports
