// Rules sorted once by what they ask, then judged one by one until one speaks.
#include "explain/speakers.h"

#include <algorithm>

#include "explain/node_text.h"
#include "explain/reach.h"

namespace edict::explain {
namespace {

using core::Op;

// What was done, why, and with which product.
bool tells_what_it_is(core::SymbolKind kind) {
  return kind == core::SymbolKind::Code || kind == core::SymbolKind::Modifier || kind == core::SymbolKind::Diagnosis || kind == core::SymbolKind::Ndc;
}

class Asking {
 public:
  explicit Asking(const core::Program& program) : program_(program) {}

  // A code, modifier, diagnosis or NDC of the line is looked at by the policy's own lists, tables and attributes; two facts of claims beside each other ask for none.
  bool asks(core::NodeId id) const {
    const core::Node& node = program_.node(id);
    switch (node.op) {
      case Op::InSet:
      case Op::Inside:
      case Op::Attribute: return of_the_line(node.a, 0);
      case Op::Compare:
      case Op::InList: return (of_the_line(node.a, 0) && own(node.b)) || (of_the_line(node.b, 0) && own(node.a));
      case Op::Lookup:
      case Op::HasRow: return any_key(node);
      default: return false;
    }
  }

 private:
  bool any_key(const core::Node& node) const {
    for (std::uint32_t i = 0; i < node.list_size; ++i) {
      if (of_the_line(program_.operand(node, i), 0)) return true;
    }
    return false;
  }

  // From the judged line, or a member of one of its lists.
  bool of_the_line(core::NodeId id, int depth) const {
    if (id == core::kNone || depth > 16) return false;
    const core::Node& node = program_.node(id);
    if (!tells_what_it_is(node.type.symbol)) return false;
    switch (node.op) {
      case Op::Variable: return true;
      case Op::Field: return program_.node(node.a).op == Op::Variable && program_.node(node.a).aux == 0;
      case Op::First:
      case Op::Last: return of_the_line(node.a, depth + 1);
      case Op::Otherwise: return of_the_line(node.a, depth + 1) || of_the_line(node.b, depth + 1);
      case Op::MakeList: return any_key(node);
      default: return false;
    }
  }

  bool own(core::NodeId id) const {
    if (id == core::kNone) return false;
    const Op op = program_.node(id).op;
    return op == Op::Constant || op == Op::MakeList || op == Op::Attribute || op == Op::Column;
  }

  const core::Program& program_;
};

}  // namespace

void Speakers::sort_rules() {
  sorted_ = true;
  const core::Program& program = words_.program();
  const Asking asking(program);
  for (core::RuleId rule = 0; rule < program.rules.size(); ++rule) {
    const std::vector<core::NodeId> nodes = reachable(program, {rule}, {});
    const bool asks = std::any_of(nodes.begin(), nodes.end(), [&](core::NodeId id) { return asking.asks(id); });
    (asks ? asking_ : general_).push_back(rule);
  }
}

bool Speakers::applies(core::RuleId rule, claims::LineRef line) {
  const engine::Evaluator::Judgement judgement = words_.evaluator().judge_rule(rule, line);
  return judgement.acts && judgement.status != engine::Status::NotApplicable;
}

std::optional<Unspoken> Speakers::unspoken(std::uint32_t row) {
  const engine::Decisions& decisions = words_.decisions();
  if (decisions.lines[row].disposition != core::Disposition::Pay) return std::nullopt;
  if (!sorted_) sort_rules();
  const core::Schema& schema = words_.program().schema;
  const claims::LineRef line{decisions.batch, row};
  const auto code = static_cast<core::SymbolId>(claims::cell(*decisions.batch, schema.line, schema.find(schema.line, "code"), row).value_or(0));
  const auto last = spoke_last_.find(code);
  if (last != spoke_last_.end() && applies(last->second, line)) return std::nullopt;
  for (const core::RuleId rule : asking_) {
    if (!applies(rule, line)) continue;
    spoke_last_[code] = rule;
    return std::nullopt;
  }
  Unspoken told;
  for (const core::RuleId rule : general_) {
    if (applies(rule, line)) told.general.emplace_back(short_name(words_.program().rules[rule].name));
  }
  const std::string shown = code == 0 ? "its code" : core::shown(core::SymbolKind::Code, words_.symbols().text(code));
  told.text = "no rule speaks of " + (told.general.empty() ? "this line" : shown);
  return told;
}

}  // namespace edict::explain
