// Codes, modifiers and reason codes named for dates on which they are not in use.
#include <algorithm>
#include <map>

#include "diagnostic/codes_review.h"
#include "review/reviews.h"
#include "review/written.h"

namespace edict::review {

namespace code = diagnostic::code;

namespace {

// A rule that refuses whatever it applies to may be about the code's not being in use.
bool refuses_all(const Written& written) {
  const auto* rule = std::get_if<ast::RuleDecl>(&written.decl->node);
  const ast::Clause* require = rule == nullptr ? nullptr : types::clause(rule->clauses, ast::ClauseKind::Require);
  const auto* id = require == nullptr ? nullptr : std::get_if<ast::ExprId>(&require->value);
  const auto* literal = id == nullptr ? nullptr : std::get_if<ast::BooleanLiteral>(&written.module->expr(*id).node);
  return literal != nullptr && !literal->value;
}

// What names codes without acting on claims: definitions, and claims of tests.
bool acts(const ast::Decl& decl) {
  return std::holds_alternative<ast::RuleDecl>(decl.node) || std::holds_alternative<ast::TermDecl>(decl.node) || std::holds_alternative<ast::ExceptionDecl>(decl.node) ||
         std::holds_alternative<ast::SetDecl>(decl.node) || std::holds_alternative<ast::TableDecl>(decl.node) || std::holds_alternative<ast::BalanceDecl>(decl.node);
}

std::vector<exact::Period> lives_of(const Inputs& in, names::PackageId from, const std::string& text, names::Sort sort) {
  std::vector<exact::Period> lives;
  const auto found = in.names.find(from, text, sort);
  if (found.symbol == names::kNone) return lives;
  for (const names::DeclRef ref : in.names.symbols[found.symbol].decls) {
    const auto* clauses = clauses_of(in.names.decl(ref));
    if (clauses != nullptr) lives.push_back(types::effective_of(*in.names.modules[ref.module], *clauses));
  }
  return lives;
}

class Lives {
 public:
  Lives(const Inputs& in, diagnostic::Diagnostics& out) : in_(in), out_(out), all_(all_written(in)) {}

  void look_at_expressions(std::uint32_t m) {
    const ast::Module& module = *in_.names.modules[m];
    for (ast::ExprId id = 0; id < module.exprs.size(); ++id) {
      const types::Info& info = in_.types.info(m, id);
      if (info.meaning != types::Meaning::Constant || !info.type.is(types::Kind::Symbol)) continue;
      const bool is_code = info.type.symbol == types::SymbolKind::Code;
      if (!is_code && info.type.symbol != types::SymbolKind::Modifier) continue;
      const source::Span span = module.expr(id).span;
      const Written* written = holder_of(all_, m, span);
      if (written == nullptr || !acts(*written->decl) || refuses_all(*written)) continue;
      const auto here = period_at(*written, span);
      const std::string& text = in_.types.constants[info.ref].text;
      if (here) tell(is_code ? "code" : "modifier", text, lives_of(in_, written->package, text, is_code ? names::Sort::Code : names::Sort::Modifier), *here, span);
    }
  }

  void look_at_outcomes() {
    for (const Written& written : all_) {
      const auto period = acting_period(in_, written);
      const auto* clauses = clauses_of(*written.decl);
      for (std::size_t i = 0; period && clauses != nullptr && i < clauses->size(); ++i) {
        const auto* outcome = std::get_if<ast::Outcome>(&(*clauses)[i].value);
        if (outcome == nullptr) continue;
        if (outcome->adjustment && outcome->adjustment->text.size() > 3) {
          tell("reason code", outcome->adjustment->text, listed("carc", outcome->adjustment->text.substr(3)), *period, outcome->adjustment->span);
        }
        for (const ast::Name& remark : outcome->remarks) tell("remark code", remark.text, listed("rarc", remark.text), *period, remark.span);
      }
    }
  }

 private:
  // A member of a set and a row of a table may have periods of their own. Nothing for what acts on no date: other reviews tell that.
  std::optional<exact::Period> period_at(const Written& written, source::Span span) {
    const auto period = acting_period(in_, written);
    if (!period) return std::nullopt;
    if (const auto* set = std::get_if<ast::SetDecl>(&written.decl->node)) {
      for (const ast::SetMember& member : set->members) {
        if (span.begin < member.span.begin || member.span.end < span.end || member.effective == ast::kNoExpr) continue;
        const auto own = types::period_of(*written.module, member.effective);
        return own ? both(*period, *own) : std::nullopt;
      }
    }
    if (!std::holds_alternative<ast::TableDecl>(written.decl->node)) return period;
    if (rows_.empty()) read_rows();
    auto row = rows_.upper_bound({span.file, span.begin});
    if (row == rows_.begin()) return period;
    --row;
    return row->first.first == span.file && written.decl->span.begin <= row->first.second ? both(*period, row->second) : period;
  }

  void read_rows() {
    for (const auto& [symbol, table] : in_.types.tables) {
      for (const types::RowInfo& row : table.rows) {
        if (is_authored(in_, row.span.file)) rows_[{row.span.file, row.span.begin}] = row.effective;
      }
    }
  }

  std::vector<exact::Period> listed(const std::string& kind, const std::string& text) {
    if (!read_) read_listed();
    std::vector<exact::Period> lives;
    const auto [first, last] = listed_.equal_range(kind + " " + text);
    for (auto at = first; at != last; ++at) lives.push_back(at->second);
    return lives;
  }

  void read_listed() {
    read_ = true;
    for (const types::TableInfo* table : adjustment_tables(in_)) {
      for (const types::RowInfo& row : table->rows) {
        if (row.keys[0].symbols.empty() || row.keys[1].first == types::kNone) continue;
        listed_.emplace(row.keys[0].symbols.front() + " " + in_.types.constants[row.keys[1].first].text, row.effective);
      }
    }
  }

  void tell(const std::string& what, const std::string& text, const std::vector<exact::Period>& lives, const exact::Period& here, source::Span span) {
    if (lives.empty() || std::any_of(lives.begin(), lives.end(), [&](const exact::Period& life) { return life.overlaps(here); })) return;
    std::string words;
    for (const exact::Period& life : lives) words += (words.empty() ? "" : " and ") + exact::period_text(life);
    out_.add(code::R116, span, {what, text, words, exact::period_text(here)});
  }

  const Inputs& in_;
  diagnostic::Diagnostics& out_;
  const std::vector<Written> all_;
  std::map<std::pair<source::FileId, std::uint32_t>, exact::Period> rows_;   // by the place where they begin
  std::multimap<std::string, exact::Period> listed_;
  bool read_ = false;
};

}  // namespace

void lives(const Inputs& in, diagnostic::Diagnostics& out) {
  Lives lives(in, out);
  for (std::uint32_t m = 0; m < in.names.modules.size(); ++m) lives.look_at_expressions(m);
  lives.look_at_outcomes();
}

}  // namespace edict::review
