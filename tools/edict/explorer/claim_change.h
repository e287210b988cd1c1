// A change of one claim, as a person words it and as suggestions do: `line.dose = 250 mg`, `modifier JZ is present`, `a document invoice`.
//
// In: a claim as JSON (Policy::alone), the line looked at, the words. Out: the claim changed, or why not. Always true: only the words are looked at, so what a suggestion
// says can be entered as it stands; whether the value can be read is the reader's to say.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/program.h"

namespace edict::tool {

struct ChangedClaim {
  std::string problem;               // empty where it was changed
  std::string json;                  // one line, without its end
  std::string path;                  // the fact as an expression reads it, `line.dose`; empty where it is no single field
  std::string was, is;               // of that field, as the claim writes it; empty: nothing was said
  core::RecordId record = 0;         // whose field changed
  core::FieldId field = core::kNoField;
};

// Whether an entry is a change rather than a question: `line.dose = 250 mg` is one, `line.dose = expected_dose` is not.
bool words_a_change(const core::Program& program, const std::string& entry);

ChangedClaim change_claim(const core::Program& program, const std::string& json, std::uint32_t line, const std::string& words);
// The field says nothing any more.
ChangedClaim remove_fact(const core::Program& program, const std::string& json, std::uint32_t line, const std::string& path);
// The same claim, sent to another payer, or with all its dates of service on one day.
std::string seen_as(const std::string& json, const std::string& payer, const std::string& date);

}  // namespace edict::tool
