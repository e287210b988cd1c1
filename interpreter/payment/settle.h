// The fixed last stage: what each line that the rules leave open is allowed and paid, and who bears the rest.
//
// In: a judged batch. Out: amounts and adjustments in its Decisions. Always true: every decided line whose charge is known balances as an 835 must
// (charge = paid + the sum of its adjustments; X12 835 TR3, 1.10.2.1); an unbalanced line is a defect of this program and throws std::logic_error. Pended
// and rejected lines have no amounts. Everything is exact; each amount that is stated is rounded once, half up, to cents.
//
// A claim's open lines are settled in line-number order, each by these steps:
//   1. Units. The least of the caps wins (rules that reduce units, the term `unit_cap`, balances in units); one that does not bind is no reduction. With
//      U billed and P payable units the cap's code takes charge × (U − P) / U; P = 0 is a denial with that code. (Medicare Claims Processing Manual,
//      ch. 3, treats units over a limit as the part of the charge that they stand for.)
//   2. Fee. The term `fee` is evaluated as written, for the units billed, then taken in the proportion P / U and times `factor`, and only then rounded. The
//      allowed amount is the fee, never more than what the first step left of the charge; CO-45 takes the difference. A fee of nothing is not a price: CO-45
//      may not take the whole charge, so the line pends. Where no fee is adopted the allowed amount is what the first step left.
//   3. `reduce to`: the least amount caps the allowed amount; its code takes the difference; nothing left is a denial.
//   4. Other payers: OA-23 takes what they paid, or more where that leaves more than the term `most_after_others`; at most the allowed amount.
//   5. Deductible; coinsurance of what the deductible leaves; copay; other balances in money, by name: each at most what is still there. Balances without a
//      code (an out-of-pocket maximum) limit the patient's shares together; the last share gives way first. Their `takes` sees those shares as the allowed amount.
//   6. Sequestration: CO-253 takes its percentage of the payment that is left.
// Balances are kept by what their `per` names. A claim that names no plan is of no plan, which is a plan of its own; a visit is a patient's date of service; the
// authorization is the one on the line, else the first that covers its code and date, and without one the balance is of that claim alone; without a patient's
// id the line pends (patient missing). What is left in the book is never asked for again: `starts` is read once, by the first line that comes.
// A term of payment that is not in force on the date of service takes no part, except `fee`, without which there is no price. What is not known, and would
// matter, pends the line and is named. A line is `reduce` where step 1 or 3 took something; contract and patient's share leave it `pay`.
#pragma once

#include "claims/history.h"
#include "engine/evaluator.h"
#include "payment/balance_book.h"

namespace edict::payment {

// `out` holds what evaluator.judge(batch, history, out) gave.
void settle(engine::Evaluator& evaluator, const claims::Batch& batch, const claims::History* history, BalanceBook& book, engine::Decisions& out);

}  // namespace edict::payment
