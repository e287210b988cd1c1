// The schema, the payer tree, the packages and where they act.
#include <algorithm>

#include "core/lowering.h"

namespace edict::core {

Type Lowering::type_of(const types::Type& t, std::uint8_t scale) const {
  Type type;
  const auto numeric = [&](Kind kind) {
    type.kind = kind;
    type.scale = t.ratio ? 0 : scale;
    type.ratio = t.ratio;
  };
  switch (t.kind) {
    case types::Kind::Boolean: type.kind = Kind::Boolean; break;
    case types::Kind::Integer:
    case types::Kind::Decimal: numeric(Kind::Number); break;
    case types::Kind::Percent:
      numeric(Kind::Number);
      type.percent = true;
      break;
    case types::Kind::Money:
      numeric(Kind::Number);
      type.money = true;
      break;
    case types::Kind::Quantity:
      numeric(Kind::Number);
      type.dimension = t.dimension;
      break;
    case types::Kind::Amount: numeric(Kind::Amount); break;
    case types::Kind::Units: numeric(Kind::Units); break;
    case types::Kind::UnitSize: numeric(Kind::UnitSize); break;
    case types::Kind::PerUnit:
      numeric(Kind::PerUnit);
      type.money = true;
      break;
    case types::Kind::Text: type.kind = Kind::Text; break;
    case types::Kind::Date: type.kind = Kind::Date; break;
    case types::Kind::Period: type.kind = Kind::Period; break;
    case types::Kind::Age:
    case types::Kind::Duration: type.kind = Kind::Duration; break;
    case types::Kind::Symbol:
      type.kind = Kind::Symbol;
      type.symbol = static_cast<SymbolKind>(t.symbol);
      type.of = t.of;
      break;
    case types::Kind::Record:
      type.kind = Kind::Record;
      type.of = t.of;
      break;
    case types::Kind::Row:
      type.kind = Kind::Row;
      type.of = tables_.count(t.of) != 0 ? tables_.at(t.of) : kNone;
      break;
    case types::Kind::List: {
      type = type_of(types::element_of(t), scale);
      type.element = type.kind;
      type.kind = Kind::List;
      break;
    }
    case types::Kind::Error:
    case types::Kind::Set:
    case types::Kind::Shape: break;
  }
  return type;
}

void Lowering::lower_schema() {
  Schema& schema = p_.schema;
  schema.dimensions = in_.types.dimensions;
  for (const auto& unit : in_.types.units) schema.units.push_back({unit.name, unit.dimension, unit.factor});
  std::sort(schema.units.begin(), schema.units.end(), [](const Unit& a, const Unit& b) { return a.name < b.name; });
  for (const auto& record : in_.types.records) {
    RecordType made{record.name, record.title, {}};
    for (const auto& field : record.fields) {
      made.fields.push_back({field.name, type_of(field.type), field.type.optional, field.complete, field.title, field.type.is(types::Kind::Integer)});
    }
    schema.records.push_back(std::move(made));
  }
  schema.claim = static_cast<RecordId>(in_.types.claim);
  schema.line = static_cast<RecordId>(in_.types.line);
  schema.patient = static_cast<RecordId>(in_.types.patient);
  for (const auto& vocabulary : in_.types.vocabularies) {
    Vocabulary made{vocabulary.name, {}};
    for (const auto& member : vocabulary.members) made.members.push_back(p_.symbols.intern(member));
    p_.vocabularies.push_back(std::move(made));
  }
}

SymbolId Lowering::payer_symbol(names::PackageId package, const std::string& name) {
  const auto found = in_.names.find(package, name, names::Sort::Payer);
  return found.symbol == names::kNone ? 0 : p_.symbols.intern(in_.names.symbols[found.symbol].name);
}

std::vector<SymbolId> Lowering::payers_in(names::PackageId package, const std::vector<ast::Clause>& clauses, ast::ClauseKind kind) {
  std::vector<SymbolId> payers;
  const ast::Clause* found = types::clause(clauses, kind);
  const auto* list = found == nullptr ? nullptr : std::get_if<std::vector<ast::Name>>(&found->value);
  if (list == nullptr) return payers;
  for (const auto& name : *list) payers.push_back(payer_symbol(package, name.text));
  return payers;
}

void Lowering::lower_payers() {
  struct Found {
    names::SymbolId symbol;
    std::string name, parent;
  };
  std::vector<Found> all;
  for (names::SymbolId id = 0; id < in_.names.symbols.size(); ++id) {
    const names::Symbol& symbol = in_.names.symbols[id];
    if (symbol.sort != names::Sort::Payer) continue;
    const auto& decl = std::get<ast::PayerDecl>(in_.names.decl(symbol.decls.front()).node);
    const ast::Clause* extends = types::clause(decl.clauses, ast::ClauseKind::Extends);
    const auto* parents = extends == nullptr ? nullptr : std::get_if<std::vector<ast::Name>>(&extends->value);
    std::string parent;
    if (parents != nullptr && !parents->empty()) parent = parents->front().text.substr(parents->front().text.rfind('.') + 1);
    all.push_back({id, symbol.name, parent});
  }
  std::sort(all.begin(), all.end(), [](const Found& a, const Found& b) { return a.name < b.name; });
  // Parents before children: rounds, each taking those whose parent stands already.
  for (bool progress = true; progress;) {
    progress = false;
    for (const Found& f : all) {
      const SymbolId symbol = p_.symbols.intern(f.name);
      const SymbolId parent = f.parent.empty() ? 0 : p_.symbols.intern(f.parent);
      if (p_.payer_index.count(symbol) != 0 || (parent != 0 && p_.payer_index.count(parent) == 0)) continue;
      const ast::Decl& decl = in_.names.decl(in_.names.symbols[f.symbol].decls.front());
      Payer made{symbol, decl.title ? decl.title->value : "", kNone, 0, decl.span};
      if (parent != 0) {
        made.parent = p_.payer_index[parent];
        made.depth = p_.payers[made.parent].depth + 1;
      }
      p_.payer_index[symbol] = static_cast<std::uint32_t>(p_.payers.size());
      p_.payers.push_back(made);
      progress = true;
    }
  }
}

// Without those that stand below another of them: what holds for a payer holds below it, and says there no more than it says above.
std::vector<SymbolId> Lowering::topmost(const std::vector<SymbolId>& payers) const {
  std::vector<SymbolId> upper;
  for (const SymbolId payer : payers) {
    const auto found = p_.payer_index.find(payer);
    bool below = false;
    for (std::uint32_t at = found == p_.payer_index.end() ? kNone : p_.payers[found->second].parent; at != kNone && !below; at = p_.payers[at].parent) {
      below = std::find(payers.begin(), payers.end(), p_.payers[at].symbol) != payers.end();
    }
    if (!below) upper.push_back(payer);
  }
  return upper;
}

// Packages act within their `for`: none named = the topmost payers that the package declares, or everybody where it declares none.
// Libraries act where they are adopted, for as long as both periods overlap.
std::vector<Act> Lowering::acts_of(names::PackageId package) {
  if (acts_known_[package]) return acts_[package];
  acts_known_[package] = true;
  const names::Package& named = in_.names.packages[package];
  const ast::Module& module = *in_.names.modules[named.decl.module];
  const auto& decl = std::get<ast::PackageDecl>(in_.names.decl(named.decl).node);
  const exact::Period effective = types::effective_of(module, decl.clauses);
  std::vector<Act> acts;
  if (!named.library) {
    Act act{payers_in(package, decl.clauses, ast::ClauseKind::For), effective};
    if (types::clause(decl.clauses, ast::ClauseKind::For) == nullptr) {
      for (const Payer& payer : p_.payers) {
        const auto owned = named.own.find(p_.symbols.text(payer.symbol));
        const auto is_payer = [&](names::SymbolId id) { return in_.names.symbols[id].sort == names::Sort::Payer; };
        const bool declared = owned != named.own.end() && std::any_of(owned->second.begin(), owned->second.end(), is_payer);
        bool topmost = true;
        if (payer.parent != kNone) {
          const auto parent = named.own.find(p_.symbols.text(p_.payers[payer.parent].symbol));
          topmost = parent == named.own.end() || std::none_of(parent->second.begin(), parent->second.end(), is_payer);
        }
        if (declared && topmost) act.payers.push_back(payer.symbol);
      }
    }
    acts.push_back(std::move(act));
  } else {
    for (names::PackageId p = 0; p < in_.names.packages.size(); ++p) {
      for (const names::Adoption& adoption : in_.names.packages[p].adoptions) {
        if (adoption.library != package) continue;
        const auto& adopt = std::get<ast::AdoptDecl>(in_.names.decl(adoption.decl).node);
        const ast::Module& from = *in_.names.modules[adoption.decl.module];
        exact::Period period = effective;
        const auto date = [&](ast::ExprId id) { return exact::parse_date(std::get<ast::DateLiteral>(from.expr(id).node).text); };
        if (adopt.from != ast::kNoExpr) period.first = std::max(period.first, *date(adopt.from));
        if (adopt.until != ast::kNoExpr) period.last = std::min(period.last, *date(adopt.until));
        for (const Act& outer : acts_of(p)) {
          Act act{outer.payers, {std::max(period.first, outer.effective.first), std::min(period.last, outer.effective.last)}};
          if (!adopt.payers.empty()) {
            act.payers.clear();
            for (const auto& name : adopt.payers) act.payers.push_back(payer_symbol(p, name.text));
          }
          if (act.effective.first <= act.effective.last) acts.push_back(std::move(act));
        }
      }
    }
  }
  for (Act& act : acts) act.payers = topmost(act.payers);
  std::sort(acts.begin(), acts.end(), [](const Act& a, const Act& b) {
    return std::tie(a.effective.first, a.effective.last, a.payers) < std::tie(b.effective.first, b.effective.last, b.payers);
  });
  acts_[package] = acts;
  return acts;
}

void Lowering::lower_packages() {
  acts_.resize(in_.names.packages.size());
  acts_known_.assign(in_.names.packages.size(), false);
  for (names::PackageId id = 0; id < in_.names.packages.size(); ++id) {
    const names::Package& named = in_.names.packages[id];
    const ast::Module& module = *in_.names.modules[named.decl.module];
    const ast::Decl& decl = in_.names.decl(named.decl);
    const auto& clauses = std::get<ast::PackageDecl>(decl.node).clauses;
    const auto text = [&](ast::ClauseKind kind) {
      const ast::Clause* found = types::clause(clauses, kind);
      const auto* value = found == nullptr ? nullptr : std::get_if<ast::Text>(&found->value);
      return value == nullptr ? std::string() : value->value;
    };
    Package made{named.name, text(ast::ClauseKind::Title), text(ast::ClauseKind::Version), text(ast::ClauseKind::Source), text(ast::ClauseKind::Owner),
                 named.library, acts_of(id), exact::always(), decl.span};
    if (const auto* received = types::clause(clauses, ast::ClauseKind::Received)) {
      if (const auto* range = std::get_if<ast::ExprId>(&received->value)) made.received = types::period_of(module, *range).value_or(exact::always());
    }
    p_.packages.push_back(std::move(made));
  }
}

}  // namespace edict::core
