// The evaluator at work: one batch, one claim of it at a time. Private to the engine; evaluator.h is its door.
//
// In: nodes, lines. Out: values and verdicts. Always true: values, lists and reasons live until the next claim is entered; the frame's slot 0 is the line that
// the expression is about. The member functions stand by family: fields, arithmetic, units, comparison, logic, lists, aggregates, dates, packages, tables,
// sets, choices, terms, contexts, days, rules, pairs, open lines, judging.
#pragma once

#include <algorithm>
#include <array>
#include <memory>
#include <span>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/depth.h"
#include "engine/evaluator.h"
#include "engine/formula.h"
#include "engine/index.h"
#include "engine/memo.h"
#include "engine/number.h"
#include "engine/reasons.h"
#include "engine/screen.h"
#include "engine/tag.h"
#include "engine/truth.h"
#include "engine/verdict.h"

namespace edict::engine {

// For whom and as of when something is looked up.
struct Jurisdiction {
  bool official = false;              // nobody's: no exception applies
  bool dated = false;
  bool payer_known = true;            // false: the claim names none, so what is somebody's own cannot be decided
  exact::Date date;
  std::uint32_t payer = core::kNone;  // index; kNone: not declared
  std::uint32_t context = core::kNone;
  claims::LineRef line;
};

// What a choice comes to. `value` kNone and no reason: there is nothing (no base).
struct Resolution {
  std::uint32_t value = core::kNone;
  ReasonId reason = 0;                       // a conflict, or an exception that cannot be decided
  std::array<std::uint32_t, 4> possible{};   // in the latter case: what it may come to
  std::uint8_t possible_count = 0;           // 0 with a reason: nothing that could agree
};

class Machine {
 public:
  Machine(const Plan& plan, const claims::Vocabulary& vocabulary, Settings settings);

  // ---- judging (judge.cpp, rules.cpp, pairs.cpp)
  void judge(const claims::Batch& batch, const claims::History* history, Decisions& out);
  void look_at(const claims::Batch& batch, const claims::History* history, Decisions* decisions);
  Verdict verdict(core::RuleId rule, claims::LineRef line, std::vector<core::ExceptionId>& won);

  // ---- asking (evaluator.cpp)
  void enter(claims::LineRef line);                 // its claim, and the line as slot 0
  Value eval(core::NodeId id);
  Truth truth(core::NodeId id);
  Value value_of(Truth t) const;
  Value term_value(core::TermId term, const Jurisdiction& where);
  Jurisdiction jurisdiction(claims::LineRef line);
  Resolution resolve(core::ChoiceId choice, const Jurisdiction& where, std::vector<core::ExceptionId>* won);
  Value list_item(const Value& list, std::size_t index) const;
  Value line_value(claims::LineRef line) const;
  Value read(core::RecordId record, core::FieldId field, claims::LineRef at);
  std::optional<Counted> counted_in(claims::LineRef line, ReasonId& why);
  const Reasons& reasons() const { return reasons_; }
  std::uint64_t looks() const { return looks_; }
  // `is open` as this stage asks it; gives what it was before.
  std::uint8_t see_as(std::uint8_t stage) { return std::exchange(stage_, stage); }
  Value* slots() { return slots_; }

  const Plan& plan;
  const core::Program& program;
  const Plan::Index& index;
  const claims::Vocabulary& vocabulary;
  const Settings settings;

 private:
  static constexpr std::uint8_t kAllStages = 4;
  static constexpr std::uint8_t kNeverDenied = 255;
  static constexpr std::uint32_t kDeepest = core::kDeepestEvaluation + 20;   // nested evaluations; beyond is a fault, which `check` has refused before
  static constexpr std::size_t kMostReasons = 10'000'000;    // of the unknown, for one claim: about 300 MB

  struct Context {                                  // one code, payer and epoch
    std::vector<std::uint8_t> settled;              // by overridden choice: 0 not asked, 1 the base stands, 2 exceptions may apply
    std::vector<VariantId> rules;                   // that act here
    bool rules_found = false;
    std::uint8_t unit_state = 0;                    // 0 not asked, 1 `unit` is it, 2 must be evaluated
    Counted unit;
  };
  struct ContextKey {
    core::SymbolId code;
    std::uint32_t payer, epoch;
    bool operator==(const ContextKey&) const = default;
  };
  struct ContextHash {
    std::size_t operator()(const ContextKey& k) const {
      return (std::uint64_t{k.code} * 0x9e3779b97f4a7c15ull) ^ ((std::uint64_t{k.payer} << 32 | k.epoch) * 0xbf58476d1ce4e5b9ull);
    }
  };
  struct LineIndex {                                // a long list of lines, by code
    ListRef list;
    std::vector<std::pair<core::SymbolId, std::uint32_t>> by_code;
  };
  struct Deeper {                                   // one step down, and up again
    explicit Deeper(Machine& machine) : m(machine) { ++m.depth_; }
    ~Deeper() { --m.depth_; }
    Deeper(const Deeper&) = delete;
    Machine& m;
  };
  struct Frame {                                    // fresh variables about another line
    Frame(Machine& machine, claims::LineRef line);
    ~Frame();
    Frame(const Frame&) = delete;
    Machine& m;
    Value* old;
  };
  // A variable while its list is gone through. What it held stands again afterwards: a term or an exception numbers its variables from the first one again,
  // and is asked in the midst of a pair or of another list.
  struct Bound {
    Bound(Machine& machine, std::uint32_t slot) : held(machine.slots_[slot]), before(held) {}
    ~Bound() { held = before; }
    Bound(const Bound&) = delete;
    Value& held;
    const Value before;
  };
  // What a look at one member of a list makes is given up after it, but for what a term keeps.
  struct Look {
    explicit Look(Machine& machine) : m(machine), values(machine.values_.size()) { ++m.looks_; }
    ~Look() { m.values_.resize(std::max(values, m.kept_values_)); }
    Look(const Look&) = delete;
    Machine& m;
    const std::size_t values;
  };
  friend struct Look;
  friend struct Deeper;
  friend struct Frame;
  friend struct Bound;
  friend class Screen;

  // ---- unknowns
  Value unknown(ReasonId reason) const;
  Truth unknown_truth(ReasonId reason) const;
  Truth truth_from(const Value& v) const;
  ReasonId gap(Gap::Kind kind, core::NodeId node = core::kNone);
  Value fault(Gap::Kind kind, core::NodeId node) { return unknown(gap(kind, node)); }
  Truth both_unknown(const Value& a, const Value& b);
  bool spent() { return (looks_ > pause_at_ && past_pause()) || reasons_.size() > kMostReasons; }  // the claim takes too much
  bool past_pause();
  void begin_looks();

  // ---- fields
  Value constant(core::NodeId id);
  Value field(const core::Node& n);
  Value read_known(const core::Type& type, const claims::Column& column, core::RecordId record, core::FieldId field, claims::LineRef at);
  Value absent(core::RecordId record, core::FieldId field, claims::LineRef at);
  bool no_column(core::RecordId record, core::FieldId field) const;
  Value claim_of(const core::Node& n);
  std::uint32_t claim_row(claims::LineRef line) const;
  bool symbol_field(core::RecordId record, core::FieldId field, claims::LineRef at, core::SymbolId& out) const;
  // A number on scale 6, a date, a symbol or a text that stands in the text or in a cell: read without making a value. False: take the long way.
  bool plain(core::NodeId id, std::int64_t& out) const;
  // A list of symbols that stands in a cell.
  bool plain_cell(core::NodeId id, std::uint32_t& cell) const;
  bool date_field(core::RecordId record, core::FieldId field, claims::LineRef at, exact::Date& out) const;

  // ---- arithmetic, units
  Number number_of(const Value& v, core::NodeId node) const;
  Value result(core::NodeId id, bool fine, const Number& number, const Tag& tag);
  Value result(core::NodeId id, bool fine, const Number& number, const Value& like);
  Value add_subtract(core::NodeId id);
  Value add_values(core::NodeId id, const Value& a, Number x, const Value& b, Number y, bool minus);
  Value multiply(core::NodeId id);
  Value divide(core::NodeId id);
  Value negate(core::NodeId id);
  Value round(core::NodeId id);
  Value cast(core::NodeId id);
  Value min_max(core::NodeId id);
  std::int64_t size_amount(Counted counted) const;
  // One definition for both: 0 nothing to do, 1 convert, 2 they cannot meet.
  enum class Meeting : std::uint8_t { Same, Convert, Never };
  Meeting meet(Counted a, Counted b) const;
  bool weigh(Number& x, Counted a, Number& y, Counted b) const;
  bool convert(Number& number, Counted from, Counted to) const;

  // ---- comparison, logic
  Truth compare(core::NodeId id);
  Truth compare_values(core::NodeId id, core::Comparison comparison, const Value& a, const core::Type& at, const Value& b, const core::Type& bt);
  // -1, 0, 1 of two known values of one kind; otherwise why not.
  std::optional<int> order(core::NodeId id, const Value& a, const core::Type& at, const Value& b, const core::Type& bt, ReasonId& why);
  Truth equal(core::NodeId id, const Value& a, const core::Type& at, const Value& b, const core::Type& bt);
  Truth inside(core::NodeId id);
  Truth and_or(const core::Node& n, bool is_and);
  Value if_then(core::NodeId id);
  Value otherwise(core::NodeId id);
  Value conformed(core::NodeId id, Value v, core::NodeId from);
  Truth is_known(core::NodeId id, bool asked);

  // ---- lists
  Value make_list(core::NodeId id);
  Value first_last(core::NodeId id);
  core::Type element_type(const core::Type& list) const;
  Truth in_list(core::NodeId id);
  Truth same_members(core::NodeId id, const Value& a, const core::Type& at, const Value& b, const core::Type& bt);
  Truth quantify(core::NodeId id);
  Value aggregate(core::NodeId id);
  Value distinct(core::NodeId id, std::vector<Value>& values);
  // Positions of the members that a condition can hold for, in order, when a probe tells; false: look at all.
  bool probed(const Value& list, const Probe& probe, std::vector<std::uint32_t>& out);
  const LineIndex& index_of(const ListRef& list);
  claims::LineRef line_at(const ListRef& list, std::uint32_t i) const;
  std::optional<Number> known_part(core::NodeId node, int depth);
  bool weighs_known_part(core::NodeId require) const;   // whether known_part_exceeds() has to look
  bool known_part_exceeds(core::NodeId require);

  // ---- dates
  Value add_duration(core::NodeId id);
  Value days_between(core::NodeId id);
  Truth within(core::NodeId id);
  Truth age_compare(core::NodeId id);
  Truth in_period(core::NodeId id);
  Value fewest_packages(core::NodeId id);

  // ---- days and history
  Value history_lines(core::NodeId id);
  Value day_lines(core::NodeId id);
  void gather_history(ReasonId& why);
  bool replaces_or_voids(claims::LineRef claim) const;
  ReasonId unclear_replacement();
  void gather_days();

  // ---- tables, sets
  struct Matches {
    std::uint32_t row = core::kNone;
    ReasonId reason = 0;      // why there is none that is known
    bool none = false;        // certainly no row
  };
  Matches match(core::NodeId id);
  std::size_t gather_rows(core::NodeId id, const Value* keys, const Jurisdiction& where, std::size_t base, ReasonId& maybe);
  Truth row_matches(core::NodeId id, const core::Table& table, const core::Row& row, const Value* keys, const Jurisdiction& where);
  Truth cell_matches(core::NodeId id, const core::Matcher& m, const Value& key, const core::Type& type, const core::Type& column, const Jurisdiction& where);
  Matches pick(core::TableId table, const std::uint32_t* rows, std::size_t sure, std::size_t all, const Jurisdiction& where, ReasonId maybe);
  bool same_cells(const core::Table& table, std::uint32_t a, std::uint32_t b, const Jurisdiction& where);
  Value cell(core::TableId table, std::uint32_t row, std::uint32_t column, const Jurisdiction& where);
  Value lookup(core::NodeId id);
  Truth has_row(core::NodeId id);
  Value column(core::NodeId id);
  Truth in_set(core::NodeId id);
  Truth member(core::SetId set, core::SymbolId symbol, const Jurisdiction& where);
  bool member_matches(const core::Member& member, core::SymbolId symbol) const;
  bool has_room_for_members(std::size_t bytes);
  bool where_of(const core::Node& n, Jurisdiction& out, ReasonId& why);
  Truth holds(const exact::Period& period, const Jurisdiction& where);
  ReasonId undated(const Jurisdiction& where);

  // ---- choices, terms, attributes, contexts
  Resolution walk(const core::Choice& choice, const Jurisdiction& where, std::vector<core::ExceptionId>* won);
  bool certainly(std::span<const core::Override> group, const Jurisdiction& where, Resolution& standing, bool& clash, std::vector<core::ExceptionId>* won);
  void possibly(std::span<const core::Override> group, const Jurisdiction& where, Resolution& standing, bool sure);
  Truth in_force(const core::Override& o, const Jurisdiction& where);
  bool may_apply(const core::Choice& choice, const Jurisdiction& where) const;
  Value choice_value(core::ChoiceId choice, const Jurisdiction& where, const core::Type& type, core::NodeId* chosen, std::vector<core::ExceptionId>* won);
  Value term(core::NodeId id);
  Value attribute(core::NodeId id);
  Value attribute_value(core::AttributeId attribute, core::SymbolId symbol, const Jurisdiction& where, bool* defined = nullptr);
  Jurisdiction own_jurisdiction(claims::LineRef line);           // whatever date a term is asked for
  Jurisdiction jurisdiction_of_claim(claims::LineRef claim) const;
  void put_line(claims::LineRef line, Jurisdiction& where);
  void find_jurisdictions();
  Truth is_payers(core::SymbolId payer, const Jurisdiction& where);  // of this payer or below it
  std::uint32_t context_of(core::SymbolId code, std::uint32_t payer, exact::Date date);
  void find_rules(Context& context, core::SymbolId code, std::uint32_t payer, exact::Date date);
  bool applies_for_certain(const Guard& guard, core::SymbolId code);
  void foretell(const core::Rule& rule, const Formula& otherwise, const Formula& missing, Variant& variant) const;
  Formula formula(core::ChoiceId choice, const Jurisdiction& where) const;
  bool acts(const core::Rule& rule, std::uint32_t payer, exact::Date date) const;

  // ---- judging
  void enter_claim(std::uint32_t claim);
  void set_line(claims::LineRef line);
  void sift();
  bool needs_builtins(std::uint32_t claim) const;
  bool stands(const Variant& variant);
  void judge_claim(std::uint32_t claim, bool builtins, Decisions& out);
  void judge_remaining(const Remaining& remaining, Decisions& out);
  void give_up(std::uint32_t first_row, std::uint32_t last_row, std::size_t first_finding, Decisions& out);
  void builtin_findings(std::uint32_t row, ReasonId unclear, Decisions& out);
  void record(core::RuleId rule, std::uint32_t row, const Verdict& v, core::Disposition disposition, const Reasons& reasons, Threat threat, Decisions& out);
  void record_told(const Remaining& told, Decisions& out);
  const Gap* missing_code(const Finding& f, const Decisions& out) const;
  void builtin(Builtin what, std::uint32_t row, ReasonId reason, Decisions& out);
  void settle(std::uint32_t first_row, std::uint32_t count, std::size_t first_finding, Decisions& out);
  core::Disposition disposition_of(const Finding& f) const { return disposition_of(f.outcome, f.amount_known, f.amount); }
  core::Disposition disposition_of(core::OutcomeId outcome, bool amount_known, std::int64_t amount) const;
  Truth received(const core::Rule& rule, claims::LineRef line);
  void judge_one(core::RuleId id, const Jurisdiction& where, Verdict& v);
  void judge_pairs(core::RuleId id, const Jurisdiction& where, Truth received, Verdict& v);
  Truth judge_condition(core::ChoiceId choice, bool without, const Jurisdiction& where, core::NodeId& node);
  void undecided(const core::Rule& rule, const Jurisdiction& where, ReasonId reason, Truth in_time, Verdict& v);
  void not_met(const core::Rule& rule, const Jurisdiction& where, Verdict& v);
  static bool to_cents(const Number& number, std::int64_t& out);  // half up, in millionths; false where it is too large
  void reduced_to(const core::Outcome& outcome, const Jurisdiction& where, Verdict& v);

  // ---- which lines are open
  Truth is_open(core::NodeId id);
  Truth was_open(claims::LineRef line);
  void denied_at(std::uint32_t row, core::Stage stage, core::Disposition disposition);
  Threat threat_of(const core::Rule& rule, const Jurisdiction& where, const Verdict& v);
  Threat threat_of(core::OutcomeId outcome, const Jurisdiction& where);
  Threat worst_of(core::ChoiceId choice, const Jurisdiction& where);
  void doubt(std::uint32_t row, core::Stage stage, Threat threat, std::uint32_t gaps, std::uint32_t gap_count, Decisions& out);
  ReasonId doubts_about(std::uint32_t row);

  // ---- where we are
  const claims::Batch* batch_ = nullptr;
  const claims::History* history_ = nullptr;
  const Decisions* told_ = nullptr;                 // what has been found of the batch, as far as it is judged
  std::vector<std::uint32_t> first_line_;           // by claim of the batch, and one more
  std::uint32_t claim_ = core::kNone;
  std::uint8_t stage_ = kAllStages;
  std::vector<std::uint8_t> denied_stage_;          // by line of the batch: earliest stage that denied or rejected it
  std::vector<Jurisdiction> facts_;                 // by line of the batch
  std::vector<bool> facts_found_;
  std::vector<std::uint32_t> judged_;               // by line of the batch: its context; kNone where no rule may judge it
  std::vector<Remaining> left_;                     // what the screen leaves to judge, by line, stage and rule
  std::vector<std::uint32_t> first_left_;           // by line of the batch, and one more
  struct Rank {                                     // of a claim's finding, in the order in which they are told
    std::uint32_t line = 0;
    core::Disposition disposition = core::Disposition::Pay;
    std::uint8_t stage = 0;
    std::uint32_t what = 0;                         // rule or built-in
    std::size_t at = 0;                             // Decisions::findings
    bool operator<(const Rank& o) const { return std::tie(line, o.disposition, stage, what) < std::tie(o.line, disposition, o.stage, o.what); }
  };
  std::vector<Rank> ranks_;                         // of the claim at hand, one a finding
  std::vector<Finding> ranked_;
  std::vector<std::vector<bool>> absent_;           // by record, field: the claims file has no such column
  std::uint32_t depth_ = 0;
  std::optional<exact::Date> as_of_;                // a term is asked for as of this date, for
  claims::LineRef as_of_line_;                      // this line

  // ---- of one claim
  Reasons reasons_;
  Memo memo_;
  std::uint64_t looks_ = 0;
  std::uint64_t pause_at_ = 0;                      // looks after which it is asked whether to go on: all that are allowed, where nobody may end it
  std::vector<Value> values_;                       // the plan's constant list members first
  std::size_t kept_values_ = 0;                     // as many of them are part of a term's value that is kept
  std::vector<claims::LineRef> lines_;
  std::vector<LineIndex> line_indexes_;
  std::size_t line_index_count_ = 0;
  bool history_gathered_ = false, days_gathered_ = false;
  ReasonId history_reason_ = 0, days_reason_ = 0;
  ListRef history_list_;
  std::vector<std::pair<std::int32_t, std::uint32_t>> days_;      // date, position among the claim's and the history's lines
  std::vector<std::pair<std::int32_t, ListRef>> day_lists_;

  // ---- of the evaluator's life
  std::vector<std::unique_ptr<Value[]>> frames_;
  std::size_t frame_ = 0;
  Value* slots_ = nullptr;
  std::vector<Context> contexts_;
  std::unordered_map<ContextKey, std::uint32_t, ContextHash> context_ids_;
  struct RecentContext {
    ContextKey key{0, 0, 0};
    std::uint32_t context = core::kNone;
  };
  static constexpr std::size_t kRecentContexts = 4096;
  std::vector<RecentContext> recent_contexts_{kRecentContexts};  // by hash: what was found last
  std::vector<std::vector<std::uint8_t>> undated_members_;        // by set, symbol: 0 not asked, 1 out, 2 in
  std::vector<std::unordered_map<std::uint64_t, bool>> dated_members_;
  static constexpr std::size_t kMostMembers = std::size_t{1} << 28;  // bytes for both: what does not fit is asked again
  std::size_t members_kept_ = 0;
  std::vector<std::uint32_t> rows_;                 // scratch, used as a stack
  std::vector<std::vector<std::uint32_t>> probe_scratch_;
  std::size_t probe_depth_ = 0;
  std::vector<core::ExceptionId> won_;
  std::vector<core::ExceptionId>* winners_ = nullptr;
  std::unique_ptr<Screen> screen_;
};

}  // namespace edict::engine
