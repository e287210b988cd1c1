// The unit size in a descriptor: all amounts that are named, less those that speak of something else.
//
// In: tokens. Out: a UnitSize. Always true: what stands in brackets counts only where nothing outside them does; `per X` at the end outranks amounts before it.
#include "imports/amount.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <optional>

#include "exact/decimal.h"
#include "imports/measures.h"
#include "imports/words.h"

namespace edict::imports {
namespace {

// An amount where it stands, with what its neighbours make of it.
struct Found {
  Amount amount;
  std::size_t begin = 0, end = 0;  // tokens
  bool per = false;                // `per 5 mg`, `per vial`
  bool band = false;               // `over 10 cc`, `less than or equal to 100 mg`: any amount within bounds
  bool in_brackets = false;
};

template <std::size_t N>
bool one_of(const Token& token, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), token.text) != words.end();
}

constexpr std::array<std::string_view, 3> kScales = {"thousand", "million", "billion"};
constexpr std::array<std::string_view, 7> kTimes = {"day", "days", "hour", "hours", "minutes", "months", "years"};

std::int64_t scale_of(const Token& token) {
  if (token.is("thousand")) return 1'000;
  if (token.is("million")) return 1'000'000;
  return token.is("billion") ? 1'000'000'000 : 1;
}

class Reader {
 public:
  explicit Reader(std::string_view descriptor) : tokens_(tokens(descriptor)) { find(); }

  UnitSize size() const {
    for (const bool brackets : {false, true}) {
      std::vector<Found> here;
      std::copy_if(found_.begin(), found_.end(), std::back_inserter(here), [&](const Found& f) { return f.in_brackets == brackets; });
      if (!here.empty()) return decide(std::move(here));
    }
    if (!refusal_.refusal.empty()) return refusal_;
    return {{}, kNoAmount, ""};
  }

 private:
  const Token* before(std::size_t at, std::size_t back = 1) const { return at >= back ? &tokens_[at - back] : nullptr; }
  const Token* token(std::size_t at) const { return at < tokens_.size() ? &tokens_[at] : nullptr; }
  bool word_before(std::size_t at, std::string_view word, std::size_t back = 1) const {
    const Token* t = before(at, back);
    return t != nullptr && t->is(word);
  }
  std::string words(std::size_t begin, std::size_t end) const {
    std::string text;
    for (std::size_t i = begin; i < std::min(end, tokens_.size()); ++i) text += (text.empty() ? "" : " ") + tokens_[i].text;
    return text;
  }

  void find() {
    for (std::size_t at = 0; at < tokens_.size(); ++at) {
      if (tokens_[at].kind == Token::Kind::Number) at = number(at);
      else if (tokens_[at].is("per")) per_word(at);
      else if (tokens_[at].is("each") && at + 1 == tokens_.size()) add_piece(at, at + 1, false);
    }
  }

  // `5 mg`, `1 million units`, `100,000 units`: the last token that belongs to it.
  std::size_t number(std::size_t at) {
    std::size_t next = at + 1;
    std::int64_t scale = 1;
    if (token(next) != nullptr && one_of(*token(next), kScales)) scale = scale_of(tokens_[next++]);
    const auto measure = measure_at(tokens_, next);
    if (!measure || speaks_of_something_else(at, next + measure->words)) {
      if (token(next) != nullptr && one_of(*token(next), kTimes) && is_band(at)) add_piece(at, next + 1, true);
      return at;
    }
    const std::size_t end = next + measure->words;
    if (measure->unit.empty()) {
      refuse(kUnknownMeasure, words(next, end));
      return end - 1;
    }
    const exact::ParsedDecimal value = exact::parse_decimal(tokens_[at].text);
    std::int64_t millionths = 0;
    if (value.error || __builtin_mul_overflow(value.millionths, scale, &millionths) || millionths <= 0 || millionths >= exact::kLimit) {
      refuse(kOddNumber, words(at, end));
      return end - 1;
    }
    found_.push_back({{millionths, measure->unit}, at, end, word_before(at, "per"), is_band(at), tokens_[at].in_brackets});
    return end - 1;
  }

  // `per ml`, `per factor viii iu`, `per single dose vial`: the measure may have up to three words before it.
  void per_word(std::size_t at) {
    if (token(at + 1) == nullptr || token(at + 1)->kind != Token::Kind::Word) return;
    std::optional<Measure> named;
    std::size_t end = at + 1;
    for (std::size_t i = at + 1; i <= at + 4 && token(i) != nullptr && token(i)->kind == Token::Kind::Word; ++i) {
      const auto measure = measure_at(tokens_, i);
      if (!measure) continue;
      named = measure;
      end = i + measure->words;
      if (!measure->container) break;  // `per dose vial` is a vial: the last container counts
    }
    if (!named) return;
    if (named->unit.empty()) return refuse(kUnknownMeasure, words(at + 1, end));
    found_.push_back({{exact::kOne, named->unit}, at, end, true, false, tokens_[at].in_brackets});
  }

  void add_piece(std::size_t begin, std::size_t end, bool band) {
    found_.push_back({{exact::kOne, "each"}, begin, end, false, band, tokens_[begin].in_brackets});
  }

  // `149 mg/ml` and `250-299 mg/ml` are concentrations, `in 1.1 mg vial` a package, `at least 40 kg` a condition, `not to exceed 48` a limit.
  bool speaks_of_something_else(std::size_t begin, std::size_t end) const {
    const Token* after = token(end);
    if (after != nullptr && after->is("/") && measure_at(tokens_, end + 1)) return true;
    if (after != nullptr && after->is("/") && token(end + 1) != nullptr && token(end + 1)->kind == Token::Kind::Number) {
      const auto below = measure_at(tokens_, end + 2);
      if (below && (below->unit == "mL" || below->unit == "L")) return true;
    }
    if ((word_before(begin, "in") && !word_before(begin, "%", 2)) || word_before(begin, "exceed")) return true;  // but `25% in 50 ml` is 50 ml
    if (word_before(begin, "least") || (word_before(begin, "of") && word_before(begin, "minimum", 2))) return true;
    if (word_before(begin, "/") && begin >= 2) {  // below the line of a concentration
      const auto volume = measure_at(tokens_, begin + 1);
      if (volume && (volume->unit == "mL" || volume->unit == "L")) return true;
    }
    return after != nullptr && after->is("vial") && word_before(begin, "in");
  }

  bool is_band(std::size_t at) const {
    return word_before(at, "over") || (word_before(at, "than") && (word_before(at, "greater", 2) || word_before(at, "more", 2) || word_before(at, "less", 2))) ||
           (word_before(at, "to") && word_before(at, "equal", 2));
  }

  void refuse(const char* refusal, std::string detail) {
    if (refusal_.refusal.empty()) refusal_ = {{}, refusal, std::move(detail)};
  }

  UnitSize decide(std::vector<Found> here) const {
    const auto per = std::find_if(here.rbegin(), here.rend(), [](const Found& f) { return f.per; });
    if (per != here.rend()) return {{per->amount}, "", ""};
    if (!refusal_.refusal.empty()) return refusal_;
    if (std::any_of(here.begin(), here.end(), [](const Found& f) { return f.band; })) return {{{exact::kOne, "each"}}, "", ""};
    if (here.front().in_brackets) return {{here.front().amount}, "", ""};  // `(500 ml = 1 unit)`
    if (here.size() == 1) return {{here.front().amount}, "", ""};
    if (const auto total = stated_total(here)) return {{*total}, "", ""};
    if (const auto alone = segment_of_its_own(here)) return {{*alone}, "", ""};
    UnitSize several{{}, kSeveralAmounts, ""};
    for (const Found& f : here) {
      several.amounts.push_back(f.amount);
      several.detail += (several.detail.empty() ? "" : " and ") + amount_text(f.amount);
    }
    return several;
  }

  // `carbidopa 5 mg/levodopa 20 mg suspension, 100 ml`: one amount fills a segment between commas, the others say what is in it.
  std::optional<Amount> segment_of_its_own(const std::vector<Found>& here) const {
    std::optional<Amount> only;
    for (const Found& f : here) {
      const Token* after = token(f.end);
      if (!word_before(f.begin, ",") || (after != nullptr && !after->is(","))) continue;
      if (only) return std::nullopt;
      only = f.amount;
    }
    return only;
  }

  // `1 gram/0.125 grams (1.125 grams)`: what stands in brackets is the sum.
  std::optional<Amount> stated_total(const std::vector<Found>& parts) const {
    const std::string dimension = measured(parts.front().amount).dimension;
    std::int64_t sum = 0;
    for (const Found& part : parts) {
      const Measured m = measured(part.amount);
      if (m.dimension != dimension || __builtin_add_overflow(sum, m.millionths, &sum)) return std::nullopt;
    }
    for (const Found& f : found_) {
      if (f.in_brackets && measured(f.amount) == Measured{sum, dimension}) return f.amount;
    }
    return std::nullopt;
  }

  std::vector<Token> tokens_;
  std::vector<Found> found_;
  UnitSize refusal_;
};

}  // namespace

std::string amount_text(const Amount& amount) { return exact::decimal_text(amount.millionths) + " " + amount.unit; }

Measured measured(const Amount& amount) {
  for (const Factor& factor : factors()) {
    if (amount.unit != factor.unit) continue;
    exact::Int product = 0;
    if (!exact::multiply(amount.millionths, factor.numerator, product) || product % exact::kOne != 0 || product / exact::kOne >= exact::kLimit) break;
    return {static_cast<std::int64_t>(product / exact::kOne), factor.base};
  }
  return {amount.millionths, amount.unit};
}

UnitSize unit_size(std::string_view descriptor) { return Reader(descriptor).size(); }

}  // namespace edict::imports
