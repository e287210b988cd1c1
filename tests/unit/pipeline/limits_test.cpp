// Limits of a policy set: what stands at the limit is taken, one more is told, and much more costs no more.
#include <algorithm>
#include <map>

#include <catch2/catch.hpp>

#include "compiled.h"

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

TEST_CASE("limits: parts of one declaration") {
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
