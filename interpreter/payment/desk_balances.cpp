// What a line's balance is kept for, and what is left of it.
#include <algorithm>

#include "exact/decimal.h"
#include "payment/claim_rows.h"
#include "payment/desk.h"

namespace edict::payment {

// The number that stands on the line, else of the first authorization that covers its code and date; 0 where there is none. Where that is not known, why.
Desk::Authorization Desk::authorization_of(std::uint32_t row) const {
  const core::RecordId line = program.schema.line, record = fields.authorization_record;
  if (const auto number = cell(line, fields.authorization, row)) return {*number, {}};
  const auto code = cell(line, fields.code, row);
  const auto date = cell(line, fields.date, row);
  if (!code || !date || record >= batch.tables.size()) return {};
  const std::uint32_t claim_row = claim_of(batch, program.schema, row);
  const auto first = cell(program.schema.claim, fields.claim_authorizations, claim_row);
  if (!first) return {};
  const claims::Column& list = claims().columns[fields.claim_authorizations];
  const std::int64_t count = list.extra.empty() ? 0 : list.extra[claim_row];
  const claims::Lists& lists = evaluator.vocabulary().lists;
  for (std::int64_t i = *first; i < *first + count; ++i) {
    const auto a = static_cast<std::uint32_t>(i);
    const auto codes = cell(record, fields.authorization_codes, a);
    if (codes) {
      const auto members = static_cast<std::uint32_t>(*codes);
      const core::SymbolId* const begin = lists.begin(members);
      if (std::find(begin, begin + lists.size(members), static_cast<core::SymbolId>(*code)) == begin + lists.size(members)) continue;
    }
    const auto begins = cell(record, fields.authorization_period, a);
    if (begins && (*date < *begins || *date > batch.tables[record].columns[fields.authorization_period].extra[a])) continue;
    Authorization found;
    if (!codes) found.gaps.push_back(gap(record, fields.authorization_codes, a));
    if (!begins) found.gaps.push_back(gap(record, fields.authorization_period, a));
    if (!found.gaps.empty()) return found;
    if (const auto number = cell(record, fields.authorization_number, a)) return {*number, {}};
    return {0, {gap(record, fields.authorization_number, a)}};
  }
  return {};
}

// The payer's number for the patient; 0 where it is not known.
std::int64_t Desk::patient_of(std::uint32_t row) const {
  const auto patient = payment::patient_of(batch, program.schema, claim_of(batch, program.schema, row));
  return patient ? cell(program.schema.patient, fields.patient_id, *patient).value_or(0) : 0;
}

BalanceKey Desk::key(core::BalanceId balance, std::uint32_t row) {
  BalanceKey key;
  key.balance = balance;
  const std::uint32_t claim = claim_of(batch, program.schema, row);
  const std::int64_t claim_id = cell(program.schema.claim, fields.claim_id, claim).value_or(-1 - std::int64_t{claim});
  const std::optional<exact::Date> date = evaluator.date_of(ref(row));
  for (const core::PerKey per : program.balances[balance].per) {
    std::int64_t& part = key.of[static_cast<std::size_t>(per)];
    switch (per) {
      case core::PerKey::Patient: part = patient_of(row); break;
      case core::PerKey::Plan: part = cell(program.schema.claim, fields.claim_plan, claim).value_or(0); break;
      case core::PerKey::Payer: part = evaluator.payer_of(ref(row)); break;
      case core::PerKey::Year: part = date ? exact::civil(*date).year : 0; break;
      case core::PerKey::Claim: key.claim = claim_id; break;
      case core::PerKey::Authorization:
        part = authorization_of(row).number;
        if (part == 0) key.claim = claim_id;  // nothing joins it to another claim
        break;
      case core::PerKey::Visit:  // a patient's date of service
        part = date ? std::int64_t{date->days} + 1'000'000 : 0;
        key.of[static_cast<std::size_t>(core::PerKey::Patient)] = patient_of(row);
        break;
      case core::PerKey::Code: part = cell(program.schema.line, fields.code, row).value_or(0); break;
    }
  }
  return key;
}

// What is not known of that which the balance is kept by. A claim has one plan, whichever it is: it matters where claims see one another.
Desk::Remaining Desk::unknown_part(core::BalanceId balance, const BalanceKey& key, std::uint32_t row) const {
  Remaining result;
  const std::uint32_t claim = claim_of(batch, program.schema, row);
  for (const core::PerKey per : program.balances[balance].per) {
    if (per == core::PerKey::Patient || per == core::PerKey::Visit) {
      if (key.of[static_cast<std::size_t>(core::PerKey::Patient)] != 0) continue;
      const auto patient = payment::patient_of(batch, program.schema, claim);  // has a row of its own even where its text cannot be read
      const bool readable = batch.find_unreadable(program.schema.claim, fields.claim_patient, claim) == nullptr;
      result.why = engine::Builtin::PatientMissing;
      result.gaps = {patient && readable ? gap(program.schema.patient, fields.patient_id, *patient)
                             : gap(program.schema.claim, fields.claim_patient, claim)};
    } else if (per == core::PerKey::Plan) {
      if (book.across_claims() && !cell(program.schema.claim, fields.claim_plan, claim)) result.gaps = {gap(program.schema.claim, fields.claim_plan, claim)};
    } else if (per == core::PerKey::Authorization) {
      result.gaps = authorization_of(row).gaps;
    }
    if (!result.gaps.empty()) break;
  }
  return result;
}

Desk::Remaining Desk::remaining(core::BalanceId balance, const BalanceKey& key, std::uint32_t row) {
  Remaining result = unknown_part(balance, key, row);
  if (!result.gaps.empty()) return result;
  if (const std::optional<Left> kept = book.left(key)) {
    result.known = true;
    result.left = *kept;
    return result;
  }
  const core::Balance& declared = program.balances[balance];
  const Stated starts = choice(declared.starts, row, {}, declared.type, 0);
  if (starts.state != Stated::State::Known) {
    result.gaps = starts.gaps;
    return result;
  }
  const bool in_units = declared.type.kind == core::Kind::Units;
  const std::optional<std::int64_t> amount = in_units ? to_millionths(starts.value) : to_cents(starts.value);
  if (!amount) {
    result.gaps.push_back({.kind = engine::Gap::Kind::Overflow});
    return result;
  }
  result.known = true;
  result.left = {std::max<std::int64_t>(*amount, 0), starts.counted};
  book.open(key, result.left);
  return result;
}

}  // namespace edict::payment
