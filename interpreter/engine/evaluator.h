// Phase 8, one line at a time. In: a Plan, batches of whole claims, the history. Out: Decisions (findings as ids; amounts are payment's).
// Always true: the same input gives the same decisions, whatever the order of declarations; nothing is allocated per rule once warm.
#pragma once

#include <exception>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "claims/history.h"
#include "engine/decision.h"
#include "engine/plan.h"
#include "engine/value.h"

namespace edict::engine {

struct Settings {
  std::optional<core::SymbolId> as_payer;      // judge every claim as this payer's
  std::optional<exact::Date> as_of;            // decide as on this date of receipt (rules received later are not yet known)
  bool history_given = false;                  // `history` and `day` are known
  std::vector<claims::AbsentColumn> absent;    // what the claims file has no column for
  std::uint64_t most_looks = 100'000'000;      // at members of lists and at terms, for one claim (about ten seconds): beyond, it is given up, and its lines pend
  std::function<bool()> stop;                  // asked now and then: where it says yes, what is being evaluated ends with Stopped. Nothing: nobody ends it
  std::size_t least_screened = 24;             // a batch of fewer lines is judged line by line from the start; decisions are the same
};

// Whoever asked does not want to know any more (Settings::stop). The evaluator is of no use afterwards.
struct Stopped : std::exception {
  const char* what() const noexcept override { return "stopped"; }
};

// Bindings of variables while a node is evaluated: slot → value. Slot 0 is the judged line.
struct Environment {
  std::vector<Value> slots;
};

class Evaluator {
 public:
  Evaluator(const Plan& plan, const claims::Vocabulary& vocabulary, Settings settings);
  ~Evaluator();

  // Judges every line of every claim by every rule, stage by stage. Appends findings; dispositions are those of the findings (payment may turn pay into
  // reduce or pend). `out` is cleared first.
  void judge(const claims::Batch& batch, const claims::History* history, Decisions& out);

  // ---- for payment, explanation, tests and the REPL: one value, for one line of the batch last judged (or set by `look_at`).
  void look_at(const claims::Batch& batch, const claims::History* history, Decisions* decisions);
  Value value(core::NodeId node, claims::LineRef line);
  Value value(core::NodeId node, Environment& environment);
  // A term, attribute, lookup … as the line's payer and date give it.
  Value term(core::TermId term, claims::LineRef line);
  // What a choice comes to for this line: the value id, the exceptions that won, or why it is undecidable.
  struct Resolved {
    std::uint32_t value = core::kNone;          // kNone: undecidable or in conflict (`reason`)
    std::vector<core::ExceptionId> exceptions;  // that hold for this line and changed what stands, root first
    ReasonId reason = 0;
  };
  Resolved resolve(core::ChoiceId choice, Environment& environment);
  // While it lives, values see `is open` as the rules of one stage do: what that stage denied does not count yet. Else they see what all stages left.
  class AtStage {
   public:
    AtStage(Evaluator& evaluator, core::Stage stage);
    ~AtStage();
    AtStage(const AtStage&) = delete;
    AtStage& operator=(const AtStage&) = delete;

   private:
    Evaluator& evaluator_;
    std::uint8_t before_;
  };
  // How one rule judges one line, with everything that a person may ask about it; reproduces the finding of `judge`.
  struct Judgement {
    Status status = Status::NotApplicable;
    bool acts = false;                          // the rule acts for this payer and date at all
    Value applies, require;                     // as evaluated (require only where it was needed)
    core::NodeId applies_node = core::kNone, require_node = core::kNone;
    core::OutcomeId outcome = core::kNone;
    std::vector<core::ExceptionId> exceptions;
    ReasonId reason = 0;
    claims::LineRef partner;
  };
  Judgement judge_rule(core::RuleId rule, claims::LineRef line);

  std::vector<Gap> gaps(ReasonId reason) const;      // flattened, each once, in order of record, row, field
  // Members of a list value, in order.
  std::size_t list_size(const Value& list) const;
  Value list_item(const Value& list, std::size_t index) const;
  // The line's payer (0 = not declared), date and so on, as the evaluator sees them.
  core::SymbolId payer_of(claims::LineRef line);
  std::optional<exact::Date> date_of(claims::LineRef line);
  // What the line's units are counted in; nothing where that is not known.
  std::optional<Counted> counted_in(claims::LineRef line);

  // At members of lists, at terms and at pairs of lines, that the claim last judged or asked about took: what Settings::most_looks bounds.
  std::uint64_t looks() const;

  const Plan& plan() const;
  const claims::Vocabulary& vocabulary() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace edict::engine
