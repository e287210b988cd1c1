// Words for what the evaluator left as ids: messages, what is missing, facts, exceptions, places.
//
// In: decisions and the evaluator that made them. Out: sentences for a person. Always true: nothing here decides; the same decision gives the same words.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "engine/evaluator.h"
#include "explain/value_text.h"
#include "source/source.h"

namespace edict::explain {

struct Fact {
  std::string name;   // `line.dose`, `expected_units`
  std::string value;  // as value_text gives it
};

class Words {
 public:
  // `sources`, where given, lets conditions and places be told as the author wrote them.
  Words(engine::Evaluator& evaluator, const source::Sources* sources) : evaluator_(evaluator), sources_(sources) {}

  // What all other words are about: the decisions of one batch and the history that they were made with.
  void about(engine::Decisions& decisions, const claims::History* history);

  // Full name of the rule, or a built-in's in parentheses: `(payer not declared)`.
  std::string rule_name(const engine::Finding& finding) const;
  std::string stage(const engine::Finding& finding) const;
  // `deny CO-197 remark N822`, `pend "authorization review"`, `reduce units CO-151`.
  std::string outcome(const core::Outcome& outcome) const;
  std::string outcome(const engine::Finding& finding) const;
  // The sentence of the rule with its values, else what the finding comes to.
  std::string message(const engine::Finding& finding);
  std::vector<std::string> missing(const engine::Finding& finding);
  std::vector<Fact> facts(const engine::Finding& finding);
  std::vector<std::string> exceptions(const engine::Finding& finding) const;  // full names
  std::string cite(const engine::Finding& finding) const;
  std::string place(const engine::Finding& finding) const;

  std::string gap(const engine::Gap& gap, claims::LineRef line);  // of a fault with its code: `a division by zero in … (F003)`
  std::vector<std::string> gaps(engine::ReasonId reason, claims::LineRef line);
  std::string message_of(core::RuleId rule, claims::LineRef line, claims::LineRef partner);
  // The fields and terms of the judged line that a condition reads, with their values.
  std::vector<Fact> facts_of(core::NodeId node, claims::LineRef line);
  std::string value(core::NodeId node, claims::LineRef line);  // evaluated and told
  std::string line_name(claims::LineRef line) const;           // `line 2`; of the history with its claim and date

  engine::Evaluator& evaluator() { return evaluator_; }
  const core::Program& program() const { return evaluator_.plan().program(); }
  const claims::Dictionary& symbols() const { return evaluator_.vocabulary().symbols; }
  const source::Sources* sources() const { return sources_; }
  engine::Decisions& decisions() { return *decisions_; }
  const claims::History* history() const { return history_; }

 private:
  std::string size_in(const core::Message& message, engine::Environment& environment);
  std::string unreadable_needed(const engine::Finding& finding) const;
  struct Readable {
    std::string name;
    core::NodeId node;
  };
  const std::vector<Readable>& readable(core::NodeId node);
  std::string what(const engine::Gap& gap, claims::LineRef line);
  std::string fault_place(const engine::Gap& gap) const;
  std::string sides(const engine::Gap& gap, claims::LineRef line);
  std::string keys(const engine::Gap& gap, claims::LineRef line);
  std::string field_name(const engine::Gap& gap, claims::LineRef line) const;

  engine::Evaluator& evaluator_;
  const source::Sources* sources_;
  engine::Decisions* decisions_ = nullptr;
  const claims::History* history_ = nullptr;
  std::unordered_map<core::NodeId, std::vector<Readable>> readable_;
};

std::string_view builtin_name(engine::Builtin builtin);   // `payer not declared`
std::string_view status_name(engine::Status status);      // `met`, `not met`, `undecided`, `not applicable`
std::string_view stage_name(core::Stage stage);
std::string_view disposition_name(core::Disposition disposition);
// `CO-197`, with remarks `CO-16 (M53, N822)`.
std::string adjustment_text(const engine::Adjustment& adjustment, const engine::Decisions& decisions, const core::Program& program,
                            const claims::Dictionary& symbols);

// `a, b and c`.
std::string joined(const std::vector<std::string>& parts);

}  // namespace edict::explain
