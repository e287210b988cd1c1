// Earlier lines by patient, and those decided before in the same run.
//
// In: batches of claims that have been decided. Out: a patient's lines, in order of date received, claim id, line number (ids compare byte by byte,
// a missing date comes last). Always true: lines of voided and replaced claims are gone, whichever came first, and a void claim brings no lines of its own;
// a line without a patient id is nobody's history.
#pragma once

#include <cstdint>
#include <memory>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "claims/batch.h"

namespace edict::claims {

class History {
 public:
  History(const core::Schema& schema, Vocabulary& vocabulary);

  // Takes a batch whose lines carry their decision in the line fields `disposition`, `paid_units`, `allowed`, `paid` (see writable()). Claims with frequency
  // 7 or 8 first remove the claim of their patient that they name (`original_claim`). The batch is kept, and its texts and lists are held for the run, also
  // where it is a copy of one that its reader will use again.
  void add(std::unique_ptr<Batch> batch);
  // Removes the lines that a claim has of a patient from what later claims see; of whatever patient where that is 0. Unknown ids are fine.
  void reverse(core::SymbolId claim_id, core::SymbolId patient);

  const std::vector<LineRef>& lines_of(core::SymbolId patient) const;
  bool empty() const { return by_patient_.empty(); }

 private:
  struct Fields {
    core::FieldId claim_id, frequency, original, received, patient, patient_id, number;
  };
  struct Entry {
    core::SymbolId patient = 0;
    LineRef line;
  };
  void add_claim(const Batch& batch, std::uint32_t claim, std::uint32_t first_line, std::uint32_t end_line,
                 std::unordered_set<core::SymbolId>& grown);
  void hold(const Batch& batch);
  bool before(const LineRef& a, const LineRef& b) const;

  const core::Schema* schema_;
  Vocabulary* vocabulary_;
  Fields fields_;
  std::vector<std::unique_ptr<Batch>> batches_;
  std::unordered_map<core::SymbolId, std::vector<LineRef>> by_patient_;
  std::unordered_map<core::SymbolId, std::vector<Entry>> by_claim_;
  std::unordered_set<std::uint64_t> reversed_;  // claim and patient, named by a replacement or a void: gone even where they come later
};

}  // namespace edict::claims
