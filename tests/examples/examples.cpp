// Reads the folders of examples/: claims.csv or claims.ndjson, history.csv, and LIST.ndjson with records of the claim's lists.
#include "examples.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "claims/csv_columns.h"
#include "claims/mapping.h"
#include "source/csv.h"
#include "source_dir.h"

namespace edict::examples {
namespace {

std::string text_of(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

std::vector<Json> rows_of(const std::string& ndjson) {
  std::vector<Json> rows;
  std::istringstream lines(ndjson);
  for (std::string line; std::getline(lines, line);) {
    if (!line.empty()) rows.push_back(Json::parse(line));
  }
  return rows;
}

Json members(std::string_view cell, char separator) {
  Json list = Json::array();
  std::istringstream in{std::string(cell)};
  for (std::string member; std::getline(in, member, separator);) list.push_back(member);
  return list;
}

// Where a column's cell goes.
struct Column {
  bool known = false;
  core::RecordId record = 0;
  std::string field;
  bool is_list = false;
};

// A table of lines as claims: a blank cell is an absent field.
class Table {
 public:
  Table(const core::Schema& schema, const claims::Mapping& mapping) : schema_(schema), mapping_(mapping) {}

  std::vector<Json> claims(const std::string& csv) {
    source::CsvRecords records(csv);
    std::vector<source::CsvField> cells;
    if (!records.next(cells)) return {};
    for (const source::CsvField& cell : cells) columns_.push_back(column(std::string(cell.text)));
    while (records.next(cells)) add(cells);
    return std::move(claims_);
  }

 private:
  Column column(const std::string& name) const {
    const auto place = claims::place_of(schema_, mapping_, name);
    if (!place) return {};
    const core::Field& field = schema_.field(place->record, place->field);
    return {true, place->record, field.name, field.type.kind == core::Kind::List};
  }

  void add(const std::vector<source::CsvField>& cells) {
    Json claim = Json::object(), line = Json::object(), patient = Json::object();
    for (std::size_t i = 0; i < cells.size() && i < columns_.size(); ++i) {
      const Column& to = columns_[i];
      if (!to.known || cells[i].text.empty()) continue;
      Json& owner = to.record == schema_.line ? line : to.record == schema_.patient ? patient : claim;
      owner[to.field] = to.is_list ? members(cells[i].text, mapping_.list_separator) : Json(std::string(cells[i].text));
    }
    if (claims_.empty() || claims_.back().at("id") != claim.at("id")) {
      claims_.push_back({{"id", claim.at("id")}, {"patient", Json::object()}, {"lines", Json::array()}});
    }
    claims_.back().update(claim);
    claims_.back()["patient"].update(patient);
    claims_.back()["lines"].push_back(line);
  }

  const core::Schema& schema_;
  const claims::Mapping& mapping_;
  std::vector<Column> columns_;
  std::vector<Json> claims_;
};

void add_side_file(std::vector<Json>& claims, const std::string& list, const std::string& path) {
  for (Json record : rows_of(text_of(path))) {
    const Json id = record.at("claim_id");
    record.erase("claim_id");
    for (Json& claim : claims) {
      if (claim.at("id") == id) claim[list].push_back(record);
    }
  }
}

Example compiled(const std::filesystem::path& at) {
  const Engine engine(std::make_shared<source::DiskLoader>());
  Example example{at.filename().string(), at.string(), engine.compile({at.string()}), {}, {}, nullptr, false};
  if (!example.policy.runs()) throw std::runtime_error(example.policy.errors_text());
  return example;
}

Example read(const std::filesystem::path& at) {
  Example example = compiled(at);
  if (exists(at / "edict.toml")) {
    diagnostic::Diagnostics findings;
    example.mapping = claims::read_mapping(text_of(at / "edict.toml"), "edict.toml", example.policy.program(), findings);
  }
  example.claims = exists(at / "claims.csv") ? Table(example.policy.program().schema, example.mapping).claims(text_of(at / "claims.csv"))
                                             : rows_of(text_of(at / "claims.ndjson"));
  for (const char* list : {"authorizations", "documents", "therapies"}) {
    const auto side_file = at / (std::string(list) + ".ndjson");
    if (exists(side_file)) add_side_file(example.claims, list, side_file.string());
  }
  if (exists(at / "history.csv")) {
    auto history = std::make_shared<HeldClaims>();
    history->text = text_of(at / "history.csv");
    history->format = claims::Format::Csv;
    history->mapping = example.mapping;
    example.history = history;
  }
  return example;
}

Example read_x12(const std::filesystem::path& data) {
  Example example = compiled(test::source_dir() + "/examples/x12-as-payer");
  example.of_others = true;
  example.claims = Table(example.policy.program().schema, example.mapping).claims(text_of(data / "claim-lines/x12_examples_flat.csv"));
  for (Json& claim : example.claims) claim["payer"] = "prairie";
  return example;
}

std::vector<Example> read_all() {
  std::vector<std::filesystem::path> folders;
  for (const auto& entry : std::filesystem::directory_iterator(test::source_dir() + "/examples")) {
    if (exists(entry.path() / "claims.csv") || exists(entry.path() / "claims.ndjson")) folders.push_back(entry.path());
  }
  std::sort(folders.begin(), folders.end());
  std::vector<Example> examples;
  for (const auto& folder : folders) examples.push_back(read(folder));
  if (const char* const data = std::getenv("EDICT_DATA")) examples.push_back(read_x12(data));
  return examples;
}

}  // namespace

const std::vector<Example>& all() {
  static const std::vector<Example> kAll = read_all();
  return kAll;
}

HeldClaims held(const Example& example, const std::vector<Json>& claims) {
  HeldClaims held;
  for (const Json& claim : claims) held.text += claim.dump() + "\n";
  held.mapping = example.mapping;
  held.history = example.history;
  held.run_history = example.history != nullptr;
  return held;
}

std::vector<Decided> decide(const Example& example, const std::vector<Json>& claims) {
  std::string out;
  const RunReport report = example.policy.decide(held(example, claims), decisions::Format::Ndjson, [&out](std::string_view text) { out += text; });
  if (!report.rejects.empty()) throw std::runtime_error("a claim could not be read: " + report.rejects.front().reason);
  std::vector<Decided> decided;
  for (const Json& row : rows_of(out)) {
    if (!row.contains("claim_id")) continue;  // the audit stamp
    decided.push_back({row.at("claim_id"), row.at("line"), row});
  }
  return decided;
}

const Decided& line_of(const std::vector<Decided>& decided, const std::string& claim, int line) {
  for (const Decided& one : decided) {
    if (one.claim == claim && one.line == line) return one;
  }
  throw std::runtime_error("no decision of claim " + claim + ", line " + std::to_string(line));
}

Json& line_of(Json& claim, int number) {
  int counted = 0;
  for (Json& line : claim.at("lines")) {
    ++counted;
    const auto given = line.find("number");
    const int is = given == line.end() ? counted : given->is_string() ? std::stoi(given->get<std::string>()) : given->get<int>();
    if (is == number) return line;
  }
  throw std::runtime_error("claim " + claim.at("id").dump() + " has no line " + std::to_string(number));
}

}  // namespace edict::examples
