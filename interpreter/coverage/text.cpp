// Coverage as text: figures by package, then what no test reaches.
#include <algorithm>
#include <set>

#include "coverage/told.h"
#include "diagnostic/snippet.h"
#include "source/place_text.h"

namespace edict::coverage {
namespace {

constexpr std::size_t kMostSigns = 160;

std::string padded(std::string text, std::size_t width) {
  text.resize(std::max(text.size(), width), ' ');
  return text;
}

std::string right(const std::string& text, std::size_t width) { return std::string(width > text.size() ? width - text.size() : 0, ' ') + text; }

std::string of(std::size_t part, std::size_t whole) { return std::to_string(part) + " of " + std::to_string(whole); }

std::string figures(const Report& report) {
  std::string out = "coverage by tests         in every way    way by way\n";
  for (const Sort sort : kSorts) {
    const Figure f = figure(report, sort);
    if (f.items == 0) continue;
    out += "  " + padded(sort_name(sort), 16) + right(of(f.full, f.items), 20) + right(of(f.ways_reached, f.ways), 14) + "\n";
  }
  return out + "rules met and not met, exceptions won and lost: " + permille_text(decided_permille(report)) + "\n";
}

std::string package_line(const Report& report, const std::string& package) {
  std::string out = package + ":";
  bool first = true;
  for (const Sort sort : kSorts) {
    const Figure f = figure(report, sort, package);
    if (f.items == 0) continue;
    out += std::string(first ? " " : "; ") + sort_name(sort) + " " + of(f.full, f.items);
    first = false;
  }
  return out + "\n";
}

}  // namespace

std::string sort_of(Sort sort) {
  switch (sort) {
    case Sort::Rule: return "rule";
    case Sort::Exception: return "exception";
    case Sort::Condition: return "condition";
    case Sort::Row: return "row of";
    case Sort::Boundary: return "boundary";
  }
  return "";
}

std::vector<std::string> missing_ways(const Item& item, Ways reached) {
  std::vector<std::string> ways;
  for (std::size_t way = 0; way < item.ways.size(); ++way) {
    if (item.needed >> way & 1 && !(reached >> way & 1)) ways.push_back(item.ways[way]);
  }
  return ways;
}

std::vector<std::string> reached_ways(const Item& item, Ways reached) {
  std::vector<std::string> ways;
  for (std::size_t way = 0; way < item.ways.size(); ++way) {
    if (reached >> way & 1) ways.push_back(item.ways[way]);
  }
  return ways;
}

std::string listed(const std::vector<std::string>& ways) {
  std::string all;
  for (const std::string& way : ways) all += (all.empty() ? "" : ", ") + way;
  return all;
}

std::vector<std::string> packages_of(const Report& report) {
  std::set<std::string> packages;
  for (const Item& item : report.items) packages.insert(item.package);
  return {packages.begin(), packages.end()};
}

std::string render_text(const Report& report, const source::Sources& sources) {
  std::string out = figures(report) + "\n";
  for (const std::string& package : packages_of(report)) out += package_line(report, package);
  bool headed = false;
  for (const Sort sort : kSorts) {
    for (std::size_t i = 0; i < report.items.size(); ++i) {
      const Item& item = report.items[i];
      if (item.sort != sort || report.full(i)) continue;
      if (!headed) out += "\nwhat no test reaches\n";
      headed = true;
      out += "  " + source::place_text(item.span, sources) + "  " + sort_of(sort) + " " + diagnostic::printable(item.name, kMostSigns) + "; not reached: " +
             listed(missing_ways(item, report.reached[i])) + "\n";
    }
  }
  return out;
}

}  // namespace edict::coverage
