// Facts on lanes: columns of the batch, by the rows that the lanes bind.
#include <algorithm>

#include "engine/machine.h"
#include "engine/screen.h"

namespace edict::engine {

using core::Kind;
using core::Op;

bool Screen::may_be_unreadable(core::RecordId record, core::FieldId field) const {
  return std::any_of(m_.batch_->unreadable.begin(), m_.batch_->unreadable.end(),
                     [&](const claims::Unreadable& u) { return u.record == record && u.field == field; });
}

// The rows of a field's owner. `known` null: all are. False where they cannot be told.
bool Screen::owner_rows(Lanes& lanes, core::NodeId owner, const Vector*& known, const std::uint32_t*& rows) {
  const core::Node& n = p_.nodes[owner];
  known = nullptr;
  rows = nullptr;
  if (n.type.kind != Kind::Record) return false;
  if (n.op == Op::Variable) {
    if (n.aux >= lanes.rows.size() || lanes.rows[n.aux].size() != lanes.count) return false;
    rows = lanes.rows[n.aux].data();
    return true;
  }
  known = &find(lanes, owner);
  return !known->value.empty() || lanes.count == 0;
}

void Screen::field(Lanes& lanes, core::NodeId id, Vector& out) {
  const core::Node& n = p_.nodes[id];
  const auto record = static_cast<core::RecordId>(p_.nodes[n.a].type.of);
  const auto field = static_cast<core::FieldId>(n.aux);
  const Kind kind = n.type.kind;
  const Vector* owner = nullptr;
  const std::uint32_t* rows = nullptr;
  if (!owner_rows(lanes, n.a, owner, rows)) return;
  const claims::Table& table = m_.batch_->tables[record];
  const bool own_claim = record == p_.schema.line && kind == Kind::Record && n.type.of == p_.schema.claim;
  const bool plain = kind == Kind::Number || kind == Kind::Units || kind == Kind::Amount ? n.type.scale == 6 && !n.type.ratio
                                                                                        : kind != Kind::Period && kind != Kind::Duration;
  const bool records = kind == Kind::List && n.type.element == Kind::Record;  // lists of records are spread, not read
  if (!plain || records || field >= table.columns.size()) return;
  const claims::Column& column = table.columns[field];
  if (column.value.empty() && !own_claim) return;
  const auto row_of = [&](std::uint32_t lane) { return rows != nullptr ? rows[lane] : static_cast<std::uint32_t>(owner->value[lane]); };
  const bool tagged = is_tagged(kind);
  if (kind != Kind::Boolean) out.make_values(lanes.count, false, tagged);
  for (std::uint32_t lane = 0; lane < lanes.count; ++lane) {
    if (owner != nullptr && !has(owner->yes, lane)) continue;
    const std::uint32_t row = row_of(lane);
    if (own_claim) {
      out.value[lane] = table.parent[row];
      put(out.yes, lane);
      continue;
    }
    if (row >= column.value.size() || !column.is_known(row)) continue;
    if (kind == Kind::Boolean) {
      put(column.value[row] != 0 ? out.yes : out.no, lane);
      continue;
    }
    out.value[lane] = column.value[row];
    if (tagged) {
      Tag what;
      if (kind == Kind::Amount) {
        what.dimension = static_cast<core::DimensionId>(row < column.extra.size() ? column.extra[row] : 0);
        out.tag[lane] = tag_id(what);
      } else if (kind == Kind::Units && record == p_.schema.line) {
        const std::uint32_t unit = unit_of(row);
        if (unit < 2) continue;
        out.tag[lane] = unit - 2;
      } else {
        out.tag[lane] = tag_id(what);
      }
    }
    put(out.yes, lane);
  }
}

void Screen::claim_of(Lanes& lanes, core::NodeId id, Vector& out) {
  const core::Node& n = p_.nodes[id];
  const Vector* owner = nullptr;
  const std::uint32_t* rows = nullptr;
  if (p_.nodes[n.a].type.of != p_.schema.line || !owner_rows(lanes, n.a, owner, rows)) return;
  const std::vector<std::uint32_t>& parent = m_.batch_->tables[p_.schema.line].parent;
  out.make_values(lanes.count, false, false);
  for (std::uint32_t lane = 0; lane < lanes.count; ++lane) {
    if (owner != nullptr && !has(owner->yes, lane)) continue;
    out.value[lane] = parent[rows != nullptr ? rows[lane] : static_cast<std::uint32_t>(owner->value[lane])];
    put(out.yes, lane);
  }
}

// Where a fact is certainly missing: a field of a known record, blank, that is no list which is then empty, and that could not be unreadable.
void Screen::missing(Lanes& lanes, core::NodeId id, Words& out) {
  out.assign(words_of(lanes.count), 0);
  const core::Node& n = p_.nodes[id];
  if (n.op != Op::Field) return;
  const auto record = static_cast<core::RecordId>(p_.nodes[n.a].type.of);
  const auto field = static_cast<core::FieldId>(n.aux);
  const Vector* owner = nullptr;
  const std::uint32_t* rows = nullptr;
  if (p_.schema.field(record, field).complete || may_be_unreadable(record, field) || !owner_rows(lanes, n.a, owner, rows)) return;
  if (record == p_.schema.claim && field == m_.index.own.claim_lines) return;
  if (record == p_.schema.line && n.type.kind == Kind::Record && n.type.of == p_.schema.claim) return;
  const claims::Column& column = m_.batch_->tables[record].columns[field];
  for (std::uint32_t lane = 0; lane < lanes.count; ++lane) {
    if (owner != nullptr && !has(owner->yes, lane)) continue;
    const std::uint32_t row = rows != nullptr ? rows[lane] : static_cast<std::uint32_t>(owner->value[lane]);
    if (row >= column.value.size() || !column.is_known(row)) put(out, lane);
  }
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
