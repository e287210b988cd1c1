// A condition taken apart: of a conjunction the parts that failed, of a quantifier the members that were looked at.
#include <algorithm>
#include <optional>

#include "explain/dates_told.h"
#include "explain/node_text.h"
#include "explain/print_node.h"
#include "explain/tree.h"
#include "explain/walk.h"

namespace edict::explain {
namespace {

using core::NodeId;
using core::Op;

constexpr std::size_t kMostMembers = 5;
constexpr std::size_t kMostLooks = 1'000;
constexpr int kDeepest = 12;

Mark mark_of(const engine::Value& value) { return !value.known() ? Mark::Undecided : value.is_true() ? Mark::Met : Mark::NotMet; }

class Conditions {
 public:
  Conditions(Words& words, engine::Environment& environment) : words_(words), environment_(environment), program_(words.program()) {}

  Branch explain(NodeId id, int depth) {
    const core::Node& node = program_.node(id);
    Branch branch;
    const engine::Value value = evaluate(id);
    branch.mark = mark_of(value);
    branch.label = label(id);
    if (depth > kDeepest) return branch;
    switch (node.op) {
      case Op::And:
      case Op::Or: parts(node, branch, depth); break;
      case Op::Not: branch.children.push_back(explain(node.a, depth + 1)); break;
      case Op::Compare: branch.value = compared(node, branch.label); break;
      case Op::Quantify: members(node, branch, depth); break;
      case Op::IsOpen: waiting_rules(id, value, branch); break;
      case Op::Term: term(node, branch, depth); break;
      case Op::InList: branch.value = in_list(node); break;
      case Op::Within: branch.value = window_told(words_, node, environment_); break;
      case Op::AgeCompare: branch.value = age_told(words_, node, environment_); break;
      case Op::InPeriod: branch.value = told(node.a) + " in " + told(node.b); break;
      case Op::InSet:
      case Op::Inside:
      case Op::IsKnown:
      case Op::IsMissing: branch.value = told(node.a); break;
      case Op::HasRow: branch.value = keys_told(node); break;
      case Op::Constant: case Op::Variable: case Op::Field: case Op::ClaimOf: case Op::Day: case Op::History: case Op::Attribute: case Op::Lookup: case Op::Column:
      case Op::PeriodFirst: case Op::PeriodLast: case Op::MakeList: case Op::Add: case Op::Subtract: case Op::Multiply: case Op::Divide: case Op::Negate:
      case Op::Round: case Op::Min: case Op::Max: case Op::If: case Op::Otherwise: case Op::Aggregate: case Op::First: case Op::Last:
      case Op::AddDuration: case Op::DaysBetween: case Op::ToAmount: case Op::ToUnits: case Op::FewestPackages: break;
    }
    if (!value.known() && branch.children.empty()) {
      const std::vector<std::string> gaps = words_.gaps(value.reason, environment_.slots[0].record);
      if (!gaps.empty()) branch.value += (branch.value.empty() ? "missing " : "; missing ") + joined(gaps);
    }
    return branch;
  }

 private:
  // The quantifier that stands around a condition: equal conditions share one node, whose text may be another author's, with other names.
  struct Scope {
    source::Span span;
    VariableNames names;
  };

  std::string label(NodeId id) const {
    const source::Span span = program_.node(id).span;
    const bool inside = span.file == scope_.span.file && span.begin >= scope_.span.begin && span.end <= scope_.span.end;
    if (scope_.names.empty() || inside || closed(program_, id)) return node_text(program_, id, words_.sources());
    return print_node(program_, id, scope_.names);
  }

  // `waste` of `none waste in claim.lines where …`.
  static std::string variable_name(const std::string& quantifier) {
    const std::size_t first = quantifier.find(' ');
    if (first == std::string::npos) return "";
    const std::size_t second = quantifier.find(' ', first + 1);
    if (second == std::string::npos || quantifier.compare(second, 4, " in ") != 0) return "";
    return quantifier.substr(first + 1, second - first - 1);
  }

  engine::Value evaluate(NodeId id) { return words_.evaluator().value(id, environment_); }

  // A value by its text, its unit as the condition writes it.
  std::string told(NodeId id, std::string_view written = "") {
    const engine::Value value = evaluate(id);
    return value_text(value, program_.node(id).type, words_.evaluator(), written);
  }

  // Without the payer, whom nobody writes.
  std::string keys_told(const core::Node& node) {
    std::string text;
    for (std::uint32_t i = program_.tables[node.aux].payer_decides ? 1 : 0; i < node.list_size; ++i) text += (text.empty() ? "" : ", ") + told(program_.operand(node, i));
    return text;
  }

  std::string compared(const core::Node& node, const std::string& written) {
    const std::string sides = told(node.a, written) + " " + std::string(comparison_sign(static_cast<core::Comparison>(node.aux))) + " " + told(node.b, written);
    return sides + days_told(words_, node.a, environment_) + days_told(words_, node.b, environment_);
  }

  // Where a conjunction fails, its failing parts alone; where it holds, all. A disjunction the other way round.
  void parts(const core::Node& node, Branch& branch, int depth) {
    const bool conjunction = node.op == Op::And;
    for (std::uint32_t i = 0; i < node.list_size; ++i) {
      Branch part = explain(program_.operand(node, i), depth + 1);
      const bool tells = branch.mark == Mark::Undecided ? part.mark == Mark::Undecided
                         : conjunction                  ? branch.mark == Mark::Met || part.mark == Mark::NotMet
                                                        : branch.mark == Mark::NotMet || part.mark == Mark::Met;
      if (tells) branch.children.push_back(std::move(part));
    }
  }

  // Whether a line is open may hang on rules of earlier stages that wait for facts: which, and for what. Those that wait for the same because it hangs on them are not told.
  void waiting_rules(NodeId id, const engine::Value& value, Branch& branch) {
    if (value.known()) return;
    const engine::Value line = evaluate(program_.node(id).a);
    const engine::Decisions& decisions = words_.decisions();
    if (!line.known() || line.record.batch != decisions.batch) return;
    const std::vector<std::string> gaps = words_.gaps(value.reason, environment_.slots[0].record);
    const engine::LineDecision& decided = decisions.lines[line.record.row];
    for (std::uint32_t i = 0; i < decided.finding_count; ++i) {
      const engine::Finding& finding = decisions.findings[decided.findings + i];
      if (finding.rule == core::kNone || finding.status != engine::Status::Undecided) continue;
      const std::vector<std::string> missing = words_.missing(finding);
      const bool among = std::all_of(missing.begin(), missing.end(), [&](const std::string& one) { return std::find(gaps.begin(), gaps.end(), one) != gaps.end(); });
      if (!among || missing.empty()) continue;
      const engine::Evaluator::AtStage there(words_.evaluator(), program_.rules[finding.rule].stage);
      if (evaluate(id).known()) branch.children.push_back({Mark::Undecided, std::string(short_name(program_.rules[finding.rule].name)), "may still deny it; missing " + joined(missing), {}});
    }
  }

  void members(const core::Node& node, Branch& branch, int depth) {
    const engine::Value list = evaluate(node.a);
    if (!list.known()) return;
    const std::size_t size = words_.evaluator().list_size(list);
    branch.value = size == 0 ? "there is none to look at" : "looked at " + std::to_string(size);
    if (list.reason != 0 && size == 0) return branch.value.clear();  // what is missing is told
    if (list.reason != 0) branch.value += ", and others are not known";
    const auto wanted = telling(static_cast<core::Quantifier>(node.aux), branch.mark);
    std::size_t shown = 0, more = 0;
    if (environment_.slots.size() <= node.slot) environment_.slots.resize(node.slot + 1u);
    const engine::Value before = environment_.slots[node.slot];
    const Scope outer = scope_;
    scope_.span = node.span;
    const std::string name = variable_name(branch.label);
    if (!name.empty()) scope_.names.insert(scope_.names.begin(), {node.slot, name});
    core::Type element = program_.node(node.a).type;
    element.kind = element.element;
    for (std::size_t i = 0; i < size && i < kMostLooks; ++i) {
      const engine::Value member = words_.evaluator().list_item(list, i);
      environment_.slots[node.slot] = member;
      Branch one;
      const bool a_line = element.kind == core::Kind::Record && element.of == program_.schema.line && member.record.batch != nullptr;
      one.label = a_line ? words_.line_name(member.record) : value_text(member, element, words_.evaluator());
      if (node.b != core::kNone) {
        Branch condition = explain(node.b, depth + 1);
        one.mark = condition.mark;
        if (condition.children.empty()) condition.children.push_back({condition.mark, condition.label, condition.value, {}});
        one.children = std::move(condition.children);
      }
      if (!wanted || (node.b != core::kNone && one.mark != *wanted)) continue;
      if (++shown > kMostMembers) ++more;
      else branch.children.push_back(std::move(one));
    }
    environment_.slots[node.slot] = before;
    scope_ = outer;
    if (more != 0) branch.children.push_back({Mark::None, "… and " + std::to_string(more) + " more", "", {}});
  }

  // The members that decide: of `any` that holds the one that fits, of one that fails all. Nothing where their number says enough.
  static std::optional<Mark> telling(core::Quantifier quantifier, Mark mark) {
    if (mark == Mark::Undecided) return Mark::Undecided;
    switch (quantifier) {
      case core::Quantifier::Any: return mark;
      case core::Quantifier::All: return mark == Mark::Met ? std::nullopt : std::optional(Mark::NotMet);
      case core::Quantifier::None: return mark == Mark::Met ? std::nullopt : std::optional(Mark::Met);
    }
    return std::nullopt;
  }

  // Of `x in xs`, what the claim says: x, or xs where x is the policy's own.
  std::string in_list(const core::Node& node) {
    const auto fixed = [&](NodeId id) { return program_.node(id).op == Op::Constant || program_.node(id).op == Op::MakeList; };
    if (fixed(node.a)) return told(node.b);
    return fixed(node.b) ? told(node.a) : told(node.a) + " in " + told(node.b);
  }

  // A condition with a name is opened where it is about the judged line.
  void term(const core::Node& node, Branch& branch, int depth) {
    const core::Node& of = program_.node(node.a);
    if (of.op != Op::Variable || of.aux != 0 || node.c != core::kNone || node.type.kind != core::Kind::Boolean) return;
    const auto date = words_.evaluator().date_of(environment_.slots[0].record);
    for (const core::Versioned& version : program_.terms[node.aux].versions) {
      if (!date || !version.effective.contains(*date) || version.value == core::kNone) continue;
      const auto resolved = words_.evaluator().resolve(version.value, environment_);
      if (resolved.value != core::kNone) branch.children.push_back(explain(resolved.value, depth + 1));
      return;
    }
  }

  Words& words_;
  engine::Environment& environment_;
  const core::Program& program_;
  Scope scope_;
};

}  // namespace

Branch explain_condition(Words& words, NodeId node, engine::Environment& environment) { return Conditions(words, environment).explain(node, 0); }

}  // namespace edict::explain
