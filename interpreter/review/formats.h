// Rules that would pend everything, because the format of the claims has no place for a fact that they need.
//
// In: a program, what a format carries. Out: notes and warnings. Always true: a rule is told only where not one line that it applies to could meet it on claims of
// that format, whatever else they say; what the rule says of missing facts (`missing pass`, `otherwise`, `is known`) counts. Rules over pairs are not looked into.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/program.h"
#include "diagnostic/diagnostic.h"
#include "review/may_be.h"

namespace edict::review {

struct TableFormat {
  Fields any_table;                 // what a table of claims can carry at all
  std::optional<Fields> told;       // what the files carry whose head edict.toml tells
};

// R150 where no table can carry the fact, R151 where the files that edict.toml tells of do not. `off`: codes or slugs that are switched off.
void formats(const core::Program& program, const TableFormat& tables, const std::vector<std::string>& off, diagnostic::Diagnostics& diagnostics);

}  // namespace edict::review
