// Claims files as streams of bytes, and files that results go to. `-` is standard input or output.
#pragma once

#include <cstdint>
#include <cstdio>
#include <memory>
#include <string>
#include <string_view>

#include "claims/reader.h"
#include "decisions/sha256.h"

namespace edict::tool {

// Bytes of one file, seen on their way.
class InputFile {
 public:
  explicit InputFile(std::string path) : path_(std::move(path)) {}
  InputFile(const InputFile&) = delete;
  InputFile& operator=(const InputFile&) = delete;
  ~InputFile();

  // Empty, or why it cannot be read.
  std::string open();
  // What its name says, else its first byte: `{` begins NDJSON.
  claims::Format format();
  std::size_t read(char* buffer, std::size_t capacity);
  void hash_into(decisions::Sha256* digest) { digest_ = digest; }

  const std::string& path() const { return path_; }
  std::uint64_t size() const { return size_; }        // 0: not known (a pipe)
  std::uint64_t done() const { return done_; }
  const std::string& failure() const { return failure_; }  // why reading ended early; empty where it did not

 private:
  std::string path_;
  std::FILE* file_ = nullptr;
  std::uint64_t size_ = 0, done_ = 0;
  std::string failure_;
  decisions::Sha256* digest_ = nullptr;
};

// A file stands under its name once it is whole: until close() what is there already stays, and what is written stands beside it as NAME.unfinished. A pipe or a device is written as it is.
class OutputFile {
 public:
  // `-` or empty: standard output.
  explicit OutputFile(std::string path) : path_(std::move(path)) {}
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;
  ~OutputFile();

  std::string open();
  void write(std::string_view text);
  // Empty, or why not everything was written.
  std::string close();

 private:
  std::FILE* begin_beside();
  void give_up();

  std::string path_;
  std::string target_, beside_;  // empty: the file itself is written
  std::FILE* file_ = nullptr;
  bool own_ = false, failed_ = false;
};

}  // namespace edict::tool
