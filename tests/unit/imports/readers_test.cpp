// Each reader on a few rows in its official layouts: what is understood, what is refused and why.
#include <catch2/catch.hpp>

#include "imports/amount.h"
#include "imports/data_file.h"
#include "imports/importers.h"

using namespace edict;
using namespace edict::imports;

namespace {

const exact::Period kQuarter{*exact::make_date(2024, 7, 1), exact::kLastDate};

// The data file without its head, rows joined by `|`; then refusals as `!line key: reason`, and odd rows after `?`.
std::string read(const char* name, std::string_view text, Request request = {}) {
  const Edition edition = importer(name)->read(text, request);
  if (!edition.failure.empty()) return edition.failure;
  CHECK(edition.read == edition.understood + edition.left_out + edition.repeated + edition.refused.size());
  std::string all = data_text(edition.table);
  all.erase(0, all.find('\n') + 1);
  for (char& c : all) c = c == '\n' ? '|' : c;
  for (const Remark& r : edition.refused) all += "!" + std::to_string(r.line) + " " + r.key + ": " + r.reason;
  for (const Remark& r : edition.notes) all += "?" + std::to_string(r.line) + " " + r.key + ": " + r.reason;
  return all;
}

// A line of the contractors' HCPCS file: fields at their columns.
std::string fixed(const std::string& code, char type, const std::string& words, const std::string& betos, const std::string& added, const std::string& ended) {
  std::string line(320, ' ');
  line.replace(0, code.size(), code);
  line.replace(5, 5, "00100");
  line[10] = type;
  line.replace(11, words.size(), words);
  line.replace(256, betos.size(), betos);
  line.replace(268, added.size(), added);
  line.replace(284, ended.size(), ended);
  return line + "\n";
}

}  // namespace

TEST_CASE("hcpcs: the sheet") {
  const std::string head = "HCPC,SEQNUM,RECID,LONG DESCRIPTION,SHORT DESCRIPTION,PRICE CD1,BETOS,XREF1,ADD DT,ACT EFF DT,TERM DT\n";
  CHECK(read("hcpcs", head + "J0001,00100,3,\"Injection, xumab,\",x,51,O1E,,20240101,20240101,\nJ0001,00200,4,5 mg,,,,,,,\n") ==
        "J0001,xumab,drug_code,5 mg,xumab,,no,,,2024-01-01 ..|");
  CHECK(read("hcpcs", head + "E0001,00100,3,A bed,bed,32,D1B,,20000101,20000101,20231231\n") == "E0001,,equipment_code,,,,,,,2000-01-01 .. 2023-12-31|");
  CHECK(read("hcpcs", head + "J3490,00100,3,Unclassified drugs,x,51,O1E,,19860101,,\n") == "J3490,,unclassified_drug_code,,,,yes,,,1986-01-01 ..|");
  CHECK(read("hcpcs", head + "Q2000,00100,3,\"Xuleucel, up to 200 million cells, including leukapheresis and dose preparation procedures, per therapeutic dose\",x,51,O1E,,20240101,,\n") ==
        "Q2000,xuleucel,drug_code,1 each,xuleucel,,no,,,2024-01-01 ..|");
  CHECK(read("hcpcs", head + "J0002,00100,3,\"Injection, yumab, 1 million plaque forming units\",x,51,O1E,,20240101,,\n") ==
        "J0002,yumab,drug_code,,yumab,,no,,,2024-01-01 ..|?2 J0002: no unit size: " + std::string(kUnknownMeasure));
  CHECK(read("hcpcs", head + "99213,00100,3,A visit,x,,,,20240101,,\nJ0003,00100,3,\"x, 1 mg\",x,,,,2024,,\nJW,00100,7,Thrown away,,,,,20030101,,\n") ==
        "!2 99213: no code!3 J0003: a date that is none");
}

TEST_CASE("hcpcs: the text of 320 columns, descriptors broken over lines") {
  CHECK(read("hcpcs", fixed("J0001", '3', "INJECTION, XUMAB,", "O1E", "20240101", "20241231") + fixed("J0001", '4', "5 MG", "", "", "") + fixed("G0001", '3', "A VISIT", "M1A", "20200101", "")) ==
        "G0001,,other_code,,,,,,,2020-01-01 ..|J0001,xumab,drug_code,5 mg,xumab,,no,,,2024-01-01 .. 2024-12-31|");
}

TEST_CASE("hcpcs: what took the place of an ended code") {
  const std::string head = "hcpcs,long_description,betos,pricing,date_added,date_term\n";
  const std::string old = "J0001,\"Injection, xumab, 10 mg\",O1E,51,2010-01-01,2024-12-31\n";
  const auto successor = [&](const std::string& others) {
    const Edition edition = importer("hcpcs")->read(head + old + others, {});
    return edition.table.rows[0].cells[7];
  };
  CHECK(successor("J0002,\"Injection, xumab, 1 mg\",O1E,51,2025-01-01,\n") == "J0002");
  CHECK(successor("J0002,\"Injection, xumab (brand), 1 mg\",O1E,51,2025-01-01,\n") == "J0002");
  CHECK(successor("J0002,\"Injection, yumab, 1 mg\",O1E,51,2025-01-01,\n").empty());
  CHECK(successor("J0002,\"Injection, xumab, 1 mg\",O1E,51,2025-01-02,\n").empty());
  CHECK(successor("J0002,\"Injection, xumab (one), 1 mg\",O1E,51,2025-01-01,\nJ0003,\"Injection, xumab (two), 1 mg\",O1E,51,2025-01-01,\n").empty());
  CHECK(successor("J0002,\"Injection, xumab (one), 1 mg\",O1E,51,2025-01-01,\nJ0003,\"Injection, xumab, 1 mg\",O1E,51,2025-01-01,\n") == "J0003");
  CHECK(successor("J0002,\"Injection, xumab, 1 mg\",O1E,51,2025-01-01,\nJ0003,\"Injection, xumab, 5 mg\",O1E,51,2000-01-01,\n").empty());
}

TEST_CASE("asp: limits, and their period from the title") {
  const std::string head = "HCPCS Code,Short Description,HCPCS Code Dosage,Payment Limit,Co-insurance Percentage,Notes\n";
  CHECK(read("asp", "Limits\n\"Effective January 1, 2026 through March 31, 2026\"\n" + head + "J0001,x,5 MG,\"1,234.500\",20.000,\n") ==
        "J0001,1234.5,20%,5 mg,2026-01-01 .. 2026-03-31|");
  CHECK(read("asp", head + "J0001,x,5 MG,,,\nJ0002,x,5 MG,free,,\nX,x,5 MG,1,,\n", {kQuarter}) ==
        "!2 J0001: no payment limit!3 J0002: no payment limit!4 X: no code");
  CHECK(read("asp", head + "90371,x,1 ML,1,20,\n", {kQuarter, false, true}).empty());
}

TEST_CASE("ndc: packages") {
  const std::string head = "_2026_CODE,Short Description,LABELER NAME,NDC2,Drug Name,HCPCS dosage,PKG SIZE,PKG QTY,BILLUNITS,BILLUNITSPKG\n";
  CHECK(read("ndc", head + "J0001,x,L,00143-9744-10,X,100 MCG,10,2,5,10\n") == "00143-9744-10,J0001,10,ML,5,2,|");
  CHECK(read("ndc", head + "J0001,x,L,00143974410,X,100 MCG,1,1,.5,0.5\n") == "00143-9744-10,J0001,1,,0.5,1,|");
  CHECK(read("ndc", head + "J8501,x oral,L,00143-9744-10,X,5 MG,21,1,21,21\n") == "00143-9744-10,J8501,21,,21,1,|");
  CHECK(read("ndc", head + "J0001,x,L,00143-9744-10,X,1,10,2,5,11\n") ==
        "00143-9744-10,J0001,10,ML,5,2,|?2 00143-9744-10 J0001: units of an item, times items, are not the units of the package");
  CHECK(read("ndc", head + "J0001,x,L,0143-9744-10,X,1,10,2,5,10\nJ0001,x,L,00143-9744-10,X,1,0,2,5,10\n") ==
        "!2 0143-9744-10 J0001: no National Drug Code of eleven digits!3 00143-9744-10 J0001: a number that is none");
}

TEST_CASE("mue: the setting comes from the heading, or from the row") {
  const std::string title = "\"CPT codes are copyright\"\n\"HCPCS/\nCPT Code\",";
  CHECK(read("mue", title + "Practitioner Services MUE Values,MUE Adjudication Indicator,MUE Rationale\nJ0001,60,3 Date of Service Edit: Clinical,Data\n", {kQuarter}) ==
        "J0001,practitioner,60,3,2024-07-01 ..|");
  CHECK(read("mue", title + "Outpatient Hospital Services MUE Values,MUE Adjudication Indicator\nJ0001,60,1 Line Edit\n", {kQuarter}) ==
        "J0001,outpatient_hospital,60,1,2024-07-01 ..|");
  CHECK(read("mue", title + "DME Supplier Services MUE Values,MUE Adjudication Indicator\nJ0001,60,2\n", {kQuarter}) == "J0001,equipment_supplier,60,2,2024-07-01 ..|");
  const std::string plain = "hcpcs_code,mue_units,mue_mai,mue_service\n";
  CHECK(read("mue", plain + "J0001,x,3,Practitioner\nJ0002,1,4,Practitioner\nJ0003,1,3,Dentist\n", {kQuarter}) ==
        "!2 J0001: a number that is none!3 J0002: no adjudication indicator 1, 2 or 3!4 J0003: whose services the limit is for is not said");
}

TEST_CASE("ptp: pairs with dates, the head over several rows") {
  const std::string head = "Column1/Column2 Edits\nColumn 1\tColumn 2\t* = in existence prior to 1996\tEffective Date\tDeletion Date *=no data\tModifier 0=not allowed\tPTP Edit Rationale\n";
  CHECK(read("ptp", head + "\t\t\t\t\t1=allowed\t\n96365\tJ0001\t\t20240101\t*\t1\tMisuse\n96365\tJ0002\t*\t19960101\t20021231\t9\tx\n") ==
        "96365,J0001,1,2024-01-01 ..|96365,J0002,9,1996-01-01 .. 2002-12-31|");
  CHECK(read("ptp", "column1,column2,modifier_indicator\n96365,J0001,1\n96365,J0001,1\n96365,J0001,0\n1,2,0\n96365,J0002,2\n", {kQuarter}) ==
        "96365,J0001,1,2024-07-01 ..|!4 96365 J0001: contradicts an earlier row of the file!5 1 2: no code!6 96365 J0002: no modifier indicator 0, 1 or 9");
}

TEST_CASE("addon: primaries, and the contractor's own") {
  CHECK(read("addon", "primary_code,add_on_code,aoc_edit_type\nG0402,G0513,1\nCCCCC,G0137,2\n19301,C9726,III\nX,C9726,1\nG0402,G0513,4\n") ==
        "C9726,19301,3,|G0137,any,2,|G0513,G0402,1,|!5 C9726 X: no code!6 G0513 G0402: no type of edit 1, 2 or 3");
  CHECK(read("addon", "AOC\tPrimary Code\tAOC_Edit_Type\tAOC_Edit_Eff_DT\tAOC_Edit_Del_DT\nG0513\tG0402\t1\t20180101\t\n") == "G0513,G0402,1,2018-01-01 ..|");
  CHECK(read("addon", "primary_code,add_on_code,aoc_edit_type\n22864,0095T,1\nG0402,99999,1\n", {std::nullopt, false, true}) == "99999,G0402,1,|");
}

TEST_CASE("icd10: three layouts") {
  CHECK(read("icd10", "A000    Cholera\nA09     Gastroenteritis\nZ9989   Dependence, so\n") == "A00.0,yes,|A09,yes,|Z99.89,yes,|");
  CHECK(read("icd10", "00001 A00     0 Cholera                       Cholera\n00002 A000    1 Cholera x\nbroken\n") ==
        "A00,no,|A00.0,yes,|!3 broken: no diagnosis");
  CHECK(read("icd10", "code,description\nA00.0,x\nabc,x\n") == "A00.0,yes,|!3 abc: no diagnosis");
}

TEST_CASE("pos, modifiers, carc: short names, no texts") {
  CHECK(read("pos", "pos_code,pos_type,pos_name,pos_description\n1,Non-Facility,Pharmacy,long\n02,Facility,Video,long\n28,,Unassigned,N/A\nxx,Facility,x,x\n03,Maybe,x,x\n") ==
        "01,Pharmacy,no,|02,Video,yes,|!5 xx: no place of two digits!6 03: neither facility nor non-facility");
  CHECK(read("modifiers", "mod_code,mod_type,mod_category,mod_description\nA1,HCPCS,,Dressing\nB2,HCPCS,," + std::string(61, 'x') + "\nABC,HCPCS,,x\n") ==
        "A1,Dressing,|B2,,|!4 ABC: no modifier of two signs");
  CHECK(read("modifiers", fixed("JW", '7', "THROWN AWAY", "", "20030101", "") + fixed("J0001", '3', "X", "", "20030101", "")) == "JW,THROWN AWAY,2003-01-01 ..|");
  CHECK(read("carc", "adj_code,adj_type,adj_description,adj_start_date,adj_end_date\nCO,Group,x,,\n16,CARC,Long text,1995-01-01,\nN822,RARC,x,2020-01-01,2021-01-01\nN1,RARC,Alert: x,2000-01-01,\n16,RARC,x,2000-01-01,\n") ==
        "carc,16,,no,1995-01-01 ..|rarc,N1,,yes,2000-01-01 ..|rarc,N822,,no,2020-01-01 .. 2021-01-01|!6 16: no reason code and no remark code");
}

TEST_CASE("wrong files are no editions") {
  CHECK(read("asp", "pos_code,pos_name\n01,x\n") == "no row among its first 40 names the columns; it begins with `pos_code`");
  CHECK(read("mue", "hcpcs_code,mue_units\nJ0001,1\n") == "its head has no column for the adjudication indicator");
  for (const Importer& one : importers()) {
    INFO(one.name);
    for (const char* text : {"", "\n\n", "a,b,c\n1,2,3\n", "\"never closed", "\t\t\t\n", "J0001"}) CHECK(one.read(text, {}).understood == 0);
  }
}
