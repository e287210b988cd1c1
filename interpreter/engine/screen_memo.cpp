// What hangs on few symbols, a payer and a date alone is asked of the machine once, and remembered for all lines that agree in them.
#include <algorithm>

#include "engine/machine.h"
#include "engine/screen.h"

namespace edict::engine {

using core::Kind;
using core::Op;

namespace {

constexpr std::size_t kMostById = 1u << 20;

bool fits(const core::Type& type) { return type.kind != Kind::List && type.kind != Kind::Period && type.kind != Kind::Duration && type.kind != Kind::Record; }

std::uint32_t only_slot(std::uint64_t slots) { return static_cast<std::uint32_t>(__builtin_ctzll(slots)); }

bool single(std::uint64_t slots) { return (slots & (slots - 1)) == 0; }

}  // namespace

// Conditions joined by and/or are remembered as one only where one symbol decides them all: several facts have more combinations than each has alone, and lists
// are many, their members few.
bool Screen::remembered(core::NodeId id) const {
  const core::Node& n = p_.nodes[id];
  const Dependence& d = m_.index.dependences[id];
  if (!d.closed || !d.searches || d.values != 0 || !fits(n.type) || !single(d.payers | d.dates)) return false;
  const bool one_symbol = d.fields.size() == 1 && p_.nodes[d.fields[0]].type.kind == Kind::Symbol;
  switch (n.op) {
    case Op::And:
    case Op::Or:
    case Op::Not: return one_symbol || d.fields.empty();
    case Op::InList: return !(p_.nodes[n.b].op == Op::Field && p_.nodes[n.a].type.symbol != core::SymbolKind::Payer);
    case Op::InSet: return p_.nodes[n.a].type.kind != Kind::List || m_.index.sets[n.aux].dated;
    case Op::Quantify: return !over_symbols(n);
    default: return true;
  }
}

Kept* Screen::by_id(core::NodeId id, std::uint32_t symbol) {
  std::vector<Kept>& kept = memories_[id].by_id;
  if (symbol >= kMostById) return nullptr;
  if (symbol >= kept.size()) kept.resize(symbol + 1);
  return &kept[symbol];
}

void Screen::recall(Lanes& lanes, core::NodeId id, Vector& out) {
  const core::Node& n = p_.nodes[id];
  const Dependence& d = m_.index.dependences[id];
  Memory& memory = memories_[id];
  const bool truth = n.type.kind == Kind::Boolean, tagged = is_tagged(n.type.kind);
  if (!truth) out.make_values(lanes.count, n.type.ratio, tagged);
  std::array<const Vector*, Dependence::kMostFields> facts{};
  for (std::size_t i = 0; i < d.fields.size(); ++i) facts[i] = &find(lanes, d.fields[i]);
  const std::uint64_t placed = d.payers | d.dates;
  const std::uint32_t slot = placed != 0 ? only_slot(placed) : 0;
  if (placed != 0 && (slot >= lanes.rows.size() || lanes.rows[slot].size() != lanes.count)) return;
  const bool by_id = d.fields.size() == 1 && placed == 0 && p_.nodes[d.fields[0]].type.kind == Kind::Symbol;
  for (std::uint32_t lane = 0; lane < lanes.count; ++lane) {
    std::array<std::uint32_t, Dependence::kMostFields> ids{};
    bool known = true;
    for (std::size_t i = 0; i < d.fields.size() && known; ++i) {
      const Vector& fact = *facts[i];
      if (p_.nodes[d.fields[i]].type.kind == Kind::Boolean) {
        known = has(fact.yes, lane) || has(fact.no, lane);
        ids[i] = has(fact.yes, lane) ? 1 : 0;
      } else {
        known = !fact.value.empty() && has(fact.yes, lane);
        if (!known) continue;
        ids[i] = static_cast<std::uint32_t>(fact.value[lane]);
        if (p_.nodes[d.fields[i]].type.kind == Kind::List) ids[i] = m_.vocabulary.lists.serial(ids[i]);
      }
    }
    if (!known) continue;
    Kept* kept = nullptr;
    if (by_id) {
      kept = this->by_id(id, ids[0]);
      if (kept == nullptr) continue;
    } else {
      std::uint64_t place = 0;
      if (placed != 0) {
        const Jurisdiction& where = m_.facts_[lanes.rows[slot][lane]];
        if (!where.dated || !where.payer_known) continue;
        const auto epoch = static_cast<std::uint64_t>(std::upper_bound(d.breaks.begin(), d.breaks.end(), where.date.days) - d.breaks.begin());
        const std::uint64_t payer = d.payers != 0 ? std::uint64_t{where.payer} + 1 : 0;  // kNone: 2^32 wraps below
        if (payer >= 0xffff && where.payer != core::kNone) continue;
        place = ((payer & 0xffff) << 16) | epoch;
      }
      const KeptTable::Key key{(std::uint64_t{ids[0]} << 32) | ids[1], (std::uint64_t{ids[2]} << 32) | place};
      kept = &memory.by_key.at(key);
    }
    if (kept->state == 0) {
      const Kept found = ask(lanes, id, lane);  // may ask for others, but never for this node again
      *kept = found;
    }
    if (kept->state == 2) put(out.no, lane);
    if (kept->state != 3) continue;
    put(out.yes, lane);
    if (truth) continue;
    out.value[lane] = kept->value;
    if (n.type.ratio) out.denominator[lane] = kept->denominator;
    if (tagged) out.tag[lane] = kept->tag;
  }
}

// The machine's answer for one lane.
Kept Screen::ask(const Lanes& lanes, core::NodeId id, std::uint32_t lane) {
  m_.enter({m_.batch_, lanes.rows[0][lane]});
  for (std::size_t slot = 1; slot < lanes.rows.size(); ++slot) {
    if (lanes.rows[slot].size() == lanes.count) m_.slots_[slot] = m_.line_value({m_.batch_, lanes.rows[slot][lane]});
  }
  Kept kept;
  kept.state = 1;
  if (p_.nodes[id].type.kind == Kind::Boolean) {
    const Truth t = m_.truth(id);
    if (t.known()) kept.state = t.is_true() ? 3 : 2;
    return kept;
  }
  const Value v = m_.eval(id);
  kept.value = static_cast<std::int64_t>(v.numerator);
  kept.denominator = static_cast<std::int64_t>(v.denominator);
  if (!v.known() || v.numerator != kept.value || v.denominator != kept.denominator) return kept;
  if (!p_.nodes[id].type.ratio && kept.denominator != 1) return kept;
  if (is_tagged(v.kind)) kept.tag = tag_id(tag_of(v));
  kept.state = 3;
  return kept;
}

std::uint32_t Screen::tag_id(const Tag& tag) {
  const std::uint64_t key = (std::uint64_t{tag.dimension} << 48) ^ (std::uint64_t{tag.counted.code} << 20) ^ tag.counted.size;
  if (tag == Tag{}) return 0;
  if (last_tag_ < tags_.size() && tags_[last_tag_] == tag) return last_tag_;
  std::vector<std::uint32_t>& known = tag_ids_[key];
  for (const std::uint32_t id : known) {
    if (tags_[id] == tag) return last_tag_ = id;
  }
  known.push_back(static_cast<std::uint32_t>(tags_.size()));
  tags_.push_back(tag);
  return last_tag_ = known.back();
}

}  // namespace edict::engine
