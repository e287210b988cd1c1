// Single changes first, then pairs of them; a pair that holds a change that pays by itself is no news.
#include "explain/remedy.h"

#include <algorithm>

#include "explain/candidates.h"
#include "explain/replay.h"

namespace edict::explain {
namespace {

constexpr std::uint64_t kLooksOfLine = 50;  // what judging a line by its rules costs beside the looks that the engine counts, roughly

class Search {
 public:
  Search(Words& words, claims::Vocabulary& vocabulary, const payment::BalanceBook& book, RemedyLimits limits)
      : words_(words), vocabulary_(vocabulary), book_(book), limits_(limits), history_(words.history()) {}

  Remedies run(const claims::Batch& claim, std::uint32_t line) {
    claim_ = &claim;
    line_ = line;
    engine::Decisions before = decided(claim);
    was_ = before.lines[line].disposition;
    if (was_ == core::Disposition::Pay) return {};
    findings_before_ = before.lines[line].finding_count;
    words_.about(before, history_);
    candidates_ = candidates(words_, vocabulary_, line);
    singles();
    pairs();
    std::stable_sort(found_.begin(), found_.end(), [](const Remedy& a, const Remedy& b) {
      return std::make_tuple(a.disposition, a.changes.size()) < std::make_tuple(b.disposition, b.changes.size());
    });
    if (std::any_of(found_.begin(), found_.end(), [](const Remedy& r) { return r.disposition == core::Disposition::Pay; })) {
      std::erase_if(found_, [](const Remedy& r) { return r.disposition != core::Disposition::Pay; });
    }
    if (found_.size() > limits_.most_remedies) found_.resize(limits_.most_remedies);
    return {std::move(found_), !given_up_, looks_};
  }

 private:
  // Each change is decided only where the budget is not spent: what is left out makes the search a part of itself, and is told.
  bool full() {
    const auto pay = std::count_if(found_.begin(), found_.end(), [](const Remedy& r) { return r.disposition == core::Disposition::Pay; });
    given_up_ = given_up_ || looks_ >= limits_.most_looks;
    return given_up_ || replays_ >= limits_.most_replays || static_cast<std::uint32_t>(pay) >= limits_.most_remedies;
  }

  // Whether the line pays with these changes; `helps` tells whether fewer findings stand.
  bool attempt(const std::vector<std::size_t>& chosen, bool& helps) {
    ++replays_;
    auto changed = std::make_shared<claims::Batch>(*claim_);
    for (const std::size_t i : chosen) apply(candidates_[i], *changed, words_.program(), vocabulary_, line_);
    const engine::Decisions after = decided(*changed);
    const engine::LineDecision& line = after.lines[line_];
    helps = line.disposition < was_ || line.finding_count < findings_before_;
    const bool pays = line.disposition == core::Disposition::Pay || (line.disposition == core::Disposition::Reduce && was_ > core::Disposition::Reduce);
    if (!pays || !line.has_amounts) return false;
    Remedy remedy{{}, line.disposition, line.paid, changed, line_};
    for (const std::size_t i : chosen) remedy.changes.push_back(candidates_[i].text);
    found_.push_back(std::move(remedy));
    return true;
  }

  engine::Decisions decided(const claims::Batch& claim) {
    engine::Decisions decisions = decide(words_.evaluator(), claim, history_, book_);
    looks_ += words_.evaluator().looks() + decisions.lines.size() * kLooksOfLine;
    return decisions;
  }

  bool told(std::size_t i) const {
    return std::any_of(alone_.begin(), alone_.end(), [&](std::size_t j) { return candidates_[j].same_place(candidates_[i]); });
  }

  void singles() {
    helps_.assign(candidates_.size(), false);
    for (std::size_t i = 0; i < candidates_.size() && !full(); ++i) {
      if (told(i)) continue;  // one value of a field is enough
      bool helps = false;
      if (attempt({i}, helps)) alone_.push_back(i);
      helps_[i] = helps;
    }
  }

  // Pairs of changes that help by themselves come first, for they most often make the whole.
  void pairs() {
    std::vector<std::pair<std::size_t, std::size_t>> told_pairs;
    for (const int least : {2, 1, 0}) {
      for (std::size_t i = 0; i < candidates_.size(); ++i) {
        for (std::size_t j = i + 1; j < candidates_.size() && !full(); ++j) {
          if (helps_[i] + helps_[j] != least || told(i) || told(j) || candidates_[i].same_place(candidates_[j])) continue;
          const bool known = std::any_of(told_pairs.begin(), told_pairs.end(), [&](const auto& pair) {
            return candidates_[pair.first].same_place(candidates_[i]) && candidates_[pair.second].same_place(candidates_[j]);
          });
          bool helps = false;
          if (!known && attempt({i, j}, helps)) told_pairs.emplace_back(i, j);
        }
      }
    }
  }

  Words& words_;
  claims::Vocabulary& vocabulary_;
  const payment::BalanceBook& book_;
  RemedyLimits limits_;
  const claims::History* history_;
  const claims::Batch* claim_ = nullptr;
  std::uint32_t line_ = 0;
  core::Disposition was_ = core::Disposition::Pay;
  std::uint32_t findings_before_ = 0;
  std::uint32_t replays_ = 0;
  std::uint64_t looks_ = 0;
  bool given_up_ = false;
  std::vector<Candidate> candidates_;
  std::vector<char> helps_;
  std::vector<std::size_t> alone_;
  std::vector<Remedy> found_;
};

}  // namespace

Remedies what_would_pay(Words& words, claims::Vocabulary& vocabulary, const payment::BalanceBook& book, std::uint32_t row, RemedyLimits limits) {
  if (limits.most_looks == 0) return {{}, false, 0};
  engine::Decisions& decisions = words.decisions();
  const core::Schema& schema = words.program().schema;
  const std::uint32_t claim_row = payment::claim_of(*decisions.batch, schema, row);
  const claims::Batch claim = one_claim(*decisions.batch, schema, claim_row);
  const std::uint32_t line = row - payment::lines_of(*decisions.batch, schema, claim_row).first;
  const claims::History* history = words.history();
  Remedies found = Search(words, vocabulary, book, limits).run(claim, line);
  words.about(decisions, history);
  return found;
}

std::string remedy_text(const Remedy& remedy) {
  std::vector<std::string> conditions;
  for (const std::string& change : remedy.changes) conditions.push_back(change.starts_with("a ") || change.starts_with("an ") ? "there is " + change : change);
  return (remedy.disposition == core::Disposition::Pay ? "pays if " : "pays in part if ") + joined(conditions);
}

}  // namespace edict::explain
