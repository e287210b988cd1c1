// What a rule says of open lines is what it saw when it judged: the lines that it denied itself, and the rules beside it, were open then.
#include <catch2/catch.hpp>

#include "edict.h"

using namespace edict;

namespace {

const char* const kPolicy = R"(package told
  title     "Units on open lines"
  version   "1"
  effective 2025-01-01 ..

import std.hcpcs

payer acme "Acme"

term given: units "Units on open lines of the claim" { value sum(l.units for l in claim.lines where l.code = line.code and l is open) }

rule not_free "Lines without a charge" { stage coding, require line.charge > $0.00, else deny CO-16 remark M79, cite "1" }

rule total "No more than 90 units" {
  applies  line.code = J2357 and line is open
  require  given <= 90
  else     deny CO-273
  message  "{given} units, where 90 are allowed"
  cite     "2"
}
)";

const char* const kClaim = R"({"id":"C","payer":"acme","lines":[{"code":"J2357","date":"2025-05-02","units":60,"charge":"10.00"},
  {"code":"J2357","date":"2025-05-02","units":40,"charge":"10.00"},{"code":"J2357","date":"2025-05-02","units":7,"charge":"0.00"}]})";

}  // namespace

TEST_CASE("messages, facts and explanations tell of open lines what the rule saw, also where it denied them") {
  const Engine engine(std::make_shared<source::MemoryLoader>(std::map<std::string, std::string>{{"policy.edict", kPolicy}}));
  const Policy policy = engine.compile({"policy.edict"});
  REQUIRE(policy.runs());
  HeldClaims claims;
  for (const char* at = kClaim; *at != 0; ++at) claims.text += *at == '\n' ? ' ' : *at;
  const std::string decided = policy.decision(claims, "C", decisions::Format::Ndjson);
  CHECK(decided.find("100 units, where 90 are allowed") != std::string::npos);
  CHECK(decided.find(R"({"name":"given","value":"100 units"})") != std::string::npos);
  const std::string why = policy.why(claims, {"C", 1});
  INFO(why);
  CHECK(why.find("message: 100 units, where 90 are allowed") != std::string::npos);
  CHECK(why.find("not met  require given <= 90: 100 units <= 90 units") != std::string::npos);
  CHECK(policy.why(claims, {"C", 3}).find("not met  line is open") != std::string::npos);  // an earlier stage denied it
}
