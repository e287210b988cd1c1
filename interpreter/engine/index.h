// What the plan knows beyond the program: the engine's private half of Plan, made once, read by every evaluator.
//
// In: a core::Program. Out: arrays by id. Always true: nothing here depends on claims; the same program gives the same index.
#pragma once

#include <unordered_map>
#include <vector>

#include "engine/dependence.h"
#include "engine/plan.h"
#include "engine/text_ranges.h"
#include "engine/value.h"

namespace edict::engine {

// Fields that the engine reads for itself, by their settled names; kNoField where the schema has none.
struct OwnFields {
  core::FieldId claim_id, claim_payer, claim_patient, claim_received, claim_frequency, claim_original, claim_lines;
  core::FieldId line_number, line_code, line_date, line_units, line_charge, line_disposition, line_undecided;
  core::FieldId patient_id;
};

// `line.code = X` or `line.code in S` as a top-level condition of `applies`: other codes make the rule not applicable, whatever else is unknown.
struct Guard {
  bool guarded = false;
  std::vector<core::SymbolId> codes;
  core::SetId set = core::kNone;
  bool whole = false;   // `applies` says nothing else
};

// A condition `member.code = KEY` on every member that matters, where KEY does not depend on the member: members of other codes need no look.
struct Probe {
  core::NodeId key = core::kNone;
};

struct TableIndex {
  std::uint32_t column = core::kNone;                                      // key column that `exact` and `ranges` are by; kNone: all rows are `general`
  std::unordered_map<core::SymbolId, std::vector<std::uint32_t>> exact;    // rows whose cell there is one symbol
  TextRanges ranges;                                                       // rows whose cell there is one range or pattern
  std::vector<std::uint32_t> general;
  std::uint32_t otherwise = core::kNone;
  bool dated = false;                                                      // some row has a period of its own
};

struct SetIndex {
  std::unordered_map<core::SymbolId, std::vector<std::uint32_t>> exact;    // members that name one symbol
  TextRanges ranges;                                                       // members that are ranges or patterns
  std::vector<std::uint32_t> general;                                      // `any`
  std::vector<std::uint32_t> whole;                                        // sets that have exceptions of their own
  bool dated = false;                                                      // some member has a period, here or in a member set
  bool one_range = false;                                                  // one range or pattern for all time: asking it is as quick as remembering the answer
  bool finite() const { return ranges.empty() && general.empty() && whole.empty(); }
  std::vector<std::int32_t> breaks;                                        // first days on which membership may change
};

// The one range or pattern that a set is, for all time; null for all other sets.
const core::Member* one_range(const core::Set& set);

struct Plan::Index {
  explicit Index(const core::Program& program);

  std::uint32_t payer_of(core::SymbolId symbol) const { return symbol < payer_by_symbol.size() ? payer_by_symbol[symbol] : core::kNone; }
  // `payer` is `ancestor` or below it; ancestor 0 is everybody's root.
  bool is_under(std::uint32_t payer, core::SymbolId ancestor) const;
  std::uint32_t epoch_of(exact::Date date) const;

  const core::Program* program;
  OwnFields own;
  std::vector<std::uint32_t> payer_by_symbol;
  std::vector<std::int32_t> breaks;                  // first days on which something that acts may change
  std::vector<std::uint32_t> epoch_by_day;           // from the first break on, where the last is not too far; else empty
  std::vector<std::vector<bool>> wanted;             // by record, field
  std::vector<Value> constants;                      // by `constant_of`
  std::vector<std::uint32_t> constant_of;            // by node: index into constants
  std::vector<Value> items;                          // members of constant lists: the start of every evaluator's arena
  std::vector<std::uint32_t> overridden;             // by choice: dense number of those that have overrides, kNone for the others
  std::uint32_t overridden_count = 0;
  std::vector<bool> asks_open;                       // by term: its value may depend on the stage (`is open`)
  std::vector<Dependence> dependences;               // by node
  std::vector<Probe> probe_of_rule;                  // pairs
  std::unordered_map<core::NodeId, Probe> probe_of_node;  // quantifiers and aggregates
  std::vector<Guard> guards;                         // by rule
  std::unordered_map<core::SymbolId, std::vector<core::RuleId>> rules_by_code;
  std::vector<core::RuleId> open_rules;              // those that no single code guards
  std::vector<TableIndex> tables;
  std::vector<SetIndex> sets;
  std::uint32_t frame_width = 1;                     // slots of one frame of variables
  core::SymbolId denied = 0, rejected = 0;           // the declared values `deny` and `reject`

 private:
  void find_fields();
  void find_payers();
  void find_breaks();
  void find_wanted();
  void want_keys_of_balances();
  void find_constants();
  void find_choices();
  void find_terms();
  void find_tables();
  void find_sets();
  void find_guards();
  void find_probes();
  Value constant(const core::Constant& constant, const core::Type& type);
  Probe probe(core::NodeId condition, std::uint8_t slot) const;
};

// Conditions joined by `and` at the top of `node`, the node itself where there is no `and`.
std::vector<core::NodeId> conjuncts(const core::Program& program, core::NodeId node);
bool depends_on_slot(const core::Program& program, core::NodeId node, std::uint8_t slot);

}  // namespace edict::engine
