// HCPCS modifiers. In: the HCPCS file itself (records of modifiers), or a list of modifiers. Out: modifier, a title where the official one is short, and dates where the
// file has them.
#include "imports/facts.h"
#include "imports/hcpcs_records.h"
#include "imports/readers.h"
#include "imports/sheet.h"

namespace edict::imports {
namespace {

constexpr std::size_t kLongestTitle = 60;

void row(EditionBuilder& builder, std::string_view modifier, std::string_view title, std::optional<exact::Period> effective) {
  if (!is_modifier(modifier)) return builder.refuse(std::string(modifier), "no modifier of two signs", std::string(modifier));
  std::string written(title.size() <= kLongestTitle ? title : "");
  for (char& c : written) c = c == '"' ? '\'' : c;
  builder.add({std::string(modifier), written}, effective);
}

}  // namespace

Edition read_modifiers(std::string_view text, const Request& request) {
  const std::vector<ColumnWanted> columns = {{"the modifier", {"modcode", "modifier", "modifiercode"}}, {"its description", {"moddescription", "description", "modifierdescription"}}};
  Sheet sheet(text, columns);
  if (sheet.failure().empty()) {
    EditionBuilder builder({{"modifier", "title"}, 1}, false, request.effective);
    builder.edition().prose = "title";
    while (sheet.next()) {
      builder.begin_row(sheet.line());
      row(builder, sheet.cell(0), sheet.cell(1), request.effective);
    }
    return builder.take();
  }
  EditionBuilder builder({{"modifier", "title"}, 1}, true, request.effective);
  const HcpcsFile file = hcpcs_records(text);
  builder.edition().prose = "title";
  builder.edition().failure = file.failure.empty() ? "" : sheet.failure();
  for (const HcpcsRecord& record : file.records) {
    builder.begin_row(record.line);
    const DatedCells dates = period_of(record.added, record.ended);
    if (!record.modifier) builder.leave_out();
    else if (!dates.bad.empty()) builder.refuse(record.code, kNoDate, dates.bad);
    else row(builder, record.code, record.descriptor, dates.period);
  }
  return builder.take();
}

}  // namespace edict::imports
