// Files of claims and results.
#include "edict/files.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>

#include "edict/unfinished.h"

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

OutputFile::~OutputFile() { give_up(); }

// Null where the file is none that can be replaced as a whole.
std::FILE* OutputFile::begin_beside() {
  struct stat facts {};
  const bool there = stat(path_.c_str(), &facts) == 0;
  if (there ? !S_ISREG(facts.st_mode) || access(path_.c_str(), W_OK) != 0 : errno != ENOENT) return nullptr;
  target_ = path_;
  if (char* behind_links = there ? realpath(path_.c_str(), nullptr) : nullptr; behind_links != nullptr) {
    target_ = behind_links;
    std::free(behind_links);
  }
  beside_ = target_ + ".unfinished";
  begin_unfinished(beside_);
  std::FILE* file = std::fopen(beside_.c_str(), "wb");
  if (file != nullptr && (!there || fchmod(fileno(file), facts.st_mode & 07777) == 0)) return file;
  if (file != nullptr) std::fclose(file), unlink(beside_.c_str());
  end_unfinished(beside_);
  beside_.clear();
  return nullptr;
}

void OutputFile::give_up() {
  if (own_ && file_ != nullptr) std::fclose(file_);
  file_ = nullptr;
  if (beside_.empty()) return;
  unlink(beside_.c_str());
  end_unfinished(beside_);
  beside_.clear();
}

std::string OutputFile::open() {
  own_ = !path_.empty() && path_ != "-";
  file_ = own_ ? begin_beside() : stdout;
  if (file_ == nullptr) file_ = std::fopen(path_.c_str(), "wb");
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
  if (!beside_.empty() && !failed_) {
    failed_ = rename(beside_.c_str(), target_.c_str()) != 0;
    end_unfinished(beside_);
    if (!failed_) beside_.clear();
  }
  const std::string failure = failed_ ? why() : "";
  if (failed_) give_up();
  return failed_ ? "writing `" + (own_ ? path_ : std::string("standard output")) + "` failed: " + failure : "";
}

}  // namespace edict::tool
