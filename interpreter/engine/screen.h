// Tells in one sweep over a batch which rules certainly stand on which lines, so that only the others are judged one by one.
//
// In: a batch that the machine looks at, its lines' contexts. Out: for each line the rules left to judge. Always true: a rule is left out for a line only where
// `applies` is certainly false there or `require` certainly true; a rule `fails` where `applies` is certainly true and `require` certainly false; it is
// `undecided` where every reason of that is known. So what the screen does not understand costs time and changes nothing.
#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <initializer_list>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

#include "engine/dependence.h"
#include "engine/formula.h"
#include "engine/kept.h"
#include "engine/lanes.h"
#include "engine/reasons.h"
#include "engine/tag.h"
#include "engine/verdict.h"

namespace edict::engine {

class Machine;

// One rule as it stands in some contexts.
struct Variant {
  core::RuleId rule = core::kNone;
  Formula applies, require;
  core::OutcomeId failure = core::kNone;   // what failing certainly comes to, where nothing but its amount hangs on the line; kNone otherwise
  std::vector<core::ExceptionId> won;      // the exceptions that then count
  bool tells_undecided = false;            // what being undecided for missing facts comes to is as certain:
  core::OutcomeId undecided = core::kNone; //   that of `missing`; kNone: it pends
  std::vector<core::ExceptionId> won_undecided;
  bool operator==(const Variant&) const = default;
};
using VariantId = std::uint32_t;

// A rule on a line that does not certainly stand there.
struct Remaining {
  enum class Told : std::uint8_t {
    Nothing,     // not looked at
    Left,        // looked at: the machine must judge it
    Fails,       // certainly
    Undecided,   // certainly, for `reason`
  };
  std::uint32_t row = 0;
  VariantId variant = 0;
  Told told = Told::Nothing;
  Threat threat = Threat::None;           // Undecided: what it may yet do
  std::uint8_t stage = 0;                 // of the rule
  std::uint32_t partner = core::kNone;    // of a pair: row of the line table
  ReasonId reason = 0;                    // Screen::reasons(), until the next batch
  std::int64_t amount = 0;                // of a failure that reduces to money: millionths of a dollar
};

// The reasons of several unknowns together; nothing where one of them does not tell its own.
class AllReasons {
 public:
  explicit AllReasons(Reasons& reasons) : reasons_(reasons) {}
  void add(ReasonId reason) {
    each_tells_ = each_tells_ && reason != 0;
    if (each_tells_) all_ = reasons_.join(all_, reason);
  }
  ReasonId told() const { return each_tells_ ? all_ : 0; }

 private:
  Reasons& reasons_;
  ReasonId all_ = 0;
  bool each_tells_ = true;
};

class Screen {
 public:
  explicit Screen(Machine& machine);

  VariantId variant_of(const Variant& variant);     // the same one for equal ones
  const Variant& variant(VariantId id) const { return variants_[id]; }

  // Begins a batch. Then each line with each rule that acts on it is added; sift() tells what is left, by row, stage and rule.
  void begin();
  void add(VariantId variant, std::uint32_t row) {
    Words& rows = rows_[variant];
    if (rows.empty()) {
      active_.push_back(variant);
      rows.resize(row_words_);
    }
    put(rows, row);
  }
  void sift(std::vector<Remaining>& left);
  const Reasons& reasons() const { return reasons_; }  // of this batch

 private:
  struct TagOf {                        // what an operation's result on two tags is counted in
    core::NodeId node = core::kNone;
    std::uint32_t a = 0, b = 0, tag = 0;
    bool meet = false;
  };

  // ---- rules (screen.cpp)
  struct Standing {                     // what a clause comes to
    Words yes, no;
    const Vector* blame = nullptr;      // where it is neither: of which lanes why; null: that is not told
    bool known(std::uint32_t lane) const { return has(yes, lane) || has(no, lane); }
  };
  void sift(VariantId id, std::vector<Remaining>& left);
  void sift_pairs(const Variant& v, VariantId id, std::vector<Remaining>& left);
  void find(const Formula& formula, bool without, Lanes& lanes, const Words& wanted, Standing& out);

  // ---- what is told of lines on which a rule does not stand (screen_told.cpp)
  void tell(const Variant& v, VariantId id, const Standing& applies, const Standing& required, std::vector<Remaining>& left);
  bool reduced_to(const core::Outcome& outcome, std::uint32_t row, std::int64_t& amount);
  void tell_failing(const Variant& v, Remaining& out);
  void tell_undecided(const Variant& v, ReasonId reason, Remaining& out);
  bool threat_of(const Variant& v, std::uint32_t row, Threat& out);
  ReasonId why(const Standing& applies, const Standing& required, std::uint32_t lane);
  void tell_pair(const Variant& v, const Lanes& pairs, const Standing& applies, const Standing& required, Remaining& out);

  // ---- nodes (screen_nodes.cpp). All: what `id` comes to on the lanes of `todo`, which are not done yet.
  const Vector& find(Lanes& lanes, core::NodeId id, const Words& wanted);
  void compute(Lanes& lanes, core::NodeId id, const Words& todo, Vector& out);
  void constant(Lanes& lanes, core::NodeId id, Vector& out);
  void negation(Lanes& lanes, core::NodeId id, const Words& todo, Vector& out);
  int trouble(core::NodeId id) const;
  void and_or(Lanes& lanes, core::NodeId id, bool is_and, const Words& todo, Vector& out);
  const std::vector<core::NodeId>& operands_in_order(core::NodeId id);

  // ---- choosing (screen_choices.cpp)
  void if_then(Lanes& lanes, core::NodeId id, const Words& todo, Vector& out);
  void otherwise(Lanes& lanes, core::NodeId id, const Words& todo, Vector& out);
  void known(Lanes& lanes, core::NodeId id, bool asked, const Words& todo, Vector& out);
  void term(Lanes& lanes, core::NodeId id, const Words& todo, Vector& out);
  core::NodeId formula_of(core::TermId term, std::uint32_t row);
  static void copy_lane(const Vector& from, std::uint32_t lane, Vector& to, std::uint32_t at, std::uint32_t lanes);

  // ---- reasons (screen_reasons.cpp)
  void blame(const Lanes& lanes, std::span<const Vector* const> operands, const Words& todo, Vector& out);
  void blame(const Lanes& lanes, std::initializer_list<const Vector*> operands, const Words& todo, Vector& out) {
    blame(lanes, std::span(operands.begin(), operands.size()), todo, out);
  }
  // Why an absent cell is unknown; 0 where the machine must say.
  ReasonId absent(core::RecordId record, core::FieldId field, std::uint32_t row, bool may_be_unreadable);

  // ---- facts (screen_fields.cpp)
  void field(Lanes& lanes, core::NodeId id, const Words& todo, Vector& out);
  template <class RowOf>
  void blame_absent(const Lanes& lanes, const Vector* owner, RowOf row_of, core::RecordId record, core::FieldId field, const Words& todo, Vector& out);
  void whole_column(core::RecordId record, core::FieldId field, const claims::Column& column, core::Kind kind, Vector& out);
  void own_claim(Lanes& lanes, const Vector* owner, const std::uint32_t* rows, const Words& todo, Vector& out);
  bool owner_rows(Lanes& lanes, core::NodeId owner, const Words& todo, const Vector*& known, const std::uint32_t*& rows);
  bool may_be_unreadable(core::RecordId record, core::FieldId field) const;
  bool count_in(core::RecordId record, core::Kind kind, const claims::Column& column, std::uint32_t row, std::uint32_t& tag);
  ReasonId code_missing(std::uint32_t row, bool may_be_unreadable);
  void missing(Lanes& lanes, core::NodeId id, const Words& todo, Words& out);
  std::uint32_t unit_of(std::uint32_t row);

  // ---- numbers, dates (screen_numbers.cpp)
  void compare(Lanes& lanes, core::NodeId id, const Words& todo, Vector& out);
  void inside(Lanes& lanes, core::NodeId id, const Words& todo, Vector& out);
  void arithmetic(Lanes& lanes, core::NodeId id, const Words& todo, Vector& out);
  void within(Lanes& lanes, core::NodeId id, const Words& todo, Vector& out);
  void age(Lanes& lanes, core::NodeId id, const Words& todo, Vector& out);
  const TagOf& tag_of_result(core::NodeId id, std::uint32_t a, std::uint32_t b);
  std::optional<int> order(const Vector& a, const core::Type& at, const Vector& b, const core::Type& bt, std::uint32_t lane) const;

  // ---- lists (screen_lists.cpp)
  Lanes* spread(Lanes& lanes, core::NodeId source, std::uint8_t slot);
  bool members(Lanes& lanes, core::NodeId source, Lanes& out, std::uint8_t slot);
  void quantify(Lanes& lanes, core::NodeId id, const Words& todo, Vector& out);
  ReasonId open_members(const Lanes& each, const Vector& condition, std::uint32_t lane);
  bool over_symbols(const core::Node& n) const;
  void quantify_symbols(Lanes& lanes, core::NodeId id, const Words& todo, Vector& out);
  std::uint8_t quantified(core::NodeId id, std::uint32_t cell, std::uint32_t row);
  void in_list(Lanes& lanes, core::NodeId id, const Words& todo, Vector& out);
  void in_set(Lanes& lanes, core::NodeId id, const Words& todo, Vector& out);

  // ---- what was found before (screen_memo.cpp)
  static constexpr std::size_t kMostById = 1u << 20;
  struct Memory {
    std::vector<Kept> by_id;                             // of one symbol, 0 where it is missing; or of one context
    std::vector<std::uint32_t> by_cell;                  // of one list of symbols: batch number * 4 + state as Kept::state
    KeptTable by_key;
  };
  struct Blame {                                         // why what is remembered is not known
    std::uint32_t facts = 0;                             // a bit for each missing fact that it hangs on
    std::vector<Gap> others;                             // of no line
    bool operator==(const Blame&) const = default;
  };
  using Facts = std::array<const Vector*, Dependence::kMostFields>;
  enum class Remembers : std::uint8_t { NotAsked, Nothing, BySymbol, ByContext, ByKey };
  Remembers remembers(core::NodeId id) const;
  bool remembered(core::NodeId id) const;
  bool by_context(const Dependence& d) const;
  void recall(Lanes& lanes, core::NodeId id, const Words& todo, Vector& out);
  template <class Take, class IdOf>
  void recall_by(core::NodeId id, const Words& todo, Vector& out, bool truth, Take take, IdOf id_of);
  Kept ask(const Lanes& lanes, core::NodeId id, std::uint32_t lane, const Facts& facts);
  bool fact_id(const Vector& fact, core::Kind kind, std::uint32_t lane, std::uint32_t& id) const;
  bool place_id(const Dependence& d, std::uint32_t row, std::uint64_t& place) const;
  std::uint32_t blame_id(ReasonId reason, const Facts& facts, std::uint32_t lane);
  ReasonId blamed(const Kept& kept, const Facts& facts, std::uint32_t lane);
  // Null where the place would be too far. Valid until the next call for the node.
  Kept* by_id(core::NodeId id, std::uint32_t symbol_or_context) {
    std::vector<Kept>& kept = memories_[id].by_id;
    if (symbol_or_context >= kept.size()) {
      if (symbol_or_context >= kMostById) return nullptr;
      kept.resize(symbol_or_context + 1);
    }
    return &kept[symbol_or_context];
  }
  // The state that is remembered for a list in this batch; `find` gives it where there is none yet: 1 not known here, 2 false, 3 true.
  template <class Find>
  std::uint8_t by_cell(core::NodeId id, std::uint32_t cell, Find&& find) {
    std::vector<std::uint32_t>& kept = memories_[id].by_cell;
    if (cell >= kept.size()) kept.resize(cell + 1);
    if (kept[cell] / 4 != batch_number_) {
      const std::uint8_t state = find();
      memories_[id].by_cell[cell] = batch_number_ * 4 + state;
      return state;
    }
    return kept[cell] % 4;
  }
  std::uint32_t tag_id(const Tag& tag);
  const Tag& tag(std::uint32_t id) const { return tags_[id]; }

  Machine& m_;
  const core::Program& p_;
  std::vector<Memory> memories_;                         // by node
  std::vector<Remembers> remembers_;                     // by node
  std::vector<Blame> blames_;                            // Kept::why counts from 1
  std::uint32_t batch_number_ = 0;                       // below 2^30, then from 1 again with memories by list forgotten
  std::vector<Variant> variants_;
  std::unordered_map<core::RuleId, std::vector<VariantId>> variants_of_;
  std::vector<Words> rows_;                              // by variant: this batch's lines; empty: none
  std::vector<VariantId> active_;
  Lanes lines_;                                          // all lines of the batch, slot 0
  Reasons reasons_;                                      // of the batch
  std::vector<Tag> tags_;
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> tag_ids_;
  std::uint32_t last_tag_ = 0;
  std::vector<TagOf> tags_of_{256};                      // by hash: what was found last
  std::vector<std::uint32_t> unit_tags_;                 // by context: 0 not asked, 1 not known, tag + 2
  struct TermFormula {
    bool found = false;
    core::NodeId node = core::kNone;
  };
  std::vector<std::vector<TermFormula>> term_formulas_;  // by term, context
  std::uint32_t line_count_ = 0;
  std::size_t row_words_ = 0;
  std::uint32_t depth_ = 0;
  std::deque<Words> todo_;                               // by depth
  WordPool pool_;
  Standing applies_, required_;                          // of the rule being sifted
  std::vector<std::vector<core::NodeId>> in_order_;      // by node, of `and` and `or`: operands as they are asked; empty: not found yet
  std::vector<Gap> gaps_, fact_gaps_;                    // scratch
  std::vector<std::uint32_t> begins_;
};

}  // namespace edict::engine
