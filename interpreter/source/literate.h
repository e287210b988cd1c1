// Literate policies: the program inside a Markdown document.
//
// In: a Markdown text. Out: a text of the same length in which only the lines inside ```edict blocks are left, every other byte a
// space. Always true: line ends stay where they are, so offsets and lines are those of the document.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace edict::source {

// Blocks are fenced as CommonMark says: three or more backticks or tildes, indented by at most three spaces, closed by at least as
// many of the same sign; the first word after the opening fence is exactly `edict`. A block inside another block is its text, and
// one that nobody closes reaches to the end.
std::string blank_prose(std::string_view markdown);

// The text between the fences of one block, whole lines, and how far its fence is indented.
struct ProgramBlock {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t indent = 0;
};
std::vector<ProgramBlock> program_blocks(std::string_view markdown);

// The fence of a block that begins like a policy, with `package` or `library`, and has no word behind its fence: where `edict` was forgotten.
std::optional<std::size_t> unmarked_program(std::string_view markdown);

}  // namespace edict::source
