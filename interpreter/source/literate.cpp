// Finds the fenced blocks of a Markdown document and blanks what is outside the ```edict ones.
//
// In: any bytes. Out: as many bytes. Always true: one pass over the lines, no recursion.
#include "source/literate.h"

#include <algorithm>
#include <optional>

namespace edict::source {
namespace {

struct Fence {
  char sign = '`';
  std::size_t length = 0;
  std::size_t indent = 0;
  std::string_view info;  // what follows the signs, trimmed
};

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kBlank = " \t\r\n";
  const std::size_t first = text.find_first_not_of(kBlank);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kBlank) - first + 1);
}

std::optional<Fence> read_fence(std::string_view line) {
  const std::size_t indent = line.find_first_not_of(' ');
  if (indent == std::string_view::npos || indent > 3 || (line[indent] != '`' && line[indent] != '~')) return std::nullopt;
  Fence fence;
  fence.sign = line[indent];
  fence.indent = indent;
  const std::size_t after = std::min(line.find_first_not_of(fence.sign, indent), line.size());
  fence.length = after - indent;
  fence.info = trimmed(line.substr(after));
  if (fence.length < 3) return std::nullopt;
  // Three backticks on one line with others behind are code inside a sentence.
  if (fence.sign == '`' && fence.info.find('`') != std::string_view::npos) return std::nullopt;
  return fence;
}

bool closes(const Fence& fence, const Fence& open) {
  return fence.sign == open.sign && fence.length >= open.length && fence.info.empty();
}

bool is_program(const Fence& fence) { return fence.info.substr(0, fence.info.find_first_of(" \t")) == "edict"; }

}  // namespace

std::vector<ProgramBlock> program_blocks(std::string_view markdown) {
  std::vector<ProgramBlock> blocks;
  std::optional<Fence> open;
  std::size_t begin = markdown.starts_with("\xEF\xBB\xBF") ? 3 : 0;  // a byte order mark does not hide a fence
  while (begin < markdown.size()) {
    const std::size_t newline = markdown.find('\n', begin);
    const std::size_t end = newline == std::string_view::npos ? markdown.size() : newline + 1;
    const std::optional<Fence> fence = read_fence(markdown.substr(begin, end - begin));
    if (fence && open && closes(*fence, *open)) {
      open.reset();
    } else if (fence && !open) {
      open = fence;
      if (is_program(*open)) blocks.push_back({end, end, open->indent});
    } else if (open && is_program(*open)) {
      blocks.back().end = end;
    }
    begin = end;
  }
  return blocks;
}

std::optional<std::size_t> unmarked_program(std::string_view markdown) {
  std::optional<Fence> open;
  std::size_t opened = 0;
  bool first = false;  // the first line of a block without a word behind its fence
  for (std::size_t begin = 0; begin < markdown.size();) {
    const std::size_t end = std::min(markdown.find('\n', begin), markdown.size() - 1) + 1;
    const std::string_view line = markdown.substr(begin, end - begin);
    const std::optional<Fence> fence = read_fence(line);
    const std::string_view words = trimmed(line);
    if (first && !open->info.empty()) first = false;
    if (first && (words.starts_with("package ") || words.starts_with("library "))) return opened;
    first = false;
    if (fence && open && closes(*fence, *open)) {
      open.reset();
    } else if (fence && !open) {
      open = fence;
      opened = begin;
      first = true;
    }
    begin = end;
  }
  return std::nullopt;
}

std::string blank_prose(std::string_view markdown) {
  std::string program(markdown.size(), ' ');
  for (std::size_t i = 0; i < markdown.size(); ++i) {
    if (markdown[i] == '\n' || markdown[i] == '\r') program[i] = markdown[i];
  }
  for (const ProgramBlock& block : program_blocks(markdown)) {
    program.replace(block.begin, block.end - block.begin, markdown.substr(block.begin, block.end - block.begin));
  }
  return program;
}

}  // namespace edict::source
