// Whether something may be not known although a claim tells all that its record says it must.
//
// In: a program, a node. Out: yes or no. Always true: a field that the record does not mark with `?` counts as told, since a line without it (without its code, its date, its units)
// is held back whatever the policies say; what a look-up, a code's attribute or an empty list may leave out counts as missing.
#pragma once

#include <unordered_map>

#include "core/program.h"

namespace edict::coverage {

class MissingFacts {
 public:
  explicit MissingFacts(const core::Program& program) : p_(program) {}

  bool possible(core::NodeId node);

 private:
  bool found(const core::Node& node);
  bool of_operands(const core::Node& node);
  bool term(core::TermId id);
  bool choice(core::ChoiceId id);

  const core::Program& p_;
  std::unordered_map<core::NodeId, bool> known_;
  int depth_ = 0;
};

}  // namespace edict::coverage
