// The steps of settling one open line; settle.h says what each does.
//
// In: a desk and the row of a line that the rules leave open. Out: its part of the amounts, or why the line pends. Always true: a step changes no balance;
// what it would take is committed once the line is settled.
#pragma once

#include <vector>

#include "payment/desk.h"

namespace edict::payment {

// What is to be taken from a balance once the line is decided.
struct Taking {
  BalanceKey key;
  Left before;
  std::int64_t amount = 0;
};

struct UnitsStep {
  enum class State : std::uint8_t { Free, Capped, Nothing, Unknown } state = State::Free;
  std::int64_t billed = 0, payable = 0;  // millionths of a unit; equal where free
  bool known = false;                    // the billed units are known
  core::Group group = core::Group::CO;   // of the cap that binds
  core::SymbolId carc = 0;
  std::uint32_t finding = core::kNone;
  engine::Builtin source = engine::Builtin::UnitCap;
  std::vector<Taking> takings;           // from balances in units
  engine::Builtin why = engine::Builtin::Price;  // Unknown: what the line pends as
  std::vector<engine::Gap> gaps;         // Unknown
};
UnitsStep cap_units(Desk& desk, std::uint32_t row, bool adopted);

struct FeeStep {
  bool known = false;
  std::int64_t amount = 0;
  std::vector<engine::Gap> gaps;
};
// The fee of the payable units, rounded; `ceiling` where no fee is adopted.
FeeStep price(Desk& desk, std::uint32_t row, bool adopted, const UnitsStep& units, std::int64_t ceiling);

struct Share {
  core::Group group = core::Group::PR;
  core::SymbolId carc = 0;
  engine::Builtin source = engine::Builtin::Payment;
  std::int64_t amount = 0;
  bool from_balance = false;
  Taking taking;  // where from_balance
};
struct SharesStep {
  bool known = true;
  std::int64_t left = 0;  // for the payer
  std::vector<Share> shares;
  std::vector<Taking> accounts;  // inner accounts
  engine::Builtin why = engine::Builtin::CostShare;  // where not known: what the line pends as
  std::vector<engine::Gap> gaps;
};
// Deductible, coinsurance, copay, other balances and the accounts that limit them.
SharesStep share(Desk& desk, std::uint32_t row, bool adopted, std::int64_t to_share);

}  // namespace edict::payment
