// From the leaves up: a fact that may be missing leaves all that needs it in the dark, unless something stands in for it.
#include "coverage/missing_facts.h"

#include <algorithm>

#include "core/walk.h"

namespace edict::coverage {
namespace {

constexpr int kDeepest = 300;  // terms of terms of terms: beyond this anything may be missing

}  // namespace

bool MissingFacts::possible(core::NodeId id) {
  if (id == core::kNone) return false;
  const auto before = known_.find(id);
  if (before != known_.end()) return before->second;
  if (depth_ >= kDeepest) return true;
  ++depth_;
  const bool result = found(p_.node(id));
  --depth_;
  return known_[id] = result;
}

bool MissingFacts::of_operands(const core::Node& node) {
  const std::vector<core::NodeId> operands = core::children(p_, node);
  return std::any_of(operands.begin(), operands.end(), [&](core::NodeId operand) { return possible(operand); });
}

bool MissingFacts::choice(core::ChoiceId id) {
  if (id == core::kNone || depth_ >= kDeepest) return id != core::kNone;
  ++depth_;
  const core::Choice& choice = p_.choices[id];
  bool missing = choice.base == core::kNone || possible(choice.base);
  for (const core::Override& o : choice.overrides) missing = missing || possible(o.when) || this->choice(o.value);
  --depth_;
  return missing;
}

// Blank between its versions, where they leave days out.
bool MissingFacts::term(core::TermId id) {
  const std::vector<core::Versioned>& versions = p_.terms[id].versions;
  const bool always = versions.size() == 1 && versions[0].effective == exact::always();
  return !always || std::any_of(versions.begin(), versions.end(), [&](const core::Versioned& version) { return choice(version.value); });
}

bool MissingFacts::found(const core::Node& node) {
  using core::Op;
  switch (node.op) {
    case Op::Constant: case Op::Variable: case Op::IsKnown: case Op::IsMissing: return false;
    case Op::Field: {
      const auto record = static_cast<core::RecordId>(p_.node(node.a).type.of);
      return p_.schema.field(record, static_cast<core::FieldId>(node.aux)).optional || possible(node.a);
    }
    case Op::Day: case Op::History: {  // whose they are
      const core::FieldId id = p_.schema.find(p_.schema.patient, "id");
      return (id != core::kNoField && p_.schema.field(p_.schema.patient, id).optional) || possible(node.a);
    }
    case Op::Attribute: case Op::Lookup: case Op::Column: case Op::First: case Op::Last: case Op::FewestPackages: return true;
    case Op::Aggregate: {
      const auto how = static_cast<core::Aggregation>(node.aux);
      return how == core::Aggregation::Min || how == core::Aggregation::Max || of_operands(node);
    }
    case Op::Term: return term(node.aux) || possible(node.a);
    case Op::Otherwise: return possible(node.a) && possible(node.b);
    case Op::ClaimOf: case Op::HasRow: case Op::InSet: case Op::InList: case Op::Inside: case Op::InPeriod: case Op::PeriodFirst: case Op::PeriodLast: case Op::MakeList:
    case Op::Not: case Op::And: case Op::Or: case Op::Compare: case Op::Add: case Op::Subtract: case Op::Multiply: case Op::Divide: case Op::Negate: case Op::Round:
    case Op::Min: case Op::Max: case Op::If: case Op::IsOpen: case Op::Quantify: case Op::AddDuration: case Op::DaysBetween: case Op::Within: case Op::AgeCompare:
    case Op::ToAmount: case Op::ToUnits: return of_operands(node);
  }
  return true;
}

}  // namespace edict::coverage
