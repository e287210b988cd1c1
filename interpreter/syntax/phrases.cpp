// The table itself, longest first.
#include "syntax/phrases.h"

#include <algorithm>
#include <cctype>
#include <string>

namespace edict::syntax {
namespace {

std::vector<std::string_view> split(std::string_view text) {
  std::vector<std::string_view> words;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    words.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return words;
}

constexpr std::pair<std::string_view, std::string_view> kPhrases[] = {
    {"is greater than or equal to", ">="}, {"is less than or equal to", "<="}, {"greater than or equal to", ">="}, {"less than or equal to", "<="},
    {"is greater than", ">"}, {"is more than", ">"}, {"is less than", "<"}, {"is fewer than", "<"}, {"is at least", ">="}, {"is at most", "<="},
    {"is not more than", "<="}, {"is no more than", "<="}, {"is not less than", ">="}, {"is not equal to", "!="}, {"is equal to", "="}, {"is not in", "not in"},
    {"is not one of", "not in"}, {"is one of", "in"}, {"is in", "in"}, {"is not empty", "is known"}, {"is not null", "is known"}, {"is not blank", "is known"},
    {"is empty", "is missing"}, {"is null", "is missing"}, {"is blank", "is missing"}, {"is absent", "is missing"}, {"is not present", "is missing"}, {"is present", "is known"},
    {"is on or after", ">="}, {"is on or before", "<="}, {"is not before", ">="}, {"is not after", "<="}, {"is before", "<"}, {"is after", ">"}, {"is later than", ">"},
    {"is earlier than", "<"}, {"on or after", ">="}, {"on or before", "<="}, {"later than", ">"}, {"earlier than", "<"}, {"before", "<"}, {"after", ">"},
    {"greater than", ">"}, {"more than", ">"}, {"less than", "<"}, {"fewer than", "<"}, {"no more than", "<="}, {"not more than", "<="}, {"no less than", ">="},
    {"not less than", ">="}, {"at least", ">="}, {"at most", "<="}, {"does not exceed", "<="}, {"does not equal", "!="}, {"not equal to", "!="}, {"equal to", "="},
    {"equals", "="}, {"exceeds", ">"}, {"one of", "in"}, {"contains", "has"}, {"includes", "has"}, {"contain", "has"}, {"include", "has"}, {"missing", "is missing"},
    {"known", "is known"}, {"open", "is open"}, {"empty", "is missing"}, {"blank", "is missing"}, {"absent", "is missing"},
};

const std::vector<Phrase>& phrases() {
  static const std::vector<Phrase> kTable = [] {
    std::vector<Phrase> made;
    for (const auto& [text, written] : kPhrases) made.push_back({split(text), written});
    std::stable_sort(made.begin(), made.end(), [](const Phrase& a, const Phrase& b) { return a.words.size() > b.words.size(); });
    return made;
  }();
  return kTable;
}

}  // namespace

const Phrase* phrase_at(const std::vector<std::string_view>& words) {
  for (const Phrase& phrase : phrases()) {
    if (phrase.words.size() <= words.size() && std::equal(phrase.words.begin(), phrase.words.end(), words.begin())) return &phrase;
  }
  return nullptr;
}

int month_of(std::string_view word) {
  constexpr std::string_view kMonths[] = {"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"};
  std::string lowered(word);
  std::transform(lowered.begin(), lowered.end(), lowered.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  for (int i = 0; i < 12; ++i) {
    if (lowered == kMonths[i] || (lowered.size() == 3 && lowered == kMonths[i].substr(0, 3))) return i + 1;
  }
  return 0;
}

}  // namespace edict::syntax
