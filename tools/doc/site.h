// A policy set as a site of plain pages, for people who read policies and do not write them.
//
// In: a compiled set without errors. Out: pages by file name, all in one folder. Always true: the same set gives the same bytes; pages ask for nothing outside the folder, and all
// but the search can be read without JavaScript; every text of a policy is shown as text, whatever it holds; each link leads to a page and a place that there is.
#pragma once

#include <string>
#include <vector>

#include "pipeline.h"

namespace edict::doc {

struct SiteOptions {
  std::string title;      // of the site; empty: the title of its only package, or `Policies`
  bool library = false;   // pages for the packages of the standard library that the set uses, too
};

struct Page {
  std::string path;       // `index.html`
  std::string text;
};

struct Site {
  std::vector<Page> pages;   // in order of their paths
  std::size_t packages = 0, rules = 0, exceptions = 0, codes = 0;   // that are shown
};

Site site_of(const Compilation& set, const SiteOptions& options);

}  // namespace edict::doc
