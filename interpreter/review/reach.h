// Where rules act and exceptions hold: payers, dates and conditions together, as unions of regions.
//
// In: a program and its conditions. Out: for each clause that exceptions may change, its choice and where it is asked at all. Always true: a union is at least as
// wide as the truth, so what is empty never happens.
#pragma once

#include <functional>
#include <string>
#include <unordered_map>

#include "review/conditions.h"
#include "review/review.h"

namespace edict::review {

// A clause with its exceptions: `else` of `approved_indication`; where it is asked.
struct Disputable {
  core::ChoiceId choice = core::kNone;
  std::string clause, target;     // `else`, `approved_indication`
  regions::Union base;
  source::Span span;              // of what is changed
};

class Reach {
 public:
  Reach(const Inputs& inputs, Conditions& conditions);

  // The payers and dates of a rule; `applied`: and where its `applies` holds (unless exceptions change that).
  regions::Union of_rule(const core::Rule& rule, bool applied);
  // Where the override holds, within `base`.
  regions::Union of_override(const core::Override& o, const regions::Union& base);
  // Every clause, attribute, formula and cell that some exception changes, and then those of the exceptions.
  void visit(const std::function<void(const Disputable&)>& see);

  // The payers for which a package acts and the period in which it does; of a library that nobody adopts: everybody, and its own period.
  std::vector<core::Act> acts_of(std::uint32_t package, const std::vector<core::Act>& acts) const;
  // Where a finding about the exception points: its name, or its target where it has none.
  source::Span place_of(core::ExceptionId exception) const;
  std::string name_of(core::ExceptionId exception) const;
  // The condition of a rule's clause, where this rule wrote it: a node stands where it was first written, and other rules may share it.
  source::Span clause_of(const core::Rule& rule, ast::ClauseKind kind) const;
  // Written as an exception, and not as a code that is stated again; to another exception.
  bool is_declared(core::ExceptionId exception) const;
  bool changes_exception(core::ExceptionId exception) const;

  Conditions& conditions() { return conditions_; }

 private:
  void visit(const std::function<void(const Disputable&)>& see, const Disputable& at, int depth);

  const Inputs& in_;
  const core::Program& p_;
  Conditions& conditions_;
  struct Written {
    const ast::Module* module;
    const ast::Decl* decl;
  };
  std::unordered_map<std::string, Written> written_;   // rules, exceptions and codes, by where they stand
};

std::string short_name(const std::string& full);

}  // namespace edict::review
