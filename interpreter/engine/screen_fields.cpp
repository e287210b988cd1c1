// Facts on lanes: columns of the batch, by the rows that the lanes bind.
#include <algorithm>

#include "engine/machine.h"
#include "engine/screen.h"

namespace edict::engine {

using core::Kind;
using core::Op;

namespace {

// The cells of those lanes (of `owned` among them, where that is given) whose row has one, a word of lanes at a time.
template <class RowOf>
void gather(const claims::Column& column, const Words& todo, const Words* owned, Kind kind, Vector& out, RowOf row_of) {
  const std::int64_t* const cells = column.value.data();
  const std::uint64_t* const known = column.known.data();
  const std::size_t count = column.value.size();
  for (std::size_t w = 0; w < todo.size(); ++w) {
    std::uint64_t there = 0, truths = 0;
    for (std::uint64_t rest = todo[w] & (owned != nullptr ? (*owned)[w] : ~std::uint64_t{0}); rest != 0; rest &= rest - 1) {
      const auto lane = static_cast<std::uint32_t>(w * 64) + static_cast<std::uint32_t>(std::countr_zero(rest));
      const std::uint32_t row = row_of(lane);
      if (row >= count || ((known[row >> 6] >> (row & 63)) & 1) == 0) continue;
      const std::uint64_t bit = rest & (std::uint64_t{0} - rest);
      there |= bit;
      if (kind != Kind::Boolean) {
        out.value[lane] = cells[row];
      } else if (cells[row] != 0) {
        truths |= bit;
      }
    }
    out.yes[w] |= kind == Kind::Boolean ? truths : there;
    if (kind == Kind::Boolean) out.no[w] |= there & ~truths;
  }
}

}  // namespace

bool Screen::may_be_unreadable(core::RecordId record, core::FieldId field) const {
  return std::any_of(m_.batch_->unreadable.begin(), m_.batch_->unreadable.end(),
                     [&](const claims::Unreadable& u) { return u.record == record && u.field == field; });
}

// The rows of a field's owner. `known` null: all are. False where they cannot be told.
bool Screen::owner_rows(Lanes& lanes, core::NodeId owner, const Words& todo, const Vector*& known, const std::uint32_t*& rows) {
  const core::Node& n = p_.nodes[owner];
  known = nullptr;
  rows = nullptr;
  if (n.type.kind != Kind::Record) return false;
  if (n.op == Op::Variable) {
    if (n.aux >= lanes.rows.size() || lanes.rows[n.aux].size() != lanes.count) return false;
    rows = lanes.rows[n.aux].data();
    return true;
  }
  known = &find(lanes, owner, todo);
  return known->valued || lanes.count == 0;
}

void Screen::field(Lanes& lanes, core::NodeId id, const Words& todo, Vector& out) {
  const core::Node& n = p_.nodes[id];
  const auto record = static_cast<core::RecordId>(p_.nodes[n.a].type.of);
  const auto field = static_cast<core::FieldId>(n.aux);
  const Kind kind = n.type.kind;
  const Vector* owner = nullptr;
  const std::uint32_t* rows = nullptr;
  if (!owner_rows(lanes, n.a, todo, owner, rows)) return;
  if (record == p_.schema.line && kind == Kind::Record && n.type.of == p_.schema.claim) return own_claim(lanes, owner, rows, todo, out);
  const claims::Table& table = m_.batch_->tables[record];
  const bool plain = kind == Kind::Number || kind == Kind::Units || kind == Kind::Amount ? n.type.scale == 6 && !n.type.ratio
                                                                                        : kind != Kind::Period && kind != Kind::Duration;
  const bool records = kind == Kind::List && n.type.element == Kind::Record;  // lists of records are spread, not read
  if (!plain || records || field >= table.columns.size()) return;
  const claims::Column& column = table.columns[field];
  const bool tagged = is_tagged(kind), there = !column.value.empty();
  if (kind != Kind::Boolean) out.make_values(lanes.count, false, tagged);
  if (there && !tagged && rows == lines_.rows[0].data() && column.value.size() == lanes.count) return whole_column(record, field, column, kind, out);
  if (rows != nullptr) {
    gather(column, todo, nullptr, kind, out, [&](std::uint32_t lane) { return rows[lane]; });
  } else {
    const std::int64_t* const owners = owner->value.data();
    gather(column, todo, &owner->yes, kind, out, [&](std::uint32_t lane) { return static_cast<std::uint32_t>(owners[lane]); });
  }
  const bool code_unreadable = kind == Kind::Units && may_be_unreadable(p_.schema.line, m_.index.own.line_code);
  const auto row_of = [&](std::uint32_t lane) { return rows != nullptr ? rows[lane] : static_cast<std::uint32_t>(owner->value[lane]); };
  blame_absent(lanes, owner, row_of, record, field, todo, out);
  if (!tagged) return;
  each(todo, [&](std::uint32_t lane) {
    if (!has(out.yes, lane)) return;
    if (count_in(record, kind, column, row_of(lane), out.tag[lane])) return;
    out.yes[lane / 64] &= ~(std::uint64_t{1} << (lane % 64));
    out.blame(lane, lanes.count, code_missing(row_of(lane), code_unreadable));  // units of a line without a code are of nothing known
  });
}

// Why the lanes of `todo` on which a field is not known (yet) are not.
template <class RowOf>
void Screen::blame_absent(const Lanes& lanes, const Vector* owner, RowOf row_of, core::RecordId record, core::FieldId field, const Words& todo, Vector& out) {
  const bool unreadable = may_be_unreadable(record, field);
  for (std::size_t w = 0; w < todo.size(); ++w) {
    for (std::uint64_t rest = todo[w] & ~out.known_word(w); rest != 0; rest &= rest - 1) {
      const auto lane = static_cast<std::uint32_t>(w * 64) + static_cast<std::uint32_t>(std::countr_zero(rest));
      const bool owned = owner == nullptr || has(owner->yes, lane);
      out.blame(lane, lanes.count, owned ? absent(record, field, row_of(lane), unreadable) : owner->reason(lane));
    }
  }
}

// A field of the lines themselves: all of it at once.
void Screen::whole_column(core::RecordId record, core::FieldId field, const claims::Column& column, Kind kind, Vector& out) {
  out.done = lines_.all;
  for (std::size_t w = 0; w < out.yes.size(); ++w) out.yes[w] = column.known[w] & lines_.all[w];
  blame_absent(lines_, nullptr, [](std::uint32_t row) { return row; }, record, field, lines_.all, out);
  if (kind != Kind::Boolean) {
    std::copy(column.value.begin(), column.value.end(), out.value.begin());
    return;
  }
  for (std::uint32_t row = 0; row < lines_.count; ++row) {
    if (column.value[row] == 0 && has(out.yes, row)) put(out.no, row);
  }
  for (std::size_t w = 0; w < out.yes.size(); ++w) out.yes[w] &= ~out.no[w];
}

// What an amount or units are counted in. False where that is not known here.
bool Screen::count_in(core::RecordId record, Kind kind, const claims::Column& column, std::uint32_t row, std::uint32_t& tag) {
  if (kind == Kind::Amount) {
    tag = tag_id({static_cast<core::DimensionId>(row < column.extra.size() ? column.extra[row] : 0), {}});
    return true;
  }
  if (kind != Kind::Units || record != p_.schema.line) {
    tag = 0;
    return true;
  }
  const std::uint32_t unit = unit_of(row);
  tag = unit < 2 ? 0 : unit - 2;
  return unit >= 2;
}

// Why nothing is known of a line's code; 0 where something is, or where the machine must say.
ReasonId Screen::code_missing(std::uint32_t row, bool may_be_unreadable) {
  const core::FieldId code = m_.index.own.line_code;
  core::SymbolId known = 0;
  if (m_.symbol_field(p_.schema.line, code, {m_.batch_, row}, known)) return 0;
  return absent(p_.schema.line, code, row, may_be_unreadable);
}

void Screen::own_claim(Lanes& lanes, const Vector* owner, const std::uint32_t* rows, const Words& todo, Vector& out) {
  const std::vector<std::uint32_t>& parent = m_.batch_->tables[p_.schema.line].parent;
  out.make_values(lanes.count, false, false);
  each(todo, [&](std::uint32_t lane) {
    if (owner != nullptr && !has(owner->yes, lane)) return out.blame(lane, lanes.count, owner->reason(lane));
    out.value[lane] = parent[rows != nullptr ? rows[lane] : static_cast<std::uint32_t>(owner->value[lane])];
    put(out.yes, lane);
  });
}

// Where a fact is certainly missing: a field of a known record, blank, that is no list which is then empty, and that could not be unreadable.
void Screen::missing(Lanes& lanes, core::NodeId id, const Words& todo, Words& out) {
  out.assign(words_of(lanes.count), 0);
  const core::Node& n = p_.nodes[id];
  if (n.op != Op::Field) return;
  const auto record = static_cast<core::RecordId>(p_.nodes[n.a].type.of);
  const auto field = static_cast<core::FieldId>(n.aux);
  const Vector* owner = nullptr;
  const std::uint32_t* rows = nullptr;
  if (p_.schema.field(record, field).complete || may_be_unreadable(record, field) || !owner_rows(lanes, n.a, todo, owner, rows)) return;
  if (record == p_.schema.claim && field == m_.index.own.claim_lines) return;
  if (record == p_.schema.line && n.type.kind == Kind::Record && n.type.of == p_.schema.claim) return;
  const claims::Column& column = m_.batch_->tables[record].columns[field];
  each(todo, [&](std::uint32_t lane) {
    if (owner != nullptr && !has(owner->yes, lane)) return;
    const std::uint32_t row = rows != nullptr ? rows[lane] : static_cast<std::uint32_t>(owner->value[lane]);
    if (row >= column.value.size() || !column.is_known(row)) put(out, lane);
  });
}

// What a line's units are counted in, by its context: tag + 2; below 2 where that is not known here.
std::uint32_t Screen::unit_of(std::uint32_t row) {
  const claims::LineRef line{m_.batch_, row};
  const Jurisdiction& where = m_.facts_[row];
  if (where.context == core::kNone) return 1;
  if (where.context >= unit_tags_.size()) unit_tags_.resize(where.context + 1, 0);
  if (unit_tags_[where.context] != 0) return unit_tags_[where.context];
  m_.enter(line);
  ReasonId why = 0;
  const auto counted = m_.counted_in(line, why);
  // The machine remembers a context's unit where nothing but the context has a say.
  const bool settled = counted && (p_.unit_attribute == core::kNone || m_.contexts_[where.context].unit_state == 1);
  const std::uint32_t found = settled ? tag_id({0, *counted}) + 2 : 1;
  unit_tags_[where.context] = found;
  return found;
}

}  // namespace edict::engine
