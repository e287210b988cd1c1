// Parts of the canonical form: what ids stand for, as text.
//
// In: ids of a program. Out: texts that two programs share exactly where they mean the same. Always true: no id, place or order of declaration shows in them.
#pragma once

#include <string>
#include <vector>

#include "core/program.h"

namespace edict::decisions {

class Canonical {
 public:
  enum class Of { Node, Outcome, Message };
  explicit Canonical(const core::Program& program);

  static std::string quoted(const std::string& text);
  std::string symbol(core::SymbolId id) const;
  std::string period(const exact::Period& period) const;
  std::string type(const core::Type& type) const;
  std::string node(core::NodeId id) const;  // a digest; `-` for none
  std::string choice(core::ChoiceId id, Of what) const;
  std::string set(const core::Set& set) const;
  std::string row(const core::Row& row) const;

 private:
  std::string constant(core::ConstantId id) const;
  std::string size(core::UnitSizeId id) const;
  std::string shape(const core::Node& node) const;  // without its operands
  std::string outcome(core::OutcomeId id) const;
  std::string message(std::uint32_t index) const;
  std::string choice_under(core::ChoiceId id, Of what, int depth) const;

  const core::Program& p_;
  std::vector<std::string> sets_;   // by SetId
  std::vector<std::string> nodes_;  // digests, by NodeId: operands come before their node
};

}  // namespace edict::decisions
