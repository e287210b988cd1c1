// NCCI medically unlikely edits. In: one of the quarterly tables (practitioner, outpatient hospital, equipment supplier). Out: most units by code and setting, and how
// the edit is adjudicated (MAI 1: a line; 2: a day; 3: a day, open to review).
#include "exact/decimal.h"
#include "imports/readers.h"
#include "imports/sheet.h"

namespace edict::imports {
namespace {

const std::vector<ColumnWanted>& columns() {
  static const std::vector<ColumnWanted> kColumns = {
      {"the code", {"hcpcscptcode", "hcpcscode", "hcpcs"}},
      {"the MUE value", {"muevalue*", "practitionerservicesmuevalues", "outpatienthospitalservicesmuevalues", "dmesupplierservicesmuevalues", "mueunits"}},
      {"the adjudication indicator", {"mueadjudicationindicator*", "muemai"}},
      {"the kind of service", {"mueservice"}, false},
      {"", {"practitioner*"}, false},
      {"", {"outpatient*"}, false},
      {"", {"dme*"}, false},
  };
  return kColumns;
}
enum Column : std::size_t { kCode, kUnits, kIndicator, kService, kPractitioner, kOutpatient, kEquipment };

struct Setting {
  const char* begins;
  const char* name;
};
constexpr Setting kSettings[] = {{"practitioner", "practitioner"}, {"outpatient", "outpatient_hospital"}, {"dme", "equipment_supplier"}};

// From the row's own word, else from the heading of the values, which names the table.
std::string setting_of(const Sheet& sheet) {
  const std::string word = heading_key(sheet.cell(kService));
  for (const Setting& setting : kSettings) {
    if (word.starts_with(setting.begins)) return setting.name;
  }
  if (!word.empty()) return "";
  const Column headings[] = {kPractitioner, kOutpatient, kEquipment};
  for (std::size_t i = 0; i < 3; ++i) {
    if (sheet.has(headings[i])) return kSettings[i].name;
  }
  return "";
}

}  // namespace

Edition read_mue(std::string_view text, const Request& request) {
  Sheet sheet(text, columns());
  EditionBuilder builder({{"code", "setting", "units", "mai"}, 2}, false, request.effective);
  builder.edition().failure = sheet.failure();
  builder.edition().level_two_only = request.level_two_only;
  builder.edition().scope = "setting";
  while (sheet.failure().empty() && sheet.next()) {
    builder.begin_row(sheet.line());
    const std::string code(sheet.cell(kCode)), setting = setting_of(sheet);
    if (!builder.takes({code}, request.level_two_only)) continue;
    const exact::ParsedDecimal units = exact::parse_decimal(sheet.cell(kUnits), true);
    const std::string indicator(sheet.cell(kIndicator).substr(0, 1));  // `3 Date of Service Edit: Clinical`
    if (units.error || units.millionths < 0) builder.refuse(code, kNoNumber, std::string(sheet.cell(kUnits)));
    else if (indicator != "1" && indicator != "2" && indicator != "3") builder.refuse(code, "no adjudication indicator 1, 2 or 3", std::string(sheet.cell(kIndicator)));
    else if (setting.empty()) builder.refuse(code, "whose services the limit is for is not said", std::string(sheet.cell(kService)));
    else builder.add({code, setting, exact::decimal_text(units.millionths), indicator}, request.effective);
  }
  return builder.take();
}

}  // namespace edict::imports
