// What a file covers, seen from its rows. In: an edition. Out: its scope.
#include "imports/scope.h"

#include <algorithm>

#include "imports/facts.h"

namespace edict::imports {
namespace {

constexpr std::string_view kTo = " to ";

std::size_t place_of(const Shape& shape, const std::string& column) {
  return static_cast<std::size_t>(std::find(shape.columns.begin(), shape.columns.end(), column) - shape.columns.begin());
}

// `setting practitioner` apart: the column, and what is said of it.
std::pair<std::string_view, std::string_view> parts(std::string_view text) {
  const std::size_t blank = text.find(' ');
  return {text.substr(0, blank), blank == std::string_view::npos ? "" : text.substr(blank + 1)};
}

std::set<std::string_view> words(std::string_view text) {
  std::set<std::string_view> all;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    all.insert(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return all;
}

}  // namespace

Scope::Scope(const Edition& edition, const Shape& table) : edition_(edition), table_(table), column_(table.columns.size()) {
  if (edition.scope.empty()) return;
  column_ = place_of(table, edition.scope);
  const std::size_t own = place_of(edition.table.shape, edition.scope);
  for (const TableRow& row : edition.table.rows) values_.insert(row.cells[own]);
}

bool Scope::is_drug(const TableRow& row) const {
  const std::size_t kind = place_of(table_, "kind"), unclassified = place_of(table_, "unclassified");
  if (kind >= row.cells.size() || unclassified >= row.cells.size()) return true;
  return !row.cells[unclassified].empty() || row.cells[kind] == "vaccine_code";
}

bool Scope::holds(const TableRow& row) const {
  if (edition_.part) return false;
  if (edition_.drugs_only && !is_drug(row)) return false;
  if (edition_.level_two_only && std::none_of(row.cells.begin(), row.cells.begin() + static_cast<std::ptrdiff_t>(table_.keys), is_level_two)) return false;
  if (column_ >= row.cells.size()) return true;
  if (!edition_.stretch) return values_.count(row.cells[column_]) == 1;
  return !values_.empty() && *values_.begin() <= row.cells[column_] && row.cells[column_] <= *values_.rbegin();
}

std::string Scope::text() const {
  if (edition_.scope.empty() || values_.empty()) return "";
  std::string said = edition_.scope;
  if (edition_.stretch) return said + " " + *values_.begin() + std::string(kTo) + *values_.rbegin();
  for (const std::string& value : values_) said += " " + value;
  return said;
}

bool Scope::meet(std::string_view a, std::string_view b) {
  const auto [column, left] = parts(a);
  const auto [other, right] = parts(b);
  if (left.empty() || right.empty() || column != other) return true;
  const std::size_t to = left.find(kTo), until = right.find(kTo);
  if (to != std::string_view::npos && until != std::string_view::npos) {
    return left.substr(0, to) <= right.substr(until + kTo.size()) && right.substr(0, until) <= left.substr(to + kTo.size());
  }
  const std::set<std::string_view> one = words(left), two = words(right);
  return std::any_of(one.begin(), one.end(), [&](std::string_view word) { return two.count(word) == 1; });
}

}  // namespace edict::imports
