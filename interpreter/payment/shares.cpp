// Step 5: who bears what of the allowed amount.
#include <algorithm>

#include "payment/codes.h"
#include "payment/steps.h"

namespace edict::payment {
namespace {

void unknown(SharesStep& step, const std::vector<engine::Gap>& gaps) {
  step.known = false;
  step.gaps = gaps;
}

void add_share(SharesStep& step, Share share) {
  if (share.amount <= 0) return;
  step.left -= share.amount;
  step.shares.push_back(std::move(share));
}

// A balance in money takes from what still is to be shared: never more than is there, or than is left of it.
void share_of_balance(Desk& desk, std::uint32_t row, core::BalanceId id, engine::Builtin source, SharesStep& step) {
  const core::Balance& balance = desk.program.balances[id];
  const BalanceKey key = desk.key(id, row);
  const Desk::Remaining remaining = desk.remaining(id, key, row);
  if (!remaining.known) {
    step.why = remaining.why.value_or(step.why);
    return unknown(step, remaining.gaps);
  }
  const Stated takes = desk.choice(balance.takes, row, remaining.left, balance.type, step.left);
  if (takes.state != Stated::State::Known) return unknown(step, takes.gaps);
  const std::optional<std::int64_t> cents = to_cents(takes.value);
  if (!cents) return unknown(step, {{.kind = engine::Gap::Kind::Overflow}});
  const std::int64_t amount = std::min<std::int64_t>({*cents, remaining.left.amount, step.left});
  add_share(step, {balance.group, balance.carc, source, amount, true, {key, remaining.left, std::max<std::int64_t>(amount, 0)}});
}

void share_of_term(Desk& desk, std::uint32_t row, core::TermId term, engine::Builtin source, bool of_what_is_left, SharesStep& step) {
  if (step.left <= 0) return;
  const Stated stated = desk.term(term, row);
  if (stated.state == Stated::State::NotInForce) return;
  if (stated.state == Stated::State::Unknown) return unknown(step, stated.gaps);
  const std::optional<Fraction> amount = of_what_is_left ? product(stated.value, {step.left, 1'000'000}) : stated.value;
  const std::optional<std::int64_t> cents = amount ? to_cents(*amount) : std::nullopt;
  if (!cents) return unknown(step, {{.kind = engine::Gap::Kind::Overflow}});
  add_share(step, {settled_group(source), desk.program.symbols.find(settled_carc(source)), source, std::min(*cents, step.left), false, {}});
}

// The patient's shares together stay within what an inner account still allows; the last share gives way first.
void limit(Desk& desk, std::uint32_t row, core::BalanceId id, SharesStep& step) {
  std::int64_t total = 0;
  for (const Share& share : step.shares) total += share.group == core::Group::PR ? share.amount : 0;
  if (total <= 0) return;
  const core::Balance& account = desk.program.balances[id];
  const BalanceKey key = desk.key(id, row);
  const Desk::Remaining remaining = desk.remaining(id, key, row);
  if (!remaining.known) {
    step.why = remaining.why.value_or(step.why);
    return unknown(step, remaining.gaps);
  }
  const Stated takes = desk.choice(account.takes, row, remaining.left, account.type, total);
  if (takes.state != Stated::State::Known) return unknown(step, takes.gaps);
  const std::optional<std::int64_t> cents = to_cents(takes.value);
  if (!cents) return unknown(step, {{.kind = engine::Gap::Kind::Overflow}});
  const std::int64_t allowed = std::clamp<std::int64_t>(*cents, 0, std::min(remaining.left.amount, total));
  step.accounts.push_back({key, remaining.left, allowed});
  std::int64_t over = total - allowed;
  for (auto share = step.shares.rbegin(); share != step.shares.rend() && over > 0; ++share) {
    if (share->group != core::Group::PR) continue;
    const std::int64_t cut = std::min(over, share->amount);
    share->amount -= cut;
    share->taking.amount = std::min(share->taking.amount, share->amount);
    step.left += cut;
    over -= cut;
  }
}

bool in_money(const core::Balance& balance) { return balance.type.kind != core::Kind::Units; }

}  // namespace

SharesStep share(Desk& desk, std::uint32_t row, bool adopted, std::int64_t to_share) {
  SharesStep step;
  step.left = to_share;
  const core::Program& program = desk.program;
  const core::Payment& payment = program.payment;
  const auto binds = [&](core::BalanceId id) { return id != core::kNone && in_money(program.balances[id]) && desk.acts(program.balances[id].acts, row); };
  const auto open = [&step] { return step.known && step.left > 0; };

  if (open() && binds(payment.deductible)) share_of_balance(desk, row, payment.deductible, engine::Builtin::Deductible, step);
  if (adopted && open()) share_of_term(desk, row, payment.coinsurance, engine::Builtin::Coinsurance, true, step);
  if (adopted && open()) share_of_term(desk, row, payment.copay, engine::Builtin::Copay, false, step);
  for (const core::BalanceId id : payment.others) {
    if (open() && binds(id) && program.balances[id].carc != 0) share_of_balance(desk, row, id, engine::Builtin::Payment, step);
  }
  if (step.known && binds(payment.out_of_pocket)) limit(desk, row, payment.out_of_pocket, step);
  for (const core::BalanceId id : payment.others) {
    if (step.known && binds(id) && program.balances[id].carc == 0) limit(desk, row, id, step);
  }
  return step;
}

}  // namespace edict::payment
