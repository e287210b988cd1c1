// Earlier lines by patient, and those decided before in the same run.
//
// In: batches of claims that have been decided. Out: a patient's lines, in order of date received, claim id, line number (ids compare byte by byte,
// a missing date comes last). Always true: lines of voided and replaced claims are gone.
#pragma once

#include <memory>
#include <unordered_map>
#include <vector>

#include "claims/batch.h"

namespace edict::claims {

class History {
 public:
  explicit History(const core::Schema& schema, const Vocabulary& vocabulary);

  // Takes a batch whose lines carry their decision in the line fields `disposition`, `paid_units`, `allowed`, `paid`. Claims with frequency 7 or 8 first remove
  // the claim that they name (`original_claim`).
  void add(std::unique_ptr<Batch> batch);
  // Removes the lines of a claim from what later claims see. Unknown ids are fine.
  void reverse(core::SymbolId claim_id);

  const std::vector<LineRef>& lines_of(core::SymbolId patient) const;
  bool empty() const { return by_patient_.empty(); }

 private:
  const core::Schema* schema_;
  const Vocabulary* vocabulary_;
  std::vector<std::unique_ptr<Batch>> batches_;
  std::unordered_map<core::SymbolId, std::vector<LineRef>> by_patient_;
  std::unordered_map<core::SymbolId, std::vector<std::pair<core::SymbolId, LineRef>>> by_claim_;  // claim → (patient, line)
};

}  // namespace edict::claims
