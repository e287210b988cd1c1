// One function for each habit of writing, asked in turn: the first that knows the text answers.
#include "syntax/bad_literals.h"

#include <algorithm>
#include <cctype>
#include <optional>
#include <vector>

namespace edict::syntax {
namespace {

bool is_digit(char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; }
bool is_letter(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; }
bool all_digits(std::string_view text) { return !text.empty() && std::all_of(text.begin(), text.end(), is_digit); }
bool leap(int year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

bool is_day(int year, int month, int day) {
  constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (year == 0 || month < 1 || month > 12) return false;
  return day >= 1 && day <= kDays[month - 1] + (month == 2 && leap(year) ? 1 : 0);
}

std::string two_digits(int number) { return (number < 10 ? "0" : "") + std::to_string(number); }
std::string date_text(int year, int month, int day) {
  const std::string digits = std::to_string(year);
  return std::string(4 - std::min<std::size_t>(4, digits.size()), '0') + digits + "-" + two_digits(month) + "-" + two_digits(day);
}
std::string day_in_words(int month, int day) {
  constexpr const char* kMonths[] = {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"};
  return std::string(kMonths[month - 1]) + " " + std::to_string(day);
}

// Three numbers with `/`, `.` or `-` between them.
std::vector<std::string> three_numbers(std::string_view text) {
  const auto at = text.find_first_of("/.-");
  if (at == std::string_view::npos || std::count(text.begin(), text.end(), text[at]) != 2) return {};
  const auto second = text.find(text[at], at + 1);
  std::vector<std::string> parts = {std::string(text.substr(0, at)), std::string(text.substr(at + 1, second - at - 1)), std::string(text.substr(second + 1))};
  const bool fine = std::all_of(parts.begin(), parts.end(), [](const std::string& part) { return all_digits(part) && part.size() <= 4; });
  return fine ? parts : std::vector<std::string>{};
}

// Year first it can only be one day; year last it may be two.
std::optional<MeantLiteral> date(std::string_view text) {
  const std::vector<std::string> parts = three_numbers(text);
  if (parts.empty()) return std::nullopt;
  const int a = std::stoi(parts[0]), b = std::stoi(parts[1]), c = std::stoi(parts[2]);
  if (parts[0].size() == 4) {
    if (!is_day(a, b, c)) return MeantLiteral{"a date is written year-month-day: `2025-01-31`", ""};
    return MeantLiteral{"a date is written year-month-day, with two digits for month and day: `" + date_text(a, b, c) + "`", date_text(a, b, c)};
  }
  const int year = parts[2].size() == 4 ? c : parts[2].size() == 2 ? 2000 + c : 0;
  if (year == 0 || parts[0].size() > 2 || parts[1].size() > 2) return std::nullopt;
  const bool month_first = is_day(year, a, b), day_first = is_day(year, b, a);
  const std::string how = "a date is written year-month-day: ";
  if (month_first && day_first && a != b) {
    return MeantLiteral{how + "`" + date_text(year, a, b) + "` for " + day_in_words(a, b) + ", `" + date_text(year, b, a) + "` for " + day_in_words(b, a), ""};
  }
  if (!month_first && !day_first) return MeantLiteral{how + "`2025-01-31`", ""};
  const std::string only = month_first ? date_text(year, a, b) : date_text(year, b, a);
  return MeantLiteral{how + "`" + only + "`", parts[2].size() == 4 ? only : ""};
}

// O for 0, I or l for 1.
std::optional<MeantLiteral> letters(std::string_view text) {
  std::string mended(text);
  char letter = 0;
  for (char& c : mended) {
    const char digit = c == 'O' || c == 'o' ? '0' : c == 'I' || c == 'l' ? '1' : c;
    if (digit != c) letter = c;
    c = digit;
  }
  if (letter == 0 || (mended.size() <= 2 && letter != 'O') || mended.find_first_not_of("0123456789.,-$%") != std::string::npos) return std::nullopt;
  const bool date_like = std::count(mended.begin(), mended.end(), '-') == 2 && mended.size() == 10 && mended[4] == '-';
  const std::string what = "`" + std::string(1, letter) + "` is a letter";
  if (date_like && !is_date(mended)) return MeantLiteral{what + "; dates are written in digits, year-month-day: `2025-01-31`", ""};
  // Of two signs too little is left to be sure which was meant.
  return MeantLiteral{what + ": did you mean `" + mended + "`, in digits?", mended.size() <= 2 ? "" : mended};
}

// `0,5`, `1.250,00`, `$12,50`: the comma that other countries write for the decimal point.
std::optional<MeantLiteral> decimal_comma(std::string_view text) {
  const bool money = text.front() == '$';
  const auto comma = text.rfind(',');
  if (comma == std::string_view::npos || text.find_first_not_of("0123456789.,", money ? 1 : 0) != std::string_view::npos) return std::nullopt;
  const std::string_view whole = text.substr(0, comma), part = text.substr(comma + 1);
  if (!all_digits(part) || whole.find(',') != std::string_view::npos) return std::nullopt;
  std::string plain;
  for (const char c : whole) plain += c == '.' ? "" : std::string(1, c);
  plain += "." + std::string(part);
  const bool grouped = whole.find('.') != std::string_view::npos;
  const bool below_one = whole == "0" || whole == "$0";
  const bool cents = money && part.size() == 2;
  const std::string how = "the decimal sign is a point: `" + plain + "`";
  if (grouped || below_one || cents) return MeantLiteral{how, plain};
  if (money) return MeantLiteral{how + "; thousands are groups of three digits: `$1,250`", ""};
  return MeantLiteral{how + "; a comma between two values takes a space behind it", ""};
}

std::optional<MeantLiteral> dollar_behind(std::string_view text) {
  const auto end = text.find_first_not_of("0123456789.,");
  if (end == std::string_view::npos || end == 0) return std::nullopt;
  const std::string_view sign = text.substr(end);
  if (sign != "$" && sign != "USD" && sign != "usd") return std::nullopt;
  const std::string amount = "$" + std::string(text.substr(0, end));
  return MeantLiteral{"write an amount of money with its dollar sign before it: `" + amount + "`", amount};
}

std::optional<MeantLiteral> touching_unit(std::string_view text) {
  const auto unit = text.find_first_not_of("0123456789.,");
  if (text.front() == '$' || unit == std::string_view::npos || unit == 0 || !is_letter(text[unit])) return std::nullopt;
  if (!std::all_of(text.begin() + static_cast<std::ptrdiff_t>(unit), text.end(), [](char c) { return is_letter(c) || c == '_'; })) return std::nullopt;
  const std::string apart = std::string(text.substr(0, unit)) + " " + std::string(text.substr(unit));
  const bool sure = text.size() - unit >= 2 && std::islower(static_cast<unsigned char>(text[unit])) != 0;  // `99213x` is a code with a slip
  return MeantLiteral{"put a space between number and unit: `" + apart + "`", sure ? apart : ""};
}

}  // namespace

bool is_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  if (!all_digits(text.substr(0, 4)) || !all_digits(text.substr(5, 2)) || !all_digits(text.substr(8))) return false;
  return is_day(std::stoi(std::string(text.substr(0, 4))), std::stoi(std::string(text.substr(5, 2))), std::stoi(std::string(text.substr(8))));
}

MeantLiteral meant_literal(std::string_view text) {
  if (text.size() == 7 && text[4] == '-' && is_date(std::string(text) + "-01")) {
    return {"a date has a day, too: `" + std::string(text) + "-01`", ""};
  }
  if (text == "$") return {"write an amount of money in one piece: `$1,250.00`", ""};
  for (const auto& habit : {letters, date, decimal_comma, dollar_behind, touching_unit}) {
    if (auto meant = habit(text)) return *meant;
  }
  if (text.find('-') != std::string_view::npos) return {"an operator takes spaces: `5 - 3`; a code is written as its publisher writes it", ""};
  if (text.find(',') != std::string_view::npos) return {"thousands are groups of three digits (`1,250`); a comma between values takes a space behind it", ""};
  return {"numbers, amounts and dates are written in one piece, with a space before the next word: `300 mg`, `$1,250.00`, `2025-01-01`", ""};
}

}  // namespace edict::syntax
