// Inputs that nobody means well with: random bytes, mutilated files, huge cells; and sources that give a byte at a time.
#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <random>
#include <sstream>

#include "fixture.h"

using namespace edict;
using namespace edict::claims;
using edict::claims::test::program;
using edict::claims::test::Run;

namespace {

const std::string kCsv =
    "claim_id,line,payer,patient_id,code,modifiers,units,dose,diagnoses,date,charge,documents\n"
    "A1,1,acme,p7,J2357,JW;59,60,300 mg,J45.50;L50.1,2025-05-02,\"$1,250.00\",invoice\n"
    "A1,2,acme,p7,J2357,,10,0.05 g,\"J45.50;\"\"J33.9\",2025-05-02,20,\n"
    "A2,1,acme,\"p\n8\",J2357,,10,0.05 g,J45.50,2025-05-02,20,\n";
const std::string kJson =
    "{\"id\":\"A\\u00e9\",\"payer\":\"acme\",\"patient\":{\"id\":\"p\",\"therapies\":[{\"drug_class\":\"x\"}]},\"lines\":[{\"units\":1.5,\"modifiers\":[\"JW\"]},{}]}\n"
    "{\"id\":\"B\",\"diagnoses\":[\"J45.50\"],\"lines\":[{\"diagnosis_pointers\":[1]}]}\n";

// Nothing is lost without a word: every line of the input is in a claim or in a reject, or the file has no usable head.
std::string read_all(const std::string& text, Format format, std::uint32_t batch_lines) {
  Run run;
  Options options;
  options.format = format;
  options.batch_lines = batch_lines;
  const auto got = run.read(text, options);
  std::string told = run.told(got.batches);
  for (const Reject& reject : got.rejects) told += std::to_string(reject.line) + " " + reject.reason + "\n";
  return told;
}

}  // namespace

TEST_CASE("mutilated files are read somehow, and the same whatever the batches") {
  std::mt19937 random(20250502);
  constexpr std::string_view kSigns = "\",;\n\r\\{}[]:0.-\0\xFF" "A";
  for (int round = 0; round < 400; ++round) {
    for (const auto& [seed, format] : {std::pair{kCsv, Format::Csv}, std::pair{kJson, Format::Ndjson}}) {
      std::string text = seed;
      for (unsigned change = 0; change <= random() % 6; ++change) {
        const std::size_t at = random() % text.size();
        switch (random() % 4) {
          case 0: text.erase(at, 1 + random() % 20); break;
          case 1: text.insert(at, 1, kSigns[random() % kSigns.size()]); break;
          case 2: text[at] = static_cast<char>(random()); break;
          default: text.resize(at); break;
        }
        if (text.empty()) text = "x";
      }
      if (read_all(text, format, 1) != read_all(text, format, 2048)) FAIL(text);
    }
  }
}

TEST_CASE("what is quoted comes back as it was, wherever blocks and windows end") {
  std::mt19937 random(11);
  const std::string signs = "ab,\"\n ";
  for (int round = 0; round < 300; ++round) {
    std::vector<std::string> plans, ids;
    std::string text = "claim_id,line,plan\n";
    for (int claim = 0; claim < 8; ++claim) {
      std::string plan(random() % 40, 'x');
      for (char& c : plan) c = random() % 3 == 0 ? signs[random() % signs.size()] : 'x';
      const bool plain = plan.find_first_of(",\"\n") == std::string::npos;
      std::string written = plan;
      if (!plain || random() % 4 == 0) {
        written = "\"";
        for (const char c : plan) written += c == '"' ? std::string("\"\"") : std::string(1, c);
        written += '"';
      }
      ids.push_back("c" + std::to_string(claim));
      text += ids.back() + ",1," + written + "\n";
      while (!plan.empty() && (plan.front() == ' ' || plan.front() == '\n')) plan.erase(0, 1);
      while (!plan.empty() && (plan.back() == ' ' || plan.back() == '\n')) plan.pop_back();
      plans.push_back(plan.empty() ? "-" : plan);
    }
    Run run;
    const auto got = run.csv(text);
    INFO(text);
    REQUIRE(got.rejects.empty());
    for (std::uint32_t claim = 0; claim < plans.size(); ++claim) CHECK(run.claim(*got.batches.at(0), "plan", claim) == plans[claim]);
  }
}

TEST_CASE("random bytes are no claims") {
  std::mt19937 random(1);
  for (int round = 0; round < 200; ++round) {
    std::string text(random() % 3000, ' ');
    for (char& c : text) c = static_cast<char>(random());
    read_all(text, Format::Csv, 3);
    read_all("claim_id,plan,units,documents\n" + text, Format::Csv, 3);
    read_all(text, Format::Ndjson, 3);
  }
}

TEST_CASE("a cell of a megabyte in every column") {
  for (const char* column : {"code", "modifiers", "units", "dose", "date", "charge", "documents", "plan", "payer", "statement", "sex", "diagnoses", "ndc", "coinsurance", "window"}) {
    for (const char sign : {'9', 'A', ';', '.', ' '}) {
      INFO(column << " " << sign);
      Run run;
      const auto got = run.csv("claim_id," + std::string(column) + "\nA," + std::string(1 << 20, sign) + "\nB,\n");
      CHECK(got.batches.at(0)->tables[program().schema.claim].rows == 2);
      for (const Unreadable& unreadable : got.batches[0]->unreadable) CHECK(unreadable.text.size() <= 1000);
    }
  }
}

TEST_CASE("a row of a million cells, a head of a hundred thousand") {
  Run run;
  const auto wide = run.csv("claim_id,units\nA,1" + std::string(1'000'000, ',') + "\nB,2\n");
  CHECK(wide.rejects.size() == 1);
  const auto head = run.csv("claim_id" + std::string(100'000, ',') + "\nA,1\n");
  CHECK(head.batches.empty());
}

TEST_CASE("quotes that never close cost time in proportion to the file") {
  std::string text = "claim_id,plan\n";
  for (int i = 0; i < 100'000; ++i) text += "a\"b,\"c\n";
  Options options;
  options.max_record_bytes = 10'000;
  Run run;
  const auto got = run.read(text, options);
  CHECK(got.rejects.size() >= 16);
  CHECK(got.rejects.size() < 1000);
}

TEST_CASE("rejects do not pile up while the reader looks for a claim") {
  std::string text = "claim_id,units\n";
  for (int i = 0; i < 20'000; ++i) text += "A" + std::to_string(i) + "\n";
  Run run;
  const auto reader = open(program(), run.vocabulary, {}, bytes_of(text));
  std::size_t most = 0, all = 0;
  while (std::unique_ptr<Batch> batch = reader->next()) {
    const std::size_t now = reader->take_rejects().size();
    most = std::max(most, now);
    all += now;
    reader->recycle(std::move(batch));
  }
  all += reader->take_rejects().size();
  CHECK(all == 20'000);
  CHECK(most <= 5000);
}

TEST_CASE("a source may give a byte at a time") {
  for (const auto& [text, format] : {std::pair{kCsv, Format::Csv}, std::pair{kJson, Format::Ndjson}}) {
    Run run;
    Options options;
    options.format = format;
    const auto reader = open(program(), run.vocabulary, options, [whole = text, at = std::size_t{0}](char* buffer, std::size_t) mutable {
      if (at == whole.size()) return std::size_t{0};
      *buffer = whole[at++];
      return std::size_t{1};
    });
    std::vector<std::unique_ptr<Batch>> batches;
    while (std::unique_ptr<Batch> batch = reader->next()) batches.push_back(std::move(batch));
    Run whole;
    CHECK(run.told(batches) == whole.told(whole.read(text, options).batches));
  }
}

TEST_CASE("real remittances flattened: every row is in a claim, and what is odd is named") {
  const char* data = std::getenv("EDICT_DATA");
  if (data == nullptr) return;
  std::ifstream file(std::string(data) + "/claim-lines/x12_examples_flat.csv");
  if (!file) return;
  std::ostringstream text;
  text << file.rdbuf();
  Run run;
  const auto got = run.csv(text.str());
  std::size_t lines = 0;
  for (const auto& batch : got.batches) lines += batch->tables[program().schema.line].rows;
  std::size_t rows = 0;
  for (const char c : text.str()) rows += c == '\n' ? 1 : 0;
  CHECK(got.rejects.empty());
  CHECK(got.notes.unknown_columns.empty());
  CHECK(lines + 1 == rows);
  CHECK(run.told(got.batches).find("diagnoses [3669;4019;79431]") != std::string::npos);
}
