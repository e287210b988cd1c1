// Markdown of literate policies, with their blocks of policy text as whatever the caller makes of them. Private to the folder.
//
// In: a document. Out: markup. Always true: tags in the document are text; an address leads to a page of the site, or outside by http, https or mailto, else its words stand alone; each
// block of policy text is asked for once, in order; headings begin at level 2 and leave none out.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace edict::doc {

struct Woven {
  // The block of policy text that begins at this byte; `level` is that of the heading above it.
  std::function<std::string(std::uint32_t begin, std::uint32_t end, std::size_t level)> block;
  // The page of a file that the document points to; empty where there is none.
  std::function<std::string(const std::string& path)> page_of_file;
  std::string prefix = "text";   // of the ids of headings: one document of a page each its own
  std::string title;             // of the page: a first heading that says the same is left out
};

// A heading and the words below it, code and policy text left out: for the search.
struct Part {
  std::string id, title, words;
};

std::vector<Part> parts_of(const std::string& markdown, const Woven& with);
std::string woven(const std::string& markdown, const Woven& with);

}  // namespace edict::doc
