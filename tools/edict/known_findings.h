// Findings that are known and put up with: a file that holds them, and what tells one from another although lines move.
//
// In: findings in order, their texts. Out: for each its code, the path of its file as it is seen from here, a fingerprint, and its words. Always true: a fingerprint
// does not depend on the number of a line or column, nor on what stands on other lines; of findings alike in all this the first, second … are told apart.
#pragma once

#include <string>
#include <vector>

#include "diagnostic/diagnostic.h"

namespace edict::tool {

struct KnownFinding {
  std::string code, path, fingerprint, message;

  bool same(const KnownFinding& other) const { return code == other.code && path == other.path && fingerprint == other.fingerprint; }
};

// A file's name as reports for other programs give it: relative to this directory, with slashes, without `./`.
std::string relative_path(const std::string& name);

// One for each of the findings, in their order.
std::vector<KnownFinding> known_of(const std::vector<diagnostic::Finding>& findings, const source::Sources& sources);

// The file: a line a finding, in order of path, code and fingerprint, four fields with tabs between them; lines that begin with `#` say what it is.
std::string known_text(std::vector<KnownFinding> findings);
// What is wrong with the text, in words; empty where it was read.
std::string read_known(const std::string& text, std::vector<KnownFinding>& into);

}  // namespace edict::tool
