// Rules that never apply, never fail, or are never met: proved, or not told.
#include <algorithm>

#include "diagnostic/codes_review.h"
#include "review/reach.h"
#include "review/reviews.h"

namespace edict::review {

namespace code = diagnostic::code;

namespace {

std::string words(const Inputs& in, core::NodeId node) { return std::string(in.sources.text(in.program->nodes[node].span)); }

// Why a condition holds nowhere within `base`: two of its parts exclude each other, or one part alone does not fit payers and dates.
std::string why_never(const Inputs& in, Reach& reach, core::NodeId condition, const regions::Union& base) {
  const core::Node& node = in.program->nodes[condition];
  if (node.op != core::Op::And) return "`" + words(in, condition) + "` is never true there";
  std::vector<regions::Union> parts;
  for (std::uint32_t i = 0; i < node.list_size && i < 30; ++i) {
    parts.push_back(regions::both(base, reach.conditions().when(in.program->operand(node, i), true)));
    if (regions::empty(parts.back())) return "`" + words(in, in.program->operand(node, i)) + "` is never true there";
  }
  for (std::uint32_t i = 0; i < parts.size(); ++i) {
    for (std::uint32_t j = i + 1; j < parts.size(); ++j) {
      if (!regions::empty(regions::both(parts[i], parts[j]))) continue;
      return "`" + words(in, in.program->operand(node, i)) + "` and `" + words(in, in.program->operand(node, j)) + "` exclude each other";
    }
  }
  return "its parts exclude each other";
}

exact::Period package_period(const std::vector<core::Act>& acts) {
  exact::Period whole = acts.front().effective;
  for (const core::Act& act : acts) whole = {std::min(whole.first, act.effective.first), std::max(whole.last, act.effective.last)};
  return whole;
}

std::string why_nowhere(const Inputs& in, Reach& reach, const core::Rule& rule) {
  const auto acts = reach.acts_of(rule.package, rule.acts);
  const exact::Period whole = package_period(acts);
  if (!whole.overlaps(rule.effective)) {
    return "its period " + exact::period_text(rule.effective) + " lies outside " + exact::period_text(whole) + ", when package `" +
           in.names.packages[rule.package].name + "` acts";
  }
  if (rule.payers.empty()) return "package `" + in.names.packages[rule.package].name + "` acts for no payer on these dates";
  std::string payers;
  for (core::SymbolId payer : rule.payers) payers += (payers.empty() ? "`" : "`, `") + in.program->symbols.text(payer);
  return "package `" + in.names.packages[rule.package].name + "` does not act for " + payers + "`";
}

bool plain(const core::Program& p, core::ChoiceId choice) { return choice != core::kNone && p.choices[choice].overrides.empty() && p.choices[choice].base != core::kNone; }

// The author wrote what becomes of a line that lacks the facts: a rule may stand for that alone.
bool acts_on_missing(const core::Program& p, const core::Rule& rule) {
  if (!plain(p, rule.missing)) return true;
  const core::Outcome& missing = p.outcomes[p.choices[rule.missing].base];
  const bool by_default = missing.kind == core::OutcomeKind::Pend && missing.reason == 0;
  return !by_default && missing.kind != core::OutcomeKind::Pass;
}

void review_rule(const Inputs& in, Reach& reach, const core::Rule& rule, diagnostic::Diagnostics& out) {
  const core::Program& p = *in.program;
  const std::string name = short_name(rule.name);
  const regions::Union base = reach.of_rule(rule, false);
  if (regions::empty(base)) {
    out.add(code::R106, rule.name_span, {"rule", name, why_nowhere(in, reach, rule)});
    return;
  }
  const bool conditional = plain(p, rule.applies);
  const regions::Union where = reach.of_rule(rule, true);
  if (conditional && regions::empty(where)) {
    out.add(code::R106, reach.clause_of(rule, ast::ClauseKind::Applies), {"rule", name, why_never(in, reach, p.choices[rule.applies].base, base)});
    return;
  }
  if (!plain(p, rule.require) || (rule.applies != core::kNone && !conditional)) return;
  const core::NodeId require = p.choices[rule.require].base;
  if (regions::empty(regions::both(where, reach.conditions().when(require, false)))) {
    if (!acts_on_missing(p, rule)) out.add(code::R107, reach.clause_of(rule, ast::ClauseKind::Require), {name, words(in, require)});
  } else if (p.nodes[require].op != core::Op::Constant && regions::empty(regions::both(where, reach.conditions().when(require, true)))) {
    out.add(code::R108, reach.clause_of(rule, ast::ClauseKind::Require), {name, why_never(in, reach, require, where)});
  }
}

}  // namespace

void dead_rules(const Inputs& in, Reach& reach, diagnostic::Diagnostics& out) {
  for (const core::Rule& rule : in.program->rules) {
    // A library's rules are reviewed for all that they were written for: that an adopter takes up only some of their dates is no mistake.
    core::Rule own = rule;
    if (in.names.packages[rule.package].library) own.acts.clear();
    review_rule(in, reach, own, out);
  }
}

}  // namespace edict::review
