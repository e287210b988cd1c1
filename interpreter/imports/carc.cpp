// Claim-adjustment reason codes (CARC) and remittance advice remark codes (RARC). In: X12's lists, together or apart. Out: list, code, dates, and whether a remark is an
// alert. Their texts belong to X12 and stay behind: `meaning` is blank, and a table that is merged into keeps its own words.
#include <algorithm>

#include "imports/facts.h"
#include "imports/readers.h"
#include "imports/sheet.h"

namespace edict::imports {
namespace {

const std::vector<ColumnWanted>& columns() {
  static const std::vector<ColumnWanted> kColumns = {
      {"the code", {"adjcode", "code"}},
      {"the description", {"adjdescription", "description"}},
      {"the start date", {"adjstartdate", "start", "startdate"}},
      {"the end date", {"adjenddate", "stop", "stopdate", "enddate"}},
      {"the list", {"adjtype"}, false},
  };
  return kColumns;
}
enum Column : std::size_t { kCode, kDescription, kStart, kEnd, kList };

bool digits(std::string_view text) { return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }); }

// By the shape of its codes: `N822`, `M53` and `MA04` are remarks; `16`, `A1` and `P14` reasons.
std::string list_of(std::string_view code) {
  if (code.starts_with("MA") && digits(code.substr(2))) return "rarc";
  if ((code.starts_with("M") || code.starts_with("N")) && digits(code.substr(1))) return "rarc";
  if (digits(code) && code.size() <= 3) return "carc";
  return code.size() >= 2 && code.size() <= 3 && code[0] >= 'A' && code[0] <= 'Y' && digits(code.substr(1)) ? "carc" : "";
}

}  // namespace

Edition read_carc(std::string_view text, const Request& request) {
  Sheet sheet(text, columns());
  EditionBuilder builder({{"kind", "code", "meaning", "alert"}, 2}, true, request.effective);
  builder.edition().prose = "meaning";
  builder.edition().failure = sheet.failure();
  while (sheet.failure().empty() && sheet.next()) {
    builder.begin_row(sheet.line());
    const std::string code(sheet.cell(kCode)), list = list_of(code), said = heading_key(sheet.cell(kList));
    if (said == "group") {
      builder.leave_out();
      continue;
    }
    if (list.empty() || (!said.empty() && said != list)) {
      builder.refuse(code, "no reason code and no remark code", code);
      continue;
    }
    const DatedCells dates = period_of(sheet.cell(kStart), sheet.cell(kEnd));
    const bool alert = heading_key(sheet.cell(kDescription)).starts_with("alert");
    if (!dates.bad.empty()) builder.refuse(code, kNoDate, dates.bad);
    else builder.add({list, code, "", list == "rarc" && alert ? "yes" : "no"}, dates.period);
  }
  return builder.take();
}

}  // namespace edict::imports
