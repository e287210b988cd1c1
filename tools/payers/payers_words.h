// The payer matrix in words: a table with notes, JSON, CSV.
//
// In: a matrix and the program that it was made of. Out: text. Always true: payers stand in the order of their tree, rows in that of their kinds and names; equal
// matrices give equal bytes.
#pragma once

#include <string>

#include "explain/node_text.h"
#include "review/payer_matrix.h"
#include "source/source.h"

namespace edict::tool {

class PayerWords {
 public:
  PayerWords(const core::Program& program, const source::Sources& sources) : p_(program), sources_(sources) {}

  // The table in as many parts, one below the other, as lines of so many columns ask for.
  std::string text(const review::PayerMatrix& matrix, std::size_t width) const;
  std::string json(const review::PayerMatrix& matrix) const;
  std::string csv(const review::PayerMatrix& matrix) const;

  // All payers, or those alone that some row is about.
  std::vector<std::uint32_t> shown_payers(const review::PayerMatrix& matrix) const;
  std::string cell(const review::PayerRow& row, const review::PayerCell& cell) const;   // `as base`, `stricter`, `150`, `-`
  std::string written(const review::PayerRow& row, const review::PayerCell& cell) const; // what the row itself says that holds at some time; empty: nothing, exceptions do
  std::string change(const review::Difference& difference) const;                        // `else pend "review"`
  std::string conditions(const review::Difference& difference) const;                    // under which it holds; empty: always
  std::string node(core::NodeId node) const;

 private:
  std::string values(const review::PayerRow& row, const review::PayerCell& cell) const;
  std::string outcome(core::OutcomeId outcome) const;
  std::string source_of(core::ExceptionId exception) const;                              // citation and place
  std::string standing(const review::PayerRow& row, const std::vector<std::uint32_t>& payers) const;
  std::string told(const review::PayerRow& row, const review::Difference& difference) const;
  std::string changes(const review::PayerRow& row, const std::vector<std::uint32_t>& payers) const;
  std::string json_change(const review::Difference& difference) const;
  std::string name(std::uint32_t payer) const;
  std::string row_source(const review::PayerRow& row) const;

  const core::Program& p_;
  const source::Sources& sources_;
};

}  // namespace edict::tool
