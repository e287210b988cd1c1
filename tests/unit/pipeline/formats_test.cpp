// Rules that would pend everything on claims of a format.
#include <catch2/catch.hpp>

#include "diagnostic/catalogue.h"
#include "diagnostic/render.h"
#include "formats.h"
#include "pipeline.h"

using namespace edict;

namespace {

const std::string kHead = "package acme.drugs\n  title \"Acme\"\n  version \"1\"\n  effective 2025-01-01 ..\n  source \"MP-1\"\n\nimport std.hcpcs\npayer acme \"Acme\"\n";

// Of a policy with these declarations, what is said of files with these columns (none: any table).
std::vector<std::string> told(const std::string& declarations, std::vector<std::string> head, const std::vector<std::string>& off = {}) {
  CompileOptions options;
  options.paths = {"policy.edict"};
  const source::MemoryLoader loader({{"policy.edict", kHead + declarations}});
  const Compilation set = compile(options, loader);
  INFO(diagnostic::render_text(set.diagnostics, *set.sources, {}));
  REQUIRE(set.program);
  claims::Mapping mapping;
  mapping.head = std::move(head);
  diagnostic::Diagnostics found;
  review_formats(*set.program, mapping, off, found);
  std::vector<std::string> all;
  for (const diagnostic::Finding& finding : found.sorted()) all.push_back(std::string(diagnostic::entry(finding.code).id) + " " + diagnostic::sentence(finding));
  return all;
}

const std::vector<std::string> kColumns = {"claim_id", "line", "payer", "patient_id", "code", "date", "units", "charge", "authorization", "modifiers"};

std::vector<std::string> told_of_rule(const std::string& clauses, const std::string& more = "") {
  return told("rule r \"R\" {\n" + clauses + "\n}\n" + more, kColumns);
}

std::string lacking(const std::string& what, const std::string& fate) { return "R151 rule `r` needs " + what + ", which no column in `head` of edict.toml gives: " + fate; }

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("formats: a fact that no column gives pends the lines that the rule applies to") {
  CHECK(told_of_rule("applies line.code = J2357\nrequire line.dose > 0 mg\nelse deny CO-16") == Lines{lacking("`line.dose`", "every line that it applies to would pend")});
  CHECK(told_of_rule("require line.dose > 0 mg\nelse deny CO-16") == Lines{lacking("`line.dose`", "every line would pend")});
  CHECK(told_of_rule("applies line.dose is known\nrequire line.dose > 0 mg\nelse deny CO-16") == Lines{});
  CHECK(told_of_rule("require line.units > 0\nelse deny CO-16") == Lines{});
}

TEST_CASE("formats: what the rule says of missing facts counts") {
  CHECK(told_of_rule("require line.dose > 0 mg\nelse deny CO-16\nmissing pass") == Lines{});
  CHECK(told_of_rule("require line.dose > 0 mg\nelse deny CO-16\nmissing deny CO-16") == Lines{lacking("`line.dose`", "every line would be denied")});
  CHECK(told_of_rule("require (line.dose otherwise 1 mg) > 0 mg\nelse deny CO-16") == Lines{});
  CHECK(told_of_rule("require line.dose is missing or line.dose > 0 mg\nelse deny CO-16") == Lines{});
}

TEST_CASE("formats: a rule that some line can meet without the fact is not told") {
  CHECK(told_of_rule("require line.dose > 0 mg or line.units > 0\nelse deny CO-16") == Lines{});
  CHECK(told_of_rule("require line.dose > 0 mg and line.units > 0\nelse deny CO-16") == Lines{lacking("`line.dose`", "every line would pend or fail")});
  CHECK(told_of_rule("require not (line.dose > 0 mg and line.units > 0)\nelse deny CO-16") == Lines{});
  CHECK(told_of_rule("require if line.units > 10 then line.dose > 0 mg else true\nelse deny CO-16") == Lines{});
  CHECK(told_of_rule("require line.dose > 0 mg\nelse deny CO-16", "exception e to r { payer acme, when line.units > 3, waive }") == Lines{});
}

TEST_CASE("formats: fields that keep the rule from being met are named, each that does it alone") {
  CHECK(told_of_rule("require line.dose > 0 mg and claim.severity = severe\nelse deny CO-16") ==
        Lines{lacking("`claim.severity` and `line.dose`", "every line would pend")});
  CHECK(told_of_rule("require line.dose > 0 mg and (claim.severity = severe or line.units > 0)\nelse deny CO-16") ==
        Lines{lacking("`line.dose`", "every line would pend")});
  CHECK(told_of_rule("require line.dose > 0 mg or claim.severity = severe\nelse deny CO-16") ==
        Lines{lacking("`claim.severity` and `line.dose`", "every line would pend")});
}

TEST_CASE("formats: terms, tables and lists are looked into") {
  CHECK(told_of_rule("require line.units = counted\nelse deny CO-16", "term counted: units { value ceil(line.dose / 5 mg) }") ==
        Lines{lacking("`line.dose`", "every line would pend")});
  const std::string table = "table t by place { \n  | place | most: units |\n  | 11 | 5 |\n  | 12 | 6 |\n}\n";
  const std::string anywhere = "table t by place { \n  | place | most: units |\n  | any | 5 |\n}\n";
  CHECK(told_of_rule("require line.units <= t[line.place_of_service].most\nelse deny CO-16", table) == Lines{lacking("`line.place_of_service`", "every line would pend")});
  CHECK(told_of_rule("require line.units <= t[line.place_of_service].most\nelse deny CO-16", anywhere) == Lines{});
  CHECK(told_of_rule("require any d in line.diagnoses where d in [J45.50]\nelse deny CO-16") == Lines{lacking("`line.diagnoses`", "every line would pend")});
  CHECK(told_of_rule("require none d in claim.documents where d.kind = invoice\nelse deny CO-16") == Lines{lacking("`claim.documents`", "every line would pend")});
  CHECK(told_of_rule("require line.modifiers has JZ\nelse deny CO-16") == Lines{});
}

TEST_CASE("formats: of a list's records a table gives the first field") {
  const std::string rule = "rule r \"R\" { require any a in claim.authorizations where line.date in a.period, else deny CO-197 }\n";
  CHECK(told(rule, {}) == Lines{"R150 rule `r` needs `period` of `claim.authorizations`, which a table of claims (CSV) has no cell for: every line would pend or fail"});
  CHECK(told("rule r \"R\" { require any a in claim.authorizations where a.number = line.authorization, else deny CO-197 }\n", {}) == Lines{});
  CHECK(told("rule r \"R\" { require none t in claim.patient.therapies where t.outcome = effective, else deny CO-50 }\n", {}) == Lines{});  // where none is told of
  CHECK(told(rule, {}, {"R150"}) == Lines{});
  CHECK(told(rule, {}, {"table-cannot-carry"}) == Lines{});
}

TEST_CASE("formats: history needs the patient") {
  CHECK(told("rule r \"R\" { require none h in history where h.code = line.code, else deny OA-18 }\n", {"payer", "code", "date"}) ==
        Lines{lacking("`claim.patient.id`", "every line would pend")});
}

TEST_CASE("formats: a list of which nothing is known decides where its members do not matter") {
  const Lines nothing;
  CHECK(told("rule r \"R\" { require none h in history where line.units > 5 and h.code = line.code, else deny OA-18 }\n", {"payer", "code", "date", "units"}) == nothing);
  CHECK(told("rule r \"R\" { require any b in day where b.code = J0517, else deny OA-18 }\n", {"payer", "code", "date"}) == nothing);
  CHECK(told("rule r \"R\" { require line.charge in [$3.00, line.other_payer_paid], else deny OA-18 }\n", {"payer", "code", "date", "charge"}) == nothing);
}

TEST_CASE("formats: a rule whose tables and sets nobody fills asks for nothing") {
  const std::string table = "table ages by code \"Ages\" { | code: code | age: duration |\n";
  const std::string clauses = "applies line.code in ages\nrequire age on line.date >= 18 years\nelse deny CO-6";
  CHECK(told_of_rule(clauses, table + "}\n") == Lines{});
  CHECK(told_of_rule(clauses, table + "| J2357 | 6 years |\n}\n") == Lines{lacking("`claim.patient.birth_date`", "every line that it applies to would pend")});
  CHECK(told_of_rule("applies line.code in drugs\nrequire line.dose > 0 mg\nelse deny CO-16", "set drugs of code \"D\" { }\n") == Lines{});
  CHECK(told_of_rule("applies line.dose > 0 mg and line.code in drugs\nrequire line.units > 0\nelse deny CO-16", "set drugs of code \"D\" { }\n") == Lines{});
}

TEST_CASE("formats: what every line needs") {
  CHECK(told("", {"claim_id", "code", "date"}) ==
        Lines{"R151 judging a line needs `claim.payer`, which no column in `head` of edict.toml gives: every line would pend"});
}

TEST_CASE("formats: payment needs its amounts") {
  const Lines found = told("adopt std.payment\n", kColumns);
  CHECK(found.size() == 4);
  CHECK(std::count(found.begin(), found.end(),
                   "R151 payment (`coinsurance`) needs `claim.patient.coinsurance`, which no column in `head` of edict.toml gives: every line to be paid would pend") == 1);
  CHECK(std::count(found.begin(), found.end(), "R151 balance `deductible` needs `claim.patient.deductible_remaining`, which no column in `head` of edict.toml gives: "
                                               "every line to be paid would pend") == 1);
}
