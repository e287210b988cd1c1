// NCCI procedure-to-procedure edits. In: a quarterly table of pairs, active and deleted. Out: pairs with their modifier indicator (0: never together, 1: with a
// modifier, 9: no longer an edit) and, where the file has them, the dates of each.
#include "imports/facts.h"
#include "imports/readers.h"
#include "imports/sheet.h"

namespace edict::imports {
namespace {

const std::vector<ColumnWanted>& columns() {
  static const std::vector<ColumnWanted> kColumns = {
      {"the column 1 code", {"column1"}},
      {"the column 2 code", {"column2"}},
      {"the modifier indicator", {"modifier*"}},
      {"the effective date", {"effectivedate"}, false},
      {"the deletion date", {"deletiondate*"}, false},
  };
  return kColumns;
}
enum Column : std::size_t { kFirst, kSecond, kIndicator, kBegin, kEnd };

}  // namespace

Edition read_ptp(std::string_view text, const Request& request) {
  Sheet sheet(text, columns());
  const bool dated = sheet.failure().empty() && sheet.has(kBegin);
  EditionBuilder builder({{"column1", "column2", "indicator"}, 2}, dated, request.effective);
  builder.edition().failure = sheet.failure();
  builder.edition().level_two_only = request.level_two_only;
  builder.edition().scope = "column1";
  builder.edition().stretch = true;
  while (sheet.failure().empty() && sheet.next()) {
    const std::string first(sheet.cell(kFirst)), second(sheet.cell(kSecond)), indicator(sheet.cell(kIndicator)), key = first + " " + second;
    if (first.empty() && second.empty()) continue;  // the head goes on for some rows: `0=not allowed`, `1=allowed`
    builder.begin_row(sheet.line());
    if (!builder.takes({first, second}, request.level_two_only)) continue;
    if (indicator != "0" && indicator != "1" && indicator != "9") {
      builder.refuse(key, "no modifier indicator 0, 1 or 9", indicator);
      continue;
    }
    const DatedCells dates = dated ? period_of(sheet.cell(kBegin), sheet.cell(kEnd)) : DatedCells{request.effective, ""};
    if (!dates.bad.empty()) builder.refuse(key, kNoDate, dates.bad);
    else builder.add({first, second, indicator}, dates.period);
  }
  return builder.take();
}

}  // namespace edict::imports
