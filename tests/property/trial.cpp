// See trial.h.
#include "trial.h"

#include <stdexcept>

#include "policy_set.h"
#include "told.h"

namespace edict::property {
namespace {

std::string difference(const std::string& what, const std::vector<std::string>& a, const std::vector<std::string>& b) {
  if (a.size() != b.size()) return what + ": " + std::to_string(a.size()) + " lines and " + std::to_string(b.size()) + "\n";
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i] != b[i]) return what + ", line " + std::to_string(i) + "\n" + a[i] + "and\n" + b[i];
  }
  return "";
}

// The claims in batches of so many.
std::vector<std::string> in_batches(Court& court, const Sample& sample, std::size_t size) {
  std::vector<std::string> all;
  for (std::size_t first = 0; first < sample.claims.size(); first += size) {
    const std::size_t last = std::min(first + size, sample.claims.size());
    const std::vector<Json> some(sample.claims.begin() + static_cast<std::ptrdiff_t>(first), sample.claims.begin() + static_cast<std::ptrdiff_t>(last));
    for (std::string& disposition : court.judge(ndjson(some), ndjson(sample.history), false).dispositions) all.push_back(std::move(disposition));
  }
  return all;
}

std::string judged(const PolicySet& set, const Sample& sample, const TrialStyle& style, std::size_t& lines) {
  Court court(set.program);
  court.count_in(style.reached);
  const std::string claims = ndjson(sample.claims), history = ndjson(sample.history);
  const Court::Told told = court.judge(claims, history, true);
  lines = told.engine.size();
  std::string trouble = difference("engine and reference", told.engine, told.reference);
  if (!trouble.empty()) return trouble;
  if (!told.imbalances.empty()) return "does not balance\n" + told.imbalances.front();
  if (style.dimensions_known) {
    for (const std::string& line : told.engine) {
      if (line.find("amount mismatch") != std::string::npos) return "amounts of two dimensions, which were known in advance\n" + line;
    }
  }
  trouble = difference("with a sweep and line by line", told.engine, Court(set.program, 1'000'000).judge(claims, history, false).engine);
  if (!trouble.empty()) return trouble;
  for (const std::size_t size : {std::size_t{1}, std::size_t{4}}) {
    if (!style.in_batches) break;
    trouble = difference("in one batch and in batches of " + std::to_string(size), told.dispositions, in_batches(court, sample, size));
    if (!trouble.empty()) return trouble;
  }
  if (!style.shuffles) return "";
  const PolicySet dealt = compiled(shuffled_files(sample.packages, sample.seed * 10));
  if (!dealt.program) return "refused in another order of texts\n" + dealt.errors;
  return difference("as written and in another order of texts", told.engine, Court(dealt.program).judge(claims, history, false).engine);
}

}  // namespace

Trial tried(const Sample& sample, const TrialStyle& style) {
  Trial trial;
  const PolicySet set = compiled(files_of(sample.packages));
  trial.accepted = set.program != nullptr;
  trial.errors = set.errors;
  if (!trial.accepted) return trial;
  try {
    trial.trouble = judged(set, sample, style, trial.lines);
  } catch (const std::exception& thrown) {
    trial.trouble = std::string("thrown: ") + thrown.what() + "\n";
  }
  return trial;
}

std::string written_out(const Sample& sample) {
  return "seed " + std::to_string(sample.seed) + "\n" + text_of(files_of(sample.packages)) + "// claims\n" + ndjson(sample.claims) + "// history\n" + ndjson(sample.history);
}

}  // namespace edict::property
