// Each quantifier and sum over the history, asked about a line of the claim.
#include "explain/own_lines.h"

#include <algorithm>

#include "explain/reach.h"
#include "explain/walk.h"

namespace edict::explain {
namespace {

using core::Op;

constexpr std::uint32_t kMostLines = 200;  // of the claim, that are tried
constexpr std::size_t kMostTold = 5;

bool lists_lines(const core::Program& program, core::NodeId id) {
  const core::Node& node = program.node(id);
  return node.op == Op::Day || (node.op == Op::Field && node.type.kind == core::Kind::List && node.type.element == core::Kind::Record && node.type.of == program.schema.line);
}

// Over the history, of the judged line alone; none where the claim's own lines are looked at beside it.
std::vector<core::NodeId> over_history(const core::Program& program, core::RuleId rule) {
  std::vector<core::NodeId> found;
  for (const core::NodeId id : reachable(program, {rule}, {})) {
    if (lists_lines(program, id)) return {};
    const core::Node& node = program.node(id);
    if ((node.op == Op::Quantify || node.op == Op::Aggregate) && program.node(node.a).op == Op::History && closed(program, id)) found.push_back(id);
  }
  return found;
}

}  // namespace

std::vector<std::string> own_lines_unseen(Words& words, core::RuleId rule, claims::LineRef line) {
  const core::Program& program = words.program();
  const core::Schema& schema = program.schema;
  const std::vector<core::NodeId> nodes = over_history(program, rule);
  if (nodes.empty()) return {};
  const core::FieldId date = schema.find(schema.line, "date");
  const auto day = claims::cell(*line.batch, schema.line, date, line.row);
  const std::vector<std::uint32_t>& parents = line.batch->tables[schema.line].parent;
  const auto rows = std::equal_range(parents.begin(), parents.end(), parents[line.row]);
  std::vector<std::string> told;
  engine::Environment environment;
  environment.slots.resize(256);
  environment.slots[0].kind = core::Kind::Record;
  environment.slots[0].record = line;
  const auto fits = [&](std::uint32_t row) {
    return std::any_of(nodes.begin(), nodes.end(), [&](core::NodeId id) {
      const core::Node& node = program.node(id);
      environment.slots[node.slot].kind = core::Kind::Record;
      environment.slots[node.slot].record = {line.batch, row};
      return node.b == core::kNone || words.evaluator().value(node.b, environment).is_true();
    });
  };
  const auto first = static_cast<std::uint32_t>(rows.first - parents.begin()), last = static_cast<std::uint32_t>(rows.second - parents.begin());
  for (std::uint32_t row = first; row < last && row < first + kMostLines && told.size() < kMostTold; ++row) {
    const auto other = claims::cell(*line.batch, schema.line, date, row);
    if (row == line.row || !day || !other || *other > *day || !fits(row)) continue;
    told.push_back(words.line_name({line.batch, row}) + " (" + cell_text(*line.batch, schema.line, schema.find(schema.line, "code"), row, words.evaluator()) + " on " +
                   cell_text(*line.batch, schema.line, date, row, words.evaluator()) + ")");
  }
  return told;
}

}  // namespace edict::explain
