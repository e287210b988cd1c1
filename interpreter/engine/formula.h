// A condition as it stands for one code, payer and stretch of dates: exceptions that apply there without condition have replaced what they change.
//
// Always true: where `exact` is false nobody may go by it; a step says what stands instead where its exception's `when` holds.
#pragma once

#include <vector>

#include "core/program.h"

namespace edict::engine {

struct Formula {
  struct Step {
    core::NodeId when = core::kNone, value = core::kNone;  // value kNone: nothing stands there, as `base`
    bool operator==(const Step&) const = default;
  };
  bool exact = false;
  core::NodeId base = core::kNone;    // kNone: no such clause
  std::vector<Step> steps;
  std::vector<core::ExceptionId> won; // those that changed what stands, in the order in which a Resolution names them; of no use beside steps
  bool operator==(const Formula&) const = default;
  bool plain() const { return exact && steps.empty(); }
};

}  // namespace edict::engine
