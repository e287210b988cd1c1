// Claims from an NDJSON file: one claim a line, nested as the record is.
//
// In: bytes. Out: batches of whole claims; rejects. Always true: a line that is no claim is set aside with its reason, and the reading goes on behind it.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "claims/input.h"
#include "claims/json_records.h"

namespace edict::claims {

// Lines of a text, however long the file: blank ones left out, too long ones told.
class LineSplitter {
 public:
  enum class Got : std::uint8_t { Line, TooLong, End };

  LineSplitter(ByteSource source, std::size_t max_bytes) : input_(std::move(source)), max_bytes_(max_bytes) {}
  Got next();
  // Of the last line, until the next call. The bytes may be changed.
  char* data() { return input_.writable(); }
  std::size_t size() const { return size_; }
  std::uint64_t line() const { return line_; }

 private:
  bool skip_to_newline();  // false: the input ends before

  Input input_;
  const std::size_t max_bytes_;
  std::size_t size_ = 0, consumed_ = 0;
  std::uint64_t line_ = 0;
  bool started_ = false;
  bool skipping_ = false;  // behind the beginning of a line that is too long
};

class NdjsonReader : public Reader {
 public:
  static constexpr std::size_t kManyRejects = 4096;  // a batch is given early where so many rejects wait to be taken

  NdjsonReader(const core::Program& program, Vocabulary& vocabulary, Options options, ByteSource source, std::size_t many_rejects = kManyRejects);

  std::unique_ptr<Batch> next() override;
  const Notes& notes() const override { return notes_; }
  std::vector<Reject> take_rejects() override { return std::exchange(rejects_, {}); }
  void recycle(std::unique_ptr<Batch> batch) override { builder_.recycle(std::move(batch)); }

 private:
  void read_line();

  const core::Schema& schema_;
  const Options options_;
  Cells cells_;
  Notes notes_;
  JsonRecords records_;
  BatchBuilder builder_;
  LineSplitter lines_;
  JsonTree tree_;
  std::vector<Reject> rejects_;
  std::string written_;  // the beginning of the line as it was
  std::string reason_;
  const std::size_t many_rejects_;
  bool ended_ = false;
  std::uint32_t claims_given_ = 0;
};

}  // namespace edict::claims
