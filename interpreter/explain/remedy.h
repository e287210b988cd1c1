// What would make a line pay: at most two changes among missing fields, modifiers, documents and authorizations, each found by deciding the claim again.
//
// In: a decided batch, one of its lines. Out: remedies, smallest first. Always true: each was replayed and its line pays; the same claim gives the same remedies; no more
// than `most_replays` claims are decided, and none after they took `most_looks` in all (a look is what F009 counts; each line counts for some, too).
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "explain/words.h"
#include "payment/balance_book.h"

namespace edict::explain {

struct Remedy {
  std::vector<std::string> changes;                // `modifier JZ is present`
  core::Disposition disposition = core::Disposition::Pay;  // reduce where it only pays in part
  std::int64_t paid = 0;                           // millionths of a dollar
  std::shared_ptr<const claims::Batch> claim;      // the changed claim, alone
  std::uint32_t line = 0;                          // the line's row in it
};

struct RemedyLimits {
  std::uint32_t most_replays = 2'000;
  std::uint32_t most_remedies = 5;
  std::uint64_t most_looks = 20'000'000;  // one or two seconds
};

struct Remedies {
  std::vector<Remedy> found;
  bool all_tried = true;    // false: the claim is so long that the search was given up
  std::uint64_t looks = 0;  // that it took
};

// `words` speaks of the decided batch (words.about), and does again afterwards. `book` as it stood before the claim.
Remedies what_would_pay(Words& words, claims::Vocabulary& vocabulary, const payment::BalanceBook& book, std::uint32_t row, RemedyLimits limits = {});

// `pays if modifier JZ is present and line.dose = 300 mg`.
std::string remedy_text(const Remedy& remedy);

}  // namespace edict::explain
