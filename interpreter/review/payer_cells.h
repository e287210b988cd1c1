// Who is meant: payers and those below them, for rules and for rows of tables; and what a row is called.
#pragma once

#include <optional>
#include <string>

#include "core/program.h"

namespace edict::review {

class Payers {
 public:
  explicit Payers(const core::Program& program, std::optional<exact::Date> on = {}) : p_(program), on_(on) {}

  // Of the day that is asked about, if one is.
  bool holds(const exact::Period& period) const { return !on_ || period.contains(*on_); }

  // The payer (by its index) is `above` or below it; 0 is above all.
  bool is_below(std::uint32_t payer, core::SymbolId above) const;
  // The rule is for the payer, and while it is.
  bool acts(const core::Rule& rule, std::uint32_t payer, exact::Period& effective) const;
  // Of the hidden key of a table that payers have rows of their own in.
  bool in(const core::Matcher& matcher, std::uint32_t payer) const;
  // Whether the row can be found by the code: one of its key cells names it, alone or among others. False where no key is a code.
  bool matches_code(const core::Table& table, const core::Row& row, core::SymbolId code) const;
  // Whether the payer has a row by the code.
  bool has_row(const core::Table& table, std::uint32_t payer, core::SymbolId code) const;
  // `std.doses.window_limits[J2357, J45.*]`.
  std::string row_name(const core::Table& table, const core::Row& row) const;
  // The members of a set, whatever it is called.
  std::string members(core::SetId set) const;
  bool holds(core::SetId set, core::SymbolId symbol) const;

 private:
  bool in(core::SetId set, std::uint32_t payer) const;
  std::string cell_text(const core::Matcher& matcher, const core::Type& type) const;
  std::string constant_text(core::ConstantId constant) const;

  const core::Program& p_;
  std::optional<exact::Date> on_;
};

}  // namespace edict::review
