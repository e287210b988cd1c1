// Items found by a walk over rules, exceptions, terms and tables.
#include "coverage/items.h"

#include <algorithm>
#include <map>
#include <numeric>

#include "coverage/missing_facts.h"
#include "coverage/sure_exceptions.h"
#include "explain/node_text.h"
#include "explain/reach.h"

namespace edict::coverage {
namespace {

using core::Kind;
using core::kNone;
using core::Op;

bool measured(Kind kind) { return kind == Kind::Number || kind == Kind::Amount || kind == Kind::Units || kind == Kind::Date; }

// Conditions that are no conjunction of others, and are not settled in advance.
bool leaf(const core::Node& node) {
  return node.type.kind == Kind::Boolean && node.op != Op::Constant && node.op != Op::And && node.op != Op::Or && node.op != Op::Not && node.op != Op::If &&
         node.op != Op::Otherwise && node.op != Op::Variable;
}

class Finder {
 public:
  Finder(const core::Program& program, const source::Sources& sources) : p_(program), sources_(sources), missing_(program) {
    map_.rule.assign(p_.rules.size(), kNone);
    map_.exception.assign(p_.exceptions.size(), kNone);
    map_.condition.assign(p_.nodes.size(), kNone);
    map_.limit.assign(p_.nodes.size(), kNone);
  }

  Map run() {
    rules();
    exceptions();
    conditions();
    rows();
    packages();
    in_order();
    return std::move(map_);
  }

 private:
  bool own(source::Span span) const { return span.file != source::kNoFile && !sources_.get(span.file).name().starts_with("<"); }
  // Rows of data files are data: nobody tests each.
  bool written_in_policy(source::Span span) const {
    if (!own(span)) return false;
    const std::string& name = sources_.get(span.file).name();
    return name.ends_with(".edict") || name.ends_with(".edict.md");
  }

  std::string package(std::uint32_t id) const { return id < p_.packages.size() ? p_.packages[id].name : ""; }

  std::uint32_t add(Item item) {
    map_.items.push_back(std::move(item));
    return static_cast<std::uint32_t>(map_.items.size() - 1);
  }

  void ends(std::vector<PeriodEnd>& into, const exact::Period& period, std::uint32_t of, const std::string& name, std::uint32_t in, source::Span span) {
    const auto end = [&](exact::Date inside, int step, const char* beyond, const char* within) {
      const exact::Date outside{inside.days + step};
      const std::uint32_t item = add({Sort::Boundary, name + (step < 0 ? " from " : " until ") + exact::date_text(inside), package(in), span,
                                      {beyond, within}, kOutside | kInside, kNone});
      into.push_back({item, of, inside, outside});
    };
    if (period.first > exact::kFirstDate) end(period.first, -1, "the day before", "its first day");
    if (period.last < exact::kLastDate) end(period.last, 1, "the day after", "its last day");
  }

  // `require false` and no `require` say that no line can meet the rule: the other way is then that it does not apply.
  bool can_be_met(const core::Rule& rule) const {
    if (rule.require == kNone) return false;
    const core::Choice& choice = p_.choices[rule.require];
    if (!choice.overrides.empty() || choice.base == kNone) return !choice.overrides.empty();
    const core::Node& node = p_.node(choice.base);
    return node.op != Op::Constant || p_.constants[node.aux].number != 0;
  }

  void rules() {
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> by_place;
    for (core::RuleId id = 0; id < p_.rules.size(); ++id) {
      const core::Rule& rule = p_.rules[id];
      if (!own(rule.name_span)) continue;
      const auto [at, first] = by_place.try_emplace({rule.name_span.file, rule.name_span.begin}, kNone);
      const std::string name(explain::short_name(rule.name));
      if (first) {
        const Ways needed = can_be_met(rule) ? kMet | kNotMet : static_cast<Ways>(kNotMet | (rule.applies == kNone ? 0 : kSkipped));
        at->second = add({Sort::Rule, name, package(rule.package), rule.name_span, {"met", "not met", "undecided", "not applicable"}, needed, id});
        if (!(rule.effective == exact::always())) ends(map_.of_rules, rule.effective, id, name, rule.package, rule.name_span);
      }
      map_.rule[id] = at->second;
    }
  }

  void exceptions() {
    std::vector<exact::Period> holds(p_.exceptions.size(), exact::always());
    for (const core::Choice& choice : p_.choices) {
      for (const core::Override& o : choice.overrides) {
        if (o.exception != kNone) holds[o.exception] = o.effective;
      }
    }
    const std::vector<bool> sure = sure_exceptions(p_);
    for (core::ExceptionId id = 0; id < p_.exceptions.size(); ++id) {
      const core::Exception& exception = p_.exceptions[id];
      if (!own(exception.span) || exception.name.find(".code ") != std::string::npos) continue;  // a code stated again is no exception that somebody wrote
      const std::string name(explain::short_name(exception.name));
      map_.exception[id] = add({Sort::Exception, name, package(exception.package), exception.span, {"won", "lost"}, static_cast<Ways>(kWon | (sure[id] ? 0 : kLost)), id});
      const exact::Period whole = p_.packages[exception.package].acts.empty() ? exact::always() : p_.packages[exception.package].acts.front().effective;
      if (!(holds[id] == whole)) ends(map_.of_exceptions, holds[id], id, name, exception.package, exception.span);
    }
  }

  std::string package_at(source::Span span) const {
    std::string found;
    std::uint32_t best = 0;
    const auto look = [&](source::Span of, std::uint32_t in) {
      if (of.file == span.file && of.begin <= span.begin && of.begin >= best) {
        best = of.begin;
        found = package(in);
      }
    };
    for (std::uint32_t id = 0; id < p_.packages.size(); ++id) look(p_.packages[id].span, id);
    for (const core::Rule& rule : p_.rules) look(rule.span, rule.package);
    for (const core::Term& term : p_.terms) look(term.span, term.package);
    for (const core::Exception& exception : p_.exceptions) look(exception.span, exception.package);
    return found;
  }

  void conditions() {
    std::vector<core::RuleId> rules(p_.rules.size());
    std::iota(rules.begin(), rules.end(), 0);
    std::vector<core::TermId> terms(p_.terms.size());
    std::iota(terms.begin(), terms.end(), 0);
    for (const core::NodeId id : explain::reachable(p_, rules, terms)) {
      const core::Node& node = p_.node(id);
      if (!own(node.span) || !leaf(node)) continue;
      const std::string text = explain::node_text(p_, id, &sources_), in = package_at(node.span);
      map_.condition[id] = add({Sort::Condition, text, in, node.span, {"true", "false", "unknown"}, static_cast<Ways>(kTrue | kFalse | (missing_.possible(id) ? kUnknown : 0)), id});
      limit(id, node, text, in);
    }
  }

  void limit(core::NodeId id, const core::Node& node, const std::string& text, const std::string& in) {
    Item item{Sort::Boundary, text, in, node.span, {}, 0, id};
    if (node.op == Op::Compare) {
      const auto comparison = static_cast<core::Comparison>(node.aux);
      if (comparison == core::Comparison::Equal || comparison == core::Comparison::NotEqual || !measured(p_.node(node.a).type.kind)) return;
      item.ways = {"one below the limit", "at the limit", "one above the limit"};
      item.needed = kBelow | kAt | kAbove;
    } else if (node.op == Op::Inside) {
      if (!measured(p_.node(node.a).type.kind)) return;
      item.ways = {"one below the first", "at the first", "at the last", "one above the last"};
      item.needed = static_cast<Ways>((node.b == kNone ? 0 : kBelowFirst | kAtFirst) | (node.c == kNone ? 0 : kAtLast | kAboveLast));
    } else if (node.op == Op::Within) {
      item.ways = {"the first day outside", "the last day inside"};
      item.needed = kOutside | kInside;
    } else if (node.op == Op::AgeCompare) {
      item.ways = {"the day before that birthday", "that birthday"};
      item.needed = kOutside | kInside;
    } else {
      return;
    }
    map_.limit[id] = add(std::move(item));
  }

  void rows() {
    map_.rows.resize(p_.tables.size());
    for (core::TableId id = 0; id < p_.tables.size(); ++id) {
      const core::Table& table = p_.tables[id];
      map_.rows[id].assign(table.rows.size(), kNone);
      for (std::size_t r = 0; r < table.rows.size(); ++r) {
        const source::Span span = table.rows[r].span;
        const bool of_a_set = span.file == table.span.file && span.begin == table.span.begin;  // what packages add to a set, by payer: no row that somebody wrote
        if (!written_in_policy(span) || of_a_set) continue;
        map_.rows[id][r] = add({Sort::Row, std::string(explain::short_name(table.name)), package_at(span), span, {"hit"}, kHit, kNone});
      }
    }
  }

  void packages() {
    for (std::uint32_t id = 0; id < p_.packages.size(); ++id) {
      const core::Package& one = p_.packages[id];
      const bool judges = std::any_of(p_.rules.begin(), p_.rules.end(), [&](const core::Rule& rule) { return rule.package == id; });
      if (!own(one.span) || one.library || !judges) continue;
      for (const core::Act& act : one.acts) ends(map_.of_packages, act.effective, id, one.name, id, one.span);
    }
  }

  void in_order() {
    std::vector<std::uint32_t> order(map_.items.size()), place(map_.items.size());
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
      const source::Span x = map_.items[a].span, y = map_.items[b].span;
      return x.file != y.file ? x.file < y.file : x.begin < y.begin;
    });
    std::vector<Item> sorted;
    for (std::uint32_t i = 0; i < order.size(); ++i) {
      place[order[i]] = i;
      sorted.push_back(std::move(map_.items[order[i]]));
    }
    map_.items = std::move(sorted);
    const auto move = [&](std::uint32_t& item) { item = item == kNone ? kNone : place[item]; };
    for (auto* index : {&map_.rule, &map_.exception, &map_.condition, &map_.limit}) std::for_each(index->begin(), index->end(), move);
    for (auto& rows : map_.rows) std::for_each(rows.begin(), rows.end(), move);
    for (auto* list : {&map_.of_rules, &map_.of_exceptions, &map_.of_packages}) {
      for (PeriodEnd& end : *list) move(end.item);
    }
  }

  const core::Program& p_;
  const source::Sources& sources_;
  MissingFacts missing_;
  Map map_;
};

}  // namespace

Map items_of(const core::Program& program, const source::Sources& sources) { return Finder(program, sources).run(); }

}  // namespace edict::coverage
