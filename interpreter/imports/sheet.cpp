// Heads and rows. In: text. Out: cells. Always true: each byte is read a bounded number of times.
#include "imports/sheet.h"

#include <algorithm>
#include <cctype>

namespace edict::imports {
namespace {

bool fits(const std::string& key, std::string_view heading) {
  if (heading.ends_with('*')) return key.starts_with(heading.substr(0, heading.size() - 1));
  if (heading.starts_with('*')) return key.ends_with(heading.substr(1));
  return key == heading;
}

// The place of each wanted column in a head; -1 where it is not there.
std::vector<int> places_in(const std::vector<source::CsvField>& head, const std::vector<ColumnWanted>& wanted) {
  std::vector<std::string> keys;
  for (const source::CsvField& field : head) keys.push_back(heading_key(field.text));
  std::vector<int> places;
  for (const ColumnWanted& column : wanted) {
    int place = -1;
    for (const char* heading : column.headings) {  // the first spelling that is there wins
      const auto found = std::find_if(keys.begin(), keys.end(), [&](const std::string& key) { return fits(key, heading); });
      if (found != keys.end() && place < 0) place = static_cast<int>(found - keys.begin());
    }
    places.push_back(place);
  }
  return places;
}

std::string cut(std::string_view text) {
  const std::string_view short_text = trimmed(text).substr(0, 60);
  std::string plain;
  for (const char c : short_text) plain += static_cast<unsigned char>(c) < ' ' ? ' ' : c;
  return plain;
}

}  // namespace

std::string heading_key(std::string_view heading) {
  std::string key;
  for (const char c : heading) {
    if (std::isalnum(static_cast<unsigned char>(c)) != 0) key += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  return key;
}

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

Sheet::Sheet(std::string_view text, const std::vector<ColumnWanted>& wanted) : text_(text), records_(text) {
  if (find_head(',', wanted) || find_head('\t', wanted)) {
    failure_.clear();
    line_of(static_cast<std::uint32_t>(fields_.front().begin));
  }
}

// Leaves the best guess at a failure where there is no head: the row that named most of what is required.
bool Sheet::find_head(char separator, const std::vector<ColumnWanted>& wanted) {
  records_ = source::CsvRecords(text_, separator);
  std::string above, first_row, missing;
  std::size_t best = 0;
  for (std::size_t row = 0; row < kHeadWithin && records_.next(fields_); ++row) {
    std::vector<int> places = places_in(fields_, wanted);
    std::size_t named = 0;
    std::string lacks;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
      if (!wanted[i].required) continue;
      if (places[i] >= 0) ++named;
      else lacks += (lacks.empty() ? "" : ", ") + std::string(wanted[i].name);
    }
    if (lacks.empty()) {
      places_ = std::move(places);
      preamble_ = above;
      return true;
    }
    if (row == 0) first_row = cut(fields_.front().text);
    if (named > best) {
      best = named;
      missing = lacks;
    }
    for (const source::CsvField& field : fields_) above += std::string(trimmed(field.text)) + " ";
  }
  if (best > 0) failure_ = "its head has no column for " + missing;
  else if (failure_.empty()) failure_ = "no row among its first " + std::to_string(kHeadWithin) + " names the columns; it begins with `" + first_row + "`";
  return false;
}

bool Sheet::next() {
  while (records_.next(fields_)) {
    line_ = line_of(fields_.front().begin);
    for (std::size_t i = 0; i < places_.size(); ++i) {
      if (!cell(i).empty()) return true;
    }
  }
  return false;
}

std::string_view Sheet::cell(std::size_t wanted) const {
  const int place = places_[wanted];
  return place < 0 || static_cast<std::size_t>(place) >= fields_.size() ? std::string_view() : trimmed(fields_[static_cast<std::size_t>(place)].text);
}

std::uint32_t Sheet::line_of(std::uint32_t offset) {
  for (; counted_to_ < offset; ++counted_to_) counted_lines_ += text_[counted_to_] == '\n' ? 1 : 0;
  return counted_lines_;
}

}  // namespace edict::imports
