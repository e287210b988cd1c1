// What a claim says about itself that a run needs, and what became of its lines, written back into its batch.
//
// In: batches, decisions. Out: cells. Always true: only cells of the record as std.claim declares it are touched; a field that a policy set lacks is left out.
#pragma once

#include <optional>
#include <string_view>

#include "claims/batch.h"
#include "engine/decision.h"
#include "exact/date.h"

namespace edict::run {

class ClaimFields {
 public:
  explicit ClaimFields(const core::Schema& schema);

  std::optional<exact::Date> received(const claims::Batch& batch, std::uint32_t claim) const;
  core::SymbolId id(const claims::Batch& batch, std::uint32_t claim) const;  // 0: not known

  // Fields that a history needs whatever the rules read.
  bool of_history(core::RecordId record, core::FieldId field) const;
  // Fields that tell what became of a line: disposition, whether it is still undecided, allowed, paid and paid units.
  bool of_outcome(core::RecordId record, core::FieldId field) const;
  // Those into the lines of a decided batch.
  void write_outcome(const engine::Decisions& decisions, claims::Batch& batch, claims::Vocabulary& vocabulary) const;

 private:
  core::RecordId claim_, line_, patient_;
  core::FieldId id_, received_, frequency_, original_, patient_id_;
  core::FieldId disposition_, undecided_, allowed_, paid_, paid_units_;
};

}  // namespace edict::run
