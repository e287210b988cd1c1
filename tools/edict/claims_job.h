// What commands that decide claims share: their options, the files behind them, and a Run over these.
//
// In: words of the command line, a policy set. Out: an opened Run. Always true: what cannot be read is told in one sentence and ends the command.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "decisions/stamp.h"
#include "edict/arguments.h"
#include "edict/files.h"
#include "edict/policy_set.h"
#include "edict/progress.h"
#include "run/run.h"

namespace edict::tool {

struct ClaimsWords {
  std::string claims, format, history, as_payer, as_of;
  std::vector<std::string> facts;  // FIELD=FILE
  bool run_history = false;
};
void take_claims(Arguments& words, ClaimsWords& into);

class ClaimsJob {
 public:
  // `program` without errors.
  ClaimsJob(const ClaimsWords& words, const PolicySet& set) : words_(words), set_(set) {}

  // Empty, or the exit code after telling why. `options` are completed by the words.
  std::optional<int> open(run::Options options, bool progress, bool digest);
  run::Run& run() { return *run_; }
  bool next();                                       // decides on, with progress shown
  std::vector<claims::Reject> take_rejects();        // of all inputs, since the last call
  std::optional<int> close();                        // tells what was odd about the input; an exit code where reading failed
  decisions::Stamp stamp();                          // after the end, with the digest of the inputs where it was asked for
  decisions::Stamp stamp_without_inputs() const;

 private:
  std::optional<int> read_words(run::Options& options);
  std::optional<int> read_mapping();
  std::optional<int> add_beside();
  std::optional<int> open_file(const std::string& path, const std::string& format, run::Input& input, std::unique_ptr<InputFile>& file);
  void tell_notes() const;

  const ClaimsWords& words_;
  const PolicySet& set_;
  claims::Mapping mapping_;
  std::unique_ptr<engine::Plan> plan_;
  std::unique_ptr<run::Run> run_;
  std::unique_ptr<InputFile> claims_;
  std::vector<std::unique_ptr<InputFile>> beside_;
  std::vector<claims::Reject> rejects_;
  std::optional<Progress> progress_;
  std::optional<decisions::Sha256> digest_;
};

}  // namespace edict::tool
