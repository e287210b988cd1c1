// Decisions in one form, so that engine and reference can be laid side by side.
//
// In: a program, claims and a history as text. Out: a text a line of service. Always true: equal texts mean equal decisions: disposition, findings with
// their status, outcome, partner, amount and gaps, charge, allowed, paid, adjustments.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "claims/history.h"
#include "claims/reader.h"
#include "engine/plan.h"
#include "reference/reached.h"

namespace edict::property {

// What a run needs besides the claims.
class Court {
 public:
  // `least_screened` as in engine::Settings: 1 sweeps over every batch, however small.
  explicit Court(std::shared_ptr<const core::Program> program, std::size_t least_screened = 1);

  // Both evaluators on the same claims; `history` is NDJSON of decided claims, empty where none is given. The texts of lines in the order of the claims.
  struct Told {
    std::vector<std::string> engine, reference;
    std::vector<std::string> dispositions;  // by the engine
    std::vector<std::string> imbalances;    // lines whose amounts do not add up
    std::vector<std::string> rejects;       // records that could not be read at all
  };
  Told judge(const std::string& claims, const std::string& history, bool with_reference);

  // What the reference evaluates is counted there.
  void count_in(reference::Reached* reached) { reached_ = reached; }

  const core::Program& program() const { return *program_; }

 private:
  std::shared_ptr<const core::Program> program_;
  engine::Plan plan_;
  std::size_t least_screened_;
  reference::Reached* reached_ = nullptr;
};

}  // namespace edict::property
