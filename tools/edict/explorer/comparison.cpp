// Before and after, line by line and rule by rule.
#include "edict/explorer/comparison.h"

#include <algorithm>

#include "explain/node_text.h"

namespace edict::tool {
namespace {

constexpr std::size_t kMostQuiet = 8;

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

struct Flip {
  std::string rule;
  const Standing* was = nullptr;  // null: not there
  const Standing* is = nullptr;

  std::string before() const { return was == nullptr ? "not there" : status_of(*was); }
  std::string after() const { return is == nullptr ? "not there" : status_of(*is); }
  bool told() const { return before() != after() && ((was != nullptr && was->acts) || (is != nullptr && is->acts)); }
  // Begins or ends to act, and asked for nothing where it acted.
  bool quiet() const { return was != nullptr && is != nullptr && was->acts != is->acts && was->outcome.empty() && is->outcome.empty(); }
};

std::vector<Flip> flips_of(const LineStanding& before, const LineStanding& after) {
  std::vector<Flip> all;
  const auto keep = [&all](Flip flip) {
    if (flip.told()) all.push_back(std::move(flip));
  };
  for (const Standing& was : before.rules) {
    if (find(before.rules, was.rule) == &was) keep({was.rule, &was, find(after.rules, was.rule)});
  }
  for (const Standing& is : after.rules) {
    if (find(before.rules, is.rule) == nullptr && find(after.rules, is.rule) == &is) keep({is.rule, nullptr, &is});
  }
  return all;
}

std::string flips(const LineStanding& before, const LineStanding& after, const Look& look) {
  const std::vector<Flip> all = flips_of(before, after);
  // On another date a whole policy begins or ends: then those that asked for nothing are counted.
  const auto quiet = static_cast<std::size_t>(std::count_if(all.begin(), all.end(), [](const Flip& flip) { return flip.quiet(); }));
  std::string out;
  std::size_t begin = 0;
  for (const Flip& flip : all) {
    if (quiet > kMostQuiet && flip.quiet()) {
      begin += static_cast<std::size_t>(flip.is->acts);
      continue;
    }
    out += "  " + look.strong(std::string(explain::short_name(flip.rule))) + ": " + flip.before() + " → " + flip.after() + "\n";
    if (flip.is != nullptr && !flip.is->message.empty()) out += "    " + flip.is->message + "\n";
  }
  if (quiet <= kMostQuiet) return out;
  const auto count = [](std::size_t rules) { return "  " + std::to_string(rules) + (rules == 1 ? " rule" : " rules"); };
  if (begin != 0) out += count(begin) + " beside that begin to act, and ask for nothing\n";
  if (quiet != begin) out += count(quiet - begin) + " beside that act no longer, and asked for nothing\n";
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
