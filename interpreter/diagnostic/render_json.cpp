// Findings as an array of JSON objects.
//
// In: findings and sources. Out: JSON text. Always true: the keys and their order are those of the language reference, whatever bytes the
// policy holds.
#include <nlohmann/json.hpp>

#include "diagnostic/catalogue.h"
#include "diagnostic/render.h"
#include "diagnostic/snippet.h"

namespace edict::diagnostic {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kWholeText = 1'000'000;

void put_start(Json& object, source::Span span, const source::Sources& sources) {
  object["file"] = nullptr;
  object["line"] = nullptr;
  object["column"] = nullptr;
  if (span.file >= sources.size()) return;
  const source::SourceFile& file = sources.get(span.file);
  const source::Position at = file.position(span.begin);
  object["file"] = file.name();
  object["line"] = at.line;
  object["column"] = at.column;
}

void put_end(Json& object, source::Span span, const source::Sources& sources) {
  object["end_line"] = nullptr;
  object["end_column"] = nullptr;
  if (span.file >= sources.size()) return;
  const source::Position at = sources.get(span.file).position(std::max(span.begin, span.end));
  object["end_line"] = at.line;
  object["end_column"] = at.column;
}

Json related_json(const Finding& finding, const source::Sources& sources) {
  Json list = Json::array();
  for (const Related& r : finding.related) {
    Json object;
    put_start(object, r.span, sources);
    object["message"] = printable(r.message, kWholeText);
    list.push_back(std::move(object));
  }
  return list;
}

Json finding_json(const Finding& finding, const source::Sources& sources) {
  const Entry& about = entry(finding.code);
  Json object;
  object["code"] = about.id;
  object["level"] = level_name(about.level);
  object["message"] = sentence(finding);
  put_start(object, finding.span, sources);
  put_end(object, finding.span, sources);
  const std::string help = help_text(finding);
  object["help"] = help.empty() ? Json(nullptr) : Json(help);
  object["related"] = related_json(finding, sources);
  return object;
}

}  // namespace

std::string render_json(const Diagnostics& diagnostics, const source::Sources& sources) {
  Json list = Json::array();
  for (const Finding& finding : diagnostics.sorted()) list.push_back(finding_json(finding, sources));
  return list.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace edict::diagnostic
