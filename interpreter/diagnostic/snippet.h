// The excerpt of a source text under a finding: numbered lines with a mark below the span.
//
// In: a span and its file. Out: a few lines of text. Always true: one code point takes one column, a tab takes up to the next
// fourth one; no line is wider than asked for.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "source/source.h"

namespace edict::diagnostic {

// `text` as one line that any terminal may show: control signs become spaces, bytes that are no UTF-8 become U+FFFD, and what is
// longer than `most` code points ends in `…`.
std::string printable(std::string_view text, std::size_t most);

// The same as text of HTML or XML, between tags or in an attribute.
std::string printable_markup(std::string_view text, std::size_t most);

struct SnippetStyle {
  char mark = '^';
  std::uint32_t width = 120;
  std::string_view gutter_colour;  // ANSI sequences, all empty where nothing is coloured
  std::string_view mark_colour;
  std::string_view plain;
};

// Digits of the line number that snippet() will show: gutters of several snippets are made equally wide.
std::size_t gutter_width(const source::SourceFile& file, source::Span span);
std::string snippet(const source::SourceFile& file, source::Span span, std::size_t gutter, const SnippetStyle& style);

}  // namespace edict::diagnostic
