// Policies as every command takes them: files and directories, with the manifest beside them, compiled.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "edict/arguments.h"
#include "edict/manifest.h"
#include "pipeline.h"

namespace edict::tool {

struct PolicyWords {
  std::vector<std::string> paths;
  std::string stdlib;
  std::vector<std::string> off;
};
void take_policies(Arguments& words, PolicyWords& into, const std::string& name, bool required);

struct PolicySet {
  Manifest manifest;
  std::vector<std::shared_ptr<const source::Loader>> loaders;  // that `compiled` reads data through, where it is not the disk
  Compilation compiled;
  std::optional<int> failed;  // the exit code, where there is no program to run; what is wrong has been told
};

// Compiles and tells what keeps the set from running on standard error. With `findings_too` only missing files and a bad manifest are told: the caller
// shows the findings.
// The first half of it: the manifest, and what to compile with. False: `set.failed` says so, and it has been told.
bool prepare(const PolicyWords& words, PolicySet& set, CompileOptions& options);

// The second: what came, told as above.
void settle_failure(PolicySet& set, bool findings_too);

// A set that is there until the program ends. Taking a large one apart takes a tenth as long as checking it did, and nobody would be the better for it.
PolicySet& lasting_set();

const source::Loader& disk();  // files of `table … from` are read through it for as long as a set lives

PolicySet load_policies(const PolicyWords& words, const std::vector<ExtraText>& extra = {}, bool findings_too = false);

}  // namespace edict::tool
