// The first page: which packages there are, which payers, and how to read the rest.
#include "doc/markup.h"
#include "doc/pages.h"

namespace edict::doc {
namespace {

constexpr const char* kHowToRead = R"(<h2 id="how-to-read">How to read these pages</h2>
<p>A <strong>package</strong> is a policy or a part of one. Its page shows each rule in words, and beside them the policy text that decides claims; nothing else does.</p>
<ul>
<li>A <strong>rule</strong> names the lines that it concerns, what it requires of them, and what follows where that is not met. A rule that lacks facts pends the line for them: what is missing is never taken for false.</li>
<li>An <strong>exception</strong> changes a rule, a term, a code or a row for a payer, a condition or a period. Exceptions stand as a tree under what they change; the exception of the more specific payer wins.</li>
<li><strong>Sets</strong> and <strong>tables</strong> hold codes, limits and prices; <strong>terms</strong> give a name to a calculation that rules share.</li>
<li>Names and codes in policy text lead to where they are declared, and to <a href="codes.html">where a code is used</a>. <a href="citations.html">Citations</a> lists what each source document says here, and <a href="payers.html">Payers</a> lays payers beside each other.</li>
</ul>
<p>Press <kbd>/</kbd> to search. In the results the arrow keys move, and Enter opens.</p>
)";

std::string payer_tree(const Matter& in, std::uint32_t above) {
  const core::Program& program = *in.book.set().program;
  std::string items;
  for (std::uint32_t p = 0; p < program.payers.size(); ++p) {
    const core::Payer& payer = program.payers[p];
    if (payer.parent != above) continue;
    const std::string name = program.symbols.text(payer.symbol), title = payer.title.empty() ? name : payer.title;
    items += "<li>" + link(in.book.href(in.book.decl_of(payer.span)), escaped(title)) + (title == name ? "" : " " + code(escaped(name))) + payer_tree(in, p) + "</li>\n";
  }
  return items.empty() ? "" : "\n<ul>\n" + items + "</ul>\n";
}

HtmlTable table_of(const std::string& caption) { return {caption, {"Package", "Version", "Services", "Rules", "Exceptions", "Sets and tables", "Tests"}, {}, {}, "told-above"}; }

}  // namespace

std::string index_page(const Matter& in) {
  const Book& book = in.book;
  HtmlTable tables[] = {table_of("Policies"), table_of("Libraries"), table_of("Tests")};
  Counts all;
  for (const names::PackageId p : book.packages()) {
    const names::Package& package = book.set().names.packages[p];
    const std::vector<ast::Clause>& clauses = clauses_of(book.decl(package.decl));
    const auto* version = clause_value<ast::Text>(clauses, ast::ClauseKind::Version);
    const Counts counts = counts_of(book, p);
    const std::string title = book.title_of(p), period = period_words(types::effective_of(book.module(package.decl.module), clauses));
    const auto number = [](std::size_t n) { return n == 0 ? std::string() : number_text(n); };
    const bool only_tests = counts.tests > 0 && counts.rules + counts.exceptions + counts.sets + counts.tables + counts.terms == 0;
    tables[package.library ? 1 : only_tests ? 2 : 0].rows.push_back({link(book.page_of(p), escaped(title)) + "<br>" + code(escaped(package.name)),
                             version == nullptr ? "" : escaped(version->value), period.empty() ? "" : "<span class=\"period\">" + period + "</span>", number(counts.rules),
                             number(counts.exceptions), number(counts.sets + counts.tables), number(counts.tests)});
    all.rules += counts.rules;
    all.exceptions += counts.exceptions;
    all.tests += counts.tests;
  }
  std::string shown;
  for (const HtmlTable& table : tables) {
    if (!table.rows.empty()) shown += "<h2 id=\"" + anchor_of(table.caption) + "\">" + table.caption + "</h2>\n" + html_table(table);
  }
  const std::string payers = payer_tree(in, core::kNone);
  return "<h1>" + escaped(in.title) + "</h1>\n<p class=\"lead\">" + counted(book.packages().size(), "package", "packages") + " with " + counted(all.rules, "rule", "rules") + ", " +
         counted(all.exceptions, "exception", "exceptions") + " and " + counted(all.tests, "test", "tests") + "; " + counted(in.codes.size(), "code, pattern or range", "codes, patterns and ranges") +
         " named.</p>\n" + shown + (payers.empty() ? "" : "<h2 id=\"payers\">Payers</h2>\n<div class=\"payers\">" + payers + "</div>\n") + kHowToRead;
}

}  // namespace edict::doc
