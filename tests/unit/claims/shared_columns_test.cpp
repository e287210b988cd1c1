// CSV columns that fit the line and the claim.
#include <algorithm>
#include <catch2/catch.hpp>

#include "fixture.h"

using namespace edict;
using namespace edict::claims;
using edict::claims::test::program;
using edict::claims::test::Run;

namespace {

bool is_absent(const Notes& notes) {
  return std::any_of(notes.absent.begin(), notes.absent.end(), [](const AbsentColumn& a) {
    return a.record == program().schema.claim && program().schema.field(a.record, a.field).name == "specialty";
  });
}

}  // namespace

TEST_CASE("a column that fits line and claim gives the claim's where all its lines say the same") {
  const auto of_claim = [](const std::string& rows, const std::string& head = "claim_id,code,specialty") {
    Run run;
    const auto got = run.csv(head + "\n" + rows);
    return run.claim(*got.batches.at(0), "specialty");
  };
  CHECK(of_claim("A,J1,a1\n") == "A1");
  CHECK(of_claim("A,J1,a1\nA,J2,A1\n") == "A1");
  CHECK(of_claim("A,J1,a1\nA,J2,b2\n") == "-");
  CHECK(of_claim("A,J1,a1\nA,J2,\n") == "-");
  CHECK(of_claim("A,J1,\nA,J2,a1\n") == "-");
  CHECK(of_claim("A,J1,a1,b2\n", "claim_id,code,specialty,claim.specialty") == "B2");
  CHECK(of_claim("A,J1,a1,\n", "claim_id,code,specialty,claim.specialty") == "-");
}

TEST_CASE("a claim's field that a column of lines gives is not absent, and is read where only the claim's is wanted") {
  Run run;
  Options options;
  options.wants = [](core::RecordId record, core::FieldId field) { return record == program().schema.claim && program().schema.field(record, field).name == "specialty"; };
  const auto got = run.read("claim_id,specialty\nA,a1\nB,b2\n", options);
  CHECK(run.claim(*got.batches.at(0), "specialty", 1) == "B2");
  CHECK_FALSE(is_absent(got.notes));
  CHECK(is_absent(run.read("claim_id,line.specialty\nA,a1\n", options).notes));
}
