// Findings as a person reads them at a terminal.
//
// In: findings and sources. Out: text. Always true: without colour the text holds no escape sequence.
#include "diagnostic/render.h"

#include <algorithm>

#include "diagnostic/catalogue.h"
#include "diagnostic/snippet.h"

namespace edict::diagnostic {
namespace {

constexpr std::size_t kLongestName = 500;  // code points of a file name or a related message

struct Palette {
  std::string_view level;
  std::string_view gutter;
  std::string_view help;
  std::string_view note;
  std::string_view strong;
  std::string_view plain;
};

Palette palette(Level level, bool colour) {
  if (!colour) return {};
  std::string_view of_level = "\x1b[1;36m";
  if (level == Level::Error) of_level = "\x1b[1;31m";
  if (level == Level::Warning) of_level = "\x1b[1;33m";
  return {of_level, "\x1b[34m", "\x1b[32m", "\x1b[36m", "\x1b[1m", "\x1b[0m"};
}

std::string painted(std::string_view colour, std::string_view text, std::string_view plain) {
  return std::string(colour) + std::string(text) + std::string(plain);
}

bool has_place(source::Span span, const source::Sources& sources) { return span.file < sources.size(); }

std::string place_text(source::Span span, const source::Sources& sources) {
  const source::SourceFile& file = sources.get(span.file);
  const source::Position at = file.position(span.begin);
  return printable(file.name(), kLongestName) + ":" + std::to_string(at.line) + ":" + std::to_string(at.column);
}

// `  --> file:line:column` and the source lines below it.
std::string excerpt(source::Span span, const source::Sources& sources, std::size_t gutter, const SnippetStyle& style) {
  const std::string arrow = std::string(gutter, ' ') + painted(style.gutter_colour, "-->", style.plain);
  return arrow + " " + place_text(span, sources) + "\n" + snippet(sources.get(span.file), span, gutter, style);
}

std::string counted(std::size_t count, const std::string& singular) {
  return std::to_string(count) + " " + singular + (count == 1 ? "" : "s");
}

}  // namespace

std::string render_text(const Finding& finding, const source::Sources& sources, TextOptions options) {
  const Entry& about = entry(finding.code);
  const Palette colours = palette(about.level, options.colour);
  std::size_t gutter = 1;
  if (has_place(finding.span, sources)) gutter = gutter_width(sources.get(finding.span.file), finding.span);
  for (const Related& r : finding.related) {
    if (has_place(r.span, sources)) gutter = std::max(gutter, gutter_width(sources.get(r.span.file), r.span));
  }

  std::string text = painted(colours.level, std::string(level_name(about.level)) + "[" + std::string(about.id) + "]", colours.plain);
  text += ": " + painted(colours.strong, sentence(finding), colours.plain) + "\n";
  if (has_place(finding.span, sources)) {
    text += excerpt(finding.span, sources, gutter, {'^', options.width, colours.gutter, colours.level, colours.plain});
  }
  for (const Related& r : finding.related) {
    text += painted(colours.note, "note", colours.plain) + ": " + printable(r.message, kLongestName) + "\n";
    if (has_place(r.span, sources)) {
      text += excerpt(r.span, sources, gutter, {'-', options.width, colours.gutter, colours.note, colours.plain});
    }
  }
  const std::string help = help_text(finding);
  if (!help.empty()) text += painted(colours.help, "help", colours.plain) + ": " + help + "\n";
  return text;
}

std::string render_text(const Diagnostics& diagnostics, const source::Sources& sources, TextOptions options) {
  std::string text;
  for (const Finding& finding : diagnostics.sorted()) {
    if (options.notes || entry(finding.code).level != Level::Note) text += render_text(finding, sources, options) + "\n";
  }
  return text;
}

std::string summary(const Diagnostics& diagnostics) {
  const std::size_t errors = diagnostics.count(Level::Error);
  const std::size_t warnings = diagnostics.count(Level::Warning);
  const std::size_t notes = diagnostics.count(Level::Note);
  if (errors + warnings + notes == 0) return "no findings";
  std::string text = counted(errors, "error") + ", " + counted(warnings, "warning");
  return notes == 0 ? text : text + ", " + counted(notes, "note");
}

}  // namespace edict::diagnostic
