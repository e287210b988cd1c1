// Phases 7 and 8 joined: claims in, decided claims out.
//
// In: a Plan, bytes of claims, and what stands beside them (history, facts by claim). Out: one decided batch after another. Always true: each claim is decided
// once; the same inputs give the same decisions in the same order; without run history memory does not grow with the input.
//
// Without run history claims come in the order of the input, in batches. With it they are decided one by one in the order of date received (missing last),
// claim id (byte by byte) and place in the input, each sees those before it, and they come in that order. A replacement or void (CLM05-3: 7, 8) never sees the
// claim that it names, and takes it out of the history for those that come after.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "claims/history.h"
#include "claims/reader.h"
#include "engine/evaluator.h"
#include "payment/balance_book.h"

namespace edict::run {

struct Input {
  claims::Format format = claims::Format::Csv;
  claims::Mapping mapping;
  claims::ByteSource bytes;
};

struct Options {
  std::optional<core::SymbolId> as_payer;   // judge every claim as this payer's
  std::optional<exact::Date> as_of;         // the date of receipt to decide as on
  bool history_given = false;               // even where add_history() is never called: then nothing came earlier
  bool across_claims = false;               // run history
  std::uint64_t most_looks = engine::Settings{}.most_looks;  // that one claim may take
  bool every_field = false;                 // read fields that no rule reads, too: for explanations and expressions
  std::function<bool()> stop;               // asked now and then whether to end (engine::Settings)
  std::string watched_claim;                // balance_before() is kept for claims with this id
  std::vector<claims::AbsentColumn> absent; // what the file that the claims first stood in has no column for: an empty list there is not known
};

class Run {
 public:
  Run(const engine::Plan& plan, Options options);
  ~Run();

  // Before open(). Both read their whole input and give what could not be read.
  std::vector<claims::Reject> add_history(Input input);
  std::vector<claims::Reject> add_facts(const std::string& list_field, Input input);

  void open(Input input);
  // Decides what comes next; false at the end. Everything below is about what was decided last.
  bool next();
  engine::Decisions& decisions();
  std::uint64_t first_claim() const;        // the place in the input, from 0, of the first claim decided
  const claims::History* history() const;   // as the decided claims saw it; null where none was given
  // What was left of each balance before the claim: in a run without history, nothing was taken. Of the watched claim only.
  const payment::BalanceBook& balance_before() const;

  engine::Evaluator& evaluator();           // from open() on
  claims::Vocabulary& vocabulary();
  const claims::Notes& notes() const;
  std::vector<claims::AbsentColumn> absent() const;  // of the notes, less what facts give
  std::vector<claims::Reject> take_rejects();  // of open()'s input, since the last call

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace edict::run
