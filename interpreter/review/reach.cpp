// Acts, periods, payers and conditions, joined.
#include "review/reach.h"

#include <algorithm>

namespace edict::review {

namespace {

std::string key(const source::Span& span) { return std::to_string(span.file) + ":" + std::to_string(span.begin); }

}  // namespace

std::string short_name(const std::string& full) {
  const auto space = full.find(' ');  // `acme.drugs.code J2357`
  const auto dot = full.rfind('.', space == std::string::npos ? std::string::npos : space);
  return dot == std::string::npos ? full : full.substr(dot + 1);
}

Reach::Reach(const Inputs& inputs, Conditions& conditions) : in_(inputs), p_(*inputs.program), conditions_(conditions) {
  for (const ast::Module* module : in_.names.modules) {
    for (const ast::Decl& decl : module->decls) {
      const bool wanted = std::holds_alternative<ast::ExceptionDecl>(decl.node) || std::holds_alternative<ast::CodeDecl>(decl.node) ||
                          std::holds_alternative<ast::ModifierDecl>(decl.node) || std::holds_alternative<ast::RuleDecl>(decl.node);
      if (wanted) written_[key(decl.span)] = {module, &decl};
    }
  }
}

source::Span Reach::place_of(core::ExceptionId id) const {
  const core::Exception& exception = p_.exceptions[id];
  const auto found = written_.find(key(exception.span));
  if (found == written_.end()) return exception.span;
  const ast::Decl& written = *found->second.decl;
  const auto* decl = std::get_if<ast::ExceptionDecl>(&written.node);
  return decl != nullptr && written.name.text.empty() ? decl->target.name.span : written.name.span;
}

source::Span Reach::clause_of(const core::Rule& rule, ast::ClauseKind kind) const {
  const auto found = written_.find(key(rule.span));
  if (found == written_.end()) return rule.name_span;
  const ast::Clause* clause = types::clause(std::get<ast::RuleDecl>(found->second.decl->node).clauses, kind);
  if (clause == nullptr) return rule.name_span;
  const auto* condition = std::get_if<ast::ExprId>(&clause->value);
  return condition == nullptr ? clause->span : found->second.module->expr(*condition).span;
}

bool Reach::is_declared(core::ExceptionId id) const {
  const auto found = written_.find(key(p_.exceptions[id].span));
  return found != written_.end() && std::holds_alternative<ast::ExceptionDecl>(found->second.decl->node);
}

bool Reach::changes_exception(core::ExceptionId id) const {
  if (!is_declared(id)) return false;
  const auto& target = std::get<ast::ExceptionDecl>(written_.at(key(p_.exceptions[id].span)).decl->node).target;
  if (target.kind != ast::TargetKind::Named) return false;
  const auto found = in_.names.find_named(p_.exceptions[id].package, target.name.text);
  return found.symbol != names::kNone && in_.names.symbols[found.symbol].sort == names::Sort::Exception;
}

std::string Reach::name_of(core::ExceptionId id) const {
  const core::Exception& exception = p_.exceptions[id];
  const std::string name = short_name(exception.name);
  return name.empty() ? "to " + exception.target : name;
}

std::vector<core::Act> Reach::acts_of(std::uint32_t package, const std::vector<core::Act>& acts) const {
  if (!acts.empty() || !in_.names.packages[package].library) return acts;
  const names::DeclRef ref = in_.names.packages[package].decl;
  const auto& clauses = std::get<ast::PackageDecl>(in_.names.decl(ref).node).clauses;
  return {{{}, types::effective_of(*in_.names.modules[ref.module], clauses)}};
}

regions::Union Reach::of_rule(const core::Rule& rule, bool applied) {
  regions::Union made = regions::nothing();
  for (const core::Act& act : acts_of(rule.package, rule.acts)) {
    made = regions::either(std::move(made), regions::both(conditions_.payer_under(act.payers), conditions_.dated(act.effective)));
  }
  if (!rule.payers.empty()) made = regions::both(made, conditions_.payer_under(rule.payers));
  made = regions::both(made, conditions_.dated(rule.effective));
  made = regions::both(made, conditions_.received(rule.received));
  if (!applied || rule.applies == core::kNone) return made;
  const core::Choice& applies = p_.choices[rule.applies];
  if (!applies.overrides.empty() || applies.base == core::kNone) return made;
  return regions::both(made, conditions_.when(applies.base, true));
}

regions::Union Reach::of_override(const core::Override& o, const regions::Union& base) {
  regions::Union made = regions::both(base, conditions_.dated(o.effective));
  if (o.payer != 0) made = regions::both(made, conditions_.payer_under({o.payer}));
  if (o.when != core::kNone) made = regions::both(made, conditions_.when(o.when, true));
  if (o.active == core::kNone) return made;
  // What switches it off for all that it is here for leaves nothing; what might is left out where it says for certain that it does not.
  for (const core::Override& off : p_.choices[o.active].overrides) {
    if (off.active != core::kNone) continue;
    std::vector<regions::Union> ways;
    if (off.when != core::kNone) ways.push_back(conditions_.when(off.when, false));
    if (off.effective.first != exact::kFirstDate) ways.push_back(conditions_.dated({exact::kFirstDate, {off.effective.first.days - 1}}));
    if (off.effective.last != exact::kLastDate) ways.push_back(conditions_.dated({{off.effective.last.days + 1}, exact::kLastDate}));
    if (off.payer != 0) ways.push_back(conditions_.payer_not_under(off.payer));
    regions::Union outside = regions::nothing();
    for (regions::Union& way : ways) outside = regions::either(std::move(outside), std::move(way));
    made = regions::both(made, outside);
  }
  return made;
}

void Reach::visit(const std::function<void(const Disputable&)>& see, const Disputable& at, int depth) {
  if (at.choice == core::kNone || depth > 20 || p_.choices[at.choice].overrides.empty()) return;
  see(at);
  for (const core::Override& o : p_.choices[at.choice].overrides) {
    const bool deeper = !p_.choices[o.value].overrides.empty() || o.active != core::kNone;
    if (!deeper) continue;
    core::Override free = o;
    free.active = core::kNone;
    const Disputable below{o.value, at.clause, name_of(o.exception), of_override(free, at.base), place_of(o.exception)};
    visit(see, below, depth + 1);
    if (o.active == core::kNone) continue;
    Disputable active = below;
    active.choice = o.active;
    active.clause = "waive";
    visit(see, active, depth + 1);
  }
}

void Reach::visit(const std::function<void(const Disputable&)>& see) {
  const auto changed = [&](core::ChoiceId id) { return id != core::kNone && !p_.choices[id].overrides.empty(); };
  for (const core::Rule& rule : p_.rules) {
    const std::pair<core::ChoiceId, const char*> clauses[] = {
        {rule.applies, "applies"}, {rule.require, "require"}, {rule.otherwise, "else"}, {rule.missing, "missing"}, {rule.message, "message"}};
    if (std::none_of(std::begin(clauses), std::end(clauses), [&](const auto& c) { return changed(c.first); })) continue;
    const regions::Union base = of_rule(rule, true);
    for (const auto& [choice, clause] : clauses) visit(see, {choice, clause, short_name(rule.name), base, rule.name_span}, 0);
  }
  for (const core::Term& term : p_.terms) {
    for (const core::Versioned& version : term.versions) {
      if (changed(version.value)) visit(see, {version.value, "value", short_name(term.name), conditions_.dated(version.effective), term.span}, 0);
    }
  }
  for (const core::Attribute& attribute : p_.attributes) {
    for (const auto& [symbol, values] : attribute.values) {
      for (const core::AttributeValue& value : values) {
        if (!changed(value.value)) continue;
        const bool payer = p_.payer_index.count(symbol) != 0;
        const regions::Union base = payer ? regions::everything() : regions::both(conditions_.code_is(symbol), conditions_.dated(value.effective));
        visit(see, {value.value, attribute.name, (payer ? "payer " : "code ") + p_.symbols.text(symbol), base, {}}, 0);
      }
    }
  }
  for (const core::Table& table : p_.tables) {
    for (const core::Row& row : table.rows) {
      for (std::size_t c = 0; c < row.cells.size(); ++c) {
        if (changed(row.cells[c])) visit(see, {row.cells[c], table.columns[c].name, short_name(table.name), conditions_.dated(row.effective), row.span}, 0);
      }
    }
  }
  for (const core::Balance& balance : p_.balances) {
    visit(see, {balance.starts, "starts", short_name(balance.name), regions::everything(), balance.span}, 0);
    visit(see, {balance.takes, "takes", short_name(balance.name), regions::everything(), balance.span}, 0);
  }
}

}  // namespace edict::review
