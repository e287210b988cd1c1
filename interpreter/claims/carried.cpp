// Fields of claim, line and patient, and of a list's records the first one (csv_columns.h).
#include "claims/carried.h"

#include <algorithm>
#include <array>

#include "claims/csv_columns.h"

namespace edict::claims {
namespace {

// What became of a line (std.claim: decided lines).
constexpr std::array<std::string_view, 5> kOutcome = {"disposition", "undecided", "allowed", "paid", "paid_units"};

bool is_made(const core::Schema& schema, core::RecordId record, const core::Field& field) {
  if (field.type.kind == core::Kind::Record || field.type.kind == core::Kind::Row) return true;
  if (field.type.kind == core::Kind::List && field.type.element == core::Kind::Record && field.type.of == schema.line) return true;
  return record == schema.line && (field.name == "number" || std::find(kOutcome.begin(), kOutcome.end(), field.name) != kOutcome.end());
}

Fields made_fields(const core::Schema& schema) {
  Fields fields;
  for (core::RecordId record = 0; record < schema.records.size(); ++record) {
    std::vector<bool>& of = fields.emplace_back();
    for (const core::Field& field : schema.records[record].fields) of.push_back(is_made(schema, record, field));
  }
  return fields;
}

void give(const core::Schema& schema, Fields& fields, FieldPlace place) {
  fields[place.record][place.field] = true;
  const core::Type& type = schema.field(place.record, place.field).type;
  if (type.kind == core::Kind::List && type.element == core::Kind::Record && !fields[type.of].empty()) fields[type.of][0] = true;
}

}  // namespace

Fields carried_by_csv(const core::Schema& schema) {
  Fields fields = made_fields(schema);
  for (const core::RecordId record : {schema.claim, schema.line, schema.patient}) {
    for (core::FieldId field = 0; field < schema.records[record].fields.size(); ++field) give(schema, fields, {record, field});
  }
  return fields;
}

Fields carried_by_head(const core::Schema& schema, const Mapping& mapping) {
  Fields fields = made_fields(schema);
  for (const std::string& column : mapping.head) {
    if (const auto place = place_of(schema, mapping, column)) give(schema, fields, *place);
    if (const auto of_claim = claim_place_of(schema, mapping, column)) give(schema, fields, *of_claim);
  }
  const core::FieldId of_line = schema.find(schema.line, "diagnoses"), of_claim = schema.find(schema.claim, "diagnoses");
  if (of_line != core::kNoField && of_claim != core::kNoField && fields[schema.line][of_line]) fields[schema.claim][of_claim] = true;
  return fields;
}

}  // namespace edict::claims
