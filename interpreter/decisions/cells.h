// The plain cells of a line's decision, as every format writes them.
//
// In: a batch, a row. Out: text. Always true: what is not known is empty.
#pragma once

#include <string>
#include <string_view>

#include "engine/decision.h"
#include "explain/words.h"

namespace edict::decisions {

class Cells {
 public:
  Cells(const core::Program& program, const claims::Dictionary& symbols);

  std::string_view claim_id(const claims::Batch& batch, std::uint32_t row) const;
  std::string_view payer(const claims::Batch& batch, std::uint32_t row) const;        // as read
  std::string_view code(const claims::Batch& batch, std::uint32_t row) const;         // normalised
  std::optional<std::int64_t> number(const claims::Batch& batch, std::uint32_t row) const;  // millionths
  std::optional<exact::Date> date(const claims::Batch& batch, std::uint32_t row) const;
  const claims::Dictionary& symbols() const { return *symbols_; }

 private:
  std::string_view of_claim(const claims::Batch& batch, std::uint32_t row, core::FieldId field) const;

  const claims::Dictionary* symbols_;
  core::RecordId line_record_, claim_record_;
  core::FieldId number_, code_, date_, id_, payer_;
};

// Appended without allocation. Money has at least two digits after the point and no sign of thousands.
void append_integer(std::string& out, std::int64_t value);
void append_decimal(std::string& out, std::int64_t millionths);
void append_money(std::string& out, std::int64_t millionths);
void append_date(std::string& out, exact::Date date);

}  // namespace edict::decisions
