// History: order, replacements and voids, whose lines they are; and records from side files.
#include <catch2/catch.hpp>

#include "claims/history.h"
#include "fixture.h"

using namespace edict;
using namespace edict::claims;
using edict::claims::test::program;
using edict::claims::test::record_named;
using edict::claims::test::Run;

namespace {

std::string claim(const std::string& id, const std::string& patient, const std::string& more = "", int lines = 1) {
  std::string text = "{\"id\":\"" + id + "\",\"patient\":{\"id\":\"" + patient + "\"}" + (more.empty() ? "" : "," + more) + ",\"lines\":[{}";
  for (int i = 1; i < lines; ++i) text += ",{}";
  return text + "]}\n";
}

struct Past {
  Run run;
  History history{program().schema, run.vocabulary};

  void add(const std::string& ndjson) {
    std::vector<Reject> rejects;
    history.add(read_claims(program(), run.vocabulary, ndjson, rejects));
    REQUIRE(rejects.empty());
  }
  // `A.1 A.2 B.1`
  std::string lines(const std::string& patient) {
    std::string text;
    for (const LineRef& line : history.lines_of(run.vocabulary.symbols.find(patient))) {
      const std::uint32_t of = line.batch->tables[program().schema.line].parent[line.row];
      text += (text.empty() ? "" : " ") + run.claim(*line.batch, "id", of) + "." + run.line(*line.batch, "number", line.row);
    }
    return text;
  }
};

}  // namespace

TEST_CASE("lines stand in order of receipt, claim id byte by byte, line; a missing date last") {
  Past past;
  past.add(claim("Z", "p") + claim("b", "p", R"("received_date":"2025-02-01")", 2) + claim("B", "p", R"("received_date":"2025-02-01")"));
  past.add(claim("C", "p", R"("received_date":"2025-01-01")") + claim("D", "q") + claim("E", ""));
  CHECK(past.lines("p") == "C.1 B.1 b.1 b.2 Z.1");
  CHECK(past.lines("q") == "D.1");
  CHECK(past.lines("").empty());
  CHECK(past.lines("stranger").empty());
  CHECK_FALSE(past.history.empty());
}

TEST_CASE("replaced and voided claims are gone, whichever comes first") {
  Past past;
  past.add(claim("A", "p", "", 2) + claim("B", "p"));
  past.add(claim("A2", "p", R"("frequency":7,"original_claim":"A")"));
  CHECK(past.lines("p") == "A2.1 B.1");
  past.add(claim("B2", "p", R"("frequency":8,"original_claim":"B")"));
  CHECK(past.lines("p") == "A2.1");
  past.add(claim("X2", "q", R"("frequency":8,"original_claim":"X")") + claim("X", "q"));
  CHECK(past.lines("q").empty());
  past.add(claim("A2", "p", R"("frequency":7,"original_claim":"A2")", 2));
  CHECK(past.lines("p") == "A2.1 A2.2");
  past.history.reverse(past.run.vocabulary.symbols.find("A2"), 0);
  CHECK(past.lines("p").empty());
  past.history.reverse(12345, 0);
}

TEST_CASE("history holds the texts of a batch that its reader uses again") {
  Past past;
  const std::string text = "claim_id,patient_id\nA,p\n";
  Options options;
  const auto reader = open(program(), past.run.vocabulary, options, bytes_of(text));
  std::unique_ptr<Batch> batch = reader->next();
  auto copy = std::make_unique<Batch>(*batch);
  copy->borrowed_texts.clear();
  copy->borrowed_lists.clear();
  past.history.add(std::move(copy));
  reader->recycle(std::move(batch));
  past.run.vocabulary.symbols.borrow("another");
  CHECK(past.lines("p") == "A.1");
}

TEST_CASE("side files add their records to the claims that they name, and say that others have none") {
  Run run;
  Facts facts(program(), run.vocabulary);
  CHECK(facts.empty());
  CHECK(facts.add("authorizations", Format::Ndjson, {}, bytes_of(R"({"claim_id":"A","number":"PA1","codes":["J2357"],"units":"many"})" "\n"
                                                                  R"({"claim_id":"A","number":"PA2","period":"2025-01-01 .."})")).empty());
  const auto rejects = facts.add("documents", Format::Csv, {}, bytes_of("claim_id,kind,date,colour\nA,invoice,2025-01-01,red\n,invoice,,\nB,invoice\n"));
  CHECK(rejects.size() == 3);
  CHECK(facts.add("nonsense", Format::Csv, {}, bytes_of("")).size() == 1);
  CHECK(facts.add("lines", Format::Csv, {}, bytes_of("")).size() == 1);
  CHECK(facts.add("documents", Format::Ndjson, {}, bytes_of("7\n{\n{\"kind\":\"invoice\"}\n")).size() == 3);

  const auto got = run.csv("claim_id,documents,notes\nA,progress_note,clinical_trial_evidence\nB,,\n");
  Batch& batch = *got.batches.at(0);
  facts.apply(batch);
  CHECK(run.claim(batch, "authorizations", 0) == "0+2");
  CHECK(run.claim(batch, "authorizations", 1) == "2+0");
  CHECK(run.cell(batch, record_named("authorization"), "number", 1) == "PA2");
  CHECK(run.cell(batch, record_named("authorization"), "codes", 0) == "[J2357]");
  CHECK(run.cell(batch, record_named("authorization"), "period", 1) == "2025-01-01 ..");
  CHECK(run.cell(batch, record_named("authorization"), "units", 0) == "!many");
  CHECK(run.claim(batch, "documents", 0) == "0+2");
  CHECK(run.cell(batch, record_named("document"), "kind", 0) == "progress_note");
  CHECK(run.cell(batch, record_named("document"), "kind", 1) == "invoice");
  CHECK(run.cell(batch, record_named("document"), "date", 1) == "2025-01-01");
  CHECK(run.claim(batch, "documents", 1) == "2+0");
  CHECK(run.line(batch, "notes", 0) == "2+1");
  CHECK(run.cell(batch, record_named("document"), "kind", 2) == "clinical_trial_evidence");
}
