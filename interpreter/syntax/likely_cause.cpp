// One function for each habit, asked in turn: the first that recognizes the place answers.
#include "syntax/likely_cause.h"

#include <algorithm>
#include <cctype>
#include <optional>

#include "syntax/bad_literals.h"
#include "syntax/phrases.h"
#include "syntax/token_kinds.h"

namespace edict::syntax {
namespace {

using P = grammar::EdictParser;

bool code_kind(std::uint16_t kind) { return kind == P::SHAPE || kind == P::NUMBER || kind == P::CAPITALS; }

class Place {
 public:
  Place(const Failure& failure, const std::vector<Token>& tokens, const Reporter& reporter)
      : failure_(failure), tokens_(tokens), reporter_(reporter), at_(static_cast<std::ptrdiff_t>(failure.at)) {}

  LikelyCause cause() const {
    if (tokens_.empty() || failure_.at > tokens_.size()) return {};
    for (const auto habit : {&Place::table_line, &Place::cell, &Place::record, &Place::expectation, &Place::denial, &Place::outcome, &Place::quotes, &Place::head,
                             &Place::target, &Place::period, &Place::members, &Place::aggregate, &Place::age, &Place::phrase, &Place::is_a_value, &Place::between,
                             &Place::part_of, &Place::thousands, &Place::times, &Place::letters, &Place::small_words}) {
      if (auto found = (this->*habit)()) return *found;
    }
    return {};
  }

 private:
  using Answer = std::optional<LikelyCause>;

  bool there(std::ptrdiff_t distance) const { return at_ + distance >= 0 && at_ + distance < static_cast<std::ptrdiff_t>(tokens_.size()); }
  const Token& token(std::ptrdiff_t distance) const { return tokens_[static_cast<std::size_t>(at_ + distance)]; }
  std::uint16_t kind(std::ptrdiff_t distance) const { return there(distance) ? token(distance).kind : std::uint16_t{0}; }
  std::string word(std::ptrdiff_t distance) const { return there(distance) ? std::string(reporter_.text(token(distance))) : std::string(); }
  bool reads(std::size_t rule) const { return std::find(failure_.rules.begin(), failure_.rules.end(), rule) != failure_.rules.end(); }
  bool may_be(std::size_t wanted) const { return std::find(failure_.expected.begin(), failure_.expected.end(), wanted) != failure_.expected.end(); }
  source::Span span(std::ptrdiff_t first, std::ptrdiff_t last) const { return {reporter_.file(), token(first).begin, token(last).end}; }
  std::string text(std::ptrdiff_t first, std::ptrdiff_t last) const {
    return std::string(reporter_.text().substr(token(first).begin, token(last).end - token(first).begin));
  }
  // The last token of this clause or member on the line of the failure.
  std::ptrdiff_t end_of_line() const {
    std::ptrdiff_t last = 0;
    while (there(last + 1) && kind(last + 1) != P::NEWLINE && kind(last + 1) != P::LBRACE && kind(last + 1) != P::RBRACE && !token(last + 1).line_start) ++last;
    return last;
  }
  bool behind_operand() const { return there(-1) && ends_operand(kind(-1)); }

  // Several values of one cell, `else` for `otherwise`, a column whose type stands first.
  Answer cell() const {
    const bool row = reads(P::RuleTableRow) || reads(P::RuleTableHead) || reads(P::RuleCell) || reads(P::RuleColumn) || (failure_.expected.size() == 1 && may_be(P::BAR));
    if (!row || !there(-1)) return {};
    if (kind(-1) == P::BAR && (word(0) == "else" || word(0) == "*" || word(0) == "default") && kind(1) == P::BAR) {
      return LikelyCause{"the row for all others begins with `otherwise`", {{span(0, 0), "otherwise"}}};
    }
    static const std::vector<std::string> types = {"units", "money", "date", "text", "mass", "volume", "amount", "duration", "integer", "decimal", "boolean", "period", "percent"};
    if (kind(-2) == P::BAR && is_word(kind(0)) && std::find(types.begin(), types.end(), word(-1)) != types.end()) {
      return LikelyCause{"the name of a column stands before its type: `" + word(0) + ": " + word(-1) + "`", {{span(-1, 0), word(0) + ": " + word(-1)}}};
    }
    if (kind(0) != P::COMMA && word(0) != "or" && word(0) != "and") return {};
    std::ptrdiff_t first = -1, last = 0;
    while (there(first - 1) && kind(first - 1) != P::BAR) --first;
    while (there(last + 1) && kind(last + 1) != P::BAR && !token(last + 1).line_start) ++last;
    std::string list;
    for (std::ptrdiff_t i = first; i <= last; ++i) {
      if (kind(i) == P::COMMA || word(i) == "or" || word(i) == "and") continue;
      if (!code_kind(kind(i))) return {};
      list += (list.empty() ? "" : ", ") + word(i);
    }
    return LikelyCause{"several values of a cell stand in brackets: `[" + list + "]`", {{span(first, last), "[" + list + "]"}}};
  }

  // `given claim { payer = acme }`, `lines [ … ]`
  Answer record() const {
    if (!reads(P::RuleRecordLiteral) && !reads(P::RuleEntry)) return {};
    if (kind(0) == P::LBRACKET) return LikelyCause{"each record is written by itself: `line { code: J2357 }`, `line { code: J0517 }`", {}};
    if (kind(0) != P::EQ) return {};
    LikelyCause found{"between a name and its value stands a colon: `" + word(-1) + ": " + word(1) + "`", {}};
    for (std::ptrdiff_t i = 0; there(i) && kind(i) != P::NEWLINE; ++i) {
      if (kind(i) == P::EQ && there(i - 1)) found.fix.push_back({{reporter_.file(), token(i - 1).end, token(i).end}, ":"});
    }
    return found;
  }

  Answer expectation() const {
    if (kind(-1) != P::EXPECT || kind(0) == P::LINE) return {};
    return LikelyCause{"say of which line: `expect line 1 " + text(0, end_of_line()) + "`", {{{reporter_.file(), token(0).begin, token(0).begin}, "line 1 "}}};
  }

  // Behind `else` and `missing`.
  Answer outcome() const {
    if (!reads(P::RuleOutcome) && kind(-1) != P::ELSE) return {};
    if (kind(-1) == P::REDUCE) return LikelyCause{"say what is left: `reduce to line.allowed * 50% CO-45`, or `reduce units to 60 CO-151`", {}};
    if (word(0) == "pay" || word(0) == "approve" || word(0) == "allow") return LikelyCause{"`else` says what becomes of a line that does not meet the rule; one that meets all rules is paid", {}};
    if (kind(0) == P::REMARK) return LikelyCause{"the outcome stands first, its remarks behind it: `deny CO-16 remark M53`", {}};
    if (kind(0) == P::IF) return LikelyCause{"a rule has one outcome: write a rule for each case, with its condition in `applies`", {}};
    return {};
  }

  // Behind `to` in the head of an exception.
  Answer target() const {
    if (tokens_[0].kind != P::EXCEPTION) return {};
    if (kind(-1) == P::TO && kind(0) == P::SHAPE) {
      return LikelyCause{"a code is named with its word: `to code " + word(0) + "`", {{{reporter_.file(), token(0).begin, token(0).begin}, "code "}}};
    }
    if (kind(0) != P::LPAREN || !is_word(kind(-1))) return {};
    std::ptrdiff_t last = 0;
    while (there(last + 1) && kind(last) != P::RPAREN && !token(last + 1).line_start) ++last;
    if (kind(last) != P::RPAREN) return {};
    return LikelyCause{"a row is named in square brackets: `" + word(-1) + "[" + text(1, last - 1) + "]`", {{span(0, 0), "["}, {span(last, last), "]"}}};
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
    if (kind(-1) == P::DAYS) return LikelyCause{"write `days between` and both dates: `days between line.date and claim.received_date`", {}};
    if (kind(-1) == P::LAST && kind(0) == P::NUMBER) return LikelyCause{"a window is written `within 90 days before line.date`", {}};
    return {};
  }

  // `|---|---|` below the head of a table.
  Answer table_line() const {
    std::ptrdiff_t first = 0, last = 0;
    const auto line_sign = [&](std::ptrdiff_t i) { return kind(i) == P::BAR || kind(i) == P::MINUS || kind(i) == P::COLON; };
    if (!line_sign(0)) return {};
    while (line_sign(first - 1) && !token(first).line_start) --first;
    while (line_sign(last + 1) && !token(last + 1).line_start) ++last;
    const bool dashes = text(first, last).find("--") != std::string::npos;
    if (!dashes || kind(first) != P::BAR || !token(first).line_start) return {};
    return LikelyCause{"a table needs no line below its head: delete it", {{span(first, last), ""}}};
  }

  // Codes behind `deny` and `reject`, and remarks behind those.
  Answer denial() const {
    const bool code_before = there(-1) && kind(-1) == P::SHAPE && word(-1).find('-') == 2;
    if (code_before && kind(0) == P::SHAPE && !token(0).line_start) {
      return LikelyCause{"a remark code stands behind its word: `" + word(-1) + " remark " + word(0) + "`", {{{reporter_.file(), token(0).begin, token(0).begin}, "remark "}}};
    }
    if (!reads(P::RuleAdjustment) || kind(-1) == P::REMARK) return {};
    if (kind(0) == P::CAPITALS && kind(1) == P::NUMBER) return LikelyCause{"a code is written in one piece: `" + word(0) + "-" + word(1) + "`", {{span(0, 1), word(0) + "-" + word(1)}}};
    if (kind(0) == P::RBRACE) return LikelyCause{"a denial has a code, its group before it: `deny CO-16`", {}};
    if (kind(0) == P::NUMBER) {
      return LikelyCause{"write the group before the reason code: `CO-" + word(0) + "` where the provider bears it, `PR-" + word(0) + "` where the patient does", {}};
    }
    if (kind(0) == P::STRING) return LikelyCause{"a denial has a code, such as `deny CO-16`; words for people go into the clause `message`", {}};
    return {};
  }

  // A title, version or citation without quotes; a name of a package with them.
  Answer quotes() const {
    const bool name_wanted = tokens_[0].kind == P::IMPORT || tokens_[0].kind == P::ADOPT || tokens_[0].kind == P::PACKAGE || tokens_[0].kind == P::LIBRARY || reads(P::RuleNames);
    if (kind(0) == P::STRING && name_wanted && word(0).find(' ') == std::string::npos) {
      const std::string name = word(0).substr(1, word(0).size() - 2);
      return LikelyCause{"a name stands without quotes: `" + name + "`", {{span(0, 0), name}}};
    }
    if (word(0) == "https" || word(0) == "http") {  // what stands behind its `//` was taken for a comment
      const std::size_t begin = token(0).begin, end = std::min(reporter_.text().find_first_of("\r\n", begin), reporter_.text().size());
      const std::string address(reporter_.text().substr(begin, end - begin));
      return LikelyCause{"put the address in quotes: `\"" + address + "\"`", {{{reporter_.file(), token(0).begin, static_cast<std::uint32_t>(end)}, "\"" + address + "\""}}};
    }
    const bool text_wanted = failure_.expected.size() == 1 && failure_.expected.front() == P::STRING && there(0) && there(-1) && kind(0) != P::NEWLINE;
    if (!text_wanted || token(0).line_start) return {};
    const std::string words = text(0, end_of_line());
    LikelyCause found{"put the words in quotes: `" + word(-1) + " \"" + words + "\"`", {}};
    if (words.find('"') == std::string::npos) found.fix = {{span(0, end_of_line()), "\"" + words + "\""}};
    return found;
  }

  // What stands between the word of a declaration and its brace.
  Answer head() const {
    const bool in_head = std::none_of(tokens_.begin(), tokens_.begin() + static_cast<std::ptrdiff_t>(std::min(failure_.at, tokens_.size())),
                                      [](const Token& one) { return one.kind == P::LBRACE; });
    if (!in_head || !there(0) || at_ < 2 || !is_declaration_word(tokens_[0].kind)) return {};
    const std::string keyword(reporter_.text(tokens_[0]));
    const bool package = keyword == "package" || keyword == "library";
    if (package && kind(0) == P::LBRACE) return LikelyCause{"the clauses of a package stand below its name, further in and without braces", {}};
    if (package) return LikelyCause{"a package has one name, its parts joined by points: `package acme.drugs`; its title is a clause below", {}};
    if (keyword == "import" && kind(0) == P::COMMA) return LikelyCause{"write a line for each: `import " + word(1) + (kind(2) == P::DOT ? "." + word(3) : "") + "`", {}};
    if (keyword == "adopt" && word(-1) == "payer" && kind(-2) == P::FOR) return LikelyCause{"the names stand alone: `for " + word(0) + "`", {{{reporter_.file(), token(-1).begin, token(0).begin}, ""}}};
    if (keyword == "table" && failure_.expected.size() == 1 && may_be(P::BY)) return LikelyCause{"name the columns that it is looked up by: `table " + word(-1) + " by diagnosis`", {}};
    if (keyword == "term" && kind(0) == P::EQ && there(1)) {
      const std::string value = text(1, end_of_line());
      return LikelyCause{"write `term " + word(-1) + " { value " + value + " }`", {{span(0, end_of_line()), "{ value " + value + " }"}}};
    }
    if (keyword == "set" && (kind(0) == P::LBRACE || kind(0) == P::STRING)) return LikelyCause{"say what it holds: `set " + word(-1) + " of code { … }`", {}};
    if (keyword == "set" && kind(0) == P::LBRACKET) return LikelyCause{"the members of a set stand between braces: `{ J2357, J0517 }`", {}};
    if (!is_word_or_literal(kind(0)) || token(0).line_start || !is_word(tokens_[1].kind)) return {};
    std::ptrdiff_t last = 0;
    while (there(last + 1) && is_word_or_literal(kind(last + 1)) && kind(last + 1) != P::STRING && !token(last + 1).line_start) ++last;
    if (keyword == "exception" && last == 0 && at_ == 2) {
      return LikelyCause{"say what it changes behind `to`: `exception " + word(-1) + " to " + word(0) + "`", {{{reporter_.file(), token(0).begin, token(0).begin}, "to "}}};
    }
    return kind(last + 1) == P::STRING || last == 0 ? spaced_name(last) : unquoted_title(keyword, last);
  }

  Answer spaced_name(std::ptrdiff_t last) const {
    LikelyCause found{"", {}};
    std::string name(reporter_.text(tokens_[1]));
    for (std::ptrdiff_t i = 2 - at_; i <= last; ++i) {
      if (!is_word(kind(i))) return {};
      name += "_" + word(i);
      found.fix.push_back({{reporter_.file(), token(i - 1).end, token(i).begin}, "_"});
    }
    found.help = "a name is one word: `" + name + "`; a title stands in quotes behind it";
    return found;
  }

  Answer unquoted_title(const std::string& keyword, std::ptrdiff_t last) const {
    const std::string words = text(0, last);
    return LikelyCause{"a title stands in quotes: `" + keyword + " " + word(-1) + " \"" + words + "\"`", {{span(0, last), "\"" + words + "\""}}};
  }

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

  const Failure& failure_;
  const std::vector<Token>& tokens_;
  const Reporter& reporter_;
  const std::ptrdiff_t at_;
};

}  // namespace

LikelyCause likely_cause(const Failure& failure, const std::vector<Token>& tokens, const Reporter& reporter) { return Place(failure, tokens, reporter).cause(); }

}  // namespace edict::syntax
