// Conditions made to hold: facts of a claim set, several at once where several are asked. Private to the folder.
//
// In: a claim to be edited, a condition, what it is to come to. Out: the claim with those facts set that this was seen to need. Always true: nothing is promised; whoever asked
// decides the claim and looks.
#pragma once

#include "core/comparisons.h"
#include "coverage/claim_edit.h"

namespace edict::coverage {

enum class Wish : std::uint8_t { True, False, Unknown };

class Satisfy {
 public:
  explicit Satisfy(ClaimEdit& edit) : edit_(edit), p_(edit.program()) {}

  bool make(core::NodeId condition, Wish wish);
  bool choice(core::ChoiceId choice, Wish wish);     // what stands for everybody; nothing there: true
  bool keys(const core::Node& lookup, const core::Row& row);   // of the row
  // The value that many ones beside the limit; `low`: something small where the limit is not known.
  bool beside(core::NodeId value, core::NodeId limit, int step, bool low);
  void chosen(core::TableId table, const core::Row& row) { rows_[table] = &row; }

 private:
  bool unknown(core::NodeId id);
  bool all_of(const core::Node& node, Wish wish);
  bool one_of(const core::Node& node, Wish wish);
  bool quantified(const core::Node& node, bool holds);
  bool compared(const core::Node& node, bool holds);
  bool counted(const core::Node& aggregate, const core::Constant* limit, int step);
  bool within(const core::Node& node, bool holds);
  bool aged(const core::Node& node, bool holds);
  bool inside(const core::Node& node, bool holds);
  bool in_period(const core::Node& node, bool holds);
  bool in_set(const core::Node& node, bool holds);
  bool in_list(const core::Node& node, bool holds);
  bool has_row(const core::Node& node, bool holds);
  bool other_than(const ClaimEdit::Place& place, const std::vector<std::string>& texts);
  const core::Constant* constant(core::NodeId id);

  ClaimEdit& edit_;
  const core::Program& p_;
  std::map<core::TableId, const core::Row*> rows_;   // that keys were set for
  int depth_ = 0;
};

}  // namespace edict::coverage
