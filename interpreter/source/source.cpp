// Places: byte offsets to lines and columns, and the texts of spans.
//
// In: names and texts of any bytes. Out: SourceFiles. Always true: no offset, line number or span makes any function here read
// outside the text.
#include "source/source.h"

#include <algorithm>

#include "source/literate.h"

namespace edict::source {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

bool starts_code_point(char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }

// Offsets are 32 bits wide; whatever a host passes beyond them is no policy.
std::uint32_t size_of(const std::string& text) {
  return static_cast<std::uint32_t>(std::min<std::size_t>(text.size(), kNoFile - 1));
}

}  // namespace

Span join(Span a, Span b) {
  if (a.file == kNoFile) return b;
  if (b.file != a.file) return a;
  return {a.file, std::min(a.begin, b.begin), std::max(a.end, b.end)};
}

SourceFile::SourceFile(FileId id, std::string name, std::string text)
    : id_(id), name_(std::move(name)), text_(std::move(text)), literate_(name_.ends_with(".edict.md")) {
  const bool marked = text_.starts_with(kByteOrderMark);
  blanked_ = literate_ || marked;
  if (literate_) {
    program_ = blank_prose(text_);
  } else if (marked) {
    program_ = text_;
    std::fill_n(program_.begin(), kByteOrderMark.size(), ' ');
  }
  starts_.push_back(marked ? static_cast<std::uint32_t>(kByteOrderMark.size()) : 0);
  const std::string_view counted(text_.data(), size_of(text_));
  for (std::size_t end = counted.find('\n'); end != std::string_view::npos; end = counted.find('\n', end + 1)) starts_.push_back(static_cast<std::uint32_t>(end + 1));
}

Position SourceFile::position(std::uint32_t offset) const {
  offset = std::min(offset, size_of(text_));
  const auto after = std::upper_bound(starts_.begin() + 1, starts_.end(), offset);
  const std::uint32_t start = *(after - 1);
  Position place;
  place.line = static_cast<std::uint32_t>(after - starts_.begin());
  for (std::uint32_t i = start; i < offset; ++i) {
    if (starts_code_point(text_[i])) ++place.column;
  }
  return place;
}

std::uint32_t SourceFile::line_count() const { return static_cast<std::uint32_t>(starts_.size()); }

std::uint32_t SourceFile::line_start(std::uint32_t number) const {
  return number >= 1 && number <= starts_.size() ? starts_[number - 1] : size_of(text_);
}

std::string_view SourceFile::line(std::uint32_t number) const {
  if (number < 1 || number > starts_.size()) return {};
  const std::uint32_t begin = starts_[number - 1];
  const std::uint32_t end = number < starts_.size() ? starts_[number] - 1 : size_of(text_);
  std::string_view content = std::string_view(text_).substr(begin, end - begin);
  if (number < starts_.size() && content.ends_with('\r')) content.remove_suffix(1);
  return content;
}

const SourceFile& Sources::add(std::string name, std::string text) {
  files_.push_back(std::make_unique<SourceFile>(static_cast<FileId>(files_.size()), std::move(name), std::move(text)));
  return *files_.back();
}

std::string_view Sources::text(Span span) const {
  if (span.file >= files_.size()) return {};
  const std::string_view whole = files_[span.file]->text();
  if (span.begin >= whole.size() || span.end <= span.begin) return {};
  return whole.substr(span.begin, span.end - span.begin);
}

}  // namespace edict::source
