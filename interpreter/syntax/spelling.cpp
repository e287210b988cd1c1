// Mistakes in single tokens and between neighbours. In: tokens. Out: findings with the likely cure, and marks on the tokens.
#include "syntax/spelling.h"

#include <algorithm>
#include <cctype>

#include "EdictLexer.h"
#include "diagnostic/codes_syntax.h"
#include "syntax/bad_literals.h"
#include "syntax/token_kinds.h"
#include "syntax/typography.h"

namespace edict::syntax {
namespace {

namespace code = diagnostic::code;
using L = grammar::EdictLexer;

// What word processors write, or other languages.
void report_stray(const Token& token, Reporter& reporter) {
  const auto text = reporter.text(token);
  const StraySign known = stray_sign(text);
  if (known.told) return;
  if (!known.what.empty()) {
    reporter.report(code::S009, token, {std::string(known.what)}, std::string(known.help));
  } else if (static_cast<unsigned char>(text.front()) >= 0x80) {
    reporter.report(code::S009, token, {"`" + std::string(text) + "`"}, "only texts in quotes and comments may hold such characters");
  } else if (static_cast<unsigned char>(text.front()) < 0x20 || text.front() == 0x7f) {
    reporter.report(code::S009, token, {"an invisible control character"}, "delete it");
  } else if (text == "!") {
    reporter.report(code::S009, token, {"`!`"}, "write `not`, or `!=` for unequal");
  } else if (text == "%") {
    reporter.report(code::S009, token, {"a lone `%`"}, "a percentage is written in one piece: `85%`");
  } else if (text == ";") {
    reporter.report(code::S009, token, {"`;`"}, "write each clause on a line of its own, or a comma between them");
  } else {
    reporter.report(code::S009, token, {"`" + std::string(text) + "`"});
  }
}

void report_literal(const Token& token, Reporter& reporter) {
  const auto text = reporter.text(token);
  MeantLiteral meant = meant_literal(text);
  reporter.report(code::S005, token, {std::string(text)}, std::move(meant.help), reporter.instead(token, std::move(meant.certain)));
}

// A space put in at a place.
std::vector<diagnostic::Edit> space_at(std::uint32_t at, const Reporter& reporter) { return {{{reporter.file(), at, at}, " "}}; }

// A text that lacks its second quote. Where the brace of a block ends the line, the quote stands before it.
void report_open_text(const std::vector<Token>& tokens, std::size_t at, Reporter& reporter) {
  std::vector<diagnostic::Edit> fix;
  const bool brace = at + 1 < tokens.size() && tokens[at + 1].kind == L::LBRACE && !tokens[at + 1].line_start;
  const std::size_t words = reporter.text(tokens[at]).find_last_not_of(" \t") + 1;
  if (brace && words > 1) {
    const auto end = tokens[at].begin + static_cast<std::uint32_t>(words);
    fix.push_back({{reporter.file(), end, end}, "\""});
  }
  reporter.report(code::S004, tokens[at], {}, "", std::move(fix));
}

// One token alone. True: it is in order.
bool check_token(const Token& token, Reporter& reporter) {
  const auto text = reporter.text(token);
  switch (token.kind) {
    case L::BAD_LITERAL: report_literal(token, reporter); return false;
    case L::STRAY: report_stray(token, reporter); return false;
    case L::DATE:
      if (is_date(text)) return true;
      reporter.report(code::S006, token, {std::string(text)});
      return false;
    case L::NUMBER:
      if (text.substr(0, 2) != "0,") return true;  // 0,250
      report_literal(token, reporter);
      return false;
    default: return true;
  }
}

// A token and the next one, where nothing stands between them. True: they are in order.
bool check_touching(const Token& token, const Token& next, Reporter& reporter) {
  if (token.kind == L::OPEN_STRING || next.kind == L::OPEN_STRING) return true;  // a forgotten quote is told, and that says it all
  if (token.kind == L::COMMA && (ends_operand(next.kind) || next.kind == L::LPAREN || next.kind == L::LBRACKET)) {
    reporter.report(code::S027, token, {std::string(reporter.text(next))}, "", space_at(token.end, reporter));
    return false;
  }
  if (is_word_or_literal(token.kind) && is_word_or_literal(next.kind)) {
    const bool text = token.kind == L::STRING || next.kind == L::STRING;
    reporter.report(code::S007, next, {std::string(reporter.text(next)), std::string(reporter.text(token))},
                    text ? "put a space between them; a quotation mark within a text is written `\\\"`" : "");
    return false;
  }
  return true;
}

// `units-limit` for `units_limit`, `co-151` for `CO-151`: no difference was meant. True: it has been told.
bool check_hyphen(const std::vector<Token>& tokens, std::size_t at, Reporter& reporter) {
  const Token &left = tokens[at - 1], &right = tokens[at + 1];
  if (left.kind == L::NAME && right.kind == L::NUMBER && left.end - left.begin == 2) {
    std::string code(reporter.text(left));
    std::transform(code.begin(), code.end(), code.begin(), [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    code += "-" + std::string(reporter.text(right));
    reporter.report(code::S008, tokens[at], {"-"}, "a code is written in capitals: `" + code + "`", {{source::join(reporter.span(left), reporter.span(right)), code}});
    return true;
  }
  if (left.kind == L::SHAPE && right.kind == L::SHAPE) {
    const std::string range = std::string(reporter.text(left)) + " .. " + std::string(reporter.text(right));
    reporter.report(code::S008, tokens[at], {"-"}, "a range is written `" + range + "`", {{reporter.span(tokens[at]), " .. "}});
    return true;
  }
  if (left.kind == L::SHAPE && right.kind == L::CAPITALS && right.end - right.begin == 2) {
    const std::string modifier(reporter.text(right));
    reporter.report(code::S008, tokens[at], {"-"}, "a modifier is asked for by itself: `line.code = " + std::string(reporter.text(left)) + " and line.modifiers has " + modifier + "`");
    return true;
  }
  if (!is_word(left.kind) || !is_word(right.kind)) return false;
  std::size_t first = at - 1, last = at + 1;
  while (first >= 2 && tokens[first - 1].kind == L::MINUS && is_word(tokens[first - 2].kind) && tokens[first - 1].end == tokens[first].begin) first -= 2;
  while (last + 2 < tokens.size() && tokens[last + 1].kind == L::MINUS && is_word(tokens[last + 2].kind) && tokens[last].end == tokens[last + 1].begin) last += 2;
  std::string name;
  std::vector<diagnostic::Edit> fix;
  for (std::size_t i = first; i <= last; ++i) {
    name += tokens[i].kind == L::MINUS ? "_" : std::string(reporter.text(tokens[i]));
    if (tokens[i].kind == L::MINUS) fix.push_back({reporter.span(tokens[i]), "_"});
  }
  const bool declared = first > 0 && is_declaration_word(tokens[first - 1].kind) && tokens[first - 1].line_start;
  if (!declared) fix.clear();
  reporter.report(code::S008, tokens[at], {"-"}, "a name is joined with `_`: `" + name + "`; to subtract, put a space on both sides", std::move(fix));
  return true;
}

// An operator between two operands takes a space, or a line end, on both sides; an open range may stand at a closing sign.
bool check_operator(const std::vector<Token>& tokens, std::size_t at, Reporter& reporter) {
  const auto& token = tokens[at];
  if (!is_spaced_operator(token.kind) || at == 0 || !ends_operand(tokens[at - 1].kind)) return true;
  const bool range = token.kind == L::RANGE || token.kind == L::HALF_RANGE;
  const bool before = tokens[at - 1].end < token.begin;
  bool after = at + 1 == tokens.size() || token.end < tokens[at + 1].begin;
  if (range && !after && (is_closing(tokens[at + 1].kind) || tokens[at + 1].kind == L::COMMA)) after = true;
  if (before && after) return true;
  // `value -3`: behind the word that begins a clause, a minus is a sign
  const bool begins = tokens[at - 1].line_start || at < 2 || tokens[at - 2].kind == L::LBRACE || tokens[at - 2].kind == L::COMMA;
  if (token.kind == L::MINUS && before && begins && is_word(tokens[at - 1].kind)) return true;
  if (token.kind == L::MINUS && !before && !after && check_hyphen(tokens, at, reporter)) return false;
  std::vector<diagnostic::Edit> fix;
  const bool other_meaning = token.kind == L::MINUS || token.kind == L::SLASH;  // `01/02/2025`, `unit-size`: no calculation was meant
  if (!before && !other_meaning) fix = space_at(token.begin, reporter);
  if (!after && !other_meaning) fix.push_back(space_at(token.end, reporter).front());
  reporter.report(code::S008, token, {std::string(reporter.text(token))}, "", std::move(fix));
  return false;
}

// Nothing but blanks between them.
bool on_one_line(const Token& token, const Token& next, const Reporter& reporter) {
  return reporter.text().substr(token.end, next.begin - token.end).find_first_not_of(" \t") == std::string_view::npos;
}

bool check_point(const std::vector<Token>& tokens, std::size_t at, Reporter& reporter) {
  if (tokens[at].kind != L::DOT) return true;
  const bool before = at > 0 && tokens[at - 1].end == tokens[at].begin;
  const bool after = at + 1 < tokens.size() && tokens[at].end == tokens[at + 1].begin;
  if (before && after) return true;
  if (before && !after && tokens[at - 1].kind == L::NUMBER) {  // `60.`
    reporter.report(code::S030, tokens[at], {}, "no point stands behind a number: `" + std::string(reporter.text(tokens[at - 1])) + "`", {{reporter.span(tokens[at]), ""}});
    return false;
  }
  std::vector<diagnostic::Edit> fix;
  if (!before && at > 0 && on_one_line(tokens[at - 1], tokens[at], reporter)) fix.push_back({{reporter.file(), tokens[at - 1].end, tokens[at].begin}, ""});
  if (!after && at + 1 < tokens.size() && on_one_line(tokens[at], tokens[at + 1], reporter)) fix.push_back({{reporter.file(), tokens[at].end, tokens[at + 1].begin}, ""});
  reporter.report(code::S030, tokens[at], {}, "", std::move(fix));
  return false;
}

std::size_t sequence_length(unsigned char lead) {
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead < 0xE0) return 2;
  if (lead >= 0xE0 && lead < 0xF0) return 3;
  if (lead >= 0xF0 && lead < 0xF5) return 4;
  return 0;
}

}  // namespace

void check_spelling(std::vector<Token>& tokens, Reporter& reporter) {
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].bad) continue;  // told already
    if (tokens[i].kind == L::OPEN_STRING) {
      report_open_text(tokens, i, reporter);
      tokens[i].bad = true;
      continue;
    }
    if (!check_token(tokens[i], reporter)) {
      tokens[i].bad = true;
      continue;
    }
    const bool touching = i + 1 < tokens.size() && tokens[i].end == tokens[i + 1].begin;
    const bool neighbours_fine = !(i > 0 && tokens[i - 1].bad && tokens[i - 1].end == tokens[i].begin);
    if (!neighbours_fine) continue;  // one slip, one finding
    if (touching && !check_touching(tokens[i], tokens[i + 1], reporter)) tokens[i].bad = true;
    if (!check_operator(tokens, i, reporter) || !check_point(tokens, i, reporter)) tokens[i].bad = true;
  }
}

void check_encoding(Reporter& reporter) {
  const auto text = reporter.text();
  for (std::size_t i = 0; i < text.size();) {
    const auto length = sequence_length(static_cast<unsigned char>(text[i]));
    bool fine = length != 0 && i + length <= text.size();
    for (std::size_t k = 1; fine && k < length; ++k) fine = (static_cast<unsigned char>(text[i + k]) & 0xC0) == 0x80;
    if (!fine) {
      const auto at = static_cast<std::uint32_t>(i);
      reporter.report(code::S022, source::Span{reporter.file(), at, at + 1});
      return;
    }
    i += length;
  }
}

}  // namespace edict::syntax
