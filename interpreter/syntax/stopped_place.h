// The tokens around the place where the parser stopped, counted from there: 0 is the token that could not stand, -1 the one before it.
//
// In: a failure and its tokens. Out: kinds, words and places. Always true: outside the tokens there is the kind 0 and the empty word.
#pragma once

#include <algorithm>
#include <optional>
#include <string>

#include "syntax/likely_cause.h"
#include "syntax/token_kinds.h"

namespace edict::syntax {

class StoppedPlace {
 public:
  StoppedPlace(const Failure& failure, const std::vector<Token>& tokens, const Reporter& reporter)
      : failure_(failure), tokens_(tokens), reporter_(reporter), at_(static_cast<std::ptrdiff_t>(failure.at)) {}

 protected:
  using P = grammar::EdictParser;
  using Answer = std::optional<LikelyCause>;

  bool there(std::ptrdiff_t distance) const { return at_ + distance >= 0 && at_ + distance < static_cast<std::ptrdiff_t>(tokens_.size()); }
  const Token& token(std::ptrdiff_t distance) const { return tokens_[static_cast<std::size_t>(at_ + distance)]; }
  std::uint16_t kind(std::ptrdiff_t distance) const { return there(distance) ? token(distance).kind : std::uint16_t{0}; }
  std::string word(std::ptrdiff_t distance) const { return there(distance) ? std::string(reporter_.text(token(distance))) : std::string(); }
  bool reads(std::size_t rule) const { return std::find(failure_.rules.begin(), failure_.rules.end(), rule) != failure_.rules.end(); }
  bool may_be(std::size_t wanted) const { return std::find(failure_.expected.begin(), failure_.expected.end(), wanted) != failure_.expected.end(); }
  source::Span span(std::ptrdiff_t first, std::ptrdiff_t last) const { return {reporter_.file(), token(first).begin, token(last).end}; }
  std::string text(std::ptrdiff_t first, std::ptrdiff_t last) const {
    return last < first ? std::string() : std::string(reporter_.text().substr(token(first).begin, token(last).end - token(first).begin));
  }
  // The last token of this clause or member on the line of the failure.
  std::ptrdiff_t end_of_line() const {
    std::ptrdiff_t last = 0;
    while (there(last + 1) && kind(last + 1) != P::NEWLINE && kind(last + 1) != P::LBRACE && kind(last + 1) != P::RBRACE && !token(last + 1).line_start) ++last;
    return last;
  }
  bool behind_operand() const { return there(-1) && ends_operand(kind(-1)); }
  static bool code_kind(std::uint16_t kind) { return kind == P::SHAPE || kind == P::NUMBER || kind == P::CAPITALS; }

  const Failure& failure_;
  const std::vector<Token>& tokens_;
  const Reporter& reporter_;
  const std::ptrdiff_t at_;
};

// What is likely in the head of a declaration, a row, a record, an outcome; nothing where the place is within an expression.
std::optional<LikelyCause> likely_in_declaration(const Failure& failure, const std::vector<Token>& tokens, const Reporter& reporter);

}  // namespace edict::syntax
