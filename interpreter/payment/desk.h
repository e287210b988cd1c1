// What the steps of payment share while one batch is settled.
//
// In: a batch, its decisions, the evaluator. Out: fields, terms and balances as payment needs them. Always true: nothing here decides an amount.
#pragma once

#include <optional>
#include <vector>

#include "engine/evaluator.h"
#include "payment/amount.h"
#include "payment/balance_book.h"

namespace edict::payment {

// The fields of std.claim that payment reads itself.
struct Fields {
  core::FieldId claim_id, claim_patient, claim_plan, claim_frequency, claim_original, claim_authorizations;
  core::FieldId number, code, date, units, charge, authorization;
  core::FieldId patient_id;
  core::RecordId authorization_record = 0xffff;
  core::FieldId authorization_number = core::kNoField, authorization_codes = core::kNoField, authorization_period = core::kNoField;
};

// A known amount, or why there is none: the line pends then. Not in force: takes no part.
struct Stated {
  enum class State : std::uint8_t { Known, Unknown, NotInForce } state = State::NotInForce;
  Fraction value;
  engine::Counted counted;
  std::vector<engine::Gap> gaps;
};

class Desk {
 public:
  Desk(engine::Evaluator& evaluator, const claims::Batch& batch, BalanceBook& book, engine::Decisions& out);

  engine::Evaluator& evaluator;
  const claims::Batch& batch;
  BalanceBook& book;
  engine::Decisions& out;
  const core::Program& program;
  Fields fields;
  std::vector<engine::Finding> late;  // pends of payment, put among the line's findings at the end

  const claims::Table& lines() const { return batch.tables[program.schema.line]; }
  const claims::Table& claims() const { return batch.tables[program.schema.claim]; }
  claims::LineRef ref(std::uint32_t row) const { return {&batch, row}; }

  // Whether one of the acts binds the line: its payer, or one above it, on its date. No acts: it binds nobody.
  bool acts(const std::vector<core::Act>& acts, std::uint32_t row);
  Stated term(core::TermId term, std::uint32_t row);
  // A balance's `starts` or `takes`; `left` and `allowed` are what its variables stand for.
  Stated choice(core::ChoiceId choice, std::uint32_t row, const Left& left, const core::Type& type, std::int64_t allowed);
  BalanceKey key(core::BalanceId balance, std::uint32_t row);
  // What is left of it for this line: from the book, else what it starts with.
  struct Remaining {
    bool known = false;
    Left left;
    std::optional<engine::Builtin> why;  // where not known, and not merely what is asked for: what the line pends as
    std::vector<engine::Gap> gaps;
  };
  Remaining remaining(core::BalanceId balance, const BalanceKey& key, std::uint32_t row);
  // Units as millionths of those that the line is counted in (as they are, where that is not known); nothing where they are of another code, or cannot be compared.
  std::optional<std::int64_t> in_line_units(const Fraction& units, engine::Counted counted, std::uint32_t row);

  std::int64_t patient_of(std::uint32_t row) const;
  std::optional<std::int64_t> cell(core::RecordId record, core::FieldId field, std::uint32_t row) const;
  engine::Gap gap(core::RecordId record, core::FieldId field, std::uint32_t row) const;

  void adjust(std::uint32_t row, core::Group group, core::SymbolId carc, std::int64_t amount, std::uint32_t finding, engine::Builtin source);
  void adjust(std::uint32_t row, engine::Builtin source, std::int64_t amount);
  void pend(std::uint32_t row, engine::Builtin why, const std::vector<engine::Gap>& gaps);

 private:
  Stated stated(const engine::Value& value, std::uint8_t scale);
  struct Authorization {
    std::int64_t number = 0;        // 0: none
    std::vector<engine::Gap> gaps;  // not empty: which one it is, or its number, is not known
  };
  Authorization authorization_of(std::uint32_t row) const;
  Remaining unknown_part(core::BalanceId balance, const BalanceKey& key, std::uint32_t row) const;

  engine::Environment environment_;
};

}  // namespace edict::payment
