// A policy and claims for it: policy text, a line of four hyphens, NDJSON. What the compiler accepts must decide the claims, and tell why.
#include <map>
#include <memory>
#include <string>

#include "edict.h"
#include "target.h"

using namespace edict;

namespace {

constexpr std::string_view kBetween = "\n----\n";
constexpr std::size_t kMostLines = 8;  // that are explained

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::text_of(data, size);
  const std::size_t between = text.find(kBetween);
  const std::string policy_text(text.substr(0, between));
  auto loader = std::make_shared<source::MemoryLoader>(std::map<std::string, std::string>{
      {"policy.edict", policy_text}, {"small/claim.edict", std::string(fuzz::small_claim())}, {"small/units.edict", std::string(fuzz::small_units())}});
  EngineOptions options;
  options.stdlib = fuzz::kSmallLibrary;
  const Policy policy = Engine(loader, options).compile({"policy.edict"});
  policy.findings_text();
  if (!policy.runs() || between == std::string_view::npos) return 0;
  policy.test();
  HeldClaims claims;
  claims.text = std::string(text.substr(between + kBetween.size()));
  std::size_t written = 0;
  run::Options run;
  run.most_looks = fuzz::kMostLooks;
  policy.decide(claims, decisions::Format::Ndjson, [&](std::string_view part) { written += part.size(); }, run);
  std::size_t told = 0;
  for (const LinePlace& place : policy.lines(claims)) {
    if (++told > kMostLines) break;
    policy.why(claims, place);
    policy.what_would_pay(claims, place);
  }
  return 0;
}
