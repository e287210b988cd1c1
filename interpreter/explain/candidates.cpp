// Candidates from the findings of a line and the conditions behind them.
#include "explain/candidates.h"

#include <algorithm>

#include "explain/field_values.h"
#include "explain/reach.h"
#include "explain/replay.h"
#include "explain/walk.h"

namespace edict::explain {
namespace {

constexpr std::size_t kMostModifiers = 4;   // of a line of service (837: SV101-3 to -6)
constexpr std::size_t kMostCandidates = 80;

// JW and JZ declare what became of the rest of a drug: never a way to get another rule met.
bool declares_waste(const std::string& modifier) { return modifier == "JW" || modifier == "JZ"; }

using claims::cell;

class Search {
 public:
  Search(Words& words, claims::Vocabulary& vocabulary, std::uint32_t line)
      : words_(words), program_(words.program()), vocabulary_(vocabulary), batch_(*words.decisions().batch), line_(line) {
    const engine::LineDecision& decision = words.decisions().lines[line];
    for (std::uint32_t i = 0; i < decision.finding_count; ++i) {
      const core::RuleId rule = words.decisions().findings[decision.findings + i].rule;
      if (rule != core::kNone) rules_.push_back(rule);
    }
    nodes_ = reachable(program_, rules_, payment_terms(program_));
  }

  std::vector<Candidate> run() {
    missing_fields();
    modifiers();
    documents();
    authorization();
    if (found_.size() > kMostCandidates) found_.resize(kMostCandidates);
    return std::move(found_);
  }

 private:
  core::FieldId line_field(std::string_view name) const { return program_.schema.find(program_.schema.line, name); }

  void missing_fields() {
    const engine::LineDecision& decision = words_.decisions().lines[line_];
    std::vector<engine::Gap> told;
    for (std::uint32_t i = 0; i < decision.finding_count; ++i) {
      const engine::Finding& finding = words_.decisions().findings[decision.findings + i];
      for (std::uint32_t g = 0; g < finding.gap_count; ++g) {
        engine::Gap gap = words_.decisions().gaps[finding.gaps + g];
        using Kind = engine::Gap::Kind;
        if (gap.kind != Kind::Missing && gap.kind != Kind::NoColumn && gap.kind != Kind::Unreadable) continue;
        if (gap.batch != nullptr && gap.batch != &batch_) continue;
        gap.kind = Kind::Missing;
        gap.node = core::kNone;
        if (std::find(told.begin(), told.end(), gap) != told.end()) continue;
        told.push_back(gap);
        field(gap);
      }
    }
  }

  void field(const engine::Gap& gap) {
    if (gap.row >= batch_.tables[gap.record].rows) return;
    const std::string name = words_.gap(gap, {&batch_, line_});
    for (const FieldValue& value : field_values(words_, vocabulary_, nodes_, gap.record, gap.field, line_)) {
      claims::Batch changed = batch_;
      set_cell(changed, program_.schema, gap.record, gap.field, gap.row, value.value, value.extra);
      const std::string shown = cell_text(changed, gap.record, gap.field, gap.row, words_.evaluator());
      found_.push_back({Candidate::Kind::Field, gap.record, gap.field, gap.row, value.value, value.extra, name + " = " + shown});
    }
  }

  template <typename Add>
  void add_members(core::SetId set, const Add& add) const {
    for (const core::Member& member : program_.sets[set].members) {
      if (member.except) continue;
      if (member.set != core::kNone) add_members(member.set, add);
      else add(member.exact);
    }
  }

  // Symbols of a kind that the conditions name.
  std::vector<core::SymbolId> named(core::SymbolKind kind, std::uint32_t vocabulary) const {
    std::vector<core::SymbolId> symbols;
    const auto add = [&](core::SymbolId id) {
      if (id != 0 && std::find(symbols.begin(), symbols.end(), id) == symbols.end()) symbols.push_back(id);
    };
    const auto of_kind = [&](const core::Type& type) { return type.symbol == kind && (kind != core::SymbolKind::Value || type.of == vocabulary); };
    for (const core::NodeId id : nodes_) {
      const core::Node& node = program_.node(id);
      if (node.op == core::Op::InSet && program_.sets[node.aux].element == kind && kind != core::SymbolKind::Value) {
        add_members(node.aux, add);
      }
      if (node.op != core::Op::Constant || !of_kind(node.type)) continue;
      const core::Constant& constant = program_.constants[node.aux];
      add(constant.symbol);
      for (const core::ConstantId item : constant.items) add(program_.constants[item].symbol);
    }
    std::sort(symbols.begin(), symbols.end(), [&](core::SymbolId a, core::SymbolId b) { return program_.symbols.text(a) < program_.symbols.text(b); });
    return symbols;
  }

  bool names(core::NodeId value, core::SymbolId modifier) const {
    const core::Node& node = program_.node(value);
    if (node.op != core::Op::Constant) return false;
    const core::Constant& constant = program_.constants[node.aux];
    return constant.symbol == modifier ||
           std::any_of(constant.items.begin(), constant.items.end(), [&](core::ConstantId item) { return program_.constants[item].symbol == modifier; });
  }

  // A requirement that asks the judged line itself for this modifier; what a sum leaves out or a term counts is no such question.
  bool asks_for(core::NodeId id, core::SymbolId modifier) const {
    if (id == core::kNone) return false;
    const core::Node& node = program_.node(id);
    if (node.op == core::Op::Quantify || node.op == core::Op::Aggregate) return false;
    const std::vector<core::NodeId> parts = core::children(program_, id);
    const bool of_line = std::any_of(parts.begin(), parts.end(), [&](core::NodeId part) {
      const core::Node& list = program_.node(part);
      return list.op == core::Op::Field && list.aux == line_field("modifiers") && program_.node(list.a).op == core::Op::Variable && program_.node(list.a).aux == 0;
    });
    if (of_line && std::any_of(parts.begin(), parts.end(), [&](core::NodeId part) { return names(part, modifier); })) return true;
    return std::any_of(parts.begin(), parts.end(), [&](core::NodeId part) { return asks_for(part, modifier); });
  }

  // Whether a rule that stands in the way is about what was thrown away: its own `require` speaks of this modifier.
  bool about_waste(const std::string& modifier) const {
    const core::SymbolId symbol = program_.symbols.find(modifier);
    return std::any_of(rules_.begin(), rules_.end(), [&](core::RuleId id) {
      const core::ChoiceId require = program_.rules[id].require;
      if (require == core::kNone || symbol == 0) return false;
      const core::Choice& choice = program_.choices[require];
      return asks_for(choice.base, symbol) || std::any_of(choice.overrides.begin(), choice.overrides.end(), [&](const core::Override& o) {
        return o.value != core::kNone && asks_for(program_.choices[o.value].base, symbol);
      });
    });
  }

  bool may_change(const std::string& modifier) const { return !declares_waste(modifier) || about_waste(modifier); }

  void modifiers() {
    const auto present = cell(batch_, program_.schema.line, line_field("modifiers"), line_);
    std::vector<core::SymbolId> has;
    if (present) {
      const auto list = static_cast<std::uint32_t>(*present);
      has.assign(vocabulary_.lists.begin(list), vocabulary_.lists.begin(list) + vocabulary_.lists.size(list));
    }
    for (const core::SymbolId symbol : named(core::SymbolKind::Modifier, core::kNone)) {
      if (std::find(has.begin(), has.end(), symbol) != has.end() || has.size() >= kMostModifiers) continue;
      if (!may_change(program_.symbols.text(symbol))) continue;
      found_.push_back({.kind = Candidate::Kind::Modifier, .value = symbol, .text = "modifier " + program_.symbols.text(symbol) + " is present"});
    }
    for (const core::SymbolId symbol : has) {
      if (!may_change(vocabulary_.symbols.text(symbol))) continue;
      found_.push_back({.kind = Candidate::Kind::WithoutModifier, .value = symbol, .text = "modifier " + vocabulary_.symbols.text(symbol) + " is absent"});
    }
  }

  void documents() {
    const core::FieldId list = program_.schema.find(program_.schema.claim, "documents");
    if (list == core::kNoField) return;
    const auto record = static_cast<core::RecordId>(program_.schema.field(program_.schema.claim, list).type.of);
    const core::FieldId kind = program_.schema.find(record, "kind");
    if (kind == core::kNoField) return;
    for (const core::SymbolId symbol : named(core::SymbolKind::Value, program_.schema.field(record, kind).type.of)) {
      found_.push_back({.kind = Candidate::Kind::Document, .value = symbol, .text = "a document " + program_.symbols.text(symbol)});
    }
  }

  void authorization() {
    const core::FieldId list = program_.schema.find(program_.schema.claim, "authorizations");
    const auto code = cell(batch_, program_.schema.line, line_field("code"), line_);
    const auto date = cell(batch_, program_.schema.line, line_field("date"), line_);
    if (list == core::kNoField || !code || !date) return;
    const bool read = std::any_of(nodes_.begin(), nodes_.end(), [&](core::NodeId id) {
      const core::Node& node = program_.node(id);
      return node.op == core::Op::Field && node.aux == list && program_.node(node.a).type.of == program_.schema.claim;
    });
    if (!read) return;
    const std::string covers = core::shown(core::SymbolKind::Code, vocabulary_.symbols.text(static_cast<core::SymbolId>(*code)));
    const std::string on = exact::date_text(exact::Date{static_cast<std::int32_t>(*date)});
    found_.push_back({.kind = Candidate::Kind::Authorization, .text = "an authorization covering " + covers + " on " + on});
  }

  Words& words_;
  const core::Program& program_;
  claims::Vocabulary& vocabulary_;
  const claims::Batch& batch_;
  std::uint32_t line_;
  std::vector<core::RuleId> rules_;   // those with a finding
  std::vector<core::NodeId> nodes_;
  std::vector<Candidate> found_;
};

void change_modifiers(const Candidate& candidate, claims::Batch& batch, const core::Schema& schema, claims::Vocabulary& vocabulary, std::uint32_t line) {
  const core::FieldId field = schema.find(schema.line, "modifiers");
  if (field == core::kNoField) return;
  const auto symbol = static_cast<core::SymbolId>(candidate.value);
  std::vector<core::SymbolId> members;
  if (const auto list = cell(batch, schema.line, field, line)) {
    const auto at = static_cast<std::uint32_t>(*list);
    members.assign(vocabulary.lists.begin(at), vocabulary.lists.begin(at) + vocabulary.lists.size(at));
  }
  if (candidate.kind == Candidate::Kind::Modifier) members.push_back(symbol);
  else std::erase(members, symbol);
  set_cell(batch, schema, schema.line, field, line, vocabulary.lists.intern(members));
}

void add_document(const Candidate& candidate, claims::Batch& batch, const core::Schema& schema, std::uint32_t line) {
  const core::FieldId list = schema.find(schema.claim, "documents");
  const auto record = static_cast<core::RecordId>(schema.field(schema.claim, list).type.of);
  const std::uint32_t row = append_row(batch, schema, list);
  set_cell(batch, schema, record, schema.find(record, "kind"), row, candidate.value);
  const core::FieldId date_field = schema.find(record, "date");
  const auto date = cell(batch, schema.line, schema.find(schema.line, "date"), line);
  if (date_field != core::kNoField && date) set_cell(batch, schema, record, date_field, row, *date);
}

// Covers the line's code, on its date, for its units, of which none are used.
void add_authorization(claims::Batch& batch, const core::Schema& schema, claims::Vocabulary& vocabulary, std::uint32_t line) {
  const core::FieldId list = schema.find(schema.claim, "authorizations");
  const auto record = static_cast<core::RecordId>(schema.field(schema.claim, list).type.of);
  const auto code = cell(batch, schema.line, schema.find(schema.line, "code"), line);
  const auto date = cell(batch, schema.line, schema.find(schema.line, "date"), line);
  const auto units = cell(batch, schema.line, schema.find(schema.line, "units"), line);
  const std::uint32_t row = append_row(batch, schema, list);
  const auto set = [&](std::string_view name, std::int64_t value, std::int64_t extra = 0) {
    const core::FieldId field = schema.find(record, name);
    if (field != core::kNoField) set_cell(batch, schema, record, field, row, value, extra);
  };
  set("number", vocabulary.symbols.intern("to be given"));
  if (code) set("codes", vocabulary.lists.intern(std::vector<core::SymbolId>{static_cast<core::SymbolId>(*code)}));
  if (date) set("period", *date, *date);
  if (units) set("units", *units);
  set("units_used", 0);
}

}  // namespace

bool Candidate::same_place(const Candidate& other) const {
  const auto place = [](Kind of) { return of == Kind::WithoutModifier ? Kind::Modifier : of; };
  if (place(kind) != place(other.kind)) return false;
  switch (kind) {
    case Kind::Field: return record == other.record && field == other.field && row == other.row;
    case Kind::Modifier:
    case Kind::WithoutModifier:
    case Kind::Document: return value == other.value;
    case Kind::Authorization: return true;
  }
  return true;
}

std::vector<Candidate> candidates(Words& words, claims::Vocabulary& vocabulary, std::uint32_t line) { return Search(words, vocabulary, line).run(); }

void apply(const Candidate& candidate, claims::Batch& batch, const core::Program& program, claims::Vocabulary& vocabulary, std::uint32_t line) {
  const core::Schema& schema = program.schema;
  switch (candidate.kind) {
    case Candidate::Kind::Field: return set_cell(batch, schema, candidate.record, candidate.field, candidate.row, candidate.value, candidate.extra);
    case Candidate::Kind::Modifier:
    case Candidate::Kind::WithoutModifier: return change_modifiers(candidate, batch, schema, vocabulary, line);
    case Candidate::Kind::Document: return add_document(candidate, batch, schema, line);
    case Candidate::Kind::Authorization: return add_authorization(batch, schema, vocabulary, line);
  }
}

}  // namespace edict::explain
