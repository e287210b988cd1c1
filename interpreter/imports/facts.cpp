// Codes and dates. In: cells. Out: facts.
#include "imports/facts.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace edict::imports {
namespace {

bool digit(char c) { return c >= '0' && c <= '9'; }
bool capital(char c) { return c >= 'A' && c <= 'Z'; }
bool digits(std::string_view text) { return !text.empty() && std::all_of(text.begin(), text.end(), digit); }

int number(std::string_view text) {
  int value = 0;
  for (const char c : text) value = value * 10 + (c - '0');
  return value;
}

constexpr std::array<const char*, 12> kMonths = {"january", "february", "march",     "april",   "may",      "june",
                                                 "july",    "august",   "september", "october", "november", "december"};

// `7/1/2024`
std::optional<exact::Date> with_slashes(std::string_view text) {
  const std::size_t first = text.find('/');
  const std::size_t second = text.find('/', first + 1);
  if (first == std::string_view::npos || second == std::string_view::npos) return std::nullopt;
  const std::string_view month = text.substr(0, first), day = text.substr(first + 1, second - first - 1), year = text.substr(second + 1, 4);
  if (!digits(month) || !digits(day) || !digits(year) || month.size() > 2 || day.size() > 2 || year.size() != 4) return std::nullopt;
  if (second + 5 < text.size() && text[second + 5] != ' ') return std::nullopt;  // a time of day may follow
  return exact::make_date(number(year), number(month), number(day));
}

}  // namespace

bool is_level_two(std::string_view code) {
  return code.size() == 5 && code[0] >= 'A' && code[0] <= 'V' && code[0] != 'D' && digits(code.substr(1));
}

bool is_procedure_code(std::string_view code) {
  const bool dental = code.size() == 5 && code[0] == 'D' && digits(code.substr(1));
  return is_level_two(code) || dental || (code.size() == 5 && digits(code.substr(0, 4)) && (digit(code[4]) || capital(code[4])));
}

bool is_modifier(std::string_view code) {
  return code.size() == 2 && std::all_of(code.begin(), code.end(), [](char c) { return digit(c) || capital(c); });
}

std::optional<exact::Date> official_date(std::string_view text) {
  if (const auto iso = exact::parse_date(text.substr(0, 10)); iso && (text.size() == 10 || text[10] == ' ' || text[10] == 'T')) return iso;
  if (text.size() == 8 && digits(text)) return exact::make_date(number(text.substr(0, 4)), number(text.substr(4, 2)), number(text.substr(6)));
  return with_slashes(text);
}

std::optional<exact::Date> date_in_words(std::string_view text) {
  std::string words;
  for (const char c : text) words += c == ',' || c == '.' ? ' ' : static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  std::array<std::string, 3> parts;
  std::size_t at = 0;
  for (std::string& part : parts) {
    while (at < words.size() && words[at] == ' ') ++at;
    while (at < words.size() && words[at] != ' ') part += words[at++];
  }
  const auto month = std::find(kMonths.begin(), kMonths.end(), parts[0]);
  if (month == kMonths.end() || !digits(parts[1]) || parts[1].size() > 2 || !digits(parts[2]) || parts[2].size() != 4) return std::nullopt;
  return exact::make_date(number(parts[2]), static_cast<int>(month - kMonths.begin()) + 1, number(parts[1]));
}

std::optional<exact::Period> period_in_words(std::string_view text) {
  std::string small;
  for (const char c : text) small += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  const std::size_t begin = small.find("effective ");
  if (begin == std::string::npos) return std::nullopt;
  const std::size_t through = small.find(" through ", begin);
  const auto first = date_in_words(text.substr(begin + 10));
  if (!first) return std::nullopt;
  if (through == std::string::npos || through > begin + 60) return exact::Period{*first, exact::kLastDate};
  const auto last = date_in_words(text.substr(through + 9));
  if (!last || *last < *first) return std::nullopt;
  return exact::Period{*first, *last};
}

DatedCells period_of(std::string_view first, std::string_view last) {
  DatedCells cells;
  std::optional<exact::Date> begin, end;
  if (!first.empty() && !(begin = official_date(first))) cells.bad = first;
  if (!last.empty() && last != "*" && !(end = official_date(last))) cells.bad = last;
  if (begin && end && *end < *begin) cells.bad = std::string(first) + " to " + std::string(last);
  if (cells.bad.empty() && (begin || end)) cells.period = exact::Period{begin.value_or(exact::kFirstDate), end.value_or(exact::kLastDate)};
  return cells;
}

}  // namespace edict::imports
