// The embedding API: compiling, and deciding whole inputs.
#include "edict.h"

#include <iterator>

#include "diagnostic/catalogue.h"
#include "diagnostic/render.h"
#include "policy_state.h"
#include "syntax/parse.h"

namespace edict {

Engine::Engine(std::shared_ptr<const source::Loader> loader, EngineOptions options)
    : state_(std::make_shared<const State>(State{std::move(loader), std::move(options)})) {}

Policy Engine::compile(std::vector<std::string> paths, const std::vector<ExtraText>& declarations) const {
  auto state = std::make_shared<Policy::State>();
  state->engine = state_;
  state->paths = std::move(paths);
  state->declarations = declarations;
  CompileOptions options;
  options.paths = state->paths;
  options.stdlib = state_->options.stdlib;
  options.off = state_->options.off;
  state->set = edict::compile(options, *state_->loader, declarations);
  if (state->set.program) state->plan = std::make_unique<engine::Plan>(state->set.program);
  return Policy(std::move(state));
}

bool Policy::runs() const { return state_->plan != nullptr; }
bool Policy::has_warnings() const { return state_->set.diagnostics.count(diagnostic::Level::Warning) != 0; }
const std::vector<std::string>& Policy::missing_paths() const { return state_->set.missing_paths; }
std::string Policy::findings_text(bool colour) const { return diagnostic::render_text(state_->set.diagnostics, *state_->set.sources, {colour}); }
std::string Policy::errors_text(bool colour, std::uint32_t width) const {
  std::string out;
  for (const diagnostic::Finding& finding : state_->set.diagnostics.sorted()) {
    if (diagnostic::entry(finding.code).level == diagnostic::Level::Error) out += diagnostic::render_text(finding, *state_->set.sources, {colour, width}) + "\n";
  }
  return out;
}
std::string Policy::findings_json() const { return diagnostic::render_json(state_->set.diagnostics, *state_->set.sources); }
const core::Program& Policy::program() const { return state_->plan->program(); }
const source::Sources& Policy::sources() const { return *state_->set.sources; }
decisions::Stamp Policy::stamp(const std::string& inputs_digest) const {
  std::call_once(state_->stamped, [this] { state_->stamp = decisions::make_stamp(program(), state_->engine->options.version, ""); });
  decisions::Stamp stamp = state_->stamp;
  stamp.inputs = inputs_digest;
  return stamp;
}

Policy Policy::with(const ExtraText& declarations) const {
  std::vector<ExtraText> all = state_->declarations;
  all.push_back(declarations);
  Engine engine(state_->engine->loader, state_->engine->options);
  return engine.compile(state_->paths, all);
}

Policy::Entry Policy::entry_of(const std::string& text) {
  source::Sources sources;
  diagnostic::Diagnostics findings;
  const syntax::Entry entry = syntax::parse_entry(sources.add("<input>", text), findings);
  if (entry.incomplete) return Entry::Incomplete;
  return entry.expression != ast::kNoExpr || entry.module.decls.empty() ? Entry::Expression : Entry::Declarations;
}

std::vector<testing::Result> Policy::test(const testing::RunOptions& options) const {
  return testing::run_tests(*state_->plan, state_->set.sources.get(), options);
}

namespace {

RunReport decide_all(run::Run& run, const Policy& policy, decisions::Format format, const decisions::Sink& sink) {
  explain::Words words(run.evaluator(), &policy.sources());
  const auto writer = decisions::make_writer(format, words, [&policy] { return policy.stamp(); }, sink);
  RunReport report;
  const auto take_rejects = [&] {
    auto more = run.take_rejects();
    std::move(more.begin(), more.end(), std::back_inserter(report.rejects));
  };
  while (run.next()) {
    report.lines += run.decisions().lines.size();
    writer->write(run.decisions(), run.history());
    take_rejects();
  }
  take_rejects();
  writer->finish();
  report.notes = run.notes();
  return report;
}

}  // namespace

RunReport Policy::decide(run::Input input, decisions::Format format, const decisions::Sink& sink, run::Options options) const {
  run::Run run(*state_->plan, std::move(options));
  run.open(std::move(input));
  return decide_all(run, *this, format, sink);
}

RunReport Policy::decide(const HeldClaims& claims, decisions::Format format, const decisions::Sink& sink, run::Options options) const {
  options.across_claims = options.across_claims || claims.run_history;
  options.absent = claims.absent;
  if (!options.stop) options.stop = state_->engine->options.stop;
  run::Run run(*state_->plan, std::move(options));
  if (claims.history) run.add_history(input_of(*claims.history));
  for (const auto& facts : claims.facts) run.add_facts(facts->field, input_of(*facts));
  run.open(input_of(claims));
  return decide_all(run, *this, format, sink);
}

}  // namespace edict
