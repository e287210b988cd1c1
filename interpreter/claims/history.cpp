// Earlier lines, kept by patient and by claim.
#include "claims/history.h"

#include <algorithm>
#include <limits>
#include <tuple>

#include "exact/decimal.h"

namespace edict::claims {
namespace {

constexpr std::int64_t kReplacement = 7 * exact::kOne;  // claim frequency codes (CLM05-3, NUBC)
constexpr std::int64_t kVoid = 8 * exact::kOne;

// Another patient's claim is none that a claim can replace, whatever its id.
std::uint64_t named(core::SymbolId claim, core::SymbolId patient) { return std::uint64_t{claim} << 32 | patient; }

}  // namespace

History::History(const core::Schema& schema, Vocabulary& vocabulary) : schema_(&schema), vocabulary_(&vocabulary) {
  const auto of_claim = [&](std::string_view name) { return schema.find(schema.claim, name); };
  fields_ = {of_claim("id"), of_claim("frequency"), of_claim("original_claim"), of_claim("received_date"), of_claim("patient"),
             schema.find(schema.patient, "id"), schema.find(schema.line, "number")};
}

void History::add(std::unique_ptr<Batch> batch) {
  const Batch& added = *batch;
  hold(added);
  batches_.push_back(std::move(batch));
  const std::vector<std::uint32_t>& claim_of = added.tables[schema_->line].parent;
  std::unordered_set<core::SymbolId> grown;
  std::uint32_t line = 0;
  for (std::uint32_t claim = 0; claim < added.tables[schema_->claim].rows; ++claim) {
    const std::uint32_t first = line;
    while (line < added.tables[schema_->line].rows && claim_of[line] == claim) ++line;
    add_claim(added, claim, first, line, grown);
  }
  const auto earlier = [this](const LineRef& a, const LineRef& b) { return before(a, b); };
  for (const core::SymbolId patient : grown) {
    const auto found = by_patient_.find(patient);
    if (found == by_patient_.end()) continue;
    std::vector<LineRef>& lines = found->second;
    const auto middle = std::is_sorted_until(lines.begin(), lines.end(), earlier);
    std::sort(middle, lines.end(), earlier);
    std::inplace_merge(lines.begin(), middle, lines.end(), earlier);
  }
}

void History::hold(const Batch& batch) {
  for (const Table& table : batch.tables) {
    for (std::size_t field = 0; field < table.columns.size(); ++field) {
      const core::Type& type = schema_->field(table.record, static_cast<core::FieldId>(field)).type;
      const bool is_text = type.kind == core::Kind::Text;
      if (!is_text && (type.kind != core::Kind::List || type.element == core::Kind::Record)) continue;
      const Column& column = table.columns[field];
      for (std::uint32_t row = 0; row < table.rows && row < column.value.size(); ++row) {
        if (!column.is_known(row)) continue;
        if (is_text) vocabulary_->symbols.borrow_again(static_cast<core::SymbolId>(column.value[row]));
        else vocabulary_->lists.borrow_again(static_cast<std::uint32_t>(column.value[row]));
      }
    }
  }
}

void History::add_claim(const Batch& batch, std::uint32_t claim, std::uint32_t first_line, std::uint32_t end_line,
                        std::unordered_set<core::SymbolId>& grown) {
  const auto of_claim = [&](core::FieldId field) { return cell(batch, schema_->claim, field, claim); };
  const auto id = static_cast<core::SymbolId>(of_claim(fields_.claim_id).value_or(0));
  const std::int64_t frequency = of_claim(fields_.frequency).value_or(0);
  const auto original = static_cast<core::SymbolId>(of_claim(fields_.original).value_or(0));
  const std::int64_t patient_row = of_claim(fields_.patient).value_or(-1);
  const auto patient = patient_row < 0 ? core::SymbolId{0}
                                       : static_cast<core::SymbolId>(cell(batch, schema_->patient, fields_.patient_id, static_cast<std::uint32_t>(patient_row)).value_or(0));
  if ((frequency == kReplacement || frequency == kVoid) && original != 0) {
    reverse(original, patient);
    if (original != id) reversed_.insert(named(original, patient));
  }
  if (frequency == kVoid || (id != 0 && (reversed_.count(named(id, patient)) != 0 || reversed_.count(named(id, 0)) != 0))) return;
  if (patient == 0 || first_line == end_line) return;
  std::vector<LineRef>& lines = by_patient_[patient];
  grown.insert(patient);
  for (std::uint32_t line = first_line; line < end_line; ++line) {
    lines.push_back({&batch, line});
    if (id != 0) by_claim_[id].push_back({patient, {&batch, line}});
  }
}

void History::reverse(core::SymbolId claim_id, core::SymbolId patient) {
  const auto found = by_claim_.find(claim_id);
  if (found == by_claim_.end()) return;
  std::vector<Entry>& entries = found->second;
  const auto is_meant = [patient](const Entry& entry) { return patient == 0 || entry.patient == patient; };
  for (const Entry& entry : entries) {
    const auto of = by_patient_.find(entry.patient);
    if (!is_meant(entry) || of == by_patient_.end()) continue;
    std::vector<LineRef>& lines = of->second;
    lines.erase(std::remove(lines.begin(), lines.end(), entry.line), lines.end());
    if (lines.empty()) by_patient_.erase(of);
  }
  std::erase_if(entries, is_meant);
  if (entries.empty()) by_claim_.erase(found);
}

bool History::before(const LineRef& a, const LineRef& b) const {
  const auto received = [this](const LineRef& line, std::uint32_t claim) {
    return cell(*line.batch, schema_->claim, fields_.received, claim).value_or(std::numeric_limits<std::int64_t>::max());
  };
  const auto id = [this](const LineRef& line, std::uint32_t claim) -> std::string_view {
    return vocabulary_->symbols.text(static_cast<core::SymbolId>(cell(*line.batch, schema_->claim, fields_.claim_id, claim).value_or(0)));
  };
  const auto number = [this](const LineRef& line) { return cell(*line.batch, schema_->line, fields_.number, line.row).value_or(0); };
  const std::uint32_t claim_a = a.batch->tables[schema_->line].parent[a.row];
  const std::uint32_t claim_b = b.batch->tables[schema_->line].parent[b.row];
  return std::tuple(received(a, claim_a), id(a, claim_a), number(a), a.row) < std::tuple(received(b, claim_b), id(b, claim_b), number(b), b.row);
}

const std::vector<LineRef>& History::lines_of(core::SymbolId patient) const {
  static const std::vector<LineRef> kNothing;
  const auto found = by_patient_.find(patient);
  return found == by_patient_.end() ? kNothing : found->second;
}

}  // namespace edict::claims
