// Tells in one sweep over a batch which rules certainly stand on which lines, so that only the others are judged one by one.
//
// In: a batch that the machine looks at, its lines' contexts. Out: for each line the rules left to judge. Always true: a rule is left out for a line only where
// `applies` is certainly false there or `require` certainly true; a rule `fails` where `applies` is certainly true and `require` certainly false. So what the
// screen does not understand costs time and changes nothing.
#pragma once

#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

#include "engine/formula.h"
#include "engine/kept.h"
#include "engine/lanes.h"
#include "engine/tag.h"
#include "engine/truth.h"

namespace edict::engine {

class Machine;

// One rule as it stands in some contexts.
struct Variant {
  core::RuleId rule = core::kNone;
  Formula applies, require;
  core::OutcomeId failure = core::kNone;   // what failing certainly comes to, where nothing but its amount hangs on the line; kNone otherwise
  std::vector<core::ExceptionId> won;      // the exceptions that then count
  bool operator==(const Variant&) const = default;
};
using VariantId = std::uint32_t;

struct Remaining {
  std::uint32_t row = 0;
  VariantId variant = 0;
  bool swept = false;       // looked at already: it does not certainly stand
  bool fails = false;       // certainly
  std::int64_t amount = 0;  // of a failure that reduces to money: millionths of a dollar
};

class Screen {
 public:
  explicit Screen(Machine& machine);

  VariantId variant_of(const Variant& variant);     // the same one for equal ones
  const Variant& variant(VariantId id) const { return variants_[id]; }

  // Begins a batch. Then each line with each rule that acts on it is added; sift() tells what is left, by row, stage and rule.
  void begin();
  void add(VariantId variant, std::uint32_t row) {
    if (rows_[variant].empty()) active_.push_back(variant);
    rows_[variant].push_back(row);
  }
  void sift(std::vector<Remaining>& left);

 private:
  // ---- rules (screen.cpp)
  void sift(VariantId id, std::vector<Remaining>& left);
  bool failing(const Variant& v, std::uint32_t row, Remaining& out);
  void sift_pairs(const Variant& v, VariantId id, std::vector<Remaining>& left);
  void truths(const Formula& formula, bool without, Lanes& lanes, Words& yes, Words& no);

  // ---- nodes (screen_nodes.cpp)
  const Vector& find(Lanes& lanes, core::NodeId id);
  void compute(Lanes& lanes, core::NodeId id, Vector& out);
  void constant(Lanes& lanes, core::NodeId id, Vector& out);
  void if_then(Lanes& lanes, core::NodeId id, Vector& out);
  void otherwise(Lanes& lanes, core::NodeId id, Vector& out);
  void known(Lanes& lanes, core::NodeId id, bool asked, Vector& out);
  void and_or(Lanes& lanes, const core::Node& n, bool is_and, Vector& out);
  void term(Lanes& lanes, core::NodeId id, Vector& out);
  core::NodeId formula_of(core::TermId term, std::uint32_t row);
  static void copy_lane(const Vector& from, std::uint32_t lane, Vector& to, std::uint32_t at);

  // ---- facts (screen_fields.cpp)
  void field(Lanes& lanes, core::NodeId id, Vector& out);
  void claim_of(Lanes& lanes, core::NodeId id, Vector& out);
  bool owner_rows(Lanes& lanes, core::NodeId owner, const Vector*& known, const std::uint32_t*& rows);
  bool may_be_unreadable(core::RecordId record, core::FieldId field) const;
  void missing(Lanes& lanes, core::NodeId id, Words& out);
  std::uint32_t unit_of(std::uint32_t row);

  // ---- numbers, dates (screen_numbers.cpp)
  void compare(Lanes& lanes, core::NodeId id, Vector& out);
  void inside(Lanes& lanes, core::NodeId id, Vector& out);
  void arithmetic(Lanes& lanes, core::NodeId id, Vector& out);
  void within(Lanes& lanes, core::NodeId id, Vector& out);
  void age(Lanes& lanes, core::NodeId id, Vector& out);
  std::optional<int> order(const Vector& a, const core::Type& at, const Vector& b, const core::Type& bt, std::uint32_t lane) const;

  // ---- lists (screen_lists.cpp)
  Lanes* spread(Lanes& lanes, core::NodeId source, std::uint8_t slot);
  bool members(Lanes& lanes, core::NodeId source, Lanes& out, std::uint8_t slot);
  void quantify(Lanes& lanes, core::NodeId id, Vector& out);
  bool over_symbols(const core::Node& n) const;
  void quantify_symbols(Lanes& lanes, core::NodeId id, Vector& out);
  void in_list(Lanes& lanes, core::NodeId id, Vector& out);
  void in_set(Lanes& lanes, core::NodeId id, Vector& out);

  // ---- what was found before (screen_memo.cpp)
  struct Memory {
    std::vector<Kept> by_id;                             // of one symbol
    KeptTable by_key;
  };
  bool remembered(core::NodeId id) const;
  void recall(Lanes& lanes, core::NodeId id, Vector& out);
  Kept ask(const Lanes& lanes, core::NodeId id, std::uint32_t lane);
  Kept* by_id(core::NodeId id, std::uint32_t symbol);
  std::uint32_t tag_id(const Tag& tag);
  const Tag& tag(std::uint32_t id) const { return tags_[id]; }

  Machine& m_;
  const core::Program& p_;
  std::vector<Memory> memories_;                         // by node
  std::vector<Variant> variants_;
  std::unordered_map<core::RuleId, std::vector<VariantId>> variants_of_;
  std::vector<std::vector<std::uint32_t>> rows_;         // by variant: this batch's lines
  std::vector<VariantId> active_;
  Lanes lines_;                                          // all lines of the batch, slot 0
  std::vector<Tag> tags_;
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> tag_ids_;
  std::uint32_t last_tag_ = 0;
  std::vector<std::uint32_t> unit_tags_;                 // by context: 0 not asked, 1 not known, tag + 2
  std::vector<std::unordered_map<std::uint32_t, core::NodeId>> term_formulas_;   // by term, context
  std::uint32_t line_count_ = 0;
  std::uint32_t depth_ = 0;
};

}  // namespace edict::engine
