// Names, titles and texts of a policy set.
#include "edict/explorer/named_things.h"

#include <algorithm>
#include <map>
#include <set>

#include "diagnostic/snippet.h"
#include "explain/node_text.h"
#include "explain/tried.h"

namespace edict::tool {
namespace {

std::string lower(std::string text) {
  for (char& c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return text;
}

std::vector<std::string> split(const std::string& words) {
  std::vector<std::string> all;
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t end = std::min(words.find(' ', at), words.size());
    if (end > at) all.push_back(lower(words.substr(at, end - at)));
    at = end + 1;
  }
  return all;
}

bool of_library(const std::string& place) { return place.starts_with("<std>"); }

class Collecting {
 public:
  explicit Collecting(const Policy& policy) : policy_(policy), program_(policy.program()), sources_(policy.sources()) {}

  std::vector<NamedThing> all() {
    for (const core::Rule& one : program_.rules) add("Rules", one.name, one.title + (one.cite.empty() ? "" : " [" + one.cite + "]"), one.span);
    for (const core::Exception& one : program_.exceptions) add("Exceptions", one.name, one.title + " (to " + one.target + ")", one.span);
    for (const core::Term& one : program_.terms) add("Terms", one.name, one.title, one.span);
    for (const core::Set& one : program_.sets) add("Sets", one.name, one.title, one.span);
    for (const core::Table& one : program_.tables) add("Tables", one.name, one.title, one.span);
    for (const core::Balance& one : program_.balances) add("Balances", one.name, one.title, one.span);
    for (const core::Payer& one : program_.payers) add("Payers", program_.symbols.text(one.symbol), one.title, one.span);
    for (const core::Code& one : program_.codes) add("Codes", program_.symbols.text(one.symbol), one.title, one.span);
    for (const NamedModifier& one : policy_.modifiers()) add("Modifiers", one.name, one.title, one.span);
    fields();
    return std::move(things_);
  }

  // Lines of the policies' own documents, prose too.
  void lines(std::vector<NamedThing>& into) const {
    for (source::FileId id = 0; id < sources_.size(); ++id) {
      const source::SourceFile& file = sources_.get(id);
      if (file.name().starts_with("<") || !(file.name().ends_with(".edict") || file.name().ends_with(".edict.md"))) continue;
      for (std::uint32_t n = 1; n <= file.line_count(); ++n) {
        const std::string line(file.line(n));
        const std::size_t first = line.find_first_not_of(" \t");
        if (first != std::string::npos) into.push_back({"Texts", file.name() + ":" + std::to_string(n), "", line.substr(first), "", ""});
      }
    }
  }

 private:
  void add(const char* kind, const std::string& full, const std::string& title, source::Span span) {
    if (full.empty()) return;
    NamedThing thing{kind, std::string(explain::short_name(full)), full, title, explain::place_text(span, &sources_), std::string(sources_.text(span))};
    things_.push_back(std::move(thing));
  }

  void fields() {
    for (const core::RecordType& record : program_.schema.records) {
      for (const core::Field& field : record.fields) {
        const std::string path = (record.name == "patient" ? "claim.patient" : record.name) + "." + field.name;
        things_.push_back({"Facts of a claim", path, path, field.title, "", ""});
      }
    }
  }

  const Policy& policy_;
  const core::Program& program_;
  const source::Sources& sources_;
  std::vector<NamedThing> things_;
};

// Kinds in their order; within one the author's own first, and each once.
std::vector<NamedThing> in_order(std::vector<NamedThing> things) {
  std::stable_sort(things.begin(), things.end(), [](const NamedThing& a, const NamedThing& b) { return a.kind == b.kind && of_library(a.place) < of_library(b.place); });
  std::vector<NamedThing> ordered;
  std::vector<std::string> kinds;
  for (const NamedThing& thing : things) {
    if (std::find(kinds.begin(), kinds.end(), thing.kind) == kinds.end()) kinds.push_back(thing.kind);
  }
  for (const std::string& kind : kinds) {
    for (const bool library : {false, true}) {
      for (const NamedThing& thing : things) {
        if (thing.kind == kind && of_library(thing.place) == library) ordered.push_back(thing);
      }
    }
  }
  return ordered;
}

}  // namespace

std::vector<NamedThing> things_with(const Policy& policy, const std::string& words) {
  const std::vector<std::string> wanted = split(words);
  Collecting collecting(policy);
  std::vector<NamedThing> things = collecting.all();
  if (!wanted.empty()) collecting.lines(things);
  std::vector<NamedThing> found;
  for (NamedThing& thing : things) {
    const std::string text = lower(thing.full + " " + thing.title + (thing.kind == "Codes" || thing.kind == "Modifiers" ? "" : " " + thing.text));
    if (std::all_of(wanted.begin(), wanted.end(), [&](const std::string& word) { return text.find(word) != std::string::npos; })) found.push_back(std::move(thing));
  }
  return in_order(std::move(found));
}

std::vector<NamedThing> things_called(const Policy& policy, const std::string& name) {
  std::vector<NamedThing> called;
  for (NamedThing& thing : in_order(Collecting(policy).all())) {
    if (thing.name == name || thing.full == name) called.push_back(std::move(thing));
  }
  return called;
}

std::vector<std::string> payer_told(const core::Program& program, const core::Rule& rule, core::SymbolId payer) {
  const std::vector<core::SymbolId> chain = explain::payer_chain(program, payer);
  const auto among = [&](const std::vector<core::SymbolId>& payers) {
    return payers.empty() || std::any_of(payers.begin(), payers.end(), [&](core::SymbolId one) { return std::find(chain.begin(), chain.end(), one) != chain.end(); });
  };
  const bool acts = among(rule.payers) && (rule.acts.empty() || std::any_of(rule.acts.begin(), rule.acts.end(), [&](const core::Act& act) { return among(act.payers); }));
  if (!acts) return {};
  std::vector<std::string> told;
  std::set<core::ExceptionId> seen;
  for (const core::ChoiceId id : {rule.applies, rule.require, rule.otherwise, rule.missing, rule.message}) {
    if (id == core::kNone) continue;
    for (const core::Override& one : program.choices[id].overrides) {
      const bool concerns = one.payer == 0 || std::find(chain.begin(), chain.end(), one.payer) != chain.end();
      if (!concerns || one.exception >= program.exceptions.size() || !seen.insert(one.exception).second) continue;
      const core::Exception& exception = program.exceptions[one.exception];
      const std::string period = one.effective == exact::always() ? "" : ", " + exact::period_text(one.effective);
      told.push_back("exception " + std::string(explain::short_name(exception.name)) + (exception.title.empty() ? "" : ": " + exception.title) + period +
                     (one.when == core::kNone ? "" : ", on a condition"));
    }
  }
  if (told.empty()) told.emplace_back("as written");
  return told;
}

}  // namespace edict::tool
