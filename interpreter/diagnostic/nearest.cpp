// "Did you mean": the candidate that a slip of the fingers or eyes most likely turned into the word written.
//
// In: a word and the names that would do. Out: one of them, or nothing. Always true: the answer does not depend on the order of the
// candidates, and a word of absurd length costs nothing.
#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <limits>
#include <string_view>

#include "diagnostic/nearest.h"

namespace edict::diagnostic {
namespace {

// Costs of a slip, in quarters of a letter: the likelier, the cheaper.
constexpr int kLetter = 4;      // one put in, left out or replaced
constexpr int kSwap = 3;        // two neighbours changed places
constexpr int kLookalike = 2;   // O for 0, I or l for 1, - for _
constexpr int kCase = 1;
constexpr std::size_t kLongestWord = 80;

char lowered(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

// One sign for all that the eye takes for each other.
char shape(char c) {
  switch (c) {
    case 'O': case 'o': return '0';
    case 'I': case 'i': case 'l': case 'L': return '1';
    case '-': return '_';
    default: return lowered(c);
  }
}

int replacing(char a, char b) {
  if (a == b) return 0;
  if (lowered(a) == lowered(b)) return kCase;
  return shape(a) == shape(b) ? kLookalike : kLetter;
}

// Damerau-Levenshtein distance, restricted to swaps of neighbours; anything above `most` is as good as infinite.
int distance(std::string_view a, std::string_view b, int most) {
  using Row = std::array<int, kLongestWord + 1>;
  Row before_last{};
  Row last{};
  Row row{};
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = static_cast<int>(j) * kLetter;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = static_cast<int>(i) * kLetter;
    int least = row[0];
    for (std::size_t j = 1; j <= b.size(); ++j) {
      int cost = std::min({last[j] + kLetter, row[j - 1] + kLetter, last[j - 1] + replacing(a[i - 1], b[j - 1])});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) cost = std::min(cost, before_last[j - 2] + kSwap);
      row[j] = cost;
      least = std::min(least, cost);
    }
    if (least > most + kLetter) return least;  // a swap may still jump over one row
    before_last = last;
    last = row;
  }
  return last[b.size()];
}

// The shapes that a word has, a bit each (some share one). A shape that the other word lacks costs a letter at least.
std::uint64_t shapes_of(std::string_view word) {
  std::uint64_t shapes = 0;
  for (const char c : word) shapes |= std::uint64_t{1} << (static_cast<unsigned char>(shape(c)) & 63);
  return shapes;
}

int least_distance(std::uint64_t a, std::uint64_t b) { return std::max(std::popcount(a & ~b), std::popcount(b & ~a)) * kLetter; }

// The nearest candidate, what it costs, and what the next one would.
struct Ranking {
  std::string best;
  bool own = false;
  int cost = std::numeric_limits<int>::max() / 2, second = std::numeric_limits<int>::max() / 2;
};

Ranking ranked(std::string_view word, const std::vector<std::string>& candidates, const IsOwn& is_own) {
  Ranking found;
  if (word.empty() || word.size() > kLongestWord) return found;
  const int most = static_cast<int>(word.size()) * kLetter / 3;  // a third of its letters
  const std::uint64_t shapes = shapes_of(word);
  for (const std::string& candidate : candidates) {
    if (candidate == word || candidate == found.best || candidate.empty() || candidate.size() > kLongestWord) continue;
    const int longer = static_cast<int>(candidate.size()) - static_cast<int>(word.size());
    if (std::max(longer, -longer) * kLetter > most + kLetter || least_distance(shapes, shapes_of(candidate)) > most + kLetter) continue;
    const int cost = distance(word, candidate, most + kLetter);
    if (cost > most || cost > found.cost) {
      found.second = std::min(found.second, cost);
      continue;
    }
    const bool own = is_own && is_own(candidate);
    const bool nearer = cost < found.cost || (own != found.own ? own : candidate < found.best);
    if (nearer) {
      found.second = found.cost;
      found.cost = cost;
      found.best = candidate;
      found.own = own;
    } else {
      found.second = std::min(found.second, cost);
    }
  }
  return found;
}

}  // namespace

std::string nearest(std::string_view word, const std::vector<std::string>& candidates) { return nearest(word, candidates, {}); }

std::string nearest(std::string_view word, const std::vector<std::string>& candidates, const IsOwn& is_own) { return ranked(word, candidates, is_own).best; }

std::string certain(std::string_view word, const std::vector<std::string>& candidates) {
  const Ranking found = ranked(word, candidates, {});
  const bool digits = std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; }) ||
                      std::any_of(found.best.begin(), found.best.end(), [](char c) { return c >= '0' && c <= '9'; });
  const int most = digits ? kLookalike : kLetter;
  const int gap = found.cost <= kLookalike ? kLookalike : kLetter;
  return found.cost <= most && found.second >= found.cost + gap ? found.best : std::string();
}

void suggest(Finding& finding, const std::string& word, const std::vector<std::string>& candidates) { suggest(finding, word, candidates, {}); }

void suggest(Finding& finding, const std::string& word, const std::vector<std::string>& candidates, const IsOwn& is_own) {
  const std::string near = nearest(word, candidates, is_own);
  if (near.empty()) return;
  finding.help = "did you mean `" + near + "`?";
  if (finding.span.end - finding.span.begin != word.size()) return;
  if (std::string sure = certain(word, candidates); !sure.empty()) finding.fix = {{finding.span, std::move(sure)}};
}

}  // namespace edict::diagnostic
