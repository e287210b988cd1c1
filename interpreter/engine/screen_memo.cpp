// What hangs on few symbols, a payer and a date alone is asked of the machine once, and remembered for all lines that agree in them.
#include <algorithm>

#include "engine/machine.h"
#include "engine/screen.h"

namespace edict::engine {

using core::Kind;
using core::Op;

namespace {

constexpr std::size_t kMostBlames = 4096;
constexpr std::uint32_t kMissing = 0xffffffff;  // in place of a fact's id

bool fits(const core::Type& type) { return type.kind != Kind::List && type.kind != Kind::Period && type.kind != Kind::Duration && type.kind != Kind::Record; }

std::uint32_t only_slot(std::uint64_t slots) { return static_cast<std::uint32_t>(__builtin_ctzll(slots)); }

bool single(std::uint64_t slots) { return (slots & (slots - 1)) == 0; }

}  // namespace

// What is made of several searches is remembered as one only where one symbol decides them all: several facts have more combinations than each has alone, and
// lists are many, their members few.
bool Screen::remembered(core::NodeId id) const {
  const core::Node& n = p_.nodes[id];
  const Dependence& d = m_.index.dependences[id];
  if (!d.closed || !d.searches || d.values != 0 || !fits(n.type) || !single(d.payers | d.dates)) return false;
  const bool one_symbol = d.fields.size() == 1 && p_.nodes[d.fields[0]].type.kind == Kind::Symbol;
  switch (n.op) {
    case Op::And:
    case Op::Or:
    case Op::Not:
    case Op::Compare:
    case Op::Inside:
    case Op::Add:
    case Op::Subtract:
    case Op::Multiply:
    case Op::Divide:
    case Op::Negate:
    case Op::Round:
    case Op::If:
    case Op::Otherwise:
    case Op::IsKnown:
    case Op::IsMissing: return one_symbol || d.fields.empty();
    case Op::InList: return !(p_.nodes[n.b].op == Op::Field && p_.nodes[n.a].type.symbol != core::SymbolKind::Payer);
    case Op::InSet: return p_.nodes[n.a].type.kind != Kind::List || m_.index.sets[n.aux].dated;
    case Op::Quantify: return !over_symbols(n);
    default: return true;
  }
}

// A line's context says its code, its payer, and as much of its date as rules, terms and exceptions hang on.
bool Screen::by_context(const Dependence& d) const {
  const auto own_code = [&](core::NodeId id) {
    const core::Node& n = p_.nodes[id];
    const core::Node& owner = p_.nodes[n.a];
    return n.op == Op::Field && owner.op == Op::Variable && owner.aux == 0 && owner.type.of == p_.schema.line && n.aux == m_.index.own.line_code;
  };
  const std::vector<std::int32_t>& told = m_.index.breaks;
  return ((d.payers | d.dates) & ~std::uint64_t{1}) == 0 && std::includes(told.begin(), told.end(), d.breaks.begin(), d.breaks.end()) &&
         std::all_of(d.fields.begin(), d.fields.end(), own_code);
}

Screen::Remembers Screen::remembers(core::NodeId id) const {
  if (!remembered(id)) return Remembers::Nothing;
  const Dependence& d = m_.index.dependences[id];
  if (d.fields.size() == 1 && (d.payers | d.dates) == 0 && p_.nodes[d.fields[0]].type.kind == Kind::Symbol) return Remembers::BySymbol;
  return by_context(d) ? Remembers::ByContext : Remembers::ByKey;
}

void Screen::recall(Lanes& lanes, core::NodeId id, const Words& todo, Vector& out) {
  const core::Node& n = p_.nodes[id];
  const Dependence& d = m_.index.dependences[id];
  Memory& memory = memories_[id];
  const bool truth = n.type.kind == Kind::Boolean, tagged = is_tagged(n.type.kind);
  if (!truth) out.make_values(lanes.count, n.type.ratio, tagged);
  Facts facts{};
  for (std::size_t i = 0; i < d.fields.size(); ++i) facts[i] = &find(lanes, d.fields[i], todo);
  const std::uint64_t placed = d.payers | d.dates;
  const std::uint32_t slot = placed != 0 ? only_slot(placed) : 0;
  if (placed != 0 && (slot >= lanes.rows.size() || lanes.rows[slot].size() != lanes.count)) return;
  const auto take = [&](std::uint32_t lane, Kept& kept) {
    if (kept.state == 0) {
      const Kept found = ask(lanes, id, lane, facts);  // may ask for others, but never for this node again
      kept = found;
    }
    if (kept.state == 1 && kept.why != 0) out.blame(lane, lanes.count, blamed(kept, facts, lane));
    if (kept.state == 2) put(out.no, lane);
    if (kept.state != 3) return;
    put(out.yes, lane);
    if (truth) return;
    out.value[lane] = kept.value;
    if (n.type.ratio) out.denominator[lane] = kept.denominator;
    if (tagged) out.tag[lane] = kept.tag;
  };
  switch (remembers_[id]) {
    case Remembers::BySymbol:
      return recall_by(id, todo, out, truth, take, [&](std::uint32_t lane, std::uint32_t& symbol) {
        const bool known = has(facts[0]->yes, lane);
        symbol = known ? static_cast<std::uint32_t>(facts[0]->value[lane]) : 0;
        return known || facts[0]->reason(lane) != 0;
      });
    case Remembers::ByContext:
      return recall_by(id, todo, out, truth, take, [&](std::uint32_t lane, std::uint32_t& context) {
        context = m_.facts_[lanes.rows[0][lane]].context;
        return context != core::kNone && std::all_of(facts.begin(), facts.begin() + static_cast<std::ptrdiff_t>(d.fields.size()), [&](const Vector* fact) {
                 return fact->known(lane) || fact->reason(lane) != 0;
               });
      });
    default: break;
  }
  each(todo, [&](std::uint32_t lane) {
    std::array<std::uint32_t, Dependence::kMostFields> ids{};
    for (std::size_t i = 0; i < d.fields.size(); ++i) {
      if (!fact_id(*facts[i], p_.nodes[d.fields[i]].type.kind, lane, ids[i])) return;
    }
    std::uint64_t place = 0;
    if (placed != 0 && !place_id(d, lanes.rows[slot][lane], place)) return;
    take(lane, memory.by_key.at({(std::uint64_t{ids[0]} << 32) | ids[1], (std::uint64_t{ids[2]} << 32) | place}));
  });
}

// Truths that are remembered are taken a word of lanes at a time.
template <class Take, class IdOf>
void Screen::recall_by(core::NodeId id, const Words& todo, Vector& out, bool truth, Take take, IdOf id_of) {
  for (std::size_t w = 0; w < todo.size(); ++w) {
    std::uint64_t yes = 0, no = 0;
    for (std::uint64_t rest = todo[w]; rest != 0; rest &= rest - 1) {
      const auto lane = static_cast<std::uint32_t>(w * 64) + static_cast<std::uint32_t>(std::countr_zero(rest));
      std::uint32_t by = 0;
      if (!id_of(lane, by)) continue;
      Kept* const kept = by_id(id, by);
      if (kept == nullptr) continue;
      if (!truth || kept->state < 2) {
        take(lane, *kept);
      } else {
        const std::uint64_t bit = rest & (std::uint64_t{0} - rest);
        yes |= kept->state == 3 ? bit : 0;
        no |= kept->state == 2 ? bit : 0;
      }
    }
    out.yes[w] |= yes;
    out.no[w] |= no;
  }
}

// What a fact is remembered by. False where neither it nor why it is missing is known.
bool Screen::fact_id(const Vector& fact, Kind kind, std::uint32_t lane, std::uint32_t& id) const {
  if (!fact.known(lane)) {
    id = kMissing;
    return fact.reason(lane) != 0;
  }
  if (kind == Kind::Boolean) {
    id = has(fact.yes, lane) ? 1 : 0;
    return true;
  }
  id = static_cast<std::uint32_t>(fact.value[lane]);
  if (kind == Kind::List) id = m_.vocabulary.lists.serial(id);
  return true;
}

// What a line's payer and date are remembered by, as far as they matter. False where they are not known.
bool Screen::place_id(const Dependence& d, std::uint32_t row, std::uint64_t& place) const {
  const Jurisdiction& where = m_.facts_[row];
  if (!where.dated || !where.payer_known) return false;
  const auto epoch = static_cast<std::uint64_t>(std::upper_bound(d.breaks.begin(), d.breaks.end(), where.date.days) - d.breaks.begin());
  const std::uint64_t payer = d.payers != 0 ? std::uint64_t{where.payer} + 1 : 0;  // kNone: 2^32 wraps below
  if (payer >= 0xffff && where.payer != core::kNone) return false;
  place = ((payer & 0xffff) << 16) | epoch;
  return true;
}

// The machine's answer for one lane.
Kept Screen::ask(const Lanes& lanes, core::NodeId id, std::uint32_t lane, const Facts& facts) {
  m_.enter({m_.batch_, lanes.rows[0][lane]});
  for (std::size_t slot = 1; slot < lanes.rows.size(); ++slot) {
    if (lanes.rows[slot].size() == lanes.count) m_.slots_[slot] = m_.line_value({m_.batch_, lanes.rows[slot][lane]});
  }
  Kept kept;
  kept.state = 1;
  if (p_.nodes[id].type.kind == Kind::Boolean) {
    const Truth t = m_.truth(id);
    if (t.known()) kept.state = t.is_true() ? 3 : 2;
    if (!t.known()) kept.why = blame_id(t.reason, facts, lane);
    return kept;
  }
  const Value v = m_.eval(id);
  kept.value = static_cast<std::int64_t>(v.numerator);
  kept.denominator = static_cast<std::int64_t>(v.denominator);
  if (!v.known()) kept.why = blame_id(v.reason, facts, lane);
  if (!v.known() || v.numerator != kept.value || v.denominator != kept.denominator) return kept;
  if (!p_.nodes[id].type.ratio && kept.denominator != 1) return kept;
  if (is_tagged(v.kind)) kept.tag = tag_id(tag_of(v));
  kept.state = 3;
  return kept;
}

// The machine's reason as it holds for every line that agrees in the facts: which of them are missing, and what is of no line at all. 0 where there is more.
std::uint32_t Screen::blame_id(ReasonId reason, const Facts& facts, std::uint32_t lane) {
  Blame blame;
  gaps_.clear();
  m_.reasons_.flatten(reason, gaps_);
  for (std::size_t i = 0; i < facts.size() && facts[i] != nullptr; ++i) {
    if (facts[i]->known(lane)) continue;
    fact_gaps_.clear();
    reasons_.flatten(facts[i]->reason(lane), fact_gaps_);
    const auto among = [&](const Gap& gap) { return std::find(gaps_.begin(), gaps_.end(), gap) != gaps_.end(); };
    if (!std::all_of(fact_gaps_.begin(), fact_gaps_.end(), among)) continue;
    blame.facts |= 1u << i;
    gaps_.erase(std::remove_if(gaps_.begin(), gaps_.end(),
                               [&](const Gap& gap) { return std::find(fact_gaps_.begin(), fact_gaps_.end(), gap) != fact_gaps_.end(); }),
                gaps_.end());
  }
  if (std::any_of(gaps_.begin(), gaps_.end(), [](const Gap& gap) { return gap.batch != nullptr; })) return 0;
  blame.others = gaps_;
  const auto known = std::find(blames_.begin(), blames_.end(), blame);
  if (known != blames_.end()) return static_cast<std::uint32_t>(known - blames_.begin()) + 1;
  if (blames_.size() == kMostBlames) return 0;
  blames_.push_back(std::move(blame));
  return static_cast<std::uint32_t>(blames_.size());
}

ReasonId Screen::blamed(const Kept& kept, const Facts& facts, std::uint32_t lane) {
  const Blame& blame = blames_[kept.why - 1];
  ReasonId reason = 0;
  for (std::size_t i = 0; i < facts.size(); ++i) {
    if ((blame.facts & (1u << i)) != 0) reason = reasons_.join(reason, facts[i]->reason(lane));
  }
  for (const Gap& gap : blame.others) reason = reasons_.join(reason, reasons_.of(gap));
  return reason;
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
