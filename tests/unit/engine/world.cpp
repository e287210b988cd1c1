// The small world of the engine's tests: a program and claims, built by hand.
#include "world.h"

#include <algorithm>
#include <stdexcept>

namespace edict::engine {

using core::Kind;
using core::kNone;

namespace {

core::Type typed(Kind kind, core::SymbolKind symbol = core::SymbolKind::None, std::uint32_t of = kNone) {
  core::Type t;
  t.kind = kind;
  t.symbol = symbol;
  t.of = of;
  if (kind == Kind::Number || kind == Kind::Amount || kind == Kind::Units || kind == Kind::UnitSize || kind == Kind::PerUnit) t.scale = 6;
  return t;
}

core::Type list_of(Kind element, core::SymbolKind symbol = core::SymbolKind::None, std::uint32_t of = kNone) {
  core::Type t = typed(Kind::List, symbol, of);
  t.element = element;
  t.scale = 6;
  return t;
}

}  // namespace

World::World() {
  auto& s = program.schema;
  s.dimensions = {"", "mass", "volume"};
  s.claim = 0;
  s.line = 1;
  s.patient = 2;
  const auto f = [](std::string name, core::Type type, bool complete = false) { return core::Field{std::move(name), type, true, complete, ""}; };
  const core::Type text = typed(Kind::Text), day = typed(Kind::Date);
  s.records.push_back({"claim", "", {f("id", text), f("payer", typed(Kind::Symbol, core::SymbolKind::Payer)), f("patient", typed(Kind::Record, {}, 2)),
                                     f("received_date", day), f("frequency", typed(Kind::Number)), f("original_claim", text),
                                     f("lines", list_of(Kind::Record, {}, 1)), f("documents", list_of(Kind::Record, {}, 3), true)}});
  s.records.push_back({"line", "", {f("number", typed(Kind::Number)), f("code", typed(Kind::Symbol, core::SymbolKind::Code)), f("date", day),
                                    f("units", typed(Kind::Units)), f("charge", typed(Kind::Number)), f("dose", typed(Kind::Amount)),
                                    f("modifiers", list_of(Kind::Symbol, core::SymbolKind::Modifier), true),
                                    f("diagnoses", list_of(Kind::Symbol, core::SymbolKind::Diagnosis)), f("place", typed(Kind::Symbol, core::SymbolKind::Place)),
                                    f("disposition", typed(Kind::Symbol, core::SymbolKind::Value)), f("flag", typed(Kind::Boolean)),
                                    f("score", typed(Kind::Number)), f("other_score", typed(Kind::Number)), f("span", typed(Kind::Period))}});
  s.records.push_back({"patient", "", {f("id", text), f("birth_date", day)}});
  s.records.push_back({"document", "", {f("kind", typed(Kind::Symbol, core::SymbolKind::Value)), f("date", day)}});
  program.unit_sizes.push_back({});
  for (const char* word : {"deny", "reject", "pay", "p1"}) program.symbols.intern(word);
  program.attributes.push_back({"unit", typed(Kind::UnitSize), {}});
  program.unit_attribute = 0;
  batch = empty_batch();
}

core::Type World::number(std::uint8_t scale, bool ratio) const {
  core::Type t = typed(Kind::Number);
  t.scale = ratio ? std::uint8_t{0} : scale;
  t.ratio = ratio;
  return t;
}
core::Type World::of(Kind kind) const { return typed(kind); }
core::Type World::record_type(core::RecordId record) const { return typed(Kind::Record, {}, record); }
core::Type World::lines_type() const { return list_of(Kind::Record, {}, line_record); }

core::NodeId World::add(core::Op op, core::Type type, core::NodeId a, core::NodeId b, core::NodeId c, std::uint32_t aux, std::vector<core::NodeId> list,
                        std::uint8_t slot) {
  for (core::NodeId id = 0; id < program.nodes.size(); ++id) {
    const core::Node& n = program.nodes[id];
    if (n.op == op && n.type == type && n.a == a && n.b == b && n.c == c && n.aux == aux && n.slot == slot && lists_[id] == list) return id;
  }
  core::Node n;
  n.op = op;
  n.slot = slot;
  n.aux = aux;
  n.a = a;
  n.b = b;
  n.c = c;
  n.type = type;
  n.list = static_cast<std::uint32_t>(program.operands.size());
  n.list_size = static_cast<std::uint32_t>(list.size());
  program.operands.insert(program.operands.end(), list.begin(), list.end());
  program.nodes.push_back(n);
  lists_.push_back(std::move(list));
  return static_cast<core::NodeId>(program.nodes.size() - 1);
}

core::NodeId World::constant(core::Constant c) {
  auto found = std::find(program.constants.begin(), program.constants.end(), c);
  if (found == program.constants.end()) {
    program.constants.push_back(c);
    found = program.constants.end() - 1;
  }
  return add(core::Op::Constant, c.type, kNone, kNone, kNone, static_cast<std::uint32_t>(found - program.constants.begin()));
}

core::NodeId World::millionths(std::int64_t value) {
  core::Constant c;
  c.type = typed(Kind::Number);
  c.number = value;
  return constant(c);
}

core::NodeId World::truth(bool b) {
  core::Constant c;
  c.number = b ? 1 : 0;
  return constant(c);
}

core::NodeId World::date(std::string_view iso) {
  core::Constant c;
  c.type = typed(Kind::Date);
  c.date = exact::parse_date(iso).value();
  return constant(c);
}

core::NodeId World::duration(std::int32_t months, std::int32_t days) {
  core::Constant c;
  c.type = typed(Kind::Duration);
  c.duration = {months, days};
  return constant(c);
}

core::NodeId World::symbol(core::SymbolKind kind, std::string_view text) {
  core::Constant c;
  c.type = typed(Kind::Symbol, kind);
  c.symbol = program.symbols.intern(text);
  return constant(c);
}

core::NodeId World::amount(std::int64_t millionths, core::DimensionId dimension) {
  core::Constant c;
  c.type = typed(Kind::Amount);
  c.number = millionths;
  c.dimension = dimension;
  return constant(c);
}

core::NodeId World::units(std::int64_t whole, std::string_view code, core::UnitSizeId size) {
  core::Constant c;
  c.type = typed(Kind::Units);
  c.number = whole * 1'000'000;
  c.symbol = code.empty() ? 0 : program.symbols.intern(code);
  c.unit_size = size;
  return constant(c);
}

core::NodeId World::variable(std::uint8_t slot) { return add(core::Op::Variable, record_type(line_record), kNone, kNone, kNone, slot); }

core::NodeId World::field(core::NodeId owner, std::string_view name) {
  const auto record = static_cast<core::RecordId>(program.node(owner).type.of);
  const core::FieldId id = field_id(record, name);
  return add(core::Op::Field, program.schema.records[record].fields[id].type, owner, kNone, kNone, id);
}

core::FieldId World::field_id(core::RecordId record, std::string_view name) const {
  const auto& fields = program.schema.records[record].fields;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (fields[i].name == name) return static_cast<core::FieldId>(i);
  }
  throw std::out_of_range("no such field: " + std::string(name));
}

core::SymbolId World::payer(std::string_view name, std::string_view parent) {
  core::Payer p;
  p.symbol = program.symbols.intern(name);
  if (!parent.empty()) {
    p.parent = program.payer_index.at(program.symbols.intern(parent));
    p.depth = program.payers[p.parent].depth + 1;
  }
  program.payer_index[p.symbol] = static_cast<std::uint32_t>(program.payers.size());
  program.payers.push_back(p);
  return p.symbol;
}

core::ChoiceId World::choice(std::uint32_t base, std::vector<core::Override> overrides) {
  program.choices.push_back({base, std::move(overrides)});
  return static_cast<core::ChoiceId>(program.choices.size() - 1);
}

core::Override World::exception(std::string_view name, std::string_view payer, std::uint32_t value, core::NodeId when) {
  core::Exception e;
  e.name = name;
  program.exceptions.push_back(e);
  core::Override o;
  o.exception = static_cast<core::ExceptionId>(program.exceptions.size() - 1);
  o.payer = payer.empty() ? 0 : program.symbols.intern(payer);
  o.effective = exact::always();
  o.when = when;
  o.value = choice(value);
  return o;
}

core::ExceptionId World::exception_id(std::string_view name) const {
  const auto& all = program.exceptions;
  return static_cast<core::ExceptionId>(std::find_if(all.begin(), all.end(), [&](const core::Exception& e) { return e.name == name; }) - all.begin());
}

core::OutcomeId World::outcome(core::OutcomeKind kind, std::string_view carc, core::NodeId amount) {
  core::Outcome o;
  o.kind = kind;
  o.carc = carc.empty() ? 0 : program.symbols.intern(carc);
  o.amount = amount;
  program.outcomes.push_back(o);
  return static_cast<core::OutcomeId>(program.outcomes.size() - 1);
}

core::RuleId World::rule(std::string_view name, core::NodeId applies, core::NodeId require, core::Stage stage, std::optional<core::OutcomeId> otherwise) {
  core::Rule r;
  r.name = name;
  r.stage = stage;
  r.acts = {{{}, exact::always()}};
  r.effective = r.received = exact::always();
  if (applies != kNone) r.applies = choice(applies);
  if (require != kNone) r.require = choice(require);
  r.otherwise = choice(otherwise ? *otherwise : outcome(core::OutcomeKind::Deny, "11"));
  const auto at = std::upper_bound(program.rules.begin(), program.rules.end(), r, [](const auto& a, const auto& b) { return a.name < b.name; });
  const auto made = program.rules.insert(at, r);
  return static_cast<core::RuleId>(made - program.rules.begin());
}

core::RuleId World::rule_id(std::string_view name) const {
  const auto& all = program.rules;
  return static_cast<core::RuleId>(std::find_if(all.begin(), all.end(), [&](const core::Rule& r) { return r.name == name; }) - all.begin());
}

core::UnitSizeId World::size(std::string_view code, std::int64_t millionths, core::DimensionId dimension) {
  program.unit_sizes.push_back({program.symbols.intern(code), dimension, millionths});
  return static_cast<core::UnitSizeId>(program.unit_sizes.size() - 1);
}

core::NodeId World::unit_size(core::UnitSizeId size) {
  const core::UnitSize& u = program.unit_sizes[size];
  core::Constant c;
  c.type = typed(Kind::UnitSize);
  c.number = u.amount;
  c.dimension = u.dimension;
  c.symbol = u.code;
  c.unit_size = size;
  return constant(c);
}

void World::code_unit(std::string_view code, core::ChoiceId value, exact::Period effective) {
  program.attributes[0].values[program.symbols.intern(code)].push_back({effective, value});
}

claims::Batch World::empty_batch() const {
  claims::Batch b;
  for (core::RecordId r = 0; r < program.schema.records.size(); ++r) {
    claims::Table t;
    t.record = r;
    t.columns.resize(program.schema.records[r].fields.size());
    b.tables.push_back(std::move(t));
  }
  return b;
}

claims::Column& World::column(core::RecordId record, std::string_view field, claims::Batch* into) {
  return (into != nullptr ? into : &batch)->tables[record].columns[field_id(record, field)];
}

void World::set(core::RecordId record, std::string_view field, std::uint32_t row, std::int64_t value, std::int64_t extra, claims::Batch* into) {
  claims::Column& c = column(record, field, into);
  if (c.value.size() <= row) c.value.resize(row + 1);
  if (c.extra.size() <= row) c.extra.resize(row + 1);
  if (c.known.size() <= row / 64) c.known.resize(row / 64 + 1);
  c.value[row] = value;
  c.extra[row] = extra;
  c.known[row / 64] |= std::uint64_t{1} << (row % 64);
}

void World::clear(core::RecordId record, std::string_view field, std::uint32_t row) {
  claims::Column& c = column(record, field, nullptr);
  if (row < c.value.size()) c.known[row / 64] &= ~(std::uint64_t{1} << (row % 64));
}

std::uint32_t World::new_claim(std::string_view payer, std::string_view patient, claims::Batch* into) {
  claims::Batch& b = into != nullptr ? *into : batch;
  const std::uint32_t row = b.tables[claim_record].rows++;
  b.tables[claim_record].parent.push_back(0);
  const std::uint32_t person = b.tables[patient_record].rows++;
  b.tables[patient_record].parent.push_back(row);
  set(claim_record, "id", row, text("claim" + std::to_string(row)), 0, &b);
  if (!payer.empty()) set(claim_record, "payer", row, text(payer), 0, &b);
  set(claim_record, "patient", row, person, 0, &b);
  if (!patient.empty()) set(patient_record, "id", person, text(patient), 0, &b);
  return row;
}

claims::LineRef World::new_line(std::string_view code, std::string_view date, claims::Batch* into) {
  claims::Batch& b = into != nullptr ? *into : batch;
  const std::uint32_t row = b.tables[line_record].rows++;
  b.tables[line_record].parent.push_back(b.tables[claim_record].rows - 1);
  if (!code.empty()) set(line_record, "code", row, text(code), 0, &b);
  if (!date.empty()) set(line_record, "date", row, exact::parse_date(date).value().days, 0, &b);
  return {&b, row};
}

std::uint32_t World::cell(const std::vector<std::string>& symbols) {
  std::vector<core::SymbolId> ids;
  for (const std::string& s : symbols) ids.push_back(text(s));
  return vocabulary().lists.intern(ids);
}

claims::Vocabulary& World::vocabulary() {
  if (!vocabulary_) {
    finished = std::make_shared<core::Program>(program);
    vocabulary_ = std::make_unique<claims::Vocabulary>(finished->symbols);
  }
  return *vocabulary_;
}

Evaluator& World::evaluator() {
  if (!evaluator_) {
    vocabulary();
    plan_ = std::make_unique<Plan>(finished);
    evaluator_ = std::make_unique<Evaluator>(*plan_, *vocabulary_, settings);
  }
  return *evaluator_;
}

Value World::value(core::NodeId node, claims::LineRef line) {
  evaluator().look_at(batch, given, nullptr);
  return evaluator().value(node, line);
}

Decisions World::judge() {
  Decisions out;
  evaluator().judge(batch, given, out);
  return out;
}

}  // namespace edict::engine
