// Codes gathered from expressions, declarations, outcomes and rows of tables.
#include "doc/codes.h"

#include <algorithm>

#include "core/schema.h"
#include "doc/markup.h"

namespace edict::doc {
namespace {

std::string kept(SymbolKind kind, const std::string& written) {
  const std::string normal = core::normalised(static_cast<core::SymbolKind>(kind), written);
  return normal.empty() ? written : normal;
}
std::string shown(SymbolKind kind, const std::string& written) {
  const std::string normal = core::normalised(static_cast<core::SymbolKind>(kind), written);
  return normal.empty() ? written : core::shown(static_cast<core::SymbolKind>(kind), normal);
}

}  // namespace

const char* Codes::word(SymbolKind kind) {
  switch (kind) {
    case SymbolKind::Code: return "Procedure and drug codes";
    case SymbolKind::Modifier: return "Modifiers";
    case SymbolKind::Diagnosis: return "Diagnoses";
    case SymbolKind::Ndc: return "Drug packages (NDC)";
    case SymbolKind::Place: return "Places of service";
    case SymbolKind::Specialty: return "Specialties";
    case SymbolKind::Adjustment: return "Reason codes";
    case SymbolKind::Remark: return "Remark codes";
    case SymbolKind::None:
    case SymbolKind::Payer:
    case SymbolKind::Value: return "";
  }
  return "";
}

const char* Codes::word_of_one(SymbolKind kind) {
  switch (kind) {
    case SymbolKind::Code: return "code";
    case SymbolKind::Modifier: return "modifier";
    case SymbolKind::Diagnosis: return "diagnosis";
    case SymbolKind::Ndc: return "ndc";
    case SymbolKind::Place: return "place";
    case SymbolKind::Specialty: return "specialty";
    case SymbolKind::Adjustment: return "reason";
    case SymbolKind::Remark: return "remark";
    case SymbolKind::None:
    case SymbolKind::Payer:
    case SymbolKind::Value: return "";
  }
  return "";
}

Codes::Codes(const Book& book) : book_(book) {
  find_meanings();
  find_references();
  find_rows();
  find_titles();
  find_notes();
  std::map<SymbolKind, std::size_t> counts;
  for (const auto& [key, entry] : entries_) numbers_[key] = counts[entry.kind]++;
}

Codes::Key Codes::key(SymbolKind kind, const std::string& written, const std::string& last) const {
  if (!last.empty()) return {kind, kept(kind, written) + " .. " + kept(kind, last)};
  if (written.ends_with('*')) return {kind, kept(kind, written.substr(0, written.size() - 1)) + "*"};
  return {kind, kind == SymbolKind::Adjustment ? written : kept(kind, written)};
}

void Codes::add(SymbolKind kind, const std::string& written, const std::string& last, DeclRef where) {
  if (kind == SymbolKind::None || kind == SymbolKind::Payer || kind == SymbolKind::Value || where.module == kNone || written.empty()) return;
  const auto [at, fresh] = entries_.try_emplace(key(kind, written, last));
  CodeEntry& entry = at->second;
  if (fresh) {
    entry.kind = kind;
    entry.range = !last.empty();
    entry.pattern = !entry.range && written.ends_with('*');
    entry.sort = kept(kind, entry.pattern ? written.substr(0, written.size() - 1) : written);
    entry.last = entry.range ? kept(kind, last) : "";
    entry.text = entry.pattern || kind == SymbolKind::Adjustment ? written : entry.range ? shown(kind, written) + " .. " + shown(kind, last) : shown(kind, written);
  }
  entry.places.insert(place_of(book_.home(where)));
}

void Codes::find_references() {
  for (const names::PackageId p : book_.packages()) {
    for (const std::uint32_t m : book_.set().names.packages[p].modules) {
      for (const Reference& one : book_.references(m)) {
        if (one.kind != SymbolKind::None) add(one.kind, one.code, one.last, book_.decl_at(m, one.begin));
      }
      for (std::uint32_t d = 0; d < book_.module(m).decls.size(); ++d) {
        const ast::Decl& decl = book_.module(m).decls[d];
        if (decl.span.file == book_.module(m).file) continue;  // a row of a data file
        const bool modifier = std::holds_alternative<ast::ModifierDecl>(decl.node);
        if (modifier || std::holds_alternative<ast::CodeDecl>(decl.node)) add(modifier ? SymbolKind::Modifier : SymbolKind::Code, decl.name.text, "", {m, d});
      }
    }
  }
}

void Codes::find_rows() {
  for (names::SymbolId id = 0; id < book_.set().names.symbols.size(); ++id) {
    const auto found = book_.set().types.tables.find(id);
    if (found != book_.set().types.tables.end()) find_rows_of(id, found->second);
  }
}

// The addition of a package whose rows stand in a data file.
DeclRef Codes::addition_to(names::SymbolId table, names::PackageId package, DeclRef otherwise) const {
  for (const DeclRef ref : book_.decls_of(package)) {
    const auto* written = std::get_if<ast::TableDecl>(&book_.decl(ref).node);
    if (written != nullptr && written->from && book_.target_of(ref) == table) return ref;
  }
  return otherwise;
}

void Codes::find_rows_of(names::SymbolId table, const types::TableInfo& info) {
  const names::Symbol& symbol = book_.set().names.symbols[table];
  for (const types::RowInfo& row : info.rows) {
    const names::PackageId package = row.added_by == names::kNone ? symbol.package : row.added_by;
    if (!book_.shown(package)) continue;
    DeclRef where = symbol.decls.front();
    if (const auto own = book_.written_at(row.span); own.module != kNone) where = own;
    else if (row.added_by != names::kNone) where = addition_to(table, row.added_by, where);
    for (std::size_t i = 0; i < row.keys.size(); ++i) {
      const types::KeyCell& cell = row.keys[i];
      const SymbolKind kind = info.keys[i].type.symbol;
      if (!info.keys[i].type.is(types::Kind::Symbol)) continue;
      if (cell.kind == types::KeyCell::Kind::Range && cell.symbols.size() == 2) add(kind, cell.symbols[0], cell.symbols[1], where);
      else for (const std::string& one : cell.symbols) add(kind, one, "", where);
    }
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      if (row.cells[i] != types::kNone && info.columns[i].type.is(types::Kind::Symbol)) add(info.columns[i].type.symbol, book_.set().types.constants[row.cells[i]].text, "", where);
    }
  }
}

void Codes::find_titles() {
  const core::Program& program = *book_.set().program;
  for (const core::Code& code : program.codes) {
    const auto found = entries_.find({SymbolKind::Code, program.symbols.text(code.symbol)});
    if (found != entries_.end() && !code.title.empty()) found->second.title = code.title;
  }
  for (const names::Symbol& symbol : book_.set().names.symbols) {
    if (symbol.sort != names::Sort::Modifier) continue;
    const ast::Decl& decl = book_.decl(symbol.decls.front());
    const auto found = entries_.find({SymbolKind::Modifier, kept(SymbolKind::Modifier, symbol.name)});
    if (found != entries_.end() && decl.title) found->second.title = decl.title->value;
  }
  for (auto& [key, entry] : entries_) {
    if (entry.title.empty()) entry.title = meaning(entry.kind, entry.text);
  }
}

// A note beside a member of a set says what it is, where nothing else does.
void Codes::find_notes() {
  for (const names::PackageId p : book_.packages()) {
    for (const DeclRef ref : book_.decls_of(p)) {
      const auto* set = std::get_if<ast::SetDecl>(&book_.decl(ref).node);
      if (set == nullptr) continue;
      for (const ast::SetMember& member : set->members) {
        if (!member.note || member.pattern == ast::kNoExpr) continue;
        const source::Span span = book_.module(ref.module).exprs[member.pattern].span;
        for (const Reference& one : book_.references_in(ref.module, span)) {
          const auto found = one.kind == SymbolKind::None ? entries_.end() : entries_.find(key(one.kind, one.code, one.last));
          if (found != entries_.end() && found->second.title.empty()) found->second.title = member.note->value;
        }
      }
    }
  }
}

// The library's table of official numbers, in its own words.
void Codes::find_meanings() {
  const Compilation& set = book_.set();
  for (const auto& [id, info] : set.types.tables) {
    if (set.names.full_name(id) != "std.adjustments.adjustments" || info.keys.size() < 2) continue;
    const auto column = std::find_if(info.columns.begin(), info.columns.end(), [](const types::ColumnInfo& one) { return one.name == "meaning"; });
    if (column == info.columns.end()) return;
    for (const types::RowInfo& row : info.rows) {
      const std::uint32_t cell = row.cells[static_cast<std::size_t>(column - info.columns.begin())];
      if (row.keys[0].symbols.empty() || row.keys[1].first == types::kNone || cell == types::kNone) continue;
      meanings_[row.keys[0].symbols[0] + "/" + set.types.constants[row.keys[1].first].text] = set.types.constants[cell].text;
    }
  }
}

std::string Codes::meaning(SymbolKind kind, const std::string& written) const {
  const std::size_t dash = written.find('-');
  const bool reason = kind == SymbolKind::Adjustment;
  if (!reason && kind != SymbolKind::Remark) return "";
  const auto found = meanings_.find(reason ? "carc/" + (dash == std::string::npos ? written : written.substr(dash + 1)) : "rarc/" + written);
  return found == meanings_.end() ? "" : found->second;
}

std::vector<const CodeEntry*> Codes::of(SymbolKind kind) const {
  std::vector<const CodeEntry*> all;
  for (auto at = entries_.lower_bound({kind, ""}); at != entries_.end() && at->first.first == kind; ++at) all.push_back(&at->second);
  return all;
}

std::string Codes::page_of(SymbolKind kind, std::size_t number) const {
  const std::size_t sheet = number / kPageful;
  return std::string("codes-") + word_of_one(kind) + (sheet == 0 ? "" : "-" + std::to_string(sheet + 1)) + ".html";
}

std::string Codes::anchor_of(const CodeEntry& entry) const {
  std::string text;
  for (const char c : entry.text) text += c == '*' ? std::string("x-all") : std::string(1, c);
  return std::string(word_of_one(entry.kind)) + "-" + doc::anchor_of(text);
}

std::string Codes::href_of(const Key& key) const {
  const auto found = entries_.find(key);
  return found == entries_.end() ? "" : page_of(key.first, numbers_.at(key)) + "#" + anchor_of(found->second);
}

std::string Codes::href(SymbolKind kind, const std::string& written, const std::string& last) const { return href_of(key(kind, written, last)); }

std::string Codes::href(const CodeEntry& entry) const { return href_of({entry.kind, entry.range ? entry.sort + " .. " + entry.last : entry.pattern ? entry.sort + "*" : entry.kind == SymbolKind::Adjustment ? entry.text : entry.sort}); }

std::vector<const CodeEntry*> Codes::covering(const CodeEntry& entry) const {
  std::vector<const CodeEntry*> all;
  if (entry.pattern || entry.range) return all;
  for (const CodeEntry* other : of(entry.kind)) {
    const bool by_pattern = other->pattern && entry.sort.starts_with(other->sort);
    const bool by_range = other->range && entry.sort >= other->sort && (entry.sort <= other->last || entry.sort.starts_with(other->last));
    if (by_pattern || by_range) all.push_back(other);
  }
  return all;
}

}  // namespace edict::doc
