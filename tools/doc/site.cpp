// All pages, each in its frame. In: a compiled set. Out: a Site.
#include "doc/site.h"

#include <algorithm>

#include "doc/markup.h"
#include "doc/pages.h"
#include "embedded/assets.h"

namespace edict::doc {
namespace {

std::string title_for(const Book& book, const SiteOptions& options) {
  if (!options.title.empty()) return options.title;
  std::vector<names::PackageId> with_rules;
  for (const names::PackageId p : book.packages()) {
    const bool own = !book.file(book.set().names.packages[p].modules.front()).name().starts_with("<");
    if (own && counts_of(book, p).rules > 0) with_rules.push_back(p);
  }
  return with_rules.size() == 1 ? book.title_of(with_rules.front()) : "Policies";
}

}  // namespace

Site site_of(const Compilation& set, const SiteOptions& options) {
  const Book book(set, options.library);
  const Codes codes(book);
  const Sections sections(book, codes);
  const Matter matter{book, codes, sections, Words(book, codes), title_for(book, options)};
  Site site;
  const auto add = [&](const std::string& path, const std::string& title, const std::string& main, bool searches = false) {
    site.pages.push_back({path, page({matter.title, title, path, searches}, main)});
  };
  add("index.html", matter.title, index_page(matter));
  add("payers.html", "Payers", payers_page(matter));
  add("citations.html", "Citations", citations_page(matter));
  add("codes.html", "Codes", codes_page(matter));
  add("search.html", "Search", search_page(matter), true);
  for (const Page& one : code_pages(matter)) add(one.path, "Codes", one.text);
  for (const names::PackageId p : book.packages()) {
    add(book.page_of(p), book.title_of(p), package_page(matter, p));
    const Counts counts = counts_of(book, p);
    site.rules += counts.rules;
    site.exceptions += counts.exceptions;
  }
  for (const DeclRef ref : sections.long_tables()) add(sections.rows_path(ref), book.title_of(ref), sections.rows_page(ref));
  for (const assets::File& file : assets::files()) site.pages.push_back({std::string(file.path), std::string(file.text)});
  site.pages.push_back({"search-index.js", search_index(matter)});
  std::sort(site.pages.begin(), site.pages.end(), [](const Page& a, const Page& b) { return a.path < b.path; });
  site.packages = book.packages().size();
  site.codes = codes.size();
  return site;
}

}  // namespace edict::doc
