// Data files. In and out: text. Always true: what was written is read back the same.
#include "imports/data_file.h"

#include <algorithm>

#include "imports/facts.h"
#include "imports/sheet.h"
#include "source/csv.h"
#include "source/natural_order.h"

namespace edict::imports {
namespace {

constexpr const char* kEffective = "effective";

std::string quoted(const std::string& cell) {
  if (cell.find_first_of(",\"\n\r") == std::string::npos) return cell;
  std::string text = "\"";
  for (const char c : cell) text += c == '"' ? std::string("\"\"") : std::string(1, c);
  return text + "\"";
}

void put_row(std::string& text, const std::vector<std::string>& cells, const std::string& effective) {
  for (const std::string& cell : cells) text += quoted(cell) + ",";
  text += effective + "\n";
}

std::vector<std::string> head_of(source::CsvRecords& records) {
  std::vector<source::CsvField> fields;
  std::vector<std::string> head;
  if (records.next(fields)) {
    for (const source::CsvField& field : fields) head.emplace_back(trimmed(field.text));
  }
  return head;
}

bool has(const std::vector<std::string>& names, const std::string& name) { return std::find(names.begin(), names.end(), name) != names.end(); }

// `2024-07-01 .. 2024-09-30`, open on either side; nothing where it is no period.
std::optional<exact::Period> period_of_cell(std::string_view text) {
  const std::size_t dots = text.find("..");
  if (dots == std::string_view::npos) return std::nullopt;
  const std::string_view first = trimmed(text.substr(0, dots)), last = trimmed(text.substr(dots + 2));
  const auto begin = first.empty() ? std::optional(exact::kFirstDate) : exact::parse_date(first);
  const auto end = last.empty() ? std::optional(exact::kLastDate) : exact::parse_date(last);
  if (!begin || !end || *end < *begin) return std::nullopt;
  return exact::Period{*begin, *end};
}

}  // namespace

void sort_rows(DatedTable& table) {
  const auto day = [](const TableRow& row) { return row.effective ? row.effective->first : exact::kFirstDate; };
  std::stable_sort(table.rows.begin(), table.rows.end(), [&](const TableRow& a, const TableRow& b) {
    for (std::size_t i = 0; i < table.shape.keys; ++i) {
      if (a.cells[i] != b.cells[i]) return source::comes_before(a.cells[i], b.cells[i]);
    }
    return day(a) < day(b);
  });
}

std::string data_text(const DatedTable& table) {
  DatedTable sorted = table;
  sort_rows(sorted);
  std::string text;
  put_row(text, sorted.shape.columns, kEffective);
  for (const TableRow& row : sorted.rows) put_row(text, row.cells, row.effective && *row.effective != exact::always() ? exact::period_text(*row.effective) : "");
  return text;
}

bool is_data_file(std::string_view text, const Shape& shape) {
  source::CsvRecords records(text);
  const std::vector<std::string> head = head_of(records);
  if (!has(head, kEffective)) return false;
  return std::all_of(shape.columns.begin(), shape.columns.begin() + static_cast<std::ptrdiff_t>(shape.keys), [&](const std::string& key) { return has(head, key); });
}

ReadTable read_table(std::string_view text, const Shape& shape) {
  ReadTable result;
  source::CsvRecords records(text);
  const std::vector<std::string> head = head_of(records);
  if (!is_data_file(text, shape)) {
    result.failure = "its first row does not name the columns";
    for (std::size_t i = 0; i < shape.keys; ++i) result.failure += " `" + shape.columns[i] + "`,";
    result.failure += " and `effective`";
    return result;
  }
  result.table.shape.keys = shape.keys;
  result.table.shape.columns = shape.columns;
  for (const std::string& name : head) {
    if (name != kEffective && !has(shape.columns, name)) result.table.shape.columns.push_back(name);
  }
  std::vector<source::CsvField> fields;
  for (std::size_t number = 2; records.next(fields); ++number) {
    TableRow row;
    row.cells.resize(result.table.shape.columns.size());
    for (std::size_t i = 0; i < head.size() && i < fields.size(); ++i) {
      const std::string_view cell = trimmed(fields[i].text);
      if (head[i] != kEffective) {
        const auto column = std::find(result.table.shape.columns.begin(), result.table.shape.columns.end(), head[i]);
        row.cells[static_cast<std::size_t>(column - result.table.shape.columns.begin())] = cell;
      } else if (!cell.empty() && !(row.effective = period_of_cell(cell))) {
        result.failure = "row " + std::to_string(number) + ": `" + std::string(cell) + "` is no period";
        return result;
      }
    }
    result.table.rows.push_back(std::move(row));
  }
  return result;
}

}  // namespace edict::imports
