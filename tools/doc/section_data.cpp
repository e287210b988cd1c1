// Sets, tables, vocabularies, records and files of codes as tables.
#include <algorithm>

#include "doc/markup.h"
#include "doc/policy_text.h"
#include "doc/sections.h"
#include "source/csv.h"

namespace edict::doc {

using ast::ClauseKind;

namespace {

// A title, a source, a period: what stands in the block of a table besides its rows.
Facts block_facts(const Words& words, const ast::Module& module, const std::vector<ast::Clause>& clauses) {
  const auto* source = clause_value<ast::Text>(clauses, ClauseKind::Source);
  Facts facts;
  facts.add("In force", period_words(types::effective_of(module, clauses))).add("From", source == nullptr ? "" : escaped(source->value)).add("Source", words.citation(clauses));
  return facts;
}

const std::vector<ast::ColumnDecl>* columns_of(const ast::Decl& decl) {
  if (const auto* table = std::get_if<ast::TableDecl>(&decl.node)) return table->from ? &table->columns : nullptr;
  const auto* rows = std::get_if<ast::CodeRowsDecl>(&decl.node);
  return rows == nullptr ? nullptr : &rows->columns;
}

}  // namespace

std::string Sections::set(DeclRef ref) const {
  const auto& set = std::get<ast::SetDecl>(book_.decl(ref).node);
  HtmlTable table{"Members of " + book_.name_of(ref), {"Member", "Note", "In force"}, {}, {}, ""};
  for (const ast::SetMember& member : set.members) {
    const std::string what = (member.except ? "except " : "") + words_.phrase(ref.module, member.pattern);
    table.rows.push_back({what, member.note ? escaped(member.note->value) : "", member.effective == ast::kNoExpr ? "" : words_.phrase(ref.module, member.effective)});
  }
  for (std::size_t column = 2; column > 0; --column) {
    if (std::any_of(table.rows.begin(), table.rows.end(), [&](const auto& row) { return !row[column].empty(); })) continue;
    table.head.erase(table.head.begin() + static_cast<std::ptrdiff_t>(column));
    for (auto& row : table.rows) row.erase(row.begin() + static_cast<std::ptrdiff_t>(column));
  }
  Facts facts;
  if (set.extend) facts.add("Adds to", words_.reference(book_.target_of(ref)));
  return facts.html() + (table.rows.empty() ? "<p>It has no members of its own.</p>\n" : html_table(table));
}

std::string Sections::table(DeclRef ref) const {
  const ast::Decl& decl = book_.decl(ref);
  const auto& written = std::get<ast::TableDecl>(decl.node);
  Facts facts = block_facts(words_, book_.module(ref.module), written.clauses);
  if (written.extend) facts.add("Adds to", words_.reference(book_.target_of(ref)));
  std::vector<std::string> keys;
  for (const ast::Name& key : written.keys) keys.push_back(escaped(key.text));
  facts.add("Looked up by", joined(keys));
  if (written.pick) facts.add("Of several rows", std::string("the one with the ") + (written.pick->largest ? "largest " : "smallest ") + escaped(written.pick->column.text));
  if (written.from) return facts.html() + data_table(ref, kRowsOnPage);
  HtmlTable table{"Rows of " + book_.name_of(ref), {}, {}, {}, ""};
  for (const ast::ColumnDecl& column : written.columns) {
    table.head.push_back(escaped(column.name.text) + (column.type ? "<br><span class=\"type\">" + policy_text(book_, codes_, ref.module, column.type->span) + "</span>" : ""));
  }
  for (const ast::RowDecl& row : written.rows) {
    std::vector<std::string> cells;
    if (row.otherwise) cells.emplace_back("<em>otherwise</em>");
    for (const ast::Cell& cell : row.cells) {
      const std::string text = cell.kind == ast::Cell::Kind::Any ? "<em>any</em>" : cell.kind == ast::Cell::Kind::Blank ? "" : policy_phrase(book_, codes_, ref.module, cell.span);
      cells.push_back(text);
    }
    table.rows.push_back(std::move(cells));
  }
  return facts.html() + (table.rows.empty() ? "<p>It has no rows of its own.</p>\n" : html_table(table));
}

// The file that was read for it: its rows know.
std::size_t Sections::data_rows(DeclRef ref) const {
  const ast::Decl& decl = book_.decl(ref);
  if (columns_of(decl) == nullptr) return 0;
  const source::SourceFile* file = data_file(ref);
  if (file == nullptr) return 0;
  source::CsvRecords records(file->text());
  std::vector<source::CsvField> fields;
  std::size_t count = 0;
  while (records.next(fields)) ++count;
  return count == 0 ? 0 : count - 1;
}

const source::SourceFile* Sections::data_file(DeclRef ref) const {
  const std::uint32_t m = ref.module;
  if (std::holds_alternative<ast::CodeRowsDecl>(book_.decl(ref).node)) {
    const std::string& from = std::get<ast::CodeRowsDecl>(book_.decl(ref).node).from.value;
    const std::string& policy = book_.file(m).name();
    for (const ast::Decl& row : book_.module(m).decls) {
      if (row.span.file == book_.module(m).file) continue;
      const source::SourceFile& file = book_.set().sources->get(row.span.file);
      if (file.name() == policy.substr(0, policy.rfind('/') + 1) + from) return &file;
    }
    return nullptr;
  }
  const names::SymbolId own = book_.symbol_of(ref), symbol = own == kNone ? book_.target_of(ref) : own;
  const auto found = book_.set().types.tables.find(symbol);
  if (found == book_.set().types.tables.end()) return nullptr;
  const std::string& policy = book_.file(m).name();
  const std::string wanted = policy.substr(0, policy.rfind('/') + 1) + std::get<ast::TableDecl>(book_.decl(ref).node).from->value;
  for (const types::RowInfo& row : found->second.rows) {
    if (row.span.file == book_.module(m).file) continue;
    const source::SourceFile& file = book_.set().sources->get(row.span.file);
    if (file.name() == wanted) return &file;
  }
  return nullptr;
}

std::string Sections::data_table(DeclRef ref, std::size_t most) const {
  const std::vector<ast::ColumnDecl>& columns = *columns_of(book_.decl(ref));
  const source::SourceFile* file = data_file(ref);
  if (file == nullptr) return "<p>Its file has no rows.</p>\n";
  source::CsvRecords records(file->text());
  std::vector<source::CsvField> fields;
  if (!records.next(fields)) return "";
  HtmlTable table{"Rows of " + book_.name_of(ref), {}, {}, {}, "data"};
  std::vector<std::size_t> at;
  for (const ast::ColumnDecl& column : columns) {
    const auto found = std::find_if(fields.begin(), fields.end(), [&](const source::CsvField& field) { return field.text == column.name.text; });
    if (found == fields.end()) continue;
    at.push_back(static_cast<std::size_t>(found - fields.begin()));
    table.head.push_back(escaped(column.name.text) + (column.type ? "<br><span class=\"type\">" + policy_text(book_, codes_, ref.module, column.type->span) + "</span>" : ""));
  }
  std::size_t count = 0;
  while (records.next(fields)) {
    if (++count > most) continue;
    std::vector<std::string> cells;
    for (const std::size_t column : at) cells.push_back(column < fields.size() ? escaped(fields[column].text) : "");
    table.rows.push_back(std::move(cells));
  }
  std::string out = "<p>" + counted(count, "row", "rows") + " of the file " + code(escaped(file->name().substr(file->name().rfind('/') + 1)));
  if (count > most) {
    table.rows.resize(std::min<std::size_t>(table.rows.size(), 20));
    table.caption = "The first " + std::to_string(table.rows.size()) + " rows of " + book_.name_of(ref);
    out += "; the first " + std::to_string(table.rows.size()) + " stand here, and <a href=\"" + rows_path(ref) + "\">all of them on a page of their own</a>";
  }
  return out + ".</p>\n" + (table.rows.empty() ? "" : html_table(table));
}

std::string Sections::code_rows(DeclRef ref) const {
  const auto& rows = std::get<ast::CodeRowsDecl>(book_.decl(ref).node);
  Facts facts = block_facts(words_, book_.module(ref.module), rows.clauses);
  for (const ast::Clause& clause : rows.clauses) {
    const auto* value = std::get_if<ast::ExprId>(&clause.value);
    if (clause.kind == ClauseKind::Attribute && value != nullptr) facts.add(clause.attribute + ", where a row says nothing else", words_.phrase(ref.module, *value));
  }
  return facts.html() + data_table(ref, kRowsOnPage);
}

std::string Sections::rows_path(DeclRef ref) const {
  const std::string& page = book_.page_of(book_.set().names.package_of[ref.module]);
  return "rows-" + page.substr(8, page.size() - 13) + "-" + book_.anchor_of(ref) + ".html";
}

std::string Sections::rows_page(DeclRef ref) const {
  return "<h1>" + escaped(book_.title_of(ref)) + "</h1>\n<p class=\"name\">" + code_name(book_.name_of(ref)) + "</p>\n<p>Back to " + words_.reference(ref) + ".</p>\n" +
         data_table(ref, static_cast<std::size_t>(-1));
}

std::vector<DeclRef> Sections::long_tables() const {
  std::vector<DeclRef> all;
  for (const names::PackageId p : book_.packages()) {
    for (const DeclRef ref : book_.decls_of(p)) {
      if (data_rows(ref) > kRowsOnPage) all.push_back(ref);
    }
  }
  return all;
}

std::string Sections::vocabulary(DeclRef ref) const {
  const auto& values = std::get<ast::ValuesDecl>(book_.decl(ref).node);
  HtmlTable table{"Words of " + book_.name_of(ref), {"Word", "Meaning"}, {}, {}, ""};
  for (const ast::ValueMember& member : values.members) table.rows.push_back({code(escaped(member.name.text)), member.title ? escaped(member.title->value) : ""});
  return html_table(table);
}

std::string Sections::record(DeclRef ref) const {
  const auto& record = std::get<ast::RecordDecl>(book_.decl(ref).node);
  HtmlTable table{"Fields of " + book_.name_of(ref), {"Field", "Holds", "Meaning"}, {}, {}, ""};
  for (const ast::FieldDecl& field : record.fields) {
    table.rows.push_back({code(escaped(field.name.text)), policy_phrase(book_, codes_, ref.module, field.type.span), field.title ? escaped(field.title->value) : ""});
  }
  return html_table(table);
}

}  // namespace edict::doc
