// Lines and blocks: what stands between lexer and parser.
//
// In: the tokens of a file. Out: one Chunk a declaration, with NEWLINE tokens only between clauses, members and rows, every bracket closed, and
// words turned into names where no keyword can stand. Always true: brackets of a chunk are balanced and nest at most kMaxNesting deep; what was wrong
// has been reported, and the members it stands in are marked.
#pragma once

#include "syntax/clause_words.h"
#include "syntax/reporter.h"

namespace edict::syntax {

// A clause, member, field or row: tokens [begin, end) of the chunk, without the separator.
struct Member {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  bool bad = false;
};

struct Chunk {
  std::vector<Token> tokens;
  std::vector<Member> members;
  BlockKind block = BlockKind::None;
  bool broken = false;       // something in it was reported
  bool unreadable = false;   // in its head, so that perhaps no more than its name can be had
  bool too_deep = false;     // in its head: the parser must not see it
};

struct Layout {
  std::vector<Chunk> chunks;
  bool incomplete = false;  // the text ended inside a bracket
};

// `tokens` end with the file. A REPL's unfinished entry is no error: with `report_end` false, brackets open at the end are not reported.
Layout lay_out(const std::vector<Token>& tokens, Reporter& reporter, bool report_end = true);

// One expression alone (REPL, interpolation): a chunk without members.
Chunk lay_out_expression(const std::vector<Token>& tokens, Reporter& reporter, bool& incomplete);

}  // namespace edict::syntax
