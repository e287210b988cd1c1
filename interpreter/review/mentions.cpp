// Mentions of codes: constants, ranges, rows of tables, declarations and outcomes. In: a checked set. Out: places.
#include "review/mentions.h"

#include <algorithm>
#include <map>

#include "core/schema.h"

namespace edict::review {
namespace {

using types::SymbolKind;

class Search {
 public:
  Search(const Inputs& in, SymbolKind kind, const std::set<std::string>& codes) : in_(in), kind_(kind) {
    for (const std::string& code : codes) codes_.emplace(normal(code), code);
  }

  std::vector<Named> run() {
    for (std::uint32_t m = 0; m < in_.names.modules.size(); ++m) {
      if (is_ours({in_.names.modules[m]->file, 0, 0})) module(m);
    }
    for (const auto& [symbol, table] : in_.types.tables) rows(table, &in_.names.decl(in_.names.symbols[symbol].decls.front()));
    std::sort(found_.begin(), found_.end(), [](const Named& a, const Named& b) {
      return std::tuple(a.span.file, a.span.begin, a.code) < std::tuple(b.span.file, b.span.begin, b.code);
    });
    const auto same = [](const Named& a, const Named& b) { return a.span.file == b.span.file && a.span.begin == b.span.begin && a.code == b.code; };
    found_.erase(std::unique(found_.begin(), found_.end(), same), found_.end());
    for (Named& one : found_) {
      if (const ast::Decl* holder = holder_of(one.span)) one.decl = holder;
    }
    return std::move(found_);
  }

 private:
  std::string normal(std::string_view text) const { return core::normalised(static_cast<core::SymbolKind>(kind_), text); }
  bool is_ours(source::Span span) const { return span.file != source::kNoFile && !in_.sources.get(span.file).name().starts_with("<std>/"); }

  void add(const std::string& code, source::Span span) { found_.push_back({code, span, table_}); }

  // The declaration whose text the place stands in.
  const ast::Decl* holder_of(source::Span span) const {
    for (const ast::Module* module : in_.names.modules) {
      if (module->file != span.file) continue;
      for (const ast::Decl& decl : module->decls) {
        if (decl.span.file == span.file && decl.span.begin <= span.begin && span.end <= decl.span.end) return &decl;
      }
    }
    return nullptr;
  }

  // One code, or a pattern.
  void name(const std::string& text, source::Span span) {
    if (!text.ends_with('*')) {
      const auto code = codes_.find(normal(text));
      if (code != codes_.end()) add(code->second, span);
      return;
    }
    const std::string prefix = normal(text.substr(0, text.size() - 1));
    for (auto code = codes_.lower_bound(prefix); code != codes_.end() && code->first.starts_with(prefix); ++code) add(code->second, span);
  }

  // From the first up to the last and what begins with it: finer codes belong to a range too.
  void range(const std::string& first, const std::string& last, source::Span span) {
    const std::string end = normal(last);
    for (auto code = codes_.lower_bound(normal(first)); code != codes_.end() && (code->first <= end || code->first.starts_with(end)); ++code) {
      add(code->second, span);
    }
  }

  const types::Constant* constant(std::uint32_t module, ast::ExprId expr) const {
    if (expr == ast::kNoExpr || module >= in_.types.exprs.size() || expr >= in_.types.exprs[module].size()) return nullptr;
    const types::Info& info = in_.types.info(module, expr);
    const bool is_symbol = info.meaning == types::Meaning::Constant && info.type.is(types::Kind::Symbol) && info.type.symbol == kind_;
    return is_symbol ? &in_.types.constants[info.ref] : nullptr;
  }

  void module(std::uint32_t m) {
    const ast::Module& module = *in_.names.modules[m];
    for (ast::ExprId e = 0; e < module.exprs.size(); ++e) {
      if (const types::Constant* alone = constant(m, e)) name(alone->text, module.exprs[e].span);
      const auto* written = std::get_if<ast::RangeExpr>(&module.exprs[e].node);
      if (written == nullptr) continue;
      const types::Constant* first = constant(m, written->first);
      const types::Constant* last = constant(m, written->last);
      if (first != nullptr && last != nullptr) range(first->text, last->text, module.exprs[e].span);
    }
    for (const ast::Decl& decl : module.decls) declaration(decl);
  }

  void declaration(const ast::Decl& decl) {
    if (kind_ == SymbolKind::Code && std::holds_alternative<ast::CodeDecl>(decl.node)) name(decl.name.text, decl.name.span);
    if (kind_ == SymbolKind::Modifier && std::holds_alternative<ast::ModifierDecl>(decl.node)) name(decl.name.text, decl.name.span);
    if (const auto* exception = std::get_if<ast::ExceptionDecl>(&decl.node)) {
      if (kind_ == SymbolKind::Code && exception->target.kind == ast::TargetKind::Code) name(exception->target.name.text, exception->target.name.span);
      outcomes(exception->clauses);
    }
    if (const auto* rule = std::get_if<ast::RuleDecl>(&decl.node)) outcomes(rule->clauses);
    if (const auto* balance = std::get_if<ast::BalanceDecl>(&decl.node)) {
      for (const ast::Clause& clause : balance->clauses) {
        const auto* takes = std::get_if<ast::Takes>(&clause.value);
        if (takes != nullptr && takes->adjustment) adjustment(*takes->adjustment);
      }
    }
  }

  void outcomes(const std::vector<ast::Clause>& clauses) {
    for (const ast::Clause& clause : clauses) {
      const auto* outcome = std::get_if<ast::Outcome>(&clause.value);
      if (outcome == nullptr) continue;
      if (outcome->adjustment) adjustment(*outcome->adjustment);
      for (const ast::Name& remark : outcome->remarks) {
        if (kind_ == SymbolKind::Remark) name(remark.text, remark.span);
      }
    }
  }

  // `CO-16` names reason 16.
  void adjustment(const ast::Name& written) {
    const std::size_t dash = written.text.find('-');
    if (kind_ == SymbolKind::Adjustment && dash != std::string::npos) name(written.text.substr(dash + 1), written.span);
  }

  void rows(const types::TableInfo& table, const ast::Decl* decl) {
    for (const types::RowInfo& row : table.rows) {
      if (!is_ours(row.span)) continue;
      table_ = row.added_by == names::kNone ? decl : nullptr;
      for (std::size_t i = 0; i < row.keys.size(); ++i) {
        if (static_cast<SymbolKind>(table.keys[i].type.symbol) == kind_) key(row.keys[i], row.span);
      }
      for (std::size_t i = 0; i < row.cells.size(); ++i) {
        if (row.cells[i] != types::kNone && table.columns[i].type.symbol == kind_) name(in_.types.constants[row.cells[i]].text, row.span);
      }
    }
  }

  void key(const types::KeyCell& cell, source::Span span) {
    if (cell.kind == types::KeyCell::Kind::Range && cell.symbols.size() == 2) return range(cell.symbols[0], cell.symbols[1], span);
    for (const std::string& symbol : cell.symbols) name(symbol, span);
  }

  const Inputs& in_;
  const SymbolKind kind_;
  std::map<std::string, std::string> codes_;  // normalised, and as asked for
  const ast::Decl* table_ = nullptr;          // whose rows are being looked through
  std::vector<Named> found_;
};

}  // namespace

std::vector<Named> mentions(const Inputs& inputs, SymbolKind kind, const std::set<std::string>& codes) { return Search(inputs, kind, codes).run(); }

}  // namespace edict::review
