// Where each code is used: by name, by a pattern or a range, and by the rules that ask the sets and tables it stands in.
#include <algorithm>

#include "doc/markup.h"
#include "doc/pages.h"

namespace edict::doc {
namespace {

constexpr std::size_t kMostRules = 8;    // told behind one set or table

// Rules and exceptions that ask what is declared there, through whatever stands between.
class Askers {
 public:
  explicit Askers(const Book& book) : book_(book) {}

  const std::vector<DeclRef>& of(names::SymbolId symbol) {
    const auto known = known_.find(symbol);
    if (known != known_.end()) return known->second;
    std::set<names::SymbolId> seen = {symbol};
    std::set<Place> rules;
    for (std::vector<names::SymbolId> left = {symbol}; !left.empty();) {
      const names::SymbolId one = left.back();
      left.pop_back();
      for (const Place& place : book_.users(one)) {
        const DeclRef ref{place.first, place.second};
        const ast::DeclNode& node = book_.decl(ref).node;
        if (std::holds_alternative<ast::TestDecl>(node)) continue;
        if (std::holds_alternative<ast::RuleDecl>(node) || std::holds_alternative<ast::ExceptionDecl>(node)) rules.insert(place);
        else if (const names::SymbolId next = book_.symbol_of(ref); next != kNone && seen.insert(next).second) left.push_back(next);
      }
    }
    std::vector<DeclRef> list;
    for (const Place& place : rules) list.push_back({place.first, place.second});
    return known_.emplace(symbol, std::move(list)).first->second;
  }

 private:
  const Book& book_;
  std::map<names::SymbolId, std::vector<DeclRef>> known_;
};

class CodeRows {
 public:
  explicit CodeRows(const Matter& matter) : in_(matter), askers_(matter.book) {}

  std::vector<std::string> row(const CodeEntry& entry) {
    std::string places = "<ul>\n", tests;
    std::size_t tested = 0;
    for (const Place& place : entry.places) {
      const DeclRef ref{place.first, place.second};
      if (std::holds_alternative<ast::TestDecl>(in_.book.decl(ref).node)) ++tested;
      else places += one_place(ref);
    }
    for (const CodeEntry* wider : in_.codes.covering(entry)) {
      places += "<li>within " + link(in_.codes.href(*wider), code(escaped(wider->text))) + "\n<ul>\n";
      for (const Place& place : wider->places) {
        const DeclRef ref{place.first, place.second};
        if (!std::holds_alternative<ast::TestDecl>(in_.book.decl(ref).node)) places += one_place(ref);
      }
      places += "</ul></li>\n";
    }
    if (tested > 0) places += "<li>" + counted(tested, "test", "tests") + "</li>\n";
    return {code(escaped(entry.text)), escaped(entry.title), places + "</ul>"};
  }

 private:
  std::string one_place(DeclRef ref) {
    std::string out = "<li><span class=\"kind\">" + escaped(in_.book.kind_of(ref)) + "</span> " + in_.words.reference(ref);
    const ast::DeclNode& node = in_.book.decl(ref).node;
    const names::SymbolId own = in_.book.symbol_of(ref), symbol = own == kNone ? in_.book.target_of(ref) : own;
    const bool direct = std::holds_alternative<ast::RuleDecl>(node) || std::holds_alternative<ast::ExceptionDecl>(node);
    if (direct || symbol == kNone) return out + "</li>\n";
    std::vector<std::string> rules;
    for (const DeclRef rule : askers_.of(symbol)) {
      if (rules.size() == kMostRules) break;
      rules.push_back(link(in_.book.href(rule), escaped(in_.book.title_of(rule))));
    }
    const std::size_t more = askers_.of(symbol).size() - rules.size();
    if (more > 0) rules.push_back(link(in_.book.href(ref), number_text(more) + " more"));
    return out + (rules.empty() ? "" : "<br><span class=\"change\">asked by " + joined(rules) + "</span>") + "</li>\n";
  }

  const Matter& in_;
  Askers askers_;
};

std::string sheets(const Matter& in, SymbolKind kind, std::size_t count) {
  if (count <= Codes::kPageful) return "";
  const auto all = in.codes.of(kind);
  std::string out = "<nav aria-label=\"Pages of this list\"><ul class=\"sheets\">\n";
  for (std::size_t first = 0; first < count; first += Codes::kPageful) {
    const std::size_t last = std::min(count, first + Codes::kPageful) - 1;
    out += "<li><a href=\"" + in.codes.page_of(kind, first) + "\">" + escaped(all[first]->text) + " to " + escaped(all[last]->text) + "</a></li>\n";
  }
  return out + "</ul></nav>\n";
}

}  // namespace

std::string codes_page(const Matter& in) {
  std::string out = "<h1>Where codes are used</h1>\n<p class=\"lead\">Every code, pattern and range that these policies name, with the rules, sets, tables and definitions that name it.</p>\n";
  std::string items;
  for (const SymbolKind kind : Codes::kKinds) {
    const std::size_t count = in.codes.of(kind).size();
    if (count > 0) items += "<li><a href=\"" + in.codes.page_of(kind, 0) + "\">" + Codes::word(kind) + "</a>: " + number_text(count) + "</li>\n";
  }
  return out + (items.empty() ? "<p>No code is named.</p>\n" : "<ul>\n" + items + "</ul>\n");
}

std::vector<Page> code_pages(const Matter& in) {
  std::vector<Page> pages;
  CodeRows rows(in);
  for (const SymbolKind kind : Codes::kKinds) {
    const auto all = in.codes.of(kind);
    for (std::size_t first = 0; first < all.size(); first += Codes::kPageful) {
      HtmlTable table{Codes::word(kind), {"As it is named", "What it is", "Used by"}, {}, {}, "codes told-above stacks"};
      for (std::size_t i = first; i < std::min(all.size(), first + Codes::kPageful); ++i) {
        table.rows.push_back(rows.row(*all[i]));
        table.row_ids.push_back(in.codes.anchor_of(*all[i]));
      }
      if (std::all_of(table.rows.begin(), table.rows.end(), [](const auto& row) { return row[1].empty(); })) {
        table.head.erase(table.head.begin() + 1);
        for (auto& row : table.rows) row.erase(row.begin() + 1);
      }
      const std::string sheet = all.size() > Codes::kPageful ? ", page " + std::to_string(first / Codes::kPageful + 1) : "";
      pages.push_back({in.codes.page_of(kind, first), "<h1>" + std::string(Codes::word(kind)) + sheet + "</h1>\n" + sheets(in, kind, all.size()) + html_table(table)});
    }
  }
  return pages;
}

}  // namespace edict::doc
