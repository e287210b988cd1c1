// See claims_file.h. The first bytes of the input choose nothing: a file that is cut out of a finding is a file to try by hand.
#include "claims_file.h"

#include <cstring>
#include <memory>

#include "edict.h"

namespace edict::fuzz {
namespace {

constexpr const char* kPolicy = R"(package fuzz.claims
  title "Asks for every kind of field"

payer acme "Acme"
payer acme_gold "Gold" { extends acme }
code J2357 "Omalizumab" { unit 5 mg }
code J0517 "Benralizumab" { unit 1 mg }
modifier JW "Discarded" { effective 2017-01-01 .. }
extend code { risk: integer? }
set asthma of diagnosis "Asthma" { J45.* }
table limits by code "Limits" {
  | code  | units: units | within: duration |
  | J2357 | 60           | 14 days          |
}
term given: units { value ceil(line.dose / line.code.unit) }
rule doses { applies line.dose is known, require line.units = given, else deny CO-16 remark M53, message "{line.units} of {line.dose}" }
rule window {
  require line.units + sum(h.units for h in history where h.code = line.code and h.date within limits[line.code].within before line.date) <= limits[line.code].units
  else    reduce units to limits[line.code].units CO-151 remark N362
}
rule authorized { require any a in claim.authorizations where line.code in a.codes and line.date in a.period, else deny CO-197 }
rule indicated { require any d in line.diagnoses where d in asthma, else deny CO-11, missing pend "the diagnosis" }
rule partner { stage bundling, applies pair (line, other) in day where other.code = line.code, require line.modifiers has JW, else deny CO-97 }
rule aged { require age on line.date >= 12 years and claim.patient.weight > 30 kg, else note "young" }
rule timely { require claim.received_date within 180 days after line.date, else reject CO-29 }
rule placed { require line.place_of_service in 11 .. 22 and line.route = subcutaneous and line.charge <= $5,000.00, else deny CO-5 }
exception gold to authorized { payer acme_gold, when claim.total_charge > $10.00, waive }
adopt std.payment
)";

const Policy& policy() {
  static const Policy kCompiled = [] {
    auto loader = std::make_shared<source::MemoryLoader>(std::map<std::string, std::string>{{"policy.edict", kPolicy}});
    return Engine(loader).compile({"policy.edict"});
  }();
  return kCompiled;
}

claims::ByteSource bytes_of(std::string_view text) {
  auto rest = std::make_shared<std::string_view>(text);
  return [rest](char* buffer, std::size_t capacity) {
    const std::size_t taken = std::min({capacity, rest->size(), std::size_t{4'099}});  // in pieces, so that records straddle them
    std::memcpy(buffer, rest->data(), taken);
    rest->remove_prefix(taken);
    return taken;
  };
}

}  // namespace

void decide(std::string_view claims, claims::Format format) {
  if (!policy().runs()) __builtin_trap();
  run::Input input;
  input.format = format;
  input.bytes = bytes_of(claims);
  std::size_t written = 0;
  const decisions::Sink sink = [&](std::string_view text) { written += text.size(); };
  run::Options options;
  options.most_looks = kMostLooks;
  policy().decide(std::move(input), decisions::Format::Ndjson, sink, options);
  // Once more with run history, where claims of one file see each other.
  run::Input again;
  again.format = format;
  again.bytes = bytes_of(claims);
  options.across_claims = true;
  options.history_given = true;
  policy().decide(std::move(again), decisions::Format::Csv, sink, options);
}

}  // namespace edict::fuzz

// Called once by libFuzzer, before it begins to measure time: compiling takes a while.
extern "C" int LLVMFuzzerInitialize(int*, char***) {
  edict::fuzz::policy();
  return 0;
}
