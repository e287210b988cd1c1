// Walks over the pieces line by line. Continuations stand under the clause's value, or behind the bracket that is open.
#include "format/laying.h"

#include <algorithm>
#include <optional>

#include "format/breaks.h"
#include "format/spacing.h"
#include "syntax/token_kinds.h"

namespace edict::format {
namespace {

using syntax::BlockKind;

constexpr std::size_t kStep = 2;

struct Frame {
  std::size_t inner = 0;   // where lines inside begin
  std::size_t closer = 0;  // where the closing sign stands if it begins a line
  bool brace = false;
  bool block = false;      // the declaration's own
  bool choice = false;     // begins with `if`: its condition stands further in than `then` and `else`
};

// How far the values of a block stand from its clauses' words. Clauses that decide are read as a list, so they get two spaces; behind a long word one is enough.
std::size_t value_column(const Declaration& declaration) {
  const auto& pieces = declaration.pieces;
  std::size_t widest = 0, clauses = 0;
  for (std::size_t i = 0; i + 1 < pieces.size(); ++i) {
    if (!pieces[i].member || pieces[i].text == "|" || pieces[i + 1].member || pieces[i + 1].text == "}") continue;
    ++clauses;
    widest = std::max(widest, pieces[i].text == "as" ? std::size_t{5} : columns_of(pieces[i].text));
  }
  const bool decides = declaration.block >= BlockKind::Term && clauses > 1;
  return decides ? std::max(widest + 1, std::min<std::size_t>(widest + 2, 9)) : widest + 1;
}

class Layer {
 public:
  Layer(Declaration declaration, std::size_t number, std::vector<Line>& into)
      : lines_(settle_breaks(declaration)), declaration_(std::move(declaration)), pieces_(declaration_.pieces), into_(into), group_(std::to_string(number)) {
    clauses_ = declaration_.block >= BlockKind::Package;
    value_at_ = clauses_ && lines_ ? kStep + value_column(declaration_) : 2 * kStep;
  }

  bool run() {
    const std::size_t before = into_.size();
    for (std::size_t at = 0; at < pieces_.size();) at = line(at);
    return into_.size() == before + 1;
  }

 private:
  std::size_t line(std::size_t begin) {
    const Piece& first = pieces_[begin];
    const std::size_t indent = indent_of(begin);
    bool blank = first.blank_before && (begin == 0 || keeps_blank(begin));
    if (begin > 0) {
      const std::size_t among = syntax::is_closing(first.kind) && !frames_.empty() ? frames_.back().inner : indent;
      bool first_comment = pieces_[begin - 1].text != "{";
      for (const OwnLine& comment : first.before) {
        into_.push_back({among, {}, comment.text, Columns::None, "", comment.blank_before && first_comment});
        first_comment = true;
      }
      blank = blank && !syntax::is_closing(first.kind) && (first_comment || !first.before.empty());
    }
    Line made;
    made.indent = indent;
    made.blank_before = blank;
    if (lines_ && first.member && first.text == "|" && clauses_) return row(begin, std::move(made));
    const std::size_t end = line_end(begin, indent);
    fill(begin, end, made);
    made.comment = pieces_[end - 1].trailing;
    into_.push_back(std::move(made));
    return end;
  }

  // Empty lines stand between clauses, members and entries, not inside them.
  bool keeps_blank(std::size_t at) const {
    if (pieces_[at - 1].text == "{") return !pieces_[at].before.empty();
    return pieces_[at].member || pieces_[at].separated || (!frames_.empty() && frames_.back().brace && pieces_[at - 1].text == ",") || !pieces_[at].before.empty();
  }

  std::size_t indent_of(std::size_t at) const {
    if (at == 0) return 0;
    if (syntax::is_closing(pieces_[at].kind) && !frames_.empty()) return frames_.back().closer;
    if (frames_.empty()) return declaration_.block != BlockKind::Package ? 2 * kStep : pieces_[at].member ? kStep : value_at_;
    const Frame& frame = frames_.back();
    if (frame.block) return pieces_[at].member ? kStep : value_at_;
    if (frame.choice && pieces_[at].text != "then" && pieces_[at].text != "else" && pieces_[at].text != "if") return frame.inner + 3;
    const bool starts = !frame.brace || pieces_[at].separated || pieces_[at - 1].text == "{" || pieces_[at - 1].text == ",";
    return starts ? frame.inner : frame.inner + kStep;
  }

  // Where the line that begins at `begin` ends: at the next line end, or sooner where it would be too long.
  std::size_t line_end(std::size_t begin, std::size_t indent) {
    std::size_t end = begin + 1;
    while (end < pieces_.size() && !pieces_[end].breaks) ++end;
    if (!lines_) return end;
    while (const auto sooner = place_to_break(begin, end, indent)) {
      end = *sooner;
      pieces_[end].breaks = true;
    }
    return end;
  }

  // The loosest place inside the line, and of those the last one that leaves it short enough; nothing where it fits or there is none.
  std::optional<std::size_t> place_to_break(std::size_t begin, std::size_t end, std::size_t indent) const {
    std::vector<char> open;  // brackets opened on this line
    std::optional<std::size_t> best;
    std::size_t best_rank = 0, at = indent + columns_of(pieces_[begin].text);
    if (syntax::is_opening(pieces_[begin].kind)) open.push_back(pieces_[begin].text.front());
    for (std::size_t i = begin + 1; i < end; ++i) {
      const Piece& piece = pieces_[i];
      if (const auto rank = rank_of_break(i, open)) {
        if (!best || *rank < best_rank || (*rank == best_rank && at <= kWidth)) {
          best = i;
          best_rank = *rank;
        }
      }
      at = clauses_ && lines_ && begins_value(begin, i) ? std::max(value_at_, at + 1) : at + (spaced(pieces_, i) ? 1 : 0);
      at += columns_of(piece.text);
      if (syntax::is_opening(piece.kind)) open.push_back(i == declaration_.open ? 'B' : piece.text.front());
      else if (syntax::is_closing(piece.kind) && !open.empty()) open.pop_back();
    }
    return at > kWidth ? best : std::nullopt;
  }

  std::optional<std::size_t> rank_of_break(std::size_t i, const std::vector<char>& open) const {
    if (frames_.empty() && declaration_.block != BlockKind::Package) return std::nullopt;  // a head
    if (declaration_.block == BlockKind::RowException) return std::nullopt;
    if (std::find(open.begin(), open.end(), '{') != open.end()) return std::nullopt;  // an entry of a record stays on its line
    const Piece& piece = pieces_[i];
    const char inside = !open.empty() ? open.back() : !frames_.empty() && !frames_.back().block ? (frames_.back().brace ? '{' : '(') : 'B';
    const bool after_comma = pieces_[i - 1].text == ",";
    if (inside == '{') return std::nullopt;
    const std::size_t rank = 4 * open.size();
    if (after_comma) return inside != 'B' || !clauses_ ? std::optional(rank) : std::nullopt;
    if (!clauses_ || piece.member || syntax::is_name(piece.kind)) return std::nullopt;
    if (inside == '(' && (piece.text == "then" || piece.text == "else")) return rank;
    if (piece.text == "or") return rank + 1;
    if (piece.text == "and") return between(i) ? std::nullopt : std::optional(rank + 2);
    return std::nullopt;
  }

  // `days between a and b` is one phrase.
  bool between(std::size_t i) const {
    for (std::size_t k = i; k-- > 0 && i - k < 12;) {
      if (pieces_[k].text == "between") return true;
      if (pieces_[k].text == "and" || pieces_[k].member) return false;
    }
    return false;
  }

  bool begins_value(std::size_t begin, std::size_t i) const {
    if (!pieces_[begin].member) return false;
    return pieces_[begin].text == "as" && declaration_.block == BlockKind::Test ? i == begin + 2 : i == begin + 1;
  }

  // The pieces of a line as text, in parts where it can be aligned; opens and closes frames on the way.
  void fill(std::size_t begin, std::size_t end, Line& made) {
    const bool parts = set_columns(begin, end, made);
    std::size_t at = made.indent, column = 0;
    std::string text;
    for (std::size_t i = begin; i < end; ++i) {
      const std::size_t next = parts ? next_column(begin, i, column) : column;
      if (next != column) {
        made.parts.push_back({column, std::move(text)});
        text.clear();
        column = next;
        ++at;
      } else if (i > begin) {
        const bool value = clauses_ && lines_ && begins_value(begin, i);
        std::size_t gap = spaced(pieces_, i) ? 1 : 0;
        if (value) gap = std::max<std::size_t>(value_at_ > at ? value_at_ - at : 0, pieces_[i].text == "," ? 0 : 1);
        text.append(gap, ' ');
        at += gap;
      }
      text += pieces_[i].text;
      follow_brackets(i, end, at, made.indent);
      at += columns_of(pieces_[i].text);
    }
    made.parts.push_back({column, std::move(text)});
  }

  void follow_brackets(std::size_t i, std::size_t end, std::size_t at, std::size_t indent) {
    if (syntax::is_closing(pieces_[i].kind)) {
      if (!frames_.empty()) frames_.pop_back();
    } else if (syntax::is_opening(pieces_[i].kind)) {
      const bool brace = pieces_[i].text == "{";
      const bool choice = !brace && i + 1 < pieces_.size() && pieces_[i + 1].text == "if";
      if (i == declaration_.open) frames_.push_back({kStep, 0, true, true, false});
      else if (i + 1 == end) frames_.push_back({indent + kStep, indent, brace, false, choice});
      else frames_.push_back({at + (brace ? 2 : 1), at, brace, false, choice});
    }
  }

  // Fields, members that stand alone on their line, and short declarations of a catalogue have columns.
  bool set_columns(std::size_t begin, std::size_t end, Line& made) const {
    const std::string_view word = pieces_.front().text;
    if (begin == 0 && end == pieces_.size() && (word == "payer" || word == "modifier" || word == "code" || word == "unit")) {
      made.columns = Columns::Neighbours;
      made.group = word;
      return true;
    }
    if (!lines_ || clauses_ || frames_.empty() || !frames_.back().block || !pieces_[begin].member) return false;
    for (std::size_t i = begin + 1; i < end; ++i) {
      if (pieces_[i].member) return false;
    }
    if (end < pieces_.size() && !pieces_[end].member && pieces_[end].text != "}") return false;
    made.columns = Columns::Neighbours;
    made.group = group_;
    return true;
  }

  std::size_t next_column(std::size_t begin, std::size_t i, std::size_t now) const {
    if (i == begin) return now;
    if (begin == 0) {  // a declaration: name, title, block
      if (i == declaration_.open) return 2;
      return now == 0 && pieces_[i].text.front() == '"' && pieces_[i - 1].text != "from" ? 1 : now;
    }
    if (declaration_.block == BlockKind::Fields && now == 0 && pieces_[i - 1].text == ":") return 1;
    if (now < 2 && pieces_[i].text.front() == '"' && pieces_[i - 1].text != "except") return 2;
    if (declaration_.block == BlockKind::Members && pieces_[i].text == "effective") return 3;
    return now;
  }

  // A row of a table: cells between bars.
  std::size_t row(std::size_t begin, Line made) {
    made.columns = Columns::Rows;
    made.group = group_;
    std::string cell;
    std::size_t at = begin + 1, column = 0, depth = 0;
    for (; at < pieces_.size() && !pieces_[at].member && at + 1 < pieces_.size(); ++at) {
      take_up_comments(at, made);
      const Piece& piece = pieces_[at];
      if (piece.text == "|" && depth == 0) {
        made.parts.push_back({column++, std::move(cell)});
        cell.clear();
        continue;
      }
      depth += syntax::is_opening(piece.kind) ? 1 : 0;
      depth -= syntax::is_closing(piece.kind) && depth > 0 ? 1 : 0;
      if (!cell.empty() && spaced(pieces_, at)) cell += ' ';
      cell += piece.text;
    }
    made.comment = pieces_[at - 1].trailing;
    into_.push_back(std::move(made));
    return at;
  }

  // Comments inside a row stand before it.
  void take_up_comments(std::size_t at, const Line& made) {
    if (!pieces_[at - 1].trailing.empty()) into_.push_back({made.indent, {}, pieces_[at - 1].trailing, Columns::None, "", false});
    for (const OwnLine& comment : pieces_[at].before) into_.push_back({made.indent, {}, comment.text, Columns::None, "", false});
  }

  bool lines_;
  Declaration declaration_;
  std::vector<Piece>& pieces_;
  std::vector<Line>& into_;
  std::string group_;
  std::vector<Frame> frames_;
  bool clauses_ = false;
  std::size_t value_at_ = 0;
};

}  // namespace

bool lay(Declaration declaration, std::size_t number, std::vector<Line>& into) { return Layer(std::move(declaration), number, into).run(); }

}  // namespace edict::format
