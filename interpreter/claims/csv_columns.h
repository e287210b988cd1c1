// Which field each column of a CSV file gives.
//
// In: the head, the schema, the mapping. Out: one Source a column; notes. Always true: no two columns give the same field; the rule is this, in order:
//   1. the mapping's name for the column, else the column's own name (letters in any case, blanks and hyphens as `_`);
//   2. the settled names: `claim_id` claim.id, `line` line.number, `patient_id` patient.id, `claim_diagnoses` claim.diagnoses;
//   3. `claim.NAME`, `line.NAME`, `patient.NAME`: that record's field;
//   4. a field of line, else of claim, else of patient.
// A column whose name is a field of line and of claim (`specialty`, `provider`) gives the line's, and the claim's too where all lines of the claim say the same,
// unless the file has a column for the claim's.
// A column for a list of records gives records of which only the first field is known (`documents`: their kinds; `authorizations`: their numbers).
// `diagnoses` gives line.diagnoses, and claim.diagnoses too (all lines' together, in order) unless the file has a column for these.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "claims/cells.h"
#include "claims/reader.h"

namespace edict::claims {

struct FieldPlace {
  core::RecordId record = 0;
  core::FieldId field = core::kNoField;
  bool operator==(const FieldPlace&) const = default;
};

// What a name means by the rule above; nothing where it means no field that a table can give.
std::optional<FieldPlace> place_of(const core::Schema& schema, std::string_view name);
// The same, by the mapping's name first.
std::optional<FieldPlace> place_of(const core::Schema& schema, const Mapping& mapping, const std::string& column);
// The field of the claim that a column gives besides the line's; nothing where the column speaks of one of them alone (`line.specialty`).
std::optional<FieldPlace> claim_place_of(const core::Schema& schema, const Mapping& mapping, const std::string& column);
// The name as step 1 compares it.
std::string plain_name(std::string_view column);

struct CsvColumn {
  std::uint32_t cell = 0;  // which cell of a record
  FieldPlace place;
  CellForm form;
  // A column for a list of records (`documents`): each member of the cell becomes a record with this, its first field.
  bool makes_records = false;
  CellForm first_field;
};

// The head, understood: what to do with each record.
struct CsvPlan {
  std::size_t width = 0;
  std::uint32_t claim_id = core::kNone;  // cell; kNone: no such column
  std::uint32_t line_number = core::kNone;
  CellForm claim_id_form, line_number_form;
  std::vector<CsvColumn> line, facts;    // facts: of claim and patient
  bool diagnoses_from_lines = false;     // claim.diagnoses is made of all lines' diagnoses
  struct Shared {
    std::size_t column;                  // of `line`
    FieldPlace claim;
  };
  std::vector<Shared> shared;            // what the claim has where all its lines say the same
};

class CsvHead {
 public:
  CsvHead(const core::Program& program, const Cells& cells, const Options& options);
  CsvPlan plan(const std::vector<std::string_view>& names, Notes& notes) const;

 private:
  bool wanted(FieldPlace place) const;
  void note_absent(const std::vector<FieldPlace>& given, const CsvPlan& plan, Notes& notes) const;

  const core::Schema& schema_;
  const Cells& cells_;
  const Options& options_;
};

// What identifies claims and lines is read whether wanted or not.
bool always_wanted(const core::Schema& schema, FieldPlace place);

}  // namespace edict::claims
