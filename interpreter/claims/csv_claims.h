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
#include "claims/csv_split.h"
#include "claims/links.h"
#include "claims/short_texts.h"

namespace edict::claims {

class CsvClaim {
 public:
  CsvClaim(const core::Program& program, Vocabulary& vocabulary, Cells& cells, CsvPlan plan);

  // The fields that the file gives.
  Live live() const;
  void begin(BatchBuilder& builder, std::string_view id);
  void add_line(BatchBuilder& builder, const CsvRecord& record);
  void end(BatchBuilder& builder);

  std::uint32_t lines(const BatchBuilder& builder) const { return builder.rows(schema_.line) - first_line_; }
  const CsvPlan& plan() const { return plan_; }

 private:
  struct Fact {
    std::uint32_t at = 0;  // cell of a record
    std::string text;      // as first stated; empty: not yet
    Cell cell;
    bool disputed = false;
  };
  void look_at(BatchBuilder& builder);
  void set(BatchBuilder& builder, CsvColumn& column, Column& into, std::uint32_t row, std::string_view text);
  void set_number(BatchBuilder& builder, std::uint32_t row, const CsvRecord& record);
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
  // A column of the lines, and how its usual texts are read; all others go through Cells.
  struct Usual {
    enum class As : std::uint8_t { Symbol, Date, Decimal, Amount, Other } as = As::Other;
    std::uint32_t cell = 0;
    Column* into = nullptr;
    std::uint32_t seen = 0;            // of symbols: index in seen_
  };
  static Usual::As usual(const CsvColumn& column, const Cells& cells);
  bool set_usual(const Usual& usual, std::uint32_t row, std::string_view text);
  void set_other(BatchBuilder& builder, std::size_t column, std::uint32_t row, std::string_view text);

  std::vector<Usual> usual_;           // by plan_.line
  std::vector<ShortTexts> seen_;
  std::uint64_t filling_ = 0;          // of the batch whose columns these are
};

}  // namespace edict::claims
