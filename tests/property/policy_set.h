// A policy set compiled from texts. In: files. Out: a program, or what was wrong with it.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/program.h"
#include "policies.h"

namespace edict::property {

struct PolicySet {
  std::shared_ptr<const core::Program> program;  // nothing where there are errors
  std::string errors;
};
PolicySet compiled(const std::vector<PolicyFile>& files);

}  // namespace edict::property
