// What cites what: each source document with the places of it that rules, exceptions, codes and tables name.
#include <algorithm>
#include <map>

#include "doc/markup.h"
#include "doc/pages.h"
#include "source/natural_order.h"

namespace edict::doc {
namespace {

// A citation may name several places, with `;` between them.
std::vector<std::string> parts_of(const std::string& citation) {
  std::vector<std::string> parts;
  for (std::size_t at = 0; at <= citation.size();) {
    const std::size_t end = std::min(citation.find(';', at), citation.size());
    std::string part = citation.substr(at, end - at);
    part.erase(0, std::min(part.find_first_not_of(' '), part.size()));
    part.erase(part.find_last_not_of(' ') + 1);
    if (!part.empty()) parts.push_back(std::move(part));
    at = end + 1;
  }
  return parts;
}

// Section 9 stands before section 10.
struct InOrder {
  bool operator()(const std::string& a, const std::string& b) const { return source::comes_before(a, b); }
};

std::string document_of(const std::string& citation) { return citation.substr(0, citation.find(',')); }

// `cite` and `source`, which of a code is one of its attributes.
std::vector<std::string> citations_of(const Book& book, DeclRef ref) {
  std::vector<std::string> all;
  for (const ast::Clause& clause : clauses_of(book.decl(ref))) {
    std::string text;
    if (clause.kind == ast::ClauseKind::Cite || clause.kind == ast::ClauseKind::Source) text = std::get<ast::Text>(clause.value).value;
    const auto* value = std::get_if<ast::ExprId>(&clause.value);
    if (clause.kind == ast::ClauseKind::Attribute && clause.attribute == "source" && value != nullptr) {
      const auto* written = std::get_if<ast::TextLiteral>(&book.module(ref.module).exprs[*value].node);
      if (written != nullptr) text = written->value;
    }
    for (std::string& part : parts_of(text)) {
      if (std::find(all.begin(), all.end(), part) == all.end()) all.push_back(std::move(part));
    }
  }
  return all;
}

}  // namespace

std::string citations_page(const Matter& in) {
  const Book& book = in.book;
  std::map<std::string, std::map<std::string, std::vector<DeclRef>, InOrder>> documents;
  std::vector<DeclRef> without;
  for (const names::PackageId p : book.packages()) {
    for (const DeclRef ref : book.decls_of(p)) {
      if (std::holds_alternative<ast::PackageDecl>(book.decl(ref).node)) continue;
      const std::vector<std::string> citations = citations_of(book, ref);
      for (const std::string& one : citations) documents[document_of(one)][one].push_back(ref);
      if (citations.empty() && std::holds_alternative<ast::RuleDecl>(book.decl(ref).node)) without.push_back(ref);
    }
  }
  std::string out = "<h1>What cites what</h1>\n<p class=\"lead\">" + counted(documents.size(), "source document", "source documents") +
                    ", as the policies name them, with what rests on each of their parts.</p>\n";
  std::size_t number = 0;
  for (const auto& [document, places] : documents) {
    HtmlTable table{"What cites " + document, {"Place", "Cited by"}, {}, {}, "told-above stacks"};
    for (const auto& [place, refs] : places) {
      std::string list = "<ul>\n";
      for (const DeclRef ref : refs) list += "<li><span class=\"kind\">" + escaped(book.kind_of(ref)) + "</span> " + in.words.reference(ref) + "</li>\n";
      table.rows.push_back({escaped(place), list + "</ul>"});
    }
    out += "<h2 id=\"source-" + std::to_string(++number) + "\">" + escaped(document) + "</h2>\n" + html_table(table);
  }
  if (without.empty()) return out;
  out += "<h2 id=\"without\">Rules without a citation</h2>\n<ul>\n";
  for (const DeclRef ref : without) out += "<li>" + in.words.reference(ref) + "</li>\n";
  return out + "</ul>\n";
}

}  // namespace edict::doc
