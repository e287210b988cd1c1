// A host of the library, whole: policies from memory, claims decided as NDJSON, questions about one of them, and threads that share one policy.
#include <atomic>
#include <cstdio>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "edict.h"

namespace {

const char* const kPolicy = R"(package host.policy
  title     "Units of omalizumab"
  version   "1"
  effective 2025-01-01 ..
  source    "Acme drug policy 1"

import std.hcpcs

payer acme "Acme Health"

rule units_match_dose "Billed units agree with the dose" {
  applies  line.code = J2357
  require  line.units = ceil(line.dose / line.code.unit)
  else     deny CO-16 remark M53
  message  "{line.units} units billed for {line.dose}"
  cite     "Acme drug policy 1, section 2"
}
)";

const char* const kClaims =
    R"({"id":"C1","payer":"acme","lines":[{"code":"J2357","date":"2025-05-02","units":60,"dose":"300 mg","charge":"3000.00"}]}
{"id":"C2","payer":"acme","lines":[{"code":"J2357","date":"2025-05-02","units":300,"dose":"300 mg","charge":"3000.00"}]}
{"id":"C3","payer":"acme","lines":[{"code":"J2357","date":"2025-05-02","units":60,"charge":"3000.00"}]}
{"id":"C4","payer":"acme","lines":[}
)";

edict::Policy compiled(std::string text) {
  // A host that keeps policies in files passes a DiskLoader and their paths; one that keeps them elsewhere derives a Loader of its own.
  const auto loader = std::make_shared<edict::source::MemoryLoader>(std::map<std::string, std::string>{{"policies/units.edict", std::move(text)}});
  edict::EngineOptions options;
  options.version = "host 1.0";  // stands in the audit stamp
  return edict::Engine(loader, options).compile({"policies"});
}

edict::HeldClaims held() {
  edict::HeldClaims claims;
  claims.text = kClaims;
  claims.format = edict::claims::Format::Ndjson;
  return claims;
}

// Decisions go to a sink as they come, in the order of the claims. What could not be read is in the report, each with its reason.
std::string decided(const edict::Policy& policy, edict::RunReport* report = nullptr) {
  std::string out;
  const edict::RunReport run = policy.decide(held(), edict::decisions::Format::Ndjson, [&out](std::string_view text) { out += text; });
  if (report != nullptr) *report = run;
  return out;
}

void decide_all(const edict::Policy& policy) {
  edict::RunReport report;
  std::printf("%s", decided(policy, &report).c_str());
  for (const auto& reject : report.rejects) std::printf("claims, line %llu: %s\n", static_cast<unsigned long long>(reject.line), reject.reason.c_str());
}

void ask(const edict::Policy& policy) {
  const edict::HeldClaims claims = held();
  std::printf("\n%s\n", policy.why(claims, {"C2", 1}).c_str());
  const edict::Suggestions ways = policy.what_would_pay(claims, {"C3", 1});
  for (const edict::Suggestion& way : ways.found) std::printf("C3 %s\n", way.text.c_str());
  const edict::Answer answer = policy.evaluate("ceil(line.dose / line.code.unit)", &claims, {"C1", 1});
  std::printf("C1 expects %s (%s)\n", answer.value.c_str(), answer.type.c_str());
}

// A Policy is read only. Threads share it, or copies of it, which share what it holds; the same claims give the same bytes on each.
void decide_at_once(const edict::Policy& policy) {
  const std::string expected = decided(policy);
  std::atomic<int> same = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) threads.emplace_back([&policy, &expected, &same] { same += decided(policy) == expected ? 1 : 0; });
  for (std::thread& thread : threads) thread.join();
  std::printf("\n4 threads, %d the same\n", same.load());
}

}  // namespace

int main() {
  const edict::Policy broken = compiled(std::string(kPolicy) + "\nrule slip { applies line.code = J2375, require line.units <= 60, else deny CO-151 remark N362 }\n");
  std::printf("%s\n", broken.errors_text().c_str());

  const edict::Policy policy = compiled(kPolicy);
  if (!policy.runs()) return std::printf("%s", policy.findings_text().c_str()), 1;
  decide_all(policy);
  ask(policy);
  decide_at_once(policy);
  const edict::decisions::Stamp stamp = policy.stamp();
  std::printf("decided by %s: %s and %zu packages of the library\n", stamp.engine.c_str(), stamp.packages.front().c_str(), stamp.packages.size() - 1);
  return broken.runs() ? 1 : 0;
}
