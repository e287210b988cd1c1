// The fixed last stage, by the law of payment/settle.h, in fractions without bound.
//
// In: the decisions of one claim's lines. Out: their amounts. Always true: charge = paid + the sum of the adjustments, where the line is decided.
#include <algorithm>
#include <map>
#include <tuple>

#include "reference/payment_bill.h"

namespace edict::reference {

namespace {

int denial_rank(core::Group group) {
  switch (group) {
    case core::Group::CO: return 0;
    case core::Group::PI: return 1;
    case core::Group::OA: return 2;
    case core::Group::PR: return 3;
    case core::Group::CR: return 4;
  }
  return 5;
}

}  // namespace

Number exactly(std::int64_t value) { return {BigInt(value), BigInt::power_of_ten(6), 0, true}; }

// a * b without bound.
Number times(const Number& a, const Number& b) {
  return {a.n * b.n, a.d * BigInt::power_of_ten(a.scale) * b.d * BigInt::power_of_ten(b.scale), 0, true};
}

// Half up to cents, in millionths; nothing beyond the language's twelve digits.
std::optional<std::int64_t> cents(const Number& value) {
  const BigInt whole = divide_rounded(value.n * BigInt(100), value.d * BigInt::power_of_ten(value.scale), exact::Rounding::HalfUp) * BigInt(10'000);
  if (!(whole.absolute() < BigInt::power_of_ten(18))) return std::nullopt;
  return whole.to_int64();
}

void adjust(LineDecision& decision, core::Group group, const std::string& carc, std::int64_t amount) {
  if (amount == 0) return;
  for (Adjustment& a : decision.adjustments) {
    if (a.group == group && a.carc == carc) {
      a.amount += amount;
      return;
    }
  }
  decision.adjustments.push_back({group, carc, amount});
}

const Causes kOverflow = {Cause{.kind = engine::Gap::Kind::Overflow}};
const Causes kUnitsMismatch = {Cause{.kind = engine::Gap::Kind::UnitsMismatch}};

// Units counted somehow, as millionths of the line's own; nothing where the two never meet.
std::optional<std::int64_t> Evaluator::in_line_units(const Value& units, claims::LineRef line) {
  const Value own = counted_unit(line);
  if (!own.known) return millionths(units.number, exact::Rounding::Floor);
  const Value converted = in_definition_of(units, own.counted);
  if (!converted.known) return std::nullopt;
  return millionths(converted.number, exact::Rounding::Floor);
}

void Evaluator::pay_claim(std::vector<LineDecision*> lines) {
  const auto number = [&](const LineDecision* decision) {
    const Value value = named_field(program_.schema.line, "number", {batch_, decision->row});
    return value.known ? value.number.n : BigInt::power_of_ten(18);
  };
  std::stable_sort(lines.begin(), lines.end(), [&](const LineDecision* a, const LineDecision* b) { return number(a) < number(b); });
  std::map<std::string, Account> accounts;
  for (LineDecision* decision : lines) {
    const Value charge = named_field(program_.schema.line, "charge", {batch_, decision->row});
    if (charge.known) decision->charge = charge.number.n.to_int64();
    if (decision->disposition == Disposition::Pay || decision->disposition == Disposition::Reduce) pay(*decision, accounts);
    if (decision->disposition != Disposition::Deny || decision->allowed) continue;
    const Finding* first = nullptr;
    const auto key = [&](const Finding& f) {
      return std::tuple{program_.rules[f.rule].stage, denial_rank(program_.outcomes[f.outcome].group), f.rule};
    };
    for (const Finding& finding : decision->findings) {
      if (finding.effect == Disposition::Deny && (first == nullptr || key(finding) < key(*first))) first = &finding;
    }
    deny(*decision, *first);
  }
}

// The whole charge to one reason, which stands even where the charge is nothing.
void Evaluator::deny(LineDecision& decision, const Finding& finding) const {
  const core::Outcome& outcome = program_.outcomes[finding.outcome];
  decision.disposition = Disposition::Deny;
  decision.allowed = decision.paid = 0;
  decision.adjustments.clear();
  if (decision.charge) decision.adjustments.push_back({outcome.group, vocabulary_.symbols.text(outcome.carc), *decision.charge});
}

void Evaluator::pend(LineDecision& decision, Builtin why, const Causes& causes) const {
  decision.disposition = Disposition::Pend;
  decision.adjustments.clear();
  Finding finding;
  finding.builtin = why;
  finding.status = engine::Status::Undecided;
  finding.effect = Disposition::Pend;
  finding.causes = causes;
  const auto lighter = std::find_if(decision.findings.begin(), decision.findings.end(), [](const Finding& f) { return f.effect < Disposition::Pend; });
  decision.findings.insert(lighter, finding);
}

// A term of payment; nothing where it is no part of the policy set or not in force on the date.
std::optional<Value> Evaluator::payment_term(core::TermId id, claims::LineRef line) {
  if (id == core::kNone) return std::nullopt;
  const Value value = term(id, Scope{line, std::nullopt, {}});
  if (value.causes == Causes{Cause{.kind = engine::Gap::Kind::NoDefinition, .id = id}}) return std::nullopt;
  return value;
}

Value Evaluator::in_payment(core::ChoiceId id, claims::LineRef line, const Value& left, std::int64_t allowed) {
  Scope scope{line, std::nullopt, {}};
  scope.slots[core::kLeftSlot] = left;
  Value money;
  money.kind = core::Kind::Number;
  money.number = from_millionths(allowed);
  scope.slots[core::kAllowedSlot] = money;
  return choice_value(id, place_of(scope));
}

void Evaluator::pay(LineDecision& decision, std::map<std::string, Account>& accounts) {
  const claims::LineRef line{batch_, decision.row};
  decision.disposition = Disposition::Pay;
  if (!decision.charge) return pend(decision, Builtin::Price, named_field(program_.schema.line, "charge", line).causes);
  const core::Payment& payment = program_.payment;
  Bill bill{decision, accounts, line, payment.adopted && binds(payment.acts, line), *decision.charge, {}, {}, 0, {}, {}};
  if (!cap_units(bill) || !price(bill) || !reduce(bill)) return;
  const std::int64_t allowed = bill.left;
  if (!share(bill)) return;

  if (bill.adopted && bill.left > 0) {
    if (const auto percent = payment_term(payment.sequestration, line)) {
      const auto amount = percent->known ? cents(times(percent->number, exactly(bill.left))) : std::nullopt;
      if (!amount) return pend(decision, Builtin::Price, percent->known ? kOverflow : percent->causes);
      const std::int64_t held = std::clamp<std::int64_t>(*amount, 0, bill.left);
      adjust(decision, core::Group::CO, "253", held);
      bill.left -= held;
    }
  }
  decision.allowed = allowed;
  decision.paid = bill.left;
  for (const auto& [account, amount] : bill.takings) accounts[account].left -= std::min(amount, accounts[account].left);
}

// ---------------------------------------------------------------- units, fee, reductions

bool Evaluator::cap_units(Bill& bill) {
  struct Cap {
    std::int64_t units;
    core::Group group;
    std::string carc;
  };
  std::optional<Cap> least;
  const auto cap = [&](std::int64_t units, core::Group group, const std::string& carc) {
    if (!least || units < least->units) least = Cap{units, group, carc};
  };
  const auto pends = [&](const Causes& causes) {
    pend(bill.decision, Builtin::Price, causes);
    return false;
  };
  for (const Finding& finding : bill.decision.findings) {
    if (finding.effect != Disposition::Reduce) continue;
    const core::Outcome& outcome = program_.outcomes[finding.outcome];
    if (outcome.kind == core::OutcomeKind::ReduceUnits) cap(*finding.amount, outcome.group, vocabulary_.symbols.text(outcome.carc));
  }
  if (bill.adopted) {
    if (const auto stated = payment_term(program_.payment.unit_cap, bill.line)) {
      if (!stated->known) return pends(stated->causes);
      const auto units = in_line_units(*stated, bill.line);
      if (!units) return pends(kUnitsMismatch);
      cap(*units, core::Group::CO, "151");
    }
  }
  for (const core::BalanceId id : program_.payment.others) {
    const core::Balance& balance = program_.balances[id];
    if (balance.type.kind != core::Kind::Units || !binds(balance.acts, bill.line)) continue;
    std::string key;
    if (!account(bill, id, Builtin::Price, key)) return false;
    Value left;
    left.kind = core::Kind::Units;
    left.number = from_millionths(bill.accounts[key].left);
    left.counted = bill.accounts[key].counted;
    const Value takes = in_payment(balance.takes, bill.line, left, 0);
    if (!takes.known) return pends(takes.causes);
    const auto own = millionths(takes.number, exact::Rounding::Floor);
    const auto units = in_line_units(takes, bill.line);
    if (!units || !own) return pends(kUnitsMismatch);
    cap(*units, balance.group, vocabulary_.symbols.text(balance.carc));
    bill.takings.emplace_back(key, std::clamp<std::int64_t>(*own, 0, bill.accounts[key].left));
  }
  if (!least) return true;
  const Value billed = named_field(program_.schema.line, "units", bill.line);
  if (!billed.known) return pends(billed.causes);
  const std::int64_t units = billed.number.n.to_int64();
  if (least->units >= units) return true;
  bill.billed = units;
  bill.payable = std::max<std::int64_t>(least->units, 0);
  for (auto& [key, amount] : bill.takings) amount = std::min(amount, *bill.payable);
  if (*bill.payable == 0) {
    bill.decision.disposition = Disposition::Deny;
    bill.decision.allowed = bill.decision.paid = 0;
    bill.decision.adjustments = {{least->group, least->carc, *bill.decision.charge}};
    return false;
  }
  const Number over{BigInt(*bill.decision.charge) * BigInt(units - *bill.payable), BigInt(units) * BigInt::power_of_ten(6), 0, true};
  const auto amount = cents(over);
  if (!amount) return pends(kOverflow);
  adjust(bill.decision, least->group, least->carc, *amount);
  bill.ceiling -= *amount;
  bill.decision.disposition = Disposition::Reduce;
  return true;
}

bool Evaluator::price(Bill& bill) {
  bill.left = bill.ceiling;
  const core::Payment& payment = program_.payment;
  if (!bill.adopted || payment.fee == core::kNone) return true;
  const Value fee = term(payment.fee, Scope{bill.line, std::nullopt, {}});
  const auto pends = [&](const Causes& causes) {
    pend(bill.decision, Builtin::Price, causes);
    return false;
  };
  if (!fee.known) return pends(fee.causes);
  const auto factor = payment_term(payment.factor, bill.line);
  if (factor && !factor->known) return pends(factor->causes);
  Number amount = fee.number;
  if (bill.payable) amount = times(amount, Number{BigInt(*bill.payable), BigInt(*bill.billed), 0, true});
  if (factor) amount = times(amount, factor->number);
  const auto rounded = cents(amount);
  if (!rounded) return pends(kOverflow);
  if (*rounded <= 0 && bill.ceiling > 0) return pends({});
  bill.left = std::min(*rounded, bill.ceiling);
  adjust(bill.decision, core::Group::CO, "45", bill.ceiling - bill.left);
  return true;
}

bool Evaluator::reduce(Bill& bill) {
  const Finding* least = nullptr;
  std::int64_t to = 0;
  for (const Finding& finding : bill.decision.findings) {
    if (finding.effect != Disposition::Reduce || program_.outcomes[finding.outcome].kind != core::OutcomeKind::ReduceTo) continue;
    const std::int64_t amount = cents(exactly(*finding.amount)).value_or(0);
    if (least == nullptr || amount < to) {
      least = &finding;
      to = amount;
    }
  }
  if (least == nullptr || to >= bill.left) return true;
  if (to <= 0) {
    deny(bill.decision, *least);
    return false;
  }
  const core::Outcome& outcome = program_.outcomes[least->outcome];
  adjust(bill.decision, outcome.group, vocabulary_.symbols.text(outcome.carc), bill.left - to);
  bill.left = to;
  bill.decision.disposition = Disposition::Reduce;
  return true;
}

// ---------------------------------------------------------------- who bears what

}  // namespace edict::reference
