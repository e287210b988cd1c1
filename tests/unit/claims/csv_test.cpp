// CSV: splitting, columns, cells, facts that must agree, claims that stand together.
#include <algorithm>
#include <catch2/catch.hpp>

#include "fixture.h"

using namespace edict;
using namespace edict::claims;
using edict::claims::test::program;
using edict::claims::test::Run;

namespace {

std::vector<std::string> names(const std::vector<AbsentColumn>& absent) {
  std::vector<std::string> found;
  for (const AbsentColumn& a : absent) found.push_back(program().schema.records[a.record].name + "." + program().schema.field(a.record, a.field).name);
  return found;
}

bool has(const std::vector<std::string>& all, const std::string& one) { return std::find(all.begin(), all.end(), one) != all.end(); }

}  // namespace

TEST_CASE("a claim of two lines is read whole, with its links") {
  Run run;
  const auto got = run.csv(
      "claim_id,line,payer,patient_id,code,modifiers,units,dose,diagnoses,date,charge\n"
      "A1,1,acme,p7,J2357,JW;59,60,300 mg,J45.50;L50.1,2025-05-02,\"$1,250.00\"\n"
      "A1,2,acme,p7,J2357,,10,0.05 g,J45.50;J33.9,2025-05-02,20\n");
  REQUIRE(got.rejects.empty());
  REQUIRE(got.batches.size() == 1);
  const Batch& batch = *got.batches[0];
  CHECK(batch.tables[program().schema.claim].rows == 1);
  CHECK(batch.tables[program().schema.line].rows == 2);
  CHECK(batch.tables[program().schema.line].parent == std::vector<std::uint32_t>{0, 0});
  CHECK(run.claim(batch, "id") == "A1");
  CHECK(run.claim(batch, "payer") == "acme");
  CHECK(run.claim(batch, "patient") == "0");
  CHECK(run.claim(batch, "lines") == "0+2");
  CHECK(run.claim(batch, "diagnoses") == "[J4550;L501;J339]");
  CHECK(run.patient(batch, "id") == "p7");
  CHECK(run.line(batch, "claim", 1) == "0");
  CHECK(run.line(batch, "number", 1) == "2");
  CHECK(run.line(batch, "modifiers") == "[JW;59]");
  CHECK(run.line(batch, "modifiers", 1) == "[]");
  CHECK(run.line(batch, "units") == "60");
  CHECK(run.line(batch, "dose") == "300000 of 1");
  CHECK(run.line(batch, "dose", 1) == "50000 of 1");
  CHECK(run.line(batch, "diagnoses") == "[J4550;L501]");
  CHECK(run.line(batch, "date") == "2025-05-02");
  CHECK(run.line(batch, "charge") == "1250");
}

TEST_CASE("a blank complete list is empty, an absent column unknown and noted") {
  Run run;
  const auto got = run.csv("claim_id,modifiers,documents\nA,,\n");
  const Batch& batch = *got.batches.at(0);
  CHECK(run.line(batch, "modifiers") == "[]");
  CHECK(run.claim(batch, "documents") == "0+0");
  CHECK(run.claim(batch, "authorizations") == "-");
  CHECK(run.claim(batch, "diagnoses") == "-");
  CHECK(has(names(got.notes.absent), "claim.authorizations"));
  CHECK(has(names(got.notes.absent), "line.units"));
  CHECK_FALSE(has(names(got.notes.absent), "line.modifiers"));
  CHECK_FALSE(has(names(got.notes.absent), "line.number"));
  CHECK_FALSE(has(names(got.notes.absent), "claim.lines"));
}

TEST_CASE("line numbers count where the file has none") {
  Run run;
  const auto got = run.csv("claim_id,line\nA,\nA,7\nA,x\nB,\n");
  const Batch& batch = *got.batches.at(0);
  CHECK(run.line(batch, "number", 0) == "1");
  CHECK(run.line(batch, "number", 1) == "7");
  CHECK(run.line(batch, "number", 2) == "!x");
  CHECK(run.line(batch, "number", 3) == "1");
}

TEST_CASE("columns find their fields: aliases, dots, letters in any case, line before claim before patient") {
  Run run;
  const auto got = run.csv("Claim ID,Specialty,claim.specialty,patient.weight,colour,colour,,code,CODE\nA,a1,b2,70 kg,red,blue,,J1,J2\n");
  const Batch& batch = *got.batches.at(0);
  CHECK(run.line(batch, "specialty") == "A1");
  CHECK(run.claim(batch, "specialty") == "B2");
  CHECK(run.patient(batch, "weight") == "70000000000");
  CHECK(run.line(batch, "code") == "J1");
  CHECK(got.notes.unknown_columns == std::vector<std::string>{"colour", "(column 7, without a name)"});
  CHECK(got.notes.repeated_columns == std::vector<std::string>{"CODE"});
}

TEST_CASE("a mapping names columns, formats and words") {
  Run run;
  Options options;
  options.mapping.columns = {{"clm", "claim_id"}, {"svc_date", "line.date"}, {"gender", "sex"}, {"mg given", "dose"}};
  options.mapping.date_format = "MM/DD/YYYY";
  options.mapping.list_separator = '|';
  options.mapping.column_separator = '\t';
  options.mapping.units = {{"MILLI", "mg"}, {"column:mg given", "mg"}};
  options.mapping.values["sex:w"] = "female";
  const auto got = run.read("clm\tsvc_date\tgender\tmg given\tdiscarded\tmodifiers\nA\t05/02/2025\tw\t300\t5 MILLI\tJW|59\n", options);
  const Batch& batch = *got.batches.at(0);
  CHECK(run.line(batch, "date") == "2025-05-02");
  CHECK(run.patient(batch, "sex") == "female");
  CHECK(run.line(batch, "dose") == "300000 of 1");
  CHECK(run.line(batch, "discarded") == "5000 of 1");
  CHECK(run.line(batch, "modifiers") == "[JW;59]");
  CHECK(got.notes.unknown_columns.empty());
}

TEST_CASE("what does not parse makes its own field unreadable") {
  Run run;
  const auto got = run.csv(
      "claim_id,code,modifiers,units,dose,date,charge,route,sex,weight,ndc,place_of_service,statement,coinsurance,urgent,window\n"
      "A,J23?,JWX,six,300 stone,2025-02-30,12.5.0,sideways,X,5 mL,1-2-3-4,xx,2025-02-01 .. 2025-01-01,twenty,maybe,soon\n");
  const Batch& batch = *got.batches.at(0);
  CHECK(run.claim(batch, "id") == "A");
  for (const char* field : {"code", "modifiers", "units", "dose", "date", "charge", "route", "ndc", "place_of_service"}) {
    INFO(field);
    CHECK(run.line(batch, field).front() == '!');
  }
  for (const char* field : {"statement", "urgent", "window"}) CHECK(run.claim(batch, field).front() == '!');
  for (const char* field : {"sex", "weight", "coinsurance"}) CHECK(run.patient(batch, field).front() == '!');
  CHECK(run.line(batch, "units") == "!six");
}

TEST_CASE("numbers are exact and bounded") {
  Run run;
  const auto number = [&run](const std::string& column, const std::string& text) {
    const auto got = run.csv("claim_id," + column + "\nA,\"" + text + "\"\n");
    return column == "coinsurance" ? run.patient(*got.batches.at(0), column) : run.line(*got.batches.at(0), column);
  };
  CHECK(number("units", "999999999999.999999") == "999999999999.999999");
  CHECK(number("units", "-0.5") == "-0.5");
  CHECK(number("units", "1.50000000") == "1.5");
  CHECK(number("units", "000000000000000000007") == "7");
  CHECK(number("units", "1000000000000") == "!1000000000000");
  CHECK(number("units", "0.0000001") == "!0.0000001");
  for (const char* bad : {"1e3", "+1", "1.", ".5", "1 2", "0x10", "NaN", "inf", "--1", "-", "1,250"}) CHECK(number("units", bad) == "!" + std::string(bad));
  CHECK(number("charge", "$1,250.00") == "1250");
  CHECK(number("charge", "1,250.00") == "1250");
  CHECK(number("charge", "-$5.00") == "-5");
  CHECK(number("charge", "$") == "!$");
  CHECK(number("charge", "$-5") == "!$-5");
  CHECK(number("charge", "12,50") == "!12,50");
  CHECK(number("coinsurance", "20%") == "0.2");
  CHECK(number("coinsurance", "20") == "0.2");
  CHECK(number("coinsurance", "12.5 %") == "0.125");
  CHECK(number("coinsurance", "33.33333") == "!33.33333");
  CHECK(number("dose", "300mg") == "300000 of 1");
  CHECK(number("dose", "2 mL") == "2 of 2");
  CHECK(number("dose", "2 ML") == "2 of 2");
  CHECK(number("dose", "300") == "!300");
  CHECK(number("dose", "0.0000001 mcg") == "!0.0000001 mcg");
  CHECK(number("dose", "0.5 ng") == "0.0005 of 1");
  CHECK(number("dose", "0.0005 ng") == "!0.0005 ng");
  CHECK(number("dose", "999999999999 kg") == "!999999999999 kg");
}

TEST_CASE("dates, periods, durations, truth") {
  Run run;
  const auto claim = [&run](const std::string& column, const std::string& text) {
    const auto got = run.csv("claim_id," + column + "\nA," + text + "\n");
    return run.claim(*got.batches.at(0), column);
  };
  CHECK(claim("received_date", "2024-02-29") == "2024-02-29");
  CHECK(claim("received_date", "2023-02-29") == "!2023-02-29");
  CHECK(claim("received_date", "2024-2-29") == "!2024-2-29");
  CHECK(claim("statement", "2025-01-01 .. 2025-12-31") == "2025-01-01 .. 2025-12-31");
  CHECK(claim("statement", "2025-01-01/2025-12-31") == "2025-01-01 .. 2025-12-31");
  CHECK(claim("statement", "2025-01-01 ..") == "2025-01-01 ..");
  CHECK(claim("statement", ".. 2025-01-01") == ".. 2025-01-01");
  CHECK(claim("statement", "..") == "!..");
  CHECK(claim("statement", "2025-01-01") == "!2025-01-01");
  CHECK(claim("window", "14 days") == "14 days");
  CHECK(claim("window", "2 years") == "2 years");
  CHECK(claim("window", "99999999 days") == "!99999999 days");
  for (const char* yes : {"true", "YES", "1"}) CHECK(claim("urgent", yes) == "1");
  for (const char* no : {"false", "No", "0"}) CHECK(claim("urgent", no) == "0");
}

TEST_CASE("words of a vocabulary are its members, in any case, and the 837's letters for sex") {
  Run run;
  const auto got = run.csv("claim_id,sex,ndc_unit,kind\nA,F,ml,Professional\nB,male,UN,other\n");
  const Batch& batch = *got.batches.at(0);
  CHECK(run.patient(batch, "sex", 0) == "female");
  CHECK(run.patient(batch, "sex", 1) == "male");
  CHECK(run.line(batch, "ndc_unit", 0) == "ML");
  CHECK(run.claim(batch, "kind", 0) == "professional");
  CHECK(run.claim(batch, "kind", 1) == "!other");
}

TEST_CASE("facts of the claim and the patient must agree on all lines; a blank cell says nothing") {
  Run run;
  const auto got = run.csv(
      "claim_id,payer,birth_date,deductible_remaining,copay,documents\n"
      "A,acme,1980-01-01,\"$1,250\",,\n"
      "A,acme,1980-01-02,1250.00,5,invoice\n"
      "A,,1980-01-03,,5.00,invoice\n"
      "B,acme,1980-01-01,1,1,invoice\n"
      "B,commercial,1980-01-01,1,1,progress_note\n");
  const Batch& batch = *got.batches.at(0);
  CHECK(run.claim(batch, "payer", 0) == "acme");
  CHECK(run.patient(batch, "birth_date", 0) == "!1980-01-01` and `1980-01-02");
  CHECK(run.patient(batch, "deductible_remaining", 0) == "1250");
  CHECK(run.patient(batch, "copay", 0) == "5");
  CHECK(run.claim(batch, "documents", 0) == "0+1");
  CHECK(run.claim(batch, "payer", 1) == "!acme` and `commercial");
  CHECK(run.patient(batch, "birth_date", 1) == "1980-01-01");
  CHECK(run.claim(batch, "documents", 1) == "!invoice` and `progress_note");
}

TEST_CASE("diagnoses of the claim: all lines' together, unknown where one line's are, or a column of their own") {
  Run run;
  const auto got = run.csv("claim_id,diagnoses\nA,J45.50\nA,\nB,J45.50\nB,?\nC,J45.50\nC,J45.50\n");
  const Batch& batch = *got.batches.at(0);
  CHECK(run.claim(batch, "diagnoses", 0) == "-");
  CHECK(run.claim(batch, "diagnoses", 1) == "!?");
  CHECK(run.claim(batch, "diagnoses", 2) == "[J4550]");
  const auto own = run.csv("claim_id,diagnoses,claim_diagnoses\nA,J45.50,J45.50;L20.9\nA,,\n");
  CHECK(run.claim(*own.batches.at(0), "diagnoses") == "[J4550;L209]");
  CHECK(run.line(*own.batches.at(0), "diagnoses", 1) == "-");
}

TEST_CASE("a column for a list of records gives their first field") {
  Run run;
  const auto got = run.csv("claim_id,documents,authorizations,authorization,notes,therapies\nA,invoice;nonsense,PA1; PA2,PA1,invoice,steroid\n");
  const Batch& batch = *got.batches.at(0);
  CHECK(run.claim(batch, "documents") == "1+2");
  CHECK(run.cell(batch, test::record_named("document"), "kind", 1) == "invoice");
  CHECK(run.cell(batch, test::record_named("document"), "kind", 2) == "!nonsense");
  CHECK(run.claim(batch, "authorizations") == "0+2");
  CHECK(run.cell(batch, test::record_named("authorization"), "number", 1) == "PA2");
  CHECK(run.cell(batch, test::record_named("authorization"), "codes", 1) == "-");
  CHECK(run.line(batch, "authorization") == "PA1");
  CHECK(run.line(batch, "notes") == "0+1");
  CHECK(run.patient(batch, "therapies") == "0+1");
}

TEST_CASE("quotes, doubled quotes, newlines in quotes, CRLF, byte order mark, no newline at the end") {
  Run run;
  const auto got = run.csv("\xEF\xBB\xBF\"claim_id\",plan,\"site\"\r\nA,\"a \"\"b\"\", c\",\"two\r\nlines\"\r\n\r\nB,x\"y,\"z\"w\r\nC,,\"\"");
  REQUIRE(got.rejects.empty());
  const Batch& batch = *got.batches.at(0);
  CHECK(run.claim(batch, "plan", 0) == "a \"b\", c");
  CHECK(run.line(batch, "site", 0) == "two\r\nlines");
  CHECK(run.claim(batch, "plan", 1) == "x\"y");
  CHECK(run.line(batch, "site", 1) == "zw");
  CHECK(run.claim(batch, "id", 2) == "C");
  CHECK(run.line(batch, "site", 2) == "-");
}

TEST_CASE("bytes that are no UTF-8, and NULs, stay in texts") {
  Run run;
  const std::string text = std::string("claim_id,plan,units\nA,\xFF\xFEx") + '\0' + "y," + '\0' + "1\n";
  const auto got = run.csv(text);
  CHECK(run.claim(*got.batches.at(0), "plan") == std::string("\xFF\xFEx") + '\0' + "y");
  CHECK(run.line(*got.batches.at(0), "units") == "!" + std::string(1, '\0') + "1");
}

TEST_CASE("a row of another width takes its claim with it") {
  Run run;
  const auto got = run.csv("claim_id,units\nA,1\nB,1\nB,2,3\nB,4\nC\nC,1\nD,1\n");
  REQUIRE(got.batches.size() == 1);
  CHECK(run.told(got.batches).find("id B") == std::string::npos);
  CHECK(got.batches[0]->tables[program().schema.claim].rows == 2);
  REQUIRE(got.rejects.size() == 5);
  CHECK(got.rejects[0].line == 3);
  CHECK(got.rejects[1].line == 4);
  CHECK(got.rejects[1].reason == "line 4 of claim `B` could not be read (this row has 3 cells, the head has 2)");
  CHECK(got.rejects[1].text == "B,2,3");
  CHECK(got.rejects[2].line == 5);
  CHECK(got.rejects[3].reason == "this row has 1 cells, the head has 2");
  CHECK(got.rejects[4].reason == "line 6 of claim `C` could not be read");
  CHECK(run.line(*got.batches[0], "units", 1) == "1");
}

TEST_CASE("a claim whose lines do not stand together is set aside from its second place on") {
  Run run;
  const auto got = run.csv("claim_id,units\nA,1\nB,2\nA,3\nA,4\nC,5\n");
  CHECK(got.batches.at(0)->tables[program().schema.claim].rows == 3);
  REQUIRE(got.rejects.size() == 2);
  CHECK(got.rejects[0].line == 4);
  CHECK(got.rejects[0].reason == "claim `A` began on line 2 and ended there; its rows must stand together, and here it comes again on line 4");
  CHECK(got.rejects[1].text == "A,4");
}

TEST_CASE("a file without a head, without claim ids, or without anything") {
  Run run;
  CHECK(run.csv("").rejects.at(0).reason.find("empty") != std::string::npos);
  CHECK(run.csv("\n\n").rejects.size() == 1);
  const auto nameless = run.csv("code,units\nJ1,2\n");
  CHECK(nameless.batches.empty());
  CHECK(nameless.rejects.at(0).reason.find("`claim_id`") != std::string::npos);
  CHECK(run.csv("claim_id,units\n").batches.empty());
  const auto returns = run.csv("claim_id,units\rA,1\rB,2\r");
  CHECK(returns.batches.empty());
  REQUIRE(returns.rejects.size() == 1);
  CHECK(returns.rejects[0].reason.find("carriage return") != std::string::npos);
  CHECK(run.csv("claim_id,\"the\r\nunits\"\r\nA,1\r\n").rejects.empty());
  const auto blank = run.csv("claim_id,units\n ,1\nA,2\n");
  CHECK(blank.rejects.at(0).line == 2);
  CHECK(blank.batches.at(0)->tables[program().schema.claim].rows == 1);
}

TEST_CASE("a quote that never closes costs its line") {
  Run run;
  const auto got = run.csv("claim_id,plan\nA,1\nB,\"open\nC,2\nD,3\n");
  REQUIRE(got.rejects.size() == 1);
  CHECK(got.rejects[0].line == 3);
  CHECK(got.rejects[0].text == "B,\"open");
  CHECK(got.batches.at(0)->tables[program().schema.claim].rows == 3);
}

TEST_CASE("too long records are set aside, and the reading goes on") {
  Run run;
  Options options;
  options.max_record_bytes = 1000;
  const std::string text = "claim_id,plan\nA,1\nB," + std::string(1 << 21, 'x') + "\nC,2\nD,\"" + std::string(1 << 21, '\n') + "\nE,3\n";
  const auto got = run.read(text, options);
  CHECK(run.told(got.batches).find("id C") != std::string::npos);
  CHECK(run.told(got.batches).find("id E") != std::string::npos);
  REQUIRE(got.rejects.size() >= 2);
  CHECK(got.rejects[0].line == 3);
  CHECK(got.rejects[0].text.size() == 1000);
  CHECK(got.rejects[1].line == 5);
}

TEST_CASE("a claim of too many lines is set aside whole") {
  Run run;
  Options options;
  options.max_claim_lines = 3;
  const auto got = run.read("claim_id,units\nA,1\nB,1\nB,2\nB,3\nB,4\nB,5\nC,1\n", options);
  CHECK(got.batches.at(0)->tables[program().schema.line].rows == 2);
  CHECK(got.rejects.size() == 3);
  CHECK(got.rejects.at(0).line == 3);
}

TEST_CASE("only wanted columns are converted, and what identifies lines always") {
  Run run;
  Options options;
  options.wants = [](core::RecordId record, core::FieldId field) { return record == program().schema.line && program().schema.field(record, field).name == "units"; };
  const auto got = run.read("claim_id,payer,code,units,charge,plan\nA,acme,J1,2,3,gold\n", options);
  const Batch& batch = *got.batches.at(0);
  CHECK(run.line(batch, "units") == "2");
  CHECK(run.line(batch, "code") == "J1");
  CHECK(run.claim(batch, "payer") == "acme");
  CHECK(run.line(batch, "charge") == "-");
  CHECK(run.claim(batch, "plan") == "-");
  CHECK(names(got.notes.absent) == std::vector<std::string>{"line.date", "patient.id"});
}

TEST_CASE("batches of every size hold the same claims") {
  std::string text = "claim_id,patient_id,code,units,diagnoses,documents,plan\n";
  for (int claim = 0; claim < 40; ++claim) {
    for (int line = 0; line <= claim % 4; ++line) {
      text += "C" + std::to_string(claim) + ",p" + std::to_string(claim % 7) + ",J" + std::to_string(line) + "," + (line == 2 ? "bad" : std::to_string(claim)) + ",J45.5" +
              std::to_string(line) + "," + (claim % 3 == 0 ? "invoice" : "") + ",plan " + std::to_string(claim) + "\n";
    }
    if (claim % 11 == 5) text += "C" + std::to_string(claim) + ",ragged\n";
  }
  Run all;
  const std::string expected = all.told(all.csv(text).batches);
  for (std::uint32_t size = 1; size <= 7; ++size) {
    Options options;
    options.batch_lines = size;
    Run run;
    const auto got = run.read(text, options);
    CHECK(run.told(got.batches) == expected);
    CHECK(got.batches.size() >= 10);
    std::uint32_t first = 0;
    for (const auto& batch : got.batches) {
      CHECK(batch->first_record == first);
      first += batch->tables[program().schema.claim].rows;
    }
  }
}

TEST_CASE("a recycled batch holds nothing of its former claims, and gives back its texts") {
  std::string text = "claim_id,plan,units,documents,modifiers\n";
  for (int claim = 0; claim < 200; ++claim) {
    const std::string n = std::to_string(claim);
    text += "C" + n + "," + (claim % 2 == 0 ? "plan" + n : "") + "," + (claim % 3 == 0 ? "x" : n) + "," + (claim % 5 == 0 ? "invoice" : "") + "," + "A" + std::to_string(claim % 10) + "\n";
  }
  Run fresh;
  const std::string expected = fresh.told(fresh.csv(text).batches);
  Run run;
  Options options;
  options.batch_lines = 3;
  const std::unique_ptr<Reader> reader = open(program(), run.vocabulary, options, bytes_of(text));
  std::string told;
  while (std::unique_ptr<Batch> batch = reader->next()) {
    std::vector<std::unique_ptr<Batch>> one;
    one.push_back(std::move(batch));
    told += run.told(one);
    reader->recycle(std::move(one[0]));
  }
  CHECK(told == expected);
  CHECK(run.vocabulary.symbols.size() < program().symbols.size() + 40);
}
