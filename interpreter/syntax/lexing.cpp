// Text into tokens. In: bytes. Out: tokens with byte places, and the comments apart.
//
// ANTLR reads each byte as one character: so a place in the token stream is a place in the file, and text that is no UTF-8 cannot upset it
// (what lies above ASCII is only legal inside strings and comments, where nobody looks at it here).
#include "EdictLexer.h"
#include "syntax/tokens.h"

namespace edict::syntax {
namespace {

class Bytes final : public antlr4::CharStream {
 public:
  explicit Bytes(std::string_view text) : text_(text) {}

  void consume() override {
    if (at_ < text_.size()) ++at_;
  }
  std::size_t LA(ssize_t i) override {
    const auto place = static_cast<ssize_t>(at_) + (i > 0 ? i - 1 : i);
    if (i == 0 || place < 0 || place >= static_cast<ssize_t>(text_.size())) return EOF;
    return static_cast<unsigned char>(text_[static_cast<std::size_t>(place)]);
  }
  ssize_t mark() override { return -1; }
  void release(ssize_t) override {}
  std::size_t index() override { return at_; }
  void seek(std::size_t index) override { at_ = index < text_.size() ? index : text_.size(); }
  std::size_t size() override { return text_.size(); }
  std::string getSourceName() const override { return {}; }
  std::string getText(const antlr4::misc::Interval& interval) override {
    const auto begin = static_cast<std::size_t>(interval.a);
    if (begin >= text_.size()) return {};
    return std::string(text_.substr(begin, static_cast<std::size_t>(interval.b - interval.a + 1)));
  }
  std::string toString() const override { return std::string(text_); }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
};

// A text that lacks its second quote runs to the end of the line. The brace that stands there opens the block all the same: `rule r "Title {`.
// Gives the place of that brace; `end` where there is none.
std::uint32_t brace_behind_open_string(std::string_view text, std::uint32_t begin, std::uint32_t end) {
  const auto last = text.substr(begin, end - begin).find_last_not_of(" \t");
  return last != std::string_view::npos && last > 0 && text[begin + last] == '{' ? begin + static_cast<std::uint32_t>(last) : end;
}

}  // namespace

Lexed lex(std::string_view text, source::FileId file, std::uint32_t base) {
  using grammar::EdictLexer;
  Lexed out;
  Bytes bytes(text);
  EdictLexer lexer(&bytes);
  lexer.removeErrorListeners();  // every byte is some token (STRAY), so there is nothing to listen to
  bool line_start = true;
  for (;;) {
    const auto token = lexer.nextToken();
    if (token->getType() == antlr4::Token::EOF) return out;
    const auto begin = static_cast<std::uint32_t>(token->getStartIndex());
    const auto end = static_cast<std::uint32_t>(token->getStopIndex() + 1);
    if (token->getType() == EdictLexer::NEWLINE) {
      line_start = true;
    } else if (token->getType() == EdictLexer::COMMENT) {
      out.comments.push_back({std::string(text.substr(begin, end - begin)), {file, base + begin, base + end}, !line_start});
    } else {
      if (out.tokens.size() >= kMaxTokens) {
        out.too_many = true;
        return out;
      }
      const bool open = token->getType() == EdictLexer::OPEN_STRING;
      const std::uint32_t brace = open ? brace_behind_open_string(text, begin, end) : end;
      out.tokens.push_back({static_cast<std::uint16_t>(token->getType()), line_start, false, base + begin, base + brace});
      if (brace != end) out.tokens.push_back({EdictLexer::LBRACE, false, false, base + brace, base + brace + 1});
      line_start = false;
    }
  }
}

}  // namespace edict::syntax
