// Days between two statements that were meant to follow each other, and members of sets that stand twice.
//
// In: what is stated again under one name: declarations, rows of one key, members, adoptions. Out: the first day for which nothing is stated. Always true: one
// statement alone leaves no gap, however short it is; statements that overlap are told elsewhere (T358, R113).
#include <algorithm>
#include <map>

#include "diagnostic/codes_review.h"
#include "review/reviews.h"
#include "review/written.h"

namespace edict::review {

namespace code = diagnostic::code;

namespace {

struct Stated {
  exact::Period period;
  source::Span span;
};

void tell_gaps(const std::string& name, std::vector<Stated> all, diagnostic::Diagnostics& out) {
  std::stable_sort(all.begin(), all.end(), [](const Stated& a, const Stated& b) { return a.period.first < b.period.first; });
  for (std::size_t i = 1; i < all.size(); ++i) {
    const exact::Date last = all[i - 1].period.last;
    if (last == exact::kLastDate || all[i].period.first.days <= last.days + 1) {
      all[i].period.last = std::max(last, all[i].period.last);
      continue;
    }
    const exact::Period gap{{last.days + 1}, {all[i].period.first.days - 1}};
    auto& finding = out.add(code::R114, all[i].span, {name, exact::date_text(gap.first), exact::date_text(gap.last)});
    finding.related.push_back({all[i - 1].span, "it was stated until " + exact::date_text(last) + " here"});
  }
}

std::string squeezed(std::string_view text) {
  std::string made;
  for (const char c : text) {
    if (c != ' ' && c != '\t') made += c;
  }
  return made;
}

void declarations(const Inputs& in, diagnostic::Diagnostics& out) {
  for (const names::Symbol& symbol : in.names.symbols) {
    const bool dated = symbol.sort == names::Sort::Term || symbol.sort == names::Sort::Rule || symbol.sort == names::Sort::Code || symbol.sort == names::Sort::Modifier;
    if (!dated || symbol.decls.size() < 2) continue;
    std::vector<Stated> all;
    for (const names::DeclRef ref : symbol.decls) {
      const ast::Decl& decl = in.names.decl(ref);
      const auto* clauses = clauses_of(decl);
      if (clauses != nullptr && !decl.broken && is_authored(in, decl.span.file)) all.push_back({types::effective_of(*in.names.modules[ref.module], *clauses), decl.name.span});
    }
    tell_gaps(symbol.name, std::move(all), out);
  }
}

// Inline rows whose keys are written alike.
void rows(const Inputs& in, const Written& written, const ast::TableDecl& table, diagnostic::Diagnostics& out) {
  std::size_t dates = table.columns.size();
  std::vector<std::size_t> keys;
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    const std::string& name = table.columns[c].name.text;
    if (name == "effective") dates = c;
    if (std::any_of(table.keys.begin(), table.keys.end(), [&](const ast::Name& key) { return key.text == name; })) keys.push_back(c);
  }
  if (dates == table.columns.size() || keys.empty()) return;
  std::map<std::string, std::pair<std::string, std::vector<Stated>>> by_key;
  for (const ast::RowDecl& row : table.rows) {
    if (row.otherwise || row.cells.size() != table.columns.size()) continue;
    const ast::Cell& cell = row.cells[dates];
    const auto period = cell.value == ast::kNoExpr ? std::optional(exact::always()) : types::period_of(*written.module, cell.value);
    if (!period) continue;
    std::string key, words;
    for (const std::size_t k : keys) {
      const std::string_view text = in.sources.text(row.cells[k].span);
      key += squeezed(text) + "|";
      words += (words.empty() ? "" : ", ") + std::string(text);
    }
    auto& [name, all] = by_key[key];
    name = written.decl->name.text + "[" + words + "]";
    all.push_back({*period, row.span});
  }
  for (const auto& [key, stated] : by_key) tell_gaps(stated.first, stated.second, out);
}

void members(const Inputs& in, const Written& written, const ast::SetDecl& set, diagnostic::Diagnostics& out) {
  std::map<std::string, std::vector<Stated>> by_text;
  for (const ast::SetMember& member : set.members) {
    const auto period = member.effective == ast::kNoExpr ? std::optional(exact::always()) : types::period_of(*written.module, member.effective);
    if (!period) continue;
    const source::Span pattern = written.module->expr(member.pattern).span;
    auto& all = by_text[(member.except ? "except " : "") + squeezed(in.sources.text(pattern))];
    const auto twice = std::find_if(all.begin(), all.end(), [&](const Stated& s) { return s.period.overlaps(*period); });
    if (twice != all.end()) {
      auto& finding = out.add(code::R119, pattern, {std::string(in.sources.text(pattern)), written.decl->name.text});
      finding.related.push_back({twice->span, "it stands here already"});
    }
    all.push_back({*period, pattern});
  }
  for (const auto& [text, all] : by_text) tell_gaps(text, all, out);
}

}  // namespace

void periods(const Inputs& in, diagnostic::Diagnostics& out) {
  declarations(in, out);
  std::map<std::string, std::vector<Stated>> adoptions;
  for (const Written& written : all_written(in)) {
    if (const auto* table = std::get_if<ast::TableDecl>(&written.decl->node)) rows(in, written, *table, out);
    if (const auto* set = std::get_if<ast::SetDecl>(&written.decl->node)) members(in, written, *set, out);
    if (const auto* adopt = std::get_if<ast::AdoptDecl>(&written.decl->node)) {
      const auto date = [&](ast::ExprId id, exact::Date otherwise) {
        const auto* literal = id == ast::kNoExpr ? nullptr : std::get_if<ast::DateLiteral>(&written.module->expr(id).node);
        return literal == nullptr ? otherwise : exact::parse_date(literal->text).value_or(otherwise);
      };
      std::string payers;
      for (const ast::Name& payer : adopt->payers) payers += " " + payer.text;
      adoptions[std::to_string(written.package) + " " + written.decl->name.text + payers].push_back(
          {{date(adopt->from, exact::kFirstDate), date(adopt->until, exact::kLastDate)}, written.decl->name.span});
    }
  }
  for (const auto& [key, all] : adoptions) tell_gaps(std::string(in.sources.text(all.front().span)), all, out);
}

}  // namespace edict::review
