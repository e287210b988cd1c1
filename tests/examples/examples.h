// The examples' claims as a host of the library holds them: NDJSON, a claim a row, with what their side files say about them.
//
// In: the folder examples/. Out: an Example for each of its folders that has claims. Always true: held() decides as the command of the example's README does
// (the first test of remedies_test.cpp compares with expected.csv), and a claim is a plain JSON value that a test may change.
#pragma once

#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "edict.h"

namespace edict::examples {

using Json = nlohmann::ordered_json;

struct Example {
  std::string name, directory;
  Policy policy;
  claims::Mapping mapping;
  std::vector<Json> claims;
  std::shared_ptr<const HeldClaims> history;  // null: none; else claims see one another, too
  bool of_others = false;                     // claims that are no part of the repository: nothing is written down of what they come to
};

// Where EDICT_DATA names the folder of public files, examples/x12-as-payer is among them, its claims as its payer's.
const std::vector<Example>& all();

HeldClaims held(const Example& example, const std::vector<Json>& claims);

// A line of service as it was decided: `claim`, `line`, and the decision's row.
struct Decided {
  std::string claim;
  int line = 0;
  Json row;
  std::string disposition() const { return row.at("disposition"); }
};
// In the order in which they are decided.
std::vector<Decided> decide(const Example& example, const std::vector<Json>& claims);
const Decided& line_of(const std::vector<Decided>& decided, const std::string& claim, int line);

// The line of a claim with that number; lines without a number count from 1.
Json& line_of(Json& claim, int number);

}  // namespace edict::examples
