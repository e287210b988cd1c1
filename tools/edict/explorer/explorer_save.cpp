// The session kept as a test: the claim looked at, what it comes to, and what was declared.
#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <regex>
#include <sstream>

#include "edict/explorer/claim_text.h"
#include "edict/explorer/explorer.h"
#include "explain/node_text.h"

namespace edict::tool {
namespace {

constexpr std::size_t kMostHistory = 50;      // claims that a test gives
constexpr std::size_t kMostSearched = 1'000;  // lines that are looked through for them
constexpr std::size_t kLongestForm = 1000;

struct Wanted {
  std::string name, file;
};

// `"a dose of 250 mg" tests.edict`: the last word is the file.
Wanted wanted_of(const std::string& words) {
  static const std::regex kForm("\"([^\"]+)\"\\s+(\\S+)|(\\S.*\\S|\\S)\\s+(\\S+)");
  std::smatch found;
  if (words.size() > kLongestForm || !std::regex_match(words, found, kForm)) return {};
  return found[1].matched ? Wanted{found[1], found[2]} : Wanted{found[3], found[4]};
}

// Comes from a file that is there already: its text, and the package that it belongs to.
struct Target {
  bool there = false;
  std::string text, package;
};

Target target_of(const std::string& path) {
  Target target;
  std::ifstream file(path, std::ios::binary);
  if (!file) return target;
  target.there = true;
  target.text.assign(std::istreambuf_iterator<char>(file), {});
  static const std::regex kPackage(R"((?:^|\n)(?:package|library)\s+([A-Za-z0-9_.]+))");
  std::smatch found;
  if (std::regex_search(target.text, found, kPackage)) target.package = found[1];
  return target;
}

// Of a claim as JSON (Policy::alone).
std::string patient_of(const std::string& claim) {
  const auto json = nlohmann::json::parse(claim, nullptr, false);
  if (!json.is_object() || !json.contains("patient") || !json["patient"].is_object()) return "";
  return json["patient"].value("id", "");
}

// Rules of the test's own package by their short names, so that the test reads as one written by hand.
std::string shortened(std::string expectation, const std::string& package, const core::Program& program) {
  for (const core::Rule& rule : program.rules) {
    const std::string full = " by " + rule.name;
    const std::size_t at = expectation.find(full);
    if (at == std::string::npos || !rule.name.starts_with(package + ".") || (at + full.size() < expectation.size() && expectation[at + full.size()] != ' ')) continue;
    const std::string name(explain::short_name(rule.name));
    if (package.size() + 1 + name.size() == rule.name.size()) expectation.replace(at, full.size(), " by " + name);
    break;
  }
  return expectation;
}

}  // namespace

// Earlier claims of other patients say nothing about this one, and stay out.
std::vector<std::string> Explorer::history_as_given(const std::string& patient) const {
  if (!desk_.history() || patient.empty()) return {};
  std::vector<std::string> given;
  std::vector<std::string> told;
  for (const LinePlace& place : policy_.lines(*desk_.history())) {
    if (std::find(told.begin(), told.end(), place.claim) != told.end()) continue;
    told.push_back(place.claim);
    const std::string claim = policy_.alone(*desk_.history(), place.claim).text;
    if (patient_of(claim) == patient) given.push_back("  given  history " + claim_literal(policy_.program(), claim, 2) + "\n");
  }
  return given;
}

// The test, and whether something in it is decided otherwise than here: in a test nothing came earlier but what it gives, and no list stays open.
Explorer::Kept Explorer::kept(const std::string& name, const std::string& package) {
  const HeldClaims here = at_hand();
  HeldClaims there = here;
  there.absent.clear();
  there.run_history = true;
  if (!there.history) there.history = std::make_shared<HeldClaims>();
  const std::vector<std::string> expected = policy_.expectations(there, desk_.at().claim);
  Kept kept;
  kept.expectations = expected.size();
  kept.otherwise = expected != policy_.expectations(here, desk_.at().claim);
  kept.text = "test \"" + name + "\" {\n  given  " + claim_literal(policy_.program(), here.text, 2) + "\n";
  for (const std::string& one : history_as_given(patient_of(here.text))) {
    kept.text += one;
    ++kept.earlier;
  }
  for (const std::string& one : expected) kept.text += "  expect " + shortened(one, package, policy_.program()) + "\n";
  kept.text += "}\n";
  return kept;
}

// Empty, or why the test would not pass as it is to be written.
std::string Explorer::trial(const std::string& name, const std::string& package, const std::string& text) const {
  const Policy with = policy_.with({"<test>", text, package});
  if (!with.runs()) return "this cannot be written as a test:\n\n" + with.errors_text(look_.colour, look_.excerpt());
  testing::RunOptions options;
  options.filters = {name};
  for (const testing::Result& result : with.test(options)) {
    if (result.name == name && result.package == package && !result.passed()) {
      return "as a test the claim is decided otherwise: expected " + result.failures.front().expected + ", got " + result.failures.front().got + "\n";
    }
  }
  return "";
}

std::string Explorer::save(const std::string& words) {
  if (desk_.empty()) return "no claims are open; a test needs a claim\n";
  const Wanted wanted = wanted_of(words);
  if (wanted.file.empty() || wanted.name.find('"') != std::string::npos) return "say NAME and FILE, as in: save \"a dose of 250 mg\" tests.edict\n";
  if (!wanted.file.ends_with(".edict") && !wanted.file.ends_with(".edict.md")) return "tests stand in a policy file, such as tests.edict\n";
  const bool known = std::any_of(policy_.program().tests.begin(), policy_.program().tests.end(), [&](const core::Test& test) { return test.name == wanted.name; });
  if (known) return "a test is called `" + shown(wanted.name) + "` already\n";
  if (desk_.history() && policy_.lines(*desk_.history()).size() > kMostSearched) return "the history is too long for a test; give one of at most 1,000 lines\n";

  const Target target = target_of(wanted.file);
  if (target.there && target.package.empty()) return "`" + shown(wanted.file) + "` is no policy file: it names no package\n";
  const std::string in = target.there ? target.package : package();
  const Kept made = kept(wanted.name, in);
  if (made.earlier > kMostHistory) return "the patient has too many earlier claims for a test; give a history with at most 50\n";
  if (const std::string why = trial(wanted.name, in, made.text); !why.empty()) return why;

  std::string text;
  for (const Declared& one : declared_) text += one.written + "\n\n";
  text += made.text;
  if (wanted.file.ends_with(".md")) text = "```edict\n" + (target.there ? "" : "package " + in + "\n\n") + text + "```\n";
  else if (!target.there) text = "package " + in + "\n\n" + text;
  std::ofstream out(wanted.file, std::ios::binary | std::ios::app);
  out << (target.there ? (target.text.ends_with('\n') ? "\n" : "\n\n") : "") << text;
  if (!out.flush()) return "cannot write `" + shown(wanted.file) + "`\n";
  std::string said = wanted.file + ": test `" + wanted.name + "` with " + std::to_string(made.expectations) + " expectations" + (declared_.empty() ? "" : ", and what was declared here") + "\n";
  if (made.otherwise) said += "it expects what comes where nothing came earlier but what the test gives, and where lists of the claim that were left out are empty\n";
  return said + after_saving(wanted.name);
}

// Where the file is one of the policies' own, what was declared stands there now, and no longer here.
std::string Explorer::after_saving(const std::string& test) {
  std::vector<Declared> kept_here;
  kept_here.swap(declared_);
  Policy again = compiled(declared_);
  const bool read = again.runs() && std::any_of(again.program().tests.begin(), again.program().tests.end(), [&](const core::Test& one) { return one.name == test; });
  if (!read) {
    declared_.swap(kept_here);
    return "";
  }
  // What was declared holds for the other tests now, too.
  std::string broken;
  std::size_t count = 0;
  for (const testing::Result& result : kept_here.empty() ? std::vector<testing::Result>() : again.test()) {
    if (result.passed() || ++count > 3) continue;
    broken += "  " + shown(result.name) + "\n";
  }
  if (count != 0) broken = "these tests do not pass with what was declared here:\n" + broken + (count > 3 ? "  … and " + std::to_string(count - 3) + " more\n" : "");
  return broken + take(std::move(again));
}

}  // namespace edict::tool
