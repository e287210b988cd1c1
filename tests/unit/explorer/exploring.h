// An explorer on a small policy, for tests.
#pragma once

#include <memory>

#include "edict/explorer/completion.h"
#include "edict/explorer/explorer.h"

namespace edict::trial {

inline const std::string kPolicy = R"(package acme.drugs
import std.hcpcs
payer acme "Acme Health"
payer acme_gold "Acme Gold" { extends acme }
set asthma of diagnosis "Asthma" { J45.* }
term expected_units: units "Units of the dose" { value ceil(line.dose / line.code.unit) }
rule units_match_dose "Units agree with the dose" {
  applies line.code = J2357
  require line.units = expected_units
  else    deny CO-16 remark M53
  message "{line.units} units billed for {line.dose}"
}
rule authorized "An authorization covers the drug" {
  applies line.code = J2357
  require any a in claim.authorizations where line.code in a.codes
  else    deny CO-197
}
exception gold to authorized "Gold needs none" { payer acme_gold, waive }
)";

inline const std::string kClaim = "claim {\n  payer: acme, patient { id: \"P\" }\n  line { code: J2357, dose: 300 mg, units: 60, date: 2025-05-02, charge: $3,000.00 }\n}";

inline tool::Explorer explorer_on(std::shared_ptr<const source::Loader> loader, const std::vector<std::string>& paths, tool::Look look = {}) {
  const Engine engine(std::move(loader));
  Policy policy = engine.compile(paths);
  if (!policy.runs()) throw std::runtime_error(policy.errors_text());
  return tool::Explorer({engine, paths, {}, {}}, std::move(policy), look);
}

inline tool::Explorer explorer_of(const std::string& text, tool::Look look = {}) {
  return explorer_on(std::make_shared<source::MemoryLoader>(std::map<std::string, std::string>{{"acme.edict", text}}), {"acme.edict"}, look);
}

}  // namespace edict::trial
