// Dates, periods and durations as claims write them.
#include "claims/written_dates.h"

#include <array>
#include <limits>

#include "claims/written_numbers.h"

namespace edict::claims {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// The digits from `first` on as a number; -1 where one of them is none.
int digits(std::string_view text, std::size_t first, std::size_t count) {
  int value = 0;
  for (std::size_t i = first; i < first + count; ++i) {
    if (!is_digit(text[i])) return -1;
    value = value * 10 + (text[i] - '0');
  }
  return value;
}

}  // namespace

DateForm::DateForm(std::string form) : form_(std::move(form)) {
  year_ = form_.find("YYYY");
  month_ = form_.find("MM");
  day_ = form_.find("DD");
  if (year_ == std::string::npos || month_ == std::string::npos || day_ == std::string::npos) return;
  std::string rest = form_;
  for (const auto& [at, width] : {std::pair{year_, 4}, std::pair{month_, 2}, std::pair{day_, 2}}) {
    for (int i = 0; i < width; ++i) {
      char& sign = rest[at + static_cast<std::size_t>(i)];
      if (sign == '\0') return;  // two of them overlap
      sign = '\0';
    }
  }
  for (const char c : rest) {
    if (is_digit(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')) return;
  }
  valid_ = true;
  iso_ = form_ == "YYYY-MM-DD";
}

std::optional<exact::Date> DateForm::date(std::string_view text) const {
  if (iso_) return exact::parse_date(text);
  if (!valid_) return std::nullopt;
  if (text.size() != form_.size()) return short_date(text);
  const int year = digits(text, year_, 4);
  const int month = digits(text, month_, 2);
  const int day = digits(text, day_, 2);
  if (year < 0 || month < 0 || day < 0) return std::nullopt;
  for (std::size_t i = 0; i < form_.size(); ++i) {
    const char c = form_[i];
    if (c != 'Y' && c != 'M' && c != 'D' && text[i] != c) return std::nullopt;
  }
  return exact::make_date(year, month, day);
}

// Spreadsheets write `4/10/2025`: a month or a day between separators may lack its leading zero.
std::optional<exact::Date> DateForm::short_date(std::string_view text) const {
  const auto is_field = [&](std::size_t i) { return i < form_.size() && (form_[i] == 'Y' || form_[i] == 'M' || form_[i] == 'D'); };
  std::size_t at = 0;
  const auto number = [&](std::size_t first, std::size_t width) {
    const bool alone = (first == 0 || !is_field(first - 1)) && !is_field(first + width);
    std::size_t end = at;
    while (end < text.size() && end < at + width && is_digit(text[end])) ++end;
    const bool fits = end == at + width || (width == 2 && alone && end == at + 1);
    const int value = fits ? digits(text, at, end - at) : -1;
    at = end;
    return value;
  };
  int year = -1, month = -1, day = -1;
  for (std::size_t i = 0; i < form_.size();) {
    int* const into = i == year_ ? &year : i == month_ ? &month : i == day_ ? &day : nullptr;
    if (into == nullptr) {
      if (at >= text.size() || text[at++] != form_[i++]) return std::nullopt;
      continue;
    }
    const std::size_t width = i == year_ ? 4 : 2;
    *into = number(i, width);
    if (*into < 0) return std::nullopt;
    i += width;
  }
  if (at != text.size()) return std::nullopt;
  return exact::make_date(year, month, day);
}

std::optional<exact::Period> DateForm::period(std::string_view text) const {
  std::size_t between = text.find("..");
  std::size_t width = 2;
  if (between == std::string_view::npos && form_.find('/') == std::string::npos) {
    between = text.find('/');
    width = 1;
  }
  if (between == std::string_view::npos) return std::nullopt;
  const std::string_view first = trimmed(text.substr(0, between));
  const std::string_view last = trimmed(text.substr(between + width));
  if (first.empty() && last.empty()) return std::nullopt;
  exact::Period period{exact::kFirstDate, exact::kLastDate};
  if (!first.empty()) {
    const auto from = date(first);
    if (!from) return std::nullopt;
    period.first = *from;
  }
  if (!last.empty()) {
    const auto to = date(last);
    if (!to) return std::nullopt;
    period.last = *to;
  }
  if (period.last < period.first) return std::nullopt;
  return period;
}

std::optional<exact::Duration> read_duration(std::string_view text) {
  struct Word {
    std::string_view one, many;
    std::int32_t months, days;
  };
  constexpr std::array<Word, 4> kWords = {{{"day", "days", 0, 1}, {"week", "weeks", 0, 7}, {"month", "months", 1, 0}, {"year", "years", 12, 0}}};
  std::size_t end = 0;
  while (end < text.size() && is_digit(text[end])) ++end;
  constexpr std::size_t kMostDigits = 7;  // times twelve still fits
  if (end == 0 || end > kMostDigits) return std::nullopt;
  const int count = digits(text, 0, end);
  const std::string_view name = trimmed(text.substr(end));
  for (const Word& word : kWords) {
    if (name == word.one || name == word.many) return exact::Duration{count * word.months, count * word.days};
  }
  return std::nullopt;
}

}  // namespace edict::claims
