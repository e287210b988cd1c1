// Tokens give the colours, references the links.
#include "doc/policy_text.h"

#include <algorithm>
#include <cctype>

#include "doc/markup.h"
#include "syntax/token_kinds.h"
#include "syntax/tokens.h"

namespace edict::doc {
namespace {

struct Mark {
  std::uint32_t begin = 0, end = 0;
  std::string open, close;
  bool linked = false;
};

Mark coloured(std::uint32_t begin, std::uint32_t end, const char* css_class) { return {begin, end, std::string("<span class=\"") + css_class + "\">", "</span>", false}; }

bool is_code_word(std::string_view text) { return std::isupper(static_cast<unsigned char>(text[0])) != 0; }

// A word that could be a keyword is a name behind a point, before one, and before a colon.
void add_colours(const source::SourceFile& file, source::Span span, std::vector<Mark>& marks) {
  const std::string_view program = file.program();
  const syntax::Lexed lexed = syntax::lex(program.substr(span.begin, span.end - span.begin), file.id(), span.begin);
  for (const ast::Comment& comment : lexed.comments) marks.push_back(coloured(comment.span.begin, comment.span.end, "c"));
  const auto sign_at = [&](std::size_t i) { return i < lexed.tokens.size() && lexed.tokens[i].end > lexed.tokens[i].begin ? program[lexed.tokens[i].begin] : ' '; };
  for (std::size_t i = 0; i < lexed.tokens.size(); ++i) {
    const syntax::Token& token = lexed.tokens[i];
    if (token.end <= token.begin) continue;
    const std::string_view text = program.substr(token.begin, token.end - token.begin);
    const bool part_of_path = (i > 0 && sign_at(i - 1) == '.' && lexed.tokens[i - 1].end == token.begin) || (sign_at(i + 1) == '.' && lexed.tokens[i + 1].begin == token.end && text != "..");
    if (text[0] == '"') marks.push_back(coloured(token.begin, token.end, "s"));
    else if (syntax::is_word(token.kind) && !syntax::is_name(token.kind) && !part_of_path && sign_at(i + 1) != ':') marks.push_back(coloured(token.begin, token.end, "k"));
    else if (!syntax::is_word(token.kind) && (std::isdigit(static_cast<unsigned char>(text[0])) != 0 || text[0] == '$' || is_code_word(text))) {
      marks.push_back(coloured(token.begin, token.end, "n"));
    }
  }
}

void add_links(const Book& book, const Codes& codes, std::uint32_t m, source::Span span, std::vector<Mark>& marks) {
  for (const Reference& one : book.references_in(m, span)) {
    std::string href, hint;
    if (one.symbol != kNone) {
      const names::Symbol& symbol = book.set().names.symbols[one.symbol];
      href = book.href(one.symbol);
      hint = std::string(names::sort_word(symbol.sort)) + " " + book.name_of(symbol.decls.front()) + ": " + book.title_of(symbol.decls.front());
    } else if (one.package != kNone) {
      href = book.shown(one.package) ? book.page_of(one.package) : "";
      hint = "package " + book.set().names.packages[one.package].name + ": " + book.title_of(one.package);
    } else {
      href = codes.href(one.kind, one.code, one.last);
      hint = codes.meaning(one.kind, one.code);
    }
    const std::string title = hint.empty() ? "" : " title=\"" + escaped(hint) + "\"";
    if (!href.empty()) marks.push_back({one.begin, one.end, "<a href=\"" + escaped(href) + "\"" + title + ">", "</a>", true});
    else if (!title.empty()) marks.push_back({one.begin, one.end, "<span" + title + ">", "</span>", true});
  }
}

}  // namespace

std::string policy_text(const Book& book, const Codes& codes, std::uint32_t m, source::Span span) {
  const source::SourceFile& file = book.file(m);
  std::vector<Mark> marks;
  add_colours(file, span, marks);
  add_links(book, codes, m, span, marks);
  // Where a link stands its inside has no colour of its own.
  std::sort(marks.begin(), marks.end(), [](const Mark& a, const Mark& b) { return std::tuple(a.begin, !a.linked, b.end) < std::tuple(b.begin, !b.linked, a.end); });
  const std::string_view text = file.program();
  std::string out;
  std::uint32_t at = span.begin;
  for (const Mark& mark : marks) {
    if (mark.begin < at) continue;
    out += escaped(text.substr(at, mark.begin - at)) + mark.open + escaped(text.substr(mark.begin, mark.end - mark.begin)) + mark.close;
    at = mark.end;
  }
  return out + escaped(text.substr(at, span.end - at));
}

std::string policy_phrase(const Book& book, const Codes& codes, std::uint32_t m, source::Span span) {
  std::string flat;
  for (const char c : policy_text(book, codes, m, span)) {
    const bool blank = c == '\n' || c == '\r' || c == ' ' || c == '\t';
    if (!blank) flat += c;
    else if (!flat.empty() && flat.back() != ' ') flat += ' ';
  }
  return code(flat);
}

}  // namespace edict::doc
