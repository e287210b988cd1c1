// Answers of the REPL.
#include "edict/session.h"

#include <algorithm>
#include <cstdlib>

#include "claims/mapping.h"
#include "diagnostic/snippet.h"
#include "edict/files.h"
#include "edict/terminal.h"

namespace edict::tool {
namespace {

constexpr const char* kHelp =
    "an expression                  its value and type: 300 mg / 5 mg, line.dose, J2357.unit as of 2025-01-01\n"
    "a declaration                  is added to the policies: term, rule, exception, payer, set, table …\n"
    "claim { … }                    becomes the claim that is looked at\n"
    ":load FILE                     loads claims (CSV or NDJSON)\n"
    ":history FILE, :history none   claims decided earlier; none: nothing came earlier (else it is not known)\n"
    ":claims, :claim ID, :line N    lists them; goes to one, to one of its lines\n"
    "decide                         decides the claim\n"
    "why, why not RULE              tells why the line was decided so; how one rule judges it\n"
    "what would pay                 changes that would make the line pay\n"
    ":help, :quit\n";

std::string trimmed(const std::string& text) {
  const auto first = text.find_first_not_of(" \t\r\n");
  if (first == std::string::npos) return "";
  return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

// The entry as a command and what follows it.
std::pair<std::string, std::string> split(const std::string& entry) {
  const auto blank = entry.find_first_of(" \t");
  if (blank == std::string::npos) return {entry, ""};
  return {entry.substr(0, blank), trimmed(entry.substr(blank))};
}

bool is_claim(const std::string& entry) {
  if (!entry.starts_with("claim")) return false;
  const auto next = entry.find_first_not_of(" \t\r\n", 5);
  return next != std::string::npos && entry[next] == '{';
}

const char* const kTypedClaim = "(typed claim)";

std::string as_test(const std::string& claim) { return "test \"" + std::string(kTypedClaim) + "\" {\n  given " + claim + "\n  expect line 1 is pay\n}\n"; }

std::string shown(const std::string& text) { return diagnostic::printable(text, 200); }

}  // namespace

ExtraText bare_session(const std::vector<std::string>& library) {
  std::string text = "package session\n";
  for (const std::string& package : library) text += "import " + package + "\n";
  return {"<session>", text};
}

bool Session::incomplete(const std::string& entry) {
  const std::string text = trimmed(entry);
  if (text.empty() || text[0] == ':') return false;
  if (is_claim(text)) return std::count(text.begin(), text.end(), '{') > std::count(text.begin(), text.end(), '}');
  return Policy::entry_of(text) == Policy::Entry::Incomplete;
}

std::string Session::answer(const std::string& entry) {
  const std::string text = trimmed(entry);
  if (text.empty()) return "";
  if (text[0] == ':') return command(text);
  if (incomplete(text)) return "the entry ends too early: something is still open\n";
  if (text == "why not") return "say which rule: why not RULE\n";
  if (text == "decide" || text == "why" || text == "what would pay" || text.starts_with("why not ")) return question(text);
  if (is_claim(text)) return typed_claim(text);
  return Policy::entry_of(text) == Policy::Entry::Declarations ? declare(text) : expression(text);
}

std::string Session::command(const std::string& entry) {
  const auto [name, rest] = split(entry);
  if (name == ":quit" || name == ":q") {
    ended_ = true;
    return "";
  }
  if (name == ":help" || name == ":h") return kHelp;
  if (name == ":load") return load(rest);
  if (name == ":history") return load_history(rest);
  if (name == ":claims") return list_claims();
  if (name == ":claim") return go_to_claim(rest);
  if (name == ":line") return go_to_line(rest);
  return "no command `" + shown(name) + "`; :help lists them\n";
}

std::string Session::read(const std::string& path, HeldClaims& into) const {
  if (path.empty()) return "say which file, such as claims.csv\n";
  InputFile file(path);
  if (const std::string why = file.open(); !why.empty()) return why + "\n";
  into.format = file.format();
  if (!manifest_.path.empty()) {
    diagnostic::Diagnostics findings;
    into.mapping = claims::read_mapping(manifest_.text, manifest_.path, policy_.program(), findings);
    if (findings.has_errors()) return manifest_.path + " cannot be used; `edict eval` tells why\n";
  }
  char buffer[1 << 16];
  while (const std::size_t got = file.read(buffer, sizeof buffer)) into.text.append(buffer, got);
  return file.failure().empty() ? "" : file.failure() + "\n";
}

std::string Session::load(const std::string& path) {
  HeldClaims claims;
  if (const std::string why = read(path, claims); !why.empty()) return why;
  return hold(std::move(claims), path);
}

std::string Session::load_history(const std::string& path) {
  auto history = std::make_shared<HeldClaims>();
  if (path != "none") {
    if (const std::string why = read(path, *history); !why.empty()) return why;
  }
  const std::size_t lines = policy_.lines(*history).size();
  claims_.history = std::move(history);
  return "the history has " + std::to_string(lines) + (lines == 1 ? " line\n" : " lines\n");
}

std::string Session::hold(HeldClaims claims, const std::string& named) {
  std::vector<LinePlace> lines = policy_.lines(claims);
  if (lines.empty()) {
    std::string why;
    const RunReport report = policy_.decide(claims, decisions::Format::Csv, [](std::string_view) {});
    if (!report.rejects.empty()) why = ": line " + std::to_string(report.rejects.front().line) + ": " + report.rejects.front().reason;
    return "no claim could be read from " + shown(named) + why + "\n";
  }
  claims.history = claims_.history;
  claims_ = std::move(claims);
  lines_ = std::move(lines);
  at_ = lines_.front();
  std::size_t count = 0;
  for (std::size_t i = 0; i < lines_.size(); ++i) count += i == 0 || lines_[i].claim != lines_[i - 1].claim;
  return std::to_string(count) + (count == 1 ? " claim, " : " claims, ") + std::to_string(lines_.size()) + (lines_.size() == 1 ? " line" : " lines") +
         "; now at " + where() + "\n";
}

// A claim in the policy language becomes NDJSON on the road that claims of tests take.
std::string Session::typed_claim(const std::string& entry) {
  const Policy with = policy_.with(in_package(as_test(entry)));
  if (!with.runs()) return with.errors_text(colour_);
  for (const core::Test& test : with.program().tests) {
    if (test.name != kTypedClaim || test.claims.empty()) continue;
    HeldClaims claims;
    claims.text = test.claims.front() + "\n";
    return hold(std::move(claims), "the claim");
  }
  return "no claim could be read\n";
}

std::string Session::where() const { return "claim " + shown(at_.claim) + ", line " + std::to_string(at_.line); }

std::string Session::list_claims() const {
  if (lines_.empty()) return "no claims are loaded; :load FILE loads some\n";
  std::string out;
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    const bool same = i != 0 && lines_[i].claim == lines_[i - 1].claim;
    if (!same) out += (i == 0 ? "" : "\n") + shown(lines_[i].claim) + "  line " + std::to_string(lines_[i].line);
    else out += ", " + std::to_string(lines_[i].line);
  }
  return out + "\n";
}

std::string Session::go_to_claim(const std::string& id) {
  for (const LinePlace& place : lines_) {
    if (place.claim != id) continue;
    at_ = place;
    return "now at " + where() + "\n";
  }
  return "no claim `" + shown(id) + "` is loaded\n";
}

std::string Session::go_to_line(const std::string& number) {
  for (const LinePlace& place : lines_) {
    if (place.claim != at_.claim || std::to_string(place.line) != number) continue;
    at_ = place;
    return "now at " + where() + "\n";
  }
  return lines_.empty() ? "no claims are loaded; :load FILE loads some\n" : "claim " + shown(at_.claim) + " has no line `" + shown(number) + "`\n";
}

std::string Session::question(const std::string& entry) {
  if (lines_.empty()) return "no claims are loaded; :load FILE loads some\n";
  if (entry == "decide") return policy_.decision(claims_, at_.claim, decisions::Format::Table, {terminal_width(), colour_});
  if (entry == "why") return policy_.why(claims_, at_, colour_);
  if (entry == "what would pay") {
    const auto remedies = policy_.what_would_pay(claims_, at_);
    if (remedies.empty()) return "nothing within two changes of missing fields, modifiers, documents and authorizations\n";
    std::string out;
    for (const Suggestion& remedy : remedies) out += remedy.text + "\n";
    return out;
  }
  const std::string rule = trimmed(entry.substr(std::string("why not ").size()));
  const std::string told = policy_.why_not(claims_, at_, rule, colour_);
  return told.empty() ? "no rule is called `" + shown(rule) + "`\n" : told;
}

std::string Session::expression(const std::string& entry) {
  const Answer answer = policy_.evaluate(entry, lines_.empty() ? nullptr : &claims_, at_);
  if (!answer.ok) return answer.findings;
  return answer.value + "  " + answer.type + "\n";
}

ExtraText Session::in_package(const std::string& text) const {
  std::string package = "session";
  for (const core::Package& one : policy_.program().packages) {
    if (!one.library && !one.name.starts_with("std.")) {
      package = one.name;
      break;
    }
  }
  return {"<entry " + std::to_string(entries_ + 1) + ">", "package " + package + "\n" + text + "\n"};
}

std::string Session::declare(const std::string& entry) {
  Policy with = policy_.with(in_package(entry));
  if (!with.runs()) return with.errors_text(colour_);
  policy_ = std::move(with);
  ++entries_;
  return "";
}

}  // namespace edict::tool
