// Declarations, their clauses and their dates.
#include "review/written.h"

#include <algorithm>
#include <cctype>

namespace edict::review {

namespace {

template <typename T>
const std::vector<ast::Clause>* clauses_if(const ast::Decl& decl) {
  const auto* node = std::get_if<T>(&decl.node);
  return node == nullptr ? nullptr : &node->clauses;
}

bool in_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

}  // namespace

bool is_authored(const Inputs& in, source::FileId file) {
  return in.built_in.empty() || in.sources.get(file).name().rfind(in.built_in, 0) != 0;
}

bool is_policy_text(const Inputs& in, source::FileId file) {
  return std::any_of(in.names.modules.begin(), in.names.modules.end(), [&](const ast::Module* module) { return module->file == file; });
}

std::vector<Written> all_written(const Inputs& in) {
  std::vector<Written> all;
  for (std::uint32_t m = 0; m < in.names.modules.size(); ++m) {
    const ast::Module* module = in.names.modules[m];
    if (in.names.package_of[m] == names::kNone || !is_authored(in, module->file)) continue;
    for (const ast::Decl& decl : module->decls) {
      if (!decl.broken && decl.span.file == module->file) all.push_back({module, m, in.names.package_of[m], &decl});
    }
  }
  return all;
}

const Written* holder_of(const std::vector<Written>& all, std::uint32_t module, source::Span span) {
  auto after = std::upper_bound(all.begin(), all.end(), std::pair(module, span.begin),
                                [](const auto& place, const Written& w) { return place < std::pair(w.index, w.decl->span.begin); });
  if (after == all.begin()) return nullptr;
  const Written& found = *--after;
  return found.index == module && found.holds(span) ? &found : nullptr;
}

const std::vector<ast::Clause>* clauses_of(const ast::Decl& decl) {
  for (const auto* found : {clauses_if<ast::PackageDecl>(decl), clauses_if<ast::CodeDecl>(decl), clauses_if<ast::CodeRowsDecl>(decl), clauses_if<ast::ModifierDecl>(decl),
                            clauses_if<ast::PayerDecl>(decl), clauses_if<ast::TableDecl>(decl), clauses_if<ast::TermDecl>(decl), clauses_if<ast::RuleDecl>(decl),
                            clauses_if<ast::ExceptionDecl>(decl), clauses_if<ast::BalanceDecl>(decl)}) {
    if (found != nullptr) return found;
  }
  return nullptr;
}

exact::Period period_of_package(const Inputs& in, names::PackageId package) {
  const names::DeclRef ref = in.names.packages[package].decl;
  const auto* clauses = clauses_of(in.names.decl(ref));
  return clauses == nullptr ? exact::always() : types::effective_of(*in.names.modules[ref.module], *clauses);
}

std::optional<exact::Period> both(const exact::Period& a, const exact::Period& b) {
  if (!a.overlaps(b)) return std::nullopt;
  return exact::Period{std::max(a.first, b.first), std::min(a.last, b.last)};
}

std::optional<exact::Period> acting_period(const Inputs& in, const Written& written) {
  const exact::Period whole = period_of_package(in, written.package);
  const auto* clauses = clauses_of(*written.decl);
  return clauses == nullptr ? std::optional(whole) : both(whole, types::effective_of(*written.module, *clauses));
}

std::vector<const types::TableInfo*> adjustment_tables(const Inputs& in) {
  std::vector<const types::TableInfo*> tables;
  const auto package = in.names.package_by_name.find("std.adjustments");
  if (package == in.names.package_by_name.end()) return tables;
  for (const auto& [symbol, table] : in.types.tables) {
    if (in.names.symbols[symbol].package == package->second && table.keys.size() >= 2) tables.push_back(&table);
  }
  return tables;
}

std::vector<std::string> words_of(const Inputs& in, const Written& written) {
  const std::string_view text = in.sources.text(written.decl->span);
  std::vector<std::string> words;
  bool quoted = false, braced = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (!quoted && text.substr(i, 2) == "//") {
      i = std::min(text.find('\n', i), text.size());
    } else if (quoted && c == '\\') {
      ++i;
    } else if (c == '"') {
      quoted = !quoted;
      braced = false;
    } else if (quoted && (c == '{' || c == '}')) {
      braced = c == '{';
    } else if (in_word(c) && (!quoted || braced)) {
      const std::size_t begin = i;
      while (i + 1 < text.size() && in_word(text[i + 1])) ++i;
      words.emplace_back(text.substr(begin, i + 1 - begin));
    }
  }
  return words;
}

}  // namespace edict::review
