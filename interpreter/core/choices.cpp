// Exceptions, elaborated: for each clause that one may change, what stands at the base and what replaces it, payer by payer.
#include <algorithm>

#include "core/lowering.h"

namespace edict::core {

void Lowering::enter(names::DeclRef ref, names::PackageId package) {
  at_.module = in_.names.modules[ref.module];
  at_.index = ref.module;
  at_.package = package;
  at_.date = kNone;
  at_.has_line = true;
}

void Lowering::collect_exceptions() {
  for (names::SymbolId id = 0; id < in_.names.symbols.size(); ++id) {
    const names::Symbol& symbol = in_.names.symbols[id];
    if (symbol.sort != names::Sort::Exception) continue;
    const ast::Decl& decl = in_.names.decl(symbol.decls.front());
    const auto& exception = std::get<ast::ExceptionDecl>(decl.node);
    const types::ExceptionInfo& bound = in_.types.exceptions.at(id);
    const ast::Clause* cite = types::clause(exception.clauses, ast::ClauseKind::Cite);
    const auto* text = cite == nullptr ? nullptr : std::get_if<ast::Text>(&cite->value);
    std::string target = bound.target == types::TargetSort::Code ? "code " + bound.code : exception.target.name.text;
    if (bound.target == types::TargetSort::Rules) target = "rules in " + target;
    Statement statement{id, static_cast<ExceptionId>(p_.exceptions.size()), &exception, symbol.decls.front(), symbol.package};
    p_.exceptions.push_back({in_.names.full_name(id), decl.title ? decl.title->value : "", text == nullptr ? "" : text->value, symbol.package, target, decl.span});
    const auto index = static_cast<std::uint32_t>(statements_.size());
    statements_.push_back(statement);
    if (bound.target == types::TargetSort::Code) by_code_[bound.code].push_back(index);
    else if (bound.target == types::TargetSort::Rules) {
      for (names::SymbolId rule : bound.rules) by_target_[rule].push_back(index);
    } else if (bound.symbol != names::kNone) {
      by_target_[bound.symbol].push_back(index);
    }
  }
}

// One override for each payer and period in which the exception's package acts and the exception itself holds.
void Lowering::spread(const Statement& statement, Override made, std::vector<Override>& into) {
  const Place saved = at_;
  enter(statement.ref, statement.package);
  const std::vector<SymbolId> own = payers_in(statement.package, statement.decl->clauses, ast::ClauseKind::Payer);
  const exact::Period effective = types::effective_of(*at_.module, statement.decl->clauses);
  made.exception = statement.id;
  made.when = when_of(statement);
  made.active = active_of(statement);
  const auto below = [&](SymbolId payer, SymbolId ancestor) {
    const auto found = p_.payer_index.find(payer);
    for (std::uint32_t at = found == p_.payer_index.end() ? kNone : found->second; at != kNone; at = p_.payers[at].parent) {
      if (p_.payers[at].symbol == ancestor) return true;
    }
    return false;
  };
  for (const Act& act : acts_of(statement.package)) {
    made.effective = {std::max(act.effective.first, effective.first), std::min(act.effective.last, effective.last)};
    if (made.effective.last < made.effective.first) continue;
    std::vector<SymbolId> payers;
    if (own.empty()) payers = act.payers.empty() ? std::vector<SymbolId>{0} : act.payers;
    for (SymbolId payer : own) {
      if (act.payers.empty()) payers.push_back(payer);
      for (SymbolId acting : act.payers) {
        if (below(payer, acting)) payers.push_back(payer);
        else if (below(acting, payer)) payers.push_back(acting);
      }
    }
    std::sort(payers.begin(), payers.end());
    payers.erase(std::unique(payers.begin(), payers.end()), payers.end());
    for (SymbolId payer : payers) {
      made.payer = payer;
      into.push_back(made);
    }
  }
  at_ = saved;
}

NodeId Lowering::when_of(const Statement& statement) {
  const ast::Clause* when = types::clause(statement.decl->clauses, ast::ClauseKind::When);
  const auto* id = when == nullptr ? nullptr : std::get_if<ast::ExprId>(&when->value);
  const NodeId written = id == nullptr ? kNone : lower(*id);
  const NodeId in_time = received_when(statement);
  if (in_time == kNone) return written;
  if (written == kNone) return in_time;
  Node both;
  both.op = Op::And;
  both.type.kind = Kind::Boolean;
  both.span = p_.nodes[written].span;
  return pool_.node(both, {in_time, written});
}

// `received` of the package: as if `when` began with `claim.received_date in FIRST .. LAST and`.
NodeId Lowering::received_when(const Statement& statement) {
  const exact::Period period = p_.packages[statement.package].received;
  const FieldId field = p_.schema.find(p_.schema.claim, "received_date");
  if (period == exact::always() || field == kNoField) return kNone;
  Type claim, date, truth;
  claim.kind = Kind::Record;
  claim.of = p_.schema.claim;
  date.kind = Kind::Date;
  truth.kind = Kind::Boolean;
  const auto end = [&](exact::Date day, exact::Date open) {
    if (day == open) return kNone;
    Constant made;
    made.type = date;
    made.date = day;
    return pool_.constant_node(std::move(made));
  };
  const NodeId received = make(Op::Field, date, ast::kNoExpr, make(Op::ClaimOf, claim, ast::kNoExpr, judged_line()), kNone, kNone, field);
  return make(Op::Inside, truth, ast::kNoExpr, received, end(period.first, exact::always().first), end(period.last, exact::always().last));
}

// Exceptions to this exception that waive switch it off.
ChoiceId Lowering::active_of(const Statement& statement) {
  const auto found = by_target_.find(statement.symbol);
  if (found == by_target_.end()) return kNone;
  Choice active{pool_.truth(true), {}};
  for (std::uint32_t s : found->second) {
    if (types::clause(statements_[s].decl->clauses, ast::ClauseKind::Waive) == nullptr) continue;
    Override off;
    off.value = pool_.choice({pool_.truth(false), {}});
    spread(statements_[s], off, active.overrides);
  }
  if (active.overrides.empty()) return kNone;
  sort(active.overrides);
  return pool_.choice(std::move(active));
}

std::uint32_t Lowering::clause_value(const ast::Clause& clause) {
  if (const auto* id = std::get_if<ast::ExprId>(&clause.value)) return lower(*id);
  if (const auto* written = std::get_if<ast::Outcome>(&clause.value)) return outcome(*written);
  if (const auto* written = std::get_if<ast::Message>(&clause.value)) return message(*written);
  if (const auto* takes = std::get_if<ast::Takes>(&clause.value)) return lower(takes->amount);
  return kNone;
}

void Lowering::sort(std::vector<Override>& list) const {
  const auto depth = [&](SymbolId payer) {
    const auto found = p_.payer_index.find(payer);
    return payer == 0 || found == p_.payer_index.end() ? 0u : p_.payers[found->second].depth + 1;
  };
  std::sort(list.begin(), list.end(), [&](const Override& a, const Override& b) {
    const auto key = [&](const Override& o) {
      return std::tuple(depth(o.payer), p_.symbols.text(o.payer), p_.exceptions[o.exception].name, o.effective.first, o.effective.last);
    };
    return key(a) < key(b);
  });
}

// The overrides that these statements give for one kind of clause. A waiver of a rule is `require true`.
std::vector<Override> Lowering::overrides(const std::vector<std::uint32_t>& statements, ast::ClauseKind kind) {
  std::vector<Override> list;
  for (std::uint32_t s : statements) {
    const Statement statement = statements_[s];
    const ast::Clause* clause = types::clause(statement.decl->clauses, kind);
    const bool waives = kind == ast::ClauseKind::Require && clause == nullptr && types::clause(statement.decl->clauses, ast::ClauseKind::Waive) != nullptr &&
                        in_.types.exceptions.at(statement.symbol).target != types::TargetSort::Exception;
    if (clause == nullptr && !waives) {
      // An exception to it may still set this clause: then the clause stands from there on.
      continue;
    }
    const Place saved = at_;
    enter(statement.ref, statement.package);
    Choice value{waives ? pool_.truth(true) : clause_value(*clause), {}};
    at_ = saved;
    const auto edits = by_target_.find(statement.symbol);
    if (edits != by_target_.end()) value.overrides = overrides(edits->second, kind);
    Override made;
    made.value = pool_.choice(std::move(value));
    spread(statement, made, list);
  }
  sort(list);
  return list;
}

ChoiceId Lowering::choice(std::uint32_t base, names::SymbolId target, ast::ClauseKind kind) {
  Choice made{base, {}};
  const auto found = by_target_.find(target);
  if (found != by_target_.end()) made.overrides = overrides(found->second, kind);
  if (made.base == kNone && made.overrides.empty()) return kNone;
  return pool_.choice(std::move(made));
}

}  // namespace edict::core
