// Text into HTML: escaping, and the frame that all pages stand in.
//
// In: any bytes. Out: HTML. Always true: what comes from a policy is text to the browser, in elements and in attributes; an address that is no page or place of the site is followed
// by http, https and mailto alone.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace edict::doc {

// For the inside of elements and of quoted attributes. Bytes that are no UTF-8, and control signs, become U+FFFD.
std::string escaped(std::string_view text);
// Letters, digits, `_`, `.` and `-`; the rest is written as `-`.
std::string anchor_of(std::string_view text);
bool safe_address(std::string_view address);

// `inner` is markup. Without an address only what is inside.
std::string link(const std::string& href, const std::string& inner, const std::string& css_class = "");
inline std::string code(const std::string& inner) { return "<code>" + inner + "</code>"; }
// A full name in `code`, which may be broken behind its points and underscores.
std::string code_name(const std::string& name);
std::string counted(std::size_t count, const std::string& one, const std::string& many);   // `1 rule`, `1,706 codes`
std::string number_text(std::size_t number);                                               // `1,706`

// A list of words and what belongs to them; what is empty is left out.
class Facts {
 public:
  Facts& add(const std::string& name, const std::string& markup);
  std::string html() const;

 private:
  std::string rows_;
};

// A table that scrolls by itself where it is too wide.
struct HtmlTable {
  std::string caption;                             // text
  std::vector<std::string> head;                   // markup
  std::vector<std::vector<std::string>> rows;      // markup; the first cell of a row names it
  std::vector<std::string> row_ids;                // as many as rows, or none
  std::string css_class;
};
std::string html_table(const HtmlTable& table);

struct Frame {
  std::string site;                                // its title
  std::string title;                               // of the page
  std::string current;                             // path of the page, for the navigation
  bool searches = false;                           // the page of the search itself
};
std::string page(const Frame& frame, const std::string& main);

}  // namespace edict::doc
