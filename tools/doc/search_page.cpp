// All names in one list, and the same as data that the search looks through.
#include <algorithm>

#include "doc/markup.h"
#include "doc/pages.h"
#include "explain/json_text.h"

namespace edict::doc {
namespace {

constexpr std::size_t kMostText = 400;     // bytes of a declaration's own text that are searched, besides its name and title
constexpr std::size_t kMostProse = 4'000;  // of a part of a document

bool searched(const ast::Decl& decl) {
  return !std::holds_alternative<ast::PackageDecl>(decl.node) && !std::holds_alternative<ast::ImportDecl>(decl.node) && !std::holds_alternative<ast::AdoptDecl>(decl.node);
}

// On one line, and not longer than that many bytes.
std::string flat(const std::string& text, std::size_t most) {
  std::string out;
  for (const char c : text) {
    const bool blank = c == ' ' || c == '\n' || c == '\r' || c == '\t';
    if (!blank) out += c;
    else if (!out.empty() && out.back() != ' ') out += ' ';
    if (out.size() >= most) break;
  }
  while (!out.empty() && out.size() >= most && (static_cast<unsigned char>(out.back()) & 0xc0) == 0x80) out.pop_back();  // no half of a letter
  if (!out.empty() && static_cast<unsigned char>(out.back()) >= 0xc0) out.pop_back();
  return out;
}

struct Found {
  DeclRef ref;
  std::string package;   // that must be told, since several add to the same set or table; empty: the name tells it
};

std::vector<Found> all_of(const Book& book) {
  std::vector<Found> all;
  for (const names::PackageId p : book.packages()) {
    for (const DeclRef ref : book.decls_of(p)) {
      if (!searched(book.decl(ref))) continue;
      all.push_back({ref, book.kind_of(ref).starts_with("addition") ? book.set().names.packages[p].name : ""});
    }
  }
  return all;
}

}  // namespace

std::string search_index(const Matter& in) {
  const auto entry = [](const std::string& name, const std::string& title, const std::string& kind, const std::string& href, const std::string& text) {
    return "[" + explain::json_string(name) + "," + explain::json_string(title) + "," + explain::json_string(kind) + "," + explain::json_string(href) + "," + explain::json_string(text) + "]";
  };
  std::string out = "// What the search looks through: name, title, kind, address, text.\nwindow.edictIndex = [\n";
  for (const names::PackageId p : in.book.packages()) out += entry(in.book.set().names.packages[p].name, in.book.title_of(p), "package", in.book.page_of(p), "") + ",\n";
  for (const auto& [ref, package] : all_of(in.book)) out += entry(in.book.name_of(ref) + (package.empty() ? "" : " in " + package), in.book.title_of(ref), in.book.kind_of(ref), in.book.href(ref), flat(in.book.text(in.book.decl(ref).span), kMostText)) + ",\n";
  for (const names::PackageId p : in.book.packages()) {
    for (const Part& part : document_parts(in, p)) out += entry("", part.title, "text", in.book.page_of(p) + "#" + part.id, flat(part.words, kMostProse)) + ",\n";
  }
  for (const SymbolKind kind : Codes::kKinds) {
    const auto all = in.codes.of(kind);
    for (std::size_t i = 0; i < all.size(); ++i) {
      out += entry(all[i]->text, all[i]->title, std::string(Codes::word_of_one(kind)) + ", where used", in.codes.page_of(kind, i) + "#" + in.codes.anchor_of(*all[i]), "") + ",\n";
    }
  }
  return out + "];\n";
}

std::string search_page(const Matter& in) {
  std::vector<std::pair<std::string, std::string>> items;   // to sort by, and markup
  for (const auto& [ref, package] : all_of(in.book)) {   // the reference tells the package itself
    if (std::holds_alternative<ast::TestDecl>(in.book.decl(ref).node)) continue;
    const std::string title = in.book.title_of(ref);
    items.emplace_back(title, "<li>" + in.words.reference(ref) + " <span class=\"kind\">" + escaped(in.book.kind_of(ref)) + "</span></li>\n");
  }
  std::sort(items.begin(), items.end());
  std::string list;
  for (const auto& [title, item] : items) list += item;
  return "<h1>Search and all names</h1>\n<noscript><p>The search needs JavaScript; without it, all names stand below, and your browser finds words on this page.</p></noscript>\n"
         "<div id=\"results\" hidden>\n<p id=\"count\" role=\"status\" aria-live=\"polite\"></p>\n<ol id=\"found\"></ol>\n</div>\n<h2 id=\"names\">All names</h2>\n<p>" +
         counted(items.size(), "declaration", "declarations") + ", by title; tests are found by the search alone.</p>\n<ul class=\"names\">\n" + list + "</ul>\n";
}

}  // namespace edict::doc
