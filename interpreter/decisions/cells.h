// The plain cells of a line's decision, as every format writes them.
//
// In: a batch, a row. Out: text. Always true: what is not known is empty.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/decision.h"
#include "explain/words.h"

namespace edict::decisions {

class Cells {
 public:
  Cells(const core::Program& program, const claims::Dictionary& symbols);

  // The rows below are of this batch from now on; it must stay as it is.
  void look_at(const claims::Batch& batch);

  std::string_view claim_id(std::uint32_t row) const { return text(id_, (*parents_)[row]); }
  std::string_view payer(std::uint32_t row) const { return text(payer_, (*parents_)[row]); }  // as read
  std::string_view code(std::uint32_t row) const { return text(code_, row); }                 // normalised
  core::SymbolId payer_id(std::uint32_t row) const { return id(payer_, (*parents_)[row]); }   // 0: not known
  core::SymbolId code_id(std::uint32_t row) const { return id(code_, row); }
  std::optional<std::int64_t> number(std::uint32_t row) const {                               // millionths
    return known(number_, row) ? std::optional(number_->value[row]) : std::nullopt;
  }
  std::optional<exact::Date> date(std::uint32_t row) const {
    return known(date_, row) ? std::optional(exact::Date{static_cast<std::int32_t>(date_->value[row])}) : std::nullopt;
  }
  const claims::Dictionary& symbols() const { return *symbols_; }

 private:
  static bool known(const claims::Column* column, std::uint32_t row) { return column != nullptr && row < column->value.size() && column->is_known(row); }
  static core::SymbolId id(const claims::Column* column, std::uint32_t row) { return known(column, row) ? static_cast<core::SymbolId>(column->value[row]) : 0; }
  std::string_view text(const claims::Column* column, std::uint32_t row) const {
    const core::SymbolId symbol = id(column, row);
    return symbol == 0 ? std::string_view() : std::string_view(symbols_->text(symbol));
  }

  const core::Schema* schema_;
  const claims::Dictionary* symbols_;
  core::FieldId number_field_, code_field_, date_field_, id_field_, payer_field_;
  const std::vector<std::uint32_t>* parents_ = nullptr;  // of lines: their claims
  const claims::Column *number_ = nullptr, *code_ = nullptr, *date_ = nullptr, *id_ = nullptr, *payer_ = nullptr;  // null: nothing is known
};

void append_decimal(std::string& out, std::int64_t millionths);
void append_money(std::string& out, std::int64_t millionths);

}  // namespace edict::decisions
