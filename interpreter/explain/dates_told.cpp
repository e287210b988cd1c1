// Dates evaluated once more, and counted.
#include "explain/dates_told.h"

#include <cstdlib>
#include <optional>

#include "explain/print_node.h"
#include "explain/walk.h"

namespace edict::explain {
namespace {

using core::NodeId;
using core::Op;

constexpr int kDeepest = 12;
constexpr std::size_t kMostSpans = 3;

std::string counted(std::int64_t count, const std::string& unit) { return std::to_string(count) + " " + unit + (count == 1 ? "" : "s"); }

std::optional<exact::Date> date(Words& words, NodeId node, engine::Environment& environment) {
  const engine::Value value = words.evaluator().value(node, environment);
  if (!value.known()) return std::nullopt;
  return exact::Date{static_cast<std::int32_t>(value.numerator)};
}

std::optional<exact::Duration> duration(Words& words, NodeId node, engine::Environment& environment) {
  const engine::Value value = words.evaluator().value(node, environment);
  if (!value.known()) return std::nullopt;
  return exact::Duration{static_cast<std::int32_t>(value.numerator), static_cast<std::int32_t>(value.denominator)};
}

struct Counting {
  exact::AgeUnit unit;
  std::string name;
  std::int32_t limit;
};

// As the engine counts: in the unit that is written, else in the largest one that the duration is made of.
Counting counting_of(core::AgeIn in, exact::Duration of) {
  if (in == core::AgeIn::Unwritten) in = of.months == 0 ? core::AgeIn::Days : of.months % 12 == 0 ? core::AgeIn::Years : core::AgeIn::Months;
  switch (in) {
    case core::AgeIn::Years: return {exact::AgeUnit::Years, "year", of.months / 12};
    case core::AgeIn::Months: return {exact::AgeUnit::Months, "month", of.months};
    case core::AgeIn::Weeks: return {exact::AgeUnit::Weeks, "week", of.days / 7};
    case core::AgeIn::Unwritten:
    case core::AgeIn::Days: break;
  }
  return {exact::AgeUnit::Days, "day", of.days};
}

// `14 days before 2025-03-20`.
std::string distance(exact::Date from, exact::Date to) {
  const std::int64_t days = std::int64_t{from.days} - to.days;
  if (days == 0) return "that day itself";
  return counted(std::llabs(days), "day") + (days < 0 ? " before " : " after ") + exact::date_text(to);
}

std::optional<exact::Period> window(core::WithinSide side, exact::Date anchor, exact::Duration length) {
  const auto first = exact::subtract(anchor, length), last = exact::add(anchor, length);
  switch (side) {
    case core::WithinSide::Before: return first ? std::optional(exact::Period{{first->days + 1}, anchor}) : std::nullopt;
    case core::WithinSide::After: return last ? std::optional(exact::Period{anchor, *last}) : std::nullopt;
    case core::WithinSide::Of: return first && last ? std::optional(exact::Period{*first, *last}) : std::nullopt;
  }
  return std::nullopt;
}

// Through arithmetic and the judged line's terms; not into lists, whose members differ.
class Spans {
 public:
  Spans(Words& words, engine::Environment& environment) : words_(words), environment_(environment) {}

  void look(NodeId id, int depth) {
    if (id == core::kNone || depth > kDeepest || found_ == kMostSpans) return;
    const core::Node& node = words_.program().node(id);
    if (node.op == Op::Quantify || node.op == Op::Aggregate || node.op == Op::Lookup) return;
    if (node.op == Op::DaysBetween) return add(node);
    if (node.op == Op::Term) return term(node, depth);
    for (const NodeId child : children(words_.program(), id)) look(child, depth + 1);
  }
  std::string told() const { return text_.empty() ? "" : " (" + text_ + ")"; }

 private:
  void add(const core::Node& node) {
    const auto from = date(words_, node.a, environment_), to = date(words_, node.b, environment_);
    if (!from || !to) return;
    ++found_;
    text_ += (text_.empty() ? "" : ", ") + counted(std::int64_t{to->days} - from->days, "day") + " from " + exact::date_text(*from) + " to " + exact::date_text(*to);
  }

  void term(const core::Node& node, int depth) {
    const core::Node& of = words_.program().node(node.a);
    if (of.op != Op::Variable || of.aux != 0 || node.c != core::kNone) return;
    const auto day = words_.evaluator().date_of(environment_.slots[0].record);
    for (const core::Versioned& version : words_.program().terms[node.aux].versions) {
      if (day && version.effective.contains(*day) && version.value != core::kNone) return look(words_.evaluator().resolve(version.value, environment_).value, depth + 1);
    }
  }

  Words& words_;
  engine::Environment& environment_;
  std::size_t found_ = 0;
  std::string text_;
};

}  // namespace

std::string age_told(Words& words, const core::Node& node, engine::Environment& environment) {
  const core::Program& program = words.program();
  const auto birth = date(words, program.operand(node, 0), environment), on = date(words, program.operand(node, 1), environment);
  const auto against = duration(words, program.operand(node, 2), environment);
  if (!birth || !on || !against) return "";
  const Counting counting = counting_of(static_cast<core::AgeIn>(node.slot), *against);
  const auto age = exact::completed_age(*birth, *on, counting.unit);
  // Many months or days say little: the years beside them.
  const auto years = counting.unit == exact::AgeUnit::Years ? std::nullopt : exact::completed_age(*birth, *on, exact::AgeUnit::Years);
  const std::string also = years && *years >= 2 ? ": " + counted(*years, "year") : "";
  return (age ? counted(*age, counting.name) : "not born yet") + " " + std::string(comparison_sign(static_cast<core::Comparison>(node.aux))) + " " +
         counted(counting.limit, counting.name) + " (born " + exact::date_text(*birth) + ", on " + exact::date_text(*on) + also + ")";
}

std::string window_told(Words& words, const core::Node& node, engine::Environment& environment) {
  const auto day = date(words, node.a, environment), anchor = date(words, node.c, environment);
  const auto length = duration(words, node.b, environment);
  if (!day || !anchor || !length) return "";
  const auto open = window(static_cast<core::WithinSide>(node.aux), *anchor, *length);
  return exact::date_text(*day) + " is " + distance(*day, *anchor) + (open ? " (the window: " + exact::period_text(*open) + ")" : "");
}

std::string days_told(Words& words, NodeId node, engine::Environment& environment) {
  Spans spans(words, environment);
  spans.look(node, 0);
  return spans.told();
}

}  // namespace edict::explain
