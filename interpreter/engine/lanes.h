// Many lines at once: the bindings of variables, lane by lane, and what an expression comes to on all of them.
//
// In: rows of a batch. Out: columns of values. Always true: a lane that is neither `yes` nor `no` is not known here, which says nothing about the line: whoever
// needs to know asks the machine, which alone knows reasons.
#pragma once

#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

#include "core/program.h"

namespace edict::engine {

using Words = std::vector<std::uint64_t>;

inline std::size_t words_of(std::uint32_t lanes) { return (lanes + 63) / 64; }
inline bool has(const Words& words, std::uint32_t lane) { return lane / 64 < words.size() && ((words[lane / 64] >> (lane % 64)) & 1) != 0; }
inline void put(Words& words, std::uint32_t lane) { words[lane / 64] |= std::uint64_t{1} << (lane % 64); }

struct Vector {
  Words yes, no;                           // truths; of values `yes` says where `value` holds
  std::vector<std::int64_t> value;         // as Value::numerator, where 64 bits hold it
  std::vector<std::int64_t> denominator;   // of ratios; empty: 1
  std::vector<std::uint32_t> tag;          // of amounts, units, sizes, prices per unit: ids of what they are counted in

  void reset(std::uint32_t lanes) {
    yes.assign(words_of(lanes), 0);
    no.assign(words_of(lanes), 0);
    value.clear();
    denominator.clear();
    tag.clear();
  }
  void make_values(std::uint32_t lanes, bool ratio, bool tagged) {
    value.resize(lanes);
    if (ratio) denominator.resize(lanes);
    if (tagged) tag.resize(lanes);
  }
};

struct Lanes {
  std::uint32_t count = 0;
  std::vector<std::vector<std::uint32_t>> rows;  // by slot: the bound record's row; empty where the slot is not bound
  std::vector<std::uint32_t> first;              // of lanes spread out from others: by lane of these, its first lane here, and one more
  Words listed;                                  // by lane of these: whether its list is known

  // What was found already on these lanes, by node; null where nothing was.
  Vector* found(core::NodeId id) const { return id < at_.size() && at_[id] != 0 ? pool_[at_[id] - 1].get() : nullptr; }
  Vector& make(core::NodeId id, std::size_t nodes) {
    at_.resize(nodes, 0);
    if (used_ == pool_.size()) pool_.push_back(std::make_unique<Vector>());
    at_[id] = static_cast<std::uint32_t>(++used_);
    ids_.push_back(id);
    pool_[used_ - 1]->reset(count);
    return *pool_[used_ - 1];
  }
  void forget() {
    for (const core::NodeId id : ids_) at_[id] = 0;
    ids_.clear();
    used_ = 0;
    spread.clear();
  }
  // Lanes spread out from these: a lane for each member of a list, bound to a slot.
  struct Spread {
    core::NodeId source = core::kNone;
    std::uint8_t slot = 0;
    std::unique_ptr<Lanes> lanes;                // null: too many
  };
  std::vector<Spread> spread;

 private:
  std::vector<std::uint32_t> at_;
  std::vector<std::unique_ptr<Vector>> pool_;
  std::vector<core::NodeId> ids_;
  std::size_t used_ = 0;
};

}  // namespace edict::engine
