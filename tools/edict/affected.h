// Which policies name what a new edition of an official file changes.
#pragma once

#include <vector>

#include "edict/policy_set.h"
#include "imports/account.h"

namespace edict::tool {

struct Affected {
  int failed = kFine;                      // the exit code, where the policies cannot be read; it has been told
  std::vector<imports::Mention> mentions;  // in order of files and lines
};
// `codes`: what the keys of the changes are, as imports::Importer says.
Affected affected_places(const PolicyWords& policies, const std::string& codes, const std::vector<imports::Change>& changes);

}  // namespace edict::tool
