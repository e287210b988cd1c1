// Findings in words: for a terminal, and as JSON for programs. The only place where a catalogue sentence and its arguments meet.
//
// In: findings and the texts that they point into. Out: text in UTF-8. Always true: no control sign of a policy text reaches the
// terminal, and a place outside its text is shown at the text's end.
#pragma once

#include <cstdint>
#include <string>

#include "diagnostic/diagnostic.h"
#include "source/source.h"

namespace edict::diagnostic {

// The catalogue's message with {0}, {1} … replaced.
std::string sentence(const Finding& finding);
// The finding's own help, else the catalogue's; empty where there is none, or where a name that the catalogue's help speaks of is
// empty (nothing was near enough to suggest).
std::string help_text(const Finding& finding);

struct TextOptions {
  bool colour = false;        // ANSI colours
  std::uint32_t width = 120;  // columns of a source line that are shown, at least 40
  bool notes = false;         // findings that ask for nothing, too
};

// One finding: sentence, place, source lines with carets, related places, help. Ends with a newline.
std::string render_text(const Finding& finding, const source::Sources& sources, TextOptions options = {});
// All of them in order, an empty line after each; notes where they are asked for.
std::string render_text(const Diagnostics& diagnostics, const source::Sources& sources, TextOptions options = {});
// `2 errors, 1 warning`; `no findings` where there are none. Notes are counted only where there are some.
std::string summary(const Diagnostics& diagnostics);

// The array of language.md section 6, one finding an object. Lines and columns start at 1, columns count code points, the end is the
// column after the last sign. What a finding lacks (a place, a help) is null.
std::string render_json(const Diagnostics& diagnostics, const source::Sources& sources);

}  // namespace edict::diagnostic
