// One row after another: who it is for, what exceptions make of it for whom, and which way.
#include "review/payer_matrix.h"

#include <algorithm>
#include <functional>
#include <map>
#include <set>

#include "core/unfilled.h"
#include "core/walk.h"
#include "review/direction.h"
#include "review/exception_chains.h"
#include "review/payer_cells.h"

namespace edict::review {

namespace {

bool is_called(const std::string& full, const std::string& asked) {
  if (asked.empty() || full == asked) return true;
  return full.size() > asked.size() && full.ends_with(asked) && full[full.size() - asked.size() - 1] == '.';
}

class Matrix {
 public:
  Matrix(const core::Program& program, const PayerQuestion& question) : p_(program), question_(question), conditions_(program), payers_(program, question.on) {}

  PayerMatrix made() {
    for (const core::Rule& rule : p_.rules) {
      if (concerns(rule)) add_rule(rule);
    }
    for (core::TermId term = 0; term < p_.terms.size(); ++term) {
      if (question_.code == 0 || asked_.count(term) != 0) add_term(term);
    }
    if (question_.name.empty()) {
      for (const core::Attribute& attribute : p_.attributes) add_attribute(attribute);
    }
    for (const core::Table& table : p_.tables) add_table(table);
    return std::move(made_);
  }

 private:
  using Judge = std::function<Direction(std::uint32_t before, std::uint32_t after)>;

  // ---- which rows

  bool concerns(const core::Rule& rule) {
    if (!is_called(rule.name, question_.name)) return false;
    if (rule.applies == core::kNone) return true;
    const core::Choice& applies = p_.choices[rule.applies];
    return !applies.overrides.empty() || (concerns_code(applies.base) && asked_by_somebody(applies.base));
  }

  // Some payer has the code that is asked about in the sets and tables that the condition looks the line's code up in.
  bool asked_by_somebody(core::NodeId condition) const {
    for (std::uint32_t payer = 0; payer < p_.payers.size(); ++payer) {
      if (!asks_other_codes(condition, payer)) return true;
    }
    return p_.payers.empty();
  }

  // Nothing that a condition keeps to other codes.
  bool concerns_code(core::NodeId condition) {
    if (question_.code == 0 || condition == core::kNone) return true;
    return !regions::empty(regions::both(conditions_.when(condition, true), conditions_.code_is(question_.code)));
  }

  // A row stays where it was asked for by its name, or where payers differ in it.
  void keep(PayerRow row, bool differs) {
    if (differs || !question_.name.empty()) made_.rows.push_back(std::move(row));
    else if (row.kind == PayerRow::Kind::Rule) ++made_.alike;
  }

  PayerRow row_of(PayerRow::Kind kind, std::string name, const std::string& title, source::Span span) const {
    PayerRow row;
    row.kind = kind;
    row.name = std::move(name);
    row.title = title;
    row.span = span;
    row.cells.resize(p_.payers.size());
    return row;
  }

  // ---- exceptions

  // Another exception takes this one away from the payer, whatever the claim.
  bool switched_off(const core::Override& o, std::uint32_t payer) const {
    if (o.active == core::kNone) return false;
    for (const core::Override& by : p_.choices[o.active].overrides) {
      const bool throughout = question_.on ? by.effective.contains(*question_.on) : by.effective.first <= o.effective.first && o.effective.last <= by.effective.last;
      const core::NodeId on = p_.choices[by.value].base;
      const bool off = on != core::kNone && p_.node(on).op == core::Op::Constant && p_.constants[p_.node(on).aux].number == 0;
      if (off && throughout && by.when == core::kNone && payers_.is_below(payer, by.payer)) return true;
    }
    return false;
  }

  // The library's exceptions that ask for rows act where a payer has added some.
  bool waits_for_rows(const core::Override& o, std::uint32_t payer) const {
    if (o.when == core::kNone) return false;
    std::vector<core::SymbolId> chain;
    for (std::uint32_t at = payer; at != core::kNone; at = p_.payers[at].parent) chain.push_back(p_.payers[at].symbol);
    return core::waits_for_rows(p_, o.when, chain) || asks_other_codes(o.when, payer);
  }

  // Of the code that is asked about the payer has no row in a table that the condition looks the line's code up in.
  bool asks_other_codes(core::NodeId condition, std::uint32_t payer) const {
    if (question_.code == 0) return false;
    const core::Node& node = p_.node(condition);
    for (std::uint32_t i = 0; node.op == core::Op::And && i < node.list_size; ++i) {
      if (asks_other_codes(p_.operand(node, i), payer)) return true;
    }
    return node.op == core::Op::HasRow && node.list_size != 0 && is_code_of_line(p_.operand(node, node.list_size - 1)) && !payers_.has_row(p_.tables[node.aux], payer, question_.code);
  }

  bool is_code_of_line(core::NodeId id) const {
    const core::Node& node = p_.node(id);
    if (node.op != core::Op::Field || node.aux != p_.schema.find(p_.schema.line, "code")) return false;
    const core::Node& of = p_.node(node.a);
    return of.op == core::Op::Variable && of.aux == 0 && static_cast<core::RecordId>(of.type.of) == p_.schema.line;
  }

  // What each exception makes of the clause for those payers to whom it is open; what all of them share is no difference. One without a condition is compared with
  // what stands for everybody and takes the place of those above it; one with a condition is compared with what stands beside it. Gives what stands for each payer.
  std::vector<std::uint32_t> differences(core::ChoiceId choice, const std::string& clause, PayerRow& row, const Judge& judge) {
    std::vector<std::uint32_t> standing(row.cells.size(), choice == core::kNone ? core::kNone : p_.choices[choice].base);
    std::uint32_t everybodys = standing.empty() ? core::kNone : standing[0];
    std::vector<std::size_t> before;
    for (const PayerCell& cell : row.cells) before.push_back(cell.differences.size());
    if (choice == core::kNone) return standing;
    for (const ExceptionChain& chain : exception_chains(p_, choice)) {
      const bool concerned = std::all_of(chain.when.begin(), chain.when.end(), [&](core::NodeId when) { return concerns_code(when); });
      if (!concerned || !payers_.holds(chain.effective)) continue;
      const core::Override& o = chain.last();
      const std::uint32_t value = o.value == core::kNone ? core::kNone : p_.choices[o.value].base;
      const auto open_to = [&](std::uint32_t payer) {
        return std::all_of(chain.parts.begin(), chain.parts.end(), [&](const core::Override* part) {
          return payers_.is_below(payer, part->payer) && !switched_off(*part, payer) && !waits_for_rows(*part, payer);
        });
      };
      bool shared = true;
      for (std::uint32_t payer = 0; payer < row.cells.size(); ++payer) shared = shared && (!row.cells[payer].acts || open_to(payer));
      for (std::uint32_t payer = 0; payer < row.cells.size(); ++payer) {
        PayerCell& cell = row.cells[payer];
        if (!cell.acts || !open_to(payer)) continue;
        const bool always = chain.when.empty() && (question_.on || chain.effective.last == exact::kLastDate);
        if (!shared && standing[payer] != value) {
          Direction direction = judge(chain.when.empty() ? everybodys : standing[payer], value);
          if (direction == Direction::Waived && !chain.when.empty()) direction = Direction::Looser;
          for (std::size_t i = before[payer]; always && i < cell.differences.size(); ++i) cell.differences[i].replaced = true;
          cell.differences.push_back({clause, direction, o.exception, chain.effective, chain.when, value, false});
        }
        if (chain.when.empty()) standing[payer] = value;
      }
      if (shared && everybodys != value) share(row, {clause, judge(everybodys, value), o.exception, chain.effective, chain.when, value, false});
      if (shared && chain.when.empty()) everybodys = value;
    }
    for (std::uint32_t payer = 0; payer < row.cells.size(); ++payer) {
      PayerCell& cell = row.cells[payer];
      for (std::size_t i = before[payer]; i < cell.differences.size(); ++i) {
        if (!cell.differences[i].replaced) cell.direction = together(cell.direction, cell.differences[i].direction);
      }
    }
    return standing;
  }

  void share(PayerRow& row, Difference change) const {
    if (change.direction == Direction::Waived && !change.when.empty()) change.direction = Direction::Looser;
    const bool throughout = change.when.empty() && (question_.on || change.effective.last == exact::kLastDate);
    for (Difference& before : row.shared) before.replaced = before.replaced || (throughout && before.clause == change.clause);
    row.shared.push_back(std::move(change));
  }

  // Whether what the row says of the column is what holds at some time for the payer, as far as exceptions without a condition tell.
  bool stands_as_written(const PayerRow& row, const PayerCell& cell, const std::string& column, const exact::Period& effective) const {
    const auto covers = [&](const Difference& one) {
      return one.clause == column && one.when.empty() && (question_.on || (one.effective.first <= effective.first && effective.last <= one.effective.last));
    };
    return cell.acts && std::none_of(row.shared.begin(), row.shared.end(), covers) && std::none_of(cell.differences.begin(), cell.differences.end(), covers);
  }

  static bool differ(const PayerRow& row) {
    return std::any_of(row.cells.begin(), row.cells.end(), [](const PayerCell& cell) { return !cell.differences.empty(); });
  }

  // ---- rules

  void add_rule(const core::Rule& rule) {
    PayerRow row = row_of(PayerRow::Kind::Rule, rule.name, rule.title, rule.name_span);
    row.cite = rule.cite;
    bool anybody = false, everybody = true;
    for (std::uint32_t payer = 0; payer < row.cells.size(); ++payer) {
      row.cells[payer].acts = payers_.acts(rule, payer, row.cells[payer].effective);
      anybody = anybody || row.cells[payer].acts;
      everybody = everybody && row.cells[payer].acts;
    }
    if (!anybody) return;
    const auto condition = [&](bool asks) {
      return [this, asks](std::uint32_t before, std::uint32_t after) { return direction_of_condition(conditions_, before, after, asks); };
    };
    const auto outcome = [this](std::uint32_t before, std::uint32_t after) { return direction_of_outcome(p_, before, after); };
    differences(rule.applies, "applies", row, condition(false));
    differences(rule.require, "require", row, condition(true));
    differences(rule.otherwise, "else", row, outcome);
    differences(rule.missing, "missing", row, outcome);
    const core::NodeId require = rule.require == core::kNone ? core::kNone : p_.choices[rule.require].base;
    for (const core::TermId term : terms_of(rule)) {
      asked_.insert(term);
      for (const core::Versioned& version : p_.terms[term].versions) {
        if (!payers_.holds(version.effective)) continue;
        differences(version.value, "term " + p_.terms[term].name, row, [&](std::uint32_t before, std::uint32_t after) { return direction_of_limit(p_, require, term, before, after); });
      }
    }
    const bool differs = differ(row) || !everybody;
    keep(std::move(row), differs);
  }

  // All terms that the rule's conditions ask, and those that they ask.
  std::set<core::TermId> terms_of(const core::Rule& rule) const {
    std::set<core::TermId> found;
    std::vector<core::ChoiceId> choices = {rule.applies, rule.require};
    std::set<core::NodeId> seen;
    while (!choices.empty()) {
      const core::ChoiceId choice = choices.back();
      choices.pop_back();
      if (choice == core::kNone || p_.choices[choice].base == core::kNone) continue;
      std::vector<core::NodeId> nodes = {p_.choices[choice].base};
      while (!nodes.empty()) {
        const core::NodeId id = nodes.back();
        nodes.pop_back();
        if (!seen.insert(id).second) continue;
        const core::Node& n = p_.node(id);
        const std::vector<core::NodeId> parts = core::children(p_, id);
        nodes.insert(nodes.end(), parts.begin(), parts.end());
        if (n.op != core::Op::Term || !found.insert(n.aux).second) continue;
        for (const core::Versioned& version : p_.terms[n.aux].versions) choices.push_back(version.value);
      }
    }
    return found;
  }

  // ---- values

  void add_term(core::TermId id) {
    const core::Term& term = p_.terms[id];
    if (!is_called(term.name, question_.name)) return;
    for (const core::Versioned& version : term.versions) {
      if (!payers_.holds(version.effective)) continue;
      PayerRow row = row_of(PayerRow::Kind::Term, term.name, term.title, term.span);
      row.columns = {"value"};
      valued(row, {version.value}, version.effective, {});
    }
  }

  void add_attribute(const core::Attribute& attribute) {
    std::map<core::SymbolId, const std::vector<core::AttributeValue>*> by_symbol;  // in an order that is always the same
    for (const auto& [symbol, values] : attribute.values) by_symbol[symbol] = &values;
    for (const auto& [symbol, values] : by_symbol) {
      if (question_.code != 0 && symbol != question_.code) continue;
      for (const core::AttributeValue& value : *values) {
        if (value.value == core::kNone || p_.choices[value.value].overrides.empty() || !payers_.holds(value.effective)) continue;
        if (p_.choices[value.value].base == core::kNone && values->size() > 1) continue;  // outside the periods of the code itself
        PayerRow row = row_of(PayerRow::Kind::Attribute, attribute.name + " of code " + p_.symbols.text(symbol), "", {});
        row.columns = {attribute.name};
        valued(row, {value.value}, value.effective, {});
      }
    }
  }

  void add_table(const core::Table& table) {
    if (table.columns.empty() && table.payer_decides && table.key_names == std::vector<std::string>{"payer", "member"}) return add_set(table);
    for (const core::Row& written : table.rows) {
      if (question_.code != 0 && !payers_.matches_code(table, written, question_.code)) continue;
      if (!is_called(table.name, question_.name) || !payers_.holds(written.effective)) continue;
      PayerRow row = row_of(PayerRow::Kind::TableRow, payers_.row_name(table, written), table.title, written.span);
      for (const core::Column& column : table.columns) row.columns.push_back(column.name);
      valued(row, written.cells, written.effective, table.payer_decides && !written.keys.empty() ? std::optional(written.keys[0]) : std::nullopt);
    }
  }

  // A set that packages add to is a table of what it is for whom.
  void add_set(const core::Table& table) {
    if (!is_called(table.name, question_.name)) return;
    PayerRow row = row_of(PayerRow::Kind::Set, table.name, table.title, table.span);
    std::set<std::string> kinds;
    bool concerns = question_.code == 0;
    const auto own = std::find_if(p_.sets.begin(), p_.sets.end(), [&](const core::Set& set) { return set.name == table.name; });
    const std::string named = own == p_.sets.end() ? "" : payers_.members(static_cast<core::SetId>(own - p_.sets.begin()));
    for (const core::Row& written : table.rows) {
      if (written.keys.size() < 2 || written.keys[1].kind != core::Matcher::Kind::Set || !payers_.holds(written.effective)) continue;
      for (std::uint32_t payer = 0; payer < row.cells.size(); ++payer) {
        if (!payers_.in(written.keys[0], payer)) continue;
        row.cells[payer].acts = true;
        row.cells[payer].effective = exact::always();
        row.cells[payer].members = payers_.members(written.keys[1].set);
        row.cells[payer].added_to = row.cells[payer].members != named;
        kinds.insert(row.cells[payer].members);
        concerns = concerns || payers_.holds(written.keys[1].set, question_.code);
      }
    }
    if (concerns) keep(std::move(row), kinds.size() > 1);
  }

  // `whose`: the payers that have the row; everybody where nothing is said.
  void valued(PayerRow& row, const std::vector<core::ChoiceId>& choices, const exact::Period& effective, const std::optional<core::Matcher>& whose) {
    bool everybody = true;
    for (std::uint32_t payer = 0; payer < row.cells.size(); ++payer) {
      row.cells[payer].acts = !whose || payers_.in(*whose, payer);
      row.cells[payer].effective = effective;
      everybody = everybody && row.cells[payer].acts;
    }
    for (std::size_t c = 0; c < choices.size(); ++c) {
      const auto standing = differences(choices[c], row.columns[c], row, [](std::uint32_t, std::uint32_t) { return Direction::Changed; });
      row.values.push_back(choices[c] == core::kNone ? core::kNone : p_.choices[choices[c]].base);
      for (std::uint32_t payer = 0; payer < row.cells.size(); ++payer) {
        PayerCell& cell = row.cells[payer];
        cell.values.push_back(cell.acts ? standing[payer] : core::kNone);
        cell.as_written.push_back(stands_as_written(row, cell, row.columns[c], effective));
      }
    }
    const bool differs = differ(row) || !everybody;
    keep(std::move(row), differs);
  }

  const core::Program& p_;
  const PayerQuestion& question_;
  Conditions conditions_;
  Payers payers_;
  std::set<core::TermId> asked_;   // by the rules that are shown
  PayerMatrix made_;
};

}  // namespace

PayerMatrix payer_matrix(const core::Program& program, const PayerQuestion& question) { return Matrix(program, question).made(); }

}  // namespace edict::review
