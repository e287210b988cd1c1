// The one canonical style of policies.
//
// In: a SourceFile. Out: its text in canonical style, or the reason why there is none. Always true: the program and its comments stay the same, token by
// token; the result formatted again is itself; of a literate file only the lines between the fences change.
#pragma once

#include <cstdint>
#include <string>

#include "diagnostic/diagnostic.h"
#include "source/source.h"

namespace edict::format {

enum class Outcome : std::uint8_t {
  Canonical,  // `text` is the style's
  Errors,     // the file has syntax errors, told in the diagnostics; `text` is the file's own
  Kept,       // another layout would have changed what is read: `text` is the file's own
};

struct Formatted {
  Outcome outcome = Outcome::Canonical;
  std::string text;
};

// A file keeps its byte order mark, and its first line's kind of line end (LF or CRLF) is that of all lines that are formatted.
Formatted format(const source::SourceFile& file, diagnostic::Diagnostics& diagnostics);

}  // namespace edict::format
