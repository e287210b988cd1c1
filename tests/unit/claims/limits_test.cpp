// Limits of files of claims: what stands at the limit is read, one more is set aside with its reason, and the reading goes on.
#include <catch2/catch.hpp>

#include "claims/json_tree.h"
#include "fixture.h"

using namespace edict::claims;
using edict::claims::test::program;
using edict::claims::test::Run;

namespace {

std::string reason_of(std::string text) {
  JsonTree tree;
  return tree.read(text.data(), text.size()) ? "" : tree.reason();
}
std::string nested(int levels) { return std::string(static_cast<std::size_t>(levels), '[') + std::string(static_cast<std::size_t>(levels), ']'); }
std::string list_of(int members) {
  std::string text = "[0";
  for (int i = 1; i < members; ++i) text += ",0";
  return text + "]";
}
std::string claim_of(int lines) {
  std::string text = "{\"id\":\"A\",\"lines\":[{}";
  for (int i = 1; i < lines; ++i) text += ",{}";
  return text + "]}\n";
}

}  // namespace

TEST_CASE("limits: JSON values within each other, and in a claim") {
  CHECK(reason_of(nested(JsonTree::kMostDepth + 1)) == "");
  CHECK(reason_of(nested(JsonTree::kMostDepth + 2)) == "it nests too deeply");
  CHECK(reason_of(nested(1'000'000)) == "it nests too deeply");
  const int most = static_cast<int>(JsonTree::kMostNodes);
  CHECK(reason_of(list_of(most - 1)) == "");
  CHECK(reason_of(list_of(most)) == "it has too many parts");
}

TEST_CASE("limits: bytes of a record") {
  for (const Format format : {Format::Ndjson, Format::Csv}) {
    const bool json = format == Format::Ndjson;
    const auto record = [&](std::size_t bytes) {
      const std::string begin = json ? "{\"id\":\"A\",\"lines\":[{}],\"plan\":\"" : "A,", end = json ? "\"}" : "";
      return begin + std::string(bytes - begin.size() - end.size(), 'x') + end + "\n";
    };
    const std::string head = json ? "" : "claim_id,plan\n", next = json ? "{\"id\":\"B\",\"lines\":[{}]}\n" : "B,1\n";
    Options options;
    options.format = format;
    options.max_record_bytes = 4'000;
    // Rows of CSV are measured where they do not fit the reader's buffer.
    for (const std::size_t over : {std::size_t{0}, json ? std::size_t{1} : std::size_t{1} << 21}) {
      Run run;
      const auto got = run.read(head + record(4'000 - (json ? 0 : 1) + over) + next, options);
      CHECK(got.rejects.size() == (over == 0 ? 0u : 1u));
      REQUIRE(got.batches.size() == 1);
      CHECK(got.batches[0]->tables[program().schema.claim].rows == (over == 0 ? 2u : 1u));
    }
  }
}

TEST_CASE("limits: lines of a claim") {
  Options options;
  options.format = Format::Ndjson;
  options.max_claim_lines = 100;
  for (const int over : {0, 1}) {
    Run run;
    const auto got = run.read(claim_of(100 + over), options);
    CHECK(got.rejects.size() == static_cast<std::size_t>(over));
  }
}
