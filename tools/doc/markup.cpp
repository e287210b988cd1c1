// Escaping, lists of facts, tables, and the frame of pages.
#include "doc/markup.h"

#include <algorithm>
#include <cctype>

#include "explain/json_text.h"

namespace edict::doc {

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : explain::repaired(text)) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '&') out += "&amp;";
    else if (c == '<') out += "&lt;";
    else if (c == '>') out += "&gt;";
    else if (c == '"') out += "&quot;";
    else if (c == '\'') out += "&#39;";
    else if ((byte < 0x20 && c != '\n' && c != '\t') || byte == 0x7f) out += "\xEF\xBF\xBD";
    else out += c;
  }
  return out;
}

std::string anchor_of(std::string_view text) {
  std::string out;
  for (const char c : text) out += std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '.' || c == '-' ? c : '-';
  return out;
}

bool safe_address(std::string_view address) {
  static constexpr std::string_view kStarts[] = {"http://", "https://", "mailto:"};
  return std::any_of(std::begin(kStarts), std::end(kStarts), [&](std::string_view start) {
    const auto same = [](char a, char b) { return a == std::tolower(static_cast<unsigned char>(b)); };
    return address.size() > start.size() && std::equal(start.begin(), start.end(), address.begin(), same);
  });
}

std::string link(const std::string& href, const std::string& inner, const std::string& css_class) {
  if (href.empty()) return inner;
  return "<a href=\"" + escaped(href) + "\"" + (css_class.empty() ? "" : " class=\"" + css_class + "\"") + ">" + inner + "</a>";
}

std::string code_name(const std::string& name) {
  std::string inner;
  for (const char c : escaped(name)) {
    inner += c;
    if (c == '.' || c == '_') inner += "<wbr>";
  }
  return code(inner);
}

std::string number_text(std::size_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, ",");
  return digits;
}

std::string counted(std::size_t count, const std::string& one, const std::string& many) { return number_text(count) + " " + (count == 1 ? one : many); }

Facts& Facts::add(const std::string& name, const std::string& markup) {
  if (!markup.empty()) rows_ += "<div><dt>" + escaped(name) + "</dt><dd>" + markup + "</dd></div>\n";
  return *this;
}

std::string Facts::html() const { return rows_.empty() ? "" : "<dl class=\"facts\">\n" + rows_ + "</dl>\n"; }

std::string html_table(const HtmlTable& table) {
  const std::string caption = escaped(table.caption);
  std::string out = std::string("<div class=\"wide") + (table.css_class == "matrix" ? " matrix-frame" : "") + "\" role=\"group\" tabindex=\"0\" aria-label=\"" + caption + "\">\n<table" + (table.css_class.empty() ? "" : " class=\"" + table.css_class + "\"") +
                    ">\n<caption>" + caption + "</caption>\n<thead><tr>";
  for (const std::string& cell : table.head) out += "<th scope=\"col\">" + cell + "</th>";
  out += "</tr></thead>\n<tbody>\n";
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    out += table.row_ids.empty() ? "<tr>" : "<tr id=\"" + table.row_ids[r] + "\">";
    for (std::size_t c = 0; c < table.rows[r].size(); ++c) out += (c == 0 ? "<th scope=\"row\">" : "<td>") + table.rows[r][c] + (c == 0 ? "</th>" : "</td>");
    out += "</tr>\n";
  }
  return out + "</tbody>\n</table>\n</div>\n";
}

std::string page(const Frame& frame, const std::string& main) {
  const auto item = [&](const std::string& path, const std::string& word) {
    return "<li><a href=\"" + path + "\"" + (frame.current == path ? " aria-current=\"page\"" : "") + ">" + word + "</a></li>\n";
  };
  const std::string site = escaped(frame.site), title = escaped(frame.title);
  std::string out = "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                    "<meta name=\"color-scheme\" content=\"light dark\">\n<title>" + title + (title == site ? "" : " – " + site) + "</title>\n<link rel=\"stylesheet\" href=\"site.css\">\n";
  if (frame.searches) out += "<script src=\"search-index.js\" defer></script>\n";
  out += "<script src=\"site.js\" defer></script>\n</head>\n<body>\n<a class=\"skip\" href=\"#main\">Skip to the text</a>\n<header class=\"top\">\n<p class=\"site\"><a href=\"index.html\">" + site +
         "</a></p>\n<nav aria-label=\"Site\"><ul>\n" + item("index.html", "Packages") + item("payers.html", "Payers") + item("codes.html", "Codes") + item("citations.html", "Citations") +
         item("search.html", "All names") + "</ul></nav>\n<form role=\"search\" action=\"search.html\" method=\"get\"><label for=\"q\">Search</label> "
         "<input id=\"q\" name=\"q\" type=\"search\" autocomplete=\"off\" spellcheck=\"false\"></form>\n</header>\n<main id=\"main\" tabindex=\"-1\">\n";
  return out + main + "</main>\n<footer><p>Written by <code>edict doc</code> from the policies themselves: what stands here is what claims are decided by.</p></footer>\n</body>\n</html>\n";
}

}  // namespace edict::doc
