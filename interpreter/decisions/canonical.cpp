// Formulas by digest: a node's is that of its operator, its plain parts and its operands' digests, so shared parts are taken once.
#include "decisions/canonical.h"

#include <algorithm>

#include "decisions/sha256.h"

namespace edict::decisions {
namespace {

using core::Op;
using std::to_string;

constexpr int kDeepest = 60;

std::string ordered(std::vector<std::string> parts) {
  std::sort(parts.begin(), parts.end());
  std::string text;
  for (const std::string& part : parts) text += part + ";";
  return text;
}

}  // namespace

Canonical::Canonical(const core::Program& program) : p_(program) {
  for (const core::Set& one : program.sets) sets_.push_back(set(one));
  nodes_.reserve(program.nodes.size());
  for (const core::Node& node : program.nodes) {
    std::string text = shape(node);
    const auto add = [&](core::NodeId child) { text += child == core::kNone ? "-" : nodes_[child]; };
    add(node.a);
    if (node.op == Op::Round) {
      text += to_string(node.b);
    } else {
      add(node.b);
      add(node.c);
    }
    for (std::uint32_t i = 0; i < node.list_size; ++i) add(program.operand(node, i));
    nodes_.push_back(sha256_hex(text).substr(0, 32));
  }
}

std::string Canonical::quoted(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c == '\n' ? ' ' : c;
  }
  return out + "\"";
}

std::string Canonical::symbol(core::SymbolId id) const { return id == 0 ? "-" : quoted(p_.symbols.text(id)); }

std::string Canonical::period(const exact::Period& period) const { return "(" + to_string(period.first.days) + ".." + to_string(period.last.days) + ")"; }

std::string Canonical::type(const core::Type& type) const {
  std::string of = "-";
  const bool record = type.kind == core::Kind::Record || (type.kind == core::Kind::List && type.element == core::Kind::Record);
  if (record && type.of < p_.schema.records.size()) of = p_.schema.records[type.of].name;
  if (type.kind == core::Kind::Row && type.of < p_.tables.size()) of = p_.tables[type.of].name;
  if (type.symbol == core::SymbolKind::Value && type.of < p_.vocabularies.size()) of = p_.vocabularies[type.of].name;
  const std::string dimension = type.dimension < p_.schema.dimensions.size() ? p_.schema.dimensions[type.dimension] : "-";
  return "<" + to_string(static_cast<int>(type.kind)) + "," + to_string(type.scale) + "," + to_string(type.ratio) + to_string(type.money) + to_string(type.percent) +
         "," + dimension + "," + to_string(static_cast<int>(type.symbol)) + "," + to_string(static_cast<int>(type.element)) + "," + of + ">";
}

std::string Canonical::size(core::UnitSizeId id) const {
  if (id == 0 || id >= p_.unit_sizes.size()) return "-";
  const core::UnitSize& unit = p_.unit_sizes[id];
  return symbol(unit.code) + "/" + p_.schema.dimensions[unit.dimension] + "/" + to_string(unit.amount);
}

std::string Canonical::constant(core::ConstantId id) const {
  if (id == core::kNone) return "-";
  const core::Constant& c = p_.constants[id];
  std::string text = type(c.type) + to_string(c.number) + "," + (c.dimension < p_.schema.dimensions.size() ? p_.schema.dimensions[c.dimension] : "-") + "," + symbol(c.symbol) + "," +
                     size(c.unit_size) + "," + to_string(c.date.days) + "," + period(c.period) + "," + to_string(c.duration.months) + "m" + to_string(c.duration.days) + "d[";
  for (const core::ConstantId item : c.items) text += constant(item) + ",";
  return text + "]";
}

std::string Canonical::shape(const core::Node& node) const {
  std::string text = to_string(static_cast<int>(node.op)) + ":" + to_string(node.slot) + type(node.type);
  switch (node.op) {
    case Op::Constant: return text + constant(node.aux);
    case Op::Field: {
      const core::Type& record = p_.node(node.a).type;
      return text + p_.schema.field(static_cast<core::RecordId>(record.of), static_cast<core::FieldId>(node.aux)).name;
    }
    case Op::Attribute: return text + quoted(p_.attributes[node.aux].name);
    case Op::Term: return text + quoted(p_.terms[node.aux].name);
    case Op::Lookup:
    case Op::HasRow: return text + quoted(p_.tables[node.aux].name);
    case Op::InSet: return text + quoted(p_.sets[node.aux].name) + sets_[node.aux];
    case Op::Variable: case Op::ClaimOf: case Op::Day: case Op::History: case Op::Column: case Op::InList: case Op::Inside: case Op::InPeriod: case Op::PeriodFirst:
    case Op::PeriodLast: case Op::MakeList: case Op::Not: case Op::And: case Op::Or: case Op::Compare: case Op::Add: case Op::Subtract: case Op::Multiply:
    case Op::Divide: case Op::Negate: case Op::Round: case Op::Min: case Op::Max: case Op::If: case Op::Otherwise: case Op::IsKnown: case Op::IsMissing:
    case Op::IsOpen: case Op::Quantify: case Op::Aggregate: case Op::First: case Op::Last: case Op::AddDuration: case Op::DaysBetween: case Op::Within:
    case Op::AgeCompare: case Op::ToAmount: case Op::ToUnits: case Op::FewestPackages: return text + to_string(node.aux);
  }
  return text;
}

std::string Canonical::node(core::NodeId id) const { return id == core::kNone ? "-" : nodes_[id]; }

std::string Canonical::outcome(core::OutcomeId id) const {
  if (id == core::kNone) return "-";
  const core::Outcome& o = p_.outcomes[id];
  std::string text = to_string(static_cast<int>(o.kind)) + "," + to_string(static_cast<int>(o.group)) + "," + symbol(o.carc) + "," + symbol(o.reason) + "," + node(o.amount);
  for (const core::SymbolId remark : o.remarks) text += "," + symbol(remark);
  return text;
}

std::string Canonical::message(std::uint32_t index) const {
  if (index == core::kNone) return "-";
  std::string text;
  for (const core::MessagePart& part : p_.messages[index].parts) text += part.node == core::kNone ? symbol(part.text) : node(part.node);
  return text;
}

std::string Canonical::choice(core::ChoiceId id, Of what) const { return choice_under(id, what, 0); }

std::string Canonical::choice_under(core::ChoiceId id, Of what, int depth) const {
  if (id == core::kNone || depth > kDeepest) return "-";
  const core::Choice& choice = p_.choices[id];
  std::string text = "[";
  switch (what) {
    case Of::Node: text += node(choice.base); break;
    case Of::Outcome: text += outcome(choice.base); break;
    case Of::Message: text += message(choice.base); break;
  }
  std::vector<std::string> overrides;
  for (const core::Override& o : choice.overrides) {
    overrides.push_back((o.exception == core::kNone ? "-" : quoted(p_.exceptions[o.exception].name)) + symbol(o.payer) + period(o.effective) + node(o.when) +
                        choice_under(o.active, Of::Node, depth + 1) + choice_under(o.value, what, depth + 1));
  }
  return text + ordered(std::move(overrides)) + "]";
}

std::string Canonical::set(const core::Set& set) const {
  std::vector<std::string> members;
  for (const core::Member& m : set.members) {
    members.push_back((m.except ? "except " : "") + (m.set == core::kNone ? "" : sets_[m.set]) + symbol(m.exact) + quoted(m.first) + quoted(m.last) + (m.any ? "any" : "") + period(m.effective));
  }
  return to_string(static_cast<int>(set.element)) + "{" + sha256_hex(ordered(std::move(members))).substr(0, 32) + "}";
}

std::string Canonical::row(const core::Row& row) const {
  std::string text = (row.otherwise ? "otherwise" : "") + period(row.effective);
  for (const core::Matcher& m : row.keys) {
    text += "|" + to_string(static_cast<int>(m.kind)) + symbol(m.symbol) + (m.set == core::kNone ? "-" : quoted(p_.sets[m.set].name) + sets_[m.set]) + constant(m.first) + constant(m.last) +
            (m.half_open ? "<" : "");
  }
  for (const core::ChoiceId cell : row.cells) text += "|" + choice(cell, Of::Node);
  return text;
}

}  // namespace edict::decisions
