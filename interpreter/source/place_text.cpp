// The line and column of the span's first byte.
#include "source/place_text.h"

namespace edict::source {

std::string place_text(Span span, const Sources& sources) {
  if (span.file == kNoFile) return "";
  const SourceFile& file = sources.get(span.file);
  const Position at = file.position(span.begin);
  return file.name() + ":" + std::to_string(at.line) + ":" + std::to_string(at.column);
}

}  // namespace edict::source
