// Values that a missing field might have, as the policy's own conditions tell them apart.
//
// In: the field, the nodes that the line's judgement depends on. Out: cells of a batch, in a settled order. Always true: few; each fits the field's type.
#pragma once

#include <vector>

#include "explain/words.h"

namespace edict::explain {

struct FieldValue {
  std::int64_t value = 0, extra = 0;
  bool operator==(const FieldValue&) const = default;
};

std::vector<FieldValue> field_values(Words& words, claims::Vocabulary& vocabulary, const std::vector<core::NodeId>& nodes, core::RecordId record,
                                     core::FieldId field, std::uint32_t line);

}  // namespace edict::explain
