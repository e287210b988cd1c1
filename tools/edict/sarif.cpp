// The log, from the inside out: regions, places, results, rules.
#include "edict/sarif.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "diagnostic/catalogue.h"
#include "diagnostic/pages.h"
#include "diagnostic/render.h"
#include "edict/known_findings.h"

namespace edict::tool {
namespace {

using Json = nlohmann::ordered_json;
using diagnostic::Finding;

// A path as part of an address: all but letters, digits and a few signs as %XX.
std::string as_uri(const std::string& path) {
  static constexpr char kDigits[] = "0123456789ABCDEF";
  std::string uri = path.starts_with('/') ? "file://" : "";
  for (const char c : path) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || std::string_view("-._~/").find(c) != std::string_view::npos;
    if (plain) uri += c;
    else uri += {'%', kDigits[static_cast<unsigned char>(c) >> 4], kDigits[static_cast<unsigned char>(c) & 15]};
  }
  return uri;
}

bool on_disk(source::Span span, const source::Sources& sources) { return span.file < sources.size() && !sources.get(span.file).name().starts_with('<'); }

Json artifact(const std::string& name) { return {{"uri", as_uri(relative_path(name))}}; }

Json region(source::Span span, const source::Sources& sources) {
  const source::SourceFile& file = sources.get(span.file);
  const source::Position begin = file.position(span.begin), end = file.position(std::max(span.begin, span.end));
  return {{"startLine", begin.line}, {"startColumn", begin.column}, {"endLine", end.line}, {"endColumn", end.column}};
}

Json place(source::Span span, const source::Sources& sources) {
  return {{"artifactLocation", artifact(sources.get(span.file).name())}, {"region", region(span, sources)}};
}

std::string message(const Finding& finding, const source::Sources& sources) {
  std::string text = diagnostic::sentence(finding);
  for (const diagnostic::Related& related : finding.related) {
    if (on_disk(related.span, sources)) continue;
    text += "\n" + related.message;
    if (related.span.file >= sources.size()) continue;
    const source::SourceFile& file = sources.get(related.span.file);
    text += " (" + file.name() + ":" + std::to_string(file.position(related.span.begin).line) + ")";
  }
  const std::string help = diagnostic::help_text(finding);
  return help.empty() ? text : text + "\nhelp: " + help;
}

// The edits of each file together.
Json fixes(const Finding& finding, const source::Sources& sources) {
  Json changes = Json::array();
  for (const diagnostic::Edit& edit : finding.fix) {
    if (!on_disk(edit.span, sources)) return nullptr;
    const Json where = artifact(sources.get(edit.span.file).name());
    const Json replacement = {{"deletedRegion", region(edit.span, sources)}, {"insertedContent", {{"text", edit.text}}}};
    if (!changes.empty() && changes.back()["artifactLocation"] == where) changes.back()["replacements"].push_back(replacement);
    else changes.push_back({{"artifactLocation", where}, {"replacements", Json::array({replacement})}});
  }
  if (changes.empty()) return nullptr;
  const std::string help = diagnostic::help_text(finding);
  return Json::array({{{"description", {{"text", help.empty() ? diagnostic::sentence(finding) : help}}}, {"artifactChanges", changes}}});
}

Json result(const Finding& finding, const KnownFinding& known, std::size_t rule, const source::Sources& sources, const std::string& home) {
  Json made = {{"ruleId", known.code}, {"ruleIndex", rule}, {"level", diagnostic::level_name(diagnostic::entry(finding.code).level)}};
  made["message"] = {{"text", message(finding, sources)}};
  const Json where = on_disk(finding.span, sources) ? place(finding.span, sources) : Json{{"artifactLocation", artifact(home)}, {"region", {{"startLine", 1}}}};
  made["locations"] = Json::array({{{"physicalLocation", where}}});
  Json related = Json::array();
  for (const diagnostic::Related& one : finding.related) {
    if (on_disk(one.span, sources)) related.push_back({{"id", related.size() + 1}, {"physicalLocation", place(one.span, sources)}, {"message", {{"text", one.message}}}});
  }
  if (!related.empty()) made["relatedLocations"] = std::move(related);
  made["partialFingerprints"] = {{"edictFinding/v1", known.fingerprint}};
  if (Json fix = fixes(finding, sources); !fix.is_null()) made["fixes"] = std::move(fix);
  return made;
}

Json rule(const diagnostic::Entry& entry) {
  const std::string page(diagnostic::page(entry.code));
  // The first sentences of the page, between its heading and its first example, say what the finding is.
  const std::size_t heading = page.find("\n\n"), end = page.find("\n\n## ");
  std::string about = heading == std::string::npos || end == std::string::npos || end < heading + 2 ? std::string(entry.slug) : page.substr(heading + 2, end - heading - 2);
  std::replace(about.begin(), about.end(), '\n', ' ');
  const std::size_t stop = about.find(". ");
  Json made = {{"id", entry.id}, {"name", entry.slug}};
  made["shortDescription"] = {{"text", stop == std::string::npos ? about : about.substr(0, stop + 1)}};
  made["fullDescription"] = {{"text", about}};
  made["help"] = {{"text", page}, {"markdown", page}};
  made["defaultConfiguration"] = {{"level", diagnostic::level_name(entry.level)}};
  return made;
}

}  // namespace

std::string render_sarif(const std::vector<Finding>& findings, const source::Sources& sources, const std::string& home) {
  const std::vector<KnownFinding> known = known_of(findings, sources);
  std::vector<diagnostic::Code> codes;
  for (const Finding& finding : findings) codes.push_back(finding.code);
  std::sort(codes.begin(), codes.end());
  codes.erase(std::unique(codes.begin(), codes.end()), codes.end());
  Json rules = Json::array(), results = Json::array();
  for (const diagnostic::Code code : codes) rules.push_back(rule(diagnostic::entry(code)));
  for (std::size_t i = 0; i < findings.size(); ++i) {
    const auto at = static_cast<std::size_t>(std::lower_bound(codes.begin(), codes.end(), findings[i].code) - codes.begin());
    results.push_back(result(findings[i], known[i], at, sources, home));
  }
  Json run;
  run["tool"]["driver"] = {{"name", "edict"}, {"version", EDICT_VERSION}, {"semanticVersion", EDICT_VERSION}, {"rules", std::move(rules)}};
  run["columnKind"] = "unicodeCodePoints";
  run["results"] = std::move(results);
  const Json log = {{"$schema", "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"}, {"version", "2.1.0"}, {"runs", Json::array({std::move(run)})}};
  return log.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace edict::tool
