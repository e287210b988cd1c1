// A program with the standard claim record, made by hand, and what tests of readers need: reading a text in one call, and a batch told as text.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "claims/reader.h"

namespace edict::claims::test {

// The record of std.claim, a few units, the vocabularies, the payers `acme` and `commercial`; and fields of all other types: claim.urgent (boolean),
// claim.window (duration), claim.contacts (list of text), line.notes (list of document).
const core::Program& program();

struct Result {
  std::vector<std::unique_ptr<Batch>> batches;
  std::vector<Reject> rejects;
  Notes notes;
};

// One run: a vocabulary, and reading into it.
struct Run {
  Vocabulary vocabulary{program().symbols};

  Result read(std::string_view text, Options options = {});
  Result csv(std::string_view text) { return read(text); }
  Result json(std::string_view text);

  // One cell in words: `-` unknown, `!text` unreadable, lists as `[a;b]`, numbers as decimals, amounts as `300 of 1`, lists of records as `first+count`.
  std::string cell(const Batch& batch, core::RecordId record, std::string_view field, std::uint32_t row);
  std::string line(const Batch& batch, std::string_view field, std::uint32_t row = 0) { return cell(batch, program().schema.line, field, row); }
  std::string claim(const Batch& batch, std::string_view field, std::uint32_t row = 0) { return cell(batch, program().schema.claim, field, row); }
  std::string patient(const Batch& batch, std::string_view field, std::uint32_t row = 0) { return cell(batch, program().schema.patient, field, row); }
  // All that is known or unreadable of all claims, one a line, whatever batches they came in.
  std::string told(const std::vector<std::unique_ptr<Batch>>& batches);

 private:
  std::string record(const Batch& batch, core::RecordId record, std::uint32_t row, int depth);
};

core::RecordId record_named(std::string_view name);

}  // namespace edict::claims::test
