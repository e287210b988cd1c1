// Myers' greedy comparison ("An O(ND) Difference Algorithm", 1986); beyond kMostEdits the rest counts as one change.
#include "edict/unified_diff.h"

#include <algorithm>
#include <vector>

namespace edict::tool {
namespace {

constexpr long kAround = 3;
constexpr long kMostEdits = 2000;

using Lines = std::vector<std::string_view>;

Lines lines_of(std::string_view text) {
  Lines lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    lines.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return lines;
}

struct Step {
  char sign;  // ' ', '-', '+'
  std::string_view line;
};

// How far each diagonal reached, by the number of edits.
std::vector<std::vector<long>> reaches(const Lines& a, const Lines& b) {
  const long n = static_cast<long>(a.size()), m = static_cast<long>(b.size());
  std::vector<std::vector<long>> history;
  std::vector<long> reach(2 * kMostEdits + 3, 0);
  for (long edits = 0; edits <= std::min(n + m, kMostEdits); ++edits) {
    history.emplace_back(reach.begin() + kMostEdits - edits, reach.begin() + kMostEdits + edits + 3);
    for (long k = -edits; k <= edits; k += 2) {
      long* at = &reach[static_cast<std::size_t>(kMostEdits + 1 + k)];
      long x = k == -edits || (k != edits && at[-1] < at[1]) ? at[1] : at[-1] + 1;
      while (x < n && x - k < m && a[static_cast<std::size_t>(x)] == b[static_cast<std::size_t>(x - k)]) ++x;
      *at = x;
      if (x >= n && x - k >= m) return history;
    }
  }
  return {};
}

std::vector<Step> steps(const Lines& a, const Lines& b) {
  std::vector<Step> made;
  const auto history = reaches(a, b);
  if (history.empty() && !(a.empty() && b.empty())) {
    for (const auto line : a) made.push_back({'-', line});
    for (const auto line : b) made.push_back({'+', line});
    return made;
  }
  long x = static_cast<long>(a.size()), y = static_cast<long>(b.size());
  for (long edits = static_cast<long>(history.size()) - 1; edits >= 0; --edits) {
    const auto& reach = history[static_cast<std::size_t>(edits)];
    const auto at = [&](long k) { return reach[static_cast<std::size_t>(k + edits + 1)]; };
    const long k = x - y;
    const long from = k == -edits || (k != edits && at(k - 1) < at(k + 1)) ? k + 1 : k - 1;
    const long before_x = edits == 0 ? 0 : at(from), before_y = edits == 0 ? 0 : before_x - from;
    while (x > before_x && y > before_y) {
      --x;
      --y;
      made.push_back({' ', a[static_cast<std::size_t>(x)]});
    }
    if (edits == 0) break;
    if (x == before_x) made.push_back({'+', b[static_cast<std::size_t>(--y)]});
    else made.push_back({'-', a[static_cast<std::size_t>(--x)]});
  }
  std::reverse(made.begin(), made.end());
  return made;
}

}  // namespace

std::string unified_diff(const std::string& old_name, const std::string& new_name, std::string_view before, std::string_view after) {
  if (before == after) return "";
  const auto all = steps(lines_of(before), lines_of(after));
  const long size = static_cast<long>(all.size());
  std::string text = "--- " + old_name + "\n+++ " + new_name + "\n";
  long old_line = 1, new_line = 1, at = 0;
  const auto changed = [&](long i) { return all[static_cast<std::size_t>(i)].sign != ' '; };
  const auto pass = [&](char sign) {
    old_line += sign != '+' ? 1 : 0;
    new_line += sign != '-' ? 1 : 0;
  };
  while (at < size) {
    long first = at;
    while (first < size && !changed(first)) ++first;
    if (first == size) break;
    for (; at < std::max(at, first - kAround); ++at) pass(' ');
    long end = first, last = first;
    for (; end < size && end - last <= 2 * kAround; ++end) {
      if (changed(end)) last = end;
    }
    end = std::min(size, last + 1 + kAround);
    const long old_from = old_line, new_from = new_line;
    std::string body;
    for (; at < end; ++at) {
      const Step& step = all[static_cast<std::size_t>(at)];
      body += step.sign;
      body += step.line;
      if (!step.line.ends_with('\n')) body += "\n\\ No newline at end of file\n";
      pass(step.sign);
    }
    const auto range = [](long from, long to) { return std::to_string(to == from ? from - 1 : from) + "," + std::to_string(to - from); };
    text += "@@ -" + range(old_from, old_line) + " +" + range(new_from, new_line) + " @@\n" + body;
  }
  return text;
}

}  // namespace edict::tool
