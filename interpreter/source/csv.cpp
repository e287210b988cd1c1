// Records of comma-separated values. In: bytes. Out: fields as views into them; only a field with doubled quotes is copied.
#include "source/csv.h"

namespace edict::source {

CsvRecords::CsvRecords(std::string_view text, char separator) : text_(text), separator_(separator) {
  if (text_.starts_with("\xEF\xBB\xBF")) at_ = 3;
  for (const char end : {separator_, '\n', '\r'}) ends_field_[static_cast<unsigned char>(end)] = true;
}

// From the opening quote to the separator or line end behind the closing one; what stands between them is kept, as spreadsheets do.
CsvField CsvRecords::quoted() {
  const std::size_t begin = at_++;
  std::size_t piece = at_;
  std::string* kept = nullptr;
  const auto keep = [&](std::size_t end) {
    if (kept == nullptr) kept = &unescaped_.emplace_back();
    kept->append(text_.substr(piece, end - piece));
  };
  while (true) {
    const std::size_t quote = text_.find('"', at_);
    if (quote == std::string_view::npos) {
      open_quote_ = true;
      at_ = text_.size();
      if (kept != nullptr) keep(at_);
      return {kept != nullptr ? std::string_view(*kept) : text_.substr(piece), static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at_)};
    }
    at_ = quote + 1;
    if (at_ < text_.size() && text_[at_] == '"') {
      keep(at_);
      piece = ++at_;
      continue;
    }
    std::size_t end = at_;
    while (end < text_.size() && !ends_field(text_[end])) ++end;
    std::string_view value = text_.substr(piece, quote - piece);
    if (kept != nullptr || end > at_) {
      keep(quote);
      kept->append(text_.substr(at_, end - at_));
      value = *kept;
    }
    at_ = end;
    return {value, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }
}

CsvField CsvRecords::plain() {
  const std::size_t begin = at_;
  const char* at = text_.data() + begin;
  const char* const end = text_.data() + text_.size();
  while (at != end && !ends_field(*at)) ++at;
  at_ = static_cast<std::size_t>(at - text_.data());
  return {text_.substr(begin, at_ - begin), static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at_)};
}

bool CsvRecords::next(std::vector<CsvField>& fields) {
  fields.clear();
  unescaped_.clear();
  open_quote_ = false;
  while (at_ < text_.size() && (text_[at_] == '\n' || text_[at_] == '\r')) ++at_;
  if (at_ >= text_.size()) return false;
  while (true) {
    fields.push_back(at_ < text_.size() && text_[at_] == '"' ? quoted() : plain());
    if (at_ >= text_.size() || text_[at_] != separator_) break;
    ++at_;
  }
  if (at_ < text_.size() && text_[at_] == '\r') ++at_;
  if (at_ < text_.size() && text_[at_] == '\n') ++at_;
  return true;
}

}  // namespace edict::source
