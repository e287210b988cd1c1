// What the word at the cursor may become: commands, names, facts behind a point, words of a vocabulary, codes with their titles, files.
//
// In: a line, the cursor, the explorer. Out: where the word begins, and candidates with what they are. Always true: each candidate begins with what is written already; sorted, each
// once; no more than a screen can hold.
#pragma once

#include <string>
#include <vector>

#include "edict/explorer/explorer.h"

namespace edict::tool {

struct Candidate {
  std::string text, title;
};
struct Completion {
  std::size_t begin = 0;  // of what the candidates stand for, up to the cursor
  std::vector<Candidate> candidates;
  bool more = false;      // some were left out
  std::string common;     // what all of them begin with, those left out too
};

Completion complete(const std::string& line, std::size_t cursor, const Explorer& explorer);

}  // namespace edict::tool
