// Dates in the form that edict.toml names.
#include <catch2/catch.hpp>

#include "claims/written_dates.h"

namespace edict::claims {
namespace {

TEST_CASE("a month or a day may lack its leading zero between separators, and nowhere else") {
  const auto read = [](const char* form, const char* text) {
    const auto date = DateForm(form).date(text);
    return date ? exact::date_text(*date) : std::string("none");
  };
  CHECK(read("MM/DD/YYYY", "4/10/2025") == "2025-04-10");
  CHECK(read("MM/DD/YYYY", "12/1/2025") == "2025-12-01");
  CHECK(read("MM/DD/YYYY", "4/1/2025") == "2025-04-01");
  CHECK(read("DD.MM.YYYY", "1.4.2025") == "2025-04-01");
  CHECK(read("YYYY/MM/DD", "2025/4/1") == "2025-04-01");
  for (const char* text : {"4/10/25", "4/10/02025", "/10/2025", "4//2025", "4/10/2025 ", "4-10-2025", "13/1/2025", "2/30/2025", "004/1/2025", "4/10", "4/+1/2025", " 4/1/2025"}) {
    CHECK(read("MM/DD/YYYY", text) == "none");
  }
  CHECK(read("YYYYMMDD", "2025410") == "none");
  CHECK(read("MMDD/YYYY", "410/2025") == "none");
  CHECK(read("YYYY-MM-DD", "2025-4-1") == "none");
}

}  // namespace
}  // namespace edict::claims
