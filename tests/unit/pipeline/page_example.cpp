// Taking pages apart, and running what they show.
#include "page_example.h"

#include <sstream>

#include "claims/report.h"
#include "diagnostic/catalogue.h"
#include "engine/faults.h"
#include "formats.h"
#include "run/outcome.h"

namespace edict::test {

namespace {

// Whoever shows claims alone shows them to a policy that asks for nothing.
const char* const kAnyPolicy = "package demo\n  title \"Demo\"\n\npayer acme \"Acme Health\"\n";

void add_fence(PageExample& example, const std::string& opening, const std::string& body) {
  std::istringstream words(opening.substr(3));
  std::string kind, file;
  words >> kind >> file;
  if (kind == "edict") example.files[file.empty() ? "policy.edict" : file] = body;
  else if (kind == "csv" && !file.empty()) example.files[file] = body;
  else if (kind == "toml") example.manifest = body;
  else if (kind == "csv" || kind == "ndjson") {
    example.claims = body;
    example.format = kind == "csv" ? claims::Format::Csv : claims::Format::Ndjson;
  } else {
    example.readable = false;
  }
}

void note(std::set<std::string>& codes, const diagnostic::Diagnostics& diagnostics, const std::string& wanted_note = "") {
  for (const auto& finding : diagnostics.sorted()) {
    const diagnostic::Entry& entry = diagnostic::entry(finding.code);
    if (entry.level != diagnostic::Level::Note || entry.id == wanted_note) codes.insert(std::string(entry.id));
  }
}

// The reader by itself, where its memory is what the page is about.
void read_alone(const PageExample& example, const core::Program& program, std::set<std::string>& codes) {
  claims::Vocabulary vocabulary(program.symbols);
  claims::Options options;
  options.format = example.format;
  options.max_remembered_claims = example.remembered_claims;
  options.batch_lines = 1;
  const auto reader = claims::open(program, vocabulary, options, claims::bytes_of(example.claims));
  while (auto batch = reader->next()) reader->recycle(std::move(batch));
  claims::Notes notes = reader->notes();
  notes.absent.clear();
  diagnostic::Diagnostics found;
  claims::report(notes, program, found);
  note(codes, found);
}

void decide(const PageExample& example, const claims::Mapping& mapping, const std::shared_ptr<const core::Program>& program, std::set<std::string>& codes) {
  const engine::Plan plan(program);
  run::Options options;
  options.most_looks = example.most_looks;
  run::Run run(plan, options);
  run.open({example.format, mapping, claims::bytes_of(example.claims)});
  diagnostic::Diagnostics found;
  while (run.next()) {
    for (const engine::Gap& gap : run.decisions().gaps) {
      if (const auto fault = engine::code_of(gap.kind)) codes.insert(std::string(diagnostic::entry(*fault).id));
    }
  }
  claims::Notes notes = run.notes();
  notes.absent.clear();
  for (const claims::AbsentColumn& column : run.absent()) {
    // What says by its absence that a claim is new is not missed; nor is it by the command.
    const std::string& name = program->schema.field(column.record, column.field).name;
    const bool seldom = name == "frequency" || name == "original_claim" || run::ClaimFields(program->schema).of_outcome(column.record, column.field);
    if (plan.wants(column.record, column.field) && !seldom) notes.absent.push_back(column);
  }
  claims::report(notes, *program, found);
  for (const claims::Reject& reject : run.take_rejects()) claims::report(reject, found);
  note(codes, found);
}

}  // namespace

PageExample page_example(const std::string& page, const std::string& heading) {
  PageExample example;
  const auto section = page.find("\n## " + heading + "\n");
  if (section == std::string::npos) return example;
  std::istringstream lines(page.substr(section + 5 + heading.size(), page.find("\n## ", section + 1) - section - 5 - heading.size()));
  example.readable = true;
  std::string opening, body;
  for (std::string line; std::getline(lines, line);) {
    if (line.rfind("```", 0) != 0) {
      if (!opening.empty()) body += line + "\n";
    } else if (opening.empty()) {
      opening = line;
    } else {
      add_fence(example, opening, body);
      opening.clear();
      body.clear();
    }
  }
  example.readable = example.readable && opening.empty() && (!example.files.empty() || !example.claims.empty() || !example.manifest.empty());
  return example;
}

std::set<std::string> codes_of(const PageExample& example, const std::string& about) {
  auto files = example.files;
  if (files.empty()) files["policy.edict"] = kAnyPolicy;
  CompileOptions options;
  options.review = about[0] == 'R';
  options.stdlib = example.stdlib;
  for (const auto& [name, text] : files) {
    if (name.ends_with(".edict") || name.ends_with(".edict.md")) options.paths.push_back(name);
  }
  const source::MemoryLoader loader(files);
  const Compilation set = compile(options, loader);
  std::set<std::string> codes;
  note(codes, set.diagnostics, about);
  if (!set.program) return codes;
  diagnostic::Diagnostics found;
  const claims::Mapping mapping = claims::read_mapping(example.manifest, "edict.toml", *set.program, found);
  if (options.review) review_formats(*set.program, mapping, {}, found);
  note(codes, found, about);
  if (example.remembered_claims != claims::Options{}.max_remembered_claims) read_alone(example, *set.program, codes);
  else if (!example.claims.empty()) decide(example, mapping, set.program, codes);
  return codes;
}

}  // namespace edict::test
