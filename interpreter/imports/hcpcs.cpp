// HCPCS Level II: what each code stands for. In: the annual or quarterly file. Out: code, title, dates, unit, substance, route, kind, successor.
//
// Always true: every code with its dates is a row; a drug code whose unit size could not be read is told apart (`notes`) and leaves its unit blank.
#include "imports/amount.h"
#include "imports/facts.h"
#include "imports/hcpcs_records.h"
#include "imports/readers.h"
#include "imports/successors.h"
#include "imports/substance.h"

namespace edict::imports {
namespace {

enum Column : std::size_t { kCode, kTitle, kKind, kUnit, kIngredient, kRoute, kUnclassified, kSuccessor, kPredecessor };

bool says(const std::string& descriptor, std::initializer_list<const char*> words) {
  for (const char* word : words) {
    if (descriptor.find(word) != std::string::npos) return true;
  }
  return false;
}

std::string lower(std::string text) {
  for (char& c : text) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
  return text;
}

// Drugs by their letter (J), by their type of service in BETOS (O1D chemotherapy, O1E other drugs) and by their price (51: drugs); radiopharmaceuticals A95–A97.
// What is done with a drug (giving it, a fee for it) is no drug. Of a patient's own cells made into one, collecting and preparing them is a part.
bool is_drug(const HcpcsRecord& record, const std::string& descriptor) {
  if (says(descriptor, {"leukapheresis and"})) return true;
  const bool service = says(descriptor, {"administration of", "administration by", "includes infusion", "includes injection", " fee ", "procedure", "laparoscopy", "used in the home for"});
  if (service) return false;
  if (record.code[0] == 'J' || record.betos == "O1D" || record.betos == "O1E" || record.pricing == "51") return true;
  return record.code.starts_with("A95") || record.code.starts_with("A96") || record.code.starts_with("A97");
}

std::string kind_of_other(const HcpcsRecord& record, const std::string& descriptor) {
  if (record.betos == "O1G" && says(descriptor, {"vaccine"}) && !says(descriptor, {"administration"})) return "vaccine_code";
  switch (record.code[0]) {
    case 'E': case 'K': case 'L': return "equipment_code";
    case 'A': return record.code[1] == '0' ? "transport_code" : "other_code";
    case 'U': return "laboratory_code";
    case 'P': return record.code[1] < '9' ? "laboratory_code" : "other_code";
    default: return "other_code";
  }
}

void describe_drug(const HcpcsRecord& record, const std::string& descriptor, std::vector<std::string>& cells, EditionBuilder& edition) {
  const UnitSize size = unit_size(descriptor);
  const bool catch_all = !size.understood() && size.amounts.empty() &&
                         says(descriptor, {"unclassified", "not otherwise classified", "not otherwise specified", "noc ", " nos", "unspecified"});
  cells[kKind] = catch_all ? "unclassified_drug_code" : "drug_code";
  cells[kUnclassified] = catch_all ? "yes" : "no";
  const Substance facts = substance(descriptor);
  cells[kRoute] = facts.route;
  if (catch_all) return;
  cells[kTitle] = facts.title;
  cells[kIngredient] = facts.ingredient;
  if (size.understood()) cells[kUnit] = amount_text(size.amounts.front());
  else edition.note(record.code, "no unit size: " + size.refusal, size.detail);
}

}  // namespace

Edition read_hcpcs(std::string_view text, const Request& request) {
  EditionBuilder builder({{"code", "title", "kind", "unit", "ingredient", "route", "unclassified", "successor", "predecessor"}, 1}, true, request.effective);
  const HcpcsFile file = hcpcs_records(text);
  builder.edition().prose = "title";
  builder.edition().drugs_only = request.drugs_only;
  builder.edition().failure = file.failure;
  for (const HcpcsRecord& record : file.records) {
    builder.begin_row(record.line);
    if (record.modifier) {
      builder.leave_out();
      continue;
    }
    if (!is_level_two(record.code)) {
      builder.refuse(record.code, kNoCode, record.code);
      continue;
    }
    const DatedCells dates = period_of(record.added, record.ended);
    if (!dates.bad.empty()) {
      builder.refuse(record.code, kNoDate, dates.bad);
      continue;
    }
    std::vector<std::string> cells(9);
    cells[kCode] = record.code;
    if (dates.period && dates.period->last != exact::kLastDate) cells[kSuccessor] = is_level_two(record.cross_reference) ? record.cross_reference : "";
    const std::string descriptor = lower(record.descriptor);
    if (is_drug(record, descriptor)) describe_drug(record, descriptor, cells, builder);
    else cells[kKind] = kind_of_other(record, descriptor);
    if (request.drugs_only && cells[kUnclassified].empty() && cells[kKind] != "vaccine_code") builder.leave_out();
    else builder.add(std::move(cells), dates.period);
  }
  find_successors(builder.edition().table, {kCode, kTitle, kIngredient, kSuccessor, kPredecessor});
  return builder.take();
}

}  // namespace edict::imports
