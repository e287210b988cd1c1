// NCCI add-on code edits. In: the annual file. Out: add-on code and primary code, with the kind of list that the pair stands in (1: complete; 2: the contractor says; 3:
// part of a list that the contractor goes on with).
//
// Always true: `CCCCC`, which stands for "the contractor's own", is the primary `any`.
#include "imports/facts.h"
#include "imports/readers.h"
#include "imports/sheet.h"

namespace edict::imports {
namespace {

const std::vector<ColumnWanted>& columns() {
  static const std::vector<ColumnWanted> kColumns = {
      {"the add-on code", {"addoncode", "aoc"}},
      {"the primary code", {"primarycode"}},
      {"the type of edit", {"aocedittype", "edittype", "aoctype"}},
      {"the edit's effective date", {"aocediteffdt", "aocediteffdtjulian"}, false},
      {"the edit's deletion date", {"aoceditdeldt", "aoceditdeldtjulian"}, false},
  };
  return kColumns;
}
enum Column : std::size_t { kAddOn, kPrimary, kType, kBegin, kEnd };

// 1, 2, 3, or I, II, III.
std::string type_of(std::string_view text) {
  if (text == "1" || text == "I") return "1";
  if (text == "2" || text == "II") return "2";
  return text == "3" || text == "III" ? "3" : "";
}

}  // namespace

Edition read_addon(std::string_view text, const Request& request) {
  Sheet sheet(text, columns());
  const bool dated = sheet.failure().empty() && sheet.has(kBegin);
  EditionBuilder builder({{"add_on", "primary", "kind"}, 2}, dated, request.effective);
  builder.edition().failure = sheet.failure();
  builder.edition().level_two_only = request.level_two_only;
  while (sheet.failure().empty() && sheet.next()) {
    builder.begin_row(sheet.line());
    const std::string add_on(sheet.cell(kAddOn)), primary(sheet.cell(kPrimary)), type = type_of(sheet.cell(kType)), key = add_on + " " + primary;
    const bool contractor = primary == "CCCCC";
    if (!is_procedure_code(add_on) || (!contractor && !is_procedure_code(primary))) {
      builder.refuse(key, kNoCode, key);
      continue;
    }
    if (type.empty()) {
      builder.refuse(key, "no type of edit 1, 2 or 3", std::string(sheet.cell(kType)));
      continue;
    }
    if (request.level_two_only && !is_level_two(add_on) && !is_level_two(primary)) {
      builder.leave_out();
      continue;
    }
    const DatedCells dates = dated ? period_of(sheet.cell(kBegin), sheet.cell(kEnd)) : DatedCells{request.effective, ""};
    if (!dates.bad.empty()) builder.refuse(key, kNoDate, dates.bad);
    else builder.add({add_on, contractor ? "any" : primary, type}, dates.period);
  }
  return builder.take();
}

}  // namespace edict::imports
