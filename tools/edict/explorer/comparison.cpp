// Before and after, line by line and rule by rule.
#include "edict/explorer/comparison.h"

#include <algorithm>

#include "explain/node_text.h"

namespace edict::tool {
namespace {

std::string status_of(const Standing& rule) {
  if (!rule.acts) return "does not act";
  return std::string(explain::status_name(rule.status)) + (rule.outcome.empty() ? "" : " (" + rule.outcome + ")");
}

// Of a rule stated for several periods, the statement that acts.
const Standing* find(const std::vector<Standing>& rules, const std::string& name) {
  const Standing* found = nullptr;
  for (const Standing& one : rules) {
    if (one.rule == name && (found == nullptr || (one.acts && !found->acts))) found = &one;
  }
  return found;
}

void tell(const std::string& rule, const Standing* was, const Standing* is, const Look& look, std::string& out) {
  const std::string before = was == nullptr ? "not there" : status_of(*was), after = is == nullptr ? "not there" : status_of(*is);
  const bool silent = (was == nullptr || !was->acts) && (is == nullptr || !is->acts);
  if (before == after || silent) return;
  out += "  " + look.strong(std::string(explain::short_name(rule))) + ": " + before + " → " + after + "\n";
  if (is != nullptr && !is->message.empty()) out += "    " + is->message + "\n";
}

std::string flips(const LineStanding& before, const LineStanding& after, const Look& look) {
  std::string out;
  for (const Standing& was : before.rules) {
    if (find(before.rules, was.rule) == &was) tell(was.rule, &was, find(after.rules, was.rule), look, out);
  }
  for (const Standing& is : after.rules) {
    if (find(before.rules, is.rule) == nullptr && find(after.rules, is.rule) == &is) tell(is.rule, nullptr, &is, look, out);
  }
  return out;
}

std::string result(const LineStanding& line, const Look& look) {
  return shown_disposition(line.disposition, look) + (line.paid.empty() ? "" : ", paid " + line.paid);
}

}  // namespace

std::string shown_disposition(core::Disposition disposition, const Look& look) {
  const std::string name(explain::disposition_name(disposition));
  switch (disposition) {
    case core::Disposition::Pay: return look.good(name);
    case core::Disposition::Reduce: return look.mark("\x1b[36m", name);
    case core::Disposition::Pend: return look.mark("\x1b[33m", name);
    case core::Disposition::Deny:
    case core::Disposition::Reject: return look.bad(name);
  }
  return name;
}

std::string comparison(const std::vector<LineStanding>& before, const std::vector<LineStanding>& after, const Look& look) {
  const Look plain;
  std::string out;
  for (const LineStanding& is : after) {
    const auto was = std::find_if(before.begin(), before.end(), [&](const LineStanding& one) { return one.line == is.line; });
    const std::string line = "line " + std::to_string(is.line) + ": ";
    if (was == before.end()) {
      out += line + result(is, look) + "\n";
      continue;
    }
    const std::string flipped = flips(*was, is, look);
    const bool same = result(*was, plain) == result(is, plain);
    if (!same) out += line + result(*was, look) + " → " + result(is, look) + "\n";
    else if (!flipped.empty()) out += line + result(is, look) + ", as before\n";
    out += flipped;
  }
  return out;
}

}  // namespace edict::tool
