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
  Compilation compiled;
  std::optional<int> failed;  // the exit code, where there is no program to run; what is wrong has been told
};

// Compiles and tells what keeps the set from running on standard error. With `findings_too` only missing files and a bad manifest are told: the caller
// shows the findings.
PolicySet load_policies(const PolicyWords& words, const std::vector<ExtraText>& extra = {}, bool findings_too = false);

}  // namespace edict::tool
