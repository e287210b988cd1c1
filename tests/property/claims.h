// Random claims as NDJSON: sensible ones, with holes, absurd values, unreadable cells and payers that nobody declared.
//
// In: dice. Out: JSON values, one a claim. Always true: what is written is a JSON object; whether it makes sense is for the policies to say.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "dice.h"

namespace edict::property {

using Json = nlohmann::ordered_json;

struct ClaimStyle {
  unsigned holes = 8;       // in a hundred, of each fact
  unsigned absurd = 5;      // in a hundred, of each number
  unsigned unreadable = 2;  // in a hundred, of each fact
  unsigned hostile = 0;     // in a hundred, of each fact: what no clerk would write there
};

Json write_claim(Dice& dice, int number, const ClaimStyle& style, bool decided);
std::string ndjson(const std::vector<Json>& claims);

// A fact that may be taken out of a claim: where it stands, and other values it might have.
struct Fact {
  Json::json_pointer place;
  std::vector<Json> values;
};
// Facts of the claim that are there and whose absence must not decide anything.
std::vector<Fact> facts_of(const Json& claim);

}  // namespace edict::property
