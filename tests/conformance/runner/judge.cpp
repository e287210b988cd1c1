// Compiling from memory, running, and asking the reference about each batch.
#include "diagnostic/catalogue.h"
#include "judge.h"

#include "diagnostic/render.h"
#include "engine/plan.h"
#include "exact/decimal.h"
#include "property/as_reference.h"
#include "reference/evaluator.h"
#include "run/run.h"

namespace edict::conformance {
namespace {

run::Input input(const std::string& text, bool csv) {
  run::Input made;
  made.format = csv ? claims::Format::Csv : claims::Format::Ndjson;
  made.bytes = claims::bytes_of(text);
  return made;
}

run::Options options_of(const core::Program& program, const Claims& claims, bool history_given) {
  run::Options options;
  options.history_given = history_given;
  options.across_claims = claims.run_history;
  options.every_field = true;
  if (!claims.as_of.empty()) {
    options.as_of = exact::parse_date(claims.as_of);
    if (!options.as_of) throw FormatError(claims.place, "`" + claims.as_of + "` is no date");
  }
  if (!claims.as_payer.empty()) {
    options.as_payer = program.symbols.find(claims.as_payer);
    if (*options.as_payer == 0) throw FormatError(claims.place, "nobody declares the payer `" + claims.as_payer + "`");
  }
  return options;
}

void refuse(const std::vector<claims::Reject>& rejects, const Claims& claims) {
  for (const claims::Reject& reject : rejects) throw FormatError(claims.place, "a claim cannot be read: " + reject.reason + ": " + reject.text);
}

std::vector<std::string> remarks_of(const core::Program& program, const engine::Decisions& out, const engine::Adjustment& adjustment) {
  std::vector<std::string> remarks;
  if (adjustment.finding == core::kNone || out.findings[adjustment.finding].outcome == core::kNone) return remarks;
  for (const core::SymbolId id : program.outcomes[out.findings[adjustment.finding].outcome].remarks) remarks.push_back(program.symbols.text(id));
  return remarks;
}

Decided by_engine(const core::Program& program, const claims::Dictionary& symbols, const engine::Decisions& out, std::uint32_t row) {
  Decided made = named(program, symbols, *out.batch, reference::of_engine(program, symbols, out, row));
  for (std::size_t i = 0; i < made.adjustments.size(); ++i) {
    made.adjustments[i].remarks = remarks_of(program, out, out.adjustments[out.lines[row].adjustments + i]);
  }
  return made;
}

std::string text_at(const core::Program& program, const claims::Dictionary& symbols, const claims::Batch& batch, std::uint32_t line) {
  const std::uint32_t claim = batch.tables[program.schema.line].parent[line];
  const auto id = claims::cell(batch, program.schema.claim, program.schema.find(program.schema.claim, "id"), claim);
  return id ? symbols.text(static_cast<core::SymbolId>(*id)) : "";
}

// Lines of what the run has just decided.
void add_verdicts(const core::Program& program, run::Run& run, const std::optional<reference::Settings>& settings, std::vector<Verdict>& verdicts) {
  const engine::Decisions& out = run.decisions();
  const claims::Dictionary& symbols = run.vocabulary().symbols;
  std::vector<reference::LineDecision> plain;
  if (settings) plain = reference::Evaluator(program, run.vocabulary(), *settings).judge(*out.batch, run.history());
  for (std::uint32_t row = 0; row < out.lines.size(); ++row) {
    const auto number = claims::cell(*out.batch, program.schema.line, program.schema.find(program.schema.line, "number"), row);
    Verdict verdict{text_at(program, symbols, *out.batch, row), static_cast<std::uint32_t>(number.value_or(0) / exact::kOne), by_engine(program, symbols, out, row), {}};
    if (settings) verdict.reference = named(program, symbols, *out.batch, plain.at(row));
    verdicts.push_back(std::move(verdict));
  }
}

}  // namespace

Compilation compiled(const std::map<std::string, std::string>& policies, const std::map<std::string, std::string>& data) {
  std::map<std::string, std::string> texts = data;
  CompileOptions options;
  options.review = false;
  for (const auto& [name, text] : policies) {
    texts[name] = text;
    options.paths.push_back(name);
  }
  return compile(options, source::MemoryLoader(texts));
}

std::string errors_of(const Compilation& compilation) { return diagnostic::render_text(compilation.diagnostics, *compilation.sources, {}); }

std::vector<std::uint32_t> error_lines(const Compilation& compilation, const std::string& file) {
  std::vector<std::uint32_t> lines;
  const auto add = [&](source::Span span) {
    const source::SourceFile& text = compilation.sources->get(span.file);
    if (text.name() == file) lines.push_back(text.position(span.begin).line);
  };
  for (const diagnostic::Finding& finding : compilation.diagnostics.all()) {  // the same mistake on another line counts there too
    if (diagnostic::entry(finding.code).level != diagnostic::Level::Error || finding.span.file == source::kNoFile) continue;
    add(finding.span);
    for (const diagnostic::Related& related : finding.related) {
      if (related.message.starts_with("also here")) add(related.span);
    }
  }
  return lines;
}

std::vector<Verdict> judged(const std::shared_ptr<const core::Program>& program, const Claims& claims, bool history_given, const std::string& history) {
  const engine::Plan plan(program);
  const run::Options options = options_of(*program, claims, history_given);
  run::Run run(plan, options);
  if (!history.empty()) refuse(run.add_history(input(history, false)), claims);
  run.open(input(claims.text, claims.csv));
  std::vector<Verdict> verdicts;
  const bool keeps_books = claims.run_history && !program->balances.empty();
  while (run.next()) {
    std::optional<reference::Settings> settings;
    if (!keeps_books) settings = reference::Settings{options.as_payer, options.as_of, history_given || claims.run_history, run.absent()};
    add_verdicts(*program, run, settings, verdicts);
  }
  refuse(run.take_rejects(), claims);
  return verdicts;
}

}  // namespace edict::conformance
