// Conditions of the core as unions of regions: single fields completely, relations between fields as what was not looked into.
//
// In: a program and its boolean nodes. Out: where such a node is certainly true, or certainly false; what its subjects are called. Always true: a union is at
// least as wide as the condition, so an empty one is a proof; "certainly" leaves out what is unknown.
#pragma once

#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/program.h"
#include "regions/region.h"

namespace edict::review {

// What a subject is. A path begins with `line`, `other` (the partner of a pair) or `claim`; `[]` follows a list whose members are spoken of.
struct SubjectInfo {
  std::string path;            // `line.code`, `claim.documents[].kind`; of what is no path, its own key
  core::Type type;
  bool is_path = true;         // a claim can be written in which it has any value, whatever the other subjects are
  bool is_age = false;         // completed months, or days where `type` says so, on the date of service
};

class Conditions {
 public:
  explicit Conditions(const core::Program& program) : p_(program) {}

  regions::Union when(core::NodeId node, bool truth);
  // The date of service, or the date of receipt, lies in the period.
  regions::Union dated(const exact::Period& period);
  regions::Union received(const exact::Period& period);
  // The claim's payer is one of these or below it; 0 and the empty list: any declared payer.
  regions::Union payer_under(const std::vector<core::SymbolId>& payers);
  regions::Union payer_not_under(core::SymbolId payer);
  // The claim's payer is this one and none below it. 0: a topmost one.
  regions::Union payer_is(core::SymbolId payer);
  regions::Union code_is(core::SymbolId code);

  // What a key cell of a table matches on a date, amounts in the base unit of their dimension; nothing where that depends on more than the value (durations).
  std::optional<regions::Domain> matched_by(const core::Matcher& matcher, const core::Type& key, exact::Date on) const;

  const SubjectInfo& subject(regions::Subject id) const { return subjects_[id]; }
  // The node of a relation, for words; kNone where the union grew too large.
  core::NodeId relation_node(std::uint32_t id) const { return id < relations_.size() ? relations_[id] : core::kNone; }
  const core::Program& program() const { return p_; }

 private:
  using Union = regions::Union;

  // subjects.cpp
  std::string path_of(core::NodeId node) const;                   // empty where it is no path
  regions::Subject subject_of(core::NodeId node);
  regions::Subject named(const std::string& path, const core::Type& type, bool is_path, bool is_age = false);
  Union unread(core::NodeId node, bool truth);                    // a relation
  regions::Domain universe(const core::Type& type) const;         // all values that a subject of this type can have
  regions::Texts symbols_of(const core::Set& set, exact::Date on) const;
  void note_starts(const core::Set& set, std::set<std::int32_t>& starts) const;
  regions::Texts with_descendants(core::SymbolId payer) const;
  bool plain_number(core::NodeId node) const;                     // on the declared scale

  static constexpr int kDeepest = 200;
  static constexpr int kMostSteps = 10'000;                       // of one condition, terms written out wherever they are named: beyond, nothing is looked into
  bool goes_too_far();                                            // one step more; a condition asked from outside begins anew
  // conditions.cpp
  Union joined(const core::Node& node, bool all, bool truth);
  Union quantified(core::NodeId id, bool truth);
  Union chosen(core::NodeId id, bool truth);                      // `if`
  Union term(core::NodeId id, bool truth);
  // comparisons.cpp
  std::optional<regions::Domain> constant_domain(core::NodeId node, core::Comparison comparison) const;
  Union compare(core::NodeId id, bool truth);
  Union age(core::NodeId id, bool truth);
  Union inside(core::NodeId id, bool truth);
  Union in_period(core::NodeId id, bool truth);
  Union in_list(core::NodeId id, bool truth);
  Union in_set(core::NodeId id, bool truth);
  // values.cpp
  regions::Domain possible(const core::Node& node) const;
  Union value_in(core::NodeId node, const regions::Domain& wanted);
  Union attribute_in(const core::Node& node, core::NodeId id, const regions::Domain& wanted);
  Union missing(core::NodeId node, bool is_missing);
  core::NodeId simple_body(const core::Node& term) const;         // of a term with one formula and no exceptions, asked of a line that has a path

  const core::Program& p_;
  std::vector<SubjectInfo> subjects_;
  std::unordered_map<std::string, regions::Subject> by_path_;
  std::vector<core::NodeId> relations_;
  std::unordered_map<std::string, std::uint32_t> relation_ids_;
  std::string judged_ = "line";                                   // what variable 0 is
  std::vector<std::pair<std::uint32_t, std::string>> members_;    // slots of quantifiers, and the paths of their members
  int depth_ = 0, steps_ = 0;
};

}  // namespace edict::review
