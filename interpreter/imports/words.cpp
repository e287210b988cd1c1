// Tokens of a descriptor. In: bytes. Out: words, numbers, signs. Always true: each byte is looked at a bounded number of times.
#include "imports/words.h"

#include <cctype>

namespace edict::imports {
namespace {

bool digit(char c) { return c >= '0' && c <= '9'; }
bool letter(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0 || static_cast<unsigned char>(c) >= 0x80; }
// `4 mg-4 mg` are two amounts, `b-12` is one name.
bool measure(std::string_view word) { return word == "mg" || word == "mcg" || word == "gm" || word == "g" || word == "ml" || word == "iu"; }
char lower(char c) { return static_cast<char>(std::tolower(static_cast<unsigned char>(c))); }

class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  std::vector<Token> run() {
    while (at_ < text_.size()) {
      if (starts_number()) number();
      else if (letter(text_[at_])) word();
      else sign();
    }
    return std::move(tokens_);
  }

 private:
  char peek(std::size_t ahead) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }
  bool starts_number() const { return digit(peek(0)) || (peek(0) == '.' && digit(peek(1)) && (at_ == 0 || !digit(text_[at_ - 1]))); }

  void add(Token::Kind kind, std::string text) { tokens_.push_back({kind, std::move(text), depth_ > 0}); }

  // A comma belongs to a number only before three digits that end there: `1,000 units`, but not `specified,10 mg`.
  bool grouping_comma() const {
    return peek(0) == ',' && digit(peek(1)) && digit(peek(2)) && digit(peek(3)) && !digit(peek(4));
  }

  void number() {
    std::string value;
    bool point = false;
    while (at_ < text_.size()) {
      if (digit(text_[at_])) value += text_[at_++];
      else if (text_[at_] == '.' && !point && digit(peek(1))) {
        point = true;
        value += text_[at_++];
      } else if (!point && grouping_comma()) ++at_;
      else break;
    }
    if (value.front() == '.') value.insert(0, "0");
    add(Token::Kind::Number, value);
  }

  // Letters with the digits, hyphens and points inside them: `b-12`, `i.u.`, `efgartigimod-fcab`, `f(ab` ends at the bracket.
  void word() {
    std::string value;
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (letter(c) || digit(c)) value += lower(c);
      else if (c == '-' && (letter(peek(1)) || (digit(peek(1)) && !measure(value)))) value += c;
      else if (c != '.' && c != '\'') break;
      ++at_;
    }
    if (value == "\xC2\xB5g" || value == "\xCE\xBCg") value = "mcg";  // the micro sign, and the Greek letter
    add(Token::Kind::Word, value);
  }

  void sign() {
    const char c = text_[at_++];
    if (c == ')' || c == ']') {
      if (depth_ > 0) --depth_;
    } else if (c == '(' || c == '[') {
      ++depth_;
    } else if (static_cast<unsigned char>(c) > ' ') {
      add(Token::Kind::Sign, std::string(1, c));
    }
  }

  std::string_view text_;
  std::size_t at_ = 0;
  int depth_ = 0;
  std::vector<Token> tokens_;
};

}  // namespace

std::vector<Token> tokens(std::string_view text) { return Scanner(text).run(); }

}  // namespace edict::imports
