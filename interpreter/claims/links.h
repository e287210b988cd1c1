// The links between the records of a claim: which fields they are, and the rows that every claim begins with.
#pragma once

#include "claims/batch_builder.h"

namespace edict::claims {

struct Links {
  core::FieldId claim_patient, claim_lines, claim_id, claim_diagnoses, line_claim, line_number, line_diagnoses;

  explicit Links(const core::Schema& schema)
      : claim_patient(schema.find(schema.claim, "patient")),
        claim_lines(schema.find(schema.claim, "lines")),
        claim_id(schema.find(schema.claim, "id")),
        claim_diagnoses(schema.find(schema.claim, "diagnoses")),
        line_claim(schema.find(schema.line, "claim")),
        line_number(schema.find(schema.line, "number")),
        line_diagnoses(schema.find(schema.line, "diagnoses")) {}

  // The rows of a new claim and its patient; gives both.
  struct Rows {
    std::uint32_t claim = 0, patient = 0;
  };
  Rows begin_claim(const core::Schema& schema, BatchBuilder& builder) const {
    const std::uint32_t claim = builder.add_row(schema.claim, builder.rows(schema.claim));
    const std::uint32_t patient = builder.add_row(schema.patient, claim);
    if (claim_patient != core::kNoField) builder.set(schema.claim, claim_patient, claim, patient);
    return {claim, patient};
  }
  std::uint32_t begin_line(const core::Schema& schema, BatchBuilder& builder, std::uint32_t claim) const {
    const std::uint32_t line = builder.add_row(schema.line, claim);
    if (line_claim != core::kNoField) builder.set(schema.line, line_claim, line, claim);
    return line;
  }
  void end_claim(const core::Schema& schema, BatchBuilder& builder, std::uint32_t claim, std::uint32_t first_line) const {
    if (claim_lines != core::kNoField) builder.set(schema.claim, claim_lines, claim, first_line, builder.rows(schema.line) - first_line);
  }
  // These are filled for every claim, wanted or not.
  void make_live(const core::Schema& schema, Live& live) const {
    for (const auto& [record, field] : {std::pair{schema.claim, claim_patient}, {schema.claim, claim_lines}, {schema.claim, claim_id},
                                        {schema.line, line_claim}, {schema.line, line_number}}) {
      if (field != core::kNoField) live[record][field] = true;
    }
  }
};

// No field of any record.
inline Live nothing_live(const core::Schema& schema) {
  Live live;
  for (const core::RecordType& record : schema.records) live.emplace_back(record.fields.size(), false);
  return live;
}

}  // namespace edict::claims
