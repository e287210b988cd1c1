// Every format over one small run.
#include <catch2/catch.hpp>

#include <nlohmann/json.hpp>

#include "../engine/world.h"
#include "decisions/identity.h"
#include "decisions/writer.h"
#include "exact/decimal.h"
#include "payment/settle.h"

namespace edict::decisions {
namespace {

using engine::World;

struct Run {
  World w;
  engine::Decisions d;
  std::string out;
  Run() {
    w.payer("acme");
    w.rule("acme.p.no_authorization", w.code_is("J2"), w.truth(false));
    core::Rule& denied = w.program.rules[w.rule_id("acme.p.no_authorization")];
    denied.title = "An authorization covers the line";
    denied.cite = "section 3";
    w.rule("acme.p.score", w.code_is("J1"), w.compare(core::Comparison::GreaterEqual, w.line("score"), w.num(1)));
    w.program.rules[w.rule_id("acme.p.score")].missing = w.choice(w.outcome(core::OutcomeKind::Pend));
    w.program.outcomes[w.program.choices[denied_else()].base].remarks = {w.program.symbols.intern("M53")};
  }
  core::ChoiceId denied_else() const { return w.program.rules[w.rule_id("acme.p.no_authorization")].otherwise; }

  void line(const char* code, std::int64_t cents) {
    const auto made = w.new_line(code);
    w.set(w.line_record, "charge", made.row, cents * exact::kCent);
    w.set(w.line_record, "number", made.row, (std::int64_t{made.row} + 1) * exact::kOne);
  }
  void claims() {
    w.new_claim("acme");
    line("J1", 125000);  // no score: pends
    line("J2", 5000);    // denied
    line("J3", 100);     // paid
  }
  std::string write(Format format) {
    d = w.judge();
    payment::BalanceBook book;
    payment::settle(w.evaluator(), w.batch, w.given, book, d);
    explain::Words words(w.evaluator(), nullptr);
    const Sink sink = [this](std::string_view text) { out += text; };
    const Stamp stamp = make_stamp(*w.finished, "edict 0", "");
    const auto writer = make_writer(format, words, [&] { return stamp; }, sink);
    writer->write(d, nullptr);
    writer->finish();
    return out;
  }
};

TEST_CASE("CSV has no words, and leaves empty what is not known") {
  Run run;
  run.claims();
  CHECK(run.write(Format::Csv) ==
        "claim_id,line,payer,code,date,disposition,charge,allowed,paid,adjustments,rules\n"
        "claim0,1,acme,J1,2025-05-02,pend,1250.00,,,,score:pend\n"
        "claim0,2,acme,J2,2025-05-02,deny,50.00,0.00,0.00,CO-11:50.00,no_authorization:deny\n"
        "claim0,3,acme,J3,2025-05-02,pay,1.00,1.00,1.00,,\n");
}

TEST_CASE("CSV quotes what needs quotes, and repairs what is no text") {
  Run run;
  run.claims();
  run.w.set(run.w.claim_record, "id", 0, run.w.text("a,\"b\"\n\xff"));
  CHECK(run.write(Format::Csv).find("\"a,\"\"b\"\"\n\xef\xbf\xbd\",1,acme") != std::string::npos);
}

TEST_CASE("a built-in reason stands in parentheses") {
  Run run;
  run.w.new_claim("nobody, inc.");
  run.line("J1", 100);
  CHECK(run.write(Format::Csv).find("claim0,1,\"nobody, inc.\",J1,2025-05-02,pend,1.00,,,,(payer not declared):pend\n") != std::string::npos);
}

TEST_CASE("NDJSON is one object a line, with words") {
  Run run;
  run.claims();
  const std::string text = run.write(Format::Ndjson);
  std::vector<nlohmann::json> rows;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text.find('\n', at);
    rows.push_back(nlohmann::json::parse(text.substr(at, end - at)));
    at = end + 1;
  }
  REQUIRE(rows.size() == 3);
  CHECK(rows[0]["disposition"] == "pend");
  CHECK(rows[0]["allowed"].is_null());
  CHECK(rows[0]["findings"][0]["missing"][0] == "line.score");
  CHECK(rows[0]["findings"][0]["facts"][0] == nlohmann::json{{"name", "line.code"}, {"value", "J1"}});
  CHECK(rows[0]["findings"][0]["facts"][1]["value"] == "not known");
  const nlohmann::json& denied = rows[1];
  CHECK(denied["line"] == 2);
  CHECK(denied["charge"] == "50.00");
  CHECK(denied["adjustments"][0]["carc"] == "11");
  CHECK(denied["adjustments"][0]["remarks"][0] == "M53");
  CHECK(denied["findings"][0]["rule"] == "acme.p.no_authorization");
  CHECK(denied["findings"][0]["status"] == "not met");
  CHECK(denied["findings"][0]["outcome"] == "deny CO-11 remark M53");
  CHECK(denied["findings"][0]["message"] == "not met: An authorization covers the line");
  CHECK(denied["findings"][0]["cite"] == "section 3");
  CHECK(rows[2]["findings"].empty());
  CHECK(rows[2]["stamp"].get<std::string>().size() == 12);
}

TEST_CASE("what is paid although no rule speaks of it is marked, in words and in the totals") {
  Run run, rows, summed;
  for (Run* one : {&run, &rows, &summed}) one->claims();
  const std::string table = run.write(Format::Table);
  CHECK(table.find("pay          1.00       1.00       1.00  no rule speaks of this line\n") != std::string::npos);
  CHECK(table.find("\nno rule speaks of 1 of the paid lines: charged $1.00, paid $1.00\n") != std::string::npos);
  CHECK(summed.write(Format::Summary).find("  pay                         1  charged              $1.00\n    no rule speaks of         1  charged              $1.00\n") != std::string::npos);
  const std::string text = rows.write(Format::Ndjson);
  CHECK(text.find("\"findings\":[],\"unspoken\":\"no rule speaks of this line\"") != std::string::npos);
  CHECK(text.find("unspoken") == text.rfind("unspoken"));  // the denied line and the pended one are spoken of
}

TEST_CASE("a rule that asks for no code speaks of no line") {
  Run run;
  run.w.rule("acme.p.in_time", core::kNone, run.w.truth(true));
  run.claims();
  CHECK(run.write(Format::Table).find("no rule speaks of J3\n") != std::string::npos);
}

TEST_CASE("a rule that is met speaks of its line") {
  Run run;
  run.claims();
  run.w.set(run.w.line_record, "score", 0, 2 * exact::kOne);
  const std::string text = run.write(Format::Table);
  CHECK(text.find("pay      1,250.00   1,250.00   1,250.00\n") != std::string::npos);
}

TEST_CASE("JSON is one array of the same objects") {
  Run run, lines;
  run.claims();
  lines.claims();
  const nlohmann::json array = nlohmann::json::parse(run.write(Format::Json));
  REQUIRE(array.size() == 3);
  const std::string rows = lines.write(Format::Ndjson);
  CHECK(array[0] == nlohmann::json::parse(rows.substr(0, rows.find('\n'))));
}

TEST_CASE("an empty run is still a valid document") {
  Run run;
  CHECK(nlohmann::json::parse(run.write(Format::Json)).empty());
}

TEST_CASE("the table says why in words and ends in totals") {
  Run run;
  run.claims();
  const std::string text = run.write(Format::Table);
  CHECK(text.find("CO-11 not met: An") != std::string::npos);
  CHECK(text.find("3 lines, 1 pay, 1 pend, 1 deny; charged $1,301.00, allowed $1.00, paid $1.00\n") != std::string::npos);
}

TEST_CASE("the summary counts lines, rules and codes") {
  Run run;
  run.claims();
  const std::string text = run.write(Format::Summary);
  CHECK(text.find("1 claim, 3 lines\n") == 0);
  CHECK(text.find("acme.p.no_authorization") != std::string::npos);
  CHECK(text.find("CO-11") != std::string::npos);
}

TEST_CASE("the identity follows meaning, not order") {
  World a, b;
  a.payer("one");
  a.payer("two");
  a.rule("p.x", a.code_is("J1"), a.truth(false));
  a.rule("p.y", a.code_is("J2"), a.truth(true));
  b.payer("two");
  b.payer("one");
  b.rule("p.y", b.code_is("J2"), b.truth(true));
  b.rule("p.x", b.code_is("J1"), b.truth(false));
  CHECK(policy_identity(a.program) == policy_identity(b.program));
  b.program.rules[0].cite = "elsewhere";
  CHECK(policy_identity(a.program) != policy_identity(b.program));
}

TEST_CASE("a changed constant changes the identity") {
  World a, b;
  a.rule("p.x", a.code_is("J1"), a.truth(false));
  b.rule("p.x", b.code_is("J2"), b.truth(false));
  CHECK(policy_identity(a.program) != policy_identity(b.program));
}

}  // namespace
}  // namespace edict::decisions
