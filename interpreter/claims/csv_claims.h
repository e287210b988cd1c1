// One claim of a CSV file while its lines come in: rows of the batch in the making, and the facts that its lines must agree on.
//
// In: records of cells. Out: rows in a BatchBuilder. Always true: a fact that two lines state differently is unreadable, with both texts; a blank cell says
// nothing, so a fact may stand on one line alone.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "claims/batch_builder.h"
#include "claims/claim_diagnoses.h"
#include "claims/csv_columns.h"
#include "claims/links.h"

namespace edict::claims {

class CsvClaim {
 public:
  CsvClaim(const core::Program& program, Vocabulary& vocabulary, Cells& cells, CsvPlan plan);

  // The fields that the file gives.
  Live live() const;
  void begin(BatchBuilder& builder, std::string_view id);
  void add_line(BatchBuilder& builder, const std::vector<std::string_view>& record);
  void end(BatchBuilder& builder);

  std::uint32_t lines(const BatchBuilder& builder) const { return builder.rows(schema_.line) - first_line_; }
  const CsvPlan& plan() const { return plan_; }

 private:
  struct Fact {
    std::string text;  // as first stated; empty: not yet
    Cell cell;
    bool disputed = false;
  };
  void set(BatchBuilder& builder, CsvColumn& column, std::uint32_t row, std::string_view text);
  void set_number(BatchBuilder& builder, std::uint32_t row, const std::vector<std::string_view>& record);
  Cell set_records(BatchBuilder& builder, CsvColumn& column, std::uint32_t row, std::string_view text);
  void state(BatchBuilder& builder, CsvColumn& column, Fact& fact, std::string_view text);
  void share(BatchBuilder& builder, const CsvPlan::Shared& shared);
  std::uint32_t row_of(const CsvColumn& fact) const { return fact.place.record == schema_.claim ? rows_.claim : rows_.patient; }

  const core::Schema& schema_;
  Cells& cells_;
  CsvPlan plan_;
  Links links_;
  ClaimDiagnoses diagnoses_;
  Links::Rows rows_;
  std::uint32_t first_line_ = 0;
  std::vector<Fact> facts_;  // by plan_.facts
};

}  // namespace edict::claims
