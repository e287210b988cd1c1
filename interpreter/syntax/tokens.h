// The tokens that the rooms of this folder hand to each other. Kinds are those of the generated lexer.
//
// Always true: begin <= end <= size of the text; a token made up by the layout (a line end, a closing sign that was forgotten) is empty.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "syntax/ast.h"

namespace edict::syntax {

struct Token {
  std::uint16_t kind = 0;
  bool line_start = false;  // the first token of its line
  bool bad = false;         // an error about it has been reported: what it stands in is not parsed
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

struct Lexed {
  std::vector<Token> tokens;  // without line ends, blanks and comments
  std::vector<ast::Comment> comments;
  bool too_many = false;      // the limit of tokens was reached; the rest was not read
};

// `text` stands at byte `base` of the file.
Lexed lex(std::string_view text, source::FileId file, std::uint32_t base = 0);

inline constexpr std::size_t kMaxBytes = 16u << 20;
inline constexpr std::size_t kMaxTokens = 2'000'000;
inline constexpr std::size_t kMaxTokensOfDeclaration = 250'000;  // a parse tree takes some 1.5 KB a token, and lives as long as its declaration is read
inline constexpr std::size_t kMaxNesting = 100;
inline constexpr std::size_t kMaxSteps = 30;  // names and look-ups behind the first part of a path
inline constexpr std::size_t kMaxErrors = 100;
inline constexpr std::size_t kMaxChain = 500;  // operands of one chain of + - * / otherwise

}  // namespace edict::syntax
