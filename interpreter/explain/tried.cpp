// Overrides of a rule's choices, walked as the engine walks them, for words alone.
#include "explain/tried.h"

#include <algorithm>

#include "core/unfilled.h"
#include "explain/node_text.h"

namespace edict::explain {
namespace {

constexpr int kDeepest = 20;

class Tried {
 public:
  Tried(Words& words, engine::Environment& environment, const std::vector<core::ExceptionId>& won)
      : words_(words), program_(words.program()), environment_(environment), won_(won) {
    payer_ = words.evaluator().payer_of(environment.slots[0].record);
    chain_ = payer_chain(program_, payer_);
    date_ = words.evaluator().date_of(environment.slots[0].record);
  }

  void choice(core::ChoiceId id, int depth) {
    if (id == core::kNone || depth > kDeepest) return;
    for (const core::Override& o : program_.choices[id].overrides) {
      if (o.exception != core::kNone) gather(o);
      choice(o.value, depth + 1);
      choice(o.active, depth + 1);
    }
  }

  std::vector<Branch> told() {
    std::vector<Branch> branches;
    for (const Spoken& spoken : spoken_) {
      if (!waits_for_rows(spoken)) branches.push_back(tell(spoken));
    }
    return branches;
  }

 private:
  // An exception, and each payer and period that it stands for: a library's stands for all that adopt it.
  struct Spoken {
    core::ExceptionId exception;
    std::vector<const core::Override*> stands;
  };

  void gather(const core::Override& o) {
    const auto at = std::find_if(spoken_.begin(), spoken_.end(), [&](const Spoken& s) { return s.exception == o.exception; });
    if (at == spoken_.end()) spoken_.push_back({o.exception, {&o}});
    else at->stands.push_back(&o);
  }

  Branch tell(const Spoken& spoken) {
    const core::Exception& exception = program_.exceptions[spoken.exception];
    Branch branch;
    branch.label = "exception " + std::string(short_name(exception.name)) + (exception.title.empty() ? "" : ": " + exception.title);
    if (std::find(won_.begin(), won_.end(), spoken.exception) != won_.end()) {
      branch.mark = Mark::Met;
      branch.value = "changed this rule";
    } else {
      why_lost(spoken, branch);
    }
    if (!exception.cite.empty()) branch.children.push_back({Mark::None, "cite", exception.cite, {}});
    const std::string place = place_text(exception.span, words_.sources());
    if (!place.empty()) branch.children.push_back({Mark::None, "place", place, {}});
    return branch;
  }

  bool is_for_payer(const core::Override& o) const { return o.payer == 0 || std::find(chain_.begin(), chain_.end(), o.payer) != chain_.end(); }
  bool holds(const core::Override& o) const { return date_ && o.effective.contains(*date_); }

  // The one that comes nearest to the line: for its payer and on its date, else for its payer, else any.
  const core::Override& nearest(const Spoken& spoken) const {
    const core::Override* best = spoken.stands.front();
    for (const core::Override* o : spoken.stands) {
      const auto fits = [&](const core::Override& of) { return is_for_payer(of) ? 1 + static_cast<int>(holds(of)) : 0; };
      if (fits(*o) > fits(*best)) best = o;
    }
    return *best;
  }

  // `acme`; `acme and delta`; `acme, delta and 5 others`.
  std::string payers_of(const Spoken& spoken) const {
    std::vector<std::string> names;
    for (const core::Override* o : spoken.stands) {
      const std::string name(words_.symbols().text(o->payer));
      if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
    }
    if (names.size() == 1) return names[0];
    if (names.size() <= 3) return names[0] + (names.size() == 3 ? ", " + names[1] : "") + " and " + names.back();
    return names[0] + ", " + names[1] + " and " + std::to_string(names.size() - 2) + " others";
  }

  // Nobody has added a row or member that its condition asks for: a library offers it, and this payer does not take it up.
  bool waits_for_rows(const Spoken& spoken) const {
    if (payer_ == 0 || std::find(won_.begin(), won_.end(), spoken.exception) != won_.end()) return false;
    return std::all_of(spoken.stands.begin(), spoken.stands.end(), [&](const core::Override* o) {
      return o->when != core::kNone && core::waits_for_rows(program_, o->when, chain_);
    });
  }

  void why_lost(const Spoken& spoken, Branch& branch) {
    branch.mark = Mark::NotApplicable;
    const core::Override& o = nearest(spoken);
    if (!is_for_payer(o)) {
      branch.value = "is for " + payers_of(spoken) + (payer_ == 0 ? "" : "; the payer is " + std::string(words_.symbols().text(payer_)));
      return;
    }
    if (!holds(o)) {
      branch.value = "holds " + exact::period_text(o.effective) + (date_ ? "; the date of service is " + exact::date_text(*date_) : "");
      return;
    }
    if (o.when == core::kNone) {
      branch.value = "another stands, or it changes nothing here";
      return;
    }
    Branch when = explain_condition(words_, o.when, environment_);
    branch.mark = when.mark == Mark::Met ? Mark::NotApplicable : when.mark;
    branch.value = when.mark == Mark::Met ? "another stands, or it changes nothing here" : when.mark == Mark::Undecided ? "its condition is not decidable" : "its condition fails";
    if (when.mark != Mark::Met) branch.children.push_back(std::move(when));
  }

  Words& words_;
  const core::Program& program_;
  engine::Environment& environment_;
  const std::vector<core::ExceptionId>& won_;
  core::SymbolId payer_ = 0;
  std::vector<core::SymbolId> chain_;
  std::optional<exact::Date> date_;
  std::vector<Spoken> spoken_;
};

}  // namespace

std::vector<core::SymbolId> payer_chain(const core::Program& program, core::SymbolId payer) {
  std::vector<core::SymbolId> chain;
  const auto at = program.payer_index.find(payer);
  if (payer == 0 || at == program.payer_index.end()) return chain;
  for (std::uint32_t p = at->second; p != core::kNone && chain.size() < program.payers.size(); p = program.payers[p].parent) chain.push_back(program.payers[p].symbol);
  return chain;
}

std::vector<Branch> tried_exceptions(Words& words, core::RuleId rule, engine::Environment& environment, const std::vector<core::ExceptionId>& won) {
  const core::Rule& declared = words.program().rules[rule];
  Tried tried(words, environment, won);
  for (const core::ChoiceId id : {declared.applies, declared.require, declared.otherwise, declared.missing, declared.message}) tried.choice(id, 0);
  return tried.told();
}

}  // namespace edict::explain
