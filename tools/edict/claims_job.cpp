// From words of the command line to an opened run.
#include "edict/claims_job.h"

#include <algorithm>
#include <iterator>

#include "claims/mapping.h"
#include "claims/report.h"
#include "diagnostic/catalogue.h"
#include "diagnostic/render.h"
#include "edict/terminal.h"
#include "edict/version.h"
#include "review/facts_in_use.h"
#include "run/outcome.h"

namespace edict::tool {
namespace {

std::optional<int> usage(const std::string& sentence) {
  complain(sentence);
  return kUsage;
}

// Fields whose absence says something by itself: an original claim, a line that is not decided yet.
bool seldom_given(const core::Schema& schema, const claims::AbsentColumn& column) {
  const std::string& name = schema.field(column.record, column.field).name;
  if (column.record == schema.claim) return name == "frequency" || name == "original_claim";
  return run::ClaimFields(schema).of_outcome(column.record, column.field);
}

}  // namespace

void take_claims(Arguments& words, ClaimsWords& into) {
  words.option("--claims", into.claims, "Claims to decide; `-` is standard input", "FILE")
      .choice("--claims-format", into.format, {"csv", "ndjson"}, "csv or ndjson (default: what the name says)")
      .option("--history", into.history, "Claims that were decided earlier", "FILE")
      .flag("--run-history", into.run_history, "Decide claims in order of receipt, each seeing those decided before it; decisions come in that order")
      .option("--as-payer", into.as_payer, "Judge every claim as this payer's", "NAME")
      .option("--as-of", into.as_of, "Decide as on this date of receipt", "DATE")
      .many("--facts", into.facts, "Records for a list of the claim, by claim_id: `authorizations=FILE`; may be given several times", "FIELD=FILE");
}

std::optional<int> ClaimsJob::read_words(run::Options& options) {
  const core::Program& program = *set_.compiled.program;
  if (words_.claims.empty()) return usage("say which claims: --claims FILE, or --claims - for standard input");
  options.across_claims = words_.run_history;
  if (!words_.as_payer.empty()) {
    const core::SymbolId payer = program.symbols.find(core::normalised(core::SymbolKind::Payer, words_.as_payer));
    if (payer == 0 || program.payer_index.count(payer) == 0) {
      std::vector<std::string> names;
      for (const core::Payer& one : program.payers) names.push_back(program.symbols.text(one.symbol));
      const std::string near = diagnostic::nearest(words_.as_payer, names);
      return usage("no policy declares a payer `" + words_.as_payer + "`" + (near.empty() ? "" : "; did you mean `" + near + "`?"));
    }
    options.as_payer = payer;
  }
  if (!words_.as_of.empty()) {
    options.as_of = exact::parse_date(words_.as_of);
    if (!options.as_of) return usage("`" + words_.as_of + "` is no date: --as-of takes one like 2025-07-01");
  }
  return std::nullopt;
}

std::optional<int> ClaimsJob::read_mapping() {
  if (set_.manifest.path.empty()) return std::nullopt;
  diagnostic::Diagnostics findings;
  mapping_ = claims::read_mapping(set_.manifest.text, set_.manifest.path, *set_.compiled.program, findings);
  if (findings.empty()) return std::nullopt;
  print_error(diagnostic::render_text(findings, *set_.compiled.sources, {colour_wanted(true)}));
  if (!findings.has_errors()) return std::nullopt;
  return usage(set_.manifest.path + " cannot be used");
}

std::optional<int> ClaimsJob::open_file(const std::string& path, const std::string& format, run::Input& input, std::unique_ptr<InputFile>& file) {
  file = std::make_unique<InputFile>(path);
  if (const std::string why = file->open(); !why.empty()) return usage(why);
  if (digest_) file->hash_into(&*digest_);
  input.format = format.empty() ? file->format() : format == "csv" ? claims::Format::Csv : claims::Format::Ndjson;
  input.mapping = mapping_;
  input.bytes = [read = file.get()](char* buffer, std::size_t capacity) { return read->read(buffer, capacity); };
  return std::nullopt;
}

std::optional<int> ClaimsJob::add_beside() {
  const auto keep = [this](const std::string& path, std::vector<claims::Reject> rejects) {
    for (claims::Reject& reject : rejects) reject.reason = path + ": " + reject.reason;
    std::move(rejects.begin(), rejects.end(), std::back_inserter(rejects_));
  };
  if (!words_.history.empty()) {
    run::Input input;
    if (const auto code = open_file(words_.history, "", input, beside_.emplace_back())) return code;
    keep(words_.history, run_->add_history(std::move(input)));
  }
  const core::Schema& schema = set_.compiled.program->schema;
  for (const std::string& facts : words_.facts) {
    const auto equals = facts.find('=');
    if (equals == std::string::npos) return usage("--facts takes FIELD=FILE, such as authorizations=auth.ndjson");
    const std::string name = facts.substr(0, equals), path = facts.substr(equals + 1);
    const core::FieldId field = schema.find(schema.claim, name);
    if (field == core::kNoField || schema.field(schema.claim, field).type.kind != core::Kind::List) return usage("the claim has no list called `" + name + "`");
    run::Input input;
    if (const auto code = open_file(path, "", input, beside_.emplace_back())) return code;
    keep(path, run_->add_facts(name, std::move(input)));
  }
  return std::nullopt;
}

std::optional<int> ClaimsJob::open(run::Options options, bool progress, bool digest) {
  if (const auto code = read_words(options)) return code;
  if (const auto code = read_mapping()) return code;
  if (digest) {
    digest_.emplace();
    digest_->add("as payer " + words_.as_payer + "\nas of " + words_.as_of + "\nrun history " + (words_.run_history ? "yes" : "no") + "\n");
  }
  progress_.emplace(progress);
  plan_ = std::make_unique<engine::Plan>(set_.compiled.program);
  run_ = std::make_unique<run::Run>(*plan_, std::move(options));
  if (const auto code = add_beside()) return code;
  run::Input input;
  if (const auto code = open_file(words_.claims, words_.format, input, claims_)) return code;
  input.bytes = [this](char* buffer, std::size_t capacity) {
    progress_->show(claims_->done(), claims_->size());
    return claims_->read(buffer, capacity);
  };
  run_->open(std::move(input));
  return std::nullopt;
}

bool ClaimsJob::next() { return run_->next(); }

std::vector<claims::Reject> ClaimsJob::take_rejects() {
  std::vector<claims::Reject> taken;
  taken.swap(rejects_);
  auto more = run_->take_rejects();
  std::move(more.begin(), more.end(), std::back_inserter(taken));
  return taken;
}

std::optional<int> ClaimsJob::close() {
  progress_->clear();
  for (const auto& file : beside_) {
    if (!file->failure().empty()) return usage(file->failure());
  }
  if (!claims_->failure().empty()) return usage(claims_->failure());
  tell_notes();
  return std::nullopt;
}

void ClaimsJob::tell_notes() const {
  const core::Program& program = *set_.compiled.program;
  claims::Notes notes = run_->notes();
  notes.absent.clear();
  const review::Fields in_use = run_->absent().empty() ? review::Fields() : review::facts_in_use(program);
  for (const claims::AbsentColumn& column : run_->absent()) {
    const bool asked = plan_->wants(column.record, column.field) && in_use[column.record][column.field];
    if (asked && !seldom_given(program.schema, column)) notes.absent.push_back(column);
  }
  diagnostic::Diagnostics findings;
  claims::report(notes, program, findings);
  std::string told;  // a help that several findings share is told once
  for (const diagnostic::Finding& finding : findings.sorted()) {
    const std::string help = diagnostic::help_text(finding);
    complain(words_.claims + ": " + std::string(diagnostic::entry(finding.code).id) + ": " + diagnostic::sentence(finding) +
             (help.empty() || help == told ? "" : "; " + help));
    told = help;
  }
}

decisions::Stamp ClaimsJob::stamp_without_inputs() const { return decisions::make_stamp(*set_.compiled.program, kVersion, ""); }
decisions::Stamp ClaimsJob::stamp() { return decisions::make_stamp(*set_.compiled.program, kVersion, digest_ ? digest_->hex() : ""); }

}  // namespace edict::tool
