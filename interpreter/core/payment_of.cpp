// Balances, and the settled names of payment.
#include <algorithm>

#include "core/lowering.h"

namespace edict::core {

void Lowering::lower_balances() {
  std::vector<std::pair<std::string, names::SymbolId>> order;
  for (names::SymbolId id = 0; id < in_.names.symbols.size(); ++id) {
    if (in_.names.symbols[id].sort == names::Sort::Balance) order.emplace_back(in_.names.full_name(id), id);
  }
  std::sort(order.begin(), order.end());
  for (const auto& [name, symbol] : order) {
    const names::SymbolId id = symbol;  // a lambda takes no structured binding
    const names::Symbol& named = in_.names.symbols[id];
    const ast::Decl& decl = in_.names.decl(named.decls.front());
    const auto& clauses = std::get<ast::BalanceDecl>(decl.node).clauses;
    enter(named.decls.front(), named.package);
    Balance made;
    made.name = name;
    made.title = decl.title ? decl.title->value : "";
    made.package = named.package;
    made.acts = acts_of(named.package);
    made.span = decl.span;
    if (const auto* per = types::clause(clauses, ast::ClauseKind::Per)) {
      static const std::pair<const char*, PerKey> kKeys[] = {{"patient", PerKey::Patient}, {"plan", PerKey::Plan}, {"payer", PerKey::Payer}, {"year", PerKey::Year},
                                                             {"claim", PerKey::Claim}, {"authorization", PerKey::Authorization}, {"visit", PerKey::Visit}, {"code", PerKey::Code}};
      if (const auto* list = std::get_if<std::vector<ast::Name>>(&per->value)) {
        for (const auto& name_of : *list) {
          for (const auto& [word, key] : kKeys) {
            if (name_of.text == word) made.per.push_back(key);
          }
        }
      }
    }
    const auto value = [&](ast::ClauseKind kind) {
      const ast::Clause* clause = types::clause(clauses, kind);
      return choice(clause == nullptr ? kNone : clause_value(*clause), id, kind);
    };
    made.starts = value(ast::ClauseKind::Starts);
    made.takes = value(ast::ClauseKind::Takes);
    made.type = type_of(types::of_kind(types::Kind::Money));
    if (made.starts != kNone && p_.choices[made.starts].base != kNone) made.type = p_.nodes[p_.choices[made.starts].base].type;
    if (const auto* takes = types::clause(clauses, ast::ClauseKind::Takes)) {
      if (const auto* taken = std::get_if<ast::Takes>(&takes->value); taken != nullptr && taken->adjustment) {
        Outcome code;
        const std::string group = taken->adjustment->text.substr(0, 2);
        made.group = group == "CO" ? Group::CO : group == "OA" ? Group::OA : group == "PI" ? Group::PI : group == "CR" ? Group::CR : Group::PR;
        made.carc = p_.symbols.intern(taken->adjustment->text.substr(3));
      }
    }
    balances_[id] = static_cast<BalanceId>(p_.balances.size());
    p_.balances.push_back(std::move(made));
  }
}

void Lowering::lower_payment() {
  const auto package = in_.names.package_by_name.find("std.payment");
  Payment& payment = p_.payment;
  names::PackageId id = names::kNone;
  if (package != in_.names.package_by_name.end()) {
    id = package->second;
    payment.acts = acts_of(id);
    payment.adopted = !payment.acts.empty();
  }
  const std::pair<const char*, TermId*> terms[] = {{"fee", &payment.fee}, {"unit_cap", &payment.unit_cap}, {"factor", &payment.factor},
                                                   {"other_payer_paid", &payment.other_payer_paid},
                                                   {"most_after_others", &payment.most_after_others}, {"coinsurance", &payment.coinsurance},
                                                   {"copay", &payment.copay}, {"sequestration", &payment.sequestration}};
  const auto own = [&](const std::string& name, names::Sort sort) -> names::SymbolId {
    if (id == names::kNone) return names::kNone;
    const auto found = in_.names.packages[id].own.find(name);
    if (found == in_.names.packages[id].own.end()) return names::kNone;
    for (names::SymbolId symbol : found->second) {
      if (in_.names.symbols[symbol].sort == sort) return symbol;
    }
    return names::kNone;
  };
  for (const auto& [name, into] : terms) {
    const names::SymbolId symbol = own(name, names::Sort::Term);
    if (symbol != names::kNone) *into = term_id(symbol);
  }
  const names::SymbolId deductible = own("deductible", names::Sort::Balance), out_of_pocket = own("out_of_pocket", names::Sort::Balance);
  if (deductible != names::kNone) payment.deductible = balances_.at(deductible);
  if (out_of_pocket != names::kNone) payment.out_of_pocket = balances_.at(out_of_pocket);
  for (BalanceId b = 0; b < p_.balances.size(); ++b) {
    if (b != payment.deductible && b != payment.out_of_pocket) payment.others.push_back(b);
  }
}

}  // namespace edict::core
