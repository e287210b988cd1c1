// What a condition may come to on claims that tell everything which their format has a place for, and nothing else.
//
// In: a program, the fields that a format carries. Out: for each node, whether it may be true, false, or unknown. Always true: what may happen is included; what is
// left out never happens on such a claim. A cell that a format carries counts as filled, a list as of any length.
#pragma once

#include <set>
#include <unordered_map>
#include <vector>

#include "core/program.h"

namespace edict::review {

// By record, and by field of it.
using Fields = std::vector<std::vector<bool>>;

// Of what is no condition: `yes` where it may be known.
struct May {
  bool yes = false, no = false, unknown = false;
  May operator|(May other) const { return {yes || other.yes, no || other.no, unknown || other.unknown}; }
};

class MayBe {
 public:
  MayBe(const core::Program& program, const Fields& carried) : p_(program), carried_(carried) {}

  May node(core::NodeId id);
  // Whichever of its exceptions hold; nothing there: true.
  May choice(core::ChoiceId id);
  May term(core::TermId id);
  bool carries(core::RecordId record, core::FieldId field) const { return carried_[record][field]; }

 private:
  May found(const core::Node& node);
  May field(const core::Node& node);
  May all_of(const core::Node& node);
  May any_of(const core::Node& node);
  May chosen(const core::Node& node);
  May among(const core::Node& node);
  May added_up(const core::Node& node);
  May looked_up(const core::Node& node);
  // Known where all operands are, and then anything of its kind.
  May of_operands(const core::Node& node);
  May nothing_known_of(const core::Node& node);
  bool names_patient() const;
  bool holds_any(core::SetId set) const;
  bool may_match(const core::Row& row) const;

  const core::Program& p_;
  const Fields& carried_;
  std::set<std::uint32_t> unknown_slots_;  // variables for members of lists of which nothing is known
  std::unordered_map<core::NodeId, May> known_;
  int depth_ = 0;
};

}  // namespace edict::review
