// Overrides of a rule's choices, walked as the engine walks them, for words alone.
#include "explain/tried.h"

#include <algorithm>

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
      tell(o);
      choice(o.value, depth + 1);
      choice(o.active, depth + 1);
    }
  }

  std::vector<Branch> branches;

 private:
  void tell(const core::Override& o) {
    if (o.exception == core::kNone || std::find(told_.begin(), told_.end(), o.exception) != told_.end()) return;
    told_.push_back(o.exception);
    const core::Exception& exception = program_.exceptions[o.exception];
    Branch branch;
    branch.label = "exception " + std::string(short_name(exception.name)) + (exception.title.empty() ? "" : ": " + exception.title);
    if (std::find(won_.begin(), won_.end(), o.exception) != won_.end()) {
      branch.mark = Mark::Met;
      branch.value = "changed this rule";
    } else {
      why_lost(o, branch);
    }
    if (!exception.cite.empty()) branch.children.push_back({Mark::None, "cite", exception.cite, {}});
    const std::string place = place_text(exception.span, words_.sources());
    if (!place.empty()) branch.children.push_back({Mark::None, "place", place, {}});
    branches.push_back(std::move(branch));
  }

  void why_lost(const core::Override& o, Branch& branch) {
    branch.mark = Mark::NotApplicable;
    const auto name = [&](core::SymbolId symbol) { return words_.symbols().text(symbol); };
    if (o.payer != 0 && std::find(chain_.begin(), chain_.end(), o.payer) == chain_.end()) {
      branch.value = "is for " + name(o.payer) + (payer_ == 0 ? "" : "; the payer is " + name(payer_));
      return;
    }
    if (!date_ || !o.effective.contains(*date_)) {
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
  std::vector<core::ExceptionId> told_;
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
  return std::move(tried.branches);
}

}  // namespace edict::explain
