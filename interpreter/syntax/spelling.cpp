// Mistakes in single tokens and between neighbours. In: tokens. Out: findings with the likely cure, and marks on the tokens.
#include "syntax/spelling.h"

#include <cctype>

#include "EdictLexer.h"
#include "diagnostic/codes_syntax.h"
#include "syntax/token_kinds.h"

namespace edict::syntax {
namespace {

namespace code = diagnostic::code;
using L = grammar::EdictLexer;

bool all_digits(std::string_view text) {
  for (const char c : text) {
    if (std::isdigit(static_cast<unsigned char>(c)) == 0) return false;
  }
  return !text.empty();
}

std::size_t count_of(std::string_view text, char wanted) {
  std::size_t count = 0;
  for (const char c : text) count += c == wanted ? 1 : 0;
  return count;
}

// The most likely meaning of a broken literal, as words of help.
std::string literal_help(std::string_view text) {
  if (text == "$") return "write an amount of money in one piece: `$1,250.00`";
  if (text.front() != '$' && count_of(text, '-') == 2 && count_of(text, '.') == 0 && text.find('-') == 4) {
    return "a date has two digits for month and day: `2025-01-01`";
  }
  const auto word = text.find_first_not_of("0123456789.,");
  if (text.front() != '$' && word != std::string_view::npos && word > 0 && std::isalpha(static_cast<unsigned char>(text[word])) != 0 &&
      text.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_", word) == std::string_view::npos) {
    return "put a space between number and unit: `" + std::string(text.substr(0, word)) + " " + std::string(text.substr(word)) + "`";
  }
  if (text.find('-') != std::string_view::npos) return "an operator takes spaces: `5 - 3`; a code is written as its publisher writes it";
  if (text.find(',') != std::string_view::npos) return "thousands are groups of three digits (`1,250`); a comma between values takes a space behind it";
  return "a literal is written in one piece, with a space between it and the next word: `300 mg`, `$1,250.00`, `2025-01-01`";
}

bool leap(int year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

bool is_day(std::string_view text) {
  const auto digits = [&](std::size_t at, std::size_t length) {
    int value = 0;
    for (std::size_t i = at; i < at + length; ++i) value = value * 10 + (text[i] - '0');
    return value;
  };
  const int year = digits(0, 4), month = digits(5, 2), day = digits(8, 2);
  constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (year == 0 || month < 1 || month > 12) return false;
  return day >= 1 && day <= kDays[month - 1] + (month == 2 && leap(year) ? 1 : 0);
}

struct Lookalike {
  std::string_view bytes;
  std::string_view what;
  std::string_view help;
  std::string_view plain;  // what is to be written beyond doubt; empty where it depends
};
// Signs that word processors put into policies, and what to write for them.
constexpr Lookalike kLookalikes[] = {
    {"\xE2\x80\x9C", "a curly quotation mark", "write the straight one: `\"`", "\""},
    {"\xE2\x80\x9D", "a curly quotation mark", "write the straight one: `\"`", "\""},
    {"\xE2\x80\x98", "a curly apostrophe", "texts stand between straight double quotes: `\"`", ""},
    {"\xE2\x80\x99", "a curly apostrophe", "texts stand between straight double quotes: `\"`", ""},
    {"\xE2\x80\x93", "a long dash", "write `-` for minus, `..` for a range", ""},
    {"\xE2\x80\x94", "a long dash", "write `-` for minus, `..` for a range", ""},
    {"\xE2\x88\x92", "a typographic minus", "write `-`", "-"},
    {"\xE2\x89\xA4", "`≤`", "write `<=`", "<="},
    {"\xE2\x89\xA5", "`≥`", "write `>=`", ">="},
    {"\xE2\x89\xA0", "`≠`", "write `!=`", "!="},
    {"\xC3\x97", "`×`", "write `*`", "*"},
    {"\xC3\xB7", "`÷`", "write `/`", "/"},
    {"\xC2\xA0", "a non-breaking space", "write a plain space", " "},
    {"\xE2\x80\xA6", "`…`", "write `..` for a range", ".."},
    {"\xC2\xB5", "`µ`", "write `mcg` for micrograms", ""},
    {"\xCE\xBC", "`μ`", "write `mcg` for micrograms", ""},
};

void report_stray(const Token& token, Reporter& reporter) {
  const auto text = reporter.text(token);
  for (const auto& sign : kLookalikes) {
    if (text.substr(0, sign.bytes.size()) == sign.bytes) {
      std::vector<diagnostic::Edit> fix;
      const source::Span place{reporter.file(), token.begin, token.begin + static_cast<std::uint32_t>(sign.bytes.size())};
      if (!sign.plain.empty()) fix.push_back({place, std::string(sign.plain)});
      reporter.report(code::S009, token, {std::string(sign.what)}, std::string(sign.help), std::move(fix));
      return;
    }
  }
  if (static_cast<unsigned char>(text.front()) >= 0x80) {
    reporter.report(code::S009, token, {"`" + std::string(text) + "`"}, "only texts in quotes and comments may hold such characters");
  } else if (static_cast<unsigned char>(text.front()) < 0x20 || text.front() == 0x7f) {
    reporter.report(code::S009, token, {"an invisible control character"}, "delete it");
  } else if (text == "'") {
    reporter.report(code::S009, token, {"`'`"}, "texts stand between double quotes: `\"`");
  } else if (text == "&" || text == "!") {
    reporter.report(code::S009, token, {"`" + std::string(text) + "`"}, text == "&" ? "write `and`" : "write `not`, or `!=` for unequal");
  } else if (text == "%") {
    reporter.report(code::S009, token, {"a lone `%`"}, "a percentage is written in one piece: `85%`");
  } else {
    reporter.report(code::S009, token, {"`" + std::string(text) + "`"});
  }
}

// A number, date, amount or code with letters for digits: O for 0, I or l for 1.
std::vector<diagnostic::Edit> with_digits(const Token& token, const Reporter& reporter) {
  std::string mended(reporter.text(token));
  for (char& c : mended) c = c == 'O' || c == 'o' ? '0' : c == 'I' || c == 'l' ? '1' : c;
  const bool plain = mended.find_first_not_of("0123456789.,-$%") == std::string::npos;
  // Of a code of two signs too little is left to be sure which was meant.
  return plain && mended.size() > 2 && mended != reporter.text(token) ? std::vector<diagnostic::Edit>{{reporter.span(token), mended}} : std::vector<diagnostic::Edit>{};
}

// A space put in at a place.
std::vector<diagnostic::Edit> space_at(std::uint32_t at, const Reporter& reporter) { return {{{reporter.file(), at, at}, " "}}; }

// One token alone. True: it is in order.
bool check_token(const Token& token, Reporter& reporter) {
  const auto text = reporter.text(token);
  switch (token.kind) {
    case L::OPEN_STRING: reporter.report(code::S004, token); return false;
    case L::BAD_LITERAL: reporter.report(code::S005, token, {std::string(text)}, literal_help(text), with_digits(token, reporter)); return false;
    case L::STRAY: report_stray(token, reporter); return false;
    case L::DATE:
      if (is_day(text)) return true;
      reporter.report(code::S006, token, {std::string(text)});
      return false;
    case L::NUMBER: {
      const auto comma = text.find(',');
      // 0,250 or a second group that the lexer could not join
      if (comma != std::string_view::npos && text.front() == '0' && all_digits(text.substr(0, comma))) {
        reporter.report(code::S005, token, {std::string(text)}, literal_help(text));
        return false;
      }
      return true;
    }
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
    reporter.report(code::S007, next, {std::string(reporter.text(next)), std::string(reporter.text(token))});
    return false;
  }
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

bool is_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  return all_digits(text.substr(0, 4)) && all_digits(text.substr(5, 2)) && all_digits(text.substr(8)) && is_day(text);
}

void check_spelling(std::vector<Token>& tokens, Reporter& reporter) {
  for (std::size_t i = 0; i < tokens.size(); ++i) {
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
