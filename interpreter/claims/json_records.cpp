// JSON objects into rows.
#include "claims/json_records.h"

#include <algorithm>

#include "claims/csv_columns.h"
#include "exact/decimal.h"

namespace edict::claims {
namespace {

constexpr std::string_view kPointers = "diagnosis_pointers";
constexpr std::size_t kMostNotes = 1000;
constexpr std::size_t kMostName = 100;

// What stands for a value that is no text and no number.
std::string_view sketch(const JsonNode& node) {
  switch (node.kind) {
    case JsonNode::Kind::Null: return "null";
    case JsonNode::Kind::True: return "true";
    case JsonNode::Kind::False: return "false";
    case JsonNode::Kind::Number:
    case JsonNode::Kind::Text: return node.text;
    case JsonNode::Kind::Array: return "[…]";
    case JsonNode::Kind::Object: return "{…}";
  }
  return {};
}

bool is_plain(const JsonNode& node) { return node.kind == JsonNode::Kind::Text || node.kind == JsonNode::Kind::Number; }

bool is_list_of_records(const core::Type& type) { return type.kind == core::Kind::List && type.element == core::Kind::Record; }

}  // namespace

JsonRecords::JsonRecords(const core::Program& program, Vocabulary& vocabulary, Cells& cells, const Options& options, Notes& notes)
    : schema_(program.schema),
      vocabulary_(vocabulary),
      cells_(cells),
      notes_(notes),
      max_claim_lines_(options.max_claim_lines),
      links_(schema_),
      diagnoses_(schema_, vocabulary, links_),
      live_(nothing_live(schema_)) {
  name_fields(options.mapping);
  choose_fields(options);
}

// A field by its own name and by the name that the mapping gives it.
void JsonRecords::name_fields(const Mapping& mapping) {
  for (std::size_t record = 0; record < schema_.records.size(); ++record) {
    Names names;
    std::vector<CellForm> forms;
    for (std::size_t field = 0; field < schema_.records[record].fields.size(); ++field) {
      const std::string& name = schema_.records[record].fields[field].name;
      names.emplace(name, static_cast<core::FieldId>(field));
      forms.push_back(cells_.form(static_cast<core::RecordId>(record), static_cast<core::FieldId>(field), name));
    }
    names_.push_back(std::move(names));
    met_.emplace_back(forms.size(), 0);
    forms_.push_back(std::move(forms));
  }
  for (const auto& [theirs, ours] : mapping.columns) {
    if (const auto place = place_of(schema_, ours)) names_[place->record].emplace(theirs, place->field);
  }
}

void JsonRecords::choose_fields(const Options& options) {
  for (std::size_t r = 0; r < schema_.records.size(); ++r) {
    for (std::size_t f = 0; f < schema_.records[r].fields.size(); ++f) {
      const FieldPlace place{static_cast<core::RecordId>(r), static_cast<core::FieldId>(f)};
      live_[r][f] = !options.wants || options.wants(place.record, place.field) || always_wanted(schema_, place);
    }
  }
  links_.make_live(schema_, live_);
  // Pointers of lines lead to the claim's diagnoses, and those may be gathered from the lines.
  if (links_.claim_diagnoses == core::kNoField || links_.line_diagnoses == core::kNoField) return;
  const bool either = live_[schema_.claim][links_.claim_diagnoses] || live_[schema_.line][links_.line_diagnoses];
  live_[schema_.claim][links_.claim_diagnoses] = live_[schema_.line][links_.line_diagnoses] = either;
}

void JsonRecords::note(std::vector<std::string>& notes, core::RecordId record, std::string_view key) {
  if (notes.size() >= kMostNotes) return;
  std::string text = schema_.records[record].name + "." + std::string(key.substr(0, kMostName));
  if (std::find(notes.begin(), notes.end(), text) == notes.end()) notes.push_back(std::move(text));
}

// A record's field that leads back to the record on which it stands (line.claim).
bool JsonRecords::is_back_link(core::RecordId record, core::FieldId field) const { return record == schema_.line && field == links_.line_claim; }

bool JsonRecords::add_claim(BatchBuilder& builder, const JsonTree& tree, std::string& reason) {
  builder.mark();
  if (read_claim(builder, tree, reason)) return true;
  builder.undo();
  return false;
}

bool JsonRecords::read_claim(BatchBuilder& builder, const JsonTree& tree, std::string& reason) {
  const JsonNode& root = tree.root();
  if (root.kind != JsonNode::Kind::Object) {
    reason = root.kind == JsonNode::Kind::Array ? "this is an array; a claims file holds one claim a line, with no brackets around them" : "this is no JSON object";
    return false;
  }
  const Links::Rows rows = links_.begin_claim(schema_, builder);
  lines_ = nullptr;
  fill(builder, schema_.claim, rows.claim, tree, root);
  if (lines_ == nullptr || lines_->kind != JsonNode::Kind::Array || lines_->count == 0) {
    reason = lines_ != nullptr && lines_->kind != JsonNode::Kind::Array ? "its `lines` are no list" : "the claim has no lines";
    return false;
  }
  return read_lines(builder, rows.claim, tree, *lines_, reason);
}

bool JsonRecords::read_lines(BatchBuilder& builder, std::uint32_t claim, const JsonTree& tree, const JsonNode& lines, std::string& reason) {
  if (lines.count > max_claim_lines_) {
    reason = "the claim has " + std::to_string(lines.count) + " lines; more than " + std::to_string(max_claim_lines_) + " are not read";
    return false;
  }
  const bool has_diagnoses = links_.claim_diagnoses != core::kNoField && links_.line_diagnoses != core::kNoField && live_[schema_.claim][links_.claim_diagnoses];
  const bool diagnoses_given = has_diagnoses && met_[schema_.claim][links_.claim_diagnoses] == objects_of_claim_;
  const std::uint32_t first_line = builder.rows(schema_.line);
  std::uint32_t at = tree.first_member(lines);
  for (std::uint32_t i = 0; i < lines.count; ++i, at = tree.at(at).next) {
    const JsonNode& line = tree.at(at);
    if (line.kind != JsonNode::Kind::Object) {
      reason = "its line " + std::to_string(i + 1) + " is no JSON object";
      return false;
    }
    const std::uint32_t row = links_.begin_line(schema_, builder, claim);
    builder.set(schema_.line, links_.line_number, row, (std::int64_t{i} + 1) * exact::kOne);  // stands where the line has no number of its own
    pointers_ = nullptr;
    fill(builder, schema_.line, row, tree, line);
    if (pointers_ != nullptr && has_diagnoses) follow_pointers(builder, claim, row, tree, *pointers_);
  }
  links_.end_claim(schema_, builder, claim, first_line);
  if (has_diagnoses && !diagnoses_given) diagnoses_.gather(builder, claim, first_line);
  return true;
}

void JsonRecords::fill(BatchBuilder& builder, core::RecordId record, std::uint32_t row, const JsonTree& tree, const JsonNode& object, std::string_view but) {
  const std::uint64_t self = ++objects_;
  if (record == schema_.claim) objects_of_claim_ = self;
  if (record == schema_.line) objects_of_line_ = self;
  std::uint32_t at = tree.first_member(object);
  for (std::uint32_t i = 0; i < object.count; ++i, at = tree.at(at).next) {
    const JsonNode& member = tree.at(at);
    if (!but.empty() && member.key == but) continue;
    const auto named = names_[record].find(member.key);  // `diagnosis_pointers` is no field: it is followed when all of the claim is known
    if (named == names_[record].end() || is_back_link(record, named->second)) {
      if (record == schema_.line && member.key == kPointers) {
        if (pointers_ == nullptr) pointers_ = &member;
      } else {
        note(notes_.unknown_columns, record, member.key);
      }
      continue;
    }
    const core::FieldId field = named->second;
    if (met_[record][field] == self) {
      note(notes_.repeated_columns, record, member.key);
      continue;
    }
    met_[record][field] = self;
    if (record == schema_.claim && field == links_.claim_lines) lines_ = &member;
    else if (builder.live(record, field) && member.kind != JsonNode::Kind::Null) read_field(builder, record, field, row, tree, member);
  }
}

void JsonRecords::read_field(BatchBuilder& builder, core::RecordId record, core::FieldId field, std::uint32_t row, const JsonTree& tree, const JsonNode& node) {
  const core::Type& type = schema_.field(record, field).type;
  if (type.kind == core::Kind::Record) return read_record(builder, record, field, row, tree, node);
  if (is_list_of_records(type)) return read_records(builder, record, field, row, tree, node);
  if (type.kind == core::Kind::List) return read_symbols(builder, record, field, row, tree, node);
  const bool is_truth = node.kind == JsonNode::Kind::True || node.kind == JsonNode::Kind::False;
  if (is_truth && type.kind == core::Kind::Boolean) return builder.set(record, field, row, node.kind == JsonNode::Kind::True ? 1 : 0);
  if (!is_plain(node)) return builder.set_unreadable(record, field, row, sketch(node));
  builder.set(record, field, row, cells_.read(forms_[record][field], node.text, builder.batch()), node.text);
}

void JsonRecords::read_record(BatchBuilder& builder, core::RecordId record, core::FieldId field, std::uint32_t row, const JsonTree& tree, const JsonNode& node) {
  const auto of = static_cast<core::RecordId>(schema_.field(record, field).type.of);
  if (node.kind != JsonNode::Kind::Object) return builder.set_unreadable(record, field, row, sketch(node));
  const bool is_patient = record == schema_.claim && field == links_.claim_patient;
  std::uint32_t made = 0;
  if (is_patient) {
    made = static_cast<std::uint32_t>(builder.get(record, field, row).value);  // begun with the claim
  } else {
    made = builder.add_row(of, row);
    builder.set(record, field, row, made);
  }
  fill(builder, of, made, tree, node);
}

// All rows are made before the first is filled, so that they stand together whatever they hold. A member that is only a text is the first field of its record.
void JsonRecords::read_records(BatchBuilder& builder, core::RecordId record, core::FieldId field, std::uint32_t row, const JsonTree& tree, const JsonNode& node) {
  const auto of = static_cast<core::RecordId>(schema_.field(record, field).type.of);
  if (node.kind != JsonNode::Kind::Array) return builder.set_unreadable(record, field, row, sketch(node));
  const std::uint32_t first = builder.rows(of);
  for (std::uint32_t i = 0; i < node.count; ++i) builder.add_row(of, row);
  builder.set(record, field, row, first, node.count);
  std::uint32_t at = tree.first_member(node);
  for (std::uint32_t i = 0; i < node.count; ++i, at = tree.at(at).next) {
    const JsonNode& member = tree.at(at);
    if (member.kind == JsonNode::Kind::Object) fill(builder, of, first + i, tree, member);
    else if (!schema_.records[of].fields.empty() && builder.live(of, 0)) read_field(builder, of, 0, first + i, tree, member);
  }
}

void JsonRecords::read_symbols(BatchBuilder& builder, core::RecordId record, core::FieldId field, std::uint32_t row, const JsonTree& tree, const JsonNode& node) {
  if (node.kind != JsonNode::Kind::Array) return builder.set_unreadable(record, field, row, sketch(node));
  texts_.clear();
  std::uint32_t at = tree.first_member(node);
  for (std::uint32_t i = 0; i < node.count; ++i, at = tree.at(at).next) {
    const JsonNode& member = tree.at(at);
    if (!is_plain(member)) return builder.set_unreadable(record, field, row, sketch(member));
    const std::string_view text = trimmed(member.text);
    if (!text.empty()) texts_.push_back(text);
  }
  if (texts_.empty() && node.count != 0) return;  // blank, where `[]` says that there are none
  const Cell cell = cells_.read_list(forms_[record][field], texts_, builder.batch());
  if (cell.state == Cell::State::Known) return builder.set(record, field, row, cell.value);
  std::string text;
  for (const std::string_view member : texts_) {
    constexpr std::size_t kEnough = 1000;
    if (text.size() > kEnough) break;
    text += (text.empty() ? "" : ";") + std::string(member);
  }
  builder.set_unreadable(record, field, row, text);
}

// `diagnosis_pointers`: places in the claim's diagnoses, from 1. Diagnoses given on the line itself go before them.
void JsonRecords::follow_pointers(BatchBuilder& builder, std::uint32_t claim, std::uint32_t line, const JsonTree& tree, const JsonNode& pointers) {
  if (met_[schema_.line][links_.line_diagnoses] == objects_of_line_ || pointers.kind == JsonNode::Kind::Null) return;
  const Cell all = builder.get(schema_.claim, links_.claim_diagnoses, claim);
  if (all.state != Cell::State::Known) return;
  if (pointers.kind != JsonNode::Kind::Array) return builder.set_unreadable(schema_.line, links_.line_diagnoses, line, sketch(pointers));
  const auto list = static_cast<std::uint32_t>(all.value);
  members_.clear();
  std::uint32_t at = tree.first_member(pointers);
  for (std::uint32_t i = 0; i < pointers.count; ++i, at = tree.at(at).next) {
    const JsonNode& pointer = tree.at(at);
    const std::optional<std::int64_t> place = is_plain(pointer) ? read_decimal(trimmed(pointer.text)) : std::nullopt;
    const bool good = place && *place % exact::kOne == 0 && *place >= exact::kOne && *place / exact::kOne <= vocabulary_.lists.size(list);
    if (!good) return builder.set_unreadable(schema_.line, links_.line_diagnoses, line, "pointer " + std::string(sketch(pointer)));
    members_.push_back(vocabulary_.lists.begin(list)[*place / exact::kOne - 1]);
  }
  const std::uint32_t cell = vocabulary_.lists.borrow(members_);
  builder.batch().borrowed_lists.push_back(cell);
  builder.set(schema_.line, links_.line_diagnoses, line, cell);
}

}  // namespace edict::claims
