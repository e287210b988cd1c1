// One row, one code or modifier; one cell, one clause, read as the head's type says.
#include "syntax/code_rows.h"

#include <algorithm>
#include <array>

#include "source/csv.h"
#include "syntax/bad_literals.h"

namespace edict::syntax {

namespace {

using namespace ast;
using source::CsvField;
using Problem = CodeRowsDecl::Problem;

constexpr std::size_t kMostCodes = 100'000;
constexpr std::size_t kMostBadCells = 20;      // a file with another layout: twenty findings say it
constexpr std::size_t kLeftOut = static_cast<std::size_t>(-1);

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

bool is_number(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789.,") == std::string_view::npos && text.front() >= '0' && text.front() <= '9';
}

// Types whose values are written as code words.
bool is_code_word_type(std::string_view type) {
  static constexpr std::array<std::string_view, 8> kTypes = {"code", "modifier", "diagnosis", "ndc", "place", "specialty", "adjustment", "remark"};
  return std::find(kTypes.begin(), kTypes.end(), type) != kTypes.end();
}

class Rows {
 public:
  Rows(Module& module, std::size_t decl, const source::SourceFile& data) : module_(module), decl_(decl), data_(data) {}

  void read() {
    source::CsvRecords records(data_.text());
    std::vector<CsvField> fields;
    const CodeRowsDecl rows = declared();  // the module grows below
    if (!records.next(fields) || !find_columns(rows, fields)) return;
    const std::size_t lines = std::min<std::size_t>(data_.line_count(), kMostCodes);
    module_.decls.reserve(module_.decls.size() + lines);
    module_.exprs.reserve(module_.exprs.size() + lines * rows.columns.size());
    for (std::size_t count = 0; records.next(fields); ++count) {
      if (count == kMostCodes) {
        problem({Problem::Kind::TooMany, std::to_string(kMostCodes), "", "", rows.from.span});
        return;
      }
      add(rows, fields);
      if (bad_ > kMostBadCells) return;
    }
  }

 private:
  CodeRowsDecl& declared() { return std::get<CodeRowsDecl>(module_.decls[decl_].node); }
  void problem(Problem found) { declared().problems.push_back(std::move(found)); }
  Span span(const CsvField& field) const { return {data_.id(), field.begin, field.end}; }

  static std::string what(const CodeRowsDecl& rows) { return rows.of_modifiers ? "modifier" : "code"; }

  // Which field stands for which column of the head; columns that the head does not name are left out.
  bool find_columns(const CodeRowsDecl& rows, const std::vector<CsvField>& head) {
    for (const ColumnDecl& column : rows.columns) {
      const auto found = std::find_if(head.begin(), head.end(), [&](const CsvField& f) { return trimmed(f.text) == column.name.text; });
      if (found == head.end()) {
        problem({Problem::Kind::NoColumn, column.name.text, "", "", column.span});
        return false;
      }
      fields_.push_back(static_cast<std::size_t>(found - head.begin()));
      if (column.name.text == what(rows)) code_ = fields_.back();
    }
    if (code_ == kLeftOut) problem({Problem::Kind::NoColumn, what(rows), "", "", rows.from.span});
    return code_ != kLeftOut;
  }

  void add(const CodeRowsDecl& rows, const std::vector<CsvField>& fields) {
    if (code_ >= fields.size() || trimmed(fields[code_].text).empty()) {
      const Span place{data_.id(), fields.front().begin, fields.back().end};
      bad_cell("", what(rows), "a " + what(rows), place);
      return;
    }
    Decl made;
    made.name = {std::string(trimmed(fields[code_].text)), span(fields[code_])};
    made.span = {data_.id(), fields.front().begin, fields.back().end};
    std::vector<Clause> said;
    const auto filled = [&](std::size_t field) { return field < fields.size() && !fields[field].text.empty(); };
    said.reserve(static_cast<std::size_t>(std::count_if(fields_.begin(), fields_.end(), filled)) + rows.clauses.size());
    for (std::size_t c = 0; c < rows.columns.size(); ++c) {
      if (fields_[c] == code_ || fields_[c] >= fields.size()) continue;
      const CsvField& field = fields[fields_[c]];
      const std::string_view text = trimmed(field.text);
      if (text.empty()) continue;
      if (rows.columns[c].name.text == "title") made.title = Text{std::string(text), span(field)};
      else add_clause(said, rows.columns[c], text, span(field));
    }
    for (const Clause& clause : rows.clauses) {
      const bool by_row = std::any_of(said.begin(), said.end(), [&](const Clause& own) { return own.kind == clause.kind && own.attribute == clause.attribute; });
      if (!by_row) said.push_back(clause);
    }
    if (rows.of_modifiers) made.node = ModifierDecl{std::move(said)};
    else made.node = CodeDecl{std::move(said)};
    module_.decls.push_back(std::move(made));
  }

  void add_clause(std::vector<Clause>& clauses, const ColumnDecl& column, std::string_view text, Span where) {
    Clause clause;
    clause.span = clause.keyword = where;
    if (column.name.text == "effective") {
      clause.kind = ClauseKind::Effective;
      const ExprId period = range(text, where);
      if (period == kNoExpr) return bad_cell(text, column.name.text, "a period such as `2025-01-01 .. 2025-12-31`", where);
      clause.value = period;
    } else {
      clause.kind = ClauseKind::Attribute;
      clause.attribute = column.name.text;
      clause.value = value(column, text, where);
    }
    clauses.push_back(std::move(clause));
  }

  void bad_cell(std::string_view text, const std::string& column, const std::string& wanted, Span where) {
    ++bad_;
    problem({Problem::Kind::BadCell, std::string(text.substr(0, 60)), column, wanted, where});
  }

  ExprId expr(ExprNode node, Span where) {
    module_.exprs.push_back({std::move(node), where});
    return static_cast<ExprId>(module_.exprs.size() - 1);
  }

  ExprId range(std::string_view text, Span where) {
    const auto dots = text.find("..");
    if (dots == std::string_view::npos) return kNoExpr;
    const auto end = [&](std::string_view date) { return date.empty() ? kNoExpr : expr(DateLiteral{std::string(date)}, where); };
    const std::string_view first = trimmed(text.substr(0, dots)), last = trimmed(text.substr(dots + 2));
    if ((!first.empty() && !is_date(first)) || (!last.empty() && !is_date(last))) return kNoExpr;
    const ExprId from = end(first);
    const ExprId until = end(last);
    return expr(RangeExpr{from, until, false}, where);
  }

  ExprId value(const ColumnDecl& column, std::string_view text, Span where) {
    if (!column.type) return single(column.name.text, text, where);
    if (column.type->name != "list" || column.type->arguments.empty()) return single(column.type->name, text, where);
    ListExpr list;
    while (!text.empty()) {
      const auto end = std::min(text.find(';'), text.size());
      const std::string_view item = trimmed(text.substr(0, end));
      if (!item.empty()) list.items.push_back(single(column.type->arguments.front().name, item, where));
      text.remove_prefix(std::min(end + 1, text.size()));
    }
    return expr(std::move(list), where);
  }

  // A value is written as in a policy, a text without its quotes. What it is not, the checker tells.
  ExprId single(std::string_view type, std::string_view text, Span where) {
    std::string written(text);
    if (type == "text") return expr(TextLiteral{std::move(written)}, where);
    if (type == "boolean" && (text == "yes" || text == "true" || text == "no" || text == "false")) return expr(BooleanLiteral{text == "yes" || text == "true"}, where);
    if (type == "date" && is_date(text)) return expr(DateLiteral{std::move(written)}, where);
    if (type == "period") {
      const ExprId period = range(text, where);
      if (period != kNoExpr) return period;
    }
    if (is_code_word_type(type)) return is_number(text) ? expr(NumberLiteral{std::move(written)}, where) : expr(ShapeLiteral{std::move(written)}, where);
    if (text.front() == '$' && is_number(text.substr(1))) return expr(MoneyLiteral{written.substr(1)}, where);
    if (text.back() == '%' && is_number(text.substr(0, text.size() - 1))) return expr(PercentLiteral{written.substr(0, written.size() - 1)}, where);
    if (is_number(text)) return expr(NumberLiteral{std::move(written)}, where);
    const auto blank = text.find(' ');
    if (blank != std::string_view::npos && is_number(text.substr(0, blank))) {
      return expr(QuantityLiteral{written.substr(0, blank), {std::string(trimmed(text.substr(blank))), where}}, where);
    }
    return expr(NameExpr{std::move(written)}, where);
  }

  Module& module_;
  std::size_t decl_;
  const source::SourceFile& data_;
  std::vector<std::size_t> fields_;   // by column of the head
  std::size_t code_ = kLeftOut;
  std::size_t bad_ = 0;
};

}  // namespace

void add_code_rows(Module& module, std::size_t decl, const source::SourceFile* data) {
  auto& rows = std::get<CodeRowsDecl>(module.decls[decl].node);
  if (data == nullptr) rows.problems.push_back({Problem::Kind::NoFile, "", "", "", rows.from.span});
  else Rows(module, decl, *data).read();
}

}  // namespace edict::syntax
