// `edict explain`: why the lines of one claim were decided as they were, and what would make them pay.
#include <algorithm>

#include "edict/claims_job.h"
#include "edict/explorer/page.h"
#include "edict/terminal.h"
#include "exact/decimal.h"
#include "explain/json_text.h"
#include "explain/remedy.h"
#include "explain/tree.h"

namespace edict::tool {
namespace {

struct ExplainWords {
  PolicyWords policies;
  ClaimsWords claims;
  std::string claim, format = "text";
  int line = 0;
};

constexpr std::uint64_t kLooksForAllLines = 100'000'000;  // in the search for what would make them pay, some ten seconds

class Explanation {
 public:
  Explanation(const ExplainWords& words, const PolicySet& set) : words_(words), set_(set), job_(words.claims, set) {}

  int run() {
    run::Options options;
    options.every_field = true;
    options.watched_claim = words_.claim;
    if (const auto code = job_.open(std::move(options), true, false)) return *code;
    while (!found_ && job_.next()) look();
    if (const auto code = job_.close()) return *code;
    if (!found_) return not_found();
    if (told_.empty()) {
      complain("claim `" + words_.claim + "` has no line " + std::to_string(words_.line));
      return kUsage;
    }
    print(words_.format == "json" ? "[" + told_ + "]\n" : wrapped(told_, screen_width()));
    return kFine;
  }

 private:
  int not_found() {
    complain("no claim `" + words_.claim + "` in " + words_.claims.claims);
    for (const claims::Reject& reject : job_.take_rejects()) {
      if (reject.text.find(words_.claim) == std::string::npos) continue;
      complain("line " + std::to_string(reject.line) + " speaks of it but could not be read: " + reject.reason);
    }
    return kUsage;
  }

  void look() {
    const claims::Batch& batch = *job_.run().decisions().batch;
    const core::Schema& schema = set_.compiled.program->schema;
    const core::FieldId id = schema.find(schema.claim, "id"), number = schema.find(schema.line, "number");
    const core::SymbolId wanted = job_.run().vocabulary().symbols.find(words_.claim);
    if (wanted == 0) return;
    for (std::uint32_t row = 0; row < batch.tables[schema.line].rows; ++row) {
      if (claims::cell(batch, schema.claim, id, batch.tables[schema.line].parent[row]) != std::int64_t{wanted}) continue;
      found_ = true;
      if (words_.line != 0 && claims::cell(batch, schema.line, number, row) != words_.line * exact::kOne) continue;
      tell(row);
    }
  }

  void tell(std::uint32_t row) {
    explain::Words words(job_.run().evaluator(), set_.compiled.sources.get());
    engine::Decisions& decided = job_.run().decisions();
    words.about(decided, job_.run().history());
    const explain::Branch tree = explain::explain_line(words, row);
    explain::Remedies remedies;
    if (decided.lines[row].disposition != core::Disposition::Pay) {
      explain::RemedyLimits limits;
      limits.most_looks = std::min(limits.most_looks, looks_left_);
      remedies = explain::what_would_pay(words, job_.run().vocabulary(), job_.run().balance_before(), row, limits);
      looks_left_ -= std::min(remedies.looks, looks_left_);
    }
    words_.format == "json" ? add_json(tree, remedies) : add_text(tree, remedies, decided.lines[row].disposition);
  }

  void add_text(const explain::Branch& tree, const explain::Remedies& remedies, core::Disposition disposition) {
    if (!told_.empty()) told_ += "\n";
    told_ += explain::render_text(tree, colour_wanted());
    if (disposition == core::Disposition::Pay) return;
    told_ += "\nwhat would make it pay\n";
    for (const explain::Remedy& remedy : remedies.found) told_ += "  " + explain::remedy_text(remedy) + "\n";
    if (!remedies.all_tried) {
      told_ += "  not all was tried: the claim is long" + std::string(words_.line == 0 ? " (`--line N` asks about one line alone)\n" : "\n");
    } else if (remedies.found.empty()) {
      told_ += "  nothing within two changes of missing fields, modifiers, documents and authorizations\n";
    }
  }

  void add_json(const explain::Branch& tree, const explain::Remedies& remedies) {
    if (!told_.empty()) told_ += ",";
    told_ += "{\"explanation\":" + explain::render_json(tree) + ",\"remedies\":[";
    for (std::size_t i = 0; i < remedies.found.size(); ++i) {
      const explain::Remedy& remedy = remedies.found[i];
      told_ += (i == 0 ? "{\"changes\":[" : ",{\"changes\":[");
      for (std::size_t c = 0; c < remedy.changes.size(); ++c) told_ += (c == 0 ? "" : ",") + explain::json_string(remedy.changes[c]);
      told_ += "],\"disposition\":" + explain::json_string(explain::disposition_name(remedy.disposition)) +
               ",\"text\":" + explain::json_string(explain::remedy_text(remedy)) + "}";
    }
    told_ += std::string("]") + (remedies.all_tried ? "" : ",\"all_tried\":false") + "}";
  }

  const ExplainWords& words_;
  const PolicySet& set_;
  ClaimsJob job_;
  bool found_ = false;
  std::uint64_t looks_left_ = kLooksForAllLines;
  std::string told_;
};

}  // namespace

int run_explain(const Command& self, const std::vector<std::string>& arguments) {
  ExplainWords chosen;
  Arguments words(self);
  take_policies(words, chosen.policies, "POLICY", true);
  take_claims(words, chosen.claims);
  words.option("--claim", chosen.claim, "The claim's id", "ID")
      .number("--line", chosen.line, "One line of it (default: all)")
      .choice("--format", chosen.format, {"text", "json"}, "text or json");
  if (const auto code = words.parse(arguments)) return *code;
  if (chosen.claim.empty()) {
    complain("say which claim: --claim ID");
    return kUsage;
  }
  const PolicySet set = load_policies(chosen.policies);
  if (set.failed) return *set.failed;
  return Explanation(chosen, set).run();
}

}  // namespace edict::tool
