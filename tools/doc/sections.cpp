// The frame of a section, and who uses what it declares.
#include "doc/sections.h"

#include <algorithm>

#include "doc/markup.h"
#include "doc/policy_text.h"

namespace edict::doc {
namespace {

struct ByKind {
  bool rows = false, words = false;  // shown as a table that says all of it; shown in words
  bool test = false;
};

ByKind by_kind(const ast::Decl& decl) {
  ByKind made;
  made.rows = std::holds_alternative<ast::SetDecl>(decl.node) || std::holds_alternative<ast::TableDecl>(decl.node) || std::holds_alternative<ast::ValuesDecl>(decl.node) ||
              std::holds_alternative<ast::RecordDecl>(decl.node) || std::holds_alternative<ast::CodeRowsDecl>(decl.node);
  made.test = std::holds_alternative<ast::TestDecl>(decl.node);
  made.words = !made.rows && !made.test;
  return made;
}

// Of a unit, an import or a package the text alone says it.
bool is_line(const ast::Decl& decl) {
  return std::holds_alternative<ast::UnitDecl>(decl.node) || std::holds_alternative<ast::ImportDecl>(decl.node) || std::holds_alternative<ast::PackageDecl>(decl.node);
}

}  // namespace

Sections::Sections(const Book& book, const Codes& codes) : book_(book), codes_(codes), words_(book, codes) { find_exceptions(); }

std::string Sections::words_of(DeclRef ref) const {
  const ast::DeclNode& node = book_.decl(ref).node;
  if (std::holds_alternative<ast::RuleDecl>(node)) return rule(ref);
  if (std::holds_alternative<ast::ExceptionDecl>(node)) return exception(ref);
  if (std::holds_alternative<ast::TermDecl>(node)) return term(ref);
  if (std::holds_alternative<ast::BalanceDecl>(node)) return balance(ref);
  if (std::holds_alternative<ast::PayerDecl>(node)) return payer(ref);
  if (std::holds_alternative<ast::CodeDecl>(node) || std::holds_alternative<ast::ModifierDecl>(node)) return facts_of_code(ref);
  if (std::holds_alternative<ast::SetDecl>(node)) return set(ref);
  if (std::holds_alternative<ast::TableDecl>(node)) return table(ref);
  if (std::holds_alternative<ast::CodeRowsDecl>(node)) return code_rows(ref);
  if (std::holds_alternative<ast::ValuesDecl>(node)) return vocabulary(ref);
  if (std::holds_alternative<ast::RecordDecl>(node)) return record(ref);
  if (std::holds_alternative<ast::AdoptDecl>(node)) return adoption(ref);
  return "";
}

std::string Sections::section(DeclRef ref, std::size_t level) const {
  const ast::Decl& decl = book_.decl(ref);
  const std::string text = "<pre class=\"policy\"><code>" + policy_text(book_, codes_, ref.module, decl.span) + "</code></pre>\n";
  const std::string& anchor = book_.anchor_of(ref);
  const std::string title = escaped(book_.title_of(ref)), kind = escaped(book_.kind_of(ref));
  const ByKind how = by_kind(decl);
  if (is_line(decl)) return "<div class=\"line\" id=\"" + anchor + "\">\n" + text + "</div>\n";
  if (how.test) return "<details class=\"test\" id=\"" + anchor + "\">\n<summary><span class=\"kind\">test</span> " + title + "</summary>\n" + text + "</details>\n";
  const std::string name = book_.name_of(ref), h = "h" + std::to_string(std::min<std::size_t>(level, 6));
  std::string out = "<section class=\"declaration\" id=\"" + anchor + "\">\n<div class=\"head\">\n<" + h + ">" + title + "</" + h + ">\n";
  out += "<p class=\"name\"><span class=\"kind\">" + kind + "</span> " + (name.empty() ? "" : code_name(name) + " ") + "<a class=\"here\" href=\"#" + anchor + "\">link<span class=\"unseen\"> to " +
         kind + " " + title + "</span></a></p>\n</div>\n";
  const std::string words = words_of(ref), more = tree_of(ref) + used_by(ref);
  if (how.rows) return out + words + more + "<details class=\"written\"><summary>As it is written</summary>\n" + text + "</details>\n</section>\n";
  return out + "<div class=\"beside\">\n<div class=\"words\">\n" + words + more + "</div>\n" + text + "</div>\n</section>\n";
}

std::string Sections::used_by(DeclRef ref) const {
  const names::SymbolId symbol = book_.symbol_of(ref);
  if (symbol == kNone) return "";
  std::vector<std::string> users, tests;
  for (const Place& place : book_.users(symbol)) {
    const DeclRef user{place.first, place.second};
    const ast::DeclNode& node = book_.decl(user).node;
    if (std::holds_alternative<ast::ExceptionDecl>(node) && book_.target_of(user) == symbol) continue;  // it stands in the tree
    (std::holds_alternative<ast::TestDecl>(node) ? tests : users).push_back("<li>" + words_.reference(user) + "</li>\n");
  }
  const auto list = [](const std::string& head, const std::vector<std::string>& items) {
    std::string out = "<details class=\"users\"><summary>" + head + "</summary>\n<ul>\n";
    for (const std::string& item : items) out += item;
    return out + "</ul></details>\n";
  };
  std::string out;
  if (!users.empty()) out += list("Used by " + counted(users.size(), "declaration", "declarations"), users);
  if (!tests.empty()) out += list("Tried by " + counted(tests.size(), "test", "tests"), tests);
  return out;
}

void Sections::find_exceptions() {
  for (const names::PackageId p : book_.packages()) {
    for (const DeclRef ref : book_.decls_of(p)) {
      const auto found = book_.set().types.exceptions.find(book_.symbol_of(ref));
      if (!std::holds_alternative<ast::ExceptionDecl>(book_.decl(ref).node) || found == book_.set().types.exceptions.end()) continue;
      const types::ExceptionInfo& info = found->second;
      if (info.symbol != kNone) exceptions_[info.symbol].push_back(ref);
      if (!info.code.empty()) of_codes_[info.code].push_back(ref);
      for (const names::SymbolId rule : info.rules) exceptions_[rule].push_back(ref);
    }
  }
}

std::string Sections::tree(const std::vector<DeclRef>& exceptions, std::size_t depth) const {
  constexpr std::size_t kDeepest = 100;  // as the language allows
  if (depth > kDeepest) return "";
  std::string out = "<ul class=\"tree\">\n";
  for (const DeclRef ref : exceptions) {
    const std::string condition = words_.condition(ref), change = words_.change(ref), cite = words_.citation(clauses_of(book_.decl(ref)));
    out += "<li>" + link(book_.href(ref), escaped(book_.title_of(ref))) + "<br><span class=\"change\">" + condition + (condition.empty() ? "" : ": ") + change + "</span>" +
           (cite.empty() ? "" : " <span class=\"source\">" + cite + "</span>") + "\n";
    const auto below = exceptions_.find(book_.symbol_of(ref));
    if (below != exceptions_.end()) out += tree(below->second, depth + 1);
    out += "</li>\n";
  }
  return out + "</ul>\n";
}

std::string Sections::tree_of(DeclRef ref) const {
  const ast::Decl& decl = book_.decl(ref);
  const std::vector<DeclRef>* found = nullptr;
  if (std::holds_alternative<ast::CodeDecl>(decl.node)) {
    const auto at = of_codes_.find(decl.name.text);
    if (at != of_codes_.end()) found = &at->second;
  } else if (!std::holds_alternative<ast::ExceptionDecl>(decl.node)) {
    const auto at = exceptions_.find(book_.symbol_of(ref));
    if (at != exceptions_.end()) found = &at->second;
  }
  return found == nullptr ? "" : "<p class=\"tree-head\">" + counted(found->size(), "exception", "exceptions") + "</p>\n" + tree(*found, 1);
}

}  // namespace edict::doc
