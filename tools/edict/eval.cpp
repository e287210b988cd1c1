// `edict eval`: decides claims and writes the decisions.
#include <algorithm>
#include <map>

#include "decisions/writer.h"
#include "edict/claims_job.h"
#include "edict/terminal.h"

namespace edict::tool {
namespace {

struct EvalWords {
  PolicyWords policies;
  ClaimsWords claims;
  std::string format, out, rejects, stamp;
  bool strict = false;
};

decisions::Format format_of(const std::string& name) {
  static const std::map<std::string, decisions::Format> kFormats = {{"table", decisions::Format::Table},     {"ndjson", decisions::Format::Ndjson},
                                                                   {"csv", decisions::Format::Csv},         {"summary", decisions::Format::Summary},
                                                                   {"json", decisions::Format::Json}};
  return kFormats.at(name);
}

// What --format leaves open: the name of the file that is written, else a table.
std::string chosen_format(const EvalWords& words) {
  if (!words.format.empty()) return words.format;
  for (const char* name : {"ndjson", "csv", "json"}) {
    if (words.out.ends_with(std::string(".") + name)) return name;
  }
  return "table";
}

// The run itself, with its outputs opened before anything is decided.
class Evaluation {
 public:
  Evaluation(const EvalWords& words, const PolicySet& set) : words_(words), set_(set), job_(words.claims, set), out_(words.out), rejects_(words.rejects) {}

  int run() {
    if (const auto code = job_.open({}, true, !words_.stamp.empty())) return *code;
    if (const std::string why = out_.open(); !why.empty()) return fail(why);
    if (!words_.rejects.empty()) {
      if (const std::string why = rejects_.open(); !why.empty()) return fail(why);
    }
    decide();
    if (const auto code = job_.close()) return *code;
    if (const std::string why = out_.close(); !why.empty()) return fail(why);
    if (const std::string why = rejects_.close(); !why.empty()) return fail(why);
    if (!words_.stamp.empty()) {
      OutputFile stamp(words_.stamp);
      if (const std::string why = stamp.open(); !why.empty()) return fail(why);
      stamp.write(decisions::stamp_json(job_.stamp()) + "\n");
      if (const std::string why = stamp.close(); !why.empty()) return fail(why);
    }
    return verdict();
  }

 private:
  int fail(const std::string& why) {
    complain(why);
    return kUsage;
  }

  void decide() {
    explain::Words words(job_.run().evaluator(), set_.compiled.sources.get());
    const decisions::Sink sink = [this](std::string_view text) { out_.write(text); };
    const bool to_terminal = words_.out.empty() || words_.out == "-";
    const auto writer = decisions::make_writer(format_of(chosen_format(words_)), words, [this] { return job_.stamp_without_inputs(); }, sink,
                                               {terminal_width(), to_terminal && colour_wanted()});
    while (job_.next()) {
      engine::Decisions& decided = job_.run().decisions();
      writer->write(decided, job_.run().history());
      faults_ += static_cast<std::uint64_t>(std::count_if(decided.gaps.begin(), decided.gaps.end(), [](const engine::Gap& gap) { return engine::is_fault(gap.kind); }));
      set_aside(job_.take_rejects());
    }
    set_aside(job_.take_rejects());
    writer->finish();
  }

  void set_aside(const std::vector<claims::Reject>& rejects) {
    rejected_ += rejects.size();
    for (const claims::Reject& reject : rejects) {
      if (first_reject_.empty()) first_reject_ = "line " + std::to_string(reject.line) + ": " + reject.reason;
    }
    if (!words_.rejects.empty()) decisions::write_rejects(rejects, [this](std::string_view text) { rejects_.write(text); });
  }

  int verdict() {
    if (rejected_ != 0) {
      complain(std::to_string(rejected_) + (rejected_ == 1 ? " record is" : " records are") + " set aside (C005, " + first_reject_ + ")" +
               (words_.rejects.empty() ? "; --rejects FILE keeps them" : "; see " + words_.rejects));
    }
    if (words_.strict && faults_ != 0) complain(std::to_string(faults_) + (faults_ == 1 ? " fault" : " faults") + " in decisions");
    return words_.strict && (rejected_ != 0 || faults_ != 0) ? kClaimProblems : kFine;
  }

  const EvalWords& words_;
  const PolicySet& set_;
  ClaimsJob job_;
  OutputFile out_, rejects_;
  std::uint64_t rejected_ = 0, faults_ = 0;
  std::string first_reject_;
};

}  // namespace

int run_eval(const Command& self, const std::vector<std::string>& arguments) {
  EvalWords chosen;
  Arguments words(self);
  take_policies(words, chosen.policies, "POLICY", true);
  take_claims(words, chosen.claims);
  words.choice("--format", chosen.format, {"table", "ndjson", "csv", "summary", "json"}, "table, ndjson, csv, summary or json (default: by the name of --out, else table)")
      .option("--out", chosen.out, "Write decisions here instead of to standard output", "FILE")
      .option("--rejects", chosen.rejects, "Write records that could not be read here, each with place and reason", "FILE")
      .option("--stamp", chosen.stamp, "Write the audit stamp here: versions and digests of policies and inputs", "FILE")
      .flag("--strict", chosen.strict, "Exit with 3 where a record could not be read or a decision holds a fault");
  if (const auto code = words.parse(arguments)) return *code;
  const PolicySet set = load_policies(chosen.policies);
  if (set.failed) return *set.failed;
  return Evaluation(chosen, set).run();
}

}  // namespace edict::tool
