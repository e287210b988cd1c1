// A walk beside the engine: each rule's clauses as they stand for the line, each condition in them, each exception that was asked for.
#include "coverage/line.h"

#include <algorithm>
#include <set>

#include "core/walk.h"
#include "exact/decimal.h"
#include "explain/tried.h"
#include "payment/claim_rows.h"

namespace edict::coverage {
namespace {

using core::kNone;
using core::NodeId;
using core::Op;
using engine::Value;

constexpr int kDeepest = 60;
constexpr int kMostSteps = 200'000;        // of one line
constexpr std::size_t kMostMembers = 100;  // of one list

class Line {
 public:
  Line(const Chart& chart, explain::Words& words, std::uint32_t row, std::vector<Ways>& reached)
      : chart_(chart), p_(chart.program), words_(words), evaluator_(words.evaluator()), line_{words.decisions().batch, row}, reached_(reached), seen_(p_.nodes.size()) {
    environment_.slots.resize(256);
    environment_.slots[0].kind = core::Kind::Record;
    environment_.slots[0].record = line_;
    date_ = evaluator_.date_of(line_);
    payers_ = explain::payer_chain(p_, evaluator_.payer_of(line_));
  }

  void rule(core::RuleId id) {
    const core::Rule& rule = p_.rules[id];
    const auto judgement = evaluator_.judge_rule(id, line_);
    period_ends(id, rule, judgement);
    if (!judgement.acts) return;
    mark(chart_.map.rule[id], way_of(judgement.status));
    if (rule.pair_source != kNone) {
      for (const core::ExceptionId won : judgement.exceptions) mark(chart_.map.exception[won], kWon);  // also where there is no partner
      partners(rule, judgement);
    } else {
      clauses(rule, judgement.status);
    }
  }

  void payment() {
    if (words_.decisions().lines[line_.row].disposition == core::Disposition::Reject) return;
    for (const core::TermId id : chart_.payment) term(id, date_, 0);
    if (!words_.decisions().lines[line_.row].has_amounts) return;
    for (const core::Balance& balance : p_.balances) {
      choice(balance.starts, true, 0);
      choice(balance.takes, false, 0);  // what is left stands in no line: only which formula holds is asked
    }
  }

  // Billed units are read in the unit of the line's code, though no condition names it.
  void unit_of_code() {
    const auto code = claims::cell(*line_.batch, p_.schema.line, p_.schema.find(p_.schema.line, "code"), line_.row);
    const auto units = claims::cell(*line_.batch, p_.schema.line, p_.schema.find(p_.schema.line, "units"), line_.row);
    if (code && units && p_.unit_attribute != kNone) values_of(p_.unit_attribute, static_cast<core::SymbolId>(*code), 0);
  }

  // What a test asks of its lines is reached by asking.
  void expectations(const core::Test& test) {
    const auto number = claims::cell(*line_.batch, p_.schema.line, p_.schema.find(p_.schema.line, "number"), line_.row);
    const std::uint32_t claim = payment::claim_of(*line_.batch, p_.schema, line_.row);
    const auto id = claims::cell(*line_.batch, p_.schema.claim, p_.schema.find(p_.schema.claim, "id"), claim);
    for (const core::Expectation& one : test.expectations) {
      if (one.value == kNone || number != std::int64_t{one.line} * exact::kOne) continue;
      if (!one.claim.empty() && (!id || evaluator_.vocabulary().symbols.text(static_cast<core::SymbolId>(*id)) != one.claim)) continue;
      visit(one.value, 0);
    }
  }

 private:
  static Ways way_of(engine::Status status) {
    switch (status) {
      case engine::Status::Met: return kMet;
      case engine::Status::NotMet: return kNotMet;
      case engine::Status::Undecided: return kUndecided;
      case engine::Status::NotApplicable: return kSkipped;
    }
    return 0;
  }

  void mark(std::uint32_t item, Ways ways) {
    if (item != kNone) reached_[item] |= ways;
  }

  bool for_payer(core::SymbolId payer) const { return payer == 0 || std::find(payers_.begin(), payers_.end(), payer) != payers_.end(); }

  // An end of a period counts where the rule would speak of the line, were it not for the day.
  void period_ends(core::RuleId id, const core::Rule& rule, const engine::Evaluator::Judgement& judgement) {
    if (!date_) return;
    const auto near = [&](const PeriodEnd& end) { return *date_ == end.inside || *date_ == end.outside; };
    const auto speaks = [&] {
      if (!std::any_of(rule.payers.begin(), rule.payers.end(), [&](core::SymbolId payer) { return for_payer(payer); }) && !rule.payers.empty()) return false;
      if (judgement.acts) return judgement.status != engine::Status::NotApplicable;
      if (rule.applies == kNone || rule.pair_source != kNone) return true;
      const NodeId base = p_.choices[rule.applies].base;
      return base == kNone || !evaluator_.value(base, environment_).is_false();
    };
    const auto look = [&](const std::vector<PeriodEnd>& ends, std::uint32_t of) {
      for (const PeriodEnd& end : ends) {
        if (end.of == of && near(end) && speaks()) mark(end.item, *date_ == end.inside ? kInside : kOutside);
      }
    };
    look(chart_.map.of_rules, id);
    look(chart_.map.of_packages, rule.package);
  }

  void clauses(const core::Rule& rule, engine::Status status) {
    choice(rule.applies, true, 0);
    if (status == engine::Status::NotApplicable) return;
    choice(rule.require, true, 0);
    choice(rule.message, false, 0);
    if (status == engine::Status::NotMet) choice(rule.otherwise, false, 0);
    if (status == engine::Status::Undecided) choice(rule.missing, false, 0);
  }

  void partners(const core::Rule& rule, const engine::Evaluator::Judgement& judgement) {
    const Value list = evaluator_.value(rule.pair_source, environment_);
    visit(rule.pair_source, 0);
    if (!list.known()) return;
    const std::size_t size = evaluator_.list_size(list);
    for (std::size_t i = 0; i < size && i < kMostMembers; ++i) {
      environment_.slots[1] = evaluator_.list_item(list, i);
      choice(rule.applies, true, 0);
      if (judgement.status != engine::Status::NotApplicable && environment_.slots[1].record == judgement.partner) clauses(rule, judgement.status);
    }
    environment_.slots[1] = Value{};
  }

  // A choice as it stands, and the exceptions that were asked: each won or lost. `formulas`: what stands in it is a formula.
  void choice(core::ChoiceId id, bool formulas, int depth) {
    if (id == kNone || depth > kDeepest || --steps_ < 0) return;
    const core::Choice& choice = p_.choices[id];
    if (choice.overrides.empty()) {
      if (formulas) visit(choice.base, depth + 1);
      return;
    }
    const auto resolved = evaluator_.resolve(id, environment_);
    core::SymbolId last = 0;  // the payer whose exceptions stand above those of the payers above it
    const auto wins = [&](const core::Override& o) { return std::find(resolved.exceptions.begin(), resolved.exceptions.end(), o.exception) != resolved.exceptions.end(); };
    for (const core::Override& o : choice.overrides) last = o.exception != kNone && wins(o) ? o.payer : last;
    for (const core::Override& o : choice.overrides) override_of(o, wins(o) && o.payer == last, formulas, depth);
    if (formulas && resolved.value != kNone) visit(resolved.value, depth + 1);
  }

  void override_of(const core::Override& o, bool wins, bool formulas, int depth) {
    if (o.exception != kNone) mark(chart_.map.exception[o.exception], wins ? kWon : kLost);
    if (!for_payer(o.payer)) return;
    const bool holds = o.when == kNone || evaluator_.value(o.when, environment_).is_true();
    if (date_ && holds) {
      for (const PeriodEnd& end : chart_.map.of_exceptions) {
        if (end.of == o.exception && (*date_ == end.inside || *date_ == end.outside)) mark(end.item, *date_ == end.inside ? kInside : kOutside);
      }
    }
    if (!date_ || !o.effective.contains(*date_)) return;
    if (o.when != kNone) visit(o.when, depth + 1);
    if (!holds) return;
    choice(o.active, true, depth + 1);
    choice(o.value, formulas, depth + 1);
  }

  void term(core::TermId id, std::optional<exact::Date> on, int depth) {
    if (id == kNone || !on || !terms_.insert({id, on->days}).second) return;
    for (const core::Versioned& version : p_.terms[id].versions) {
      if (version.effective.contains(*on)) choice(version.value, true, depth + 1);
    }
  }

  void visit(NodeId id, int depth) {
    if (id == kNone || depth > kDeepest || --steps_ < 0) return;
    if (chart_.closed[id]) {
      if (seen_[id]) return;
      seen_[id] = true;
    }
    const core::Node& node = p_.node(id);
    if (chart_.map.condition[id] != kNone) {
      const Value value = evaluator_.value(id, environment_);
      mark(chart_.map.condition[id], !value.known() ? kUnknown : value.is_true() ? kTrue : kFalse);
    }
    if (chart_.map.limit[id] != kNone) mark(chart_.map.limit[id], limit_ways(p_, id, evaluator_, environment_));
    if (node.op == Op::Quantify || node.op == Op::Aggregate) return members(node, depth);
    for (const NodeId child : core::children(p_, node)) visit(child, depth + 1);
    if (node.op == Op::Term) named(node, depth);
    if (node.op == Op::Attribute) attribute(node, depth);
    if (node.op == Op::Lookup) row(id, node.aux);
    if (node.op == Op::HasRow) row(chart_.twin.at(id), node.aux);
    if (node.op == Op::Column) cell(node, depth);
  }

  // Variables of a list are bound to its members in turn.
  void members(const core::Node& node, int depth) {
    visit(node.a, depth + 1);
    const Value list = evaluator_.value(node.a, environment_);
    if (!list.known()) return;
    const Value before = environment_.slots[node.slot];
    const std::size_t size = evaluator_.list_size(list);
    for (std::size_t i = 0; i < size && i < kMostMembers; ++i) {
      environment_.slots[node.slot] = evaluator_.list_item(list, i);
      visit(node.b, depth + 1);
      visit(node.c, depth + 1);
    }
    environment_.slots[node.slot] = before;
  }

  // A term is opened where it is about the judged line: another line's would need that line's claim.
  void named(const core::Node& node, int depth) {
    const core::Node& of = p_.node(node.a);
    if (of.op != Op::Variable || of.aux != 0) return;
    std::optional<exact::Date> on = date_;
    if (node.c != kNone) {
      const Value date = evaluator_.value(node.c, environment_);
      on = date.known() ? std::optional(exact::Date{static_cast<std::int32_t>(date.numerator)}) : std::nullopt;
    }
    term(node.aux, on, depth);
  }

  void attribute(const core::Node& node, int depth) {
    if (node.b == kNone) return;  // the official value: no exception is asked
    const Value of = evaluator_.value(node.a, environment_);
    if (of.known() && of.kind != core::Kind::List) values_of(node.aux, static_cast<core::SymbolId>(of.numerator), depth);
  }

  void values_of(core::AttributeId attribute, core::SymbolId of, int depth) {
    const auto& values = p_.attributes[attribute].values;
    const auto at = values.find(of);
    if (at == values.end() || !date_) return;
    for (const core::AttributeValue& value : at->second) {
      if (value.effective.contains(*date_)) choice(value.value, true, depth + 1);
    }
  }

  void row(NodeId lookup, core::TableId table) {
    const Value found = evaluator_.value(lookup, environment_);
    const auto& rows = chart_.map.rows[table];
    if (found.known() && found.numerator >= 0 && static_cast<std::size_t>(found.numerator) < rows.size()) mark(rows[static_cast<std::size_t>(found.numerator)], kHit);
  }

  void cell(const core::Node& node, int depth) {
    const Value found = evaluator_.value(node.a, environment_);
    const core::Type& type = p_.node(node.a).type;
    if (!found.known() || type.kind != core::Kind::Row) return;
    const core::Row& row = p_.tables[type.of].rows[static_cast<std::size_t>(found.numerator)];
    if (node.aux < row.cells.size()) choice(row.cells[node.aux], true, depth + 1);
  }

  const Chart& chart_;
  const core::Program& p_;
  explain::Words& words_;
  engine::Evaluator& evaluator_;
  claims::LineRef line_;
  std::vector<Ways>& reached_;
  std::vector<bool> seen_;
  std::set<std::pair<core::TermId, std::int32_t>> terms_;
  engine::Environment environment_;
  std::optional<exact::Date> date_;
  std::vector<core::SymbolId> payers_;
  int steps_ = kMostSteps;
};

}  // namespace

void see_line(const Chart& chart, explain::Words& words, std::uint32_t row, const core::Test* test, std::vector<Ways>& reached) {
  Line line(chart, words, row, reached);
  for (core::RuleId id = 0; id < chart.program.rules.size(); ++id) line.rule(id);
  line.unit_of_code();
  line.payment();
  if (test != nullptr) line.expectations(*test);
}

}  // namespace edict::coverage
