// A feature of the suite as it stands in its Markdown file: cases, each with its policy, claims and what is expected of them.
//
// In: the text of a file. Out: a Feature. Always true: every expectation keeps the line of the file on which it stands; whatever the format (README.md beside
// this folder) does not know is an error with its place, never skipped.
#pragma once

#include <cstdint>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

namespace edict::conformance {

// The file of a block of declarations that names none.
inline constexpr const char* kUnnamed = "case.edict";

// What the file itself says wrongly.
struct FormatError : std::runtime_error {
  FormatError(std::uint32_t line, const std::string& text) : std::runtime_error(text), place(line) {}
  std::uint32_t place;
};

// `1: deny; quantity not met` beneath a claim.
struct ExpectedLine {
  std::string claim;       // its id; empty: every claim of the block
  std::uint32_t line = 0;  // its number; 0: every line of the claim
  std::string text;        // what stands behind the colon
  std::uint32_t place = 0;
};

// Claims that are decided in one run.
struct Claims {
  bool csv = false;
  std::string text;        // NDJSON or CSV
  bool run_history = false;
  std::string as_of, as_payer;
  std::vector<ExpectedLine> expected;
  std::uint32_t place = 0;
};

// `EXPRESSION => VALUE`, about line 1 of a claim.
struct Row {
  std::string claim, expression, value;
  std::uint32_t place = 0;
};

// What `check` must refuse: an expression, or the declarations of a whole block.
struct Refused {
  bool declarations = false;
  std::string text;
  std::uint32_t place = 0;
};

struct Case {
  std::string name;
  std::map<std::string, std::string> policies, data;  // by file name
  bool history_given = false;
  std::string history;                                // NDJSON
  std::vector<Claims> claims;
  std::vector<Row> rows;
  std::string row_claims;                             // NDJSON: those that rows are about
  std::vector<Refused> refused;
  std::uint32_t place = 0;
};

struct Feature {
  std::string title;
  std::vector<Case> cases;
};

Feature read_feature(const std::string& text);

}  // namespace edict::conformance
