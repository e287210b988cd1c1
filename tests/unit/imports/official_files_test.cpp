// The public files themselves, where EDICT_DATA names their folder: how many rows are understood, and whether unit sizes out of descriptors are those of the price list.
#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "imports/amount.h"
#include "imports/data_file.h"
#include "imports/importers.h"
#include "imports/merge.h"
#include "imports/official_text.h"
#include "imports/sheet.h"
#include "source_dir.h"

using namespace edict;
using namespace edict::imports;

namespace {

// Empty where there is no such folder or file; that is told, and the test is over.
std::string official(const std::string& name) {
  const char* data = std::getenv("EDICT_DATA");
  std::ifstream file(data == nullptr ? std::string() : std::string(data) + "/" + name, std::ios::binary);
  if (!file) {
    WARN("skipped: EDICT_DATA names no folder with " << name);
    return "";
  }
  std::ostringstream text;
  text << file.rdbuf();
  return official_text(text.str()).text;
}

// Codes and one cell, as a file has them.
std::map<std::string, std::string> cells(const std::string& text, const char* heading) {
  Sheet sheet(text, {{"the code", {"hcpcs"}}, {"the cell", {heading}}});
  REQUIRE(sheet.failure().empty());
  std::map<std::string, std::string> all;
  while (sheet.next()) all.emplace(sheet.cell(0), sheet.cell(1));
  return all;
}

std::string in_base_units(const UnitSize& size) {
  std::string text;
  for (const Amount& amount : size.amounts) text += std::to_string(measured(amount).millionths) + " " + measured(amount).dimension + "; ";
  return text;
}

// Where the price list of January 2026 and the descriptors of July 2024 differ, and why.
const std::map<std::string, const char*> kExplained = {
    {"J0695", "the list states the sum of both substances"},
    {"J0714", "the list states the sum of both substances"},
    {"J1454", "the list states one of the two substances"},
    {"J8655", "the list states one of the two substances"},
    {"J1560", "`over 10 cc` is any amount above: one injection; the list states the bound"},
    {"J2724", "international units in the descriptor, units in the list"},
    {"J7171", "international units in the descriptor, units in the list"},
    {"Q2041", "one dose in the descriptor; the list states its most cells"},
    {"Q2042", "one dose in the descriptor; the list states its most cells"},
    {"Q2053", "one dose in the descriptor; the list states its most cells"},
    {"Q2055", "one dose in the descriptor; the list states its most cells"},
    {"Q2056", "one dose in the descriptor; the list states its most cells"},
};

struct File {
  const char* importer;
  const char* name;
  std::size_t read, understood, refused;
};

}  // namespace

TEST_CASE("unit sizes out of descriptors are those of the price list") {
  const std::string codes = official("code-tables/hcpcs_level2_2024.csv"), prices = official("code-tables/asp_payment_limits_2026q1.csv");
  if (codes.empty() || prices.empty()) return;
  const auto descriptors = cells(codes, "longdescription"), dosages = cells(prices, "hcpcsdosage");
  std::size_t both = 0;
  std::set<std::string> differ;
  for (const auto& [code, dosage] : dosages) {
    const auto descriptor = descriptors.find(code);
    if (descriptor == descriptors.end()) continue;
    ++both;
    if (in_base_units(unit_size(descriptor->second)) != in_base_units(unit_size(dosage))) differ.insert(code);
  }
  CHECK(both == 750);
  CHECK((both - differ.size()) * 100 >= both * 97);
  for (const std::string& code : differ) {
    INFO(code);
    CHECK(kExplained.count(code) == 1);
  }
  CHECK(differ.size() == kExplained.size());
}

// A data file of the standard library, and the official files of which it is made.
struct Made {
  const char* table;
  const char* importer;
  std::vector<const char*> files;
  const char* from;
  const char* until;  // empty: open
};

TEST_CASE("the library's tables are what importing gives: the same edition again changes no byte") {
  const std::vector<Made> tables = {
      {"hcpcs", "hcpcs", {"code-tables/hcpcs_level2_2024.csv"}, "2024-07-01", ""},
      {"asp", "asp", {"code-tables/asp_payment_limits_2026q1.csv"}, "2026-01-01", "2026-03-31"},
      {"mue", "mue", {"edits/ncci_mue_prac_2024q3.csv", "edits/ncci_mue_out_2024q3.csv"}, "2024-07-01", ""},
      {"ptp", "ptp", {"edits/ncci_ptp_prac_2024q3_active_drug_related.csv"}, "2024-07-01", ""},
      {"addon", "addon", {"edits/ncci_addon_codes_2024.csv"}, "2024-01-01", ""},
      {"places", "pos", {"code-tables/place_of_service_codes.csv"}, "2024-07-01", ""},
      {"adjustments", "carc", {"code-tables/carc_rarc_adjustment_codes.csv"}, "2024-07-01", ""},
  };
  for (const Made& made : tables) {
    INFO(made.table);
    std::ifstream file(edict::test::source_dir() + "/stdlib-policies/std/" + made.table + ".csv", std::ios::binary);
    std::ostringstream kept;
    kept << file.rdbuf();
    const exact::Period period{*exact::parse_date(made.from), *made.until == '\0' ? exact::kLastDate : *exact::parse_date(made.until)};
    const bool some_codes = std::string(made.importer) == "mue" || std::string(made.importer) == "addon";
    ReadTable table;
    for (const char* name : made.files) {
      const std::string text = official(name);
      if (text.empty()) return;
      const Edition edition = importer(made.importer)->read(text, {period, true, some_codes});
      if (table.table.rows.empty()) table = read_table(kept.str(), edition.table.shape);
      REQUIRE(table.failure.empty());
      table.table = merge(table.table, edition).table;
    }
    CHECK(data_text(table.table).size() == kept.str().size());
    CHECK((data_text(table.table) == kept.str()));
  }
}

TEST_CASE("the library's packages are those of the crosswalk") {
  const std::string text = official("code-tables/asp_ndc_hcpcs_crosswalk_2026q1.csv");
  if (text.empty()) return;
  std::ifstream file(edict::test::source_dir() + "/stdlib-policies/std/packages.csv", std::ios::binary);
  std::ostringstream kept;
  kept << file.rdbuf();
  CHECK((data_text(importer("ndc")->read(text, {}).table) == kept.str()));
}

TEST_CASE("every official file is read") {
  const std::vector<File> files = {
      {"hcpcs", "code-tables/hcpcs_level2_2024.csv", 8033, 8033, 0},
      {"hcpcs", "code-tables/hcpcs_not_otherwise_classified.csv", 161, 159, 2},
      {"asp", "code-tables/asp_payment_limits_2026q1.csv", 877, 876, 1},
      {"ndc", "code-tables/asp_ndc_hcpcs_crosswalk_2026q1.csv", 7125, 7124, 1},
      {"mue", "edits/ncci_mue_prac_2024q3.csv", 14677, 14677, 0},
      {"mue", "edits/ncci_mue_out_2024q3.csv", 14628, 14628, 0},
      {"ptp", "edits/ncci_ptp_prac_2024q3_active_drug_related.csv", 258, 258, 0},
      {"addon", "edits/ncci_addon_codes_2024.csv", 7465, 7465, 0},
      {"pos", "code-tables/place_of_service_codes.csv", 99, 52, 0},
      {"modifiers", "code-tables/hcpcs_level2_modifiers.csv", 384, 383, 0},
      {"carc", "code-tables/carc_rarc_adjustment_codes.csv", 1581, 1576, 0},
  };
  for (const File& file : files) {
    const std::string text = official(file.name);
    if (text.empty()) return;
    const Edition edition = importer(file.importer)->read(text, {exact::Period{*exact::make_date(2024, 7, 1), exact::kLastDate}});
    INFO(file.name << ": " << edition.failure);
    CHECK(edition.read == file.read);
    CHECK(edition.understood == file.understood);
    CHECK(edition.refused.size() == file.refused);
  }
}
