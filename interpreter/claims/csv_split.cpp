// A CSV text into records of cells.
#include "claims/csv_split.h"

#include <algorithm>
#include <bit>
#include <cstring>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace edict::claims {
namespace {

constexpr std::size_t kBlock = 16, kWord = 64;
constexpr std::uint32_t kMostSecondTries = 16;
constexpr std::size_t kMostCells = 16'384;  // of one record; what is behind stays in the last cell
constexpr std::size_t kNowhere = static_cast<std::size_t>(-1);

// A bit for each byte.
struct Signs {
  std::uint64_t separators = 0, newlines = 0, quotes = 0;
};

#if defined(__SSE2__)
Signs signs_in(const char* at, char separator) {
  const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
  const auto equal = [&](char sign) { return static_cast<std::uint32_t>(_mm_movemask_epi8(_mm_cmpeq_epi8(bytes, _mm_set1_epi8(sign)))); };
  return {equal(separator), equal('\n'), equal('"')};
}
#else
Signs signs_in(const char* at, char separator) {
  Signs signs;
  for (std::size_t i = 0; i < kBlock; ++i) {
    const std::uint64_t bit = std::uint64_t{1} << i;
    if (at[i] == separator) signs.separators |= bit;
    if (at[i] == '\n') signs.newlines |= bit;
    if (at[i] == '"') signs.quotes |= bit;
  }
  return signs;
}
#endif

Signs signs_in_word(const char* at, char separator) {
  Signs all;
  for (std::size_t i = 0; i < kWord; i += kBlock) {
    const Signs signs = signs_in(at + i, separator);
    all.separators |= signs.separators << i;
    all.newlines |= signs.newlines << i;
    all.quotes |= signs.quotes << i;
  }
  return all;
}

}  // namespace

CsvSplitter::CsvSplitter(ByteSource source, char separator, std::size_t max_record_bytes)
    : input_(std::move(source)), separator_(separator), max_record_bytes_(max_record_bytes) {}

void CsvSplitter::begin_record() {
  input_.drop(consumed_);
  consumed_ = 0;
  line_ = next_line_;
  ends_count_ = 0;
  scanned_ = record_end_ = cell_start_ = 0;
  closed_at_ = kNowhere;
  inner_newlines_ = 0;
  quoted_ = any_quote_ = false;
}

// Signs that end no cell and no record. A quote opens at the beginning of a cell only, and again right behind the one that closed (a doubled quote). Elsewhere it is a sign like others.
void CsvSplitter::on_sign(std::size_t at, char sign) {
  if (sign == '"') {
    if (quoted_) {
      quoted_ = false;
      closed_at_ = at;
    } else if (at == cell_start_ || at == closed_at_ + 1) {
      quoted_ = true;
      any_quote_ = true;
    }
  } else if (sign == '\n') {
    ++inner_newlines_;
  }
}

CsvSplitter::Scanned CsvSplitter::scan() {
  const std::size_t size = input_.size();
  while (scanned_ < size) {
    if (!quoted_ && scan_plain() == Scanned::End) return Scanned::End;
    if (scanned_ >= size) break;
    const std::size_t left = size - scanned_;
    const Signs signs = signs_in(input_.begin() + scanned_, separator_);
    auto all = static_cast<std::uint32_t>(signs.separators | signs.newlines | signs.quotes);
    if (left < kBlock) all &= (1u << left) - 1;
    if (scan_quoted(input_.begin(), all) == Scanned::End) return Scanned::End;
    scanned_ = left < kBlock ? size : scanned_ + kBlock;
  }
  return Scanned::NeedsMore;
}

// Whole words of bytes outside of quotes, up to one that has a quote, or that the bytes at hand do not fill, or in which there may be too many cells.
CsvSplitter::Scanned CsvSplitter::scan_plain() {
  const char* const begin = input_.begin();
  const std::size_t size = input_.size();
  std::size_t at = scanned_;
  std::size_t count = ends_count_;
  Scanned got = Scanned::NeedsMore;
  for (; at + kWord <= size && count + kWord <= kMostCells; at += kWord) {
    Signs signs = signs_in_word(begin + at, separator_);
    if (signs.quotes != 0) break;
    if (signs.newlines != 0) signs.separators &= (signs.newlines & -signs.newlines) - 1;
    if (ends_.size() < count + kWord) ends_.resize((count + kWord) * 2);
    for (std::uint32_t* end = ends_.data(); signs.separators != 0; signs.separators &= signs.separators - 1) {
      end[count++] = static_cast<std::uint32_t>(at) + static_cast<std::uint32_t>(std::countr_zero(signs.separators));
    }
    if (signs.newlines == 0) continue;
    record_end_ = at + static_cast<std::size_t>(std::countr_zero(signs.newlines));
    got = Scanned::End;
    break;
  }
  scanned_ = at;
  if (count != ends_count_) cell_start_ = ends_[count - 1] + 1;
  ends_count_ = count;
  return got;
}

CsvSplitter::Scanned CsvSplitter::scan_quoted(const char* begin, std::uint32_t signs) {
  for (; signs != 0; signs &= signs - 1) {
    const std::size_t at = scanned_ + static_cast<std::size_t>(std::countr_zero(signs));
    if (begin[at] == separator_ && !quoted_) {
      if (ends_.size() == ends_count_) ends_.resize((ends_count_ + kBlock) * 2);
      if (ends_count_ < kMostCells) ends_[ends_count_++] = static_cast<std::uint32_t>(at);
      cell_start_ = at + 1;
    } else if (begin[at] == '\n' && !quoted_) {
      record_end_ = at;
      return Scanned::End;
    } else {
      on_sign(at, begin[at]);
    }
  }
  return Scanned::NeedsMore;
}

CsvSplitter::Got CsvSplitter::next() {
  if (!started_) input_.skip_byte_order_mark();
  started_ = true;
  for (;;) {
    begin_record();
    for (;;) {
      if (scan() == Scanned::End) {
        const Got got = give_record(record_end_, record_end_ + 1);
        if (got != Got::End) return got;
        break;
      }
      if (input_.size() > max_record_bytes_) return give_bad();
      if (input_.more()) continue;
      if (input_.size() == 0) return Got::End;
      if (quoted_) return give_bad();
      const Got got = give_record(input_.size(), input_.size());
      if (got != Got::End) return got;
      break;
    }
  }
}

// End for an empty line, which is no record.
CsvSplitter::Got CsvSplitter::give_record(std::size_t length, std::size_t with_newline) {
  consumed_ = with_newline;
  next_line_ += inner_newlines_ + 1;
  text_ = std::string_view(input_.begin(), length);
  if (!text_.empty() && text_.back() == '\r') text_.remove_suffix(1);
  if (text_.empty()) return Got::End;
  split_cells(text_);
  if (inner_newlines_ == 0 || !swallows_rows()) return Got::Record;
  reason_ = "a quote opens in this row, and what could close it stands in another row, with text behind it";
  again_behind_first_line();
  record_.count_ = 0;
  return Got::Bad;
}

// Whether a cell goes over the end of a line and has text behind its closing quote: then that quote was meant to open a cell of a later row, and the rows
// between would be lost in this cell.
bool CsvSplitter::swallows_rows() const {
  std::size_t start = 0;
  for (std::size_t i = 0; i < record_.size(); start = std::size_t{ends_[i++]} + 1) {
    const std::string_view cell = text_.substr(start, ends_[i] - start);
    if (cell.empty() || cell.front() != '"' || cell.find('\n') == std::string_view::npos) continue;
    std::size_t close = cell.find('"', 1);
    while (close != std::string_view::npos && close + 1 < cell.size() && cell[close + 1] == '"') close = cell.find('"', close + 2);
    if (close != std::string_view::npos && cell.find_first_not_of(" \t\r", close + 1) != std::string_view::npos) return true;
  }
  return false;
}

// Of a record over several lines that is none: its first line alone is set aside, and reading goes on with the line behind. Only a few times in a file.
void CsvSplitter::again_behind_first_line() {
  if (inner_newlines_ == 0) return;
  if (second_tries_ == kMostSecondTries) {
    reason_ += "; " + std::to_string(inner_newlines_ + 1) + " lines are set aside with it";
    return;
  }
  ++second_tries_;
  const std::size_t first_line = text_.find('\n');
  consumed_ = first_line + 1;
  next_line_ = line_ + 1;
  text_ = text_.substr(0, first_line);
}

// A record that is too long, or whose quote never closes. A few times the reading goes on with the line behind; a file that needs more of that is not read
// over and over, but the whole of what was scanned is set aside.
CsvSplitter::Got CsvSplitter::give_bad() {
  const char* const begin = input_.begin();
  const std::size_t size = input_.size();
  const auto* newline = static_cast<const char*>(std::memchr(begin, '\n', size));
  const std::size_t first_line = newline == nullptr ? size : static_cast<std::size_t>(newline - begin);
  text_ = std::string_view(begin, first_line);
  record_.count_ = 0;
  reason_ = quoted_ ? "a quote opens here and never closes" : "the record is longer than " + std::to_string(max_record_bytes_) + " bytes";
  if (newline == nullptr) {
    const std::string kept(text_.substr(0, 1000));
    skip_long_line();
    unquoted_ = kept;
    text_ = unquoted_;
    ++next_line_;
    return Got::Bad;
  }
  if (second_tries_ < kMostSecondTries) {
    ++second_tries_;
    consumed_ = first_line + 1;
    ++next_line_;
  } else {
    reason_ += "; " + std::to_string(inner_newlines_) + " lines are set aside with it";
    consumed_ = size;
    next_line_ += inner_newlines_;
  }
  return Got::Bad;
}

// Lets go of everything up to and including the next newline.
void CsvSplitter::skip_long_line() {
  for (;;) {
    const auto* newline = static_cast<const char*>(std::memchr(input_.begin(), '\n', input_.size()));
    if (newline != nullptr) {
      consumed_ = static_cast<std::size_t>(newline - input_.begin()) + 1;
      return;
    }
    input_.drop(input_.size());
    if (!input_.more()) return;
  }
}

void CsvSplitter::split_cells(std::string_view record) {
  if (ends_.size() == ends_count_) ends_.resize((ends_count_ + kBlock) * 2);
  const std::size_t start = ends_count_ == 0 ? 0 : std::size_t{ends_[ends_count_ - 1]} + 1;
  ends_[ends_count_] = static_cast<std::uint32_t>(std::max(start, record.size()));
  record_.text_ = record.data();
  record_.ends_ = ends_.data();
  record_.unquoted_ = nullptr;
  record_.count_ = ends_count_ + 1;
  if (!any_quote_) return;
  cells_.clear();
  for (std::size_t i = 0; i < record_.size(); ++i) cells_.push_back(record_[i]);
  unquoted_.clear();
  unquoted_.reserve(record.size());  // so that views into it stay where they are
  for (std::string_view& cell : cells_) {
    if (!cell.empty() && cell.front() == '"') cell = unquoted(cell);
  }
  record_.unquoted_ = cells_.data();
}

// The text between the quotes, a doubled one single; what stands behind the closing quote belongs to the cell, too.
std::string_view CsvSplitter::unquoted(std::string_view cell) {
  const std::string_view inner = cell.substr(1);
  const std::size_t close = inner.find('"');
  if (close != std::string_view::npos && close + 1 == inner.size()) return inner.substr(0, close);
  const std::size_t start = unquoted_.size();
  bool quoted = true;
  for (std::size_t i = 0; i < inner.size(); ++i) {
    if (quoted && inner[i] == '"') {
      const bool doubled = i + 1 < inner.size() && inner[i + 1] == '"';
      if (doubled) ++i;
      quoted = doubled;
      if (!doubled) continue;
    }
    unquoted_.push_back(inner[i]);
  }
  return std::string_view(unquoted_).substr(start);
}

}  // namespace edict::claims
