// Limits of a policy set: what stands at the limit is taken, one more is told, and much more costs no more.
#include <algorithm>
#include <map>

#include <catch2/catch.hpp>

#include "compiled.h"
#include "edict.h"

using namespace edict;
using edict::diagnostic::Level;

namespace {

const std::string kHead = "package acme.limits\n  title \"Limits\"\npayer acme \"Acme\"\n";

// The codes of the errors, each once.
std::string errors_of(const std::string& text) {
  std::vector<std::string> codes;
  for (const auto& finding : edict::test::told({{"policy.edict", kHead + text}})) {
    if (finding.level == Level::Error) codes.push_back(finding.code);
  }
  std::sort(codes.begin(), codes.end());
  codes.erase(std::unique(codes.begin(), codes.end()), codes.end());
  std::string all;
  for (const std::string& code : codes) all += (all.empty() ? "" : " ") + code;
  return all;
}

// How many findings of each code there are.
std::map<std::string, int> reviewed(const std::string& text) {
  std::map<std::string, int> counts;
  for (const auto& finding : edict::test::told({{"policy.edict", kHead + text}})) ++counts[finding.code];
  return counts;
}

template <typename Write>
std::string repeated(int count, Write write) {
  std::string text;
  for (int i = 0; i < count; ++i) text += write(std::to_string(i), std::to_string(i + 1));
  return text;
}

std::string chain_of_terms(int count, const std::string& type) {
  return repeated(count, [&](const std::string& i, const std::string& next) { return "term t" + i + type + " { value t" + next + " }\n"; }) + "term t" +
         std::to_string(count) + type + " { value 1 }\n";
}
std::string chain_of_sets(int count) {
  return repeated(count, [](const std::string& i, const std::string& next) { return "set s" + i + " of diagnosis { s" + next + ", except J45.50 }\n"; }) + "set s" +
         std::to_string(count) + " of diagnosis { J45.* }\n";
}
std::string chain_of_payers(int count) {
  return repeated(count, [](const std::string& i, const std::string& next) { return "payer p" + i + " \"P\" { extends p" + next + " }\n"; }) + "payer p" +
         std::to_string(count) + " \"P\"\n";
}
std::string chain_of_exceptions(int count) {
  return "term t { value 1 }\nexception e0 to t { payer acme, value 2 }\n" + repeated(count, [](const std::string& i, const std::string& next) {
           return "exception e" + next + " to e" + i + " { payer acme, value 3 }\n";
         });
}
// Each names the next one twice: written out, the first one is as long as 2 to the power of their number.
std::string doubling(int count, const std::string& type, const std::string& value, const std::string& last) {
  return repeated(count, [&](const std::string& i, const std::string& next) {
    std::string text = value;
    for (std::size_t at = 0; (at = text.find('#', at)) != std::string::npos;) text.replace(at, 1, "t" + next);
    return "term t" + i + ": " + type + " { value " + text + " }\n";
  }) + "term t" + std::to_string(count) + ": " + type + " { value " + last + " }\n";
}
std::string excepted(int count, const std::string& when) {
  return "rule r { require line.units <= 4, else deny CO-45, cite \"1\" }\n" + repeated(count, [&](const std::string& i, const std::string&) {
           return "exception e" + i + " to r { payer acme, when " + when + i + ", require line.units <= " + i + ", cite \"2\" }\n";
         });
}
std::string vocabulary(int count) { return "values mood \"Mood\" {\n" + repeated(count, [](const std::string& i, const std::string&) { return "  w" + i + "\n"; }) + "}\n"; }
std::string record(int count) { return "record big \"Big\" {\n" + repeated(count, [](const std::string& i, const std::string&) { return "  f" + i + ": text?\n"; }) + "}\n"; }
std::string units(int count) {
  return repeated(count, [](const std::string& i, const std::string& next) { return "unit u" + i + " = 1 u" + next + "\n"; }) + "unit u" + std::to_string(count) + " of stuff\n";
}
std::string statements(int count) {
  return repeated(count, [](const std::string& i, const std::string&) {
    const std::string day = std::to_string(1000 + std::stoi(i)) + "-01-01";
    return "term t { value 1, effective " + day + " .. " + day + " }\n";
  });
}

}  // namespace

TEST_CASE("limits: a hundred lead on to each other, the next does not", "[slow]") {
  CHECK(errors_of(chain_of_terms(100, "")) == "");
  CHECK(errors_of(chain_of_terms(101, "")) == "T361");
  CHECK(errors_of(chain_of_terms(100, ": integer")) == "");
  CHECK(errors_of(chain_of_terms(101, ": integer")) == "T361");
  CHECK(errors_of(chain_of_terms(20'000, "")) == "T361");
  CHECK(errors_of(chain_of_sets(100)) == "");
  CHECK(errors_of(chain_of_sets(101)) == "T361");
  CHECK(errors_of(chain_of_payers(100)) == "");
  CHECK(errors_of(chain_of_payers(101)) == "T361");
  CHECK(errors_of(chain_of_exceptions(98)) == "");
  CHECK(errors_of(chain_of_exceptions(101)).find("T361") != std::string::npos);
}

TEST_CASE("limits: parts of one declaration", "[slow]") {
  CHECK(errors_of(vocabulary(10'000)) == "");
  CHECK(errors_of(vocabulary(10'001)) == "T362");
  CHECK(errors_of(record(2'000)) == "");
  CHECK(errors_of(record(2'001)) == "T362");
  CHECK(errors_of(statements(2'000)) == "");
  CHECK(errors_of(statements(2'001)) == "T362");
  CHECK(errors_of(units(1'900)) == "");
  CHECK(errors_of(units(20'000)) == "T362");
}

TEST_CASE("limits: after many mistakes the rest is not looked into") {
  const auto unknown = [](int count) { return repeated(count, [](const std::string& i, const std::string&) { return "term t" + i + " { value nobody_" + i + " }\n"; }); };
  const auto told = edict::test::told({{"policy.edict", kHead + unknown(5'000)}});
  const auto errors = std::count_if(told.begin(), told.end(), [](const auto& finding) { return finding.level == Level::Error; });
  CHECK(errors >= 200);  // a mistake in a term is met where the term is used, too
  CHECK(errors <= 501);
}

TEST_CASE("limits: review of terms that name others over and over ends") {
  const std::string rule = "rule r { applies t0, require line.units <= 4, else deny CO-45, cite \"1\" }\n";
  CHECK(reviewed(doubling(90, "boolean", "# and (line.units > 5 or #)", "line.charge > $5") + rule).count("R118") == 1);
  CHECK(reviewed(doubling(90, "integer", "if line.units > # then # else #", "line.number") + "rule r { require t0 < 4, else deny CO-45, cite \"1\" }\n").count("R118") == 1);
}

TEST_CASE("limits: exceptions that disagree are told once each, and not all pairs of very many are compared", "[slow]") {
  CHECK(reviewed(excepted(300, "line.units > ")) == std::map<std::string, int>{{"R104", 299}});
  CHECK(reviewed(excepted(1'500, "line.units = ")) == std::map<std::string, int>{{"R118", 1}});
}

namespace {

std::string claim_of(int lines) {
  return R"({"id": "C", "payer": "acme", "lines": [)" + repeated(lines, [](const std::string& i, const std::string&) {
           return std::string(i == "0" ? "" : ", ") + R"({"code": "J2357", "date": "2025-05-02", "units": 1, "charge": 5})";
         }) + "]}\n";
}

// What the engine says of each line of the claims, where one claim may take so many looks.
template <typename Tell>
std::string decided(const std::string& policy, const std::string& claims, std::uint64_t most_looks, Tell tell) {
  auto loader = std::make_shared<source::MemoryLoader>(std::map<std::string, std::string>{{"policy.edict", kHead + policy}});
  const Compilation set = compile({.paths = {"policy.edict"}}, *loader);
  REQUIRE(set.program);
  const engine::Plan plan(set.program);
  run::Options options;
  options.most_looks = most_looks;
  run::Run run(plan, options);
  run::Input input;
  input.format = claims::Format::Ndjson;
  input.bytes = claims::bytes_of(claims);
  run.open(std::move(input));
  std::string all;
  while (run.next()) {
    const engine::Decisions& decisions = run.decisions();
    for (const engine::LineDecision& line : decisions.lines) all += tell(decisions, line);
  }
  return all;
}

std::string what_became(const engine::Decisions& decisions, const engine::LineDecision& line) {
  std::string text(1, "prkdj"[static_cast<int>(line.disposition)]);  // pay, reduce, keep waiting, deny, reject
  for (std::uint32_t i = line.findings; i < line.findings + line.finding_count; ++i) {
    const bool given_up = decisions.findings[i].rule == core::kNone && decisions.findings[i].builtin == engine::Builtin::TooMuch;
    text += given_up ? "!" : "?";
  }
  return text;
}

}  // namespace

TEST_CASE("limits: a claim that takes too many looks is given up as a whole, and no other") {
  const std::string first = "rule early { stage intake, require line.number > 2, else deny CO-45, cite \"1\" }\n";
  const auto given_up = [&](const std::string& rules) { return decided(first + rules, claim_of(15) + claim_of(3), 2'000, what_became); };
  const std::string both = "k!k!k!k!k!k!k!k!k!k!k!k!k!k!k!d?d?p";
  const std::string within = "any o in claim.lines where o.charge > line.charge and o.charge > l.charge";
  CHECK(given_up("rule r { require sum(l.units for l in claim.lines where " + within + ") <= 60, else deny CO-45, cite \"1\" }\n") == both);
  CHECK(given_up("rule r { require all l in claim.lines where not (" + within + "), else deny CO-45, cite \"1\" }\n") == both);
  CHECK(given_up("rule r { applies pair (line, l) in claim.lines where l.number > 0, require not (" + within + "), else deny CO-45, cite \"1\" }\n") == both);
  CHECK(given_up("rule r { require sum(l.units for l in claim.lines) <= 60, else deny CO-45, cite \"1\" }\n") == "d?d?pppppppppppppd?d?p");
}

TEST_CASE("limits: a term asked as of a day over and over is given up, too") {
  const std::string chain = doubling(60, "integer", "# - #", "line.number");
  CHECK(decided(chain + "rule r { require t0 as of 2020-01-01 <= 4, else deny CO-45, cite \"1\" }\n", claim_of(2), 10'000, what_became) == "k!k!");
}

TEST_CASE("limits: a finding names a hundred facts that it waits for") {
  const std::string rule = "rule r { require sum(l.dose for l in claim.lines) <= 60 mg, else deny CO-45, cite \"1\" }\n";
  const auto gaps = [](const engine::Decisions& decisions, const engine::LineDecision& line) { return std::to_string(decisions.findings[line.findings].gap_count) + " "; };
  CHECK(decided(rule, claim_of(3), 10'000, gaps) == "3 3 3 ");
  CHECK(decided(rule, claim_of(101), 1'000'000, gaps) == repeated(101, [](const std::string&, const std::string&) { return std::string("100 "); }));
}
