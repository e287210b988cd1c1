// Step 1 and 2: payable units, and their fee.
#include <algorithm>

#include "payment/codes.h"
#include "payment/steps.h"

namespace edict::payment {
namespace {

struct Cap {
  std::int64_t units = 0;
  core::Group group = core::Group::CO;
  core::SymbolId carc = 0;
  std::uint32_t finding = core::kNone;
  engine::Builtin source = engine::Builtin::UnitCap;
};

// The caps of findings come in the order of the findings, which is that of the decision; the first of equal caps names the reason.
void keep_least(std::optional<Cap>& least, const Cap& cap) {
  if (!least || cap.units < least->units) least = cap;
}

bool caps_of_findings(Desk& desk, std::uint32_t row, std::optional<Cap>& least, std::vector<engine::Gap>& gaps) {
  const engine::LineDecision& line = desk.out.lines[row];
  for (std::uint32_t f = line.findings; f < line.findings + line.finding_count; ++f) {
    const engine::Finding& finding = desk.out.findings[f];
    if (finding.outcome == core::kNone || finding.status == engine::Status::Met) continue;
    const core::Outcome& outcome = desk.program.outcomes[finding.outcome];
    if (outcome.kind != core::OutcomeKind::ReduceUnits) continue;
    if (!finding.amount_known) {
      gaps.assign(desk.out.gaps.begin() + finding.gaps, desk.out.gaps.begin() + finding.gaps + finding.gap_count);
      return false;
    }
    keep_least(least, {finding.amount, outcome.group, outcome.carc, f, engine::Builtin::UnitCap});
  }
  return true;
}

bool cap_of_term(Desk& desk, std::uint32_t row, std::optional<Cap>& least, std::vector<engine::Gap>& gaps) {
  const Stated stated = desk.term(desk.program.payment.unit_cap, row);
  if (stated.state == Stated::State::NotInForce) return true;
  if (stated.state == Stated::State::Unknown) {
    gaps = stated.gaps;
    return false;
  }
  const std::optional<std::int64_t> units = desk.in_line_units(stated.value, stated.counted, row);
  if (!units) {
    gaps = {{.kind = engine::Gap::Kind::UnitsMismatch}};
    return false;
  }
  const engine::Builtin source = engine::Builtin::UnitCap;
  keep_least(least, {*units, settled_group(source), desk.program.symbols.find(settled_carc(source)), core::kNone, source});
  return true;
}

bool caps_of_balances(Desk& desk, std::uint32_t row, std::optional<Cap>& least, UnitsStep& step) {
  for (const core::BalanceId id : desk.program.payment.others) {
    const core::Balance& balance = desk.program.balances[id];
    if (balance.type.kind != core::Kind::Units || !desk.acts(balance.acts, row)) continue;
    const BalanceKey key = desk.key(id, row);
    const Desk::Remaining remaining = desk.remaining(id, key, row);
    if (!remaining.known) {
      step.gaps = remaining.gaps;
      step.why = remaining.why.value_or(step.why);
      return false;
    }
    const Stated takes = desk.choice(balance.takes, row, remaining.left, balance.type, 0);
    if (takes.state != Stated::State::Known) {
      step.gaps = takes.gaps;
      return false;
    }
    const std::optional<std::int64_t> own = to_millionths(takes.value);
    const std::optional<std::int64_t> fits = desk.in_line_units(takes.value, takes.counted, row);
    if (!own || !fits) {
      step.gaps = {{.kind = engine::Gap::Kind::UnitsMismatch}};
      return false;
    }
    keep_least(least, {*fits, balance.group, balance.carc, core::kNone, engine::Builtin::UnitCap});
    step.takings.push_back({key, remaining.left, std::clamp<std::int64_t>(*own, 0, remaining.left.amount)});
  }
  return true;
}

}  // namespace

UnitsStep cap_units(Desk& desk, std::uint32_t row, bool adopted) {
  UnitsStep step;
  const std::optional<std::int64_t> billed = desk.cell(desk.program.schema.line, desk.fields.units, row);
  step.known = billed.has_value();
  step.billed = step.payable = billed.value_or(0);

  std::optional<Cap> least;
  const bool sure = caps_of_findings(desk, row, least, step.gaps) && (!adopted || cap_of_term(desk, row, least, step.gaps)) &&
                    caps_of_balances(desk, row, least, step);
  if (!sure) {
    step.state = UnitsStep::State::Unknown;
    return step;
  }
  if (!least) return step;
  if (!billed) {
    step.state = UnitsStep::State::Unknown;
    step.gaps = {desk.gap(desk.program.schema.line, desk.fields.units, row)};
    return step;
  }
  if (least->units >= *billed) return step;
  step.payable = std::max<std::int64_t>(least->units, 0);
  step.state = step.payable == 0 ? UnitsStep::State::Nothing : UnitsStep::State::Capped;
  step.group = least->group;
  step.carc = least->carc;
  step.finding = least->finding;
  step.source = least->source;
  for (Taking& taking : step.takings) taking.amount = std::min(taking.amount, step.payable);
  return step;
}

FeeStep price(Desk& desk, std::uint32_t row, bool adopted, const UnitsStep& units, std::int64_t ceiling) {
  const core::Payment& payment = desk.program.payment;
  if (!adopted || payment.fee == core::kNone) return {true, ceiling, {}};
  const Stated fee = desk.term(payment.fee, row);
  if (fee.state != Stated::State::Known) {
    return {false, 0, fee.gaps.empty() ? std::vector<engine::Gap>{{.kind = engine::Gap::Kind::NoDefinition, .id = payment.fee}} : fee.gaps};
  }
  const Stated factor = desk.term(payment.factor, row);
  if (factor.state == Stated::State::Unknown) return {false, 0, factor.gaps};

  std::optional<Fraction> amount = fee.value;
  if (units.state == UnitsStep::State::Capped) amount = product(*amount, {units.payable, units.billed});
  if (amount && factor.state == Stated::State::Known) amount = product(*amount, factor.value);
  const std::optional<std::int64_t> cents = amount ? to_cents(*amount) : std::nullopt;
  if (!cents) return {false, 0, {{.kind = engine::Gap::Kind::Overflow}}};
  if (*cents <= 0 && ceiling > 0) return {false, 0, {}};
  return {true, std::min(*cents, ceiling), {}};
}

}  // namespace edict::payment
