// Side files: records that belong to claims by id, kept until the claims come.
#include <algorithm>
#include <cstring>
#include <iterator>
#include <tuple>

#include "claims/csv_columns.h"
#include "claims/csv_split.h"
#include "claims/json_records.h"
#include "claims/ndjson_reader.h"
#include "claims/reader.h"

namespace edict::claims {
namespace {

constexpr std::string_view kKey = "claim_id";
constexpr std::size_t kMostText = 1000;
constexpr std::uint32_t kMaxRecordBytes = 16u << 20;

bool needs_extra(const core::Type& type) {
  return type.kind == core::Kind::Amount || type.kind == core::Kind::Period || type.kind == core::Kind::Duration ||
         (type.kind == core::Kind::List && type.element == core::Kind::Record);
}

}  // namespace

struct Facts::State {
  struct Place {
    std::uint32_t batch = 0, row = 0;
  };
  // All records for one list of the claim.
  struct Store {
    core::FieldId list = core::kNoField;
    core::RecordId element = 0;
    std::vector<std::unique_ptr<Batch>> batches;  // one a file
    std::unordered_map<std::string, std::vector<Place>, core::TextHash, std::equal_to<>> by_claim;
  };

  const core::Program& program;
  Vocabulary& vocabulary;
  std::vector<Store> stores;

  Store* store_of(std::string_view list_field);
  void keep(Store& store, std::string_view claim, std::uint32_t row);
  void read_ndjson(Store& store, const Options& options, ByteSource source, std::vector<Reject>& rejects);
  void read_csv(Store& store, const Options& options, ByteSource source, std::vector<Reject>& rejects);
  void append(Batch& batch, const Store& store, const Batch& from, std::uint32_t row, std::uint32_t claim) const;
  void apply(Batch& batch, const Store& store) const;
  void move_others(Batch& batch, const Store& store, const Batch& own) const;
};

Facts::State::Store* Facts::State::store_of(std::string_view list_field) {
  const core::Schema& schema = program.schema;
  const core::FieldId field = schema.find(schema.claim, list_field);
  if (field == core::kNoField) return nullptr;
  const core::Type& type = schema.field(schema.claim, field).type;
  if (type.kind != core::Kind::List || type.element != core::Kind::Record || type.of == schema.line) return nullptr;
  for (Store& store : stores) {
    if (store.list == field) return &store;
  }
  stores.push_back({field, static_cast<core::RecordId>(type.of), {}, {}});
  return &stores.back();
}

void Facts::State::keep(Store& store, std::string_view claim, std::uint32_t row) {
  auto found = store.by_claim.find(claim);
  if (found == store.by_claim.end()) found = store.by_claim.emplace(std::string(claim), std::vector<Place>()).first;
  found->second.push_back({static_cast<std::uint32_t>(store.batches.size()), row});
}

void Facts::State::read_ndjson(Store& store, const Options& options, ByteSource source, std::vector<Reject>& rejects) {
  Notes notes;
  Cells cells(program, vocabulary, options.mapping);
  JsonRecords records(program, vocabulary, cells, options, notes);
  BatchBuilder builder(program, vocabulary, records.live(), 0);
  LineSplitter lines(std::move(source), kMaxRecordBytes);
  JsonTree tree;
  builder.start(0);
  const auto reject = [&](std::string reason, std::string_view text) { rejects.push_back({lines.line(), std::move(reason), std::string(text.substr(0, kMostText))}); };
  for (LineSplitter::Got got = lines.next(); got != LineSplitter::Got::End; got = lines.next()) {
    const std::string written(lines.data(), std::min(lines.size(), kMostText));
    if (got == LineSplitter::Got::TooLong) {
      reject("the line is longer than " + std::to_string(kMaxRecordBytes) + " bytes", written);
      continue;
    }
    if (!tree.read(lines.data(), lines.size())) {
      reject("this is no JSON: at byte " + std::to_string(tree.offset() + 1) + ", " + tree.reason(), written);
      continue;
    }
    std::string_view claim;
    std::uint32_t at = tree.root().kind == JsonNode::Kind::Object ? tree.first_member(tree.root()) : 0;
    for (std::uint32_t i = 0; at != 0 && i < tree.root().count; ++i, at = tree.at(at).next) {
      if (tree.at(at).key == kKey && claim.empty()) claim = trimmed(tree.at(at).text);
    }
    if (claim.empty()) {
      reject("the record names no claim: it has no `claim_id`", written);
      continue;
    }
    const std::uint32_t row = builder.add_row(store.element, 0);
    records.fill(builder, store.element, row, tree, tree.root(), kKey);
    keep(store, claim, row);
  }
  for (const std::string& name : notes.unknown_columns) rejects.push_back({0, "there is no field `" + name + "`; it is not read", ""});
  store.batches.push_back(builder.finish());
}

void Facts::State::read_csv(Store& store, const Options& options, ByteSource source, std::vector<Reject>& rejects) {
  Cells cells(program, vocabulary, options.mapping);
  CsvSplitter splitter(std::move(source), options.mapping.column_separator, kMaxRecordBytes);
  std::uint32_t key = core::kNone;
  std::vector<std::pair<std::uint32_t, core::FieldId>> columns;
  std::vector<CellForm> forms;
  Live live = nothing_live(program.schema);
  if (splitter.next() == CsvSplitter::Got::Record) {
    for (std::uint32_t i = 0; i < splitter.cells().size(); ++i) {
      const std::string written(trimmed(splitter.cells()[i]));
      const auto mapped = options.mapping.columns.find(written);
      const std::string name = mapped == options.mapping.columns.end() ? plain_name(written) : mapped->second;
      const core::FieldId field = program.schema.find(store.element, name);
      if (name == kKey) {
        key = i;
      } else if (field == core::kNoField || program.schema.field(store.element, field).type.element == core::Kind::Record) {
        rejects.push_back({splitter.line(), "there is no field `" + program.schema.records[store.element].name + "." + written + "`; the column is not read", ""});
      } else if (!live[store.element][field]) {
        live[store.element][field] = true;
        columns.emplace_back(i, field);
        forms.push_back(cells.form(store.element, field, written));
      }
    }
  }
  if (key == core::kNone) {
    rejects.push_back({1, "the head has no column `claim_id`, so no row can be told to a claim", std::string(splitter.text().substr(0, kMostText))});
    return;
  }
  const std::size_t width = splitter.cells().size();
  BatchBuilder builder(program, vocabulary, std::move(live), 0);
  builder.start(0);
  for (CsvSplitter::Got got = splitter.next(); got != CsvSplitter::Got::End; got = splitter.next()) {
    const CsvRecord& record = splitter.cells();
    const std::string_view claim = record.size() == width ? trimmed(record[key]) : std::string_view();
    if (got == CsvSplitter::Got::Bad || claim.empty()) {
      std::string reason = got == CsvSplitter::Got::Bad ? splitter.reason()
                           : record.size() == width     ? "the row names no claim: its `claim_id` is blank"
                                                        : "this row has " + std::to_string(record.size()) + " cells, the head has " + std::to_string(width);
      rejects.push_back({splitter.line(), std::move(reason), std::string(splitter.text().substr(0, kMostText))});
      continue;
    }
    const std::uint32_t row = builder.add_row(store.element, 0);
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const std::string_view text = record[columns[i].first];
      builder.set(store.element, columns[i].second, row, cells.read(forms[i], text, builder.batch()), text);
    }
    keep(store, claim, row);
  }
  store.batches.push_back(builder.finish());
}

// A copy of one record at the end of the batch's own table.
void Facts::State::append(Batch& batch, const Store& store, const Batch& from, std::uint32_t row, std::uint32_t claim) const {
  Table& into = batch.tables[store.element];
  const std::uint32_t made = into.rows++;
  into.parent.push_back(claim);
  for (std::size_t f = 0; f < into.columns.size(); ++f) {
    const auto field = static_cast<core::FieldId>(f);
    Column& column = into.columns[f];
    column.known.resize((into.rows + 63) / 64);
    const Column& source = from.tables[store.element].columns[f];
    if (!column.value.empty() || row < source.value.size()) column.value.resize(into.rows);
    if (!column.value.empty() && needs_extra(program.schema.field(store.element, field).type)) column.extra.resize(into.rows);
    if (row < source.value.size() && source.is_known(row)) {
      column.set(made, source.value[row]);
      if (!column.extra.empty()) column.extra[made] = source.extra[row];
    }
    if (const Unreadable* unreadable = from.find_unreadable(store.element, field, row)) {
      Unreadable copy = *unreadable;
      copy.row = made;
      const auto place = [](const Unreadable& u) { return std::tie(u.record, u.field, u.row); };
      const auto at = std::upper_bound(batch.unreadable.begin(), batch.unreadable.end(), copy, [&](const auto& a, const auto& b) { return place(a) < place(b); });
      batch.unreadable.insert(at, std::move(copy));
    }
  }
}

// What the claim brought itself stays in front. A claim that the files do not name has none of these records: the files are the whole of them. The table is
// made anew, claim by claim, so that its owners stay in ascending order.
void Facts::State::apply(Batch& batch, const Store& store) const {
  const core::Schema& schema = program.schema;
  const core::FieldId id_field = schema.find(schema.claim, "id");
  Batch own;
  own.tables.resize(batch.tables.size());
  std::swap(own.tables[store.element], batch.tables[store.element]);
  batch.tables[store.element].record = own.tables[store.element].record;
  batch.tables[store.element].columns.resize(own.tables[store.element].columns.size());
  const auto of_element = [&](const Unreadable& u) { return u.record == store.element; };
  std::copy_if(batch.unreadable.begin(), batch.unreadable.end(), std::back_inserter(own.unreadable), of_element);
  batch.unreadable.erase(std::remove_if(batch.unreadable.begin(), batch.unreadable.end(), of_element), batch.unreadable.end());

  Column& lists = writable(batch, schema.claim, store.list);
  lists.extra.resize(batch.tables[schema.claim].rows);
  for (std::uint32_t claim = 0; claim < batch.tables[schema.claim].rows; ++claim) {
    if (batch.find_unreadable(schema.claim, store.list, claim) != nullptr) continue;
    const std::uint32_t first = batch.tables[store.element].rows;
    if (lists.is_known(claim)) {
      const auto begin = static_cast<std::uint32_t>(lists.value[claim]), count = static_cast<std::uint32_t>(lists.extra[claim]);
      for (std::uint32_t i = 0; i < count; ++i) append(batch, store, own, begin + i, claim);
    }
    const auto id = cell(batch, schema.claim, id_field, claim);
    const auto found = id ? store.by_claim.find(vocabulary.symbols.text(static_cast<core::SymbolId>(*id))) : store.by_claim.end();
    if (found != store.by_claim.end()) {
      for (const Place& place : found->second) append(batch, store, *store.batches[place.batch], place.row, claim);
    }
    lists.set(claim, first);
    lists.extra[claim] = batch.tables[store.element].rows - first;
  }
  move_others(batch, store, own);
}

// Records of this kind that stand elsewhere (a payer's own list on the line, say) move to the table made anew, too.
void Facts::State::move_others(Batch& batch, const Store& store, const Batch& own) const {
  for (std::size_t r = 0; r < program.schema.records.size(); ++r) {
    if (r == store.element) continue;
    for (std::size_t f = 0; f < program.schema.records[r].fields.size(); ++f) {
      const core::Type& type = program.schema.records[r].fields[f].type;
      const bool is_list = type.kind == core::Kind::List && type.element == core::Kind::Record;
      if ((!is_list && type.kind != core::Kind::Record) || type.of != store.element || (r == program.schema.claim && f == store.list)) continue;
      Column& column = batch.tables[r].columns[f];
      for (std::uint32_t row = 0; row < batch.tables[r].rows && row < column.value.size(); ++row) {
        if (!column.is_known(row)) continue;
        const std::uint32_t first = batch.tables[store.element].rows;
        const auto begin = static_cast<std::uint32_t>(column.value[row]);
        const auto count = is_list ? static_cast<std::uint32_t>(column.extra[row]) : 1u;
        for (std::uint32_t i = 0; i < count; ++i) append(batch, store, own, begin + i, row);
        column.value[row] = first;
      }
    }
  }
}

Facts::Facts(const core::Program& program, Vocabulary& vocabulary) : state_(std::make_shared<State>(State{program, vocabulary, {}})) {}

std::vector<Reject> Facts::add(std::string_view list_field, Format format, const Mapping& mapping, ByteSource source) {
  std::vector<Reject> rejects;
  State::Store* store = state_->store_of(list_field);
  if (store == nullptr) {
    rejects.push_back({0, "the claim has no list of records `" + std::string(list_field) + "`", ""});
    return rejects;
  }
  Options options;
  options.mapping = mapping;
  if (format == Format::Ndjson) state_->read_ndjson(*store, options, std::move(source), rejects);
  else state_->read_csv(*store, options, std::move(source), rejects);
  return rejects;
}

void Facts::apply(Batch& batch) const {
  for (const State::Store& store : state_->stores) state_->apply(batch, store);
}

bool Facts::empty() const { return state_->stores.empty(); }

}  // namespace edict::claims
