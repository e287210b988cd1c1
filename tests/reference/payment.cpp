// The fixed last stage, by the law of payment/settle.h, in fractions without bound.
//
// In: the decisions of one claim's lines. Out: their amounts. Always true: charge = paid + the sum of the adjustments, where the line is decided.
#include <algorithm>
#include <map>
#include <tuple>

#include "reference/evaluator.h"

namespace edict::reference {

using core::Disposition;
using engine::Builtin;

struct Evaluator::Account {
  std::int64_t left = 0;  // millionths
  Counted counted;
};

// One line in payment.
struct Evaluator::Bill {
  LineDecision& decision;
  std::map<std::string, Account>& accounts;
  claims::LineRef line;
  bool adopted = false;
  std::int64_t ceiling = 0;                        // what the units step leaves of the charge
  std::optional<std::int64_t> billed, payable;     // units, where capped
  std::int64_t left = 0;                           // what still is to be shared
  struct Share {
    core::Group group;
    std::string carc;
    std::int64_t amount;
    std::string account;                           // empty: of no balance
  };
  std::vector<Share> shares;
  std::vector<std::pair<std::string, std::int64_t>> takings;  // from accounts, once the line is decided
};

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

}  // namespace

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

bool Evaluator::share_of_term(Bill& bill, core::TermId id, bool of_what_is_left, core::Group group, const char* carc, Builtin blame) {
  if (bill.left <= 0) return true;
  const auto stated = payment_term(id, bill.line);
  if (!stated) return true;
  const auto amount = stated->known ? cents(of_what_is_left ? times(stated->number, exactly(bill.left)) : stated->number) : std::nullopt;
  if (!amount) {
    pend(bill.decision, blame, stated->known ? kOverflow : stated->causes);
    return false;
  }
  const std::int64_t taken = std::min(*amount, bill.left);
  if (taken <= 0) return true;
  bill.left -= taken;
  bill.shares.push_back({group, carc, taken, ""});
  return true;
}

bool Evaluator::share_of_balance(Bill& bill, core::BalanceId id, const char*) {
  const core::Balance& balance = program_.balances[id];
  std::string key;
  if (!account(bill, id, Builtin::CostShare, key)) return false;
  Value left;
  left.kind = core::Kind::Number;
  left.number = from_millionths(bill.accounts[key].left);
  const Value takes = in_payment(balance.takes, bill.line, left, bill.left);
  const auto amount = takes.known ? cents(takes.number) : std::nullopt;
  if (!amount) {
    pend(bill.decision, Builtin::CostShare, takes.known ? kOverflow : takes.causes);
    return false;
  }
  const std::int64_t taken = std::min({*amount, bill.accounts[key].left, bill.left});
  if (taken <= 0) return true;
  bill.left -= taken;
  bill.shares.push_back({balance.group, vocabulary_.symbols.text(balance.carc), taken, key});
  return true;
}

// The patient's shares together stay within an inner account; the last share gives way first.
bool Evaluator::limit_shares(Bill& bill, core::BalanceId id) {
  std::int64_t total = 0;
  for (const Bill::Share& share : bill.shares) total += share.group == core::Group::PR ? share.amount : 0;
  if (total <= 0) return true;
  std::string key;
  if (!account(bill, id, Builtin::CostShare, key)) return false;
  Value left;
  left.kind = core::Kind::Number;
  left.number = from_millionths(bill.accounts[key].left);
  const Value takes = in_payment(program_.balances[id].takes, bill.line, left, total);
  const auto amount = takes.known ? cents(takes.number) : std::nullopt;
  if (!amount) {
    pend(bill.decision, Builtin::CostShare, takes.known ? kOverflow : takes.causes);
    return false;
  }
  const std::int64_t kept = std::clamp<std::int64_t>(*amount, 0, std::min(bill.accounts[key].left, total));
  bill.takings.emplace_back(key, kept);
  std::int64_t over = total - kept;
  for (auto share = bill.shares.rbegin(); share != bill.shares.rend(); ++share) {
    if (share->group != core::Group::PR) continue;
    const std::int64_t cut = std::min(over, share->amount);
    share->amount -= cut;
    bill.left += cut;
    over -= cut;
  }
  return true;
}

bool Evaluator::share(Bill& bill) {
  const core::Payment& payment = program_.payment;
  const auto money = [&](core::BalanceId id) {
    return id != core::kNone && program_.balances[id].type.kind != core::Kind::Units && binds(program_.balances[id].acts, bill.line);
  };
  if (bill.adopted && bill.left > 0) {
    if (const auto paid = payment_term(payment.other_payer_paid, bill.line)) {
      const auto amount = paid->known ? cents(paid->number) : std::nullopt;
      if (!amount) {
        pend(bill.decision, Builtin::CostShare, paid->known ? kOverflow : paid->causes);
        return false;
      }
      const std::int64_t taken = std::clamp<std::int64_t>(*amount, 0, bill.left);
      adjust(bill.decision, core::Group::OA, "23", taken);
      bill.left -= taken;
    }
  }
  if (bill.left > 0 && money(payment.deductible) && !share_of_balance(bill, payment.deductible, "1")) return false;
  if (bill.adopted && !share_of_term(bill, payment.coinsurance, true, core::Group::PR, "2", Builtin::CostShare)) return false;
  if (bill.adopted && !share_of_term(bill, payment.copay, false, core::Group::PR, "3", Builtin::CostShare)) return false;
  for (const core::BalanceId id : payment.others) {
    if (bill.left > 0 && money(id) && program_.balances[id].carc != 0 && !share_of_balance(bill, id, "")) return false;
  }
  if (money(payment.out_of_pocket) && !limit_shares(bill, payment.out_of_pocket)) return false;
  for (const core::BalanceId id : payment.others) {
    if (money(id) && program_.balances[id].carc == 0 && !limit_shares(bill, id)) return false;
  }
  for (const Bill::Share& share : bill.shares) {
    adjust(bill.decision, share.group, share.carc, share.amount);
    if (!share.account.empty()) bill.takings.emplace_back(share.account, share.amount);
  }
  return true;
}

// ---------------------------------------------------------------- accounts

// The account of a balance that this line belongs to, opened with what the balance starts with; false where that is not known, and the line pends.
bool Evaluator::account(Bill& bill, core::BalanceId id, Builtin blame, std::string& key) {
  key = account_key(id, bill.line);
  if (bill.accounts.contains(key)) return true;
  const core::Balance& balance = program_.balances[id];
  const bool units = balance.type.kind == core::Kind::Units;
  Value nothing;
  nothing.kind = balance.type.kind;
  const Value starts = in_payment(balance.starts, bill.line, nothing, 0);
  std::optional<std::int64_t> amount;
  if (starts.known) amount = units ? millionths(starts.number, exact::Rounding::Floor) : cents(starts.number);
  if (!amount) {
    pend(bill.decision, blame, starts.known ? kOverflow : starts.causes);
    return false;
  }
  bill.accounts[key] = Account{std::max<std::int64_t>(*amount, 0), starts.counted};
  return true;
}

// Lines with the same values of what a balance is kept for share an account. Claims never share one here.
std::string Evaluator::account_key(core::BalanceId id, claims::LineRef line) {
  std::string key = std::to_string(id);
  const core::RecordId record = program_.schema.line;
  const Value date = named_field(record, "date", line);
  const Value code = named_field(record, "code", line);
  for (const core::PerKey per : program_.balances[id].per) {
    key += '/';
    switch (per) {
      case core::PerKey::Patient:
      case core::PerKey::Plan:
      case core::PerKey::Payer:
      case core::PerKey::Claim: break;  // one a claim
      case core::PerKey::Year: key += std::to_string(exact::civil(date.date).year); break;
      case core::PerKey::Visit: key += std::to_string(date.date.days); break;
      case core::PerKey::Code: key += code.known ? std::to_string(code.symbol) : ""; break;
      case core::PerKey::Authorization: key += std::to_string(authorization_of(line)); break;
    }
  }
  return key;
}

// The number on the line, else of the first authorization of the claim that covers its code and date; 0 where there is none.
std::int64_t Evaluator::authorization_of(claims::LineRef line) {
  const core::RecordId record = program_.schema.line;
  const Value own = named_field(record, "authorization", line);
  if (own.known) return own.symbol;
  const Value all = named_field(program_.schema.claim, "authorizations", {line.batch, claim_row(line)});
  const Value code = named_field(record, "code", line);
  const Value date = named_field(record, "date", line);
  if (!all.known || !code.known || !date.known) return 0;
  for (const Value& authorization : all.items) {
    const Value number = named_field(authorization.record_type, "number", authorization.record);
    const Value codes = named_field(authorization.record_type, "codes", authorization.record);
    const Value period = named_field(authorization.record_type, "period", authorization.record);
    if (!number.known || !codes.known || !period.known || !period.period.contains(date.date)) continue;
    for (const Value& covered : codes.items) {
      if (covered.symbol == code.symbol) return number.symbol;
    }
  }
  return 0;
}

}  // namespace edict::reference
