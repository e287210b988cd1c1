// Habits in heads, rows, records and outcomes. One function for each, asked in turn: the first that recognizes the place answers.
#include "syntax/stopped_place.h"

namespace edict::syntax {
namespace {

class InDeclaration : public StoppedPlace {
 public:
  using StoppedPlace::StoppedPlace;

  Answer cause() const {
    for (const auto habit : {&InDeclaration::table_line, &InDeclaration::cell, &InDeclaration::record, &InDeclaration::expectation,
                             &InDeclaration::denial, &InDeclaration::outcome, &InDeclaration::quotes, &InDeclaration::head, &InDeclaration::target}) {
      if (auto found = (this->*habit)()) return found;
    }
    return std::nullopt;
  }

 private:
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
    if (kind(-2) != P::COLON && is_word(kind(-1)) && is_word_or_literal(kind(0)) && !token(0).line_start) {
      return LikelyCause{"between a name and its value stands a colon: `" + word(-1) + ": " + word(0) + "`", {{{reporter_.file(), token(-1).end, token(-1).end}, ":"}}};
    }
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

  // Codes behind `deny` and `reject`, and remarks behind those.
  Answer denial() const {
    const bool code_before = there(-1) && kind(-1) == P::SHAPE && word(-1).find('-') == 2;
    if (code_before && kind(0) == P::SHAPE && !token(0).line_start) {
      return LikelyCause{"a remark code stands behind its word: `" + word(-1) + " remark " + word(0) + "`", {{{reporter_.file(), token(0).begin, token(0).begin}, "remark "}}};
    }
    const source::Span alone{reporter_.file(), there(0) ? token(0).begin : 0, there(1) ? token(1).begin : there(0) ? token(0).end : 0};
    if (word(0) == "with" && (kind(-1) == P::DENY || kind(-1) == P::REJECT || code_before)) return LikelyCause{"delete `with`", {{alone, ""}}};
    if (word(0) == "remarks" && code_before) return LikelyCause{"write `remark`, whether one or several follow", {{span(0, 0), "remark"}}};
    const std::string quoted = kind(0) == P::STRING ? word(0).substr(1, word(0).size() - 2) : "";
    const bool a_code = quoted.size() >= 2 && quoted.size() <= 8 && quoted.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-") == std::string::npos;
    if (a_code && (reads(P::RuleAdjustment) || reads(P::RuleRemark))) return LikelyCause{"a code stands without quotes: `" + quoted + "`", {{span(0, 0), quoted}}};
    if (!reads(P::RuleAdjustment) || kind(-1) == P::REMARK) return {};
    if (kind(0) == P::CAPITALS && kind(1) == P::NUMBER) return LikelyCause{"a code is written in one piece: `" + word(0) + "-" + word(1) + "`", {{span(0, 1), word(0) + "-" + word(1)}}};
    if (kind(0) == P::RBRACE) return LikelyCause{"a denial has a code, its group before it: `deny CO-16`", {}};
    if (kind(0) == P::NUMBER) {
      return LikelyCause{"write the group before the reason code: `CO-" + word(0) + "` where the provider bears it, `PR-" + word(0) + "` where the patient does", {}};
    }
    if (kind(0) == P::STRING) return LikelyCause{"a denial has a code, such as `deny CO-16`; words for people go into the clause `message`", {}};
    return {};
  }

  // Behind `else` and `missing`.
  Answer outcome() const {
    if (!reads(P::RuleOutcome) && kind(-1) != P::ELSE) return {};
    std::string lower = word(0);
    for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    static const std::vector<std::pair<std::string, std::string>> said = {{"denied", "deny"}, {"rejected", "reject"}, {"pended", "pend"}, {"reduced", "reduce"}, {"noted", "note"}};
    for (const auto& [other, verb] : said) {
      if (lower == other || (lower == verb && word(0) != verb)) return LikelyCause{"write `" + verb + "`", {{span(0, 0), verb}}};
    }
    if (kind(-1) == P::REDUCE) return LikelyCause{"say what is left: `reduce to line.allowed * 50% CO-45`, or `reduce units to 60 CO-151`", {}};
    if (word(0) == "pay" || word(0) == "approve" || word(0) == "allow") return LikelyCause{"`else` says what becomes of a line that does not meet the rule; one that meets all rules is paid", {}};
    if (kind(0) == P::REMARK) return LikelyCause{"the outcome stands first, its remarks behind it: `deny CO-16 remark M53`", {}};
    if (kind(0) == P::IF) return LikelyCause{"a rule has one outcome: write a rule for each case, with its condition in `applies`", {}};
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
    if (in_head && at_ == 1 && kind(0) == P::STRING && (tokens_[0].kind == P::RULE || tokens_[0].kind == P::TABLE || tokens_[0].kind == P::TERM || tokens_[0].kind == P::PAYER)) {
      return LikelyCause{"a name of one word stands before the title: `" + std::string(reporter_.text(tokens_[0])) + " NAME " + word(0) + "`", {}};
    }
    if (!in_head || !there(0) || at_ < 2 || !is_declaration_word(tokens_[0].kind)) return {};
    const std::string keyword(reporter_.text(tokens_[0]));
    const bool package = keyword == "package" || keyword == "library";
    if (package && kind(0) == P::LBRACE) return LikelyCause{"the clauses of a package stand below its name, further in and without braces", {}};
    if (package && kind(0) == P::FOR && word(1) != "") return LikelyCause{"for whom it is stands on a line of its own below, further in: `for " + word(1) + "`", {}};
    if (package) return LikelyCause{"a package has one name, its parts joined by points: `package acme.drugs`; its title is a clause below", {}};
    if (keyword == "import" && kind(0) == P::COMMA) return LikelyCause{"write a line for each: `import " + word(1) + (kind(2) == P::DOT ? "." + word(3) : "") + "`", {}};
    if (keyword == "adopt" && word(-1) == "payer" && kind(-2) == P::FOR) return LikelyCause{"the names stand alone: `for " + word(0) + "`", {{{reporter_.file(), token(-1).begin, token(0).begin}, ""}}};
    if (keyword == "table" && failure_.expected.size() == 1 && may_be(P::BY)) return LikelyCause{"name the columns that it is looked up by: `table " + word(-1) + " by diagnosis`", {}};
    if (keyword == "term" && kind(0) == P::EQ && end_of_line() > 0) {
      const std::string value = text(1, end_of_line());
      return LikelyCause{"write `term " + word(-1) + " { value " + value + " }`", {{span(0, end_of_line()), "{ value " + value + " }"}}};
    }
    if (keyword == "set" && kind(0) == P::EQ) return LikelyCause{"write `set " + word(-1) + " of code { J2357, J0517 }`", {}};
    if (keyword == "set" && kind(0) == P::COLON) return LikelyCause{"what a set holds stands behind `of`: `set " + word(-1) + " of " + word(1) + "`", {{{reporter_.file(), token(-1).end, token(0).end}, " of"}}};
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

  // Behind `to` in the head of an exception.
  Answer target() const {
    if (tokens_[0].kind != P::EXCEPTION) return {};
    if (kind(-1) == P::TO && kind(0) == P::SHAPE) {
      return LikelyCause{"a code is named with its word: `to code " + word(0) + "`", {{{reporter_.file(), token(0).begin, token(0).begin}, "code "}}};
    }
    if (kind(0) != P::LPAREN || !is_word(kind(-1))) return {};
    std::ptrdiff_t last = 0;
    while (there(last + 1) && kind(last) != P::RPAREN && !token(last + 1).line_start) ++last;
    if (kind(last) != P::RPAREN || last < 2) return {};
    return LikelyCause{"a row is named in square brackets: `" + word(-1) + "[" + text(1, last - 1) + "]`", {{span(0, 0), "["}, {span(last, last), "]"}}};
  }
};

}  // namespace

std::optional<LikelyCause> likely_in_declaration(const Failure& failure, const std::vector<Token>& tokens, const Reporter& reporter) {
  return InDeclaration(failure, tokens, reporter).cause();
}

}  // namespace edict::syntax
