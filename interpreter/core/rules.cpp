// Terms, rules, outcomes and messages.
#include <algorithm>

#include "core/lowering.h"

namespace edict::core {

namespace {

std::string text_of(const std::vector<ast::Clause>& clauses, ast::ClauseKind kind) {
  const ast::Clause* found = types::clause(clauses, kind);
  const auto* text = found == nullptr ? nullptr : std::get_if<ast::Text>(&found->value);
  return text == nullptr ? "" : text->value;
}

exact::Period period_clause(const ast::Module& module, const std::vector<ast::Clause>& clauses, ast::ClauseKind kind) {
  const ast::Clause* found = types::clause(clauses, kind);
  const auto* range = found == nullptr ? nullptr : std::get_if<ast::ExprId>(&found->value);
  return range == nullptr ? exact::always() : types::period_of(module, *range).value_or(exact::always());
}

// What kind of number an exception's value was written as, before it is made what the term holds.
types::Type as_written(const Type& type) {
  if (type.kind != Kind::Number || type.money) return {};
  types::Type written = types::of_kind(type.dimension == 0 ? types::Kind::Decimal : types::Kind::Quantity);
  written.dimension = type.dimension;
  return written;
}

}  // namespace

// Terms are lowered where they are first needed: their type's scale is that of their formulas, aligned.
TermId Lowering::term_id(names::SymbolId symbol) {
  const auto known = terms_.find(symbol);
  if (known != terms_.end()) return known->second;
  const Place saved = at_;
  const names::Symbol& named = in_.names.symbols[symbol];
  Term made;
  made.name = in_.names.full_name(symbol);
  made.package = named.package;
  const types::Type declared = in_.types.terms.count(symbol) != 0 ? in_.types.terms.at(symbol) : types::Type{};
  made.type = type_of(declared);
  std::uint8_t scale = made.type.scale;
  for (const names::DeclRef& ref : named.decls) {
    enter(ref, named.package);
    const ast::Decl& decl = in_.names.decl(ref);
    const auto& term = std::get<ast::TermDecl>(decl.node);
    if (made.title.empty() && decl.title) made.title = decl.title->value;
    made.span = decl.span;
    const ast::Clause* value = types::clause(term.clauses, ast::ClauseKind::Value);
    const auto expression = std::get<ast::ExprId>(value->value);
    const NodeId node = cast(lower(expression), type(expression), declared);
    Choice choice{node, {}};
    const auto found = by_target_.find(symbol);
    if (found != by_target_.end()) choice.overrides = overrides(found->second, ast::ClauseKind::Value);
    scale = std::max(scale, p_.nodes[node].type.scale);
    for (const Override& o : choice.overrides) {
      const NodeId base = p_.choices[o.value].base;
      if (base != kNone) scale = std::max(scale, p_.nodes[base].type.scale);
    }
    made.versions.push_back({period_clause(*at_.module, term.clauses, ast::ClauseKind::Effective), pool_.choice(std::move(choice))});
  }
  made.type.scale = scale;
  // Raise every formula to the scale of the finest, and count it in what the term says.
  const auto raise = [&](auto&& self, ChoiceId id, exact::Period around) -> ChoiceId {
    Choice copy = p_.choices[id];
    if (copy.base != kNone) copy.base = aligned(counted(cast(copy.base, as_written(p_.nodes[copy.base].type), declared), declared, around), scale);
    for (Override& o : copy.overrides) o.value = self(self, o.value, around);
    return pool_.choice(std::move(copy));
  };
  const bool numeric = made.type.kind == Kind::Number || made.type.kind == Kind::Units || made.type.kind == Kind::Amount;
  for (Versioned& version : made.versions) {
    if (numeric) version.value = raise(raise, version.value, version.effective);
  }
  std::sort(made.versions.begin(), made.versions.end(), [](const Versioned& a, const Versioned& b) { return a.effective.first < b.effective.first; });
  at_ = saved;
  p_.terms.push_back(std::move(made));
  return terms_[symbol] = static_cast<TermId>(p_.terms.size() - 1);
}

OutcomeId Lowering::outcome(const ast::Outcome& written) {
  Outcome made;
  const OutcomeKind kinds[] = {OutcomeKind::Deny, OutcomeKind::Reject, OutcomeKind::Pend, OutcomeKind::ReduceUnits, OutcomeKind::ReduceTo, OutcomeKind::Note, OutcomeKind::Pass};
  made.kind = kinds[static_cast<int>(written.kind)];
  if (written.adjustment) {
    const std::string& text = written.adjustment->text;
    const std::string group = text.substr(0, 2);
    made.group = group == "PR" ? Group::PR : group == "OA" ? Group::OA : group == "PI" ? Group::PI : group == "CR" ? Group::CR : Group::CO;
    made.carc = p_.symbols.intern(text.substr(3));
  }
  for (const auto& remark : written.remarks) made.remarks.push_back(p_.symbols.intern(remark.text));
  if (written.reason) made.reason = p_.symbols.intern(written.reason->value);
  if (written.amount != ast::kNoExpr) {
    const types::Type to = made.kind == OutcomeKind::ReduceUnits ? types::of_kind(types::Kind::Units) : types::of_kind(types::Kind::Money);
    made.amount = cast(lower(written.amount), type(written.amount), to);
  }
  return pool_.outcome(made);
}

std::uint32_t Lowering::message(const ast::Message& written) {
  Message made;
  for (const auto& part : written.parts) {
    if (part.value == ast::kNoExpr) made.parts.push_back({p_.symbols.intern(part.text), kNone});
    else made.parts.push_back({0, lower(part.value)});
  }
  return pool_.message(made);
}

Rule Lowering::rule_of(names::SymbolId symbol, names::DeclRef ref) {
  const names::Symbol& named = in_.names.symbols[symbol];
  const ast::Decl& decl = in_.names.decl(ref);
  const auto& clauses = std::get<ast::RuleDecl>(decl.node).clauses;
  enter(ref, named.package);
  Rule made;
  made.name = in_.names.full_name(symbol);
  made.title = decl.title ? decl.title->value : "";
  made.cite = text_of(clauses, ast::ClauseKind::Cite);
  made.package = named.package;
  made.acts = acts_of(named.package);
  made.payers = payers_in(named.package, clauses, ast::ClauseKind::Payer);
  made.effective = period_clause(*at_.module, clauses, ast::ClauseKind::Effective);
  made.received = period_clause(*at_.module, clauses, ast::ClauseKind::Received);
  const exact::Period whole = p_.packages[named.package].received;
  made.received = {std::max(made.received.first, whole.first), std::min(made.received.last, whole.last)};
  made.span = decl.span;
  made.name_span = decl.name.span;
  const auto first_name = [&](ast::ClauseKind kind) -> std::string {
    const ast::Clause* found = types::clause(clauses, kind);
    const auto* list = found == nullptr ? nullptr : std::get_if<std::vector<ast::Name>>(&found->value);
    return list == nullptr || list->empty() ? "" : list->front().text;
  };
  made.label = first_name(ast::ClauseKind::Label);
  const std::string stage = first_name(ast::ClauseKind::Stage);
  made.stage = stage == "intake" ? Stage::Intake : stage == "coding" ? Stage::Coding : stage == "bundling" ? Stage::Bundling : Stage::Coverage;
  std::uint32_t applies = kNone;
  if (const ast::Clause* clause = types::clause(clauses, ast::ClauseKind::Applies)) {
    if (const auto* pair = std::get_if<ast::Pair>(&clause->value)) {
      made.pair_source = lower(pair->source);
      applies = pair->where == ast::kNoExpr ? pool_.truth(true) : lower(pair->where);
    } else {
      applies = clause_value(*clause);
    }
  }
  const auto base = [&](ast::ClauseKind kind) {
    const ast::Clause* clause = types::clause(clauses, kind);
    return clause == nullptr ? kNone : clause_value(*clause);
  };
  const std::uint32_t require = base(ast::ClauseKind::Require), otherwise = base(ast::ClauseKind::Else), text = base(ast::ClauseKind::Message);
  std::uint32_t missing = base(ast::ClauseKind::Missing);
  if (missing == kNone) {
    Outcome pend;
    pend.kind = OutcomeKind::Pend;
    missing = pool_.outcome(pend);
  }
  made.applies = choice(applies, symbol, ast::ClauseKind::Applies);
  made.require = choice(require, symbol, ast::ClauseKind::Require);
  made.otherwise = choice(otherwise, symbol, ast::ClauseKind::Else);
  made.missing = choice(missing, symbol, ast::ClauseKind::Missing);
  made.message = choice(text, symbol, ast::ClauseKind::Message);
  return made;
}

void Lowering::lower_rules() {
  for (names::SymbolId id = 0; id < in_.names.symbols.size(); ++id) {
    if (in_.names.symbols[id].sort == names::Sort::Term) term_id(id);
    if (in_.names.symbols[id].sort != names::Sort::Rule) continue;
    for (const names::DeclRef& ref : in_.names.symbols[id].decls) p_.rules.push_back(rule_of(id, ref));
  }
  std::sort(p_.rules.begin(), p_.rules.end(), [](const Rule& a, const Rule& b) { return std::tie(a.name, a.effective.first) < std::tie(b.name, b.effective.first); });
}

}  // namespace edict::core
