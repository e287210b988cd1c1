// One pass over the tokens, copying what stays. Each habit is one function: how many tokens it takes, and what comes in their place.
#include "syntax/notation.h"

#include <algorithm>
#include <cctype>

#include "EdictLexer.h"
#include "diagnostic/codes_syntax.h"
#include "syntax/declaration_start.h"
#include "syntax/token_kinds.h"

namespace edict::syntax {
namespace {

namespace code = diagnostic::code;
using L = grammar::EdictLexer;

class Reading {
 public:
  Reading(const std::vector<Token>& tokens, Reporter& reporter) : tokens_(tokens), reporter_(reporter) {}

  std::vector<Token> run() {
    made_.reserve(tokens_.size());
    fence_ = next_fence();
    while (at_ < tokens_.size()) {
      if (here().line_start) line_ = at_;
      if (at_ == fence_.words) {
        tell_fence();
        continue;
      }
      if (!here().bad && (comment() || two_lines() || sign() || capitals() || end_of_clause() || date() || in_two_pieces() || colon())) continue;
      made_.push_back(here());
      ++at_;
    }
    return std::move(made_);
  }

 private:
  const Token& here() const { return tokens_[at_]; }
  std::uint16_t kind(std::size_t distance) const { return at_ + distance < tokens_.size() ? tokens_[at_ + distance].kind : std::uint16_t{0}; }
  std::string_view word(std::size_t distance) const { return at_ + distance < tokens_.size() ? reporter_.text(tokens_[at_ + distance]) : std::string_view(); }
  // The next `count` tokens stand in one piece.
  bool together(std::size_t count) const {
    for (std::size_t i = at_; i + 1 < at_ + count; ++i) {
      if (i + 1 >= tokens_.size() || tokens_[i].end != tokens_[i + 1].begin) return false;
    }
    return at_ + count <= tokens_.size();
  }
  source::Span span_of(std::size_t count) const { return {reporter_.file(), here().begin, tokens_[at_ + count - 1].end}; }
  std::string text_of(std::size_t count) const { return std::string(reporter_.text().substr(here().begin, tokens_[at_ + count - 1].end - here().begin)); }
  bool first_column() const { return here().begin == 0 || reporter_.text()[here().begin - 1] == '\n'; }

  // `count` tokens mean one of another kind.
  bool means(std::size_t count, std::uint16_t meant, const std::string& written) {
    const source::Span place = span_of(count);
    const bool touches_before = place.begin > 0 && std::isalnum(static_cast<unsigned char>(reporter_.text()[place.begin - 1])) != 0;
    const bool touches_behind = place.end < reporter_.text().size() && std::isalnum(static_cast<unsigned char>(reporter_.text()[place.end])) != 0;
    std::string fix = (touches_before ? " " : "") + written + (touches_behind ? " " : "");
    if (meant == L::NOT && !touches_behind) fix += " ";
    reporter_.report(code::S033, place, {text_of(count), written}, {}, {}, {{place, std::move(fix)}});
    made_.push_back({meant, here().line_start, touches_before || touches_behind, place.begin, place.end});
    at_ += count;
    return true;
  }

  // ---------------------------------------------------------------- habits

  // A fence that opens within a block of a document: the block before was not closed. The words of the document between the two are left out.
  struct Fence {
    std::size_t words, begin, end;  // tokens
  };

  Fence next_fence() const {
    for (std::size_t i = at_; i + 2 < tokens_.size(); ++i) {
      const auto tick = [&](std::size_t token) { return tokens_[token].kind == L::STRAY && reporter_.text(tokens_[token]) == "`"; };
      if (!tokens_[i].line_start || !tick(i) || !tick(i + 1) || !tick(i + 2)) continue;
      Fence found{i, i, i + 1};
      while (found.end < tokens_.size() && !tokens_[found.end].line_start) ++found.end;
      while (found.words > at_) {
        std::size_t line = found.words - 1;
        while (line > at_ && !tokens_[line].line_start) --line;
        if (!is_prose(line)) break;
        found.words = line;
      }
      return found;
    }
    return {tokens_.size(), tokens_.size(), tokens_.size()};
  }

  // Whether a line that begins with this token begins in the first column, with what is neither a declaration nor the end of one.
  bool is_prose(std::size_t first) const {
    const bool column = tokens_[first].begin == 0 || reporter_.text()[tokens_[first].begin - 1] == '\n';
    return column && !is_declaration_word(tokens_[first].kind) && tokens_[first].kind != L::RBRACE;
  }

  void tell_fence() {
    reporter_.report(code::S035, source::Span{reporter_.file(), tokens_[fence_.begin].begin, tokens_[fence_.end - 1].end});
    at_ = fence_.end;
    fence_ = next_fence();
  }

  bool comment() {
    if (word(0) == "#" && here().kind == L::STRAY) {
      reporter_.report(code::S033, here(), {"#", "//"}, "a comment runs from `//` to the end of its line", {{reporter_.span(here()), "//"}});
      ++at_;
      while (at_ < tokens_.size() && !here().line_start) ++at_;
      return true;
    }
    if (kind(0) != L::SLASH || kind(1) != L::STAR || !together(2) || no_comment_ends_) return false;
    std::size_t end = at_ + 2;
    while (end + 1 < tokens_.size() && !(tokens_[end].kind == L::STAR && tokens_[end + 1].kind == L::SLASH && tokens_[end].end == tokens_[end + 1].begin)) ++end;
    no_comment_ends_ = end + 1 >= tokens_.size();
    if (no_comment_ends_) return false;
    reporter_.report(code::S033, span_of(2), {"/*", "//"}, "a comment runs from `//` to the end of its line: begin each of its lines so");
    at_ = end + 2;
    return true;
  }

  // A text in quotes that goes on in the next line, and ends there.
  bool two_lines() {
    if (kind(0) != L::OPEN_STRING) return false;
    std::size_t last = at_ + 1;
    while (last + 1 < tokens_.size() && !tokens_[last + 1].line_start) ++last;
    const bool ends = last > at_ + 1 && last < tokens_.size() && tokens_[at_ + 1].line_start && tokens_[last].kind == L::OPEN_STRING && tokens_[last].end - tokens_[last].begin == 1;
    if (!ends) return false;
    reporter_.report(code::S004, here(), {}, "a text stands on one line: join the two");
    made_.push_back({L::STRING, here().line_start, true, here().begin, tokens_[last].end});
    at_ = last + 1;
    return true;
  }

  bool sign() {
    const bool and_sign = word(0) == "&" && here().kind == L::STRAY;
    if (and_sign) return means(word(1) == "&" && together(2) ? 2 : 1, L::AND, "and");
    if (kind(0) == L::BAR && kind(1) == L::BAR && together(2) && tokens_[line_].kind != L::BAR) return means(2, L::OR, "or");
    if (kind(0) == L::EQ && kind(1) == L::EQ && together(2)) return means(kind(2) == L::EQ && together(3) ? 3 : 2, L::EQ, "=");
    if (kind(0) == L::NE && kind(1) == L::EQ && together(2)) return means(2, L::NE, "!=");
    if (kind(0) == L::EQ && kind(1) == L::GT && together(2)) return means(2, L::GE, ">=");
    if (kind(0) == L::EQ && kind(1) == L::LT && together(2)) return means(2, L::LE, "<=");
    if ((kind(0) == L::RANGE && kind(1) == L::DOT && together(2)) || (kind(0) == L::DOT && kind(1) == L::RANGE && together(2))) return means(2, L::RANGE, "..");
    const bool open_period = kind(0) == L::MINUS && !made_.empty() && made_.back().kind == L::DATE && at_ + 1 < tokens_.size() && tokens_[at_ + 1].line_start;
    if (open_period) return means(1, L::RANGE, "..");  // `effective 2025-01-01 -`
    if (kind(0) == L::LT && kind(1) == L::GT && together(2)) return means(2, L::NE, "!=");
    if (word(0) == "!" && here().kind == L::STRAY && at_ + 1 < tokens_.size() && (kind(1) == L::LPAREN || is_word(kind(1)))) return means(1, L::NOT, "not");
    return false;
  }

  // `AND` between two conditions, `NOT` before one.
  bool capitals() {
    if (here().kind != L::CAPITALS || at_ + 1 >= tokens_.size()) return false;
    const bool value_before = !made_.empty() && ends_operand(made_.back().kind) && at_ != line_;
    const bool value_behind = !tokens_[at_ + 1].line_start && (is_word_or_literal(kind(1)) || kind(1) == L::LPAREN || kind(1) == L::LBRACKET);
    if (word(0) == "NOT" && value_behind && !value_before) return means(1, L::NOT, "not");
    if (!value_behind || (!value_before && at_ != line_)) return false;
    const bool in_condition = at_ == line_ || made_.back().kind != L::NUMBER;  // `5 OR` may be a unit
    if (word(0) == "AND") return means(1, L::AND, "and");
    if (word(0) == "OR" && in_condition) return means(1, L::OR, "or");
    if (word(0) == "IN" && at_ != line_ && in_condition) return means(1, L::IN, "in");
    return false;
  }

  bool end_of_clause() {
    if (word(0) != ";" || here().kind != L::STRAY) return false;
    if (at_ + 1 < tokens_.size() && !tokens_[at_ + 1].line_start && kind(1) != L::RBRACE) {
      const auto member = [](std::uint16_t one) { return one == L::SHAPE || one == L::NUMBER || one == L::CAPITALS || one == L::STRING; };
      if (made_.empty() || !member(made_.back().kind) || !member(kind(1))) return false;
      reporter_.report(code::S009, here(), {"`;`"}, "clauses and members are parted by commas or line ends", {{reporter_.span(here()), ","}});
      made_.push_back({L::COMMA, here().line_start, false, here().begin, here().end});
      ++at_;
      return true;
    }
    reporter_.report(code::S009, here(), {"`;`"}, "the end of the line ends a clause: delete it", {{reporter_.span(here()), ""}});
    ++at_;
    return true;
  }

  // `01/07/2025`: one date, not two divisions. check_spelling says how it is written.
  bool date() {
    if (kind(0) != L::NUMBER || kind(1) != L::SLASH || kind(2) != L::NUMBER || kind(3) != L::SLASH || kind(4) != L::NUMBER || !together(5)) return false;
    made_.push_back({L::BAD_LITERAL, here().line_start, false, here().begin, tokens_[at_ + 4].end});
    at_ += 5;
    return true;
  }

  // `$ 50`, `85 %`, `85 percent`.
  bool in_two_pieces() {
    if (at_ + 1 >= tokens_.size() || tokens_[at_ + 1].line_start) return false;
    const source::Span between{reporter_.file(), here().end, tokens_[at_ + 1].begin};
    const bool dollar = here().kind == L::BAD_LITERAL && word(0) == "$" && kind(1) == L::NUMBER;
    const bool percent = here().kind == L::NUMBER && kind(1) == L::STRAY && word(1) == "%";
    const bool in_words = here().kind == L::NUMBER && (word(1) == "percent" || word(1) == "pct") && kind(1) == L::NAME;
    if (!dollar && !percent && !in_words) return false;
    if (dollar) {
      reporter_.report(code::S005, span_of(2), {text_of(2)}, "write an amount of money in one piece: `$" + std::string(word(1)) + "`", {}, {{between, ""}});
    } else {
      const std::string whole = std::string(word(0)) + "%";
      reporter_.report(code::S005, span_of(2), {text_of(2)}, "a percentage is written in one piece: `" + whole + "`", {}, {{span_of(2), whole}});
    }
    made_.push_back({L::BAD_LITERAL, here().line_start, true, here().begin, tokens_[at_ + 1].end});
    at_ += 2;
    return true;
  }

  // `rule: limit "…" {`, without the colon a declaration. (Of clauses the layout sees to it.)
  bool colon() {
    if (!is_declaration_word(here().kind) || !here().line_start || !first_column() || kind(1) != L::COLON || at_ + 2 >= tokens_.size()) return false;
    std::vector<Token> without(tokens_.begin() + static_cast<std::ptrdiff_t>(at_), tokens_.begin() + static_cast<std::ptrdiff_t>(std::min(at_ + 8, tokens_.size())));
    without.erase(without.begin() + 1);
    if (!surely_begins_declaration(without, 0, true)) return false;
    reporter_.report(code::S033, tokens_[at_ + 1], {":", ""}, "the word of a declaration stands without a colon", {{reporter_.span(tokens_[at_ + 1]), ""}});
    made_.push_back(here());
    at_ += 2;
    return true;
  }

  const std::vector<Token>& tokens_;
  Reporter& reporter_;
  std::vector<Token> made_;
  std::size_t at_ = 0, line_ = 0;
  Fence fence_{};
  bool no_comment_ends_ = false;  // looked for once
};

}  // namespace

void read_other_notation(std::vector<Token>& tokens, Reporter& reporter) { tokens = Reading(tokens, reporter).run(); }

}  // namespace edict::syntax
