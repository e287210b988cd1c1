// The interpreter for a host: the only header that a program around it needs.
//
//   edict::Engine engine(std::make_shared<edict::source::DiskLoader>());
//   edict::Policy policy = engine.compile({"examples/02-quick-start"});
//   if (!policy.runs()) return report(policy.findings_text());
//   policy.decide(claims, edict::decisions::Format::Ndjson, write_here);
//
// In: paths and a Loader; claims as bytes. Out: findings, decisions, answers. Always true: nothing is printed, no clock or environment is read, nothing is kept
// between calls; a Policy may be copied and shared by threads, each call with a run of its own; what a host passes in (streams, sinks) is called on its thread.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "decisions/writer.h"
#include "diagnostic/render.h"
#include "explain/tree.h"
#include "pipeline.h"
#include "run/run.h"
#include "testing/testing.h"

namespace edict {

struct EngineOptions {
  std::string stdlib;             // a directory in place of the built-in standard library
  std::vector<std::string> off;   // warnings that are switched off, by code or slug
  std::string version = "edict";  // of the engine, for the audit stamp
  std::function<bool()> stop;     // asked now and then while claims are decided: where it says yes, the call ends by throwing engine::Stopped
};

// Records beside claims, for a list of theirs by claim_id.
struct HeldFacts {
  std::string field;  // `authorizations`
  std::string text;
  claims::Format format = claims::Format::Ndjson;
  claims::Mapping mapping;
};

// Claims in memory, to be asked about more than once.
struct HeldClaims {
  std::string text;
  claims::Format format = claims::Format::Ndjson;
  claims::Mapping mapping;
  std::shared_ptr<const HeldClaims> history;  // decided earlier; null: whether anything was is not known
  std::vector<std::shared_ptr<const HeldFacts>> facts = {};  // what stands beside them
  bool run_history = false;                   // they are decided in order of receipt, and each sees those before it
  std::vector<claims::AbsentColumn> absent = {};  // what the table that they were taken from has no column for (Policy::alone)
};

// A line of held claims.
struct LinePlace {
  std::string claim;       // its id
  std::uint32_t line = 1;  // its number
};

class Policy;

class Engine {
 public:
  struct State;  // the library's own
  explicit Engine(std::shared_ptr<const source::Loader> loader, EngineOptions options = {});
  // The policies at these paths, and declarations that stand in no file. Never throws; a path that cannot be read is among Policy::missing_paths().
  Policy compile(std::vector<std::string> paths, const std::vector<ExtraText>& declarations = {}) const;

 private:
  std::shared_ptr<const State> state_;
};

// What was said about an expression.
struct Answer {
  bool ok = false;       // it has a value (which may be unknown); else `findings` say why not
  std::string value;     // `60`, `5 mg`, `unknown: the dose of line 1 is missing`
  std::string type;      // `a number`
  std::string findings;  // in words, with their places
};

// A way to make a line pay: at most two changes of its claim.
struct Suggestion {
  std::vector<std::string> changes;  // `modifier JZ is present`, `line.dose = 300 mg`
  core::Disposition disposition = core::Disposition::Pay;  // what the line then comes to: pay, or reduce where it pays in part
  std::string text;                  // `pays if modifier JZ is present and line.dose = 300 mg`
};

struct Suggestions {
  std::vector<Suggestion> found;
  bool all_tried = true;  // false: the claim is so long that the search was given up
};

// How one rule judges one line.
struct Standing {
  std::string rule;     // its full name; of what is no rule of a policy, words in brackets
  std::string title;
  engine::Status status = engine::Status::NotApplicable;
  bool acts = true;     // for the line's payer, on its date
  bool applies = true;  // for certain: false where that hangs on facts that are not known
  std::string outcome;  // `deny CO-16 remark M53`; empty where the rule asks for nothing
  std::string message;  // why, in a sentence
};

// A line, and how every rule judges it.
struct LineStanding {
  std::uint32_t line = 1;
  core::Disposition disposition = core::Disposition::Pay;
  std::string paid;  // `$2,400.00`; empty where there is no amount yet
  std::string unspoken;  // `no rule speaks of this line`, where it is paid so; else empty
  std::vector<Standing> rules;
};

// A modifier that policies may name.
struct NamedModifier {
  std::string name, title;
  source::Span span;  // of what declares it
};

// What became of a run besides its decisions.
struct RunReport {
  std::uint64_t lines = 0;
  std::vector<claims::Reject> rejects;
  claims::Notes notes;
};

class Policy {
 public:
  struct State;  // the library's own
  bool runs() const;                                     // no errors: everything below may be asked
  bool has_warnings() const;
  const std::vector<std::string>& missing_paths() const;
  std::string findings_text(bool colour = false) const;
  std::string errors_text(bool colour = false, std::uint32_t width = 120) const;  // without warnings
  std::string findings_json() const;
  const core::Program& program() const;
  const source::Sources& sources() const;
  std::vector<NamedModifier> modifiers() const;          // by name
  decisions::Stamp stamp(const std::string& inputs_digest = "") const;

  // Runs the set's `test` blocks; testing::render_text tells the results.
  std::vector<testing::Result> test(const testing::RunOptions& options = {}) const;

  // The same set with one more text of declarations; what it adds must be told by the caller if it is to stay.
  Policy with(const ExtraText& declarations) const;
  // `text` as a REPL takes it: is it an expression, and is it whole?
  enum class Entry : std::uint8_t { Expression, Declarations, Incomplete };
  static Entry entry_of(const std::string& text);

  // An expression, seen from package `from` (the first one of the policies where empty); about a line where one is given.
  Answer evaluate(const std::string& expression, const HeldClaims* claims = nullptr, const LinePlace& place = {}, const std::string& from = "",
                  const diagnostic::TextOptions& look = {}) const;

  // Decides all claims of a stream, and gives the decisions to `sink` in that format.
  RunReport decide(run::Input input, decisions::Format format, const decisions::Sink& sink, run::Options options = {}) const;
  RunReport decide(const HeldClaims& claims, decisions::Format format, const decisions::Sink& sink, run::Options options = {}) const;

  // What cannot be read of facts; and how many of the claims have a member in that list.
  std::vector<claims::Reject> rejects_of(const HeldFacts& facts) const;
  std::size_t claims_with(const HeldClaims& claims, const std::string& list_field) const;

  // Questions about one claim; empty where there is no such claim, line or rule.
  std::vector<LinePlace> lines(const HeldClaims& claims) const;  // of all claims that can be read
  std::string decision(const HeldClaims& claims, const std::string& claim, decisions::Format format, decisions::WriterOptions options = {}) const;
  std::string why(const HeldClaims& claims, const LinePlace& place, bool colour = false, const explain::TreeOptions& told = {}) const;
  std::string why_not(const HeldClaims& claims, const LinePlace& place, const std::string& rule, bool colour = false) const;
  Suggestions what_would_pay(const HeldClaims& claims, const LinePlace& place) const;
  // One claim alone, as a line of NDJSON in the words of the claim record, every value a text; it is decided as it was where claims do not see one another.
  HeldClaims alone(const HeldClaims& claims, const std::string& claim) const;
  std::vector<LineStanding> standing(const HeldClaims& claims, const std::string& claim) const;
  // What a `test` may expect of the claim, as it is decided: `line 1 is deny`.
  std::vector<std::string> expectations(const HeldClaims& claims, const std::string& claim) const;

 private:
  friend class Engine;
  explicit Policy(std::shared_ptr<State> state) : state_(std::move(state)) {}
  std::shared_ptr<State> state_;
};

}  // namespace edict
