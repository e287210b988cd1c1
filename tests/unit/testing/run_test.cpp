// The run over claims: order, history, what is kept.
#include <catch2/catch.hpp>

#include "policy.h"

using namespace edict;
using trial::claim;
using trial::decide;
using trial::policy_of;

namespace {

run::Options run_history() {
  run::Options options;
  options.across_claims = true;
  return options;
}

const std::string kPaid = ",pay,3000.00,3000.00,3000.00,,\n";
const std::string kAgain = ",deny,3000.00,0.00,0.00,CO-119:3000.00,not_again:deny\n";

std::string row(const std::string& id, const std::string& date, const std::string& rest) { return id + ",1,clinic,J2357," + date + rest; }

}  // namespace

TEST_CASE("with run history each claim sees those received before it, whatever their order in the input") {
  const Policy policy = policy_of();
  REQUIRE(policy.runs());
  const std::string first = claim("A", "P", "2025-05-03", "2025-05-02"), second = claim("B", "P", "2025-05-12", "2025-05-09");
  const std::string expected = row("A", "2025-05-02", kPaid) + row("B", "2025-05-09", kAgain);
  CHECK(decide(policy, first + second, run_history()) == expected);
  CHECK(decide(policy, second + first, run_history()) == expected);
}

TEST_CASE("claims of one day are decided by id, byte by byte, and those without a date of receipt last") {
  const Policy policy = policy_of();
  const std::string undated = "{\"id\":\"0\",\"payer\":\"clinic\",\"patient\":{\"id\":\"Q\"},\"lines\":[]}\n";
  const std::string all = claim("b", "1", "2025-05-03", "2025-05-02") + undated + claim("a", "2", "2025-05-03", "2025-05-02") +
                          claim("B", "3", "2025-05-03", "2025-05-02") + claim("z", "4", "2025-05-01", "2025-05-01");
  const std::string out = decide(policy, all, run_history());
  CHECK(out == row("z", "2025-05-01", kPaid) + row("B", "2025-05-02", kPaid) + row("a", "2025-05-02", kPaid) + row("b", "2025-05-02", kPaid));
}

TEST_CASE("a denied line is history as a denied one") {
  const Policy policy = policy_of();
  const std::string all = claim("A", "P", "2025-05-03", "2025-05-02", "", 59) + claim("B", "P", "2025-05-12", "2025-05-09");
  const std::string out = decide(policy, all, run_history());
  CHECK(out.find("A,1,clinic,J2357,2025-05-02,deny") == 0);
  CHECK(out.find(row("B", "2025-05-09", kPaid)) != std::string::npos);
}

TEST_CASE("a replacement does not see what it replaces, and later claims see the replacement alone") {
  const Policy policy = policy_of();
  const std::string original = claim("A", "P", "2025-05-03", "2025-05-02");
  const std::string replacement = claim("B", "P", "2025-05-12", "2025-05-03", ",\"frequency\":7,\"original_claim\":\"A\"");
  const std::string cancelled = claim("B", "P", "2025-05-12", "2025-05-03", ",\"frequency\":8,\"original_claim\":\"A\"");
  const std::string later = claim("C", "P", "2025-05-20", "2025-05-16");
  CHECK(decide(policy, original + replacement + later, run_history()) ==
        row("A", "2025-05-02", kPaid) + row("B", "2025-05-03", kPaid) + row("C", "2025-05-16", kAgain));
  CHECK(decide(policy, original + cancelled + later, run_history()).find(row("C", "2025-05-16", kPaid)) != std::string::npos);
}

TEST_CASE("without any history it is not known") {
  const std::string out = decide(policy_of(), claim("A", "P", "2025-05-03", "2025-05-02"), {});
  CHECK(out == "A,1,clinic,J2357,2025-05-02,pend,3000.00,,,,not_again:pend\n");
}

TEST_CASE("every claim may be judged as one payer's") {
  const Policy policy = policy_of();
  run::Options options = run_history();
  options.as_payer = policy.program().symbols.find("gold");
  const std::string all = claim("A", "P", "2025-05-03", "2025-05-02") + claim("B", "P", "2025-05-12", "2025-05-09");
  CHECK(decide(policy, all, options) == row("A", "2025-05-02", kPaid) + row("B", "2025-05-09", kPaid));
}

TEST_CASE("a stream of many claims comes whole and in order") {
  std::string all, expected;
  for (int i = 0; i < 5000; ++i) {
    all += claim("C" + std::to_string(i), "P" + std::to_string(i), "2025-05-03", "2025-05-02");
    expected += row("C" + std::to_string(i), "2025-05-02", kPaid);
  }
  run::Options options;
  options.history_given = true;
  CHECK(decide(policy_of(), all, options) == expected);
}

TEST_CASE("records that cannot be read are told, and the rest is decided") {
  std::string out;
  const HeldClaims claims{"no JSON\n" + claim("A", "P", "2025-05-03", "2025-05-02"), claims::Format::Ndjson, {}, nullptr};
  const RunReport report = policy_of().decide(claims, decisions::Format::Csv, [&out](std::string_view text) { out += text; });
  CHECK(report.lines == 1);
  REQUIRE(report.rejects.size() == 1);
  CHECK(report.rejects[0].line == 1);
}
