// Claims built for a goal: all that the rule, the exception or the condition asks is set at once. Private to the folder.
//
// In: a program, its items, a claim to begin with. Out: that claim with the facts that the goal was seen to need. Always true: it need not reach the goal.
#pragma once

#include "coverage/satisfy.h"

namespace edict::coverage {

class Construct {
 public:
  Construct(const core::Program& program, const Map& map, const Facts& facts);

  // Nothing where it is not known how.
  std::optional<Candidate> of(const Item& item, std::size_t item_id, std::size_t way, const Candidate& base, unsigned variant) const;
  // The payers that it can be for; none: any.
  std::vector<core::SymbolId> payers_of(const Item& item) const;

 private:
  // Where something is asked: the rule, and the nodes from its clause to it.
  struct Asked {
    core::RuleId rule = core::kNone;
    core::NodeId above = core::kNone;
  };
  struct Changed {
    core::Override change;
    core::RuleId rule = core::kNone;       // whose clause, or a rule that asks the term or the table
    core::NodeId lookup = core::kNone;     // of a cell: where it is looked up
    std::uint32_t table = core::kNone, row = 0;
    core::SymbolId code = 0;               // of an attribute
  };

  void walk(core::RuleId rule, core::ChoiceId choice);
  void note_changes();
  void note(core::ChoiceId choice, const Changed& what);
  bool lead_to(core::NodeId node, Satisfy& satisfy, ClaimEdit& edit) const;
  void in_force(core::RuleId rule, ClaimEdit& edit) const;
  bool of_rule(core::RuleId rule, std::size_t way, Satisfy& satisfy, ClaimEdit& edit) const;
  bool of_exception(core::ExceptionId exception, bool won, Satisfy& satisfy, ClaimEdit& edit) const;
  bool of_condition(core::NodeId node, Wish wish, Satisfy& satisfy, ClaimEdit& edit) const;
  bool of_row(std::size_t item, Satisfy& satisfy, ClaimEdit& edit) const;
  bool of_boundary(std::size_t item_id, const Item& item, std::size_t way, Satisfy& satisfy, ClaimEdit& edit) const;

  const core::Program& p_;
  const Map& map_;
  std::map<core::NodeId, Asked> asked_;
  std::map<core::TermId, core::NodeId> terms_;     // a node that asks the term
  std::map<core::TableId, core::NodeId> lookups_;
  std::map<core::ExceptionId, Changed> changes_;
  const Facts& facts_;
};

}  // namespace edict::coverage
