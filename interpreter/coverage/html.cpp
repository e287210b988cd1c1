// Coverage as one page: figures, then each file's text with a mark beside each line on which an item stands.
#include <map>

#include "coverage/told.h"
#include "diagnostic/snippet.h"

namespace edict::coverage {
namespace {

constexpr std::size_t kMostSigns = 2'000;  // of one line of a policy

// Light and dark by what the reader's system asks for; marks differ in sign and word as well as in colour.
constexpr const char* kHead = R"(<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Coverage of the policies by their tests</title>
<style>
:root { color-scheme: light dark; --ground: #ffffff; --ink: #1c1c1c; --quiet: #5a5a5a; --line: #d8d8d8; --full: #dff2e1; --part: #fff1c9; --none: #fbdcd9; }
@media (prefers-color-scheme: dark) {
  :root { --ground: #16181b; --ink: #e8e8e8; --quiet: #a8a8a8; --line: #3a3d42; --full: #17371d; --part: #463a10; --none: #4d1d1a; }
}
body { background: var(--ground); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 80rem; padding: 1rem 1.5rem 4rem; }
table { border-collapse: collapse; }
.figures th, .figures td { border-bottom: 1px solid var(--line); padding: .25rem 1rem .25rem 0; text-align: left; }
.figures td { font-variant-numeric: tabular-nums; }
.text { display: block; overflow-x: auto; font: 14px/1.45 ui-monospace, monospace; }
.text td { vertical-align: top; padding: 0 .6rem; }
.text .number { color: var(--quiet); text-align: right; user-select: none; }
.text .code { white-space: pre; }
.full { background: var(--full); } .part { background: var(--part); } .none { background: var(--none); }
.missing { white-space: normal; font: 13px/1.4 system-ui, sans-serif; color: var(--ink); padding-left: 1rem; }
a { color: inherit; }
</style>
</head>
<body>
)";

std::string escaped(const std::string& text) { return diagnostic::printable_markup(text, kMostSigns); }

struct LineMarks {
  std::size_t items = 0, full = 0, touched = 0;
  std::string missing;  // as markup
};

using Marks = std::map<source::FileId, std::map<std::uint32_t, LineMarks>>;

Marks marks_of(const Report& report, const source::Sources& sources) {
  Marks marks;
  for (std::size_t i = 0; i < report.items.size(); ++i) {
    const Item& item = report.items[i];
    LineMarks& line = marks[item.span.file][sources.get(item.span.file).position(item.span.begin).line];
    ++line.items;
    line.full += report.full(i) ? 1 : 0;
    line.touched += (report.reached[i] & item.needed) != 0 ? 1 : 0;
    if (report.full(i)) continue;
    line.missing += "<div class=\"missing\">" + sort_of(item.sort) + " <b>" + escaped(item.name) + "</b>; not reached: " + escaped(listed(missing_ways(item, report.reached[i]))) + "</div>";
  }
  return marks;
}

std::string figures(const Report& report) {
  std::string out = "<table class=\"figures\"><caption>What tests reach</caption><thead><tr><th scope=\"col\">of</th><th scope=\"col\">in every way</th><th scope=\"col\">way by way</th></tr></thead><tbody>\n";
  const auto of = [](std::size_t part, std::size_t whole) { return std::to_string(part) + " of " + std::to_string(whole); };
  for (const Sort sort : kSorts) {
    const Figure f = figure(report, sort);
    if (f.items == 0) continue;
    out += std::string("<tr><th scope=\"row\">") + sort_name(sort) + "</th><td>" + of(f.full, f.items) + "</td><td>" + of(f.ways_reached, f.ways) + "</td></tr>\n";
  }
  return out + "</tbody></table>\n<p>Rules met and not met, exceptions won and lost: <b>" + permille_text(decided_permille(report)) + "</b></p>\n";
}

std::string one_line(std::uint32_t number, const std::string& text, const LineMarks* marks) {
  std::string kind, sign = " ", word;
  if (marks != nullptr) {
    const bool full = marks->full == marks->items;
    kind = full ? "full" : marks->touched == 0 ? "none" : "part";
    sign = full ? "✓" : marks->touched == 0 ? "✗" : "~";
    word = full ? "reached in every way" : marks->touched == 0 ? "not reached" : "reached in part";
  }
  std::string out = "<tr" + (kind.empty() ? "" : " class=\"" + kind + "\"") + "><td class=\"number\">" + std::to_string(number) + "</td><td>";
  if (!word.empty()) out += "<span role=\"img\" aria-label=\"" + word + "\" title=\"" + word + "\">" + sign + "</span>";
  return out + "</td><td class=\"code\">" + escaped(text) + (marks == nullptr ? "" : marks->missing) + "</td></tr>\n";
}

std::string one_file(const source::SourceFile& file, const std::map<std::uint32_t, LineMarks>& marks) {
  std::string out = "<section id=\"file-" + std::to_string(file.id()) + "\">\n<h2>" + escaped(file.name()) + "</h2>\n<table class=\"text\"><tbody>\n";
  const std::uint32_t lines = file.text().ends_with('\n') ? file.line_count() - 1 : file.line_count();
  for (std::uint32_t number = 1; number <= lines; ++number) {
    const auto at = marks.find(number);
    out += one_line(number, std::string(file.line(number)), at == marks.end() ? nullptr : &at->second);
  }
  return out + "</tbody></table>\n</section>\n";
}

}  // namespace

std::string render_html(const Report& report, const source::Sources& sources) {
  const Marks marks = marks_of(report, sources);
  std::string out = kHead;
  out += "<main>\n<h1>Coverage of the policies by their tests</h1>\n" + figures(report);
  out += "<p>Beside each line on which something stands that tests can reach: ✓ reached in every way, ~ in part, ✗ not at all.</p>\n<nav aria-label=\"Files\"><ul>\n";
  for (const auto& [file, lines] : marks) {
    std::size_t items = 0, full = 0;
    for (const auto& [number, line] : lines) {
      items += line.items;
      full += line.full;
    }
    out += "<li><a href=\"#file-" + std::to_string(file) + "\">" + escaped(sources.get(file).name()) + "</a>: " + std::to_string(full) + " of " + std::to_string(items) + "</li>\n";
  }
  out += "</ul></nav>\n";
  for (const auto& [file, lines] : marks) out += one_file(sources.get(file), lines);
  return out + "</main>\n</body>\n</html>\n";
}

}  // namespace edict::coverage
