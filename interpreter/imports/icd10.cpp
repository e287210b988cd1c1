// ICD-10-CM. In: the annual list of codes (`A000    Cholera …`), the list in order (with headings, which cannot be billed), or a table. Out: codes with their point, and
// whether a claim may carry them.
#include <algorithm>

#include "imports/facts.h"
#include "imports/readers.h"
#include "imports/sheet.h"

namespace edict::imports {
namespace {

bool digit(char c) { return c >= '0' && c <= '9'; }
bool capital(char c) { return c >= 'A' && c <= 'Z'; }

// A letter, a digit, then up to five signs; with or without its point. Empty for anything else.
std::string diagnosis_of(std::string_view text) {
  std::string plain;
  for (const char c : text) {
    if (c != '.') plain += c;
  }
  const bool good = plain.size() >= 3 && plain.size() <= 7 && capital(plain[0]) && digit(plain[1]) &&
                    std::all_of(plain.begin(), plain.end(), [](char c) { return digit(c) || capital(c); });
  if (!good) return "";
  return plain.size() == 3 ? plain : plain.substr(0, 3) + "." + plain.substr(3);
}

void row(EditionBuilder& builder, const Request& request, std::uint32_t line, std::string_view code, bool billable) {
  builder.begin_row(line);
  const std::string diagnosis = diagnosis_of(code);
  if (diagnosis.empty()) builder.refuse(std::string(code), "no diagnosis", std::string(code));
  else builder.add({diagnosis, billable ? "yes" : "no"}, request.effective);
}

// `00001 A00     0 Cholera …`: a number of five digits, the code, whether it is billable.
bool is_ordered(std::string_view line) {
  return line.size() >= 16 && std::all_of(line.begin(), line.begin() + 5, digit) && line[5] == ' ' && capital(line[6]) && (line[14] == '0' || line[14] == '1') && line[15] == ' ';
}
// `A000    Cholera …`: the code in seven columns, then blanks.
bool is_plain(std::string_view line) { return line.size() > 8 && line[7] == ' ' && !diagnosis_of(trimmed(line.substr(0, 7))).empty(); }

}  // namespace

Edition read_icd10(std::string_view text, const Request& request) {
  EditionBuilder builder({{"diagnosis", "billable"}, 1}, false, request.effective);
  const std::string_view first = text.substr(0, text.find('\n'));
  if (is_ordered(first) || is_plain(first)) {
    const bool ordered = is_ordered(first);
    for (std::uint32_t number = 1; !text.empty(); ++number) {
      const std::size_t end = std::min(text.find('\n'), text.size());
      const std::string_view line = text.substr(0, end);
      text.remove_prefix(std::min(end + 1, text.size()));
      if (trimmed(line).empty()) continue;
      if (ordered) row(builder, request, number, is_ordered(line) ? trimmed(line.substr(6, 7)) : trimmed(line).substr(0, 16), is_ordered(line) && line[14] == '1');
      else row(builder, request, number, trimmed(line.substr(0, 7)), true);
    }
    return builder.take();
  }
  Sheet sheet(text, {{"the diagnosis", {"icd10cm", "icd10cmcode", "code", "diagnosiscode"}}});
  builder.edition().failure = sheet.failure();
  while (sheet.failure().empty() && sheet.next()) row(builder, request, sheet.line(), sheet.cell(0), true);
  return builder.take();
}

}  // namespace edict::imports
