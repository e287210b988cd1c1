// Clause by clause, and term by term with all rules that ask it.
#include "coverage/sure_exceptions.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "core/walk.h"
#include "explain/reach.h"
#include "explain/tried.h"

namespace edict::coverage {
namespace {

using core::kNone;

// Whom a clause is asked for, and when.
struct Asking {
  std::vector<core::SymbolId> payers;   // none: everybody
  exact::Period effective;
  bool operator==(const Asking&) const = default;
};

constexpr std::size_t kMostAskings = 200;   // of one term: beyond that nothing is told of its exceptions
constexpr int kDeepest = 60;

class Sure {
 public:
  explicit Sure(const core::Program& program) : p_(program), sure_(program.exceptions.size(), false), doubted_(program.exceptions.size(), false) {}

  std::vector<bool> run() {
    note_cells();
    for (const core::Rule& rule : p_.rules) {
      const std::vector<Asking> asked = asked_by(rule.payers, rule.effective, rule.acts);
      for (const core::ChoiceId clause : {rule.applies, rule.require}) {
        for (const Asking& one : asked) spread(clause, one);
      }
      if (asked.empty()) continue;
      for (const core::ChoiceId clause : {rule.applies, rule.require, rule.otherwise, rule.missing, rule.message}) look(clause, asked);
      for (const core::ChoiceId outcome : {rule.otherwise, rule.missing}) {
        for (const Asking& one : asked) amounts(outcome, one);
      }
    }
    for (const Asking& one : asked_by({}, exact::always(), p_.payment.acts)) {
      for (const core::TermId id : explain::payment_terms(p_)) ask(id, one);
    }
    for (const auto& [term, asked] : of_terms_) {
      if (asked.size() >= kMostAskings) continue;
      for (const core::Versioned& version : p_.terms[term].versions) look(version.value, asked);
    }
    for (std::size_t i = 0; i < sure_.size(); ++i) sure_[i] = sure_[i] && !doubted_[i];
    return sure_;
  }

 private:
  // What some rule or payment asks of a term, passed on to the terms that it asks in turn; within an exception for those alone whom it is for.
  void ask(core::TermId id, const Asking& asked) {
    std::vector<Asking>& known = of_terms_[id];
    if (std::find(known.begin(), known.end(), asked) != known.end() || known.size() >= kMostAskings) return;
    known.push_back(asked);
    for (const core::Versioned& version : p_.terms[id].versions) spread(version.value, asked);
  }

  void spread(core::ChoiceId id, const Asking& asked) {
    if (id == kNone || depth_ > kDeepest) return;
    ++depth_;
    nodes(p_.choices[id].base, asked);
    for (const core::Override& o : p_.choices[id].overrides) {
      const std::optional<Asking> within = restricted(asked, o);
      if (!within) continue;
      nodes(o.when, *within);
      spread(o.value, *within);
    }
    --depth_;
  }

  void amounts(core::ChoiceId id, const Asking& asked) {
    if (id == kNone) return;
    if (p_.choices[id].base != kNone) nodes(p_.outcomes[p_.choices[id].base].amount, asked);
    for (const core::Override& o : p_.choices[id].overrides) {
      nodes(o.when, asked);
      amounts(o.value, asked);
    }
  }

  void nodes(core::NodeId id, const Asking& asked) {
    std::vector<core::NodeId> open = {id};
    std::set<core::NodeId> seen;
    while (!open.empty()) {
      const core::NodeId at = open.back();
      open.pop_back();
      if (at == kNone || !seen.insert(at).second) continue;
      const core::Node& node = p_.node(at);
      if (node.op == core::Op::Term) ask(node.aux, asked);
      if (node.op == core::Op::Lookup || node.op == core::Op::HasRow) {
        for (const core::ChoiceId cell : cells_[node.aux]) spread(cell, asked);
      }
      const std::vector<core::NodeId> parts = core::children(p_, at);
      open.insert(open.end(), parts.begin(), parts.end());
    }
  }

  // Cells that exceptions change.
  void note_cells() {
    for (core::TableId table = 0; table < p_.tables.size(); ++table) {
      for (const core::Row& row : p_.tables[table].rows) {
        for (const core::ChoiceId cell : row.cells) {
          if (cell != kNone && !p_.choices[cell].overrides.empty()) cells_[table].push_back(cell);
        }
      }
    }
  }

  std::optional<Asking> restricted(const Asking& asked, const core::Override& o) const {
    Asking within{asked.payers, {std::max(asked.effective.first, o.effective.first), std::min(asked.effective.last, o.effective.last)}};
    if (within.effective.last < within.effective.first) return std::nullopt;
    if (o.payer == 0) return within;
    within.payers.clear();
    for (const core::SymbolId payer : asked.payers) {
      if (below(payer, o.payer)) within.payers.push_back(payer);
      else if (below(o.payer, payer)) within.payers.push_back(o.payer);
    }
    if (asked.payers.empty()) within.payers.push_back(o.payer);
    return within.payers.empty() ? std::nullopt : std::optional(within);
  }

  static std::vector<Asking> asked_by(const std::vector<core::SymbolId>& payers, const exact::Period& effective, const std::vector<core::Act>& acts) {
    std::vector<Asking> asked;
    for (const core::Act& act : acts) {
      const exact::Period both{std::max(act.effective.first, effective.first), std::min(act.effective.last, effective.last)};
      if (both.first <= both.last) asked.push_back({payers.empty() ? act.payers : payers, both});
    }
    return asked;
  }

  bool below(core::SymbolId payer, core::SymbolId above) const {
    const std::vector<core::SymbolId> chain = explain::payer_chain(p_, payer);
    return std::find(chain.begin(), chain.end(), above) != chain.end();
  }

  bool covers(const core::Override& o, const Asking& asked) const {
    if (asked.effective.first < o.effective.first || o.effective.last < asked.effective.last) return false;
    if (o.payer == 0) return true;
    return !asked.payers.empty() && std::all_of(asked.payers.begin(), asked.payers.end(), [&](core::SymbolId payer) { return below(payer, o.payer); });
  }

  void look(core::ChoiceId id, const std::vector<Asking>& asked) {
    if (id == kNone) return;
    const core::Choice& choice = p_.choices[id];
    for (const core::Override& o : choice.overrides) {
      if (o.exception == kNone) continue;
      const bool alone = std::none_of(choice.overrides.begin(), choice.overrides.end(), [&](const core::Override& other) {
        return &other != &o && (other.payer == o.payer || o.payer == 0 || below(other.payer, o.payer));
      });
      const bool wins = o.when == kNone && o.active == kNone && alone && std::all_of(asked.begin(), asked.end(), [&](const Asking& one) { return covers(o, one); });
      (wins ? sure_ : doubted_)[o.exception] = true;
      if (o.value != kNone) look_inside(o.value);
    }
  }

  // Exceptions to exceptions are asked where those stand: nothing is told of them.
  void look_inside(core::ChoiceId id) {
    for (const core::Override& o : p_.choices[id].overrides) {
      if (o.exception != kNone) doubted_[o.exception] = true;
      if (o.value != kNone) look_inside(o.value);
    }
  }

  const core::Program& p_;
  std::vector<bool> sure_, doubted_;
  std::map<core::TermId, std::vector<Asking>> of_terms_;
  std::map<core::TableId, std::vector<core::ChoiceId>> cells_;
  int depth_ = 0;
};

}  // namespace

std::vector<bool> sure_exceptions(const core::Program& program) { return Sure(program).run(); }

}  // namespace edict::coverage
