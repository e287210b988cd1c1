// Who bears what is allowed: coinsurance, copay, balances and the accounts behind them.
#include <algorithm>
#include <tuple>

#include "reference/payment_bill.h"

namespace edict::reference {

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
    std::int64_t taken = 0;
    for (const bool is_limit : {false, true}) {
      const auto stated = payment_term(is_limit ? payment.most_after_others : payment.other_payer_paid, bill.line);
      if (!stated) continue;
      const auto amount = stated->known ? cents(stated->number) : std::nullopt;
      if (!amount) {
        pend(bill.decision, Builtin::CostShare, stated->known ? kOverflow : stated->causes);
        return false;
      }
      taken = std::max(taken, is_limit ? bill.left - *amount : *amount);
    }
    taken = std::min(taken, bill.left);
    adjust(bill.decision, core::Group::OA, "23", taken);
    bill.left -= taken;
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
  const core::Balance& balance = program_.balances[id];
  const Causes unknown = unknown_keeper(id, bill.line, blame);
  if (!unknown.empty()) {
    pend(bill.decision, blame, unknown);
    return false;
  }
  key = account_key(id, bill.line);
  if (bill.accounts.contains(key)) return true;
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
      case core::PerKey::Authorization: key += std::to_string(authorization_of(line).symbol); break;
    }
  }
  return key;
}

// Why it is not known whose balance the line takes from; `blame` becomes what is to be blamed for it. (A claim has one plan, known or not.)
Causes Evaluator::unknown_keeper(core::BalanceId id, claims::LineRef line, Builtin& blame) {
  for (const core::PerKey per : program_.balances[id].per) {
    if (per == core::PerKey::Patient || per == core::PerKey::Visit) {
      const Value patient = named_field(program_.schema.claim, "patient", {line.batch, claim_row(line)});
      const Value number = patient.known ? named_field(program_.schema.patient, "id", patient.record) : patient;
      if (number.known) continue;
      blame = Builtin::PatientMissing;
      return number.causes;
    }
    if (per != core::PerKey::Authorization) continue;
    const Value authorization = authorization_of(line);
    if (!authorization.known) return authorization.causes;
  }
  return {};
}

// The number on the line, else of the first authorization of the claim that covers its code and date; symbol 0 where there is none. Unknown where an
// authorization before it may cover the line, or its number is not known.
Value Evaluator::authorization_of(claims::LineRef line) {
  const core::RecordId record = program_.schema.line;
  const Value none;
  const Value own = named_field(record, "authorization", line);
  if (own.known) return own;
  const Value all = named_field(program_.schema.claim, "authorizations", {line.batch, claim_row(line)});
  const Value code = named_field(record, "code", line);
  const Value date = named_field(record, "date", line);
  if (!all.known || !code.known || !date.known) return none;
  for (const Value& authorization : all.items) {
    const auto of = [&](const char* name) { return named_field(authorization.record_type, name, authorization.record); };
    const Value codes = of("codes"), period = of("period");
    const bool names_code = std::any_of(codes.items.begin(), codes.items.end(), [&](const Value& covered) { return covered.symbol == code.symbol; });
    if ((codes.known && !names_code) || (period.known && !period.period.contains(date.date))) continue;
    if (codes.known && period.known) return of("number");
    return unknown_by({codes, period});
  }
  return none;
}

}  // namespace edict::reference
