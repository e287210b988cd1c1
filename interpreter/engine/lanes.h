// Many lines at once: the bindings of variables, lane by lane, and what an expression comes to on those lanes that somebody asked about.
//
// In: rows of a batch. Out: columns of values. Always true: a lane that is `done` and neither `yes` nor `no` is not known here, which says nothing about the
// line: whoever needs to know asks the machine. Where `why` says something, it is all that the machine would say.
#pragma once

#include <bit>
#include <cstdint>
#include <deque>
#include <memory>
#include <utility>
#include <vector>

#include "core/program.h"
#include "engine/value.h"

namespace edict::engine {

using Words = std::vector<std::uint64_t>;  // a bit a lane

inline std::size_t words_of(std::uint32_t lanes) { return (lanes + 63) / 64; }
inline bool has(const Words& words, std::uint32_t lane) { return ((words[lane / 64] >> (lane % 64)) & 1) != 0; }
inline void put(Words& words, std::uint32_t lane) { words[lane / 64] |= std::uint64_t{1} << (lane % 64); }
// Bits first, first + 1, … last - 1.
inline void put(Words& words, std::uint32_t first, std::uint32_t last) {
  for (; first < last; first = (first / 64 + 1) * 64) {
    const std::uint32_t end = last - first / 64 * 64 < 64 ? last % 64 : 64;
    words[first / 64] |= (end == 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << end) - 1) & (~std::uint64_t{0} << (first % 64));
  }
}
template <class Do>
void each(const Words& words, Do&& act) {
  for (std::size_t w = 0; w < words.size(); ++w) {
    for (std::uint64_t bits = words[w]; bits != 0; bits &= bits - 1) act(static_cast<std::uint32_t>(w * 64) + static_cast<std::uint32_t>(std::countr_zero(bits)));
  }
}

// Words that an operation needs for a while, out of memory that is used again. What is lent last goes back first.
class WordPool {
 public:
  class Lent {
   public:
    explicit Lent(WordPool& pool) : pool_(pool), words_(pool.next()) {}
    ~Lent() { --pool_.lent_; }
    Lent(const Lent&) = delete;
    Lent& operator=(const Lent&) = delete;
    Words& operator*() const { return words_; }

   private:
    WordPool& pool_;
    Words& words_;
  };

 private:
  Words& next() {
    if (lent_ == words_.size()) words_.emplace_back();
    return words_[lent_++];
  }
  std::deque<Words> words_;
  std::size_t lent_ = 0;
};

struct Vector {
  Words done;                              // lanes that were asked about; elsewhere nothing below means anything
  Words yes, no;                           // truths; of values `yes` says where `value` holds
  std::vector<std::int64_t> value;         // as Value::numerator, where 64 bits hold it
  std::vector<std::int64_t> denominator;   // of ratios; else 1
  std::vector<std::uint32_t> tag;          // of amounts, units, sizes, prices per unit: ids of what they are counted in
  Words told;                              // lanes that are neither `yes` nor `no`, and why is told:
  std::vector<ReasonId> why;               //   all that makes them so
  bool valued = false, ratio = false, tagged = false, blamed = false;  // whether the columns above hold anything

  // Columns are used again without being emptied.
  void reset(std::uint32_t lanes) {
    for (Words* bits : {&done, &yes, &no}) bits->assign(words_of(lanes), 0);
    valued = ratio = tagged = blamed = false;
  }
  void make_values(std::uint32_t lanes, bool with_ratio, bool with_tag) {
    valued = true;
    ratio = with_ratio;
    tagged = with_tag;
    value.resize(lanes);
    if (ratio) denominator.resize(lanes);
    if (tagged) tag.resize(lanes);
  }
  bool known(std::uint32_t lane) const { return has(yes, lane) || has(no, lane); }
  std::uint64_t known_word(std::size_t w) const { return yes[w] | no[w]; }
  ReasonId reason(std::uint32_t lane) const { return blamed && has(told, lane) ? why[lane] : 0; }
  void blame(std::uint32_t lane, std::uint32_t lanes, ReasonId reason) {
    if (reason == 0) return;
    if (!blamed) {
      told.assign(words_of(lanes), 0);
      why.resize(lanes);
      blamed = true;
    }
    put(told, lane);
    why[lane] = reason;
  }
};

struct Lanes {
  std::uint32_t count = 0;
  Words all;                                     // a bit for each lane
  std::vector<std::vector<std::uint32_t>> rows;  // by slot: the bound record's row; empty where the slot is not bound
  std::vector<std::uint32_t> first;              // of lanes spread out from others: by lane of these, its first lane here, and one more
  Words listed;                                  // by lane of these: whether its list is known
  Words self;                                    // lanes here whose member is the row that slot 0 binds
  std::vector<ReasonId> unlisted;                // where it is not: why, 0 where that is not told; empty: all lists are known

  void set_count(std::uint32_t lanes) {
    count = lanes;
    all.assign(words_of(lanes), 0);
    put(all, 0, lanes);
  }
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
  // All memory is kept for the next batch.
  void forget() {
    for (const core::NodeId id : ids_) at_[id] = 0;
    ids_.clear();
    used_ = 0;
    for (Spread& s : spread) {
      if (!s.lanes) continue;
      s.lanes->forget();
      idle.push_back(std::move(s.lanes));
    }
    spread.clear();
  }
  // Lanes spread out from these: a lane for each member of a list, bound to a slot.
  struct Spread {
    core::NodeId source = core::kNone;
    std::uint8_t slot = 0;
    std::unique_ptr<Lanes> lanes;                // null: too many
  };
  std::vector<Spread> spread;
  std::vector<std::unique_ptr<Lanes>> idle;      // spread out of earlier batches

 private:
  std::vector<std::uint32_t> at_;
  std::vector<std::unique_ptr<Vector>> pool_;
  std::vector<core::NodeId> ids_;
  std::size_t used_ = 0;
};

}  // namespace edict::engine
