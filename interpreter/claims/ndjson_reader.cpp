// Claims from an NDJSON file.
#include "claims/ndjson_reader.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace edict::claims {
namespace {

constexpr std::size_t kMostText = 1000;

}  // namespace

LineSplitter::Got LineSplitter::next() {
  if (!started_) input_.skip_byte_order_mark();
  started_ = true;
  input_.drop(std::exchange(consumed_, 0));
  if (skipping_ && !skip_to_newline()) return Got::End;
  for (;;) {
    input_.drop(std::exchange(consumed_, 0));
    ++line_;
    std::size_t scanned = 0;
    const char* newline = nullptr;
    for (;;) {
      newline = static_cast<const char*>(std::memchr(input_.begin() + scanned, '\n', input_.size() - scanned));
      if (newline != nullptr) break;
      scanned = input_.size();
      if (scanned > max_bytes_) {
        size_ = std::min(scanned, kMostText);
        skipping_ = true;
        return Got::TooLong;
      }
      if (!input_.more()) break;
    }
    if (newline == nullptr && input_.size() == 0) return Got::End;
    size_ = newline == nullptr ? input_.size() : static_cast<std::size_t>(newline - input_.begin());
    consumed_ = newline == nullptr ? size_ : size_ + 1;
    if (size_ > max_bytes_) return Got::TooLong;
    if (!trimmed(std::string_view(input_.begin(), size_)).empty()) return Got::Line;
  }
}

bool LineSplitter::skip_to_newline() {
  skipping_ = false;
  for (;;) {
    const auto* newline = static_cast<const char*>(std::memchr(input_.begin(), '\n', input_.size()));
    if (newline != nullptr) {
      input_.drop(static_cast<std::size_t>(newline - input_.begin()) + 1);
      return true;
    }
    input_.drop(input_.size());
    if (!input_.more()) return false;
  }
}

NdjsonReader::NdjsonReader(const core::Program& program, Vocabulary& vocabulary, Options options, ByteSource source, std::size_t many_rejects)
    : schema_(program.schema),
      options_(std::move(options)),
      cells_(program, vocabulary, options_.mapping),
      records_(program, vocabulary, cells_, options_, notes_),
      builder_(program, vocabulary, records_.live(), options_.batch_lines),
      lines_(std::move(source), options_.max_record_bytes),
      many_rejects_(many_rejects) {}

std::unique_ptr<Batch> NdjsonReader::next() {
  if (ended_) return nullptr;
  builder_.start(claims_given_);
  while (builder_.rows(schema_.line) < options_.batch_lines && rejects_.size() < many_rejects_) {
    const LineSplitter::Got got = lines_.next();
    if (got == LineSplitter::Got::End) {
      ended_ = true;
      break;
    }
    if (got == LineSplitter::Got::Line) {
      read_line();
      continue;
    }
    rejects_.push_back({lines_.line(), "the line is longer than " + std::to_string(options_.max_record_bytes) + " bytes",
                        std::string(lines_.data(), std::min(lines_.size(), kMostText))});
  }
  const std::uint32_t given = builder_.rows(schema_.claim);
  claims_given_ += given;
  std::unique_ptr<Batch> batch = builder_.finish();
  if (given != 0 || !ended_) return batch;
  builder_.recycle(std::move(batch));
  return nullptr;
}

void NdjsonReader::read_line() {
  written_.assign(lines_.data(), std::min(lines_.size(), kMostText));
  if (!tree_.read(lines_.data(), lines_.size())) {
    reason_ = "this is no JSON: at byte " + std::to_string(tree_.offset() + 1) + ", " + tree_.reason();
  } else if (records_.add_claim(builder_, tree_, reason_)) {
    return;
  }
  rejects_.push_back({lines_.line(), reason_, written_});
}

}  // namespace edict::claims
