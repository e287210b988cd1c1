// claim.diagnoses where the input gives diagnoses on the lines alone: those of all lines, each once, in order.
//
// In: the lines of one claim. Out: the claim's list. Always true: where one line's diagnoses are not known, the claim's are not either (they might be more);
// where one line's could not be read, the claim's carry that text.
#pragma once

#include <string>
#include <unordered_set>
#include <vector>

#include "claims/batch_builder.h"
#include "claims/links.h"

namespace edict::claims {

class ClaimDiagnoses {
 public:
  ClaimDiagnoses(const core::Schema& schema, Vocabulary& vocabulary, const Links& links) : schema_(schema), vocabulary_(vocabulary), links_(links) {}
  void gather(BatchBuilder& builder, std::uint32_t claim, std::uint32_t first_line);

 private:
  const core::Schema& schema_;
  Vocabulary& vocabulary_;
  const Links& links_;
  std::vector<core::SymbolId> members_;
  std::unordered_set<core::SymbolId> seen_;
};

}  // namespace edict::claims
