// Whether any rule speaks of a line: what is paid although no policy had it in view must not look like what was examined and found right.
//
// In: words about decided lines, one of them. Out: whether a rule speaks of it, in words where none does. Always true: each rule is judged by the engine; nothing is decided here.
//
// A rule speaks of a line where it applies to it and asks for its code, modifiers, diagnoses or NDC. Rules that ask for none of these (filed in time, no duplicate) hold for
// whatever is billed: that they are met says nothing of the drug or service.
#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "explain/words.h"

namespace edict::explain {

struct Unspoken {
  std::string text;                 // `no rule speaks of this line`; `no rule speaks of J9999`
  std::vector<std::string> general; // the rules that apply all the same, by their short names
};

class Speakers {
 public:
  explicit Speakers(Words& words) : words_(words) {}

  // Nothing where a rule speaks of it, or where it is not paid.
  std::optional<Unspoken> unspoken(std::uint32_t row);

 private:
  void sort_rules();
  bool applies(core::RuleId rule, claims::LineRef line);

  Words& words_;
  bool sorted_ = false;
  std::vector<core::RuleId> asking_, general_;                    // rules that ask what the line is, and the others
  std::unordered_map<core::SymbolId, core::RuleId> spoke_last_;   // by code: lines of one code are mostly spoken of by one rule
};

}  // namespace edict::explain
