// Which field each column of a CSV file gives.
#include "claims/csv_columns.h"

#include <algorithm>
#include <array>

namespace edict::claims {
namespace {

constexpr std::size_t kMostNotes = 1000;

// Links between records, and the list of lines itself, are made by the reader and given by no column.
bool is_link(const core::Schema& schema, FieldPlace place) {
  const core::Type& type = schema.field(place.record, place.field).type;
  if (type.kind == core::Kind::Record || type.kind == core::Kind::Row) return true;
  return type.kind == core::Kind::List && type.element == core::Kind::Record && type.of == schema.line;
}

std::optional<FieldPlace> field_of(const core::Schema& schema, core::RecordId record, std::string_view name) {
  const FieldPlace place{record, schema.find(record, name)};
  if (place.field == core::kNoField || is_link(schema, place)) return std::nullopt;
  return place;
}

void note(std::vector<std::string>& notes, std::string text) {
  if (notes.size() < kMostNotes && std::find(notes.begin(), notes.end(), text) == notes.end()) notes.push_back(std::move(text));
}

std::string shown_name(std::string_view name, std::size_t cell) {
  constexpr std::size_t kMostName = 100;
  return trimmed(name).empty() ? "(column " + std::to_string(cell + 1) + ", without a name)" : std::string(trimmed(name).substr(0, kMostName));
}

}  // namespace

std::string plain_name(std::string_view column) {
  std::string plain(trimmed(column));
  for (char& c : plain) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if (c == ' ' || c == '-') c = '_';
  }
  return plain;
}

std::optional<FieldPlace> place_of(const core::Schema& schema, std::string_view name) {
  if (name == "claim_id") return field_of(schema, schema.claim, "id");
  if (name == "line") return field_of(schema, schema.line, "number");
  if (name == "patient_id") return field_of(schema, schema.patient, "id");
  if (name == "claim_diagnoses") return field_of(schema, schema.claim, "diagnoses");
  const std::array<core::RecordId, 3> records = {schema.line, schema.claim, schema.patient};
  const std::size_t point = name.find('.');
  for (const core::RecordId record : records) {
    if (point != std::string_view::npos && name.substr(0, point) == schema.records[record].name) return field_of(schema, record, name.substr(point + 1));
  }
  for (const core::RecordId record : records) {
    if (const auto place = field_of(schema, record, name)) return place;
  }
  return std::nullopt;
}

namespace {

// The name by which a column's field is found: the mapping's for it, else its own.
std::string name_of(const core::Schema& schema, const Mapping& mapping, const std::string& column) {
  const std::string written(trimmed(column));
  for (const std::string& name : {written, plain_name(column)}) {
    const auto mapped = mapping.columns.find(name);
    if (mapped != mapping.columns.end()) return mapped->second;
  }
  return place_of(schema, written) ? written : plain_name(column);
}

}  // namespace

std::optional<FieldPlace> place_of(const core::Schema& schema, const Mapping& mapping, const std::string& column) {
  return place_of(schema, name_of(schema, mapping, column));
}

std::optional<FieldPlace> claim_place_of(const core::Schema& schema, const Mapping& mapping, const std::string& column) {
  const std::string name = name_of(schema, mapping, column);
  const auto of_line = place_of(schema, name);
  const auto of_claim = field_of(schema, schema.claim, name);
  if (name == "diagnoses" || !of_line || of_line->record != schema.line || !of_claim) return std::nullopt;  // diagnoses: all lines' together
  const core::Type& type = schema.field(of_line->record, of_line->field).type;
  if (!(type == schema.field(of_claim->record, of_claim->field).type) || (type.kind == core::Kind::List && type.element == core::Kind::Record)) return std::nullopt;
  return of_claim;
}

bool always_wanted(const core::Schema& schema, FieldPlace place) {
  static constexpr std::array<std::string_view, 2> kClaim = {"id", "payer"};
  static constexpr std::array<std::string_view, 3> kLine = {"number", "code", "date"};
  const std::string& name = schema.field(place.record, place.field).name;
  if (is_link(schema, place)) return true;
  if (place.record == schema.claim) return std::find(kClaim.begin(), kClaim.end(), name) != kClaim.end();
  if (place.record == schema.line) return std::find(kLine.begin(), kLine.end(), name) != kLine.end();
  return place.record == schema.patient && name == "id";
}

CsvHead::CsvHead(const core::Program& program, const Cells& cells, const Options& options) : schema_(program.schema), cells_(cells), options_(options) {}

bool CsvHead::wanted(FieldPlace place) const {
  return !options_.wants || options_.wants(place.record, place.field) || always_wanted(schema_, place);
}

CsvPlan CsvHead::plan(const std::vector<std::string_view>& names, Notes& notes) const {
  CsvPlan plan;
  plan.width = names.size();
  std::vector<FieldPlace> given;
  const auto claim_id = field_of(schema_, schema_.claim, "id");
  const auto line_number = field_of(schema_, schema_.line, "number");
  for (std::size_t i = 0; i < names.size(); ++i) {
    const std::string column(names[i]);
    const auto cell = static_cast<std::uint32_t>(i);
    const auto place = place_of(schema_, options_.mapping, column);
    if (!place) {
      note(notes.unknown_columns, shown_name(column, i));
      continue;
    }
    if (std::find(given.begin(), given.end(), *place) != given.end()) {
      note(notes.repeated_columns, shown_name(column, i));
      continue;
    }
    given.push_back(*place);
    const CellForm form = cells_.form(place->record, place->field, std::string(trimmed(column)));
    if (place == claim_id) {
      plan.claim_id = cell;
      plan.claim_id_form = form;
      continue;
    }
    if (place == line_number) {
      plan.line_number = cell;
      plan.line_number_form = form;
      continue;
    }
    const auto of_claim = claim_place_of(schema_, options_.mapping, column);
    const bool shared = of_claim && wanted(*of_claim);
    if (wanted(*place) || shared || (place->record == schema_.line && form.field == "diagnoses")) {
      if (shared) plan.shared.push_back({plan.line.size(), *of_claim});
      CsvColumn made{cell, *place, form, form.type.kind == core::Kind::List && form.type.element == core::Kind::Record, {}};
      if (made.makes_records) made.first_field = cells_.form(static_cast<core::RecordId>(form.type.of), 0, column);
      (place->record == schema_.line ? plan.line : plan.facts).push_back(std::move(made));
    }
  }
  const auto of_line = field_of(schema_, schema_.line, "diagnoses");
  const auto of_claim = field_of(schema_, schema_.claim, "diagnoses");
  const auto has = [&given](const std::optional<FieldPlace>& place) { return place && std::find(given.begin(), given.end(), *place) != given.end(); };
  plan.diagnoses_from_lines = has(of_line) && of_claim && !has(of_claim) && wanted(*of_claim);
  std::erase_if(plan.shared, [&has](const CsvPlan::Shared& shared) { return has(shared.claim); });
  note_absent(given, plan, notes);
  return plan;
}

void CsvHead::note_absent(const std::vector<FieldPlace>& given, const CsvPlan& plan, Notes& notes) const {
  const auto is_shared = [&plan](FieldPlace place) {
    return std::any_of(plan.shared.begin(), plan.shared.end(), [place](const CsvPlan::Shared& shared) { return shared.claim == place; });
  };
  for (const core::RecordId record : {schema_.claim, schema_.line, schema_.patient}) {
    for (std::size_t i = 0; i < schema_.records[record].fields.size(); ++i) {
      const FieldPlace place{record, static_cast<core::FieldId>(i)};
      const bool is_given = std::find(given.begin(), given.end(), place) != given.end();
      const std::string& name = schema_.field(record, place.field).name;
      const bool is_made = is_link(schema_, place) || (record == schema_.line && name == "number") ||
                           (record == schema_.claim && name == "diagnoses" && plan.diagnoses_from_lines) || is_shared(place);
      if (!is_given && !is_made && wanted(place)) notes.absent.push_back({record, place.field});
    }
  }
}

}  // namespace edict::claims
