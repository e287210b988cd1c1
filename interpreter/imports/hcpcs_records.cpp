// Layouts of the HCPCS file. In: text. Out: records.
#include "imports/hcpcs_records.h"

#include "imports/facts.h"
#include "imports/sheet.h"

namespace edict::imports {
namespace {

constexpr std::size_t kFixedWidth = 293;  // up to the action code; fillers behind it are often cut off

// Record types of the file: 3 begins a code, 4 goes on with it; 7 and 8 likewise for a modifier.
bool goes_on(char type) { return type == '4' || type == '8'; }

void put(HcpcsFile& file, HcpcsRecord record, bool continues) {
  if (!continues || file.records.empty() || file.records.back().code != record.code) {
    file.records.push_back(std::move(record));
    return;
  }
  std::string& whole = file.records.back().descriptor;
  whole += (whole.empty() || record.descriptor.empty() ? "" : " ") + record.descriptor;
}

bool looks_fixed(std::string_view line) {
  if (line.size() < kFixedWidth || line.find('\t') != std::string_view::npos) return false;
  const char type = line[10];
  return (type == '3' || type == '4' || type == '7' || type == '8') && line.substr(5, 5).find_first_not_of("0123456789 ") == std::string_view::npos;
}

HcpcsFile fixed(std::string_view text) {
  HcpcsFile file;
  std::uint32_t number = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    ++number;
    if (!looks_fixed(line)) continue;
    ++file.lines;
    const auto field = [&](std::size_t begin, std::size_t width) { return std::string(trimmed(line.substr(begin - 1, width))); };
    HcpcsRecord record;
    record.line = number;
    record.modifier = line[10] == '7' || line[10] == '8';
    record.code = field(1, 5);
    record.descriptor = field(12, 80);
    record.pricing = field(120, 2);
    record.cross_reference = field(205, 5);
    record.betos = field(257, 3);
    record.added = field(269, 8);
    record.ended = field(285, 8);
    put(file, std::move(record), goes_on(line[10]));
  }
  return file;
}

const std::vector<ColumnWanted>& columns() {
  static const std::vector<ColumnWanted> kColumns = {
      {"the code", {"hcpcs", "hcpc", "hcpcscode", "hcpcscd"}}, {"the long description", {"longdescription", "longdesc"}},
      {"the date on which a code was added", {"adddt", "dateadded", "adddate"}}, {"the date on which a code ended", {"termdt", "dateterm", "termdate"}},
      {"BETOS", {"betos"}, false}, {"pricing", {"pricecd1", "pricing", "pricing1"}, false}, {"the record type", {"recid"}, false},
      {"cross reference", {"xref1"}, false},
  };
  return kColumns;
}
enum Column : std::size_t { kCode, kLong, kAdded, kEnded, kBetos, kPricing, kType, kCross };

}  // namespace

HcpcsFile hcpcs_records(std::string_view text) {
  if (looks_fixed(text.substr(0, text.find('\n')))) return fixed(text);
  HcpcsFile file;
  Sheet sheet(text, columns());
  file.failure = sheet.failure();
  if (!file.failure.empty()) return file;
  while (sheet.next()) {
    ++file.lines;
    HcpcsRecord record;
    record.line = sheet.line();
    record.code = sheet.cell(kCode);
    record.descriptor = sheet.cell(kLong);
    record.betos = sheet.cell(kBetos);
    record.pricing = sheet.cell(kPricing);
    record.cross_reference = sheet.cell(kCross);
    record.added = sheet.cell(kAdded);
    record.ended = sheet.cell(kEnded);
    const std::string_view type = sheet.cell(kType);
    record.modifier = type == "7" || type == "8" || record.code.size() == 2;
    put(file, std::move(record), type.size() == 1 && goes_on(type[0]));
  }
  return file;
}

}  // namespace edict::imports
