// The author's line ends are kept where they may stand; the others follow from the block.
#include "format/breaks.h"

#include <algorithm>

#include "format/spacing.h"
#include "syntax/token_kinds.h"

namespace edict::format {
namespace {

using syntax::BlockKind;

bool comment_before(const std::vector<Piece>& pieces, std::size_t i) { return !pieces[i].before.empty() || !pieces[i - 1].trailing.empty(); }

// Comments between a head and its `{` move behind the brace.
void move_comments_into_block(Declaration& declaration) {
  auto& pieces = declaration.pieces;
  const std::size_t open = declaration.open;
  if (open == 0 || open + 1 >= pieces.size()) return;
  auto& into = pieces[open + 1].before;
  auto from = std::move(pieces[open].before);
  pieces[open].before.clear();
  if (!pieces[open].trailing.empty() && (!from.empty() || !pieces[open - 1].trailing.empty())) {
    from.push_back({std::move(pieces[open].trailing), false});
    pieces[open].trailing.clear();
  }
  into.insert(into.begin(), from.begin(), from.end());
  if (!pieces[open - 1].trailing.empty()) pieces[open].trailing = std::move(pieces[open - 1].trailing);
  pieces[open - 1].trailing.clear();
}

bool over_lines(const Declaration& declaration) {
  const auto& pieces = declaration.pieces;
  if (declaration.block == BlockKind::Package) return true;
  if (declaration.open == pieces.size() || declaration.open + 2 == pieces.size()) {
    return declaration.open + 2 == pieces.size() && comment_before(pieces, declaration.open + 1);
  }
  std::size_t width = 0;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (i > declaration.open && (pieces[i].line_start || comment_before(pieces, i) || (pieces[i].member && pieces[i].text == "|"))) return true;
    width += columns_of(pieces[i].text) + (i > 0 && spaced(pieces, i) ? 1 : 0);
  }
  return width > kWidth;
}

// A comma that ends a clause is a line end, and is written as one.
void drop_clause_commas(Declaration& declaration) {
  if (declaration.block < BlockKind::Package) return;
  auto& pieces = declaration.pieces;
  std::size_t depth = 0;
  for (std::size_t i = declaration.open + 1; i + 1 < pieces.size(); ++i) {
    if (pieces[i].text == "," && depth == 0 && pieces[i + 1].member && pieces[i + 1].text != "|" && pieces[i].before.empty()) {
      if (!pieces[i].trailing.empty() && !pieces[i - 1].trailing.empty()) continue;
      if (!pieces[i].trailing.empty()) pieces[i - 1].trailing = std::move(pieces[i].trailing);
      pieces[i + 1].separated = true;
      pieces.erase(pieces.begin() + static_cast<std::ptrdiff_t>(i));
      --i;
    } else if (syntax::is_opening(pieces[i].kind)) {
      ++depth;
    } else if (syntax::is_closing(pieces[i].kind) && depth > 0) {
      --depth;
    }
  }
}

// An operator at the end of a line goes to the beginning of the next.
void lead_with_operators(Declaration& declaration) {
  auto& pieces = declaration.pieces;
  if (declaration.block == BlockKind::RowException) return;  // there a word at the beginning of a line is a column
  for (std::size_t i = 2; i + 1 < pieces.size(); ++i) {
    if (!pieces[i + 1].breaks || pieces[i + 1].separated || pieces[i].breaks || pieces[i].member || comment_before(pieces, i + 1)) continue;
    const bool word = one_of(pieces[i].text, {"and", "or", "in", "is", "has", "where", "otherwise", "within"}) && !syntax::is_name(pieces[i].kind);
    const bool sign = one_of(pieces[i].text, {"=", "!=", "<", "<=", ">", ">=", "+", "-", "*", "/"});
    if (!(word || sign) || !syntax::ends_operand(pieces[i - 1].kind) || pieces[i - 1].member) continue;
    pieces[i].breaks = true;
    pieces[i + 1].breaks = false;
  }
}

// Line ends that say nothing: beside points and commas, behind `not`, `if`, `of` and a colon.
void join_loose_ends(std::vector<Piece>& pieces) {
  for (std::size_t i = 1; i < pieces.size(); ++i) {
    if (!pieces[i].breaks || pieces[i].separated || comment_before(pieces, i)) continue;
    const bool tight = one_of(pieces[i].text, {".", ",", ":", "?"}) || pieces[i - 1].text == ".";
    const bool waits = one_of(pieces[i - 1].text, {"not", "if", "of", ":"}) && !pieces[i - 1].member;
    if (!tight && !waits) continue;
    pieces[i].breaks = false;
    if (pieces[i].text == "," && i + 1 < pieces.size()) pieces[i + 1].breaks = true;
  }
}

// A bracket inside a clause is open over lines, or not: its first and its closing line end come together.
void pair_brackets(std::vector<Piece>& pieces, std::size_t first) {
  struct Frame {
    std::size_t opener;
    bool broken;
  };
  std::vector<Frame> frames;
  for (std::size_t i = first; i < pieces.size(); ++i) {
    if (!frames.empty() && pieces[i].breaks && !syntax::is_closing(pieces[i].kind)) {
      const bool braces = pieces[frames.back().opener].text == "{";
      if (i == frames.back().opener + 1 || (braces && (pieces[i].separated || pieces[i - 1].text == ","))) frames.back().broken = true;
    }
    if (syntax::is_opening(pieces[i].kind)) {
      frames.push_back({i, false});
    } else if (syntax::is_closing(pieces[i].kind) && !frames.empty()) {
      const auto frame = frames.back();
      frames.pop_back();
      const bool broken = frame.opener + 1 != i && (frame.broken || comment_before(pieces, frame.opener + 1));
      if (frame.opener + 1 != i) pieces[frame.opener + 1].breaks = broken;
      pieces[i].breaks = broken || comment_before(pieces, i);
    }
  }
}

}  // namespace

bool settle_breaks(Declaration& declaration) {
  auto& pieces = declaration.pieces;
  move_comments_into_block(declaration);
  const bool lines = over_lines(declaration);
  if (lines) drop_clause_commas(declaration);
  const bool each_member = declaration.block == BlockKind::Fields || declaration.block >= BlockKind::Package;
  for (std::size_t i = 1; i < pieces.size(); ++i) {
    const bool inside = declaration.block == BlockKind::Package || i > declaration.open;
    pieces[i].breaks = (pieces[i].line_start && (inside ? lines : declaration.open == pieces.size())) || comment_before(pieces, i) || pieces[i].separated;
    if (i > declaration.open && lines && pieces[i].member && each_member) pieces[i].breaks = true;
    if (!lines && pieces[i].separated && !pieces[i].line_start) pieces[i].breaks = comment_before(pieces, i);
  }
  lead_with_operators(declaration);
  join_loose_ends(pieces);
  pair_brackets(pieces, declaration.open == pieces.size() ? 0 : declaration.open + 1);
  if (declaration.open + 1 < pieces.size() && lines) {
    pieces[declaration.open + 1].breaks = true;
    pieces.back().breaks = true;
  }
  if (declaration.open < pieces.size()) pieces[declaration.open].breaks = false;
  return lines;
}

}  // namespace edict::format
