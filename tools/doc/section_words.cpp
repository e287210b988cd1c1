// Rules, exceptions, terms, balances, payers and codes in words.
#include "doc/markup.h"
#include "doc/sections.h"

namespace edict::doc {

using ast::ClauseKind;

namespace {

std::string capital(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

// What stands between backquotes in the words of the types.
std::string with_code(const std::string& text) {
  std::string out;
  bool within = false;
  for (const char c : escaped(text)) {
    if (c != '`') out += c;
    else out += (within = !within) ? "<code>" : "</code>";
  }
  return within ? out + "</code>" : out;
}

// What an exception to it speaks of.
std::string subject_of(const ast::Target& target, types::TargetSort sort) {
  switch (target.kind) {
    case ast::TargetKind::Code: return "the code";
    case ast::TargetKind::Row: return "the row";
    case ast::TargetKind::Rules: return "each of the rules";
    case ast::TargetKind::Named: break;
  }
  if (sort == types::TargetSort::Term) return "the term";
  if (sort == types::TargetSort::Balance) return "the balance";
  return sort == types::TargetSort::Exception ? "the exception" : "the rule";
}

}  // namespace

std::string Sections::rule(DeclRef ref) const {
  const std::vector<ast::Clause>& clauses = clauses_of(book_.decl(ref));
  const ast::Module& module = book_.module(ref.module);
  const auto* otherwise = clause_value<ast::Outcome>(clauses, ClauseKind::Else);
  const auto* missing = clause_value<ast::Outcome>(clauses, ClauseKind::Missing);
  const auto* require = clause_value<ast::ExprId>(clauses, ClauseKind::Require);
  const auto* payers = clause_value<std::vector<ast::Name>>(clauses, ClauseKind::Payer);
  const auto* message = clause_value<ast::Message>(clauses, ClauseKind::Message);
  const auto* labels = clause_value<std::vector<ast::Name>>(clauses, ClauseKind::Label);
  const auto* received = clause_value<ast::ExprId>(clauses, ClauseKind::Received);
  std::string out;
  if (otherwise != nullptr) out += "<p class=\"effect\">Where this is not met, " + words_.outcome(ref.module, *otherwise) + ".</p>\n";
  std::string concerns = words_.applies(ref.module, clauses);
  if (concerns.empty()) concerns = "every line";
  const auto received_period = received == nullptr ? std::nullopt : types::period_of(module, *received);
  std::vector<std::string> label_texts;
  for (std::size_t i = 0; labels != nullptr && i < labels->size(); ++i) label_texts.push_back(escaped((*labels)[i].text));
  Facts facts;
  facts.add("Concerns", concerns)
      .add("Requires", require == nullptr ? "" : words_.phrase(ref.module, *require))
      .add("If facts are missing", missing == nullptr ? "the line is <strong>pended</strong> for them" : words_.outcome(ref.module, *missing))
      .add("Says", message == nullptr ? "" : words_.message(ref.module, *message))
      .add("Payers", payers == nullptr ? "" : words_.payers(book_.set().names.package_of[ref.module], *payers))
      .add("In force", capital(period_words(types::effective_of(module, clauses))))
      .add("Claims received", received_period ? period_words(*received_period) : "")
      .add("Stage", capital(words_.stage(clauses)))
      .add("Labels", joined(label_texts))
      .add("Source", words_.citation(clauses));
  return out + facts.html();
}

std::string Sections::exception(DeclRef ref) const {
  const auto& exception = std::get<ast::ExceptionDecl>(book_.decl(ref).node);
  const types::ExceptionInfo& info = book_.set().types.exceptions.at(book_.symbol_of(ref));
  const names::SymbolId target = book_.target_of(ref);
  const std::string what = target == kNone ? code(escaped(exception.target.name.text)) : words_.reference(target);
  std::string kind;
  if (exception.target.kind == ast::TargetKind::Code) kind = "code ";
  if (exception.target.kind == ast::TargetKind::Rules) kind = "the rules in ";
  if (exception.target.kind == ast::TargetKind::Row) kind = "a row of ";
  std::string keys;
  for (const ast::ExprId key : exception.target.keys) keys += (keys.empty() ? " at " : ", ") + (key == ast::kNoExpr ? code("any") : words_.phrase(ref.module, key));
  if (exception.target.otherwise) keys = " where no other row matches";
  std::string out = "<p class=\"effect\">" + capital(words_.change(ref, subject_of(exception.target, info.target))) + ".</p>\n";
  const std::string condition = words_.condition(ref);
  Facts facts;
  facts.add("Changes", kind + what + keys).add("Holds", condition.empty() ? "for everybody, always" : condition).add("Source", words_.citation(exception.clauses));
  out += facts.html();
  const auto below = exceptions_.find(book_.symbol_of(ref));
  if (below != exceptions_.end()) out += "<p class=\"tree-head\">" + counted(below->second.size(), "exception to it", "exceptions to it") + "</p>\n" + tree(below->second, 1);
  return out;
}

std::string Sections::term(DeclRef ref) const {
  const std::vector<ast::Clause>& clauses = clauses_of(book_.decl(ref));
  const auto* value = clause_value<ast::ExprId>(clauses, ClauseKind::Value);
  const auto type = book_.set().types.terms.find(book_.symbol_of(ref));
  Facts facts;
  facts.add("Value", value == nullptr ? "" : words_.phrase(ref.module, *value))
      .add("Is", type == book_.set().types.terms.end() ? "" : with_code(types::type_text(type->second, book_.set().types, book_.set().names)))
      .add("In force", capital(period_words(types::effective_of(book_.module(ref.module), clauses))))
      .add("Source", words_.citation(clauses));
  return facts.html();
}

std::string Sections::balance(DeclRef ref) const {
  const std::vector<ast::Clause>& clauses = clauses_of(book_.decl(ref));
  const auto* per = clause_value<std::vector<ast::Name>>(clauses, ClauseKind::Per);
  const auto* starts = clause_value<ast::ExprId>(clauses, ClauseKind::Starts);
  const auto* takes = clause_value<ast::Takes>(clauses, ClauseKind::Takes);
  const auto* payers = clause_value<std::vector<ast::Name>>(clauses, ClauseKind::Payer);
  std::vector<std::string> kept;
  for (std::size_t i = 0; per != nullptr && i < per->size(); ++i) kept.push_back(escaped((*per)[i].text));
  Facts facts;
  facts.add("Kept for each", joined(kept))
      .add("Starts with", starts == nullptr ? "" : words_.phrase(ref.module, *starts))
      .add("A line takes", takes == nullptr ? "" : words_.phrase(ref.module, takes->amount) + (takes->adjustment ? " as " + link(codes_.href(SymbolKind::Adjustment, takes->adjustment->text), escaped(takes->adjustment->text)) : ""))
      .add("Payers", payers == nullptr ? "" : words_.payers(book_.set().names.package_of[ref.module], *payers))
      .add("In force", capital(period_words(types::effective_of(book_.module(ref.module), clauses))))
      .add("Source", words_.citation(clauses));
  return facts.html();
}

std::string Sections::payer(DeclRef ref) const {
  const std::vector<ast::Clause>& clauses = clauses_of(book_.decl(ref));
  Facts facts;
  const auto* above = clause_value<std::vector<ast::Name>>(clauses, ClauseKind::Extends);
  facts.add("Is one of", above == nullptr ? "" : words_.payers(book_.set().names.package_of[ref.module], *above));
  for (const ast::Clause& clause : clauses) {
    const auto* value = std::get_if<ast::ExprId>(&clause.value);
    if (clause.kind == ClauseKind::Attribute && value != nullptr) facts.add(clause.attribute, words_.phrase(ref.module, *value));
  }
  return facts.html();
}

std::string Sections::facts_of_code(DeclRef ref) const {
  const ast::Decl& decl = book_.decl(ref);
  const std::vector<ast::Clause>& clauses = clauses_of(decl);
  const SymbolKind kind = std::holds_alternative<ast::CodeDecl>(decl.node) ? SymbolKind::Code : SymbolKind::Modifier;
  Facts facts;
  facts.add("In force", capital(period_words(types::effective_of(book_.module(ref.module), clauses))));
  for (const ast::Clause& clause : clauses) {
    const auto* value = std::get_if<ast::ExprId>(&clause.value);
    if (clause.kind == ClauseKind::Attribute && value != nullptr) facts.add(clause.attribute, words_.phrase(ref.module, *value));
  }
  facts.add("Source", words_.citation(clauses)).add("Used", link(codes_.href(kind, decl.name.text), "where it is used"));
  return facts.html();
}

std::string Sections::adoption(DeclRef ref) const {
  const ast::Decl& decl = book_.decl(ref);
  const auto& adopt = std::get<ast::AdoptDecl>(decl.node);
  const names::PackageId library = book_.set().names.find_package(book_.set().names.package_of[ref.module], decl.name.text);
  if (library == names::kNone) return "";
  std::string rules;
  std::size_t count = 0;
  for (const DeclRef one : book_.decls_of(library)) {
    if (!std::holds_alternative<ast::RuleDecl>(book_.decl(one).node)) continue;
    const std::string cite = words_.citation(clauses_of(book_.decl(one)));
    rules += "<li>" + link(book_.href(one), escaped(book_.title_of(one))) + (cite.empty() ? "" : " <span class=\"source\">" + cite + "</span>") + "</li>\n";
    ++count;
  }
  Facts facts;
  facts.add("Takes over", link(book_.shown(library) ? book_.page_of(library) : "", escaped(book_.title_of(library))))
      .add("From", adopt.from == ast::kNoExpr ? "" : words_.phrase(ref.module, adopt.from))
      .add("Until", adopt.until == ast::kNoExpr ? "" : words_.phrase(ref.module, adopt.until))
      .add("Payers", words_.payers(book_.set().names.package_of[ref.module], adopt.payers));
  return facts.html() + (count == 0 ? "" : "<details class=\"users adopted\"><summary>" + counted(count, "rule", "rules") + " taken over</summary>\n<ul>\n" + rules + "</ul></details>\n");
}

}  // namespace edict::doc
