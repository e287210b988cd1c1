// Hash-consing by the bytes of what makes a thing what it is; spans are left out.
#include "core/node_pool.h"

#include <cstring>

namespace edict::core {

namespace {

class Key {
 public:
  explicit Key(char kind) {
    text_.reserve(kUsualLength);
    text_.push_back(kind);
  }
  Key& add(std::uint64_t value) {
    char bytes[sizeof value];
    std::memcpy(bytes, &value, sizeof value);
    text_.append(bytes, sizeof value);
    return *this;
  }
  Key& add(const Type& t) {
    add((static_cast<std::uint64_t>(t.kind) << 40) | (static_cast<std::uint64_t>(t.scale) << 32) | (static_cast<std::uint64_t>(t.symbol) << 24) |
        (static_cast<std::uint64_t>(t.element) << 16) | (t.ratio ? 4u : 0u) | (t.money ? 2u : 0u) | (t.percent ? 1u : 0u));
    return add((static_cast<std::uint64_t>(t.dimension) << 32) | t.of);
  }
  const std::string& text() const { return text_; }

 private:
  static constexpr std::size_t kUsualLength = 80;  // of a node or constant without a list: one allocation a key
  std::string text_;
};

}  // namespace

template <typename T>
std::uint32_t NodePool::intern(const std::string& key, std::vector<T>& into, T value) {
  const auto [entry, fresh] = ids_.emplace(key, static_cast<std::uint32_t>(into.size()));
  if (fresh) into.push_back(std::move(value));
  return entry->second;
}

NodeId NodePool::node(Node node, const std::vector<NodeId>& list) {
  Key key('n');
  key.add((static_cast<std::uint64_t>(node.op) << 40) | (static_cast<std::uint64_t>(node.slot) << 32) | node.aux);
  key.add((static_cast<std::uint64_t>(node.a) << 32) | node.b).add(node.c).add(node.type);
  for (NodeId operand : list) key.add(operand);
  const auto found = ids_.find(key.text());
  if (found != ids_.end()) return found->second;
  node.list = static_cast<std::uint32_t>(program_.operands.size());
  node.list_size = static_cast<std::uint32_t>(list.size());
  program_.operands.insert(program_.operands.end(), list.begin(), list.end());
  return intern(key.text(), program_.nodes, node);
}

ConstantId NodePool::constant(Constant c) {
  Key key('c');
  key.add(c.type).add(static_cast<std::uint64_t>(c.number)).add((static_cast<std::uint64_t>(c.dimension) << 32) | c.symbol).add(c.unit_size);
  key.add((static_cast<std::uint64_t>(static_cast<std::uint32_t>(c.period.first.days)) << 32) | static_cast<std::uint32_t>(c.period.last.days));
  key.add((static_cast<std::uint64_t>(static_cast<std::uint32_t>(c.duration.months)) << 32) | static_cast<std::uint32_t>(c.duration.days));
  key.add(static_cast<std::uint32_t>(c.date.days));
  for (ConstantId item : c.items) key.add(item);
  return intern(key.text(), program_.constants, std::move(c));
}

NodeId NodePool::constant_node(Constant c, source::Span span) {
  Node made;
  made.op = Op::Constant;
  made.type = c.type;
  made.span = span;
  made.aux = constant(std::move(c));
  return node(made);
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
  Key key('o');
  key.add((static_cast<std::uint64_t>(o.kind) << 8) | static_cast<std::uint64_t>(o.group)).add((static_cast<std::uint64_t>(o.carc) << 32) | o.reason).add(o.amount);
  for (SymbolId remark : o.remarks) key.add(remark);
  return intern(key.text(), program_.outcomes, o);
}

std::uint32_t NodePool::message(const Message& m) {
  Key key('m');
  for (const auto& part : m.parts) key.add((static_cast<std::uint64_t>(part.text) << 32) | part.node);
  return intern(key.text(), program_.messages, m);
}

ChoiceId NodePool::choice(Choice c) {
  Key key('h');
  key.add(c.base);
  for (const auto& o : c.overrides) {
    key.add((static_cast<std::uint64_t>(o.exception) << 32) | o.payer).add((static_cast<std::uint64_t>(o.when) << 32) | o.active).add(o.value);
    key.add((static_cast<std::uint64_t>(static_cast<std::uint32_t>(o.effective.first.days)) << 32) | static_cast<std::uint32_t>(o.effective.last.days));
  }
  return intern(key.text(), program_.choices, std::move(c));
}

UnitSizeId NodePool::unit_size(const UnitSize& size) {
  Key key('u');
  key.add((static_cast<std::uint64_t>(size.code) << 32) | size.dimension).add(static_cast<std::uint64_t>(size.amount));
  return intern(key.text(), program_.unit_sizes, size);
}

}  // namespace edict::core
