// Rows of a table that stand in a data file: `table … from "file.csv"`. The file's head names columns of the table; cells are read by the column's type.
#include <algorithm>

#include "diagnostic/codes_types.h"
#include "exact/decimal.h"
#include "source/csv.h"
#include "types/checker.h"
#include "types/limits.h"

namespace edict::types {

namespace code = diagnostic::code;

// Cells of a column that were read lately: what a file says again and again is one constant. A cell's text lies in the file, or (with doubled quotes) is not kept.
class KnownCells {
 public:
  struct Cell {
    std::string_view text;
    std::uint32_t constant = kNone;
  };
  KnownCells(std::string_view file, std::size_t columns) : file_(file), cells_(columns * kPerColumn) {}

  // The dates of the row before: most rows of an edition have the same.
  std::string_view period_text;
  exact::Period period;
  void keep_period(std::string_view text, const exact::Period& read) {
    if (in_file(text)) period_text = text, period = read;
  }

  // Where a value cell's constant is kept, or was; nothing for a text that is not kept.
  Cell* place_of(std::uint32_t place, std::string_view text) {
    if (!in_file(text)) return nullptr;
    const std::size_t mixed = text.size() * 7 + static_cast<unsigned char>(text.front()) * 31 + static_cast<unsigned char>(text.back());
    return &cells_[(place - kValue) * kPerColumn + mixed % kPerColumn];
  }

 private:
  bool in_file(std::string_view text) const { return text.data() >= file_.data() && text.data() < file_.data() + file_.size(); }

  static constexpr std::size_t kPerColumn = 251;
  std::string_view file_;
  std::vector<Cell> cells_;
};

namespace {

std::optional<exact::Period> read_period(std::string_view text) {
  exact::Period period = exact::always();
  const auto dots = text.find("..");
  if (dots == std::string_view::npos) return std::nullopt;
  const auto trim = [](std::string_view s) {
    while (!s.empty() && s.front() == ' ') s.remove_prefix(1);
    while (!s.empty() && s.back() == ' ') s.remove_suffix(1);
    return s;
  };
  const auto first = trim(text.substr(0, dots)), last = trim(text.substr(dots + 2));
  if (!first.empty()) {
    const auto date = exact::parse_date(first);
    if (!date) return std::nullopt;
    period.first = *date;
  }
  if (!last.empty()) {
    const auto date = exact::parse_date(last);
    if (!date) return std::nullopt;
    period.last = *date;
  }
  return period.last < period.first ? std::nullopt : std::optional(period);
}

}  // namespace

// A code, a word of a vocabulary, a payer, as a policy writes it; nothing where the cell is none.
std::optional<std::string> Checker::data_symbol(std::string_view text, const ColumnInfo& column) {
  std::string made(text);
  const SymbolKind kind = column.type.symbol;
  if (kind == SymbolKind::Value) {
    const auto& members = types_.vocabularies[column.type.of].members;
    if (std::find(members.begin(), members.end(), made) == members.end()) return std::nullopt;
    return made;
  }
  if (kind == SymbolKind::Payer || kind == SymbolKind::Adjustment) return made;
  if (kind == SymbolKind::Diagnosis && made.size() > 3 && made.find('.') == std::string::npos) made.insert(3, ".");
  return fits(kind, made) ? std::optional(std::move(made)) : std::nullopt;
}

std::optional<Constant> Checker::data_constant(std::string_view text, const ColumnInfo& column) {
  Constant made;
  made.type = column.type;
  made.type.optional = false;
  const auto number = [&](std::string_view digits) {
    const auto parsed = exact::parse_decimal(digits, true);
    made.number = parsed.millionths;
    return !parsed.error;
  };
  switch (column.type.kind) {
    case Kind::Text: made.text = text; return made;
    case Kind::Symbol: {
      auto symbol = data_symbol(text, column);
      if (!symbol) return std::nullopt;
      made.text = std::move(*symbol);
      return made;
    }
    case Kind::Money:
    case Kind::PerUnit:
      if (!text.empty() && text.front() == '$') text.remove_prefix(1);
      made.type = of_kind(Kind::Money);
      return number(text) ? std::optional(made) : std::nullopt;
    case Kind::Percent:
      if (text.empty() || text.back() != '%') return std::nullopt;
      text.remove_suffix(1);
      if (!number(text) || made.number % 100 != 0) return std::nullopt;
      made.number /= 100;
      return made;
    case Kind::Integer:
    case Kind::Decimal:
    case Kind::Units: return number(text) ? std::optional(made) : std::nullopt;
    case Kind::Boolean:
      made.number = text == "true" || text == "yes" ? 1 : 0;
      return text == "true" || text == "yes" || text == "false" || text == "no" ? std::optional(made) : std::nullopt;
    case Kind::Date: {
      const auto date = exact::parse_date(text);
      if (!date) return std::nullopt;
      made.date = *date;
      return made;
    }
    case Kind::Period: {
      const auto period = read_period(text);
      if (!period) return std::nullopt;
      made.period = *period;
      return made;
    }
    case Kind::Quantity:
    case Kind::Amount:
    case Kind::UnitSize:
    case Kind::Duration: {
      const auto blank = text.find(' ');
      if (blank == std::string_view::npos) return std::nullopt;
      const std::string name(text.substr(blank + 1));
      if (column.type.is(Kind::Duration)) {
        const auto time = duration(std::string(text.substr(0, blank)), name);
        if (!time || time->days < 0) return std::nullopt;
        made.duration = *time;
        return made;
      }
      const UnitInfo* found = unit(name);
      exact::Int scaled = 0;
      if (found == nullptr || !number(text.substr(0, blank)) || !exact::multiply(made.number, found->factor, scaled)) return std::nullopt;
      if (scaled % exact::kOne != 0 || scaled / exact::kOne >= exact::kLimit || scaled / exact::kOne <= -exact::kLimit) return std::nullopt;
      made.type = of_kind(Kind::Quantity);
      made.type.dimension = found->dimension;
      made.number = static_cast<std::int64_t>(scaled / exact::kOne);
      return made;
    }
    case Kind::Error:
    case Kind::Age:
    case Kind::Record:
    case Kind::Row:
    case Kind::List:
    case Kind::Set:
    case Kind::Shape: return std::nullopt;
  }
  return std::nullopt;
}

void Checker::data_cell(RowInfo& row, std::string_view text, std::uint32_t place, const TableInfo& info, KnownCells& seen, source::Span where) {
  if (text.empty()) return;
  if (place == kDates) {
    const auto period = text == seen.period_text ? std::optional(seen.period) : read_period(text);
    if (period) seen.keep_period(text, row.effective = *period);
    else report(code::T340, where, {std::string(text), "effective", "a period such as `2025-01-01 .. 2025-12-31`"});
    return;
  }
  const bool is_key = place < kValue;
  const ColumnInfo& column = is_key ? info.keys[place] : info.columns[place - kValue];
  if (is_key && text == "any") return;
  KnownCells::Cell* known = is_key ? nullptr : seen.place_of(place, text);
  if (known != nullptr && known->text == text) {
    row.cells[place - kValue] = known->constant;
    return;
  }
  const auto refuse = [&] { report(code::T340, where, {std::string(text.substr(0, 60)), column.name, words(column.type)}); };
  if (is_key && column.type.is(Kind::Symbol)) {
    // Rows of a file stand in order: a key is often that of the row before.
    const KeyCell* before = info.rows.empty() || info.rows.back().span.file != where.file ? nullptr : &info.rows.back().keys[place];
    const bool again = before != nullptr && before->kind == KeyCell::Kind::Symbol && before->symbols.front() == text;
    auto symbol = again ? std::optional(before->symbols.front()) : data_symbol(text, column);
    if (!symbol) return refuse();
    row.keys[place].kind = KeyCell::Kind::Symbol;
    row.keys[place].symbols.push_back(std::move(*symbol));
    return;
  }
  auto value = data_constant(text, column);
  if (!value) {
    refuse();
  } else if (!is_key) {
    row.cells[place - kValue] = add_constant(std::move(*value));
    if (known != nullptr) *known = {text, row.cells[place - kValue]};
  } else {
    row.keys[place].kind = KeyCell::Kind::Value;
    row.keys[place].first = add_constant(std::move(*value));
  }
}

void Checker::data_rows(const ast::Decl& decl, const ast::TableDecl& table, TableInfo& info, const std::vector<std::uint32_t>& order) {
  const source::SourceFile* data = in_.data ? in_.data(in_.sources.get(module().file).name(), table.from->value) : nullptr;
  if (data == nullptr) {
    report(code::T339, table.from->span, {table.from->value});
    return;
  }
  source::CsvRecords records(data->text());
  std::vector<source::CsvField> fields;
  records.next(fields);
  std::vector<std::uint32_t> places;
  for (const source::CsvField& head : fields) {
    std::uint32_t place = kNone;
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
      if (table.columns[c].name.text == head.text) place = order[c];
    }
    places.push_back(place);  // columns that the table does not name are left out
  }
  for (std::size_t c = 0; c < order.size(); ++c) {
    if (std::find(places.begin(), places.end(), order[c]) == places.end()) {
      report(code::T341, table.columns[c].span, {table.columns[c].name.text, table.from->value});
      return;
    }
  }
  std::size_t bad = 0;
  KnownCells seen(data->text(), info.columns.size());
  info.rows.reserve(std::min<std::size_t>(data->line_count(), kMostDataRows));
  while (records.next(fields)) {
    if (info.rows.size() >= kMostDataRows) return void(report(code::T342, table.from->span, {table.from->value, std::to_string(kMostDataRows)}));
    RowInfo row;
    row.span = fields.empty() ? decl.name.span : source::Span{data->id(), fields.front().begin, fields.back().end};
    row.keys.resize(info.keys.size());
    row.cells.assign(info.columns.size(), kNone);
    const std::size_t before = out_.all().size();
    for (std::size_t f = 0; f < fields.size() && f < places.size(); ++f) {
      if (places[f] != kNone) data_cell(row, fields[f].text, places[f], info, seen, {data->id(), fields[f].begin, fields[f].end});
    }
    if (out_.all().size() != before && ++bad > 20) return;  // a file with another layout: twenty findings say it
    info.rows.push_back(std::move(row));
  }
}

}  // namespace edict::types
