// What is said once about a claims file, as findings of the catalogue.
#include "claims/report.h"

#include "diagnostic/codes_claims.h"

namespace edict::claims {

namespace code = diagnostic::code;

void report(const Notes& notes, const core::Program& program, diagnostic::Diagnostics& diagnostics) {
  const core::Schema& schema = program.schema;
  std::vector<std::string> names = {"claim_id", "patient_id"};
  for (const core::RecordId record : {schema.line, schema.claim, schema.patient}) {
    for (const core::Field& field : schema.records[record].fields) names.push_back(field.name);
  }
  for (const std::string& column : notes.unknown_columns) {
    const std::string name = column.substr(column.rfind('.') + 1);
    diagnostics.add(code::C001, {}, {column, diagnostic::nearest(name, names)});
  }
  for (const std::string& column : notes.repeated_columns) diagnostics.add(code::C002, {}, {column});
  std::string absent_fields;
  for (const AbsentColumn& absent : notes.absent) {
    absent_fields += (absent_fields.empty() ? "" : "`, `") + schema.records[absent.record].name + "." + schema.field(absent.record, absent.field).name;
  }
  if (!absent_fields.empty()) diagnostics.add(code::C003, {}, {absent_fields});
  if (notes.order_unchecked_from != 0) diagnostics.add(code::C004, {}, {std::to_string(notes.order_unchecked_from)});
}

void report(const Reject& reject, diagnostic::Diagnostics& diagnostics) {
  diagnostics.add(code::C005, {}, {std::to_string(reject.line), reject.reason});
}

}  // namespace edict::claims
