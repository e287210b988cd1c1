// A line's bill while payment is worked out (internal to the reference's payment).
#pragma once

#include <map>
#include <optional>
#include <string>

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

extern const Causes kOverflow, kUnitsMismatch;

Number exactly(std::int64_t value);
Number times(const Number& a, const Number& b);
std::optional<std::int64_t> cents(const Number& value);
void adjust(LineDecision& decision, core::Group group, const std::string& carc, std::int64_t amount);

}  // namespace edict::reference
