// Findings about policy texts and claims, as data. Words are made from the catalogue (catalogue.h), in one place (render.h).
//
// In: a catalogue code, a place, typed arguments. Out: a sorted list without repetitions. Always true: every code is in the catalogue.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostic/code.h"
#include "source/source.h"

namespace edict::diagnostic {

// A secondary place: "declared here".
struct Related {
  source::Span span;
  std::string message;
};

// Text to put in place of what stands there.
struct Edit {
  source::Span span;
  std::string text;
};

struct Finding {
  Code code;
  source::Span span;
  std::vector<std::string> arguments;  // replace {0}, {1} … in the catalogue's sentence; the author's own words, unquoted
  std::string help;                    // the fix, when there is one; empty = the catalogue's own
  std::vector<Related> related;
  std::vector<Edit> fix = {};          // what mends it beyond doubt, all of them together; empty where a person must choose
};

class Diagnostics {
 public:
  // What is returned stays valid until the next add().
  Finding& add(Code code, source::Span span, std::vector<std::string> arguments = {});
  // In order of file and place, each (code, span) once, uses of one wrong name in a file together; those without a place last, each (code, arguments) once.
  std::vector<Finding> sorted() const;
  bool has_errors() const;
  std::size_t count(Level level) const;  // of sorted()
  bool empty() const { return findings_.empty(); }
  const std::vector<Finding>& all() const { return findings_; }

 private:
  std::vector<Finding> findings_;
};

// The candidate nearest to `word` in spelling, for "did you mean"; empty where none is near (at most a third of its letters differ;
// swapped neighbours and O/0, I/1 count as one).
std::string nearest(std::string_view word, const std::vector<std::string>& candidates);

// The same where there is no doubt: one slip away, and no other candidate nearly as near. Of a word with digits only look-alikes (O/0, I/1, case) are beyond doubt:
// another digit is another code.
std::string certain(std::string_view word, const std::vector<std::string>& candidates);

// Says "did you mean" of the nearest candidate, where there is one; beyond doubt, and where the finding's place is that word alone, it is the fix too.
void suggest(Finding& finding, const std::string& word, const std::vector<std::string>& candidates);

}  // namespace edict::diagnostic
