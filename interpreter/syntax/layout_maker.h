// The layout's working state: used by the files layout*.cpp alone.
#pragma once

#include "syntax/layout.h"

namespace edict::syntax {

class LayoutMaker {
 public:
  LayoutMaker(const std::vector<Token>& tokens, Reporter& reporter) : tokens_(tokens), reporter_(reporter) {}

  Layout declarations(bool report_end);
  Chunk expression(bool& incomplete);

 private:
  struct Frame {
    Token opener;
    std::size_t reaching = 0;  // words in the present member whose part reaches to its end, and so nests: if, any, all, none
  };

  void step();
  void begin_line();
  void between_declarations();
  void separate();
  void report_open_if(bool own_clause);
  void start_member();
  void end_member();
  void start_chunk(std::uint16_t keyword);
  void finish_chunk();
  void skip_stray();
  void begin_clause(Token& token);
  void refuse_clause(std::string_view word);
  bool said_otherwise(std::string_view word);
  void drop_colon(Token& token);
  bool open_forgotten_block();
  bool comma_ends_clause() const;
  void take_comma(Token token);
  void open(const Token& token);
  void close(const Token& token);
  void close_frames(std::size_t down_to, const Token& before);
  void close_before_clause();
  void count_nesting(const Token& token);
  void emit(Token token) { chunk_.tokens.push_back(token); }
  void blame();

  bool in_clause_block() const;
  bool at_member_level() const;
  bool is_package() const { return active_ && chunk_.block == BlockKind::Package; }
  bool first_column() const;
  std::uint16_t kind_here(std::size_t at) const;
  const Token& here() const { return tokens_[at_]; }
  std::uint16_t kind_ahead(std::size_t distance) const;
  std::uint16_t last_kind() const { return chunk_.tokens.empty() ? std::uint16_t{0} : chunk_.tokens.back().kind; }
  BlockKind block_of(std::uint16_t keyword) const;
  BlockKind extension_block() const;
  BlockKind exception_block() const;

  const std::vector<Token>& tokens_;
  Reporter& reporter_;
  Layout layout_;
  Chunk chunk_;
  std::vector<Frame> stack_;
  std::size_t at_ = 0;
  std::size_t base_ = 0;         // frames that belong to no bracket: one for an expression alone
  std::size_t tight_ = 0;        // prefix words in a row: not not not
  std::size_t reaching_ = 0;     // sum over the frames
  std::size_t skip_depth_ = 0;
  std::size_t open_ifs_ = 0;     // `if`s of the present member, outside brackets, that wait for their `else`
  std::size_t dropped_ = 0;      // a token that is passed over
  std::uint16_t misread_ = 0;    // the declaration word that the present, misspelt one stands for
  bool active_ = false;          // a chunk is being filled
  bool skipping_ = false;        // stray text, up to the next declaration
  bool member_open_ = false;
  bool block_seen_ = false;
  bool too_deep_ = false;        // said once a member
  bool clause_starts_ = false;   // the next token is the first of a clause
};

}  // namespace edict::syntax
