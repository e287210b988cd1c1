// What was expected, told by the construct being read rather than by ANTLR's list of tokens.
#include "syntax/syntax_error.h"

#include <algorithm>

#include "diagnostic/codes_syntax.h"
#include "syntax/likely_cause.h"
#include "syntax/token_kinds.h"

namespace edict::syntax {
namespace {

namespace code = diagnostic::code;
using P = grammar::EdictParser;

bool only(const Failure& failure, std::size_t kind) { return failure.expected.size() == 1 && failure.expected.front() == kind; }

bool may_be(const Failure& failure, std::size_t kind) {
  return std::find(failure.expected.begin(), failure.expected.end(), kind) != failure.expected.end();
}

// One sign or word that must come next.
std::string single_expectation(const Failure& failure) {
  if (only(failure, P::LBRACE)) return "expected `{`";
  if (only(failure, P::STRING)) return "expected a text in quotes";
  if (only(failure, P::COLON)) return "expected `:` and a value or type";
  if (only(failure, P::LPAREN)) return "expected `(`";
  if (only(failure, P::IN)) return "expected `in` and the list";
  if (only(failure, P::OF)) return "expected `of`";
  if (only(failure, P::TO)) return "expected `to`";
  if (only(failure, P::BY)) return "expected `by`";
  if (only(failure, P::THEN)) return "expected `then`: `if … then … else …`";
  if (only(failure, P::AND)) return "expected `and`: `days between … and …`";
  if (only(failure, P::ON)) return "expected `on`: `age of … on …`";
  if (only(failure, P::DATE)) return "expected a date such as `2025-01-31`";
  if (only(failure, P::WHERE)) return "expected `where` and a condition";
  if (only(failure, P::LINE)) return "expected `line` and its number: `expect line 1 is deny`";
  if (only(failure, P::BAR)) return "expected `|`: a row of a table begins with one, and each cell ends with one";
  return {};
}

// The construct being read: the innermost rule that an author would know.
std::string expectation_of(std::size_t rule, const Failure& failure) {
  switch (rule) {
    case P::RuleOutcome:
      return "expected what becomes of the line: `deny CO-16`, `reject CO-16`, `pend \"reason\"`, `reduce …`, `note \"…\"` or `pass`";
    case P::RuleAdjustment: return "expected an adjustment code such as `CO-16`";
    case P::RuleRemark: case P::RuleRemarks: return "expected a remark code such as `M53`";
    case P::RuleCodeName: return "expected a code such as `J2357`, `99213` or `JW`";
    case P::RuleType: return "expected a type such as `money`, `date` or `list of code`";
    case P::RuleIdentifier: case P::RulePath: case P::RuleNames: return "expected a name";
    case P::RuleUnitName: return "expected the name of a unit";
    case P::RuleCell: case P::RuleTableRow: return "expected a cell and `|`: a row is `| … | … |`";
    case P::RuleTableHead: case P::RuleColumn: return "expected the head of the table: `| name: type | … |`";
    case P::RuleTableDeclaration: return "expected a row of the table, which begins with `|`";
    case P::RuleTarget: return "expected what the exception changes: a rule, `code J2357`, `limits[J2357]` or `rules in …`";
    case P::RuleExpectation: return "expected what must come of the line: `is deny`, `denied by …`, `pays $1.00`, or a condition";
    case P::RuleTestClause: case P::RuleTestDeclaration: return "expected `given`, `expect` or `as of`";
    case P::RuleRoundMode: return "expected how to round: `half up`, `half even`, `down` or `up`, then `to cent` or `to whole unit`";
    case P::RulePair: return "expected `pair (line, other) in claim.lines where …`";
    case P::RuleField: return "expected a field: `name: type \"what it is\"`";
    case P::RuleSetMember: return "expected a member of the set: a code, a range or a name";
    case P::RuleValueMember: case P::RuleValueName: return "expected a name of the vocabulary";
    case P::RuleEntry: case P::RuleRecordLiteral: return "expected an entry: `name: value`, or `name { … }`";
    case P::RuleComparisonTail:
      if (may_be(failure, P::KNOWN)) return "expected `known`, `missing` or `open`";
      if (may_be(failure, P::BEFORE)) return "expected `before`, `after` or `of`, and a date";
      return "expected a value";
    case P::RuleQuantified: return "expected `any name in list where …`";
    case P::RuleOver: return "expected `sum(value for name in list where …)`";
    case P::RuleCountBody: return "expected `count(name in list where …)` or `count(distinct value for name in list)`";
    case P::RuleClause: case P::RuleBlock: case P::RuleSeparator:
      return may_be(failure, P::NEWLINE) || may_be(failure, P::RBRACE) ? "expected the end of the clause" : "expected a clause";
    case P::RuleExpression: case P::RuleDisjunction: case P::RuleConjunction: case P::RuleNegation: case P::RuleComparison: case P::RuleFallback:
    case P::RuleRange: case P::RuleSum: case P::RuleProduct: case P::RuleSign: case P::RuleDated: case P::RulePhrase: case P::RuleAccess:
    case P::RuleAccessStep: case P::RulePrimary: case P::RuleLiteral:
      if (may_be(failure, P::RPAREN)) return "expected an operator, `,` or `)`";
      return may_be(failure, P::RBRACKET) ? "expected an operator, `,` or `]`" : "expected a value";
    case P::RuleUnitDeclaration: return "expected `unit NAME = 1000 other` or `unit NAME of dimension`";
    case P::RuleAdoptDeclaration: return "expected `adopt PACKAGE from DATE until DATE for PAYER`, in one line";
    case P::RuleImportDeclaration: return "expected `import PACKAGE` or `import PACKAGE as NAME`";
    case P::RulePackageDeclaration: return "expected a clause of the package on its own line";
    case P::RuleOneExpression: return "expected the end of the expression";
    default: return {};
  }
}

bool reads_value(std::size_t rule) {
  return rule == P::RuleBlock || rule == P::RuleClause || (rule >= P::RuleExpression && rule <= P::RuleAccessStep);
}

// `require a b`: a value is complete, and what follows can neither continue nor end it.
bool behind_value(const Failure& failure, const std::vector<Token>& tokens) {
  if (failure.at == 0 || failure.at >= tokens.size() || failure.rules.empty() || !reads_value(failure.rules.front())) return false;
  if (may_be(failure, P::KNOWN) || may_be(failure, P::BEFORE)) return false;
  const auto before = tokens[failure.at - 1].kind;
  return before == P::NAME || before == P::NUMBER || before == P::SHAPE || before == P::CAPITALS || before == P::DATE || before == P::MONEY ||
         before == P::PERCENT || is_closing(before);
}

std::string expectation(const Failure& failure, const std::vector<Token>& tokens) {
  auto words = single_expectation(failure);
  if (words.empty() && behind_value(failure, tokens)) words = "expected an operator such as `=` or `and`, or the end of the clause";
  for (std::size_t i = 0; words.empty() && i < failure.rules.size(); ++i) words = expectation_of(failure.rules[i], failure);
  if (!words.empty()) return words;
  return may_be(failure, P::LBRACE) ? "expected `{` and the clauses" : "expected the end of the declaration";
}

bool is_code_like(std::uint16_t kind) { return kind == P::SHAPE || kind == P::NUMBER || kind == P::CAPITALS; }

// A sign that was forgotten between two words of one line, where no other would do: the comma between two codes, the points between two dates.
std::vector<diagnostic::Edit> forgotten_between(const Failure& failure, const std::vector<Token>& tokens, const Reporter& reporter) {
  if (failure.at == 0 || tokens[failure.at].line_start) return {};
  const Token &before = tokens[failure.at - 1], &here = tokens[failure.at];
  const source::Span place{reporter.file(), before.end, before.end};
  if (is_code_like(before.kind) && is_code_like(here.kind) && may_be(failure, P::COMMA)) return {{place, ","}};
  if (before.kind == P::DATE && here.kind == P::DATE && behind_value(failure, tokens)) return {{place, " .."}};
  return {};
}

// The bar that ends a row, behind the blanks that are there already.
std::vector<diagnostic::Edit> forgotten_bar(const Failure& failure, const Token& last, const Reporter& reporter) {
  if (!only(failure, P::BAR) || last.kind == P::BAR) return {};
  const std::size_t line_end = std::min(reporter.text().find_first_of("\r\n", last.end), reporter.text().size());
  std::uint32_t at = last.end;
  while (at < line_end && reporter.text()[at] == ' ') ++at;
  if (at != line_end) return {};  // a comment follows
  return {{{reporter.file(), at, at}, at == last.end ? " |" : "|"}};
}

}  // namespace

void report_failure(const Failure& failure, const std::vector<Token>& tokens, Reporter& reporter) {
  const auto words = expectation(failure, tokens);
  const bool at_end = failure.at >= tokens.size();
  if (!at_end && tokens[failure.at].kind != P::NEWLINE) {
    const auto& token = tokens[failure.at];
    LikelyCause cause = likely_cause(failure, tokens, reporter);
    auto fix = std::move(cause.fix);
    if (fix.empty() && cause.help.empty()) fix = forgotten_between(failure, tokens, reporter);
    std::size_t last = failure.at;
    while (last > 0 && (last == failure.at || tokens[last].kind == P::NEWLINE)) --last;
    if (fix.empty() && cause.help.empty() && last < failure.at) fix = forgotten_bar(failure, tokens[last], reporter);
    reporter.report(code::S001, token, {std::string(reporter.text(token)), words}, std::move(cause.help), std::move(fix));
    return;
  }
  // The place is the last word before the end, so that something can be underlined.
  const std::size_t last = at_end ? tokens.size() : failure.at;
  if (last == 0) {
    reporter.report(code::S002, source::Span{reporter.file(), 0, 0}, {"the text", words});
    return;
  }
  LikelyCause cause = at_end ? LikelyCause{} : likely_cause(failure, tokens, reporter);
  if (!cause.help.empty()) {
    reporter.report(code::S002, tokens[last - 1], {"the line", words}, std::move(cause.help), std::move(cause.fix));
    return;
  }
  reporter.report(code::S002, tokens[last - 1], {at_end ? "the declaration" : "the line", words}, "", forgotten_bar(failure, tokens[last - 1], reporter));
}

}  // namespace edict::syntax
