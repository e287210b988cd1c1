// Lays out numbered source lines and the marks below them.
//
// In: a span and its file. Out: text. Always true: the text is cut into cells, one a column, before anything is laid out, so that a
// mark stands below its sign whatever bytes the line has.
#include "diagnostic/snippet.h"

#include <algorithm>
#include <vector>

namespace edict::diagnostic {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";  // U+FFFD
constexpr std::string_view kEllipsis = "\xE2\x80\xA6";     // …
constexpr std::size_t kTab = 4;
constexpr std::size_t kLongestLine = 100'000;  // bytes looked at; a longer line is data, not policy

// How many bytes the code point at `at` has; 0 where the bytes are no UTF-8.
std::size_t code_point_size(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u; };
  const auto follows = [&](std::size_t i) { return (byte(i) & 0xC0u) == 0x80u; };
  const unsigned first = byte(at);
  const unsigned second = byte(at + 1);
  if (first < 0x80) return 1;
  if (first >= 0xC2 && first < 0xE0) return follows(at + 1) ? 2 : 0;
  if (first >= 0xE0 && first < 0xF0) {
    const bool overlong = first == 0xE0 && second < 0xA0;
    const bool surrogate = first == 0xED && second >= 0xA0;
    return follows(at + 1) && follows(at + 2) && !overlong && !surrogate ? 3 : 0;
  }
  if (first >= 0xF0 && first < 0xF5) {
    const bool outside = (first == 0xF0 && second < 0x90) || (first == 0xF4 && second >= 0x90);
    return follows(at + 1) && follows(at + 2) && follows(at + 3) && !outside ? 4 : 0;
  }
  return 0;
}

// C0 and DEL, the C1 controls (U+0080..U+009F), and the marks that turn the direction of writing: text must not pretend to be other text.
bool is_control(std::string_view sign) {
  if (sign.size() == 1) return static_cast<unsigned char>(sign[0]) < 0x20 || sign[0] == 0x7F;
  if (sign.size() == 2) return sign[0] == '\xC2' && static_cast<unsigned char>(sign[1]) < 0xA0;
  if (sign.size() != 3 || sign[0] != '\xE2') return false;
  const unsigned char last = static_cast<unsigned char>(sign[2]);
  return (sign[1] == '\x80' && (last == 0xA8 || last == 0xA9 || (last >= 0xAA && last <= 0xAE))) || (sign[1] == '\x81' && last >= 0xA6 && last <= 0xA9);
}

struct Cell {
  std::string_view sign;
  std::size_t byte = 0;  // where its code point starts in the line
};

std::vector<Cell> cells_of(std::string_view line) {
  std::vector<Cell> cells;
  line = line.substr(0, kLongestLine);
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t size = code_point_size(line, at);
    if (line[at] == '\t') {
      do cells.push_back({" ", at});
      while (cells.size() % kTab != 0);
    } else if (size == 0) {
      cells.push_back({kReplacement, at});
    } else if (is_control(line.substr(at, size))) {
      cells.push_back({" ", at});
    } else {
      cells.push_back({line.substr(at, size), at});
    }
    at += std::max<std::size_t>(size, 1);
  }
  return cells;
}

struct Marked {
  std::size_t first = 0;  // columns, 0-based
  std::size_t last = 0;   // exclusive, > first
};

Marked columns_of(const std::vector<Cell>& cells, std::size_t begin, std::size_t end) {
  const auto column = [&](std::size_t byte) {
    const auto at = std::lower_bound(cells.begin(), cells.end(), byte, [](const Cell& cell, std::size_t b) { return cell.byte < b; });
    return static_cast<std::size_t>(at - cells.begin());
  };
  const std::size_t first = column(begin);
  return {first, std::max(first + 1, column(end))};
}

// The lines of a span without the newlines and blanks at its end, which nobody means.
struct Lines {
  std::uint32_t first = 1;
  std::uint32_t last = 1;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

Lines lines_of(const source::SourceFile& file, source::Span span) {
  const std::string& text = file.text();
  const std::uint32_t size = static_cast<std::uint32_t>(std::min<std::size_t>(text.size(), source::kNoFile - 1));
  const std::uint32_t begin = std::min(span.begin, size);
  std::uint32_t end = std::clamp(span.end, begin, size);
  while (end > begin && std::string_view(" \t\r\n").find(text[end - 1]) != std::string_view::npos) --end;
  const std::uint32_t last_byte = end > begin ? end - 1 : begin;
  return {file.position(begin).line, file.position(last_byte).line, begin, end};
}

class Layout {
 public:
  Layout(const source::SourceFile& file, std::size_t gutter, const SnippetStyle& style) : file_(file), gutter_(gutter), style_(style) {}

  void blank() { out_ += margin("") + "\n"; }

  // Line `number`, marked from byte `begin` to byte `end` of the text or to where the line's words end; `behind` stands behind the mark.
  void line(std::uint32_t number, std::uint32_t begin, std::uint32_t end, std::string_view behind) {
    const std::uint32_t start = file_.line_start(number);
    const std::string_view content = file_.line(number);
    const std::vector<Cell> cells = cells_of(content);
    const std::size_t from = begin > start ? begin - start : 0;
    const std::size_t words_end = std::max(content.find_last_not_of(" \t") + 1, from);
    const std::size_t to = std::min<std::size_t>(end > start ? end - start : 0, words_end);
    const Marked marked = columns_of(cells, from, to);
    const Marked shown = window(cells.size(), marked);
    const bool cut_left = shown.first > 0;
    const bool cut_right = shown.last < cells.size();

    std::string text;
    for (std::size_t i = shown.first; i < std::min(shown.last, cells.size()); ++i) text += cells[i].sign;
    while (!cut_right && text.ends_with(' ')) text.pop_back();
    out_ += margin(std::to_string(number)) + (text.empty() && !cut_left ? "" : " ") + std::string(cut_left ? kEllipsis : "") + text +
            std::string(cut_right ? kEllipsis : "") + "\n";
    const std::size_t indent = marked.first - shown.first + (cut_left ? 1 : 0);
    const std::size_t length = std::min(marked.last, std::max(shown.last, marked.first + 1)) - marked.first;
    out_ += margin("") + " " + std::string(indent, ' ') + std::string(style_.mark_colour) + std::string(length, style_.mark) +
            std::string(behind) + std::string(style_.plain) + "\n";
  }

  std::string take() { return std::move(out_); }

 private:
  std::string margin(const std::string& number) const {
    return std::string(style_.gutter_colour) + std::string(gutter_ - std::min(gutter_, number.size()), ' ') + number + " |" +
           std::string(style_.plain);
  }

  // Which columns of a line that is too long are shown: around the start of the mark, with a third of the width before it.
  Marked window(std::size_t columns, Marked marked) const {
    const std::size_t width = std::max<std::uint32_t>(style_.width, 40);
    if (columns <= width) return {0, columns};
    if (marked.last <= width) return {0, width};
    const std::size_t first = std::min(marked.first - std::min(marked.first, width / 3), columns - width);
    return {first, first + width};
  }

  const source::SourceFile& file_;
  std::size_t gutter_;
  const SnippetStyle& style_;
  std::string out_;
};

}  // namespace

std::string printable(std::string_view text, std::size_t most) {
  const std::vector<Cell> cells = cells_of(text.substr(0, std::min(text.size(), most * 4 + 4)));
  std::string line;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i == most) return line + std::string(kEllipsis);
    line += cells[i].sign;
  }
  return line;
}

std::string printable_markup(std::string_view text, std::size_t most) {
  std::string out;
  for (const char c : printable(text, most)) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      default: out += c;
    }
  }
  return out;
}

std::size_t gutter_width(const source::SourceFile& file, source::Span span) { return std::to_string(lines_of(file, span).first).size(); }

std::string snippet(const source::SourceFile& file, source::Span span, std::size_t gutter, const SnippetStyle& style) {
  const Lines lines = lines_of(file, span);
  Layout layout(file, gutter, style);
  layout.blank();
  layout.line(lines.first, lines.begin, lines.end, lines.last == lines.first ? "" : " to line " + std::to_string(lines.last));
  return layout.take();
}

}  // namespace edict::diagnostic
