// Habits in periods, conditions and calculations. One function for each, asked in turn: the first that recognizes the place answers.
#include "syntax/likely_cause.h"

#include "syntax/bad_literals.h"
#include "syntax/clause_words.h"
#include "syntax/phrases.h"
#include "syntax/stopped_place.h"

namespace edict::syntax {
namespace {

class InExpression : public StoppedPlace {
 public:
  using StoppedPlace::StoppedPlace;

  Answer cause() const {
    for (const auto habit : {&InExpression::period, &InExpression::members, &InExpression::aggregate, &InExpression::age, &InExpression::phrase,
                             &InExpression::is_a_value, &InExpression::next_clause, &InExpression::between, &InExpression::part_of, &InExpression::thousands,
                             &InExpression::times, &InExpression::letters, &InExpression::paths_and_lists, &InExpression::small_words}) {
      if (auto found = (this->*habit)()) return found;
    }
    return std::nullopt;
  }

 private:
  // `from A to B`, `A to B`, `A through B`, a month in words.
  Answer period() const {
    const auto joins = [&](std::ptrdiff_t i) { return word(i) == "to" || word(i) == "until" || word(i) == "through" || word(i) == "thru" || word(i) == "till"; };
    if (word(0) == "from" && kind(1) == P::DATE) {
      const source::Span lead{reporter_.file(), token(0).begin, token(1).begin};
      if (joins(2) && kind(3) == P::DATE) return LikelyCause{"a period is written `" + word(1) + " .. " + word(3) + "`", {{lead, ""}, {span(2, 2), ".."}}};
      return LikelyCause{"a period without an end is written `" + word(1) + " ..`", {{lead, ""}, {{reporter_.file(), token(1).end, token(1).end}, " .."}}};
    }
    if ((joins(0) || word(0) == "before") && kind(1) == P::DATE && (word(-1) == "effective" || word(-1) == "received")) {
      return LikelyCause{"a period without a beginning is written `.. " + word(1) + "`", {{span(0, 0), ".."}}};
    }
    const bool ends = there(-1) && there(1) && ((kind(-1) == P::DATE && kind(1) == P::DATE) || (code_kind(kind(-1)) && code_kind(kind(1))));
    if (joins(0) && ends) return LikelyCause{"a range is written `" + word(-1) + " .. " + word(1) + "`", {{span(0, 0), ".."}}};
    const int month = month_of(word(-1));
    if (month == 0 || kind(0) != P::NUMBER || word(0).size() > 2) return {};
    const std::string year = kind(1) == P::COMMA ? word(2) : word(1);
    const std::string day = (word(0).size() == 1 ? "0" : "") + word(0), date = year + "-" + (month < 10 ? "0" : "") + std::to_string(month) + "-" + day;
    return LikelyCause{is_date(date) ? "a date is written year-month-day: `" + date + "`" : "a date is written year-month-day: `2025-01-31`", {}};
  }

  // `any d where …`, `any of …`, `exists d in …`
  Answer members() const {
    const std::string example = "`any d in line.diagnoses where …`";
    const bool quantifier = kind(-1) == P::ANY || kind(-1) == P::ALL || kind(-1) == P::NONE;
    if (quantifier && word(0) == "of") return LikelyCause{"give the members a name: " + example, {}};
    if (kind(0) == P::WHERE && (kind(-2) == P::ANY || kind(-2) == P::ALL || kind(-2) == P::NONE)) return LikelyCause{"say of which list: " + example, {}};
    if (word(-1) == "exists" && is_word(kind(0))) return LikelyCause{"write `any` for `exists`: " + example, {{span(-1, -1), "any"}}};
    return {};
  }

  // `count(claim.lines)`, `sum(line.units)`
  Answer aggregate() const {
    if (reads(P::RuleCountBody) && kind(0) == P::DOT && there(-1)) {
      return LikelyCause{"give the members a name: `count(one in claim.lines)`", {{{reporter_.file(), token(-1).begin, token(-1).begin}, "one in "}}};
    }
    if (reads(P::RuleOver)) return LikelyCause{"give the members a name and say of which list: `sum(one.units for one in claim.lines where …)`", {}};
    return {};
  }

  // `age under 12 years`, `age of patient`, `days since`, `last 90 days`
  Answer age() const {
    if (kind(-1) == P::AGE || (kind(-2) == P::AGE && kind(-1) == P::OF)) return LikelyCause{"an age is asked on a day: `age on line.date < 12 years`", {}};
    if (word(0) == "on" && word(-1) == "age" && kind(-2) == P::DOT) return LikelyCause{"write `age on " + word(1) + (kind(2) == P::DOT ? "." + word(3) : "") + "`: it is the patient's", {{span(-3, -1), "age"}}};
    if (kind(-1) == P::DAYS) return LikelyCause{"write `days between` and both dates: `days between line.date and claim.received_date`", {}};
    if (kind(-1) == P::LAST && kind(0) == P::NUMBER) return LikelyCause{"a window is written `within 90 days before line.date`", {}};
    return {};
  }

  // `is greater than`, `contains`, `is empty`. The parser may have stopped at its second or third word.
  Answer phrase() const {
    for (std::ptrdiff_t first = -2; first <= 0; ++first) {
      if (!there(first - 1) || !there(first) || !ends_operand(kind(first - 1)) || token(first).line_start) continue;
      std::vector<std::string> words;
      for (std::ptrdiff_t i = first; i < first + 6 && there(i) && (i == first || !token(i).line_start); ++i) words.push_back(word(i));
      const Phrase* found = phrase_at({words.begin(), words.end()});
      const auto size = found == nullptr ? 0 : static_cast<std::ptrdiff_t>(found->words.size());
      if (found == nullptr || first + size <= 0) continue;
      const std::string written(found->written);
      return LikelyCause{"write `" + written + "` for `" + text(first, first + size - 1) + "`", {{span(first, first + size - 1), written}}};
    }
    return {};
  }

  // `is J2357`, `is not J2357`.
  Answer is_a_value() const {
    const bool negated = kind(-1) == P::NOT && kind(-2) == P::IS;
    if (!there(0) || (!negated && kind(-1) != P::IS) || !(is_word_or_literal(kind(0)) || kind(0) == P::LBRACKET)) return {};
    const std::ptrdiff_t first = negated ? -2 : -1;
    const std::string sign = kind(0) == P::LBRACKET ? (negated ? "not in" : "in") : negated ? "!=" : "=";
    return LikelyCause{"write `" + sign + "`; `is` asks only for `known`, `missing` and `open`", {{span(first, -1), sign}}};
  }

  Answer between() const {
    if (word(0) != "between" || !behind_operand() || kind(2) != P::AND || !there(3)) return {};
    const std::string range = word(1) + " .. " + word(3);
    return LikelyCause{"write `in " + range + "`; both ends belong to it", {{span(0, 0), "in"}, {span(2, 2), ".."}}};
  }

  Answer part_of() const {
    if (word(0) != "of" || kind(-1) != P::PERCENT) return {};
    return LikelyCause{"write `" + word(-1) + " * `, then what it is a part of", {{span(0, 0), "*"}}};
  }

  // `applies line.code = J2357 require line.units <= 60` on one line.
  Answer next_clause() const {
    if (!there(0) || token(0).line_start || !behind_operand() || owners_of(word(0)).empty()) return {};
    if (word(0) == "when" || word(0) == "value" || word(0) == "for") return {};  // also words of English conditions
    return LikelyCause{"clauses on one line have a comma between them: `" + word(-1) + ", " + word(0) + " …`", {{{reporter_.file(), token(-1).end, token(-1).end}, ","}}};
  }

  // `$1 250`
  Answer thousands() const {
    const bool number_before = kind(-1) == P::NUMBER || kind(-1) == P::MONEY;
    if (!number_before || kind(0) != P::NUMBER || token(0).line_start || word(0).substr(0, word(0).find('.')).size() != 3) return {};
    const std::string whole = word(-1) + "," + word(0);
    return LikelyCause{"thousands are joined by a comma: `" + whole + "`", {{span(-1, 0), whole}}};
  }

  // `2 x 30`: the `x` was taken for a unit.
  Answer times() const {
    if (kind(0) != P::NUMBER || (word(-1) != "x" && word(-1) != "X") || kind(-2) != P::NUMBER) return {};
    return LikelyCause{"write `*`: `" + word(-2) + " * " + word(0) + "`", {{span(-1, -1), "*"}}};
  }

  // `lO mg`: what looks like a number before a unit.
  Answer letters() const {
    if (!there(-1) || token(0).line_start || kind(0) != P::NAME || (kind(-1) != P::NAME && kind(-1) != P::SHAPE && kind(-1) != P::CAPITALS)) return {};
    const MeantLiteral meant = meant_literal(word(-1) + ".0");  // as a number of more than two signs
    if (meant.certain.size() < 3 || word(-1).find_first_of("0123456789") == std::string::npos) return {};
    const std::string number = meant.certain.substr(0, meant.certain.size() - 2);
    return LikelyCause{"`" + word(-1) + "` is a word: did you mean the number `" + number + "`?", {{span(-1, -1), number}}};
  }

  // `line units`, `in (J2357, J0517)`, `in J2357, J0517`, `has not JW`
  Answer paths_and_lists() const {
    if ((word(-1) == "line" || word(-1) == "claim" || word(-1) == "patient") && is_word(kind(0)) && !token(0).line_start && kind(-2) != P::DOT) {
      return LikelyCause{"a point joins the two: `" + word(-1) + "." + word(0) + "`", {{{reporter_.file(), token(-1).end, token(0).begin}, "."}}};
    }
    if (kind(-1) == P::HAS && kind(0) == P::NOT) return LikelyCause{"`not` stands before the whole: `not line.modifiers has JW`", {}};
    if (kind(0) == P::HAS && kind(-1) == P::NOT) return LikelyCause{"`not` stands before the whole: `not line.modifiers has JW`", {}};
    std::ptrdiff_t first = 0;  // of the values
    if (kind(-2) == P::IN && kind(-1) == P::LBRACE) first = 0;
    else if (kind(-1) == P::IN && kind(0) == P::LBRACE) first = 1;
    else if (kind(0) == P::COMMA && kind(-2) == P::LPAREN && kind(-3) == P::IN) first = -1;
    else if (kind(-1) == P::COMMA && kind(-3) == P::IN) first = -2;
    else return std::nullopt;
    std::ptrdiff_t last = first;
    while (there(last + 1) && (code_kind(kind(last + 1)) || kind(last + 1) == P::COMMA) && !token(last + 1).line_start) ++last;
    if (!code_kind(kind(first)) || !code_kind(kind(last))) return std::nullopt;
    const std::string list = "[" + text(first, last) + "]";
    const bool braces = kind(first - 1) == P::LBRACE || kind(first - 1) == P::LPAREN;
    const std::ptrdiff_t from = braces ? first - 1 : first, to = braces && (kind(last + 1) == P::RBRACE || kind(last + 1) == P::RPAREN) ? last + 1 : last;
    return LikelyCause{"several values stand in square brackets: `in " + list + "`", {{span(from, to), list}}};
  }

  Answer small_words() const {
    if (word(0) == "unless" || word(-1) == "unless") return LikelyCause{"write an `exception` for what is let off, or join the conditions with `or`", {}};
    if (word(0) == "then" && behind_operand()) return LikelyCause{"a choice is written `if … then … else …`; for a rule, put the condition into `applies`", {}};
    if (kind(-1) == P::WAIVE) return LikelyCause{"`waive` stands alone: what is waived is named behind `to`", {}};
    if (word(0) == "otherwise" && (kind(1) == P::DENY || kind(1) == P::PEND || kind(1) == P::REJECT || kind(1) == P::REDUCE)) return LikelyCause{"the outcome of a rule stands behind `else`", {}};
    if (tokens_[0].kind == P::VALUES && is_word(kind(-1)) && is_word(kind(0)) && !token(0).line_start) {
      return LikelyCause{"the words of a vocabulary stand on lines of their own, or with commas between them", {{{reporter_.file(), token(-1).end, token(-1).end}, ","}}};
    }
    if (tokens_[0].kind == P::TERM && kind(-1) == P::LBRACE) return LikelyCause{"the formula of a term stands behind `value`: `value " + word(0) + "`", {{{reporter_.file(), token(0).begin, token(0).begin}, "value "}}};
    const bool condition = reads(P::RuleBlock) || reads(P::RuleClause) || reads(P::RuleSeparator);
    const bool comma_before = there(-1) && token(-1).end > token(-1).begin && word(-1) == ",";
    if (condition && comma_before && there(0) && !token(0).line_start) return LikelyCause{"join two conditions with `and` or `or`; names of payers and labels are joined with commas", {}};
    return {};
  }
};

}  // namespace

LikelyCause likely_cause(const Failure& failure, const std::vector<Token>& tokens, const Reporter& reporter) {
  if (tokens.empty() || failure.at > tokens.size()) return {};
  if (auto found = likely_in_declaration(failure, tokens, reporter)) return *found;
  return InExpression(failure, tokens, reporter).cause().value_or(LikelyCause{});
}

}  // namespace edict::syntax
