// Cells straight from the batch's columns; numbers by hand, for they are most of what is written.
#include "decisions/cells.h"

#include <array>
#include <cstring>

#include "exact/decimal.h"

namespace edict::decisions {

Cells::Cells(const core::Program& program, const claims::Dictionary& symbols) : symbols_(&symbols) {
  const core::Schema& schema = program.schema;
  line_record_ = schema.line;
  claim_record_ = schema.claim;
  number_ = schema.find(line_record_, "number");
  code_ = schema.find(line_record_, "code");
  date_ = schema.find(line_record_, "date");
  id_ = schema.find(claim_record_, "id");
  payer_ = schema.find(claim_record_, "payer");
}

std::string_view Cells::of_claim(const claims::Batch& batch, std::uint32_t row, core::FieldId field) const {
  const auto value = claims::cell(batch, claim_record_, field, batch.tables[line_record_].parent[row]);
  return value ? std::string_view(symbols_->text(static_cast<core::SymbolId>(*value))) : std::string_view();
}

std::string_view Cells::claim_id(const claims::Batch& batch, std::uint32_t row) const { return of_claim(batch, row, id_); }
std::string_view Cells::payer(const claims::Batch& batch, std::uint32_t row) const { return of_claim(batch, row, payer_); }

std::string_view Cells::code(const claims::Batch& batch, std::uint32_t row) const {
  const auto code = claims::cell(batch, line_record_, code_, row);
  return code ? std::string_view(symbols_->text(static_cast<core::SymbolId>(*code))) : std::string_view();
}

std::optional<std::int64_t> Cells::number(const claims::Batch& batch, std::uint32_t row) const { return claims::cell(batch, line_record_, number_, row); }

std::optional<exact::Date> Cells::date(const claims::Batch& batch, std::uint32_t row) const {
  const auto days = claims::cell(batch, line_record_, date_, row);
  if (!days) return std::nullopt;
  return exact::Date{static_cast<std::int32_t>(*days)};
}

namespace {

// 00, 01, … 99
constexpr std::array<char, 200> kPairs = [] {
  std::array<char, 200> pairs{};
  for (std::size_t i = 0; i < 100; ++i) {
    pairs[i * 2] = static_cast<char>('0' + i / 10);
    pairs[i * 2 + 1] = static_cast<char>('0' + i % 10);
  }
  return pairs;
}();

// Digits of `value`, at least `least` of them.
void append_digits(std::string& out, std::uint64_t value, int least) {
  constexpr int kMost = 20;
  char digits[kMost];
  char* at = digits + kMost;
  while (value >= 100) {
    at -= 2;
    std::memcpy(at, &kPairs[value % 100 * 2], 2);
    value /= 100;
  }
  if (value >= 10) {
    at -= 2;
    std::memcpy(at, &kPairs[value * 2], 2);
  } else {
    *--at = static_cast<char>('0' + value);
  }
  while (digits + kMost - at < least) *--at = '0';
  out.append(at, static_cast<std::size_t>(digits + kMost - at));
}

std::uint64_t magnitude(std::int64_t value) { return value < 0 ? std::uint64_t{0} - static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value); }

void append_fixed(std::string& out, std::int64_t millionths, std::size_t least) {
  if (millionths < 0) out += '-';
  const std::uint64_t value = magnitude(millionths);
  append_digits(out, value / exact::kOne, 1);
  const std::uint64_t rest = value % exact::kOne;
  if (rest == 0 && least == 0) return;
  if (rest % exact::kCent == 0) {
    const char* const pair = &kPairs[rest / exact::kCent * 2];
    const char cents[] = {'.', pair[0], pair[1]};
    out.append(cents, sizeof cents);
    return;
  }
  out += '.';
  append_digits(out, rest, exact::kScale);
  while (out.back() == '0') out.pop_back();
}

}  // namespace

void append_integer(std::string& out, std::int64_t value) {
  if (value < 0) out += '-';
  append_digits(out, magnitude(value), 1);
}

void append_decimal(std::string& out, std::int64_t millionths) {
  if (millionths >= 0 && millionths % exact::kOne == 0) return append_digits(out, static_cast<std::uint64_t>(millionths / exact::kOne), 1);
  const std::size_t start = out.size();
  append_fixed(out, millionths, 0);
  if (out.find('.', start) == std::string::npos) return;
  while (out.back() == '0') out.pop_back();
}

void append_money(std::string& out, std::int64_t millionths) { append_fixed(out, millionths, 2); }

void append_date(std::string& out, exact::Date date) {
  const exact::CivilDate c = exact::civil(date);
  append_digits(out, static_cast<std::uint64_t>(c.year), 4);
  out += '-';
  append_digits(out, static_cast<std::uint64_t>(c.month), 2);
  out += '-';
  append_digits(out, static_cast<std::uint64_t>(c.day), 2);
}

}  // namespace edict::decisions
