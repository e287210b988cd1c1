// Section `claims` of edict.toml, and what is told about a file.
#include <catch2/catch.hpp>

#include "claims/report.h"
#include "diagnostic/catalogue.h"
#include "diagnostic/codes_claims.h"
#include "fixture.h"

using namespace edict;
using namespace edict::claims;
using edict::claims::test::program;
using edict::claims::test::Run;

namespace {

std::string told(const diagnostic::Diagnostics& diagnostics) {
  std::string text;
  for (const auto& finding : diagnostics.sorted()) {
    text += std::string(diagnostic::entry(finding.code).id);
    for (std::size_t i = finding.code >= diagnostic::code::C101 ? 1 : 0; i < finding.arguments.size(); ++i) text += " " + finding.arguments[i];
    text += "\n";
  }
  return text;
}

std::string findings(const std::string& toml) {
  diagnostic::Diagnostics diagnostics;
  read_mapping(toml, "edict.toml", program(), diagnostics);
  return told(diagnostics);
}

}  // namespace

TEST_CASE("a mapping is read") {
  diagnostic::Diagnostics diagnostics;
  const Mapping mapping = read_mapping(
      "[check]\noff = [\"R401\"]\n[claims]\ndate_format = \"YYYYMMDD\"\nlist_separator = \"|\"\ncolumn_separator = \"\\t\"\n[claims.columns]\nproc = \"code\"\n"
      "wt = \"patient.weight\"\nauth_no = \"number\"\n[claims.units]\nMILLI = \"mg\"\n[claims.own_units]\nwt = \"kg\"\n[claims.values.sex]\nw = \"female\"\n",
      "edict.toml", program(), diagnostics);
  CHECK(told(diagnostics).empty());
  CHECK(mapping.date_format == "YYYYMMDD");
  CHECK(mapping.list_separator == '|');
  CHECK(mapping.column_separator == '\t');
  CHECK(mapping.columns.at("wt") == "patient.weight");
  CHECK(mapping.units.at("MILLI") == "mg");
  CHECK(mapping.units.at("column:wt") == "kg");
  CHECK(mapping.values.at("sex:w") == "female");
  CHECK(mapping.values.at("sex:F") == "female");
}

TEST_CASE("what does not fit in a mapping is told") {
  CHECK(findings("").empty());
  CHECK(findings("[claims.columns]\nx = \"code").rfind("C101 ", 0) == 0);
  CHECK(findings("claims = 7") == "C102 claims\n");
  CHECK(findings("[claims]\nlist_separator = 5") == "C102 claims.list_separator\n");
  CHECK(findings("[claims]\ncolumns = 5") == "C102 claims.columns\n");
  CHECK(findings("[claims.columns]\nx = 5") == "C102 claims.columns.x\n");
  CHECK(findings("[claims]\ndateformat = \"x\"") == "C103 dateformat date_format\n");
  CHECK(findings("[claims.columns]\nx = \"unitz\"") == "C104 claims.columns.x field unitz units\n");
  CHECK(findings("[claims.units]\nx = \"mcgg\"") == "C104 claims.units.x unit mcgg mcg\n");
  CHECK(findings("[claims.values.sax]\nx = \"male\"") == "C104 claims.values.sax field sax sex\n");
  CHECK(findings("[claims]\nlist_separator = \"||\"") == "C105 list_separator ||\n");
  CHECK(findings("[claims]\ncolumn_separator = \";\"") == "C105 list_separator ;\n");
  CHECK(findings("[claims]\ndate_format = \"MM/DD/YY\"") == "C106 MM/DD/YY\n");
}

TEST_CASE("notes and rejects become findings") {
  Run run;
  const auto got = run.csv("claim_id,unitz,code,CODE\nA,1,J1,J1\nB\n");
  diagnostic::Diagnostics diagnostics;
  Notes notes = got.notes;
  notes.absent.resize(1);
  notes.order_unchecked_from = 9;
  report(notes, program(), diagnostics);
  for (const Reject& reject : got.rejects) report(reject, diagnostics);
  CHECK(told(diagnostics) == "C001 unitz units\nC002 CODE\nC003 claim.frequency\nC004 9\nC005 3 this row has 1 cells, the head has 4\n");
}
