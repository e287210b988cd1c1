// A claim record and units in a few lines: what the compiler asks of a standard library.
#include "target.h"

namespace edict::fuzz {

std::string_view small_claim() {
  return R"(library std.claim
  title "The claim record, small"
  version "1"
  source "Fuzz targets"

values route "How a drug is given" { subcutaneous, intravenous }
values disposition "What became of a line" { pay, reduce, pend, deny, reject }

record claim "A claim" {
  id: text
  frequency: integer?
  original_claim: text?
  payer: payer
  plan: text?
  patient: patient
  received_date: date?
  statement: period?
  total_charge: money?
  diagnoses: list of diagnosis
  authorizations: list of authorization complete
  lines: list of line
}
record line "A line" {
  number: integer
  claim: claim
  code: code
  modifiers: list of modifier complete
  date: date
  place_of_service: place?
  units: units
  charge: money
  diagnoses: list of diagnosis
  dose: amount?
  route: route?
  disposition: disposition?
  undecided: boolean?
  allowed: money?
  paid: money?
  paid_units: units?
}
record patient "A patient" {
  id: text?
  birth_date: date?
  weight: mass?
  coinsurance: percent?
  deductible_remaining: money?
}
record authorization "An authorization" {
  number: text
  codes: list of code
  period: period
}
)";
}

std::string_view small_units() {
  return R"(library std.units
  title "Units, small"
  version "1"
  source "Fuzz targets"

unit mcg of mass "microgram"
unit mg = 1000 mcg "milligram"
unit kg = 1000000 mg "kilogram"
unit mL of volume "millilitre"
)";
}

}  // namespace edict::fuzz
