// One claim decided again, as it was or changed.
//
// In: a batch, one of its claims. Out: a batch of that claim alone, its decisions. Always true: an unchanged claim gives the record that it gave before.
#pragma once

#include <memory>

#include "engine/evaluator.h"
#include "payment/claim_rows.h"
#include "payment/settle.h"

namespace edict::explain {

// A copy of one claim: its rows alone, renumbered, in their order.
claims::Batch one_claim(const claims::Batch& batch, const core::Schema& schema, std::uint32_t claim);

// Judges and settles; `book` as it stood before the claim.
engine::Decisions decide(engine::Evaluator& evaluator, const claims::Batch& batch, const claims::History* history, payment::BalanceBook book);

// Decides the claim of `line` again, alone, and compares the compact records of its lines.
bool reproduces(engine::Evaluator& evaluator, engine::Decisions& decisions, const claims::History* history, const payment::BalanceBook& book, std::uint32_t line);

// Changes of a batch of one claim.
void set_cell(claims::Batch& batch, const core::Schema& schema, core::RecordId record, core::FieldId field, std::uint32_t row, std::int64_t value,
              std::int64_t extra = 0);
// A new row of a list of records of the claim, all of whose fields are unknown.
std::uint32_t append_row(claims::Batch& batch, const core::Schema& schema, core::FieldId list_field);

}  // namespace edict::explain
