// Codes, modifiers and payers: their attributes over time, official ones first, a payer's own restatement as an exception to them.
#include <algorithm>

#include "core/lowering.h"

namespace edict::core {

namespace {

const std::vector<ast::Clause>& clauses_of(const ast::Decl& decl) {
  if (const auto* code = std::get_if<ast::CodeDecl>(&decl.node)) return code->clauses;
  if (const auto* modifier = std::get_if<ast::ModifierDecl>(&decl.node)) return modifier->clauses;
  return std::get<ast::PayerDecl>(decl.node).clauses;
}

}  // namespace

UnitSizeId Lowering::official_size(SymbolId code, exact::Period around) {
  const Attribute& unit = p_.attributes[p_.unit_attribute];
  const auto values = unit.values.find(code);
  if (values == unit.values.end()) return 0;
  for (const AttributeValue& value : values->second) {
    const NodeId base = p_.choices[value.value].base;
    if (base != kNone && value.effective.overlaps(around)) return p_.constants[p_.nodes[base].aux].unit_size;
  }
  return 0;
}

void Lowering::lower_attributes(names::SymbolId, types::Owner owner, const std::vector<names::SymbolId>& symbols) {
  // The official statement is a library's; where there is none, that of the only package.
  bool any_library = false;
  for (names::SymbolId id : symbols) any_library = any_library || in_.names.package_of_symbol(id).library;
  const SymbolKind kind = owner == types::Owner::Code ? SymbolKind::Code : owner == types::Owner::Modifier ? SymbolKind::Modifier : SymbolKind::Payer;
  const std::string& text = in_.names.symbols[symbols.front()].name;
  const SymbolId symbol = p_.symbols.intern(kind == SymbolKind::Payer ? text : normalised(kind, text));
  struct Entry {
    AttributeId attribute;
    exact::Period effective;
    NodeId node;
  };
  std::vector<Entry> official;
  std::map<AttributeId, std::vector<Override>> changes;
  for (names::SymbolId id : symbols) {
    const names::Symbol& named = in_.names.symbols[id];
    const bool restated = any_library ? !in_.names.package_of_symbol(id).library : symbols.size() > 1;
    ExceptionId exception = kNone;
    for (const names::DeclRef& ref : named.decls) {
      enter(ref, named.package);
      at_.has_line = false;
      const ast::Decl& decl = in_.names.decl(ref);
      const exact::Period effective = types::effective_of(*at_.module, clauses_of(decl));
      if (owner == types::Owner::Code) p_.codes.push_back({symbol, decl.title ? decl.title->value : "", effective, named.package, decl.span});
      if (restated && exception == kNone) {
        exception = static_cast<ExceptionId>(p_.exceptions.size());
        p_.exceptions.push_back({in_.names.packages[named.package].name + ".code " + text, decl.title ? decl.title->value : "",
                                 p_.packages[named.package].source, named.package, "code " + text, decl.span});
      }
      for (const ast::Clause& clause : clauses_of(decl)) {
        if (clause.kind != ast::ClauseKind::Attribute) continue;
        for (AttributeId a = 0; a < in_.types.attributes.size(); ++a) {
          const auto& attribute = in_.types.attributes[a];
          if (attribute.owner != owner || attribute.name != clause.attribute) continue;
          const NodeId node = constant_expr(std::get<ast::ExprId>(clause.value), attribute.type, symbol);
          if (!restated) {
            official.push_back({a, effective, node});
            continue;
          }
          for (const Act& act : acts_of(named.package)) {
            Override made;
            made.exception = exception;
            made.effective = {std::max(act.effective.first, effective.first), std::min(act.effective.last, effective.last)};
            made.value = pool_.choice({node, {}});
            if (made.effective.last < made.effective.first) continue;
            for (SymbolId payer : act.payers.empty() ? std::vector<SymbolId>{0} : act.payers) {
              made.payer = payer;
              changes[a].push_back(made);
            }
          }
        }
      }
    }
  }
  if (owner == types::Owner::Code) {
    const auto named = by_code_.find(text);
    for (std::uint32_t s : named == by_code_.end() ? std::vector<std::uint32_t>{} : named->second) {
      enter(statements_[s].ref, statements_[s].package);
      for (const ast::Clause& clause : statements_[s].decl->clauses) {
        if (clause.kind != ast::ClauseKind::Attribute) continue;
        for (AttributeId a = 0; a < in_.types.attributes.size(); ++a) {
          const auto& attribute = in_.types.attributes[a];
          if (attribute.owner != owner || attribute.name != clause.attribute) continue;
          Override made;
          made.value = pool_.choice({constant_expr(std::get<ast::ExprId>(clause.value), attribute.type, symbol), {}});
          spread(statements_[s], made, changes[a]);
        }
      }
    }
  }
  std::sort(official.begin(), official.end(), [](const Entry& a, const Entry& b) { return std::tie(a.attribute, a.effective.first) < std::tie(b.attribute, b.effective.first); });
  for (auto& [attribute, list] : changes) sort(list);
  for (const Entry& entry : official) {
    const auto change = changes.find(entry.attribute);
    p_.attributes[entry.attribute].values[symbol].push_back(
        {entry.effective, pool_.choice({entry.node, change == changes.end() ? std::vector<Override>{} : change->second})});
  }
  // Where the official statements say nothing, the payer's still holds.
  for (const auto& [attribute, list] : changes) p_.attributes[attribute].values[symbol].push_back({exact::always(), pool_.choice({kNone, list})});
}

void Lowering::lower_codes() {
  for (const auto& attribute : in_.types.attributes) {
    Type type = type_of(attribute.type);
    p_.attributes.push_back({attribute.name, type, {}});
  }
  p_.unit_attribute = 0;
  std::map<std::pair<names::Sort, std::string>, std::vector<names::SymbolId>> by_name;
  for (names::SymbolId id = 0; id < in_.names.symbols.size(); ++id) {
    const names::Symbol& symbol = in_.names.symbols[id];
    if (symbol.sort == names::Sort::Code || symbol.sort == names::Sort::Modifier || symbol.sort == names::Sort::Payer) by_name[{symbol.sort, symbol.name}].push_back(id);
  }
  for (auto& [key, symbols] : by_name) {
    std::sort(symbols.begin(), symbols.end(), [&](names::SymbolId a, names::SymbolId b) { return in_.names.full_name(a) < in_.names.full_name(b); });
    const types::Owner owner = key.first == names::Sort::Code ? types::Owner::Code : key.first == names::Sort::Payer ? types::Owner::Payer : types::Owner::Modifier;
    lower_attributes(symbols.front(), owner, symbols);
  }
  // A payer has what it does not state itself from the payer above; parents stand before children.
  for (AttributeId a = 0; a < p_.attributes.size(); ++a) {
    if (in_.types.attributes[a].owner != types::Owner::Payer) continue;
    auto& values = p_.attributes[a].values;
    for (const Payer& payer : p_.payers) {
      if (payer.parent == kNone || values.contains(payer.symbol)) continue;
      const auto above = values.find(p_.payers[payer.parent].symbol);
      if (above != values.end()) values.emplace(payer.symbol, std::vector<AttributeValue>(above->second));
    }
  }
  std::stable_sort(p_.codes.begin(), p_.codes.end(), [&](const Code& a, const Code& b) {
    return std::tie(p_.symbols.text(a.symbol), a.effective.first) < std::tie(p_.symbols.text(b.symbol), b.effective.first);
  });
}

}  // namespace edict::core
