// NDJSON: nesting, kinds of values, pointers, what is set aside.
#include <catch2/catch.hpp>

#include "claims/json_tree.h"
#include "fixture.h"

using namespace edict;
using namespace edict::claims;
using edict::claims::test::program;
using edict::claims::test::record_named;
using edict::claims::test::Run;

namespace {

// One claim of one line with these members of the line.
std::string with_line(const std::string& members) { return R"({"id":"A","lines":[{)" + members + "}]}\n"; }

std::string number_text(const std::string& json) {
  std::string text = json;
  JsonTree tree;
  return tree.read(text.data(), text.size()) ? std::string(tree.root().text) : "no: " + tree.reason();
}

}  // namespace

TEST_CASE("a claim nests as the record does") {
  Run run;
  const auto got = run.json(
      R"({"id":"A1","payer":"acme","received_date":"2025-05-09","urgent":true,"patient":{"id":"p7","weight":"70 kg","coinsurance":"20%",)"
      R"("therapies":[{"drug_class":"steroid","outcome":"inadequate"},{"drug_class":"other"}]},"diagnoses":["J45.50","L20.9"],)"
      R"("authorizations":[{"number":"PA1","codes":["J2357","J0517"],"period":"2025-01-01 .. 2025-12-31","units":90}],)"
      R"("lines":[{"number":3,"code":"J2357","modifiers":["JZ"],"units":60,"dose":"300 mg","charge":1250.00,"diagnosis_pointers":[2,1]},{"code":99213,"place_of_service":11}]})");
  REQUIRE(got.rejects.empty());
  const Batch& batch = *got.batches.at(0);
  CHECK(run.claim(batch, "id") == "A1");
  CHECK(run.claim(batch, "urgent") == "1");
  CHECK(run.patient(batch, "id") == "p7");
  CHECK(run.patient(batch, "coinsurance") == "0.2");
  CHECK(run.patient(batch, "therapies") == "0+2");
  CHECK(batch.tables[record_named("therapy")].parent == std::vector<std::uint32_t>{0, 0});
  CHECK(run.cell(batch, record_named("therapy"), "outcome", 0) == "inadequate");
  CHECK(run.claim(batch, "authorizations") == "0+1");
  CHECK(run.cell(batch, record_named("authorization"), "codes", 0) == "[J2357;J0517]");
  CHECK(run.cell(batch, record_named("authorization"), "period", 0) == "2025-01-01 .. 2025-12-31");
  CHECK(run.claim(batch, "documents") == "0+0");
  CHECK(run.claim(batch, "lines") == "0+2");
  CHECK(run.line(batch, "number", 0) == "3");
  CHECK(run.line(batch, "number", 1) == "2");
  CHECK(run.line(batch, "charge", 0) == "1250");
  CHECK(run.line(batch, "diagnoses", 0) == "[L209;J4550]");
  CHECK(run.line(batch, "diagnoses", 1) == "-");
  CHECK(run.line(batch, "modifiers", 1) == "[]");
  CHECK(run.line(batch, "code", 1) == "99213");
  CHECK(run.line(batch, "place_of_service", 1) == "11");
}

TEST_CASE("numbers are read as they were written") {
  Run run;
  const auto units = [&run](const std::string& number) { return run.line(*run.json(with_line("\"units\":" + number)).batches.at(0), "units"); };
  CHECK(units("0.1") == "0.1");
  CHECK(units("123456789012.123456") == "123456789012.123456");
  CHECK(units("0.10000000000000000001") == "!0.10000000000000000001");
  CHECK(units("1e2") == "!1e2");
  CHECK(units("1" + std::string(400, '0')).front() == '!');
}

TEST_CASE("a value of the wrong kind spoils its field alone") {
  Run run;
  const auto got = run.json(R"({"id":{"a":1},"payer":["acme"],"patient":"p7","documents":"invoice","urgent":"perhaps","diagnoses":["J45.50",true],"severity":7,)"
                            R"("lines":[{"units":true,"modifiers":"JW","code":null,"date":20250502,"charge":"1,250.00"}]})");
  REQUIRE(got.rejects.empty());
  const Batch& batch = *got.batches.at(0);
  CHECK(run.claim(batch, "id") == "!{…}");
  CHECK(run.claim(batch, "payer") == "![…]");
  CHECK(run.claim(batch, "patient") == "!p7");
  CHECK(run.claim(batch, "documents") == "!invoice");
  CHECK(run.claim(batch, "urgent") == "!perhaps");
  CHECK(run.claim(batch, "diagnoses") == "!true");
  CHECK(run.claim(batch, "severity") == "!7");
  CHECK(run.line(batch, "units") == "!true");
  CHECK(run.line(batch, "modifiers") == "!JW");
  CHECK(run.line(batch, "code") == "-");
  CHECK(run.line(batch, "date") == "!20250502");
  CHECK(run.line(batch, "charge") == "1250");
}

TEST_CASE("pointers lead into the claim's diagnoses, from one") {
  Run run;
  const auto diagnoses = [&run](const std::string& claim, const std::string& line) {
    return run.line(*run.json("{\"lines\":[{" + line + "}]" + claim + "}").batches.at(0), "diagnoses");
  };
  const std::string two = R"(,"diagnoses":["J45.50","L20.9"])";
  CHECK(diagnoses(two, R"("diagnosis_pointers":[2])") == "[L209]");
  CHECK(diagnoses(two, R"("diagnosis_pointers":[3])") == "!pointer 3");
  CHECK(diagnoses(two, R"("diagnosis_pointers":[0])") == "!pointer 0");
  CHECK(diagnoses(two, R"("diagnosis_pointers":[1.5])") == "!pointer 1.5");
  CHECK(diagnoses(two, R"("diagnosis_pointers":"1")") == "!1");
  CHECK(diagnoses(two, R"("diagnosis_pointers":[2],"diagnoses":["J33.9"])") == "[J339]");
  CHECK(diagnoses("", R"("diagnosis_pointers":[1])") == "-");
  const auto gathered = run.json(R"({"lines":[{"diagnoses":["J45.50"]},{"diagnoses":["L20.9","J45.50"]}]})");
  CHECK(run.claim(*gathered.batches.at(0), "diagnoses") == "[J4550;L209]");
  const auto holed = run.json(R"({"lines":[{"diagnoses":["J45.50"]},{}]})");
  CHECK(run.claim(*holed.batches.at(0), "diagnoses") == "-");
}

TEST_CASE("unknown and repeated names are noted once, the first one counts") {
  Run run;
  const auto got = run.json(with_line(R"("units":1,"units":2,"colour":"red")") + with_line(R"("colour":"blue","claim":{},"units":3)"));
  CHECK(run.line(*got.batches.at(0), "units", 0) == "1");
  CHECK(got.notes.unknown_columns == std::vector<std::string>{"line.colour", "line.claim"});
  CHECK(got.notes.repeated_columns == std::vector<std::string>{"line.units"});
  CHECK(got.notes.absent.empty());
}

TEST_CASE("what is no claim is set aside with its line, and the reading goes on") {
  Run run;
  const auto got = run.json("\xEF\xBB\xBF{\"id\":\"A\",\"lines\":[{}]}\r\n\n{\"id\":\n[1]\n{\"id\":\"B\"}\n{\"id\":\"B\",\"lines\":[]}\n{\"id\":\"B\",\"lines\":[1]}\n"
                            "{\"id\":\"B\",\"lines\":{}}\n{} {}\n7\n{\"id\":\"C\",\"lines\":[{}]}");
  REQUIRE(got.rejects.size() == 8);
  CHECK(got.rejects[0].line == 3);
  CHECK(got.rejects[0].reason.find("no JSON") != std::string::npos);
  CHECK(got.rejects[0].text == "{\"id\":");
  CHECK(got.rejects[1].reason.find("array") != std::string::npos);
  CHECK(got.rejects[2].reason == "the claim has no lines");
  CHECK(got.rejects[4].reason == "its line 1 is no JSON object");
  CHECK(got.rejects[5].reason == "its `lines` are no list");
  CHECK(got.rejects[7].line == 10);
  CHECK(got.batches.at(0)->tables[program().schema.claim].rows == 2);
  CHECK(run.told(got.batches) == "id A\npatient \nauthorizations 0\ndocuments 0\nlines 1\n number 1\n modifiers []\nid C\npatient \nauthorizations 0\ndocuments 0\nlines 1\n number 1\n modifiers []\n");
}

TEST_CASE("JSON is read strictly") {
  CHECK(number_text("-0.50e+7") == "-0.50e+7");
  for (const char* bad : {"", "01", "1.", ".5", "-", "1e", "+1", "tru", "nul", "'a'", "\"a", "\"\\x\"", "\"\\u12\"", "\"\\u12G4\"", "[1,]", "[1", "{\"a\"}", "{\"a\":1,}", "{a:1}", "1 2", "\"\t\""}) {
    INFO(bad);
    CHECK(number_text(bad).rfind("no: ", 0) == 0);
  }
  CHECK(number_text(R"("a\"\\\/\b\f\n\r\tA\u00e9\u20ac\ud83d\ude00")") == "a\"\\/\b\f\n\r\tA\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80");
  CHECK(number_text(R"("\ud83dx\udc00")") == "\xEF\xBF\xBDx\xEF\xBF\xBD");
  CHECK(number_text("\"\xFF\"") == "\xFF");
  CHECK(number_text(std::string(60, '[') + std::string(60, ']')).empty());
  CHECK(number_text(std::string(100'000, '[')) == "no: it nests too deeply");
  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += "{\"a\":";
  CHECK(number_text(deep) == "no: it nests too deeply");
}

TEST_CASE("batches of every size hold the same claims, and a mapping's names are names here, too") {
  std::string text;
  for (int claim = 0; claim < 30; ++claim) {
    text += "{\"clm\":\"C" + std::to_string(claim) + "\",\"documents\":[" + (claim % 3 == 0 ? "{\"kind\":\"invoice\"},\"progress_note\"" : "") + "],\"lines\":[";
    for (int line = 0; line <= claim % 3; ++line) text += std::string(line == 0 ? "" : ",") + "{\"units\":" + (line == 1 ? "\"x\"" : "1") + "}";
    text += "]}\n";
  }
  Options options;
  options.format = Format::Ndjson;
  options.mapping.columns = {{"clm", "claim.id"}};
  Run all;
  const std::string expected = all.told(all.read(text, options).batches);
  CHECK(expected.find("id C29") != std::string::npos);
  for (std::uint32_t size = 1; size <= 7; ++size) {
    options.batch_lines = size;
    Run run;
    CHECK(run.told(run.read(text, options).batches) == expected);
  }
}

TEST_CASE("claims given as text come in one batch, also none") {
  Run run;
  std::vector<Reject> rejects;
  const auto batch = read_claims(program(), run.vocabulary, with_line("") + with_line(""), rejects);
  CHECK(batch->tables[program().schema.claim].rows == 2);
  const auto none = read_claims(program(), run.vocabulary, "nonsense", rejects);
  REQUIRE(none);
  CHECK(none->tables[program().schema.line].rows == 0);
  CHECK(none->tables.size() == program().schema.records.size());
  CHECK(rejects.size() == 1);
}
