// Chunks, members and line ends. Brackets are layout_brackets.cpp's, the words at the beginning of clauses layout_clauses.cpp's.
#include "syntax/layout.h"

#include <algorithm>

#include "EdictLexer.h"
#include "diagnostic/codes_syntax.h"
#include "syntax/declaration_start.h"
#include "syntax/layout_maker.h"
#include "syntax/token_kinds.h"

namespace edict::syntax {

namespace code = diagnostic::code;
using L = grammar::EdictLexer;

Layout lay_out(const std::vector<Token>& tokens, Reporter& reporter, bool report_end) {
  return LayoutMaker(tokens, reporter).declarations(report_end);
}

Chunk lay_out_expression(const std::vector<Token>& tokens, Reporter& reporter, bool& incomplete) {
  return LayoutMaker(tokens, reporter).expression(incomplete);
}

Layout LayoutMaker::declarations(bool report_end) {
  for (at_ = 0; at_ < tokens_.size(); ++at_) step();
  if (!stack_.empty()) {
    layout_.incomplete = true;
    if (report_end) close_frames(0, tokens_.back());
  }
  finish_chunk();
  return std::move(layout_);
}

Chunk LayoutMaker::expression(bool& incomplete) {
  base_ = 1;
  active_ = true;
  stack_.push_back({Token{L::LPAREN, false, false, 0, 0}});
  for (at_ = 0; at_ < tokens_.size(); ++at_) step();
  incomplete = stack_.size() > base_;
  if (incomplete) chunk_.broken = true;
  return std::move(chunk_);
}

void LayoutMaker::step() {
  if (at_ != 0 && at_ == dropped_) return;
  if (here().line_start && base_ == 0) begin_line();
  else if (here().line_start && stack_.back().opener.kind == L::LBRACE) separate();
  if (skipping_) {
    if (is_opening(here().kind)) ++skip_depth_;
    if (is_closing(here().kind) && skip_depth_ > 0) --skip_depth_;
    return;
  }
  Token token = here();
  token.kind = kind_here(at_);
  if (misread_ != 0) {
    token.kind = misread_;
    misread_ = 0;
  }
  if (clause_starts_) begin_clause(token);
  if (token.bad) blame();
  count_nesting(token);
  if (is_opening(token.kind)) open(token);
  else if (is_closing(token.kind)) close(token);
  else if (token.kind == L::COMMA) take_comma(token);
  else emit(token);
}

// ---------------------------------------------------------------- lines

void LayoutMaker::begin_line() {
  if (stack_.empty()) {
    between_declarations();
    return;
  }
  if (surely_begins_declaration(tokens_, at_, first_column())) {
    close_frames(0, here());
    finish_chunk();
    start_chunk(here().kind);
    return;
  }
  close_before_clause();
  if (stack_.back().opener.kind == L::LBRACE) separate();
}

void LayoutMaker::between_declarations() {
  if (open_forgotten_block()) return;
  const bool new_declaration = is_declaration_word(here().kind) &&
                               (!skipping_ || skip_depth_ == 0 || surely_begins_declaration(tokens_, at_, first_column()));
  if (new_declaration) {
    finish_chunk();
    start_chunk(here().kind);
    return;
  }
  if (skipping_) return;
  if (active_) {
    if (here().kind == L::LBRACE && !block_seen_ && !is_package()) return;  // a block may open on its own line
    const auto kind = kind_here(at_);
    if (continues_line_after(last_kind()) || (continues_line_before(kind) && !is_closing(kind))) return;
    if (is_package() && (!first_column() || has_clause(BlockKind::Package, reporter_.text(here())))) {
      separate();
      return;
    }
  }
  skip_stray();
}

// An `if` outside brackets whose `else` begins a line; or one that has none, so that the outcome of the rule seems to be its own.
void LayoutMaker::report_open_if(bool own_clause) {
  const auto first = chunk_.tokens.begin() + chunk_.members.back().begin;
  const auto of_kind = [](std::uint16_t kind) { return [kind](const Token& token) { return token.kind == kind; }; };
  const auto opened = std::find_if(first, chunk_.tokens.end(), of_kind(L::IF));
  if (own_clause && opened != chunk_.tokens.end() && std::none_of(first, chunk_.tokens.end(), of_kind(L::THEN))) {
    const std::uint32_t end = opened + 1 == chunk_.tokens.end() ? opened->end : (opened + 1)->begin;
    reporter_.report(code::S001, *opened, {"if", "a condition stands without it"}, "", {{{reporter_.file(), opened->begin, end}, ""}});
    return;
  }
  reporter_.report(code::S028, here(), {std::string(reporter_.text(here()))},
                   own_clause ? "give the `if` an `else` of its own: `if A then B else true`; or put A into `applies` and B into `require`" : "");
}

// Puts a line end before the present token, if the line before ends here.
void LayoutMaker::separate() {
  const auto kind = kind_here(at_);
  if ((kind == L::THEN || kind == L::ELSE) && at_member_level() && open_ifs_ > 0) {
    const bool own_clause = kind == L::ELSE && has_clause(chunk_.block, "else") && is_outcome(kind_ahead(1));
    if (!chunk_.members.back().bad) report_open_if(own_clause);
    blame();
    if (!own_clause) return;
    open_ifs_ = 0;
  }
  // a column may be called `within`: in an exception to a row, whose values are constants, a word begins a clause
  const bool column = chunk_.block == BlockKind::RowException && at_member_level() && is_word(kind);
  const bool goes_on = !column && (continues_line_before(kind) || (kind == L::NOT && kind_ahead(1) == L::IN));
  if (last_kind() == L::LBRACE || continues_line_after(last_kind()) || goes_on) return;
  if (at_member_level()) end_member();
  const auto end = chunk_.tokens.back().end;
  emit({L::NEWLINE, false, false, end, end});
  if (!stack_.empty()) {
    reaching_ -= stack_.back().reaching;
    stack_.back().reaching = 0;
  }
  if (at_member_level()) start_member();
}

void LayoutMaker::take_comma(Token token) {
  if (at_member_level() && in_clause_block()) {
    if (comma_ends_clause()) {
      end_member();
      token.kind = L::NEWLINE;
      emit(token);
      start_member();
      return;
    }
  } else if (at_member_level()) {
    end_member();
    emit(token);
    start_member();
    return;
  }
  if (!stack_.empty()) {
    reaching_ -= stack_.back().reaching;
    stack_.back().reaching = 0;
  }
  emit(token);
}

void LayoutMaker::start_member() {
  const auto begin = static_cast<std::uint32_t>(chunk_.tokens.size());
  chunk_.members.push_back({begin, begin, false});
  member_open_ = true;
  open_ifs_ = 0;
  too_deep_ = false;
  clause_starts_ = in_clause_block();
}

void LayoutMaker::end_member() {
  if (!member_open_) return;
  chunk_.members.back().end = static_cast<std::uint32_t>(chunk_.tokens.size());
  member_open_ = false;
  clause_starts_ = false;
}

// ---------------------------------------------------------------- chunks

void LayoutMaker::start_chunk(std::uint16_t keyword) {
  chunk_ = Chunk{};
  active_ = true;
  skipping_ = false;
  skip_depth_ = 0;
  member_open_ = block_seen_ = too_deep_ = clause_starts_ = false;
  tight_ = reaching_ = 0;
  chunk_.block = block_of(keyword);
}

void LayoutMaker::finish_chunk() {
  end_member();
  if (active_ && !chunk_.tokens.empty()) layout_.chunks.push_back(std::move(chunk_));
  chunk_ = Chunk{};
  active_ = false;
}

void LayoutMaker::skip_stray() {
  const auto& token = here();
  const std::string word(reporter_.text(token));
  finish_chunk();
  skipping_ = true;
  skip_depth_ = 0;
  if (is_closing(token.kind)) {
    reporter_.report(code::S023, token, {word});
    return;
  }
  if (!is_word(token.kind)) {
    if (!token.bad) reporter_.report(code::S001, token, {word, "expected a declaration, which begins with a word such as `rule`"});
    return;
  }
  const auto words = declaration_words();
  const auto owners = owners_of(word);
  if (!owners.empty()) {
    reporter_.report(code::S011, token, {word}, "`" + word + "` is a clause of " + owners + " and stands inside its braces");
    return;
  }
  if (word == "let" || word == "define" || word == "const" || word == "var" || word == "def") {
    reporter_.report(code::S011, token, {word}, "a value that has a name is a `term`: `term most { value 60 }`");
    return;
  }
  const auto near = diagnostic::nearest(word, words);
  if (near.empty()) {
    reporter_.report(code::S011, token, {word},
                     "a declaration begins with one of: package, import, payer, set, table, term, rule, exception, balance, test …");
    return;
  }
  reporter_.report(code::S011, token, {word}, "did you mean `" + near + "`?", reporter_.instead(token, diagnostic::certain(word, words)));
  // What was meant is read all the same, so that its name is known to the rest.
  if (!ends_operand(kind_ahead(1))) return;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i] == near) misread_ = static_cast<std::uint16_t>(L::PACKAGE + i);
  }
  start_chunk(misread_);
  chunk_.broken = true;
}

// ---------------------------------------------------------------- questions

bool LayoutMaker::at_member_level() const {
  if (is_package()) return stack_.empty();
  return base_ == 0 && stack_.size() == 1 && stack_.back().opener.kind == L::LBRACE && block_seen_;
}

bool LayoutMaker::first_column() const { return here().begin == 0 || reporter_.text()[here().begin - 1] == '\n'; }

// A word behind a point or before a colon is a name.
std::uint16_t LayoutMaker::kind_here(std::size_t at) const {
  const auto kind = tokens_[at].kind;
  if (!is_word(kind)) return kind;
  if (at > 0 && tokens_[at - 1].kind == L::DOT && !tokens_[at].line_start) return L::NAME;
  if (at + 1 < tokens_.size() && tokens_[at + 1].kind == L::COLON) return L::NAME;
  return kind;
}

std::uint16_t LayoutMaker::kind_ahead(std::size_t distance) const {
  return at_ + distance < tokens_.size() ? tokens_[at_ + distance].kind : std::uint16_t{0};
}

}  // namespace edict::syntax
