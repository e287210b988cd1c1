// A small policy in memory, and claims for it.
#pragma once

#include <map>
#include <memory>
#include <string>

#include "edict.h"

namespace edict::trial {

inline const char* const kPolicy = R"(package trial.policy
  title     "A trial"
  version   "1"
  effective 2025-01-01 ..

import std.hcpcs

payer clinic "Clinic Plan"
payer gold   "Gold"        { extends clinic }

rule dose_agrees "Units agree with the dose" {
  stage    coding
  applies  line.code = J2357
  require  line.units = ceil(line.dose / line.code.unit)
  else     deny CO-16 remark M53
}

rule not_again "Not again within 14 days" {
  applies  line.code = J2357
  require  none h in history where h.code = line.code and h.disposition = pay and h.date within 14 days before line.date
  else     deny CO-119
}

exception gold_twice to not_again "Gold members twice" {
  payer  gold
  waive
}
)";

inline Policy policy_of(const std::string& more = "") {
  auto loader = std::make_shared<source::MemoryLoader>(std::map<std::string, std::string>{{"trial/policy.edict", kPolicy + more}});
  return Engine(loader).compile({"trial"});
}

// One line of omalizumab.
inline std::string claim(const std::string& id, const std::string& patient, const std::string& received, const std::string& date, const std::string& more = "",
                         int units = 60) {
  return "{\"id\":\"" + id + "\",\"payer\":\"clinic\",\"received_date\":\"" + received + "\",\"patient\":{\"id\":\"" + patient + "\"}" + more +
         ",\"lines\":[{\"number\":1,\"code\":\"J2357\",\"date\":\"" + date + "\",\"dose\":\"300 mg\",\"units\":" + std::to_string(units) + ",\"charge\":3000}]}\n";
}

inline std::string decide(const Policy& policy, const std::string& claims, run::Options options) {
  std::string out;
  policy.decide(HeldClaims{claims, claims::Format::Ndjson, {}, nullptr}, decisions::Format::Csv, [&out](std::string_view text) { out += text; }, std::move(options));
  return out.substr(out.find('\n') + 1);
}

}  // namespace edict::trial
