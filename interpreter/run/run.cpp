// The loop over claims.
#include "run/run.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <tuple>

#include "explain/replay.h"
#include "payment/settle.h"
#include "run/outcome.h"

namespace edict::run {

struct Run::State {
  const engine::Plan& plan;
  const core::Schema& schema;
  Options options;
  claims::Vocabulary vocabulary;
  ClaimFields fields;
  std::optional<claims::Facts> facts;
  std::unique_ptr<claims::History> history;
  std::unique_ptr<claims::Reader> reader;
  std::unique_ptr<engine::Evaluator> evaluator;
  payment::BalanceBook book, before;
  engine::Decisions decisions;
  std::vector<claims::Reject> rejects;

  std::unique_ptr<claims::Batch> first;     // read by open() already
  std::unique_ptr<claims::Batch> batch;     // being decided
  std::unique_ptr<claims::Batch> single;    // run history: one claim, alone
  std::uint64_t first_claim = 0;
  std::vector<core::FieldId> given_beside;  // lists of the claim that add_facts() gives

  struct Place {                            // run history: where a claim stands
    std::uint32_t batch = 0, claim = 0;
  };
  std::vector<std::unique_ptr<claims::Batch>> kept;
  std::vector<Place> order;
  std::size_t next_in_order = 0;

  State(const engine::Plan& p, Options o)
      : plan(p), schema(p.program().schema), options(std::move(o)), vocabulary(p.program().symbols), fields(schema), book(options.across_claims) {
    if (options.history_given || options.across_claims) history = std::make_unique<claims::History>(schema, vocabulary);
  }

  std::unique_ptr<claims::Reader> open_reader(Input input, bool of_history) {
    claims::Options reading;
    reading.format = input.format;
    reading.mapping = std::move(input.mapping);
    const bool for_history = of_history || options.across_claims;
    if (!options.every_field) {
      reading.wants = [this, for_history](core::RecordId record, core::FieldId field) {
        return plan.wants(record, field) || (for_history && fields.of_history(record, field));
      };
    }
    return claims::open(plan.program(), vocabulary, std::move(reading), std::move(input.bytes));
  }

  void take(std::vector<claims::Reject> more) { std::move(more.begin(), more.end(), std::back_inserter(rejects)); }

  std::unique_ptr<claims::Batch> read() {
    auto got = first ? std::move(first) : reader->next();
    take(reader->take_rejects());
    if (got && facts) facts->apply(*got);
    if (got) forget_empty_lists(*got);
    return got;
  }

  // NDJSON leaves a complete list out where it is empty; a table without the column leaves open what it holds.
  void forget_empty_lists(claims::Batch& of) const {
    for (const claims::AbsentColumn& absent : options.absent) {
      const core::Type& type = schema.field(absent.record, absent.field).type;
      claims::Table& table = of.tables[absent.record];
      claims::Column& column = table.columns[absent.field];
      if (type.kind != core::Kind::List || column.value.empty()) continue;
      for (std::uint32_t row = 0; row < table.rows; ++row) {
        const bool records = type.element == core::Kind::Record;
        if (records ? column.extra.empty() || column.extra[row] == 0 : column.value[row] == claims::kEmptyList) column.unset(row);
      }
    }
  }

  void decide(const claims::Batch& what) {
    evaluator->judge(what, history.get(), decisions);
    payment::settle(*evaluator, what, history.get(), book, decisions);
  }

  void decide_alone(const claims::Batch& from, std::uint32_t claim) {
    single = std::make_unique<claims::Batch>(explain::one_claim(from, schema, claim));
    first_claim = from.first_record + std::uint64_t{claim};
    const core::SymbolId id = fields.id(*single, 0);
    if (!options.watched_claim.empty() && id != 0 && vocabulary.symbols.text(id) == options.watched_claim) before = book;
    decide(*single);
  }

  // What was decided last goes where it belongs: into the history, or back to the reader.
  void put_away() {
    if (single) {
      fields.write_outcome(decisions, *single, vocabulary);
      history->add(std::move(single));
    }
    if (batch) reader->recycle(std::move(batch));
  }

  void read_everything() {
    while (auto got = read()) kept.push_back(std::move(got));
    for (std::uint32_t b = 0; b < kept.size(); ++b) {
      for (std::uint32_t claim = 0; claim < kept[b]->tables[schema.claim].rows; ++claim) order.push_back({b, claim});
    }
    const auto key = [this](const Place& place) {
      const claims::Batch& in = *kept[place.batch];
      const auto received = fields.received(in, place.claim);
      const core::SymbolId id = fields.id(in, place.claim);
      return std::tuple<std::int64_t, std::string_view>(received ? received->days : std::numeric_limits<std::int64_t>::max(),
                                                        id == 0 ? std::string_view() : std::string_view(vocabulary.symbols.text(id)));
    };
    std::stable_sort(order.begin(), order.end(), [&key](const Place& a, const Place& b) { return key(a) < key(b); });
  }

  bool next_of_history() {
    if (next_in_order == order.size()) return false;
    const Place place = order[next_in_order++];
    decide_alone(*kept[place.batch], place.claim);
    return true;
  }

  bool next_of_stream() {
    batch = read();
    if (!batch) return false;
    first_claim = batch->first_record;
    decide(*batch);
    return true;
  }

  // Fields that no column gives, but that facts beside the claims do, are not absent.
  std::vector<claims::AbsentColumn> absent() const {
    std::vector<claims::AbsentColumn> all = reader->notes().absent;
    all.insert(all.end(), options.absent.begin(), options.absent.end());
    const auto given = [this](const claims::AbsentColumn& column) {
      return column.record == schema.claim && std::find(given_beside.begin(), given_beside.end(), column.field) != given_beside.end();
    };
    all.erase(std::remove_if(all.begin(), all.end(), given), all.end());
    return all;
  }
};

Run::Run(const engine::Plan& plan, Options options) : state_(std::make_unique<State>(plan, std::move(options))) {}
Run::~Run() = default;

std::vector<claims::Reject> Run::add_history(Input input) {
  State& s = *state_;
  if (!s.history) s.history = std::make_unique<claims::History>(s.schema, s.vocabulary);
  const auto reader = s.open_reader(std::move(input), true);
  std::vector<claims::Reject> rejects;
  while (auto batch = reader->next()) {
    auto more = reader->take_rejects();
    std::move(more.begin(), more.end(), std::back_inserter(rejects));
    s.history->add(std::move(batch));
  }
  auto more = reader->take_rejects();
  std::move(more.begin(), more.end(), std::back_inserter(rejects));
  return rejects;
}

std::vector<claims::Reject> Run::add_facts(const std::string& list_field, Input input) {
  State& s = *state_;
  if (!s.facts) s.facts.emplace(s.plan.program(), s.vocabulary);
  s.given_beside.push_back(s.schema.find(s.schema.claim, list_field));
  return s.facts->add(list_field, input.format, input.mapping, std::move(input.bytes));
}

void Run::open(Input input) {
  State& s = *state_;
  s.reader = s.open_reader(std::move(input), false);
  s.first = s.reader->next();  // so that absent columns are known
  engine::Settings settings;
  settings.as_payer = s.options.as_payer;
  settings.as_of = s.options.as_of;
  settings.history_given = s.history != nullptr;
  settings.absent = s.absent();
  settings.most_looks = s.options.most_looks;
  settings.stop = s.options.stop;
  s.evaluator = std::make_unique<engine::Evaluator>(s.plan, s.vocabulary, std::move(settings));
  if (s.options.across_claims) s.read_everything();
}

bool Run::next() {
  State& s = *state_;
  s.put_away();
  return s.options.across_claims ? s.next_of_history() : s.next_of_stream();
}

engine::Decisions& Run::decisions() { return state_->decisions; }
std::uint64_t Run::first_claim() const { return state_->first_claim; }
const claims::History* Run::history() const { return state_->history.get(); }
const payment::BalanceBook& Run::balance_before() const { return state_->before; }
engine::Evaluator& Run::evaluator() { return *state_->evaluator; }
claims::Vocabulary& Run::vocabulary() { return state_->vocabulary; }
const claims::Notes& Run::notes() const { return state_->reader->notes(); }
std::vector<claims::AbsentColumn> Run::absent() const { return state_->absent(); }

std::vector<claims::Reject> Run::take_rejects() {
  std::vector<claims::Reject> taken;
  taken.swap(state_->rejects);
  return taken;
}

}  // namespace edict::run
