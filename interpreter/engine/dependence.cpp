// Dependences bottom-up: operands stand before their nodes, so one pass suffices. Terms are closed by their formulas, which stand before their uses as well,
// or not at all.
#include "engine/dependence.h"

#include <algorithm>

namespace edict::engine {
namespace {

using core::Kind;
using core::Op;

constexpr std::size_t kMostBreaks = 4096;

class Finder {
 public:
  Finder(const core::Program& program)
      : p_(program), out_(program.nodes.size()), attributes_(program.attributes.size()), tables_(program.tables.size()) {}

  std::vector<Dependence> all() {
    for (core::NodeId id = 0; id < p_.nodes.size(); ++id) {
      Dependence d;
      d.closed = true;
      d.closed = find(p_.nodes[id], id, d) && d.fields.size() <= Dependence::kMostFields && d.breaks.size() <= kMostBreaks;
      if (!d.closed) d = {};
      out_[id] = std::move(d);
    }
    return std::move(out_);
  }

 private:
  static bool bit(std::uint32_t slot, std::uint64_t& set) {
    if (slot >= 64) return false;
    set |= std::uint64_t{1} << slot;
    return true;
  }

  bool add(core::NodeId id, Dependence& d) const {
    if (id == core::kNone) return true;
    const Dependence& of = out_[id];
    if (!of.closed) return false;
    for (const core::NodeId f : of.fields) {
      const auto at = std::lower_bound(d.fields.begin(), d.fields.end(), f);
      if (at == d.fields.end() || *at != f) d.fields.insert(at, f);
    }
    d.searches = d.searches || of.searches;
    d.values |= of.values;
    d.payers |= of.payers;
    d.dates |= of.dates;
    note(of.breaks, d);
    return true;
  }

  static void note(const std::vector<std::int32_t>& breaks, Dependence& d) {
    if (breaks.empty()) return;
    std::vector<std::int32_t> both;
    std::set_union(d.breaks.begin(), d.breaks.end(), breaks.begin(), breaks.end(), std::back_inserter(both));
    d.breaks = std::move(both);
  }

  static void note(const exact::Period& period, std::vector<std::int32_t>& breaks) {
    if (period.first > exact::kFirstDate) breaks.push_back(period.first.days);
    if (period.last < exact::kLastDate) breaks.push_back(period.last.days + 1);
  }

  // Whose payer and date an Attribute, Lookup, Column … goes by. Nothing else: the official value, or that of a date that stands in the text.
  bool jurisdiction(core::NodeId line, core::NodeId date, bool by_payer, bool by_date, Dependence& d) const {
    if (date != core::kNone && p_.node(date).op != Op::Constant) return false;
    if (line == core::kNone) return true;
    const core::Node& n = p_.node(line);
    if (n.op != Op::Variable) return false;
    if (by_payer && !bit(n.aux, d.payers)) return false;
    return !by_date || date != core::kNone || bit(n.aux, d.dates);
  }

  // Values of a choice are constants; who may change them is told by payer and date alone. False where a condition has a say.
  bool plain_choice(core::ChoiceId id, bool& by_payer, std::vector<std::int32_t>& breaks) const {
    if (id == core::kNone) return true;
    for (const core::Override& o : p_.choices[id].overrides) {
      if (o.when != core::kNone || o.active != core::kNone) return false;
      by_payer = true;
      note(o.effective, breaks);
      if (!plain_choice(o.value, by_payer, breaks)) return false;
    }
    return true;
  }

  static void finish(std::vector<std::int32_t>& breaks, Dependence& d) {
    std::sort(breaks.begin(), breaks.end());
    breaks.erase(std::unique(breaks.begin(), breaks.end()), breaks.end());
    note(breaks, d);
  }

  bool field(const core::Node& n, core::NodeId id, Dependence& d) const {
    const Kind kind = n.type.kind;
    const bool small = kind == Kind::Symbol || kind == Kind::Boolean || (kind == Kind::List && n.type.element == Kind::Symbol);
    if (!small) return false;
    d.fields.push_back(id);
    return true;
  }

  // What the data of an attribute or a table hang on, found at its first use.
  struct Data {
    bool found = false, plain = true, by_payer = false;
    std::vector<std::int32_t> breaks;
  };

  void seal(Data& data) const {
    data.found = true;
    std::sort(data.breaks.begin(), data.breaks.end());
    data.breaks.erase(std::unique(data.breaks.begin(), data.breaks.end()), data.breaks.end());
  }

  const Data& of_attribute(core::AttributeId id) {
    Data& data = attributes_[id];
    if (data.found) return data;
    for (const auto& [symbol, values] : p_.attributes[id].values) {
      for (const core::AttributeValue& value : values) {
        note(value.effective, data.breaks);
        data.plain = data.plain && plain_choice(value.value, data.by_payer, data.breaks);
      }
    }
    seal(data);
    return data;
  }

  const Data& of_table(core::TableId id) {
    Data& data = tables_[id];
    if (data.found) return data;
    for (const core::Row& row : p_.tables[id].rows) {
      note(row.effective, data.breaks);
      for (const core::Matcher& m : row.keys) {
        if (m.kind == core::Matcher::Kind::Set) set(m.set, data.breaks);
      }
      for (const core::ChoiceId cell : row.cells) data.plain = data.plain && plain_choice(cell, data.by_payer, data.breaks);
    }
    seal(data);
    return data;
  }

  bool looked_up(const core::Node& n, const Data& data, Dependence& d) const {
    d.searches = true;
    note(data.breaks, d);
    return data.plain && operands_but_place(n, d) && jurisdiction(n.b, n.c, data.by_payer, !data.breaks.empty(), d);
  }

  // `b` and `c` of a look-up say for whom and when, not what.
  bool operands_but_place(const core::Node& n, Dependence& d) const {
    if (!add(n.a, d)) return false;
    for (std::uint32_t i = 0; i < n.list_size; ++i) {
      if (!add(p_.operand(n, i), d)) return false;
    }
    return true;
  }

  void set(core::SetId id, std::vector<std::int32_t>& breaks) const {
    for (const core::Member& member : p_.sets[id].members) {
      note(member.effective, breaks);
      if (member.set != core::kNone) set(member.set, breaks);
    }
  }

  // A term of the judged line is what its formulas are; another line's would need them about that line.
  bool term(const core::Node& n, Dependence& d) const {
    const core::Node& line = p_.node(n.a);
    if (line.op != Op::Variable || line.aux != 0 || n.c != core::kNone) return false;
    std::vector<std::int32_t> breaks;
    bool by_payer = false;
    for (const core::Versioned& version : p_.terms[n.aux].versions) {
      note(version.effective, breaks);
      if (version.value == core::kNone || !plain_choice(version.value, by_payer, breaks)) return false;
      if (!formulas(version.value, d)) return false;
    }
    finish(breaks, d);
    return jurisdiction(n.a, n.c, by_payer, !breaks.empty(), d);
  }

  bool formulas(core::ChoiceId id, Dependence& d) const {
    const core::Choice& choice = p_.choices[id];
    if (choice.base != core::kNone && !add(choice.base, d)) return false;
    return std::all_of(choice.overrides.begin(), choice.overrides.end(),
                       [&](const core::Override& o) { return o.value == core::kNone || formulas(o.value, d); });
  }

  bool operands(const core::Node& n, Dependence& d) const {
    if (!add(n.a, d) || (n.op != Op::Round && !add(n.b, d)) || !add(n.c, d)) return false;
    for (std::uint32_t i = 0; i < n.list_size; ++i) {
      if (!add(p_.operand(n, i), d)) return false;
    }
    return true;
  }

  bool quantified(const core::Node& n, Dependence& d) const {
    const core::Type& source = p_.node(n.a).type;
    if (source.kind != Kind::List || source.element == Kind::Record || n.slot >= 64) return false;
    if (!operands(n, d)) return false;
    d.values &= ~(std::uint64_t{1} << n.slot);
    d.searches = true;
    return true;
  }

  bool find(const core::Node& n, core::NodeId id, Dependence& d) {
    switch (n.op) {
      case Op::Constant: return true;
      case Op::Variable: return bit(n.aux, d.values);
      case Op::Field: return field(n, id, d);
      case Op::Attribute: return looked_up(n, of_attribute(n.aux), d);
      case Op::Term: return term(n, d);
      case Op::Lookup:
      case Op::HasRow: return looked_up(n, of_table(n.aux), d);
      case Op::Column: return looked_up(n, of_table(p_.node(n.a).type.of), d);
      case Op::InSet: {
        std::vector<std::int32_t> breaks;
        set(n.aux, breaks);
        finish(breaks, d);
        d.searches = true;
        return add(n.a, d) && jurisdiction(n.b, n.c, false, !breaks.empty(), d);
      }
      case Op::InList: d.searches = true; return operands(n, d);
      case Op::Quantify:
      case Op::Aggregate: return quantified(n, d);
      case Op::ClaimOf:
      case Op::Day:
      case Op::History:
      case Op::IsOpen: return false;
      case Op::Inside:
      case Op::InPeriod:
      case Op::PeriodFirst:
      case Op::PeriodLast:
      case Op::MakeList:
      case Op::Not:
      case Op::And:
      case Op::Or:
      case Op::Compare:
      case Op::Add:
      case Op::Subtract:
      case Op::Multiply:
      case Op::Divide:
      case Op::Negate:
      case Op::Round:
      case Op::Min:
      case Op::Max:
      case Op::If:
      case Op::Otherwise:
      case Op::IsKnown:
      case Op::IsMissing:
      case Op::First:
      case Op::Last:
      case Op::AddDuration:
      case Op::DaysBetween:
      case Op::Within:
      case Op::AgeCompare:
      case Op::ToAmount:
      case Op::ToUnits:
      case Op::FewestPackages: return operands(n, d);
    }
    return false;
  }

  const core::Program& p_;
  std::vector<Dependence> out_;
  std::vector<Data> attributes_, tables_;
};

}  // namespace

std::vector<Dependence> dependences(const core::Program& program) { return Finder(program).all(); }

}  // namespace edict::engine
