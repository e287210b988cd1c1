// The check that every explanation rests on: deciding the claim again gives the same record.
#include "explain/replay.h"

namespace edict::explain {
namespace {

// Rows of the two batches differ by what stood before the claim; lines of the history are the same.
struct Shift {
  const claims::Batch* first;
  const claims::Batch* second;
  std::uint32_t by;
  bool same(const claims::LineRef& a, const claims::LineRef& b) const {
    return a.batch == first && b.batch == second ? a.row == b.row + by : a == b;
  }
};

bool same_gap(const engine::Gap& a, const engine::Gap& b) {
  return a.kind == b.kind && a.record == b.record && a.field == b.field && a.id == b.id && a.other == b.other && a.is_attribute == b.is_attribute && a.symbol == b.symbol && a.node == b.node;
}

bool same_finding(const engine::Decisions& a, const engine::Finding& x, const engine::Decisions& b, const engine::Finding& y, const Shift& shift) {
  if (x.rule != y.rule || x.status != y.status || x.outcome != y.outcome || x.gap_count != y.gap_count || x.exception_count != y.exception_count ||
      x.known_part_exceeds != y.known_part_exceeds || x.amount_known != y.amount_known || x.amount != y.amount || !shift.same(x.partner, y.partner)) {
    return false;
  }
  if (x.rule == core::kNone && x.builtin != y.builtin) return false;
  for (std::uint32_t i = 0; i < x.gap_count; ++i) {
    if (!same_gap(a.gaps[x.gaps + i], b.gaps[y.gaps + i])) return false;
  }
  for (std::uint32_t i = 0; i < x.exception_count; ++i) {
    if (a.exceptions[x.exceptions + i] != b.exceptions[y.exceptions + i]) return false;
  }
  return true;
}

bool same_line(const engine::Decisions& a, const engine::LineDecision& x, const engine::Decisions& b, const engine::LineDecision& y, const Shift& shift) {
  if (x.disposition != y.disposition || x.has_charge != y.has_charge || x.has_amounts != y.has_amounts || x.charge != y.charge || x.allowed != y.allowed ||
      x.paid != y.paid || x.paid_units != y.paid_units || x.finding_count != y.finding_count || x.adjustment_count != y.adjustment_count) {
    return false;
  }
  for (std::uint32_t i = 0; i < x.adjustment_count; ++i) {
    const engine::Adjustment& p = a.adjustments[x.adjustments + i];
    const engine::Adjustment& q = b.adjustments[y.adjustments + i];
    if (p.group != q.group || p.carc != q.carc || p.amount != q.amount || p.source != q.source) return false;
  }
  for (std::uint32_t i = 0; i < x.finding_count; ++i) {
    if (!same_finding(a, a.findings[x.findings + i], b, b.findings[y.findings + i], shift)) return false;
  }
  return true;
}

}  // namespace

bool reproduces(engine::Evaluator& evaluator, engine::Decisions& decisions, const claims::History* history, const payment::BalanceBook& book, std::uint32_t line) {
  const core::Schema& schema = evaluator.plan().program().schema;
  const std::uint32_t claim_row = payment::claim_of(*decisions.batch, schema, line);
  const claims::Batch claim = one_claim(*decisions.batch, schema, claim_row);
  const engine::Decisions again = decide(evaluator, claim, history, book);
  const auto [first, count] = payment::lines_of(*decisions.batch, schema, claim_row);
  const Shift shift{decisions.batch, &claim, first};
  bool same = again.lines.size() == count;
  for (std::uint32_t i = 0; same && i < count; ++i) same = same_line(decisions, decisions.lines[first + i], again, again.lines[i], shift);
  evaluator.look_at(*decisions.batch, history, &decisions);
  return same;
}

}  // namespace edict::explain
