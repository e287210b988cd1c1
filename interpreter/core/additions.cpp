// What packages add to the sets of others, and for whom: a set becomes several, one for each group of payers that have the same members.
//
// In: `extend set` declarations and the periods and payers that their packages act for. Out: variants of sets, and tables from payers to variants.
// Always true: the variants of a set divide all payers among them; `x in SET` of a set that is added to is a row of its table of variants.
#include <algorithm>
#include <map>

#include "core/lowering.h"

namespace edict::core {

// The payers named, and all below them. Nobody named: everybody.
Lowering::Scope Lowering::scope_of(const std::vector<SymbolId>& payers) const {
  Scope scope(p_.payers.size() + 1, payers.empty());
  for (std::uint32_t p = 0; p < p_.payers.size(); ++p) {  // parents come first
    const Payer& payer = p_.payers[p];
    const bool named = std::find(payers.begin(), payers.end(), payer.symbol) != payers.end();
    if (named || (payer.parent != kNone && scope[payer.parent])) scope[p] = true;
  }
  return scope;
}

// The payers of a scope as a set. A payer is where one above it is; so each part of the tree that is in begins with its topmost payer, takes away those
// directly below it that are out, with all below them, and is a set of its own: what is taken away there may hold payers that are in again.
Matcher Lowering::payer_matcher(const Scope& scope) {
  Matcher made;
  if (std::find(scope.begin(), scope.end(), false) == scope.end()) return made;
  const auto in = [&](std::uint32_t p) { return p == kNone ? bool{scope.back()} : bool{scope[p]}; };  // kNone: payers that nobody declares, above all others
  const auto above = [&](std::uint32_t p) { return p_.payers[p].parent; };
  std::map<std::uint32_t, std::vector<Member>> parts;  // by the topmost payer
  std::vector<std::uint32_t> top(p_.payers.size(), kNone);
  if (in(kNone)) {
    parts[kNone].emplace_back();
    parts[kNone].back().any = true;
  }
  for (std::uint32_t p = 0; p < p_.payers.size(); ++p) {  // parents come first
    const std::uint32_t parent = above(p);
    const bool joined = in(parent);
    if (in(p)) top[p] = joined ? (parent == kNone ? kNone : top[parent]) : p;
    if (in(p) == joined) continue;
    const std::uint32_t part = in(p) ? p : parent == kNone ? kNone : top[parent];
    parts[part].push_back(member(SymbolKind::Payer, p_.symbols.text(p_.payers[p].symbol), !in(p), exact::always()));
  }
  std::vector<Member> whole;
  for (auto& [payer, members] : parts) {
    for (Member& m : members) m.effective = exact::always();
    const SetId part = anonymous_set(SymbolKind::Payer, std::move(members));
    made.set = part;
    whole.emplace_back();
    whole.back().set = part;
    whole.back().effective = exact::always();
  }
  made.kind = Matcher::Kind::Set;
  if (parts.size() != 1) made.set = anonymous_set(SymbolKind::Payer, std::move(whole));
  return made;
}

void Lowering::keep_parts() {
  for (const auto& [set, additions] : in_.types.additions) {
    for (const types::Addition& addition : additions) {
      for (const Act& act : acts_of(addition.package)) parts_[set].push_back({&addition, act});
    }
  }
}

// The parts that a set is made of somewhere: those added to it, and to the sets that it names.
void Lowering::find_parts(names::SymbolId set, std::vector<Part>& parts, std::vector<names::SymbolId>& seen) const {
  if (std::find(seen.begin(), seen.end(), set) != seen.end()) return;
  seen.push_back(set);
  const auto look_in = [&](names::DeclRef ref) {
    for (const ast::SetMember& written : std::get<ast::SetDecl>(in_.names.decl(ref).node).members) {
      const types::Info& meant = in_.types.info(ref.module, written.pattern);
      if (meant.meaning == types::Meaning::SetName) find_parts(meant.ref, parts, seen);
    }
  };
  look_in(in_.names.symbols[set].decls.front());
  const auto added = parts_.find(set);
  if (added == parts_.end()) return;
  parts.insert(parts.end(), added->second.begin(), added->second.end());
  for (const types::Addition& addition : in_.types.additions.at(set)) look_in(addition.ref);
}

const std::vector<Lowering::Variant>& Lowering::variants(names::SymbolId set) {
  const auto known = variants_.find(set);
  if (known != variants_.end()) return known->second;
  std::vector<Part> parts;
  std::vector<names::SymbolId> seen;
  find_parts(set, parts, seen);
  std::vector<Scope> scopes;
  for (const Part& part : parts) scopes.push_back(scope_of(part.act.payers));
  std::map<std::vector<bool>, Scope> groups;  // by which parts hold
  for (std::size_t p = 0; p <= p_.payers.size(); ++p) {
    std::vector<bool> holding;
    for (const Scope& scope : scopes) holding.push_back(scope[p]);
    Scope& group = groups[holding];
    group.resize(p_.payers.size() + 1, false);
    group[p] = true;
  }
  std::vector<Variant> made;
  for (const auto& [holding, payers] : groups) {
    Active active;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      if (holding[i]) active.push_back(&parts[i]);
    }
    if (active.empty()) {
      made.push_back({payers, set_id(set)});
      continue;
    }
    p_.sets.push_back(flat_set(set, active));
    made.push_back({payers, static_cast<SetId>(p_.sets.size() - 1)});
  }
  return variants_[set] = std::move(made);
}

TableId Lowering::variant_table(names::SymbolId set) {
  const auto known = variant_tables_.find(set);
  if (known != variant_tables_.end()) return known->second;
  const std::vector<Variant> by_payer = variants(set);
  const Set& base = p_.sets[set_id(set)];
  Table made;
  made.name = base.name;
  made.title = base.title;
  made.span = base.span;
  made.payer_decides = true;
  for (const SymbolKind kind : {SymbolKind::Payer, base.element}) {
    Type key;
    key.kind = Kind::Symbol;
    key.symbol = kind;
    made.keys.push_back(key);
  }
  made.key_names = {"payer", "member"};
  for (const Variant& variant : by_payer) {
    Matcher member;
    member.kind = Matcher::Kind::Set;
    member.set = variant.set;
    made.rows.push_back({false, {payer_matcher(variant.payers), member}, exact::always(), {}, made.span});
  }
  p_.tables.push_back(std::move(made));
  return variant_tables_[set] = static_cast<TableId>(p_.tables.size() - 1);
}

// Whose sets and tables hold: those of the payer who is asked to pay the judged line. Without a line they are nobody's.
NodeId Lowering::claims_payer() {
  Type payer, claim;
  payer.kind = Kind::Symbol;
  payer.symbol = SymbolKind::Payer;
  if (!at_.has_line) {
    Constant nobody;
    nobody.type = payer;
    nobody.symbol = p_.symbols.intern("nobody's");  // no payer can be called so
    return pool_.constant_node(std::move(nobody));
  }
  claim.kind = Kind::Record;
  claim.of = p_.schema.claim;
  const NodeId of = make(Op::ClaimOf, claim, ast::kNoExpr, judged_line());
  return make(Op::Field, payer, ast::kNoExpr, of, kNone, kNone, p_.schema.find(p_.schema.claim, "payer"));
}

}  // namespace edict::core
