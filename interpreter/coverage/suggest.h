// Tests for what no test reaches: claims found by changing those of other tests, fact by fact, and looking at what each change reaches.
//
// In: a program, its sources, what its tests reach. Out: `test` blocks. Always true: each was decided, and reached what it is for; its claim is small: no fact of it can be
// left out; what it expects is what the policies decide now, which only an author can judge; the same program gives the same blocks; no more than `most_claims` are decided.
#pragma once

#include "coverage/coverage.h"

namespace edict::coverage {

struct Goal {
  std::size_t item = 0;            // of the report
  std::size_t way = 0;             // of the item
};

struct Suggestion {
  std::string package;             // whose file the block may stand in
  std::string home;            // the package of what it is for, where the test stands best if that has in view what the claim names
  std::string name;                // of the test
  std::vector<Goal> goals;         // what it reaches
  std::string given;               // `given` clauses
  std::vector<std::string> expects;  // the first ones are dispositions; those behind name rules, which the package may not have in view
};

struct SuggestOptions {
  bool everything = false;         // conditions, rows and boundaries too; else rules and exceptions
  std::uint32_t most_claims = 6'000;
};

std::vector<Suggestion> suggest(std::shared_ptr<const core::Program> program, const source::Sources& sources, const Report& report, SuggestOptions options = {});

// The block, below a comment that tells what it reaches. `rules`: with the expectations that name rules.
std::string block_text(const Suggestion& suggestion, const Report& report, bool rules);

}  // namespace edict::coverage
