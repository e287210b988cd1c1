// The pages of a site, each as the markup of its main part. Private to the folder.
//
// In: a Book and what was made of it. Out: markup. Always true: each page begins with its one heading of level 1.
#pragma once

#include <string>
#include <vector>

#include "doc/prose.h"
#include "doc/sections.h"
#include "doc/site.h"

namespace edict::doc {

struct Matter {
  const Book& book;
  const Codes& codes;
  const Sections& sections;
  Words words;
  std::string title;   // of the site
};

std::string index_page(const Matter& matter);
std::string package_page(const Matter& matter, names::PackageId package);
std::vector<Part> document_parts(const Matter& matter, names::PackageId package);   // of its literate files
std::string payers_page(const Matter& matter);
std::string citations_page(const Matter& matter);
std::string codes_page(const Matter& matter);                    // which kinds there are
std::vector<Page> code_pages(const Matter& matter);              // and their pages, without the frame
std::string search_page(const Matter& matter);
std::string search_index(const Matter& matter);                  // JavaScript: what the search looks through

struct Counts {
  std::size_t rules = 0, exceptions = 0, sets = 0, tables = 0, terms = 0, tests = 0;
};
Counts counts_of(const Book& book, names::PackageId package);

}  // namespace edict::doc
