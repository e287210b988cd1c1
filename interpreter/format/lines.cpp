// Aligns the columns of neighbouring lines and of tables, and the comments behind lines.
#include "format/lines.h"

#include <algorithm>
#include <map>

#include "format/spacing.h"

namespace edict::format {
namespace {

void pad(std::string& text, std::size_t columns) {
  const std::size_t now = columns_of(text);
  if (now < columns) text.append(columns - now, ' ');
}

// The width of each column, by the lines that have something behind it; in a table the last one counts too.
std::map<std::size_t, std::size_t> widths(const std::vector<Line*>& lines) {
  std::map<std::size_t, std::size_t> wide;
  for (const Line* line : lines) {
    for (std::size_t i = 0; i < line->parts.size(); ++i) {
      if (i + 1 == line->parts.size() && line->columns != Columns::Rows) continue;
      auto& most = wide[line->parts[i].column];
      most = std::max(most, columns_of(line->parts[i].text));
    }
  }
  return wide;
}

std::string row(const Line& line, std::map<std::size_t, std::size_t>& wide) {
  std::string text = "|";
  for (const Part& part : line.parts) {
    std::string cell = part.text;
    pad(cell, wide[part.column]);
    text += " " + cell + " |";
  }
  return text;
}

std::string side_by_side(const Line& line, const std::map<std::size_t, std::size_t>& wide) {
  std::string text;
  for (const Part& part : line.parts) {
    std::size_t at = 0;
    for (const auto& [column, width] : wide) {
      if (column < part.column && width > 0) at += width + 1;
    }
    pad(text, at);
    text += part.text;
  }
  return text;
}

std::string plain(const Line& line) {
  std::string text;
  for (const Part& part : line.parts) text += (text.empty() ? "" : " ") + part.text;
  return text;
}

void join_parts(const std::vector<Line*>& lines) {
  auto wide = widths(lines);
  std::vector<std::string> texts;
  bool fits = true;
  for (const Line* line : lines) {
    texts.push_back(line->columns == Columns::Rows ? row(*line, wide) : side_by_side(*line, wide));
    fits = fits && (line->columns == Columns::Rows || line->indent + columns_of(texts.back()) <= kWidth);
  }
  for (std::size_t i = 0; i < lines.size(); ++i) lines[i]->parts = {{0, fits ? texts[i] : plain(*lines[i])}};
}

void align_parts(std::vector<Line>& lines) {
  std::map<std::string, std::vector<Line*>> tables;
  std::vector<Line*> run;
  const auto finish = [&] {
    if (!run.empty()) join_parts(run);
    run.clear();
  };
  for (Line& line : lines) {
    if (line.parts.empty() && !line.blank_before) continue;  // a comment among them parts no columns
    if (line.columns == Columns::Rows) tables[line.group].push_back(&line);
    const bool goes_on = line.columns == Columns::Neighbours && !run.empty() && !line.blank_before && run.back()->group == line.group;
    if (!goes_on) finish();
    if (line.columns == Columns::Neighbours) run.push_back(&line);
  }
  finish();
  for (auto& table : tables) join_parts(table.second);
}

bool commented(const Line& line) { return !line.parts.empty() && !line.comment.empty(); }

}  // namespace

std::string written(std::vector<Line> lines, std::size_t indent, std::string_view line_end) {
  align_parts(lines);
  std::string text;
  std::size_t comments_at = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Line& line = lines[i];
    if (line.blank_before && i > 0) text += line_end;
    std::string out = std::string(indent + line.indent, ' ') + plain(line);
    if (commented(line)) {
      const bool goes_on = i > 0 && commented(lines[i - 1]) && !line.blank_before;
      if (!goes_on) {
        comments_at = 0;
        for (std::size_t k = i; k < lines.size() && commented(lines[k]) && (k == i || !lines[k].blank_before); ++k) {
          comments_at = std::max(comments_at, indent + lines[k].indent + columns_of(plain(lines[k])) + 2);
        }
      }
      pad(out, comments_at);
    }
    text += out + line.comment;
    text += line_end;
  }
  return text;
}

}  // namespace edict::format
