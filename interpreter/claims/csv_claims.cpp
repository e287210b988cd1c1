// One claim of a CSV file while its lines come in.
#include "claims/csv_claims.h"

#include "exact/decimal.h"

namespace edict::claims {

CsvClaim::CsvClaim(const core::Program& program, Vocabulary& vocabulary, Cells& cells, CsvPlan plan)
    : schema_(program.schema), cells_(cells), plan_(std::move(plan)), links_(program.schema), diagnoses_(program.schema, vocabulary, links_),
      facts_(plan_.facts.size()) {
  for (std::size_t i = 0; i < facts_.size(); ++i) facts_[i].at = plan_.facts[i].cell;
  for (const CsvColumn& column : plan_.line) {
    usual_.push_back({usual(column, cells), column.cell, nullptr, static_cast<std::uint32_t>(seen_.size())});
    if (usual_.back().as == Usual::As::Symbol) seen_.emplace_back();
  }
}

CsvClaim::Usual::As CsvClaim::usual(const CsvColumn& column, const Cells& cells) {
  const core::Type& type = column.form.type;
  if (column.makes_records) return Usual::As::Other;
  switch (type.kind) {
    case core::Kind::Symbol: return Usual::As::Symbol;
    case core::Kind::Date: return cells.iso_dates() ? Usual::As::Date : Usual::As::Other;
    case core::Kind::Units: return Usual::As::Decimal;
    case core::Kind::Amount: return Usual::As::Amount;
    case core::Kind::Number: return type.dimension == 0 && !type.percent && !column.form.whole ? Usual::As::Decimal : Usual::As::Other;
    default: return Usual::As::Other;
  }
}

Live CsvClaim::live() const {
  Live live = nothing_live(schema_);
  links_.make_live(schema_, live);
  for (const std::vector<CsvColumn>* columns : {&plan_.line, &plan_.facts}) {
    for (const CsvColumn& column : *columns) {
      live[column.place.record][column.place.field] = true;
      if (column.makes_records) live[column.form.type.of][0] = true;
    }
  }
  for (const CsvPlan::Shared& shared : plan_.shared) live[shared.claim.record][shared.claim.field] = true;
  if (plan_.diagnoses_from_lines) live[schema_.claim][links_.claim_diagnoses] = true;
  return live;
}

void CsvClaim::look_at(BatchBuilder& builder) {
  filling_ = builder.batch().filling;
  for (std::size_t i = 0; i < usual_.size(); ++i) usual_[i].into = &builder.column(plan_.line[i].place.record, plan_.line[i].place.field);
}

void CsvClaim::begin(BatchBuilder& builder, std::string_view id) {
  if (filling_ != builder.batch().filling) look_at(builder);
  rows_ = links_.begin_claim(schema_, builder);
  first_line_ = builder.rows(schema_.line);
  builder.set(schema_.claim, links_.claim_id, rows_.claim, cells_.read(plan_.claim_id_form, id, builder.batch()), id);
  for (Fact& fact : facts_) {
    fact.text.clear();
    fact.cell = {};
    fact.disputed = false;
  }
}

// False where the text is not one of the usual ones.
[[gnu::always_inline]] inline bool CsvClaim::set_usual(const Usual& usual, std::uint32_t row, std::string_view text) {
  switch (usual.as) {
    case Usual::As::Symbol: {
      const std::uint32_t* const id = seen_[usual.seen].find(text);
      if (id != nullptr) usual.into->set(row, *id);
      return id != nullptr;
    }
    case Usual::As::Date: {
      const std::optional<exact::Date> date = exact::parse_date(text);
      if (date) usual.into->set(row, date->days);
      return date.has_value();
    }
    case Usual::As::Decimal: {
      std::int64_t millionths = 0;
      if (!read_plain_decimal(text, millionths)) return false;
      usual.into->set(row, millionths);
      return true;
    }
    case Usual::As::Amount: {
      const std::optional<Quantity> quantity = cells_.read_quantity(text);
      if (!quantity) return false;
      usual.into->set(row, quantity->base);
      usual.into->extra[row] = quantity->dimension;
      return true;
    }
    case Usual::As::Other: return false;
  }
  return false;
}

void CsvClaim::add_line(BatchBuilder& builder, const CsvRecord& record) {
  const std::uint32_t row = links_.begin_line(schema_, builder, rows_.claim);
  set_number(builder, row, record);
  record.with_cells([&](auto cell) {
    for (std::size_t i = 0; i < usual_.size(); ++i) {
      const std::string_view text = cell(usual_[i].cell);
      if (!text.empty() && !set_usual(usual_[i], row, text)) set_other(builder, i, row, text);
    }
    for (std::size_t i = 0; i < facts_.size(); ++i) {
      const std::string_view text = cell(facts_[i].at);
      if (!text.empty() && !same_text(text, facts_[i].text)) state(builder, plan_.facts[i], facts_[i], trimmed(text));
    }
  });
}

// A text that is not one of the usual ones.
void CsvClaim::set_other(BatchBuilder& builder, std::size_t column, std::uint32_t row, std::string_view text) {
  const Usual& usual = usual_[column];
  set(builder, plan_.line[column], *usual.into, row, text);
  if (usual.as == Usual::As::Symbol && usual.into->is_known(row)) seen_[usual.seen].keep(text, static_cast<std::uint32_t>(usual.into->value[row]));
}

void CsvClaim::end(BatchBuilder& builder) {
  links_.end_claim(schema_, builder, rows_.claim, first_line_);
  if (plan_.diagnoses_from_lines) diagnoses_.gather(builder, rows_.claim, first_line_);
  for (const CsvPlan::Shared& shared : plan_.shared) share(builder, shared);
}

// What every line says is the claim's.
void CsvClaim::share(BatchBuilder& builder, const CsvPlan::Shared& shared) {
  const FieldPlace of_line = plan_.line[shared.column].place;
  const std::uint32_t last = builder.rows(schema_.line);
  if (first_line_ == last) return;
  const Cell first = builder.get(of_line.record, of_line.field, first_line_);
  if (first.state != Cell::State::Known) return;
  for (std::uint32_t row = first_line_ + 1; row < last; ++row) {
    if (!(builder.get(of_line.record, of_line.field, row) == first)) return;
  }
  builder.set(shared.claim.record, shared.claim.field, rows_.claim, first, {});
}

void CsvClaim::set(BatchBuilder& builder, CsvColumn& column, Column& into, std::uint32_t row, std::string_view text) {
  if (column.makes_records) {
    set_records(builder, column, row, text);
    return;
  }
  const Cell cell = cells_.read(column.form, text, builder.batch());
  if (cell.state == Cell::State::Known) {
    into.set(row, cell.value);
    if (!into.extra.empty()) into.extra[row] = cell.extra;
  } else if (cell.state == Cell::State::Unreadable) {
    builder.set_unreadable(column.place.record, column.place.field, row, text);
  }
}

// Lines are counted from 1 where the file does not number them.
void CsvClaim::set_number(BatchBuilder& builder, std::uint32_t row, const CsvRecord& record) {
  const std::string_view text = plan_.line_number == core::kNone ? std::string_view() : record[plan_.line_number];
  const Cell cell = cells_.read(plan_.line_number_form, text, builder.batch());
  if (cell.state == Cell::State::Blank) {
    builder.set(schema_.line, links_.line_number, row, (std::int64_t{row} - first_line_ + 1) * exact::kOne);
  } else {
    builder.set(schema_.line, links_.line_number, row, cell, text);
  }
}

Cell CsvClaim::set_records(BatchBuilder& builder, CsvColumn& column, std::uint32_t row, std::string_view text) {
  const auto element = static_cast<core::RecordId>(column.form.type.of);
  const std::uint32_t first = builder.rows(element);
  const std::vector<std::string_view> members = cells_.split(text);  // its own: reading a member may split again
  for (const std::string_view member : members) {
    const std::uint32_t made = builder.add_row(element, row);
    builder.set(element, 0, made, cells_.read(column.first_field, member, builder.batch()), member);
  }
  const std::uint32_t count = builder.rows(element) - first;
  builder.set(column.place.record, column.place.field, row, first, count);
  return {Cell::State::Known, first, count};
}

// The first text that a line states stands; another text is the same fact only where it means the same.
void CsvClaim::state(BatchBuilder& builder, CsvColumn& column, Fact& fact, std::string_view text) {
  if (text.empty() || text == fact.text) return;
  const std::uint32_t row = row_of(column);
  if (fact.text.empty()) {
    fact.text.assign(text);
    if (column.makes_records) {
      fact.cell = set_records(builder, column, row, text);
    } else {
      fact.cell = cells_.read(column.form, text, builder.batch());
      builder.set(column.place.record, column.place.field, row, fact.cell, text);
    }
    return;
  }
  if (fact.disputed || fact.cell.state == Cell::State::Unreadable) return;
  if (!column.makes_records && cells_.read(column.form, text, builder.batch()) == fact.cell) return;
  fact.disputed = true;
  builder.set_unreadable(column.place.record, column.place.field, row, fact.text + "` and `" + std::string(text));
}

}  // namespace edict::claims
