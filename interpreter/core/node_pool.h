// Hash-consing: equal nodes, constants, outcomes, messages and choices get one id, so that "do they differ" is a comparison of ids.
#pragma once

#include <vector>

#include "core/key_table.h"
#include "core/program.h"

namespace edict::core {

class NodePool {
 public:
  explicit NodePool(Program& program) : program_(program) {}

  void expect_constants(std::size_t count);  // about so many are to come: memory is asked for once
  NodeId node(Node node, const std::vector<NodeId>& list = {});
  ConstantId constant(Constant constant);
  NodeId constant_node(Constant constant, source::Span span = {});
  NodeId truth(bool value);
  NodeId number(std::int64_t millionths);
  OutcomeId outcome(const Outcome& outcome);
  std::uint32_t message(const Message& message);
  ChoiceId choice(Choice choice);
  ChoiceId plain_choice(std::uint32_t base);  // without exceptions
  UnitSizeId unit_size(const UnitSize& size);

 private:
  // Finds or makes an entry by the key that was begun last.
  template <typename T>
  std::uint32_t intern(std::vector<T>& into, T value);
  NodeId constant_node(const Node& node);
  NodePool& begin(char kind);
  NodePool& add(std::uint64_t value);
  NodePool& add(const Type& type);

  Program& program_;
  std::vector<std::uint64_t> key_;
  KeyTable ids_;
  // What most of a program's data are needs no key: the node of a constant, by the constant, and the choice without exceptions, by what it holds.
  std::vector<NodeId> constant_nodes_;
  std::vector<ChoiceId> plain_choices_;
};

}  // namespace edict::core
