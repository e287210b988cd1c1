// Fingerprints of findings, and the file of known ones.
#include "edict/known_findings.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <tuple>

#include "decisions/sha256.h"
#include "diagnostic/catalogue.h"
#include "diagnostic/render.h"

namespace edict::tool {
namespace {

constexpr std::size_t kFingerprint = 16;  // hexadecimal digits: a policy repository has thousands of findings at most

// The lines of a finding, each run of blanks one.
std::string squeezed_lines(source::Span span, const source::Sources& sources) {
  if (span.file >= sources.size()) return "";
  const source::SourceFile& file = sources.get(span.file);
  std::string made;
  for (std::uint32_t number = file.position(span.begin).line, last = file.position(span.end).line; number <= last; ++number) {
    for (const char c : file.line(number)) {
      const bool blank = c == ' ' || c == '\t';
      if (!blank) made += c;
      else if (!made.empty() && made.back() != ' ') made += ' ';
    }
    made += ' ';
  }
  return made;
}

}  // namespace

std::string relative_path(const std::string& name) {
  namespace fs = std::filesystem;
  const fs::path path = fs::path(name).lexically_normal();
  std::error_code failed;
  if (!path.is_absolute()) return path.generic_string();
  const fs::path here = fs::current_path(failed), relative = path.lexically_relative(here);
  return failed || relative.empty() || *relative.begin() == ".." ? path.generic_string() : relative.generic_string();
}

std::vector<KnownFinding> known_of(const std::vector<diagnostic::Finding>& findings, const source::Sources& sources) {
  std::vector<KnownFinding> all;
  std::map<std::string, int> seen;
  for (const diagnostic::Finding& finding : findings) {
    KnownFinding known;
    known.code = diagnostic::entry(finding.code).id;
    known.path = finding.span.file < sources.size() ? relative_path(sources.get(finding.span.file).name()) : "-";
    known.message = diagnostic::sentence(finding);
    std::replace_if(known.message.begin(), known.message.end(), [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
    const std::string about = known.code + "\n" + known.message + "\n" + squeezed_lines(finding.span, sources);
    const int number = seen[known.path + "\n" + about]++;
    known.fingerprint = decisions::sha256_hex(about + "\n" + std::to_string(number)).substr(0, kFingerprint);
    all.push_back(std::move(known));
  }
  return all;
}

std::string known_text(std::vector<KnownFinding> findings) {
  const auto key = [](const KnownFinding& known) { return std::tie(known.path, known.code, known.fingerprint); };
  std::sort(findings.begin(), findings.end(), [&](const KnownFinding& a, const KnownFinding& b) { return key(a) < key(b); });
  std::string text =
      "# Findings of `edict check` that are known: code, file, fingerprint, message, with tabs between.\n"
      "# `edict check --write-baseline FILE` writes this file anew; a line that is taken out is told again.\n";
  for (const KnownFinding& known : findings) text += known.code + "\t" + known.path + "\t" + known.fingerprint + "\t" + known.message + "\n";
  return text;
}

std::string read_known(const std::string& text, std::vector<KnownFinding>& into) {
  std::size_t number = 0;
  for (std::size_t at = 0; at < text.size(); ++number) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    std::string line = text.substr(at, end - at);
    at = end + 1;
    if (line.ends_with('\r')) line.pop_back();
    if (line.empty() || line[0] == '#') continue;
    KnownFinding known;
    std::size_t from = 0;
    for (std::string* field : {&known.code, &known.path, &known.fingerprint}) {
      const std::size_t tab = line.find('\t', from);
      if (tab == std::string::npos) return "line " + std::to_string(number + 1) + " is no known finding: it has fewer than four fields with tabs between";
      *field = line.substr(from, tab - from);
      from = tab + 1;
    }
    known.message = line.substr(from);
    if (!diagnostic::code_by_id(known.code)) return "line " + std::to_string(number + 1) + " names `" + known.code + "`, and no finding has that code";
    into.push_back(std::move(known));
  }
  return "";
}

}  // namespace edict::tool
