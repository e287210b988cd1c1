// Brackets: what opens and closes, what was forgotten, and how deep it all nests.
#include "EdictLexer.h"
#include "diagnostic/codes_syntax.h"
#include "syntax/layout_maker.h"
#include "syntax/token_kinds.h"

namespace edict::syntax {

namespace code = diagnostic::code;
using L = grammar::EdictLexer;

void LayoutMaker::open(const Token& token) {
  const bool block = token.kind == L::LBRACE && stack_.empty() && !block_seen_;
  stack_.push_back({token});
  emit(token);
  if (!block) return;
  block_seen_ = true;
  if (at_ + 1 < tokens_.size() && tokens_[at_ + 1].kind != L::RBRACE) start_member();
}

// `rule limit "Units"`, and on the next line, further in, a word that only a clause of it begins with: the brace between the two was forgotten.
bool LayoutMaker::open_forgotten_block() {
  const bool waits = active_ && !skipping_ && !block_seen_ && stack_.empty() && chunk_.block > BlockKind::Package && !chunk_.unreadable;
  if (!waits || (first_column() && is_declaration_word(here().kind)) || !is_word(here().kind) || !has_clause(chunk_.block, reporter_.text(here()))) return false;
  const Token& last = chunk_.tokens.back();
  reporter_.report(code::S002, last, {"the head of the declaration", "expected `{`"}, "open the block with `{` on this line",
                   {{{reporter_.file(), last.end, last.end}, " {"}});
  const Token brace{L::LBRACE, false, false, last.end, last.end};
  chunk_.broken = true;
  stack_.push_back({brace});
  emit(brace);
  block_seen_ = true;
  start_member();
  return true;
}

void LayoutMaker::close(const Token& token) {
  std::size_t match = stack_.size();
  while (match > base_ && closing_of(stack_[match - 1].opener.kind) != token.kind) --match;
  if (match == base_) {
    reporter_.report(code::S023, token, {std::string(reporter_.text(token))});
    blame();
    if (stack_.empty()) {
      finish_chunk();
      skipping_ = true;
    }
    return;
  }
  if (match < stack_.size()) close_frames(match, token);
  if (at_member_level()) end_member();
  reaching_ -= stack_.back().reaching;
  stack_.pop_back();
  emit(token);
}

// Closes what is open above the first `down_to` frames, as `before` shows that it should have been.
void LayoutMaker::close_frames(std::size_t down_to, const Token& before) {
  const auto opener = stack_.back().opener;
  const auto sign = [](std::uint16_t kind) { return std::string(kind == L::RBRACE ? "}" : kind == L::RPAREN ? ")" : "]"); };
  const std::string opened = opener.begin == opener.end ? "{" : std::string(reporter_.text(opener));  // one that was put in is empty
  reporter_.report(code::S003, reporter_.span(before), {opened, sign(closing_of(opener.kind))}, {},
                   {{reporter_.span(opener), "opened here"}});
  chunk_.broken = true;
  while (stack_.size() > down_to) {
    if (at_member_level()) end_member();
    else blame();
    const auto end = chunk_.tokens.back().end;
    emit({closing_of(stack_.back().opener.kind), false, false, end, end});
    reaching_ -= stack_.back().reaching;
    stack_.pop_back();
  }
}

void LayoutMaker::count_nesting(const Token& token) {
  if (token.kind == L::IF && at_member_level()) ++open_ifs_;
  if (token.kind == L::ELSE && open_ifs_ > 0 && at_member_level()) --open_ifs_;
  switch (token.kind) {
    case L::IF: case L::ANY: case L::ALL: case L::NONE:
      if (!stack_.empty()) {
        ++stack_.back().reaching;
        ++reaching_;
      }
      break;
    case L::NOT: case L::MINUS: case L::FIRST: case L::LAST: case L::OF: case L::AGE: case L::ON: case L::LIST: case L::BETWEEN: case L::DAYS:
      ++tight_;
      break;
    default: tight_ = 0;
  }
  if (stack_.size() + reaching_ + tight_ <= kMaxNesting + base_ || too_deep_) return;
  reporter_.report(code::S018, token, {std::to_string(kMaxNesting)});
  blame();
  if (!member_open_) chunk_.too_deep = true;
  too_deep_ = true;
}

// The member, or else the head, that the present token stands in is not parsed.
void LayoutMaker::blame() {
  chunk_.broken = true;
  if (member_open_) chunk_.members.back().bad = true;
  else chunk_.unreadable = true;
}

}  // namespace edict::syntax
