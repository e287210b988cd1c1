// Rules that never apply, never fail, or are never met: proved, or not told.
#include <algorithm>

#include "diagnostic/codes_review.h"
#include "review/reach.h"
#include "review/reviews.h"
#include "review/written.h"

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

// Something is left of it, but nothing without a relation that was not looked into: which one, for words. Empty where there is no doubt.
std::string doubt(const Inputs& in, Reach& reach, const regions::Union& found) {
  std::string words_of_first;
  for (const regions::Region& region : found) {
    if (regions::empty(region)) continue;
    if (region.bare()) return "";
    const core::NodeId node = reach.conditions().relation_node(region.relations.front().id);
    if (words_of_first.empty()) words_of_first = node == core::kNone ? "the number of its alternatives" : "`" + words(in, node) + "`";
  }
  return words_of_first;
}

// What of a rule is neither proved nor refuted.
void tell_doubts(const Inputs& in, const core::Rule& rule, const std::string& applies, const std::string& fails, const std::string& met, diagnostic::Diagnostics& out) {
  std::string what;
  const std::pair<const std::string&, const char*> parts[] = {{applies, "apply"}, {fails, "fail"}, {met, "be met"}};
  for (const auto& [why, verb] : parts) {
    if (!why.empty()) what += (what.empty() ? "" : " or ") + std::string(verb);
  }
  if (what.empty()) return;
  const std::string& why = !applies.empty() ? applies : !fails.empty() ? fails : met;
  out.add(code::R118, rule.name_span, {"that rule `" + short_name(rule.name) + "` can " + what, "it hangs on " + why + ", which is more than a condition on one field"});
}

// An author's own rule whose every line some exception waives, whatever the claim says: which ones, for words. Empty where a line is left to the rule.
std::string waived_everywhere(const Inputs& in, Reach& reach, const core::Rule& rule, const regions::Union& base) {
  const core::Program& p = *in.program;
  if (rule.require == core::kNone || p.choices[rule.require].overrides.empty()) return "";
  regions::Union left = base;
  std::string names;
  for (const core::Override& o : p.choices[rule.require].overrides) {
    const core::Choice& value = p.choices[o.value];
    const bool waives = value.base != core::kNone && value.overrides.empty() && p.nodes[value.base].op == core::Op::Constant && p.constants[p.nodes[value.base].aux].number != 0;
    if (!waives) return "";  // somebody's own words for it may stand above the waiver
    if (o.when != core::kNone || o.active != core::kNone) continue;
    regions::Union outside = regions::nothing();
    if (o.effective.first != exact::kFirstDate) outside = regions::either(std::move(outside), reach.conditions().dated({exact::kFirstDate, {o.effective.first.days - 1}}));
    if (o.effective.last != exact::kLastDate) outside = regions::either(std::move(outside), reach.conditions().dated({{o.effective.last.days + 1}, exact::kLastDate}));
    if (o.payer != 0) outside = regions::either(std::move(outside), reach.conditions().payer_not_under(o.payer));
    left = regions::both(left, outside);
    const std::string name = "`" + reach.name_of(o.exception) + "`";
    if (names.find(name) == std::string::npos) names += (names.empty() ? "" : ", ") + name;
  }
  return regions::empty(left) ? names : "";
}

void review_rule(const Inputs& in, Reach& reach, const core::Rule& rule, diagnostic::Diagnostics& out) {
  const core::Program& p = *in.program;
  const std::string name = short_name(rule.name);
  const regions::Union base = reach.of_rule(rule, false);
  if (regions::empty(base)) {
    out.add(code::R106, rule.name_span, {"rule", name, why_nowhere(in, reach, rule)});
    return;
  }
  if (const std::string waived = waived_everywhere(in, reach, rule, base); !waived.empty()) {
    out.add(code::R106, rule.name_span, {"rule", name, "an exception waives it for all of its payers and days (" + waived + ")"}).help =
        "say in the exception for whom it is, on which days or on which condition: `payer`, `effective`, `when`";
    return;
  }
  const bool conditional = plain(p, rule.applies);
  const regions::Union where = reach.of_rule(rule, true);
  if (conditional && regions::empty(where)) {
    out.add(code::R106, reach.clause_of(rule, ast::ClauseKind::Applies), {"rule", name, why_never(in, reach, p.choices[rule.applies].base, base)});
    return;
  }
  const std::string applies = conditional ? doubt(in, reach, where) : "";
  if (!plain(p, rule.require) || (rule.applies != core::kNone && !conditional)) return tell_doubts(in, rule, applies, "", "", out);
  const core::NodeId require = p.choices[rule.require].base;
  const regions::Union failing = regions::both(where, reach.conditions().when(require, false));
  const regions::Union met = regions::both(where, reach.conditions().when(require, true));
  const bool constant = p.nodes[require].op == core::Op::Constant;
  if (regions::empty(failing)) {
    if (!acts_on_missing(p, rule)) out.add(code::R107, reach.clause_of(rule, ast::ClauseKind::Require), {name, words(in, require)});
  } else if (!constant && regions::empty(met)) {
    out.add(code::R108, reach.clause_of(rule, ast::ClauseKind::Require), {name, why_never(in, reach, require, where)});
  } else if (!applies.empty()) {
    tell_doubts(in, rule, applies, "", "", out);
  } else {
    tell_doubts(in, rule, "", doubt(in, reach, failing), constant ? "" : doubt(in, reach, met), out);
  }
}

}  // namespace

void dead_rules(const Inputs& in, Reach& reach, diagnostic::Diagnostics& out) {
  for (const core::Rule& rule : in.program->rules) {
    if (!is_authored(in, rule.name_span.file)) continue;  // the built-in library's own are known to have none of this
    // A library's rules are reviewed for all that they were written for: that an adopter takes up only some of their dates is no mistake.
    core::Rule own = rule;
    if (in.names.packages[rule.package].library) own.acts.clear();
    review_rule(in, reach, own, out);
  }
}

}  // namespace edict::review
