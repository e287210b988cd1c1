// One batch through the steps of settle.h.
#include "payment/settle.h"

#include <algorithm>
#include <stdexcept>
#include <string>
#include <tuple>

#include "exact/decimal.h"
#include "payment/claim_rows.h"
#include "payment/codes.h"
#include "payment/steps.h"

namespace edict::payment {
namespace {

// CO, PI, OA, PR: the payer's own reasons before the patient's.
int denial_order(core::Group group) {
  switch (group) {
    case core::Group::CO: return 0;
    case core::Group::PI: return 1;
    case core::Group::OA: return 2;
    case core::Group::PR: return 3;
    case core::Group::CR: return 4;
  }
  return 5;
}

// A denied line's whole charge goes to one code. It stands even where the charge is nothing: the reason must be seen.
void deny(Desk& desk, std::uint32_t row, core::Group group, core::SymbolId carc, std::uint32_t finding, engine::Builtin source) {
  engine::LineDecision& line = desk.out.lines[row];
  line.disposition = core::Disposition::Deny;
  line.has_amounts = true;
  line.allowed = line.paid = line.paid_units = 0;
  desk.out.adjustments.resize(line.adjustments);
  if (line.has_charge) desk.out.adjustments.push_back({group, carc, line.charge, finding, source});
}

// Earliest stage, then gravest (all of them deny), then group, then the rule's name, in whose order rules are numbered.
void deny_by_findings(Desk& desk, std::uint32_t row) {
  const engine::LineDecision& line = desk.out.lines[row];
  std::optional<std::tuple<core::Stage, int, core::RuleId, std::uint32_t>> first;
  for (std::uint32_t f = line.findings; f < line.findings + line.finding_count; ++f) {
    const engine::Finding& finding = desk.out.findings[f];
    if (finding.rule == core::kNone || gravity(desk.program, finding) != core::Disposition::Deny) continue;
    const core::Outcome& outcome = desk.program.outcomes[finding.outcome];
    const std::tuple candidate{desk.program.rules[finding.rule].stage, denial_order(outcome.group), finding.rule, f};
    if (!first || candidate < *first) first = candidate;
  }
  if (!first) throw std::logic_error("a line is denied without a finding that denies it");
  const std::uint32_t f = std::get<3>(*first);
  const core::Outcome& outcome = desk.program.outcomes[desk.out.findings[f].outcome];
  deny(desk, row, outcome.group, outcome.carc, f, engine::Builtin::Payment);
}

// Step 3. False where nothing is left, or the amount is not known: the line is decided then.
bool reduce_to(Desk& desk, std::uint32_t row, std::int64_t& allowed) {
  engine::LineDecision& line = desk.out.lines[row];
  std::optional<std::uint32_t> least;
  std::int64_t to = 0;
  for (std::uint32_t f = line.findings; f < line.findings + line.finding_count; ++f) {
    const engine::Finding& finding = desk.out.findings[f];
    if (finding.outcome == core::kNone || finding.status == engine::Status::Met) continue;
    if (desk.program.outcomes[finding.outcome].kind != core::OutcomeKind::ReduceTo) continue;
    const auto cents = finding.amount_known ? to_cents({finding.amount, exact::kOne}) : std::nullopt;
    if (!cents) {
      desk.pend(row, engine::Builtin::Price, {desk.out.gaps.begin() + finding.gaps, desk.out.gaps.begin() + finding.gaps + finding.gap_count});
      return false;
    }
    if (!least || *cents < to) {
      least = f;
      to = *cents;
    }
  }
  if (!least || to >= allowed) return true;
  const core::Outcome& outcome = desk.program.outcomes[desk.out.findings[*least].outcome];
  if (to <= 0) {
    deny(desk, row, outcome.group, outcome.carc, *least, engine::Builtin::Payment);
    return false;
  }
  desk.adjust(row, outcome.group, outcome.carc, allowed - to, *least, engine::Builtin::Payment);
  allowed = to;
  line.disposition = core::Disposition::Reduce;
  return true;
}

// What a term of payment comes to in cents; nothing where it takes no part. False where it is not known: the line pends then.
bool cents_of(Desk& desk, std::uint32_t row, core::TermId term, std::optional<std::int64_t>& cents) {
  const Stated stated = desk.term(term, row);
  if (stated.state == Stated::State::NotInForce) return true;
  if (stated.state == Stated::State::Known) cents = to_cents(stated.value);
  if (cents) return true;
  desk.pend(row, engine::Builtin::CostShare,
            stated.state == Stated::State::Known ? std::vector<engine::Gap>{{.kind = engine::Gap::Kind::Overflow}} : stated.gaps);
  return false;
}

// Step 4. The amount that counts is the one allowed after caps and reductions, which no term sees.
bool other_payers(Desk& desk, std::uint32_t row, std::int64_t& to_share) {
  if (to_share <= 0) return true;
  std::optional<std::int64_t> paid, most;
  if (!cents_of(desk, row, desk.program.payment.other_payer_paid, paid)) return false;
  if (!cents_of(desk, row, desk.program.payment.most_after_others, most)) return false;
  const std::int64_t beyond = most ? to_share - std::max<std::int64_t>(*most, 0) : 0;
  const std::int64_t amount = std::clamp<std::int64_t>(std::max(paid.value_or(0), beyond), 0, to_share);
  desk.adjust(row, engine::Builtin::OtherPayer, amount);
  to_share -= amount;
  return true;
}

bool sequester(Desk& desk, std::uint32_t row, std::int64_t& paid) {
  if (paid <= 0) return true;
  const Stated percent = desk.term(desk.program.payment.sequestration, row);
  if (percent.state == Stated::State::NotInForce) return true;
  std::optional<Fraction> amount;
  if (percent.state == Stated::State::Known) amount = product(percent.value, {paid, exact::kOne});
  const auto cents = amount ? to_cents(*amount) : std::nullopt;
  if (!cents) {
    desk.pend(row, engine::Builtin::Price, percent.state == Stated::State::Known ? std::vector<engine::Gap>{{.kind = engine::Gap::Kind::Overflow}} : percent.gaps);
    return false;
  }
  const std::int64_t held = std::clamp<std::int64_t>(*cents, 0, paid);
  desk.adjust(row, engine::Builtin::Sequestration, held);
  paid -= held;
  return true;
}

void commit(Desk& desk, const std::vector<Taking>& takings) {
  for (const Taking& taking : takings) desk.book.take(taking.key, taking.before, taking.amount);
}

// Whether there is nothing that could price, cap or share what this line charges.
bool stands_as_charged(const Desk& desk, const engine::LineDecision& line) {
  const core::Payment& payment = desk.program.payment;
  return line.finding_count == 0 && !payment.adopted && payment.others.empty() && payment.deductible == core::kNone && payment.out_of_pocket == core::kNone;
}

void pay(Desk& desk, std::uint32_t row) {
  engine::LineDecision& line = desk.out.lines[row];
  const core::RecordId line_record = desk.program.schema.line;
  if (!line.has_charge) return desk.pend(row, engine::Builtin::Price, {desk.gap(line_record, desk.fields.charge, row)});
  line.disposition = core::Disposition::Pay;
  if (stands_as_charged(desk, line)) {
    line.has_amounts = true;
    line.allowed = line.paid = line.charge;
    line.paid_units = desk.cell(line_record, desk.fields.units, row).value_or(0);
    return;
  }
  const bool adopted = desk.program.payment.adopted && desk.acts(desk.program.payment.acts, row);

  const UnitsStep units = cap_units(desk, row, adopted);
  if (units.state == UnitsStep::State::Unknown) return desk.pend(row, units.why, units.gaps);
  if (units.state == UnitsStep::State::Nothing) return deny(desk, row, units.group, units.carc, units.finding, units.source);
  std::int64_t ceiling = line.charge;
  if (units.state == UnitsStep::State::Capped) {
    const auto share = product({line.charge, exact::kOne}, {units.billed - units.payable, units.billed});
    const auto over = share ? to_cents(*share) : std::nullopt;
    if (!over) return desk.pend(row, engine::Builtin::Price, {{.kind = engine::Gap::Kind::Overflow}});
    desk.adjust(row, units.group, units.carc, *over, units.finding, units.source);
    ceiling -= *over;
    line.disposition = core::Disposition::Reduce;
  }

  const FeeStep fee = price(desk, row, adopted, units, ceiling);
  if (!fee.known) return desk.pend(row, engine::Builtin::Price, fee.gaps);
  desk.adjust(row, engine::Builtin::FeeSchedule, ceiling - fee.amount);
  std::int64_t allowed = fee.amount;
  if (!reduce_to(desk, row, allowed)) return;

  std::int64_t to_share = allowed;
  if (adopted && !other_payers(desk, row, to_share)) return;
  const SharesStep shares = share(desk, row, adopted, to_share);
  if (!shares.known) return desk.pend(row, shares.why, shares.gaps);
  for (const Share& share : shares.shares) desk.adjust(row, share.group, share.carc, share.amount, core::kNone, share.source);
  std::int64_t paid = shares.left;
  if (adopted && !sequester(desk, row, paid)) return;

  line.has_amounts = true;
  line.allowed = allowed;
  line.paid = paid;
  line.paid_units = units.payable;
  commit(desk, units.takings);
  for (const Share& share : shares.shares) {
    if (share.from_balance) desk.book.take(share.taking.key, share.taking.before, share.taking.amount);
  }
  commit(desk, shares.accounts);
}

void require_balance(const Desk& desk, std::uint32_t row) {
  const engine::LineDecision& line = desk.out.lines[row];
  if (!line.has_amounts || !line.has_charge) return;
  exact::Int total = line.paid;
  for (std::uint32_t i = 0; i < line.adjustment_count; ++i) total += desk.out.adjustments[line.adjustments + i].amount;
  if (total != line.charge) {
    throw std::logic_error("line " + std::to_string(row) + " does not balance: charge " + exact::money_text(line.charge) + ", paid and adjustments " +
                           exact::money_text(total));
  }
}

void settle_line(Desk& desk, std::uint32_t row) {
  engine::LineDecision& line = desk.out.lines[row];
  const auto charge = desk.cell(desk.program.schema.line, desk.fields.charge, row);
  line.has_charge = charge.has_value();
  line.charge = charge.value_or(0);
  line.has_amounts = false;
  line.allowed = line.paid = line.paid_units = 0;
  line.adjustments = static_cast<std::uint32_t>(desk.out.adjustments.size());
  switch (line.disposition) {
    case core::Disposition::Reject:
    case core::Disposition::Pend: break;
    case core::Disposition::Deny: deny_by_findings(desk, row); break;
    case core::Disposition::Reduce:
    case core::Disposition::Pay: pay(desk, row); break;
  }
  line.adjustment_count = static_cast<std::uint32_t>(desk.out.adjustments.size()) - line.adjustments;
  require_balance(desk, row);
}

void settle_lines(Desk& desk, std::uint32_t first, std::uint32_t last, std::vector<std::uint32_t>& order) {
  if (last - first == 1) return settle_line(desk, first);
  order.clear();
  for (std::uint32_t row = first; row < last; ++row) order.push_back(row);
  const auto number = [&desk](std::uint32_t row) {
    return desk.cell(desk.program.schema.line, desk.fields.number, row).value_or(exact::kLimit);  // a line without a number comes last
  };
  const auto before = [&](std::uint32_t a, std::uint32_t b) { return number(a) < number(b); };
  if (!std::is_sorted(order.begin(), order.end(), before)) std::stable_sort(order.begin(), order.end(), before);
  for (const std::uint32_t row : order) settle_line(desk, row);
}

void settle_claim(Desk& desk, std::uint32_t claim, std::uint32_t first, std::uint32_t last, std::vector<std::uint32_t>& order) {
  constexpr std::int64_t kReplacement = 7 * exact::kOne, kVoid = 8 * exact::kOne;
  const core::RecordId record = desk.program.schema.claim;
  const auto id = static_cast<core::SymbolId>(desk.cell(record, desk.fields.claim_id, claim).value_or(0));
  const std::int64_t frequency = desk.cell(record, desk.fields.claim_frequency, claim).value_or(0);
  const auto original = desk.cell(record, desk.fields.claim_original, claim);
  const auto patient = first == last ? core::SymbolId{0} : static_cast<core::SymbolId>(desk.patient_of(first));
  if (original && (frequency == kReplacement || frequency == kVoid)) desk.book.reverse(static_cast<core::SymbolId>(*original), patient);
  desk.book.begin_claim(id, patient);
  settle_lines(desk, first, last, order);
  if (frequency == kVoid) desk.book.reverse(id, patient);  // what comes after a void sees neither claim
}

// Puts payment's pends among their lines' findings: after what is as grave, for payment is the last stage.
void insert_late(Desk& desk) {
  if (desk.late.empty()) return;
  engine::Decisions& out = desk.out;
  std::stable_sort(desk.late.begin(), desk.late.end(), [](const engine::Finding& a, const engine::Finding& b) { return a.line < b.line; });
  std::vector<engine::Finding> all;
  std::vector<std::uint32_t> moved(out.findings.size());
  all.reserve(out.findings.size() + desk.late.size());
  auto next = desk.late.begin();
  for (std::uint32_t row = 0; row < out.lines.size(); ++row) {
    engine::LineDecision& line = out.lines[row];
    const auto first = static_cast<std::uint32_t>(all.size());
    const auto put_late = [&] {
      for (; next != desk.late.end() && next->line == row; ++next) all.push_back(*next);
    };
    for (std::uint32_t f = line.findings; f < line.findings + line.finding_count; ++f) {
      if (gravity(desk.program, out.findings[f]) < core::Disposition::Pend) put_late();
      moved[f] = static_cast<std::uint32_t>(all.size());
      all.push_back(out.findings[f]);
    }
    put_late();
    line.findings = first;
    line.finding_count = static_cast<std::uint32_t>(all.size()) - first;
  }
  for (engine::Adjustment& adjustment : out.adjustments) {
    if (adjustment.finding != core::kNone) adjustment.finding = moved[adjustment.finding];
  }
  out.findings = std::move(all);
}

}  // namespace

void settle(engine::Evaluator& evaluator, const claims::Batch& batch, const claims::History* history, BalanceBook& book, engine::Decisions& out) {
  evaluator.look_at(batch, history, &out);
  Desk desk(evaluator, batch, book, out);
  out.adjustments.clear();
  std::vector<std::uint32_t> order;
  const std::vector<std::uint32_t>& claims = desk.lines().parent;  // in ascending order
  for (std::uint32_t claim = 0, row = 0; claim < desk.claims().rows; ++claim) {
    const std::uint32_t first = row;
    while (row < desk.lines().rows && claims[row] == claim) ++row;
    settle_claim(desk, claim, first, row, order);
  }
  insert_late(desk);
}

}  // namespace edict::payment
