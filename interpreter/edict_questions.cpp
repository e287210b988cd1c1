// The embedding API: expressions, and questions about one claim.
#include <algorithm>

#include "diagnostic/render.h"
#include "edict.h"
#include "exact/decimal.h"
#include "explain/remedy.h"
#include "explain/replay.h"
#include "explain/tree.h"
#include "policy_state.h"

namespace edict {

run::Options every_field(const Policy::State& policy, const HeldClaims& claims, const std::string& claim) {
  run::Options options;
  options.stop = policy.engine->options.stop;
  options.every_field = true;
  options.across_claims = claims.run_history;
  options.watched_claim = claim;
  options.absent = claims.absent;
  return options;
}

void open(run::Run& run, const HeldClaims& claims) {
  if (claims.history) run.add_history(input_of(*claims.history));
  for (const auto& facts : claims.facts) run.add_facts(facts->field, input_of(*facts));
  run.open(input_of(claims));
}

namespace {

std::string text_of(const claims::Vocabulary& vocabulary, const claims::Batch& batch, core::RecordId record, core::FieldId field, std::uint32_t row) {
  const auto id = claims::cell(batch, record, field, row);
  return id ? vocabulary.symbols.text(static_cast<core::SymbolId>(*id)) : std::string();
}

}  // namespace

std::uint32_t number_of(const core::Schema& schema, const claims::Batch& batch, std::uint32_t row) {
  return static_cast<std::uint32_t>(claims::cell(batch, schema.line, schema.find(schema.line, "number"), row).value_or(0) / exact::kOne);
}

std::vector<std::uint32_t> rows_of(run::Run& run, const core::Schema& schema, const std::string& claim) {
  std::vector<std::uint32_t> rows;
  const claims::Batch& batch = *run.decisions().batch;
  const core::FieldId id = schema.find(schema.claim, "id");
  for (std::uint32_t row = 0; row < batch.tables[schema.line].rows; ++row) {
    if (text_of(run.vocabulary(), batch, schema.claim, id, batch.tables[schema.line].parent[row]) == claim) rows.push_back(row);
  }
  return rows;
}

namespace {

// Decides until the line comes, and asks about it. Whether it came.
template <typename Ask>
bool at_line(const Policy::State& policy, const engine::Plan& plan, const HeldClaims& claims, const LinePlace& place, Ask&& ask) {
  run::Run run(plan, every_field(policy, claims, place.claim));
  open(run, claims);
  const core::Schema& schema = plan.program().schema;
  while (run.next()) {
    for (const std::uint32_t row : rows_of(run, schema, place.claim)) {
      if (number_of(schema, *run.decisions().batch, row) != place.line) continue;
      explain::Words words(run.evaluator(), policy.set.sources.get());
      words.about(run.decisions(), run.history());
      ask(run, words, row);
      return true;
    }
  }
  return false;
}

std::string told(explain::Words& words, const engine::Value& value, const core::Type& type, claims::LineRef line, std::string_view written) {
  if (value.known()) return explain::value_text(value, type, words.evaluator(), written);
  return "unknown: " + explain::joined(words.gaps(value.reason, line));
}

// The value of a node that speaks of no line. Terms in it belong to a line all the same: one of which nothing is known, and so neither payer nor date.
std::string value_without_line(const Policy::State& policy, const engine::Plan& plan, core::NodeId node, std::string_view written) {
  claims::Vocabulary vocabulary(plan.program().symbols);
  engine::Settings settings;
  settings.stop = policy.engine->options.stop;
  engine::Evaluator evaluator(plan, vocabulary, std::move(settings));
  claims::Batch nothing;
  for (core::RecordId record = 0; record < plan.program().schema.records.size(); ++record) {
    claims::Table& table = nothing.tables.emplace_back();
    table.record = record;
    table.columns.resize(plan.program().schema.records[record].fields.size());
    if (record != plan.program().schema.claim && record != plan.program().schema.line) continue;
    table.rows = 1;
    table.parent = {0};
  }
  engine::Decisions none;
  none.batch = &nothing;
  explain::Words words(evaluator, policy.set.sources.get());
  words.about(none, nullptr);
  engine::Value line;
  line.kind = core::Kind::Record;
  line.record = {&nothing, 0};
  engine::Environment environment{{line}};
  const engine::Value value = evaluator.value(node, environment);
  return told(words, value, plan.program().node(node).type, {&nothing, 0}, written);
}

}  // namespace

Answer Policy::evaluate(const std::string& expression, const HeldClaims* claims, const LinePlace& place, const std::string& from,
                        const diagnostic::TextOptions& look) const {
  const std::lock_guard lock(state_->asking);
  Answer answer;
  diagnostic::Diagnostics findings;
  const CompiledExpression compiled = compile_expression(state_->set, expression, claims != nullptr, from, findings);
  answer.findings = diagnostic::render_text(findings, *state_->set.sources, look);
  if (!compiled.program || compiled.node == core::kNone) return answer;
  const engine::Plan plan(compiled.program);
  answer.type = compiled.type == "an age" ? "years of age" : compiled.type;
  if (claims == nullptr) {
    answer.value = value_without_line(*state_, plan, compiled.node, expression);
    answer.ok = true;
    return answer;
  }
  answer.ok = at_line(*state_, plan, *claims, place, [&](run::Run& run, explain::Words& words, std::uint32_t row) {
    const claims::LineRef line{run.decisions().batch, row};
    answer.value = told(words, run.evaluator().value(compiled.node, line), plan.program().node(compiled.node).type, line, expression);
  });
  if (!answer.ok) answer.findings += "no line " + std::to_string(place.line) + " of a claim `" + place.claim + "`\n";
  return answer;
}

std::vector<NamedModifier> Policy::modifiers() const {
  std::vector<NamedModifier> all;
  const names::Names& names = state_->set.names;
  for (const names::Symbol& symbol : names.symbols) {
    if (symbol.sort != names::Sort::Modifier || symbol.decls.empty()) continue;
    const ast::Decl& decl = names.decl(symbol.decls.front());
    all.push_back({symbol.name, decl.title ? decl.title->value : "", decl.span});
  }
  std::sort(all.begin(), all.end(), [](const NamedModifier& a, const NamedModifier& b) { return a.name < b.name; });
  return all;
}

std::vector<LinePlace> Policy::lines(const HeldClaims& claims) const {
  std::vector<LinePlace> all;
  run::Run run(*state_->plan, every_field(*state_, claims));
  open(run, claims);
  const core::Schema& schema = program().schema;
  while (run.next()) {
    const claims::Batch& batch = *run.decisions().batch;
    for (std::uint32_t row = 0; row < batch.tables[schema.line].rows; ++row) {
      all.push_back({text_of(run.vocabulary(), batch, schema.claim, schema.find(schema.claim, "id"), batch.tables[schema.line].parent[row]),
                     number_of(schema, batch, row)});
    }
  }
  return all;
}

std::size_t Policy::claims_with(const HeldClaims& claims, const std::string& list_field) const {
  const core::Schema& schema = program().schema;
  const core::FieldId field = schema.find(schema.claim, list_field);
  if (field == core::kNoField) return 0;
  std::size_t count = 0;
  run::Run run(*state_->plan, every_field(*state_, claims));
  open(run, claims);
  while (run.next()) {
    const claims::Table& table = run.decisions().batch->tables[schema.claim];
    const claims::Column& column = table.columns[field];
    for (std::uint32_t row = 0; row < table.rows && !column.extra.empty(); ++row) count += static_cast<std::size_t>(column.is_known(row) && column.extra[row] != 0);
  }
  return count;
}

std::vector<claims::Reject> Policy::rejects_of(const HeldFacts& facts) const {
  run::Run run(*state_->plan, {});
  return run.add_facts(facts.field, input_of(facts));
}

std::string Policy::decision(const HeldClaims& claims, const std::string& claim, decisions::Format format, decisions::WriterOptions options) const {
  std::string out;
  run::Run run(*state_->plan, every_field(*state_, claims, claim));
  open(run, claims);
  while (run.next()) {
    const auto rows = rows_of(run, program().schema, claim);
    if (rows.empty()) continue;
    const claims::Batch& batch = *run.decisions().batch;
    const claims::Batch alone = explain::one_claim(batch, program().schema, batch.tables[program().schema.line].parent[rows.front()]);
    engine::Decisions decided = explain::decide(run.evaluator(), alone, run.history(), run.balance_before());
    explain::Words words(run.evaluator(), state_->set.sources.get());
    const decisions::Sink sink = [&out](std::string_view text) { out += text; };
    const auto writer = decisions::make_writer(format, words, [this] { return stamp(); }, sink, options);
    writer->write(decided, run.history());
    writer->finish();
    break;
  }
  return out;
}

std::string Policy::why(const HeldClaims& claims, const LinePlace& place, bool colour, const explain::TreeOptions& told) const {
  std::string out;
  at_line(*state_, *state_->plan, claims, place,
          [&](run::Run&, explain::Words& words, std::uint32_t row) { out = explain::render_text(explain::explain_line(words, row, told), colour); });
  return out;
}

std::string Policy::why_not(const HeldClaims& claims, const LinePlace& place, const std::string& rule, bool colour) const {
  std::string out;
  at_line(*state_, *state_->plan, claims, place, [&](run::Run& run, explain::Words& words, std::uint32_t row) {
    for (core::RuleId id = 0; id < program().rules.size(); ++id) {
      const std::string& name = program().rules[id].name;
      if (name != rule && !name.ends_with("." + rule)) continue;
      out += explain::render_text(explain::explain_rule(words, id, {run.decisions().batch, row}), colour);
    }
  });
  return out;
}

Suggestions Policy::what_would_pay(const HeldClaims& claims, const LinePlace& place) const {
  Suggestions all;
  at_line(*state_, *state_->plan, claims, place, [&](run::Run& run, explain::Words& words, std::uint32_t row) {
    const explain::Remedies remedies = explain::what_would_pay(words, run.vocabulary(), run.balance_before(), row);
    all.all_tried = remedies.all_tried;
    for (const explain::Remedy& remedy : remedies.found) {
      all.found.push_back({remedy.changes, remedy.disposition, explain::remedy_text(remedy)});
    }
  });
  return all;
}

}  // namespace edict
