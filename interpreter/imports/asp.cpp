// Medicare Part B payment limits. In: the quarterly file. Out: limit for one unit, the patient's percentage, the unit that the limit is for.
//
// Always true: a row without a limit is refused: nothing is paid by guess.
#include "exact/decimal.h"
#include "imports/amount.h"
#include "imports/facts.h"
#include "imports/readers.h"
#include "imports/sheet.h"

namespace edict::imports {
namespace {

const std::vector<ColumnWanted>& columns() {
  static const std::vector<ColumnWanted> kColumns = {
      {"the code", {"hcpcscode", "hcpcs"}},
      {"the dosage", {"hcpcscodedosage", "hcpcsdosage"}},
      {"the payment limit", {"paymentlimit"}},
      {"the coinsurance", {"coinsurancepercentage", "coinsurancepct"}, false},
  };
  return kColumns;
}
enum Column : std::size_t { kCode, kDosage, kLimit, kCoinsurance };

}  // namespace

Edition read_asp(std::string_view text, const Request& request) {
  Sheet sheet(text, columns());
  const auto period = request.effective ? request.effective : period_in_words(sheet.preamble());
  EditionBuilder builder({{"code", "limit", "coinsurance", "unit"}, 1}, false, period);
  builder.edition().failure = sheet.failure();
  builder.edition().level_two_only = request.level_two_only;
  while (sheet.failure().empty() && sheet.next()) {
    builder.begin_row(sheet.line());
    const std::string code(sheet.cell(kCode));
    if (!builder.takes({code}, request.level_two_only)) continue;
    const exact::ParsedDecimal limit = exact::parse_decimal(sheet.cell(kLimit), true);
    if (sheet.cell(kLimit).empty() || limit.error || limit.millionths < 0) {
      builder.refuse(code, "no payment limit", std::string(sheet.cell(kLimit)));
      continue;
    }
    std::string percent;
    if (const exact::ParsedDecimal share = exact::parse_decimal(sheet.cell(kCoinsurance)); !share.error) percent = exact::decimal_text(share.millionths) + "%";
    const UnitSize size = unit_size(sheet.cell(kDosage));
    if (!size.understood()) builder.note(code, "no unit size: " + size.refusal, std::string(sheet.cell(kDosage)));
    builder.add({code, exact::decimal_text(limit.millionths), percent, size.understood() ? amount_text(size.amounts.front()) : ""}, period);
  }
  return builder.take();
}

}  // namespace edict::imports
