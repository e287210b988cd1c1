// What is not known, and faults, in words; and the facts that conditions read.
#include <unordered_set>

#include "diagnostic/catalogue.h"
#include "engine/faults.h"
#include "explain/node_text.h"
#include "explain/walk.h"
#include "explain/words.h"

namespace edict::explain {
namespace {

constexpr std::size_t kMostFacts = 16;

std::string dimension_name(const core::Schema& schema, core::DimensionId dimension) {
  return dimension != 0 && dimension < schema.dimensions.size() ? schema.dimensions[dimension] : "no dimension";
}

}  // namespace

// A field of the judged line, its claim and patient by its path; of another record with the record's name.
std::string Words::field_name(const engine::Gap& gap, claims::LineRef line) const {
  const core::Schema& schema = program().schema;
  if (gap.record >= schema.records.size() || gap.field >= schema.records[gap.record].fields.size()) return "a field";
  const std::string& field = schema.field(gap.record, gap.field).name;
  const bool here = gap.batch == nullptr || gap.batch == line.batch;
  if (gap.record == schema.line) return here && gap.row == line.row ? "line." + field : line_name({here ? line.batch : gap.batch, gap.row}) + ": " + field;
  if (gap.record == schema.claim) return here ? "claim." + field : "the earlier claim's " + field;
  if (gap.record == schema.patient) return "claim.patient." + field;
  return record_text(here ? *line.batch : *gap.batch, gap.record, gap.row, evaluator_) + ": " + field;
}

std::string Words::fault_place(const engine::Gap& gap) const {
  return gap.node == core::kNone ? "" : " in `" + node_text(program(), gap.node, sources_) + "`";
}

// Of a failed operation on amounts or units: what stood on its two sides.
std::string Words::sides(const engine::Gap& gap, claims::LineRef line) {
  if (gap.node == core::kNone) return "";
  const core::Node& node = program().node(gap.node);
  if (node.a == core::kNone || node.b == core::kNone || node.op == core::Op::Round || !closed(program(), gap.node)) return "";
  const engine::Value a = evaluator_.value(node.a, line);
  const engine::Value b = evaluator_.value(node.b, line);
  if (!a.known() || !b.known()) return "";
  const core::Schema& schema = program().schema;
  const auto told = [&](const engine::Value& value, core::NodeId of) {
    const core::Type& type = program().node(of).type;
    std::string text = value_text(value, type, evaluator_);
    if (type.kind == core::Kind::Amount) text += " (" + dimension_name(schema, value.dimension) + ")";
    if (type.kind == core::Kind::Units && value.counted.code != 0) text += " of " + core::shown(core::SymbolKind::Code, symbols().text(value.counted.code));
    return text;
  };
  return ": " + told(a, node.a) + " and " + told(b, node.b);
}

std::string Words::keys(const engine::Gap& gap, claims::LineRef line) {
  if (gap.symbol != 0) return " for " + symbols().text(gap.symbol);
  if (gap.node == core::kNone || program().node(gap.node).op != core::Op::Lookup || !closed(program(), gap.node)) return "";
  const core::Node& node = program().node(gap.node);
  std::string text;
  for (std::uint32_t i = 0; i < node.list_size; ++i) text += (i == 0 ? " for " : ", ") + value(program().operand(node, i), line);
  return text;
}

// A fault with its code, of which `edict help` tells more.
std::string Words::gap(const engine::Gap& gap, claims::LineRef line) {
  const auto code = engine::code_of(gap.kind);
  return what(gap, line) + (code ? " (" + std::string(diagnostic::entry(*code).id) + ")" : "");
}

std::string Words::what(const engine::Gap& gap, claims::LineRef line) {
  using Kind = engine::Gap::Kind;
  const core::Program& p = program();
  const auto exception = [&](std::uint32_t id) { return id < p.exceptions.size() ? "`" + p.exceptions[id].name + "`" : std::string("an exception"); };
  const auto table = [&] { return gap.id < p.tables.size() ? std::string(short_name(p.tables[gap.id].name)) : std::string("a table"); };
  switch (gap.kind) {
    case Kind::Missing: return field_name(gap, line);
    case Kind::Unreadable: {
      const claims::Batch* batch = gap.batch != nullptr ? gap.batch : line.batch;
      const claims::Unreadable* cell = batch->find_unreadable(gap.record, gap.field, gap.row);
      return field_name(gap, line) + " is unreadable" + (cell == nullptr ? "" : ": `" + cell->text + "`");
    }
    case Kind::NoColumn: return field_name(gap, line) + " (the claims have no such column)";
    case Kind::NoRow:
      if (gap.id < p.tables.size() && gap.other < p.tables[gap.id].columns.size()) {
        return "`" + p.tables[gap.id].columns[gap.other].name + "` in the matching row of " + table() + " (the cell is blank)";
      }
      return "a matching row of " + table() + keys(gap, line);
    case Kind::NoDefinition:
      if (gap.is_attribute) {
        const std::string name = gap.id < p.attributes.size() ? p.attributes[gap.id].name : "attribute";
        return "the " + name + " of " + (gap.symbol == 0 ? "the code" : core::shown(core::SymbolKind::Code, symbols().text(gap.symbol))) + ", which is stated nowhere";
      }
      return gap.id < p.terms.size() ? "a definition of " + std::string(short_name(p.terms[gap.id].name)) + " on that date" : "a definition on that date";
    case Kind::EmptyList: return "a member to take" + fault_place(gap);
    case Kind::NoHistory: return "the patient's history";
    case Kind::Overflow: return "a number out of range" + fault_place(gap);
    case Kind::DivisionByZero: return "a division by zero" + fault_place(gap);
    case Kind::AmountMismatch: return "amounts of two dimensions" + fault_place(gap) + sides(gap, line);
    case Kind::UnitsMismatch: return "units that cannot be compared" + fault_place(gap) + sides(gap, line);
    case Kind::Conflict: return "exceptions " + exception(gap.id) + " and " + exception(gap.other) + " disagree";
    case Kind::ManyRows: return "several rows of " + table() + " match" + keys(gap, line);
    case Kind::TooMuch: return "too many lines and entries of lists to go through" + fault_place(gap);
    case Kind::Undecidable: return "whether exception " + exception(gap.id) + " holds";
  }
  return "";
}

std::vector<std::string> Words::gaps(engine::ReasonId reason, claims::LineRef line) {
  std::vector<std::string> names;
  for (const engine::Gap& one : evaluator_.gaps(reason)) names.push_back(gap(one, line));
  return names;
}

// Paths from the judged line, and terms of it; what stands inside a term is the term's own affair.
const std::vector<Words::Readable>& Words::readable(core::NodeId root) {
  const auto found = readable_.find(root);
  if (found != readable_.end()) return found->second;
  std::vector<Readable> names;
  std::unordered_set<core::NodeId> seen;
  std::vector<core::NodeId> open{root};
  while (!open.empty() && names.size() < kMostFacts) {
    const core::NodeId id = open.back();
    open.pop_back();
    if (id == core::kNone || !seen.insert(id).second) continue;
    const core::Node& node = program().node(id);
    const bool tellable = node.type.kind != core::Kind::Record && !(node.type.kind == core::Kind::List && node.type.element == core::Kind::Record);
    if (node.op == core::Op::Field && tellable) {
      if (const auto path = path_text(program(), id)) {
        names.push_back({*path, id});
        continue;
      }
    }
    if (node.op == core::Op::Term) {
      const core::Node& of = program().node(node.a);
      if (of.op == core::Op::Variable && of.aux == 0) names.push_back({std::string(short_name(program().terms[node.aux].name)), id});
      continue;
    }
    const std::vector<core::NodeId> parts = children(program(), id);
    open.insert(open.end(), parts.rbegin(), parts.rend());
  }
  return readable_.emplace(root, std::move(names)).first->second;
}

std::vector<Fact> Words::facts_of(core::NodeId node, claims::LineRef line) {
  std::vector<Fact> facts;
  for (const Readable& readable : readable(node)) facts.push_back({readable.name, value(readable.node, line)});
  return facts;
}

}  // namespace edict::explain
