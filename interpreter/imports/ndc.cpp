// The crosswalk of National Drug Codes to HCPCS. In: the quarterly file. Out: what one item of a package holds and how many billing units that is.
//
// Always true: the measure of an item's size is not in the file; it is millilitres where the size is not 1, and blank where both pieces and millilitres may be meant: a size
// of 1, and drugs given by mouth (tablets and solutions).
#include <algorithm>

#include "exact/decimal.h"
#include "imports/facts.h"
#include "imports/readers.h"
#include "imports/sheet.h"
#include "imports/words.h"

namespace edict::imports {
namespace {

const std::vector<ColumnWanted>& columns() {
  static const std::vector<ColumnWanted> kColumns = {
      {"the code", {"hcpcscode", "hcpcs", "*code"}},
      {"the National Drug Code", {"ndcoralternateid", "ndc2", "ndc*"}},
      {"the package's size", {"pkgsize"}},
      {"the package's quantity", {"pkgqty"}},
      {"billing units", {"billunits"}},
      {"billing units of a package", {"billunitspkg", "billunitsperpkg"}, false},
      {"the short description", {"shortdescription", "shortdescriptor"}, false},
  };
  return kColumns;
}
enum Column : std::size_t { kCode, kNdc, kSize, kQuantity, kUnits, kPackageUnits, kDescription };

// Eleven digits in 5-4-2, with or without dashes; nothing for anything else.
std::string ndc_of(std::string_view text) {
  std::string digits;
  for (const char c : text) {
    if (c >= '0' && c <= '9') digits += c;
    else if (c != '-') return "";
  }
  const bool dashed = text.find('-') != std::string_view::npos;
  if (digits.size() != 11 || (dashed && (text.size() != 13 || text[5] != '-' || text[10] != '-'))) return "";
  return digits.substr(0, 5) + "-" + digits.substr(5, 4) + "-" + digits.substr(9);
}

bool by_mouth(std::string_view code, std::string_view description) {
  if (code.starts_with("J8") || (code >= "Q0161" && code <= "Q0181")) return true;
  const std::vector<Token> words = tokens(description);
  return std::any_of(words.begin(), words.end(), [](const Token& t) { return t.is("oral") || t.is("tab") || t.is("tablet") || t.is("cap") || t.is("capsule"); });
}

struct Number {
  std::int64_t millionths = 0;
  bool good = false;
};
Number positive(std::string_view text) {
  const exact::ParsedDecimal value = exact::parse_decimal(!text.empty() && text.front() == '.' ? "0" + std::string(text) : std::string(text), true);
  return {value.millionths, !value.error && value.millionths > 0};
}

bool multiplies_out(const Number& units, const Number& items, const Number& whole) {
  exact::Int product = 0, expected = 0;
  return exact::multiply(units.millionths, items.millionths, product) && exact::multiply(whole.millionths, exact::kOne, expected) && product == expected;
}

}  // namespace

Edition read_ndc(std::string_view text, const Request& request) {
  Sheet sheet(text, columns());
  EditionBuilder builder({{"ndc", "code", "quantity", "measure", "units", "items"}, 2}, false, request.effective);
  builder.edition().failure = sheet.failure();
  builder.edition().level_two_only = request.level_two_only;
  while (sheet.failure().empty() && sheet.next()) {
    builder.begin_row(sheet.line());
    const std::string code(sheet.cell(kCode)), ndc = ndc_of(sheet.cell(kNdc)), key = std::string(sheet.cell(kNdc)) + " " + code;
    if (!is_procedure_code(code)) {
      builder.refuse(key, kNoCode, code);
      continue;
    }
    if (ndc.empty()) {
      builder.refuse(key, "no National Drug Code of eleven digits", std::string(sheet.cell(kNdc)));
      continue;
    }
    if (request.level_two_only && !is_level_two(code)) {
      builder.leave_out();
      continue;
    }
    const Number size = positive(sheet.cell(kSize)), items = positive(sheet.cell(kQuantity)), units = positive(sheet.cell(kUnits)), whole = positive(sheet.cell(kPackageUnits));
    if (!size.good || !items.good || !units.good) {
      builder.refuse(key, kNoNumber, std::string(sheet.cell(kSize)) + ", " + std::string(sheet.cell(kQuantity)) + ", " + std::string(sheet.cell(kUnits)));
      continue;
    }
    if (whole.good && !multiplies_out(units, items, whole)) {
      builder.note(key, "units of an item, times items, are not the units of the package",
                   exact::decimal_text(units.millionths) + " times " + exact::decimal_text(items.millionths) + ", not " + exact::decimal_text(whole.millionths));
    }
    const char* measure = size.millionths == exact::kOne || by_mouth(code, sheet.cell(kDescription)) ? "" : "ML";
    builder.add({ndc, code, exact::decimal_text(size.millionths), measure, exact::decimal_text(units.millionths), exact::decimal_text(items.millionths)}, request.effective);
  }
  return builder.take();
}

}  // namespace edict::imports
