// Hash-consing by the bytes of what makes a thing what it is; spans are left out.
#include "core/node_pool.h"

namespace edict::core {

namespace {

// The place of an id in a list that grows as ids do.
std::uint32_t& kept_at(std::vector<std::uint32_t>& list, std::uint32_t id) {
  if (id >= list.size()) list.resize(id + 1 + list.size() / 2, kNone);
  return list[id];
}

constexpr std::uint64_t packed(std::int32_t a, std::int32_t b) {
  return (static_cast<std::uint64_t>(static_cast<std::uint32_t>(a)) << 32) | static_cast<std::uint32_t>(b);
}

}  // namespace

// In a large set most nodes and choices are no more than a constant.
void NodePool::expect_constants(std::size_t count) {
  program_.constants.reserve(count);
  program_.nodes.reserve(count);
  program_.choices.reserve(count);
  ids_.reserve(count * 2);
}

NodePool& NodePool::begin(char kind) {
  key_.clear();
  return add(static_cast<std::uint64_t>(kind));
}

NodePool& NodePool::add(std::uint64_t value) {
  key_.push_back(value);
  return *this;
}

NodePool& NodePool::add(const Type& t) {
  add((static_cast<std::uint64_t>(t.kind) << 40) | (static_cast<std::uint64_t>(t.scale) << 32) | (static_cast<std::uint64_t>(t.symbol) << 24) |
      (static_cast<std::uint64_t>(t.element) << 16) | (t.ratio ? 4u : 0u) | (t.money ? 2u : 0u) | (t.percent ? 1u : 0u));
  return add((static_cast<std::uint64_t>(t.dimension) << 32) | t.of);
}

template <typename T>
std::uint32_t NodePool::intern(std::vector<T>& into, T value) {
  std::uint32_t id = 0;
  const std::string_view bytes(reinterpret_cast<const char*>(key_.data()), key_.size() * sizeof(std::uint64_t));
  if (ids_.find_or_add(bytes, static_cast<std::uint32_t>(into.size()), id)) into.push_back(std::move(value));
  return id;
}

NodeId NodePool::node(Node node, const std::vector<NodeId>& list) {
  if (node.op == Op::Constant && node.type == program_.constants[node.aux].type) return constant_node(node);
  begin('n').add((static_cast<std::uint64_t>(node.op) << 40) | (static_cast<std::uint64_t>(node.slot) << 32) | node.aux);
  add((static_cast<std::uint64_t>(node.a) << 32) | node.b).add(node.c).add(node.type);
  for (NodeId operand : list) add(operand);
  node.list = static_cast<std::uint32_t>(program_.operands.size());
  node.list_size = static_cast<std::uint32_t>(list.size());
  const auto before = program_.nodes.size();
  const NodeId id = intern(program_.nodes, node);
  if (program_.nodes.size() != before) program_.operands.insert(program_.operands.end(), list.begin(), list.end());
  return id;
}

// Dates, periods and durations stand in the key of their kinds alone: elsewhere they are as they were made.
ConstantId NodePool::constant(Constant c) {
  begin('c').add(c.type).add(static_cast<std::uint64_t>(c.number)).add((static_cast<std::uint64_t>(c.dimension) << 32) | c.symbol).add(c.unit_size);
  if (!(c.period == exact::Period{})) add(1).add(packed(c.period.first.days, c.period.last.days));
  if (!(c.duration == exact::Duration{})) add(2).add(packed(c.duration.months, c.duration.days));
  if (c.date.days != 0) add(3).add(static_cast<std::uint32_t>(c.date.days));
  if (!c.items.empty()) add(4);
  for (ConstantId item : c.items) add(item);
  return intern(program_.constants, std::move(c));
}

NodeId NodePool::constant_node(Constant c, source::Span span) {
  Node made;
  made.op = Op::Constant;
  made.type = c.type;
  made.span = span;
  made.aux = constant(std::move(c));
  return constant_node(made);
}

// A constant of its own type needs no key: the constant says all.
NodeId NodePool::constant_node(const Node& made) {
  NodeId& known = kept_at(constant_nodes_, made.aux);
  if (known == kNone) {
    known = static_cast<NodeId>(program_.nodes.size());
    program_.nodes.push_back(made);
    program_.nodes.back().list = static_cast<std::uint32_t>(program_.operands.size());
  }
  return known;
}

NodeId NodePool::truth(bool value) {
  Constant c;
  c.type.kind = Kind::Boolean;
  c.number = value ? 1 : 0;
  return constant_node(c);
}

NodeId NodePool::number(std::int64_t millionths) {
  Constant c;
  c.type.kind = Kind::Number;
  c.type.scale = 6;
  c.number = millionths;
  return constant_node(c);
}

OutcomeId NodePool::outcome(const Outcome& o) {
  begin('o').add((static_cast<std::uint64_t>(o.kind) << 8) | static_cast<std::uint64_t>(o.group));
  add((static_cast<std::uint64_t>(o.carc) << 32) | o.reason).add(o.amount);
  for (SymbolId remark : o.remarks) add(remark);
  return intern(program_.outcomes, o);
}

std::uint32_t NodePool::message(const Message& m) {
  begin('m');
  for (const auto& part : m.parts) add((static_cast<std::uint64_t>(part.text) << 32) | part.node);
  return intern(program_.messages, m);
}

ChoiceId NodePool::plain_choice(std::uint32_t base) {
  static_assert(kNone + 1 == 0);  // "nothing, and no exceptions" has a place too
  ChoiceId& known = kept_at(plain_choices_, base + 1);
  if (known == kNone) {
    known = static_cast<ChoiceId>(program_.choices.size());
    program_.choices.push_back({base, {}});
  }
  return known;
}

ChoiceId NodePool::choice(Choice c) {
  if (c.overrides.empty()) return plain_choice(c.base);
  begin('h').add(c.base);
  for (const auto& o : c.overrides) {
    add((static_cast<std::uint64_t>(o.exception) << 32) | o.payer).add((static_cast<std::uint64_t>(o.when) << 32) | o.active).add(o.value);
    add(packed(o.effective.first.days, o.effective.last.days));
  }
  return intern(program_.choices, std::move(c));
}

UnitSizeId NodePool::unit_size(const UnitSize& size) {
  begin('u').add((static_cast<std::uint64_t>(size.code) << 32) | size.dimension).add(static_cast<std::uint64_t>(size.amount));
  return intern(program_.unit_sizes, size);
}

}  // namespace edict::core
