// Policy texts and places in them.
//
// In: names and texts. Out: SourceFiles whose byte offsets become lines and columns. Always true: a Span lies inside its file's text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace edict::source {

using FileId = std::uint32_t;
inline constexpr FileId kNoFile = 0xffffffff;

// A byte range of one file; `file == kNoFile` means "no place" (a built-in).
struct Span {
  FileId file = kNoFile;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};
Span join(Span a, Span b);  // from the first to the last byte of both; of two files, the first

struct Position {
  std::uint32_t line = 1;    // 1-based
  std::uint32_t column = 1;  // 1-based, in code points
};

class SourceFile {
 public:
  // `text` is what stands on disk. A literate file (name ends in .edict.md) is parsed through `program`, in which everything
  // outside its ```edict blocks is blanked out byte by byte, so that places stay those of the Markdown. A byte order mark is
  // blank in `program` too, and takes no column.
  SourceFile(FileId id, std::string name, std::string text);

  FileId id() const { return id_; }
  const std::string& name() const { return name_; }
  const std::string& text() const { return text_; }
  const std::string& program() const { return blanked_ ? program_ : text_; }
  bool literate() const { return literate_; }

  Position position(std::uint32_t offset) const;      // an offset past the end is the end
  std::uint32_t line_count() const;                   // at least 1; a newline at the end starts one more line, an empty one
  std::string_view line(std::uint32_t number) const;  // without its newline (LF or CRLF); 1-based; empty where there is no such line
  std::uint32_t line_start(std::uint32_t number) const;  // the byte at which line() starts; the end where there is no such line

 private:
  FileId id_;
  std::string name_;
  std::string text_;
  std::string program_;    // only where it differs from text_
  bool literate_ = false;
  bool blanked_ = false;   // program_ is in use
  std::vector<std::uint32_t> starts_;
};

// All texts of one run, by id.
class Sources {
 public:
  const SourceFile& add(std::string name, std::string text);
  const SourceFile& get(FileId id) const { return *files_[id]; }
  std::size_t size() const { return files_.size(); }
  std::string_view text(Span span) const;  // what stands there; empty for no place

 private:
  std::vector<std::unique_ptr<SourceFile>> files_;
};

}  // namespace edict::source
