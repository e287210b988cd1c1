// Places of service. In: the list of CMS. Out: place, short name, and whether the professional is paid the facility rate there. Descriptions are left behind.
#include "imports/facts.h"
#include "imports/readers.h"
#include "imports/sheet.h"

namespace edict::imports {
namespace {

constexpr std::size_t kLongestName = 60;

const std::vector<ColumnWanted>& columns() {
  static const std::vector<ColumnWanted> kColumns = {
      {"the place", {"poscode", "placeofservicecode*", "placeofservicecodes"}},
      {"its name", {"posname", "placeofservicename"}},
      {"whether it is a facility", {"postype", "facility*"}, false},
  };
  return kColumns;
}
enum Column : std::size_t { kPlace, kName, kFacility };

bool digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

Edition read_places(std::string_view text, const Request& request) {
  Sheet sheet(text, columns());
  EditionBuilder builder({{"place", "name", "facility"}, 1}, false, request.effective);
  builder.edition().prose = "name";
  builder.edition().failure = sheet.failure();
  while (sheet.failure().empty() && sheet.next()) {
    builder.begin_row(sheet.line());
    std::string place(sheet.cell(kPlace));
    if (place.size() == 1 && digit(place[0])) place.insert(0, "0");  // a spreadsheet took the zero
    const std::string name(sheet.cell(kName)), facility = heading_key(sheet.cell(kFacility));
    if (place.size() != 2 || !digit(place[0]) || !digit(place[1])) builder.refuse(place, "no place of two digits", place);
    else if (heading_key(name).starts_with("unassigned")) builder.leave_out();
    else if (!facility.empty() && facility != "facility" && facility != "nonfacility") builder.refuse(place, "neither facility nor non-facility", std::string(sheet.cell(kFacility)));
    else builder.add({place, name.size() <= kLongestName ? name : "", facility.empty() ? "" : facility == "facility" ? "yes" : "no"}, request.effective);
  }
  return builder.take();
}

}  // namespace edict::imports
