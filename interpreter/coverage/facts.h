// Values that facts of claims may have, as the policies tell them apart. Private to the folder.
//
// In: a program and its items. Out: texts, as files of claims write them. Always true: few for each fact, in a settled order.
#pragma once

#include <map>
#include <set>

#include "coverage/items.h"

namespace edict::coverage {

class Facts {
 public:
  Facts(const core::Program& program, const Map& map);
  // Of a field of a record; of a list of symbols its members.
  std::vector<std::string> of(core::RecordId record, core::FieldId field) const;
  const std::vector<exact::Duration>& durations() const { return durations_; }

 private:
  using Place = std::pair<core::RecordId, core::FieldId>;
  std::optional<Place> place_of(core::NodeId node) const;
  void add(Place place, const std::string& text);
  void constant(Place place, core::ConstantId id);
  void members(Place place, core::SetId set);
  void compared(core::NodeId value, core::NodeId other);
  void keys(const core::Node& node);
  void node(core::NodeId id);

  const core::Program& p_;
  std::map<Place, std::vector<std::string>> found_;
  std::map<core::SymbolKind, std::vector<std::string>> by_kind_;
  std::vector<exact::Duration> durations_;
};

}  // namespace edict::coverage
