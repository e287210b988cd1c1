// A walk over the text outside quotes and comments; each sign is looked up in one table.
#include "syntax/typography.h"

#include <algorithm>
#include <cctype>
#include <map>
#include <optional>

#include "diagnostic/also_here.h"
#include "diagnostic/codes_syntax.h"

namespace edict::syntax {
namespace {

namespace code = diagnostic::code;

enum class Means { Quote, Apostrophe, Dash, Plain, Blank, Nothing, Unknown };

struct Sign {
  std::string_view bytes;
  std::string_view what;
  std::string_view help;
  Means means;
  std::string_view plain = "";  // of Means::Plain: what is to be written, never longer than the sign
};

constexpr std::string_view kStraight = "write the straight one: `\"`";
constexpr std::string_view kApostrophe = "texts stand between straight double quotes: `\"`";
constexpr std::string_view kDash = "write `-` for minus and in dates and codes, `..` for a range";
constexpr Sign kSigns[] = {
    {"\xE2\x80\x9C", "a curly quotation mark", kStraight, Means::Quote},
    {"\xE2\x80\x9D", "a curly quotation mark", kStraight, Means::Quote},
    {"\xE2\x80\x9E", "a curly quotation mark", kStraight, Means::Quote},
    {"\xC2\xAB", "an angle quotation mark", kStraight, Means::Quote},
    {"\xC2\xBB", "an angle quotation mark", kStraight, Means::Quote},
    {"\xE2\x80\x98", "a curly apostrophe", kApostrophe, Means::Apostrophe},
    {"\xE2\x80\x99", "a curly apostrophe", kApostrophe, Means::Apostrophe},
    {"'", "`'`", kApostrophe, Means::Apostrophe},
    {"\xE2\x80\x93", "a long dash", kDash, Means::Dash},
    {"\xE2\x80\x94", "a long dash", kDash, Means::Dash},
    {"\xE2\x80\x91", "a non-breaking hyphen", "write `-`", Means::Dash},
    {"\xE2\x88\x92", "a typographic minus", "write `-`", Means::Plain, "-"},
    {"\xE2\x89\xA4", "`≤`", "write `<=`", Means::Plain, "<="},
    {"\xE2\x89\xA5", "`≥`", "write `>=`", Means::Plain, ">="},
    {"\xE2\x89\xA0", "`≠`", "write `!=`", Means::Plain, "!="},
    {"\xC3\x97", "`×`", "write `*`", Means::Plain, "*"},
    {"\xC3\xB7", "`÷`", "write `/`", Means::Plain, "/"},
    {"\xE2\x80\xA6", "`…`", "write `..` for a range", Means::Plain, ".."},
    {"\xC2\xB5g", "`µg`", "write `mcg` for micrograms", Means::Plain, "mcg"},
    {"\xCE\xBCg", "`μg`", "write `mcg` for micrograms", Means::Plain, "mcg"},
    {"\xC2\xB5", "`µ`", "write `mcg` for micrograms", Means::Unknown},
    {"\xCE\xBC", "`μ`", "write `mcg` for micrograms", Means::Unknown},
    {"\xC2\xA0", "a non-breaking space", "write a plain space", Means::Blank},
    {"\xE2\x80\xAF", "a narrow space", "write a plain space", Means::Blank},
    {"\xE2\x80\x89", "a thin space", "write a plain space", Means::Blank},
    {"\xE3\x80\x80", "a wide space", "write a plain space", Means::Blank},
    {"\xE2\x80\x8B", "an invisible sign", "delete it", Means::Nothing},
    {"\xE2\x81\xA0", "an invisible sign", "delete it", Means::Nothing},
    {"\xEF\xBB\xBF", "an invisible sign", "delete it", Means::Nothing},
    {"\xC2\xAD", "a hidden hyphen", "delete it", Means::Nothing},
    {"\xE2\x80\xA2", "a bullet", "a clause begins with its word: take the bullet away", Means::Unknown},
    {"\xE2\x82\xAC", "`€`", "amounts of money are in dollars: `$1,250.00`", Means::Unknown},
};

const Sign* sign_at(std::string_view text, std::size_t at) {
  const auto found = std::find_if(std::begin(kSigns), std::end(kSigns), [&](const Sign& sign) { return text.compare(at, sign.bytes.size(), sign.bytes) == 0; });
  return found == std::end(kSigns) ? nullptr : found;
}

bool in_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

// A code with a letter and a digit, or a date: what a range may lie between.
bool ends_a_range(std::string_view word) {
  const bool letter = !word.empty() && std::isupper(static_cast<unsigned char>(word.front())) != 0;
  const bool digit = word.find_first_of("0123456789") != std::string_view::npos;
  return digit && (letter || std::count(word.begin(), word.end(), '-') == 2);
}

class Walk {
 public:
  explicit Walk(Reporter& reporter) : reporter_(reporter), text_(reporter.text()), plain_(text_) {}

  std::string run() {
    std::size_t at = text_.substr(0, 3) == "\xEF\xBB\xBF" ? 3 : 0;  // a byte order mark
    while (at < text_.size()) at = step(at);
    for (const Sign* sign : order_) tell(*sign, uses_.at(sign->what));
    return changed_ ? plain_ : std::string();
  }

 private:
  struct Use {
    std::vector<source::Span> places;
    std::vector<diagnostic::Edit> fix;
    bool certain = true;
  };

  // Where the next step begins.
  std::size_t step(std::size_t at) {
    if (text_[at] == '"') return behind_text(at);
    if (text_.compare(at, 2, "//") == 0) return line_end(at);
    const Sign* sign = static_cast<unsigned char>(text_[at]) >= 0x80 || text_[at] == '\'' ? sign_at(text_, at) : nullptr;
    if (sign == nullptr) return at + 1;
    const std::size_t end = at + sign->bytes.size();
    switch (sign->means) {
      case Means::Quote:
      case Means::Apostrophe: return quoted(*sign, at);
      case Means::Dash: return dash(*sign, at);
      case Means::Plain: replace(*sign, at, sign->plain, sign->plain); return end;
      case Means::Blank: replace(*sign, at, " ", " "); return end;
      case Means::Nothing: leave(*sign, at, ""); return end;
      case Means::Unknown: return end;  // check_spelling tells it
    }
    return end;
  }

  // Looked for once a line, however much stands on it.
  std::size_t line_end(std::size_t at) {
    if (at > line_end_ || line_end_ == 0) line_end_ = std::min(text_.find_first_of("\r\n", at), text_.size());
    return line_end_;
  }

  // Behind the text that begins with the straight quote at `at`. Where a curly one ends it, that is what was meant.
  std::size_t behind_text(std::size_t at) {
    const std::size_t end = line_end(at);
    for (std::size_t i = at + 1; i < end; ++i) {
      if (text_[i] == '\\') ++i;
      else if (text_[i] == '"') return i + 1;
    }
    for (std::size_t i = end; i > at + 1; --i) {
      const Sign* sign = sign_at(text_, i - 1);
      if (sign == nullptr || sign->means != Means::Quote) continue;
      replace(*sign, i - 1, "\"", "\"");
      return i - 1 + sign->bytes.size();
    }
    return end;
  }

  // A text between such quotes: both become straight ones, what stands between them stays.
  std::size_t quoted(const Sign& sign, std::size_t at) {
    const std::size_t begin = at + sign.bytes.size(), end = line_end(at);
    for (std::size_t i = begin; i < end; ++i) {
      const Sign* other = sign_at(text_, i);
      const bool closes = text_[i] == '"' ? sign.means == Means::Quote : other != nullptr && other->means == sign.means;
      if (!closes) continue;
      if (text_[i] != '"' && text_.substr(begin, i - begin).find('"') != std::string_view::npos) break;
      plain_.replace(at, sign.bytes.size(), std::string(sign.bytes.size() - 1, ' ') + "\"");
      note(sign, at, "\"");
      if (text_[i] == '"') return i + 1;
      replace(*other, i, "\"", "\"");
      return i + other->bytes.size();
    }
    return begin;  // what it belongs to is not to be seen: check_spelling tells it
  }

  // Between two codes or two dates a range; touching both sides a hyphen; else a minus, or what only the author knows.
  std::size_t dash(const Sign& sign, std::size_t at) {
    const std::size_t end = at + sign.bytes.size();
    const bool touches = at > 0 && in_word(text_[at - 1]) && end < text_.size() && in_word(text_[end]);
    const std::string_view before = word_before(at), behind = word_behind(end);
    if (touches && ends_a_range(before) && ends_a_range(behind)) {
      leave(sign, at, " .. ");
    } else if (touches) {
      leave(sign, at, "-");
    } else if (ends_a_range(before) && (ends_a_range(behind) || (behind.empty() && before.find('-') != std::string_view::npos))) {
      replace(sign, at, "..", "..");
    } else if (!before.empty() && std::isdigit(static_cast<unsigned char>(before.front())) == 0 && at > 0 && text_[at - 1] == ' ') {
      replace(sign, at, "-", "-");
    } else {
      Use& use = use_of(sign);
      use.places.push_back(span(at, end));
      use.certain = false;
    }
    return end;
  }

  std::string_view word_before(std::size_t at) const {
    std::size_t end = at;
    while (end > 0 && text_[end - 1] == ' ') --end;
    std::size_t begin = end;
    while (begin > 0 && (in_word(text_[begin - 1]) || text_[begin - 1] == '.' || text_[begin - 1] == '-')) --begin;
    return text_.substr(begin, end - begin);
  }

  std::string_view word_behind(std::size_t at) const {
    while (at < text_.size() && text_[at] == ' ') ++at;
    std::size_t end = at;
    while (end < text_.size() && (in_word(text_[end]) || text_[end] == '.' || text_[end] == '-')) ++end;
    return text_.substr(at, end - at);
  }

  source::Span span(std::size_t begin, std::size_t end) const { return {reporter_.file(), static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}; }

  // In the text that is read, with blanks for the bytes that are too many; and in the author's.
  void replace(const Sign& sign, std::size_t at, std::string_view read, std::string_view written) {
    plain_.replace(at, sign.bytes.size(), std::string(read) + std::string(sign.bytes.size() - read.size(), ' '));
    note(sign, at, written);
  }

  // Told and mended, but read as it stands.
  void leave(const Sign& sign, std::size_t at, std::string_view written) {
    note(sign, at, written);
    if (sign.means == Means::Nothing) plain_.replace(at, sign.bytes.size(), std::string(sign.bytes.size(), ' '));
  }

  void note(const Sign& sign, std::size_t at, std::string_view written) {
    Use& use = use_of(sign);
    use.places.push_back(span(at, at + sign.bytes.size()));
    use.fix.push_back({use.places.back(), std::string(written)});
    changed_ = true;
  }

  Use& use_of(const Sign& sign) {
    const auto [at, fresh] = uses_.try_emplace(sign.what);
    if (fresh) order_.push_back(&sign);
    return at->second;
  }

  void tell(const Sign& sign, Use& use) {
    std::vector<diagnostic::Related> related;
    for (std::size_t i = 1; i < use.places.size(); ++i) diagnostic::tell_also(related, i, use.places[i]);
    if (!use.certain) use.fix.clear();
    reporter_.report(code::S009, use.places.front(), {std::string(sign.what)}, std::string(sign.help), std::move(related), std::move(use.fix));
  }

  Reporter& reporter_;
  std::string_view text_;
  std::string plain_;
  bool changed_ = false;
  std::size_t line_end_ = 0;
  std::map<std::string_view, Use> uses_;  // by what the sign is
  std::vector<const Sign*> order_;
};

}  // namespace

std::string in_plain_signs(Reporter& reporter) {
  const std::string_view text = reporter.text();
  const bool some = std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80 || c == '\''; });
  return some ? Walk(reporter).run() : std::string();
}

StraySign stray_sign(std::string_view text) {
  const Sign* sign = sign_at(text, 0);
  return sign == nullptr ? StraySign{} : StraySign{sign->what, sign->help, sign->means == Means::Dash};
}

}  // namespace edict::syntax
