// The reference evaluator: judges claims by the law of core/node.h, core/program.h and payment/settle.h, walking the tree anew for every question.
//
// In: a core::Program, batches, a history. Out: LineDecisions. Always true: shares no evaluation code with engine/ or payment/; nothing is cached or indexed;
// recursion beyond kDeepest throws std::runtime_error, and a known value of another kind than its node's type declares throws std::logic_error (a checked
// program gets to neither).
#pragma once

#include <map>
#include <optional>

#include "claims/history.h"
#include "reference/decision.h"
#include "reference/reached.h"

namespace edict::reference {

struct Settings {
  std::optional<core::SymbolId> as_payer;
  std::optional<exact::Date> as_of;
  bool history_given = false;
  std::vector<claims::AbsentColumn> absent;
  Reached* reached = nullptr;           // counts what is evaluated
};

// The variables in force, and the line that everything is about unless something else is said.
struct Scope {
  claims::LineRef line;                 // slot 0
  std::optional<exact::Date> as_of;     // instead of the line's date of service
  std::map<std::uint32_t, Value> slots;
};

class Evaluator {
 public:
  Evaluator(const core::Program& program, const claims::Vocabulary& vocabulary, Settings settings);

  // All lines of the batch, in the order of its line table. Balances begin anew with each claim.
  std::vector<LineDecision> judge(const claims::Batch& batch, const claims::History* history);
  // One expression about one line of a batch; nothing has been decided of it.
  Value value(core::NodeId node, claims::LineRef line, const claims::History* history);
  Value term_value(core::TermId term, claims::LineRef line, const claims::History* history);

 private:
  static constexpr int kDeepest = 5'000;
  class Deeper;

  // Whose exceptions apply, and as of when.
  struct Place {
    Value date;                          // a date, or why it is not known
    bool official = false;               // nobody's: exceptions do not apply
    Scope scope;                         // in which conditions of exceptions stand
  };
  // What a choice comes to: one value; or several possible ones and why; or none (a conflict) and why.
  struct Resolved {
    std::set<std::uint32_t> possible;
    Causes causes;
    bool sure() const { return possible.size() == 1; }
  };
  // A rule's verdict on a line, or on a pair.
  struct Verdict {
    engine::Status status = engine::Status::NotApplicable;
    Causes causes;
    bool in_doubt = false;               // nobody knows whether the rule was known on the day of receipt
    std::optional<claims::LineRef> partner;
    Scope scope;
  };

  // ---- expression.cpp, lists.cpp, calendar.cpp: nodes
  Value eval(core::NodeId id, const Scope& scope);
  Value apply(core::NodeId id, const core::Node& node, const Scope& scope);
  std::vector<Value> operands(const core::Node& node, const Scope& scope);
  Value constant(core::ConstantId id) const;
  void must_be_of(const Value& value, core::NodeId id) const;
  Value fitted(Value value, const core::Type& type) const;
  Value if_then(const core::Node& node, const Scope& scope);
  Value otherwise(const core::Node& node, const Scope& scope);
  Value quantify(const core::Node& node, const Scope& scope);
  Value aggregate(const core::Node& node, const Scope& scope);
  Value total(const std::vector<Value>& members, const core::Node& node) const;
  Value extreme(const std::vector<Value>& members, bool largest) const;
  Value in_list(const core::Node& node, const Scope& scope);
  Value same_members(const Value& a, const Value& b) const;
  Value inside(const core::Node& node, const Scope& scope);
  Value is_open(const Value& line);
  Value within(const core::Node& node, const Scope& scope);
  Value age(const core::Node& node, const Scope& scope);
  Value fewest_packages(const Value& dose, const Value& packages) const;

  // ---- arithmetic.cpp: values that are known
  Value add(const Value& a, const Value& b, bool minus) const;
  Value multiply(const Value& a, const Value& b) const;
  Value divide(const Value& a, const Value& b, const core::Type& type) const;
  Value round(const Value& a, const core::Node& node) const;
  Value in_definition_of(const Value& units, const Counted& target) const;
  // The order of two known values as a number -1, 0, 1; or a fault.
  Value ordered(const Value& a, const Value& b) const;
  Value compared(const Value& a, core::Comparison comparison, const Value& b) const;
  bool same(const Value& a, const Value& b) const;

  // ---- facts.cpp: records, days, payers
  Value field(const Value& record, core::FieldId field, const Scope& scope);
  Value cell(core::RecordId record, core::FieldId field, claims::LineRef at, const Scope& scope);
  Value read(const core::Type& type, const claims::Column& column, claims::LineRef at) const;
  Value named_field(core::RecordId record, const char* name, claims::LineRef at);
  Value claim_of(claims::LineRef line) const;
  Value lines_of_claim(claims::LineRef claim);
  Value history();
  Value day_of(claims::LineRef line);
  Value payer_of(claims::LineRef line);
  std::vector<core::SymbolId> chain(core::SymbolId payer) const;  // root first; empty where not declared
  Value counted_unit(claims::LineRef line);                       // what its units are counted in (as a Units value), or why unknown
  std::uint32_t claim_row(claims::LineRef line) const;

  // ---- lookup.cpp: choices, terms, attributes, tables, sets
  Place place(const core::Node& node, const Scope& scope, Value& trouble);
  Place place_of(const Scope& scope);
  Value holds(const exact::Period& period, const Value& date) const;
  Resolved resolve(core::ChoiceId id, const Place& where);
  Value applicable(const core::Override& override, const Place& where);
  Value choice_value(core::ChoiceId id, const Place& where, const Cause& nothing = {.kind = engine::Gap::Kind::NoDefinition});
  Value term(core::TermId id, const Scope& scope);
  Value attribute(core::AttributeId id, core::SymbolId symbol, const Place& where);
  Value in_set(core::SetId id, const Value& symbol, const Place& where) const;
  bool matches(const core::Member& member, const Value& symbol) const;
  bool is_dated(core::SetId id) const;
  Value key_matches(const core::Matcher& matcher, const Value& key, const Place& where) const;
  Value row_matches(const core::Row& row, const std::vector<Value>& keys, const Place& where) const;
  Value lookup(core::TableId id, const std::vector<Value>& keys, const Place& where);
  Value has_row(core::TableId id, const std::vector<Value>& keys, const Place& where);
  Value pick(core::TableId id, const std::vector<std::uint32_t>& sure, const std::vector<std::uint32_t>& maybe, const Causes& causes, const Place& where);
  bool same_cells(core::TableId id, std::uint32_t a, std::uint32_t b, const Place& where);
  Value table_cell(core::TableId id, std::uint32_t row, std::uint32_t column, const Place& where);

  // ---- open_lines.cpp
  Threat threat_of_outcome(core::OutcomeId id, const Scope& scope);
  Threat worst_of(core::ChoiceId id, const Scope& scope);
  Threat threat_of(const Finding& finding, const Verdict& verdict);
  void doubt(std::uint32_t row, int stage, Threat threat, const Causes& causes);
  Value unclear_replacement();

  // ---- judge.cpp: rules
  void judge_claim(std::uint32_t claim, std::vector<LineDecision>& decisions);
  std::vector<Finding> builtin_findings(claims::LineRef line);
  std::optional<Cause> missing_code(const Finding& finding, claims::LineRef line) const;
  bool binds(const std::vector<core::Act>& acts, claims::LineRef line);
  bool acts(const core::Rule& rule, claims::LineRef line);
  std::optional<Finding> judge_rule(core::RuleId id, claims::LineRef line);
  Value asked(core::ChoiceId clause, const Place& where);
  Value in_time(const core::Rule& rule, claims::LineRef line);
  Verdict verdict(const core::Rule& rule, const Scope& scope);
  Verdict pair_verdict(const core::Rule& rule, const Scope& scope);
  Finding finding_of(core::RuleId id, const Verdict& verdict);
  Value reduced_to(const core::Outcome& outcome, const Scope& scope);
  void settle_outcome(Finding& finding, core::ChoiceId choice, const Verdict& verdict);
  void order(LineDecision& decision) const;

  // ---- payment.cpp
  struct Account;
  struct Bill;
  void pay_claim(std::vector<LineDecision*> lines);
  void deny(LineDecision& decision, const Finding& finding) const;
  void pend(LineDecision& decision, engine::Builtin why, const Causes& causes) const;
  void pay(LineDecision& decision, std::map<std::string, Account>& accounts);
  bool cap_units(Bill& bill);
  bool price(Bill& bill);
  bool reduce(Bill& bill);
  bool share(Bill& bill);
  bool share_of_balance(Bill& bill, core::BalanceId id, const char* carc);
  bool share_of_term(Bill& bill, core::TermId id, bool of_what_is_left, core::Group group, const char* carc, engine::Builtin blame);
  bool limit_shares(Bill& bill, core::BalanceId id);
  std::optional<Value> payment_term(core::TermId id, claims::LineRef line);
  Value in_payment(core::ChoiceId id, claims::LineRef line, const Value& left, std::int64_t allowed);
  std::string account_key(core::BalanceId id, claims::LineRef line);
  Value authorization_of(claims::LineRef line);
  Causes unknown_keeper(core::BalanceId id, claims::LineRef line, engine::Builtin& blame);
  bool account(Bill& bill, core::BalanceId id, engine::Builtin blame, std::string& key);
  std::optional<std::int64_t> in_line_units(const Value& units, claims::LineRef line);

  const core::Program& program_;
  const claims::Vocabulary& vocabulary_;
  const Settings settings_;
  const claims::Batch* batch_ = nullptr;
  claims::LineRef claim_;           // the claim being judged
  const claims::History* history_ = nullptr;
  struct Doubt {
    std::uint32_t row = 0;
    int stage = 0;
    Causes causes;
  };
  std::vector<Doubt> doubts_;       // what may yet close lines of the claim being judged
  int stage_ = 4;                   // the stage being judged; 4: all have been
  std::set<std::uint32_t> closed_;  // lines of the claim being judged that an earlier stage denied or rejected
  int depth_ = 0;
};

}  // namespace edict::reference
