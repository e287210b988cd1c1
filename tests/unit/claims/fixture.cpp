// The hand-made program, and batches in words.
#include "fixture.h"

#include <map>
#include <sstream>

#include "exact/decimal.h"

namespace edict::claims::test {
namespace {

// record field type[!]; `!` stands for complete.
constexpr std::string_view kFields = R"(
claim id text
claim frequency integer
claim original_claim text
claim kind claim_kind
claim source claim_source
claim payer payer
claim plan text
claim patient record:patient
claim specialty specialty
claim received_date date
claim statement period
claim total_charge money
claim diagnoses list:diagnosis
claim severity severity
claim authorizations list:authorization!
claim documents list:document!
claim lines list:line
claim urgent boolean
claim window duration
claim contacts list:text
line number integer
line claim record:claim
line code code
line modifiers list:modifier!
line date date
line through_date date
line place_of_service place
line revenue_code text
line units units
line charge money
line diagnoses list:diagnosis
line ndc ndc
line ndc_quantity decimal
line ndc_unit ndc_measure
line dose amount
line discarded amount
line route route
line site text
line specialty specialty
line authorization text
line disposition disposition
line allowed money
line paid money
line paid_units units
line notes list:document
patient id text
patient birth_date date
patient sex sex
patient weight mass
patient coverage period
patient deductible_remaining money
patient coinsurance percent
patient copay money
patient therapies list:therapy
therapy drug_class text
therapy code code
therapy period period
therapy outcome therapy_outcome
authorization number text
authorization codes list:code
authorization period period
authorization units units
authorization units_used units
document kind document_kind
document date date
document note text
)";

const std::map<std::string, std::vector<std::string>> kVocabularies = {
    {"sex", {"female", "male", "unknown_sex"}},
    {"claim_kind", {"professional", "institutional"}},
    {"claim_source", {"office", "hospital", "pharmacy"}},
    {"route", {"subcutaneous", "intravenous"}},
    {"ndc_measure", {"UN", "ML", "GR"}},
    {"severity", {"mild", "moderate", "severe"}},
    {"therapy_outcome", {"inadequate", "effective"}},
    {"document_kind", {"progress_note", "clinical_trial_evidence", "invoice"}},
    {"disposition", {"pay", "reduce", "pend", "deny", "reject"}},
};

const std::vector<std::string> kRecords = {"claim", "line", "patient", "therapy", "authorization", "document"};

class Maker {
 public:
  core::Program run() {
    core::Schema& schema = made_.schema;
    for (const std::string& name : kRecords) schema.records.push_back({name, "", {}});
    schema.claim = 0;
    schema.line = 1;
    schema.patient = 2;
    schema.dimensions = {"", "mass", "volume"};
    schema.units = {{"g", 1, 1'000'000'000'000}, {"mL", 2, 1'000'000}, {"mcg", 1, 1'000'000}, {"mg", 1, 1'000'000'000}, {"ng", 1, 1'000}, {"kg", 1, 1'000'000'000'000'000}};
    for (const auto& [name, members] : kVocabularies) {
      core::Vocabulary vocabulary{name, {}};
      for (const std::string& member : members) vocabulary.members.push_back(made_.symbols.intern(member));
      made_.vocabularies.push_back(vocabulary);
    }
    for (const char* payer : {"commercial", "acme"}) made_.symbols.intern(payer);
    std::istringstream lines{std::string(kFields)};
    for (std::string record, field, type; lines >> record >> field >> type;) add(record, field, type);
    return std::move(made_);
  }

 private:
  void add(const std::string& record, const std::string& name, std::string type) {
    core::Field field;
    field.name = name;
    field.complete = type.back() == '!';
    if (field.complete) type.pop_back();
    if (type.rfind("list:", 0) == 0) {
      field.type = type_of(type.substr(5));
      field.type.element = field.type.kind;
      field.type.kind = core::Kind::List;
    } else {
      field.type = type_of(type);
    }
    made_.schema.records[record_index(record)].fields.push_back(field);
  }

  std::uint32_t record_index(const std::string& name) const {
    for (std::uint32_t i = 0; i < kRecords.size(); ++i) {
      if (kRecords[i] == name) return i;
    }
    return core::kNone;
  }

  core::Type type_of(const std::string& name) const {
    static const std::map<std::string, core::Kind> kKinds = {
        {"text", core::Kind::Text}, {"integer", core::Kind::Number}, {"decimal", core::Kind::Number}, {"money", core::Kind::Number},
        {"percent", core::Kind::Number}, {"mass", core::Kind::Number}, {"amount", core::Kind::Amount}, {"units", core::Kind::Units},
        {"date", core::Kind::Date}, {"period", core::Kind::Period}, {"duration", core::Kind::Duration}, {"boolean", core::Kind::Boolean}};
    static const std::map<std::string, core::SymbolKind> kSymbols = {
        {"code", core::SymbolKind::Code}, {"modifier", core::SymbolKind::Modifier}, {"diagnosis", core::SymbolKind::Diagnosis}, {"ndc", core::SymbolKind::Ndc},
        {"place", core::SymbolKind::Place}, {"specialty", core::SymbolKind::Specialty}, {"payer", core::SymbolKind::Payer}};
    core::Type type;
    type.scale = 6;
    const std::string record = name.rfind("record:", 0) == 0 ? name.substr(7) : name;
    if (const auto kind = kKinds.find(name); kind != kKinds.end()) {
      type.kind = kind->second;
      type.money = name == "money";
      type.percent = name == "percent";
      type.dimension = name == "mass" ? 1 : 0;
    } else if (const auto symbol = kSymbols.find(name); symbol != kSymbols.end()) {
      type.kind = core::Kind::Symbol;
      type.symbol = symbol->second;
    } else if (record_index(record) != core::kNone) {
      type.kind = core::Kind::Record;
      type.of = record_index(record);
    } else {
      type.kind = core::Kind::Symbol;
      type.symbol = core::SymbolKind::Value;
      type.of = 0;
      while (made_.vocabularies[type.of].name != name) ++type.of;
    }
    return type;
  }

  core::Program made_;
};

}  // namespace

const core::Program& program() {
  static const core::Program made = Maker().run();
  return made;
}

core::RecordId record_named(std::string_view name) {
  core::RecordId id = 0;
  while (program().schema.records[id].name != name) ++id;
  return id;
}

Result Run::read(std::string_view text, Options options) {
  Result result;
  const std::unique_ptr<Reader> reader = open(program(), vocabulary, std::move(options), bytes_of(text));
  while (std::unique_ptr<Batch> batch = reader->next()) {
    for (Reject& reject : reader->take_rejects()) result.rejects.push_back(std::move(reject));
    result.batches.push_back(std::move(batch));
  }
  for (Reject& reject : reader->take_rejects()) result.rejects.push_back(std::move(reject));
  result.notes = reader->notes();
  return result;
}

Result Run::json(std::string_view text) {
  Options options;
  options.format = Format::Ndjson;
  return read(text, options);
}

std::string Run::cell(const Batch& batch, core::RecordId record, std::string_view name, std::uint32_t row) {
  const core::FieldId field = program().schema.find(record, name);
  const core::Type& type = program().schema.field(record, field).type;
  if (const Unreadable* unreadable = batch.find_unreadable(record, field, row)) return "!" + unreadable->text;
  const Column& column = batch.tables[record].columns[field];
  if (!column.is_known(row)) return column.value.size() > row && column.value[row] != 0 ? "unknown, but not 0" : "-";
  const std::int64_t value = column.value[row];
  switch (type.kind) {
    case core::Kind::Number:
    case core::Kind::Units: return exact::decimal_text(value);
    case core::Kind::Amount: return exact::decimal_text(value) + " of " + std::to_string(column.extra[row]);
    case core::Kind::Text:
    case core::Kind::Symbol: return vocabulary.symbols.text(static_cast<core::SymbolId>(value));
    case core::Kind::Date: return exact::date_text({static_cast<std::int32_t>(value)});
    case core::Kind::Period: return exact::period_text({{static_cast<std::int32_t>(value)}, {static_cast<std::int32_t>(column.extra[row])}});
    case core::Kind::Duration: return exact::duration_text({static_cast<std::int32_t>(value), static_cast<std::int32_t>(column.extra[row])});
    case core::Kind::List: break;
    default: return std::to_string(value);
  }
  if (type.element == core::Kind::Record) return std::to_string(value) + "+" + std::to_string(column.extra[row]);
  std::string text = "[";
  const auto list = static_cast<std::uint32_t>(value);
  for (std::uint32_t i = 0; i < vocabulary.lists.size(list); ++i) text += (i == 0 ? "" : ";") + vocabulary.symbols.text(vocabulary.lists.begin(list)[i]);
  return text + "]";
}

std::string Run::record(const Batch& batch, core::RecordId record_id, std::uint32_t row, int depth) {
  std::string text;
  const std::vector<core::Field>& fields = program().schema.records[record_id].fields;
  for (std::size_t f = 0; f < fields.size(); ++f) {
    const core::Type& type = fields[f].type;
    const Column& column = batch.tables[record_id].columns[f];
    const std::string shown = cell(batch, record_id, fields[f].name, row);
    if (shown == "-" || fields[f].name == "claim") continue;
    text += std::string(static_cast<std::size_t>(depth), ' ') + fields[f].name + " ";
    if (type.kind == core::Kind::Record) {
      text += "\n" + record(batch, static_cast<core::RecordId>(type.of), static_cast<std::uint32_t>(column.value[row]), depth + 1);
    } else if (type.kind == core::Kind::List && type.element == core::Kind::Record && shown.front() != '!') {
      text += std::to_string(column.extra[row]) + "\n";
      for (std::int64_t i = 0; i < column.extra[row]; ++i) {
        text += record(batch, static_cast<core::RecordId>(type.of), static_cast<std::uint32_t>(column.value[row] + i), depth + 1);
      }
    } else {
      text += shown + "\n";
    }
  }
  return text;
}

std::string Run::told(const std::vector<std::unique_ptr<Batch>>& batches) {
  std::string text;
  for (const auto& batch : batches) {
    for (std::uint32_t claim = 0; claim < batch->tables[program().schema.claim].rows; ++claim) text += record(*batch, program().schema.claim, claim, 0);
  }
  return text;
}

}  // namespace edict::claims::test
