// Files of claims and results.
#include "edict/files.h"

#include <sys/stat.h>

#include <cerrno>
#include <cstring>

namespace edict::tool {
namespace {

std::string why() { return std::strerror(errno); }

}  // namespace

InputFile::~InputFile() {
  if (file_ != nullptr && file_ != stdin) std::fclose(file_);
}

std::string InputFile::open() {
  if (path_ == "-") {
    file_ = stdin;
    return "";
  }
  struct stat facts {};
  if (stat(path_.c_str(), &facts) != 0) return "cannot read `" + path_ + "`: " + why();
  if (S_ISDIR(facts.st_mode)) return "cannot read `" + path_ + "`: it is a directory";
  file_ = std::fopen(path_.c_str(), "rb");
  if (file_ == nullptr) return "cannot read `" + path_ + "`: " + why();
  if (S_ISREG(facts.st_mode)) size_ = static_cast<std::uint64_t>(facts.st_size);
  return "";
}

claims::Format InputFile::format() {
  for (const char* end : {".ndjson", ".jsonl", ".json"}) {
    if (path_.ends_with(end)) return claims::Format::Ndjson;
  }
  if (path_.ends_with(".csv")) return claims::Format::Csv;
  const int first = std::getc(file_);
  if (first != EOF) std::ungetc(first, file_);
  return first == '{' ? claims::Format::Ndjson : claims::Format::Csv;
}

std::size_t InputFile::read(char* buffer, std::size_t capacity) {
  const std::size_t got = std::fread(buffer, 1, capacity, file_);
  if (got == 0 && std::ferror(file_) != 0) failure_ = "reading `" + path_ + "` failed: " + why();
  done_ += got;
  if (digest_ != nullptr) digest_->add({buffer, got});
  return got;
}

OutputFile::~OutputFile() {
  if (own_ && file_ != nullptr) std::fclose(file_);
}

std::string OutputFile::open() {
  own_ = !path_.empty() && path_ != "-";
  file_ = own_ ? std::fopen(path_.c_str(), "wb") : stdout;
  return file_ == nullptr ? "cannot write `" + path_ + "`: " + why() : "";
}

void OutputFile::write(std::string_view text) {
  if (std::fwrite(text.data(), 1, text.size(), file_) != text.size()) failed_ = true;
}

std::string OutputFile::close() {
  if (file_ == nullptr) return "";
  if (std::fflush(file_) != 0) failed_ = true;
  if (own_ && std::fclose(file_) != 0) failed_ = true;
  file_ = nullptr;
  return failed_ ? "writing `" + (own_ ? path_ : std::string("standard output")) + "` failed: " + why() : "";
}

}  // namespace edict::tool
