// A walk with a work list over nodes, choices and terms.
#include "explain/reach.h"

#include <algorithm>

#include "explain/walk.h"

namespace edict::explain {
namespace {

class Reach {
 public:
  explicit Reach(const core::Program& program)
      : program_(program), nodes_(program.nodes.size()), choices_(program.choices.size()), terms_(program.terms.size()) {}

  void term(core::TermId id) {
    if (id == core::kNone || terms_[id]) return;
    terms_[id] = true;
    for (const core::Versioned& version : program_.terms[id].versions) choice(version.value, true);
  }

  // `of_nodes`: what stands in it are formulas; else only its conditions count.
  void choice(core::ChoiceId id, bool of_nodes) {
    std::vector<std::pair<core::ChoiceId, bool>> open{{id, of_nodes}};
    while (!open.empty()) {
      const auto [at, formulas] = open.back();
      open.pop_back();
      if (at == core::kNone || choices_[at]) continue;
      choices_[at] = true;
      if (formulas) node(program_.choices[at].base);
      for (const core::Override& o : program_.choices[at].overrides) {
        node(o.when);
        open.emplace_back(o.active, true);
        open.emplace_back(o.value, formulas);
      }
    }
  }

  void node(core::NodeId id) {
    if (id != core::kNone && !nodes_[id]) {
      nodes_[id] = true;
      open_.push_back(id);
    }
  }

  std::vector<core::NodeId> run() {
    std::vector<core::NodeId> all;
    while (!open_.empty()) {
      const core::NodeId id = open_.back();
      open_.pop_back();
      all.push_back(id);
      for (const core::NodeId child : children(program_, id)) node(child);
      if (program_.node(id).op == core::Op::Term) term(program_.node(id).aux);
    }
    std::sort(all.begin(), all.end());
    return all;
  }

 private:
  const core::Program& program_;
  std::vector<bool> nodes_, choices_, terms_;
  std::vector<core::NodeId> open_;
};

}  // namespace

std::vector<core::NodeId> reachable(const core::Program& program, const std::vector<core::RuleId>& rules, const std::vector<core::TermId>& terms) {
  Reach reach(program);
  for (const core::RuleId id : rules) {
    const core::Rule& rule = program.rules[id];
    reach.node(rule.pair_source);
    reach.choice(rule.applies, true);
    reach.choice(rule.require, true);
    reach.choice(rule.otherwise, false);
    reach.choice(rule.missing, false);
  }
  for (const core::TermId id : terms) reach.term(id);
  return reach.run();
}

std::vector<core::TermId> payment_terms(const core::Program& program) {
  const core::Payment& p = program.payment;
  std::vector<core::TermId> terms;
  for (const core::TermId id : {p.fee, p.unit_cap, p.factor, p.other_payer_paid, p.most_after_others, p.coinsurance, p.copay, p.sequestration}) {
    if (id != core::kNone) terms.push_back(id);
  }
  return terms;
}

}  // namespace edict::explain
