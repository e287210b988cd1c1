// Mending what is mistaken beyond doubt: a misspelt name with one candidate, a letter for a digit, a space forgotten beside an operator.
//
// In: paths of policies and a Loader. Out: the texts that change, each change with its place and the finding that it answers, and what the mended set comes to.
// Always true: nothing is written; only policy files of the paths change; a change stays only where its finding is gone after it, no error is new, and no warning is
// new on the line that it changes. What hid behind a mistake and shows when that is mended counts as new: it is mended with it, or the change is left to a person.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "pipeline.h"

namespace edict {

struct Change {
  std::string file;
  source::Position place;     // in the text before; of what hid behind another mistake, in the text without that
  std::string before, after;  // what stood there, what stands there now
  std::string code, message;  // of the finding
};

struct Mended {
  std::map<std::string, std::string> texts, texts_before;  // by name, those that changed
  std::vector<Change> changes;
  std::vector<std::shared_ptr<const source::Loader>> loaders;  // that `compiled` reads data through
  Compilation compiled;                                        // of the mended texts
};

Mended mend(const CompileOptions& options, const source::Loader& loader);

}  // namespace edict
