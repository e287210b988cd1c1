// A declaration as the formatter sees it: words and signs, with the comments and line ends that the author put between them.
//
// In: the text of a file or of one literate block. Out: declarations of pieces. Always true: every comment belongs to exactly one piece, or to the end of the text.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "syntax/layout.h"

namespace edict::format {

struct OwnLine {
  std::string text;           // a comment alone on its line
  bool blank_before = false;
};

struct Piece {
  std::string_view text;
  std::uint16_t kind = 0;
  bool line_start = false;    // the author began a line here
  bool touches_next = false;
  bool separated = false;     // a line end before it means something
  bool member = false;        // begins a clause, member, field or row
  bool blank_before = false;
  bool breaks = false;        // a line begins here in the canonical text
  std::vector<OwnLine> before;
  std::string trailing;       // the comment behind it on its line
};

struct Declaration {
  std::vector<Piece> pieces;
  syntax::BlockKind block = syntax::BlockKind::None;
  std::size_t open = 0;       // its `{`, or the number of pieces
};

struct Program {
  std::vector<Declaration> declarations;
  std::vector<OwnLine> tail;
  bool sound = true;          // read without an error

  // What is read: tokens with the line ends that mean something, then the comments. Equal for two texts of one program.
  std::string meaning;
};

Program read_pieces(std::string_view text, const source::SourceFile& file, std::uint32_t base);

}  // namespace edict::format
