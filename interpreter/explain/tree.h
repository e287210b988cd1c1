// The decision of one line as a readable tree: what was tried, what decided it, what changed it, what is missing.
//
// In: words about a batch, a row. Out: a tree of labels and values, rendered as text or JSON. Always true: each value is evaluated again by the engine, never guessed.
#pragma once

#include <string>
#include <vector>

#include "explain/words.h"

namespace edict::explain {

enum class Mark : std::uint8_t { None, Met, NotMet, Undecided, NotApplicable };

struct Branch {
  Mark mark = Mark::None;
  std::string label;
  std::string value;
  std::vector<Branch> children;
};

struct TreeOptions {
  bool not_applicable = true;  // rules that act for this payer and date but do not apply to the line
  bool met = true;             // rules that are met
  std::string only;            // full name of the one rule that is asked about; empty: all, and the payment
};

// Header, amounts, rules by stage and name, payment. words.about() has been told the decisions.
Branch explain_line(Words& words, std::uint32_t row, TreeOptions options = {});

// One rule for one line: which of its conditions failed, with their values; or why it does not act at all.
Branch explain_rule(Words& words, core::RuleId rule, claims::LineRef line);

// A condition with the values that decide it, for the judged line in slot 0 (and a pair's partner in slot 1).
Branch explain_condition(Words& words, core::NodeId node, engine::Environment& environment);

std::string render_text(const Branch& root, bool colour = false);
std::string render_json(const Branch& root);

}  // namespace edict::explain
