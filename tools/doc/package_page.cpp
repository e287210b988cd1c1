// A package: its facts, what stands on the page, then its files in their own order: documents woven, comments as text.
#include <algorithm>
#include <array>

#include "doc/markup.h"
#include "doc/pages.h"
#include "doc/prose.h"

namespace edict::doc {
namespace {

using ast::ClauseKind;

std::string base_name(const std::string& path) { return path.substr(path.rfind('/') + 1); }

// The words of a comment; empty for a line of dashes.
std::string comment_words(const std::string& text) {
  std::string words = text.substr(std::min<std::size_t>(text.size(), 2));
  const auto bare = [](char c) { return c == '-' || c == '=' || c == '*' || c == '/' || c == ' ' || c == '\t' || c == '\r'; };
  while (!words.empty() && bare(words.front())) words.erase(0, 1);
  while (!words.empty() && bare(words.back())) words.pop_back();
  return words;
}

class PackagePage {
 public:
  PackagePage(const Matter& matter, names::PackageId package) : in_(matter), book_(matter.book), p_(package), package_(book_.set().names.packages[package]) {}

  std::string run() {
    const std::string head = "<h1>" + escaped(book_.title_of(p_)) + "</h1>\n<p class=\"name\"><span class=\"kind\">" + (package_.library ? "library" : "package") + "</span> " +
                       code(escaped(package_.name)) + "</p>\n" + facts();
    std::string text;
    for (const std::uint32_t m : package_.modules) text += file(m);
    return "<div class=\"layout\">\n<div class=\"opening\">\n" + head + "</div>\n" + contents() + "<div class=\"text\">\n" + text + "</div>\n</div>\n";
  }

  Woven weaving(std::uint32_t m) const {
    Woven with;
    const auto at = std::find(package_.modules.begin(), package_.modules.end(), m) - package_.modules.begin();
    if (at > 0) with.prefix += std::to_string(at + 1);
    with.title = book_.title_of(p_);
    with.block = [this, m](std::uint32_t begin, std::uint32_t end, std::size_t level) { return declarations(m, begin, end, level + 1); };
    with.page_of_file = [this, m](const std::string& path) { return page_of_file(book_.file(m).name(), path); };
    return with;
  }

 private:
  std::string facts() const {
    const std::vector<ast::Clause>& clauses = clauses_of(book_.decl(package_.decl));
    const auto words = [&](ClauseKind kind) {
      const auto* value = clause_value<ast::Text>(clauses, kind);
      return value == nullptr ? std::string() : escaped(value->value);
    };
    const auto* payers = clause_value<std::vector<ast::Name>>(clauses, ClauseKind::For);
    const auto* received = clause_value<ast::ExprId>(clauses, ClauseKind::Received);
    const ast::Module& module = book_.module(package_.decl.module);
    const auto received_period = received == nullptr ? std::nullopt : types::period_of(module, *received);
    std::vector<std::string> files, imports;
    for (const std::uint32_t m : package_.modules) files.push_back(code(escaped(base_name(book_.file(m).name()))));
    for (const names::Import& import : package_.imports) {
      if (!import.prelude && import.package != names::kNone) imports.push_back(link(book_.shown(import.package) ? book_.page_of(import.package) : "", code(escaped(book_.set().names.packages[import.package].name))));
    }
    Facts facts;
    facts.add("Version", words(ClauseKind::Version))
        .add("Source", words(ClauseKind::Source))
        .add("Owner", words(ClauseKind::Owner))
        .add("Services", period_words(types::effective_of(module, clauses)))
        .add("Claims received", received_period ? period_words(*received_period) : "")
        .add("Payers", payers == nullptr ? "" : in_.words.payers(p_, *payers))
        .add("Acts", package_.library ? "where it is adopted" + adopters() : "")
        .add("Builds on", joined(imports))
        .add("Files", joined(files));
    return facts.html();
  }

  std::string adopters() const {
    std::vector<std::string> all;
    for (const names::PackageId p : book_.packages()) {
      const auto& adoptions = book_.set().names.packages[p].adoptions;
      const bool adopts = std::any_of(adoptions.begin(), adoptions.end(), [&](const names::Adoption& one) { return one.library == p_; });
      if (adopts) all.push_back(link(book_.page_of(p), escaped(book_.title_of(p))));
    }
    return all.empty() ? "" : ": " + joined(all);
  }

  std::string contents() const {
    static constexpr std::array<std::pair<const char*, const char*>, 15> kGroups = {{
        {"rule", "Rules"}, {"exception", "Exceptions"}, {"adoption", "Adopted"}, {"term", "Terms"}, {"set", "Sets"}, {"addition to a set", "Additions to sets"},
        {"table", "Tables"}, {"addition to a table", "Additions to tables"}, {"balance", "Balances"}, {"payer", "Payers"}, {"code", "Codes"}, {"codes", "Files of codes"},
        {"modifier", "Modifiers"}, {"vocabulary", "Vocabularies"}, {"record", "Records"}}};
    std::string out = "<nav class=\"contents\" aria-label=\"On this page\">\n<p class=\"contents-head\">On this page</p>\n";
    bool first = true;
    for (const auto& [kind, word] : kGroups) {
      std::string items;
      std::size_t count = 0;
      for (const DeclRef ref : book_.decls_of(p_)) {
        if (book_.kind_of(ref) != kind) continue;
        items += "<li><a href=\"#" + book_.anchor_of(ref) + "\">" + escaped(book_.title_of(ref)) + "</a></li>\n";
        ++count;
      }
      if (count == 0) continue;
      out += std::string("<details") + (first ? " open" : "") + "><summary>" + word + " (" + number_text(count) + ")</summary>\n<ul>\n" + items + "</ul></details>\n";
      first = false;
    }
    const std::size_t tests = counts_of(book_, p_).tests;
    return out + (tests == 0 ? "" : "<p><a href=\"#test\">" + counted(tests, "test", "tests") + "</a></p>\n") + "</nav>\n";
  }

  std::string file(std::uint32_t m) const {
    const source::SourceFile& file = book_.file(m);
    if (!file.literate()) {
      const std::string head = package_.modules.size() > 1 ? code(escaped(base_name(file.name()))) : std::string("The policy");
      return "<h2 id=\"file-" + std::to_string(m) + "\">" + head + "</h2>\n" + declarations(m, 0, static_cast<std::uint32_t>(file.text().size()), 3);
    }
    return "<div class=\"document\">\n" + woven(file.text(), weaving(m)) + "</div>\n";
  }

  std::string page_of_file(const std::string& from, const std::string& path) const {
    const std::string whole = from.substr(0, from.rfind('/') + 1) + path;
    for (const names::PackageId p : book_.packages()) {
      for (const std::uint32_t m : book_.set().names.packages[p].modules) {
        if (book_.file(m).name() == whole) return book_.page_of(p);
      }
    }
    return "";
  }

  // What stands between two bytes of a file: declarations, and comments outside them as paragraphs.
  std::string declarations(std::uint32_t m, std::uint32_t begin, std::uint32_t end, std::size_t level) const {
    const ast::Module& module = book_.module(m);
    std::string out, paragraph;
    std::size_t next_comment = 0;
    std::uint32_t last_line = 0;
    const auto flush = [&] {
      if (!paragraph.empty()) out += "<p class=\"comment\">" + escaped(paragraph) + "</p>\n";
      paragraph.clear();
    };
    const auto comments_until = [&](std::uint32_t until) {
      for (; next_comment < module.comments.size() && module.comments[next_comment].span.begin < until; ++next_comment) {
        const ast::Comment& one = module.comments[next_comment];
        if (one.span.begin < begin) continue;
        const std::uint32_t line = book_.file(m).position(one.span.begin).line;
        if (line != last_line + 1) flush();
        last_line = line;
        const std::string words = comment_words(one.text);
        if (words.empty()) flush();
        else paragraph += (paragraph.empty() ? "" : " ") + words;
      }
      flush();
    };
    for (std::uint32_t d = 0; d < module.decls.size(); ++d) {
      const source::Span span = module.decls[d].span;
      if (span.file != module.file || span.begin < begin || span.begin >= end) continue;
      comments_until(span.begin);
      while (next_comment < module.comments.size() && module.comments[next_comment].span.begin < span.end) ++next_comment;  // it stands in the declaration's text
      out += in_.sections.section({m, d}, level);
    }
    comments_until(end);
    return out;
  }

  const Matter& in_;
  const Book& book_;
  const names::PackageId p_;
  const names::Package& package_;
};

}  // namespace

std::string package_page(const Matter& matter, names::PackageId package) { return PackagePage(matter, package).run(); }

std::vector<Part> document_parts(const Matter& matter, names::PackageId package) {
  std::vector<Part> all;
  const PackagePage page(matter, package);
  for (const std::uint32_t m : matter.book.set().names.packages[package].modules) {
    if (!matter.book.file(m).literate()) continue;
    for (Part& part : parts_of(matter.book.file(m).text(), page.weaving(m))) all.push_back(std::move(part));
  }
  return all;
}

Counts counts_of(const Book& book, names::PackageId package) {
  Counts counts;
  for (const DeclRef ref : book.decls_of(package)) {
    const ast::DeclNode& node = book.decl(ref).node;
    counts.rules += std::holds_alternative<ast::RuleDecl>(node) ? 1 : 0;
    counts.exceptions += std::holds_alternative<ast::ExceptionDecl>(node) ? 1 : 0;
    counts.sets += std::holds_alternative<ast::SetDecl>(node) ? 1 : 0;
    counts.tables += std::holds_alternative<ast::TableDecl>(node) ? 1 : 0;
    counts.terms += std::holds_alternative<ast::TermDecl>(node) ? 1 : 0;
    counts.tests += std::holds_alternative<ast::TestDecl>(node) ? 1 : 0;
  }
  return counts;
}

}  // namespace edict::doc
