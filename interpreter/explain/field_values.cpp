// Boundaries first: what the field is compared with, one step beyond each; then members of sets and keys of tables; then what its kind suggests.
#include "explain/field_values.h"

#include <algorithm>

#include "exact/decimal.h"
#include "explain/walk.h"

namespace edict::explain {
namespace {

using core::Kind;
using core::NodeId;
using core::Op;

constexpr std::size_t kMostValues = 12;
constexpr std::size_t kMostOfSet = 3;

class Values {
 public:
  Values(Words& words, claims::Vocabulary& vocabulary, core::RecordId record, core::FieldId field, std::uint32_t line)
      : words_(words), program_(words.program()), vocabulary_(vocabulary), record_(record), field_(field), line_(line),
        type_(program_.schema.field(record, field).type) {}

  std::vector<FieldValue> run(const std::vector<NodeId>& nodes) {
    for (const NodeId id : nodes) node(id);
    from_the_line();
    of_its_kind();
    if (found_.size() > kMostValues) found_.resize(kMostValues);
    return std::move(found_);
  }

 private:
  bool is_field(NodeId id) const {
    if (id == core::kNone) return false;
    const core::Node& node = program_.node(id);
    if (node.op == Op::First || node.op == Op::Last || node.op == Op::ToAmount || node.op == Op::ToUnits) return is_field(node.a);
    return node.op == Op::Field && node.aux == field_ && program_.node(node.a).type.kind == Kind::Record && program_.node(node.a).type.of == record_;
  }

  // A value of another kind than the field's is none of its values: a code beside a list of codes, a day beside a period.
  void add(std::int64_t value, std::int64_t extra = 0) {
    if (type_.kind == Kind::List || type_.kind == Kind::Record || type_.kind == Kind::Row) return;
    keep({value, extra});
  }

  void keep(FieldValue one) {
    if (std::find(found_.begin(), found_.end(), one) == found_.end()) found_.push_back(one);
  }

  void number(std::int64_t value, std::int64_t extra) {
    for (const std::int64_t step : {std::int64_t{0}, exact::kOne, -exact::kOne}) add(value + step, extra);
  }

  void symbol(core::SymbolId id) {
    if (id == 0) return;
    if (type_.kind != Kind::List) add(id);
    else if (type_.element == Kind::Symbol || type_.element == Kind::Text) keep({vocabulary_.lists.intern(std::vector<core::SymbolId>{id}), 0});
  }

  void constant(core::ConstantId id) {
    if (id == core::kNone) return;
    const core::Constant& c = program_.constants[id];
    for (const core::ConstantId item : c.items) constant(item);
    switch (c.type.kind) {
      case Kind::Boolean: add(c.number); break;
      case Kind::Number:
      case Kind::Units:
        if (type_.kind == Kind::Amount) number(c.number, c.type.dimension);
        else number(c.number, 0);
        break;
      case Kind::Amount: number(c.number, c.dimension); break;
      case Kind::Date:
        for (const int step : {0, 1, -1}) add(c.date.days + step, type_.kind == Kind::Period ? c.date.days + step : 0);
        break;
      case Kind::Text:
      case Kind::Symbol: symbol(c.symbol); break;
      case Kind::Period: add(c.period.first.days, c.period.last.days); break;
      case Kind::UnitSize:
      case Kind::PerUnit:
      case Kind::Duration:
      case Kind::Record:
      case Kind::Row:
      case Kind::List: break;
    }
  }

  // The other side of a comparison, where it is known without the field.
  void other_side(NodeId id) {
    if (program_.node(id).op == Op::Constant) return constant(program_.node(id).aux);
    if (!closed(program_, id)) return;
    const engine::Value value = words_.evaluator().value(id, here());
    if (!value.known() || value.denominator != 1) return;
    const core::Type& type = program_.node(id).type;
    if (type.kind == Kind::Number || type.kind == Kind::Units || type.kind == Kind::Amount) {
      const auto millionths = exact::divide_rounded(value.numerator * exact::kOne, exact::power_of_ten(type.scale), exact::Rounding::Floor);
      if (type.scale <= 12 && millionths && *millionths < exact::kLimit && *millionths > -exact::kLimit) {
        add(static_cast<std::int64_t>(*millionths), type.kind == Kind::Amount ? value.dimension : 0);
      }
    } else if (type.kind == Kind::Date) {
      add(static_cast<std::int64_t>(value.numerator), type_.kind == Kind::Period ? static_cast<std::int64_t>(value.numerator) : 0);
    } else if (type.kind == Kind::Symbol || type.kind == Kind::Text) {
      symbol(static_cast<core::SymbolId>(value.numerator));
    }
  }

  void node(NodeId id) {
    const core::Node& n = program_.node(id);
    if (n.op == Op::Compare || n.op == Op::InPeriod) {
      if (is_field(n.a)) other_side(n.b);
      else if (is_field(n.b)) other_side(n.a);
    } else if (n.op == Op::Inside && is_field(n.a)) {
      for (const NodeId bound : {n.b, n.c}) {
        if (bound != core::kNone) other_side(bound);
      }
    } else if (n.op == Op::InList && (is_field(n.a) || is_field(n.b))) {
      other_side(is_field(n.a) ? n.b : n.a);
    } else if (n.op == Op::InSet && is_field(n.a)) {
      set(n.aux);
    } else if (n.op == Op::Quantify && is_field(n.a)) {
      for (const NodeId child : inside(n.b)) {
        if (program_.node(child).op == Op::InSet) set(program_.node(child).aux);
        if (program_.node(child).op == Op::Constant && program_.node(child).type.symbol == type_.symbol) constant(program_.node(child).aux);
      }
    } else if (n.op == Op::Lookup || n.op == Op::HasRow) {
      for (std::uint32_t i = 0; i < n.list_size; ++i) {
        if (is_field(program_.operand(n, i))) key(n.aux, i);
      }
    }
  }

  std::vector<NodeId> inside(NodeId root) const {
    std::vector<NodeId> all;
    if (root != core::kNone) all.push_back(root);
    for (std::size_t i = 0; i < all.size() && all.size() < 200; ++i) {
      for (const NodeId child : children(program_, all[i])) all.push_back(child);
    }
    return all;
  }

  void set(core::SetId id) {
    std::size_t taken = 0;
    members(id, taken);
  }

  void members(core::SetId id, std::size_t& taken) {
    for (const core::Member& member : program_.sets[id].members) {
      if (member.except || taken == kMostOfSet) continue;
      if (member.set != core::kNone) {
        members(member.set, taken);
        continue;
      }
      ++taken;
      symbol(member.exact != 0 ? member.exact : member.first.empty() ? 0 : vocabulary_.symbols.intern(member.first));
    }
  }

  void key(core::TableId id, std::uint32_t column) {
    std::size_t taken = 0;
    for (const core::Row& row : program_.tables[id].rows) {
      if (row.otherwise || column >= row.keys.size() || taken == kMostOfSet) continue;
      ++taken;
      const core::Matcher& matcher = row.keys[column];
      switch (matcher.kind) {
        case core::Matcher::Kind::Any: break;
        case core::Matcher::Kind::Symbol: symbol(matcher.symbol); break;
        case core::Matcher::Kind::Set: set(matcher.set); break;
        case core::Matcher::Kind::Range:
        case core::Matcher::Kind::Value: constant(matcher.first); break;
      }
    }
  }

  claims::LineRef here() const { return {words_.decisions().batch, line_}; }

  std::optional<std::int64_t> line_cell(std::string_view name) const {
    const core::FieldId field = program_.schema.find(program_.schema.line, name);
    if (field == core::kNoField) return std::nullopt;
    const claims::Column& column = words_.decisions().batch->tables[program_.schema.line].columns[field];
    if (column.value.empty() || !column.is_known(line_)) return std::nullopt;
    return column.value[line_];
  }

  // An amount that its units stand for: units × the code's unit.
  void from_the_line() {
    if (type_.kind != Kind::Amount || program_.unit_attribute == core::kNone) return;
    const auto code = line_cell("code");
    const auto units = line_cell("units");
    const auto date = words_.evaluator().date_of(here());
    if (!code || !units || !date) return;
    const auto& values = program_.attributes[program_.unit_attribute].values;
    const auto at = values.find(static_cast<core::SymbolId>(*code));
    if (at == values.end()) return;
    for (const core::AttributeValue& value : at->second) {
      if (!value.effective.contains(*date)) continue;
      engine::Environment environment;
      environment.slots.resize(1);
      environment.slots[0].kind = Kind::Record;
      environment.slots[0].record = here();
      const auto resolved = words_.evaluator().resolve(value.value, environment);
      if (resolved.value == core::kNone || program_.node(resolved.value).op != Op::Constant) return;
      const core::Constant& size = program_.constants[program_.node(resolved.value).aux];
      const exact::Int amount = exact::Int{size.number} * *units / exact::kOne;
      if (amount > 0 && amount < exact::kLimit) found_.insert(found_.begin(), {static_cast<std::int64_t>(amount), size.dimension});
      return;
    }
  }

  void of_its_kind() {
    const auto date = words_.evaluator().date_of(here());
    switch (type_.kind) {
      case Kind::Boolean: add(1); add(0); break;
      case Kind::Number: add(0); add(exact::kOne); break;
      case Kind::Units: add(exact::kOne); break;
      case Kind::Date:
        if (date) add(date->days);
        break;
      case Kind::Period:
        if (date) add(exact::make_date(exact::civil(*date).year, 1, 1)->days, exact::make_date(exact::civil(*date).year, 12, 31)->days);
        break;
      case Kind::Text: add(vocabulary_.symbols.intern("as stated")); break;
      case Kind::Symbol:
        if (type_.symbol == core::SymbolKind::Value && type_.of < program_.vocabularies.size()) {
          for (const core::SymbolId member : program_.vocabularies[type_.of].members) symbol(member);
        }
        if (type_.symbol == core::SymbolKind::Payer) {
          for (const core::Payer& payer : program_.payers) symbol(payer.symbol);
        }
        break;
      case Kind::List:
        if (type_.element != Kind::Record) keep({vocabulary_.lists.intern(std::vector<core::SymbolId>{}), 0});
        break;
      case Kind::Amount: case Kind::UnitSize: case Kind::PerUnit: case Kind::Duration: case Kind::Record: case Kind::Row: break;
    }
  }

  Words& words_;
  const core::Program& program_;
  claims::Vocabulary& vocabulary_;
  core::RecordId record_;
  core::FieldId field_;
  std::uint32_t line_;
  core::Type type_;
  std::vector<FieldValue> found_;
};

}  // namespace

std::vector<FieldValue> field_values(Words& words, claims::Vocabulary& vocabulary, const std::vector<NodeId>& nodes, core::RecordId record, core::FieldId field,
                                     std::uint32_t line) {
  return Values(words, vocabulary, record, field, line).run(nodes);
}

}  // namespace edict::explain
