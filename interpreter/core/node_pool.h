// Hash-consing: equal nodes, constants, outcomes, messages and choices get one id, so that "do they differ" is a comparison of ids.
#pragma once

#include <string>
#include <unordered_map>

#include "core/program.h"

namespace edict::core {

class NodePool {
 public:
  explicit NodePool(Program& program) : program_(program) {}

  NodeId node(Node node, const std::vector<NodeId>& list = {});
  ConstantId constant(Constant constant);
  NodeId constant_node(Constant constant, source::Span span = {});
  NodeId truth(bool value);
  NodeId number(std::int64_t millionths);
  OutcomeId outcome(const Outcome& outcome);
  std::uint32_t message(const Message& message);
  ChoiceId choice(Choice choice);
  UnitSizeId unit_size(const UnitSize& size);

 private:
  // Finds or makes an entry by a key of its bytes.
  template <typename T>
  std::uint32_t intern(const std::string& key, std::vector<T>& into, T value);

  Program& program_;
  std::unordered_map<std::string, std::uint32_t> ids_;
};

}  // namespace edict::core
