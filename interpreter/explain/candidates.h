// Changes of a claim that might make a line pay: a fact that is missing, a modifier, a document, an authorization.
//
// In: the decisions of one claim alone, one of its lines. Out: candidates in a settled order. Always true: values come from the policy's own comparisons, sets and
// vocabularies or from the line itself; the number of candidates is bounded; JW and JZ are left alone where no rule
// in the way asks the line for them.
#pragma once

#include <string>
#include <vector>

#include "explain/words.h"

namespace edict::explain {

struct Candidate {
  enum class Kind : std::uint8_t { Field, Modifier, WithoutModifier, Document, Authorization } kind = Kind::Field;
  core::RecordId record = 0;  // Field
  core::FieldId field = 0;
  std::uint32_t row = 0;
  std::int64_t value = 0, extra = 0;  // as in a batch's cell; Modifier: the symbol; Document: its kind
  std::string text;                   // `modifier JZ is present`
  bool same_place(const Candidate& other) const;
};

std::vector<Candidate> candidates(Words& words, claims::Vocabulary& vocabulary, std::uint32_t line);
// Changes a batch of that one claim.
void apply(const Candidate& candidate, claims::Batch& batch, const core::Program& program, claims::Vocabulary& vocabulary, std::uint32_t line);

}  // namespace edict::explain
