// Sets: patterns are ranges of normalised text; a member set is its members, or stays whole where it has exceptions, which are its own affair.
#include <algorithm>

#include "core/lowering.h"

namespace edict::core {

Member Lowering::member(SymbolKind kind, const std::string& text, bool except, exact::Period effective) {
  Member made;
  made.except = except;
  made.effective = effective;
  std::string head = text;
  if (!head.empty() && head.back() == '*') {
    head.pop_back();
    if (!head.empty() && head.back() == '.') head.pop_back();
    made.first = made.last = normalised(kind, head);
    return made;
  }
  made.exact = p_.symbols.intern(normalised(kind, text));
  return made;
}

// A member set whose exceptions take away from it alone stays whole; another one's members simply join.
void Lowering::add_set(names::SymbolId symbol, bool except, exact::Period effective, const Active& active, Set& into, int depth) {
  Set inner;
  inner.element = into.element;
  flatten(symbol, effective, active, inner, depth + 1);
  if (std::none_of(inner.members.begin(), inner.members.end(), [](const Member& m) { return m.except; })) {
    for (Member& m : inner.members) {
      m.except = except;
      into.members.push_back(std::move(m));
    }
    return;
  }
  Member whole;
  whole.except = except;
  whole.effective = effective;
  if (active.empty()) {
    whole.set = set_id(symbol);
  } else {
    p_.sets.push_back(flat_set(symbol, active));
    whole.set = static_cast<SetId>(p_.sets.size() - 1);
  }
  into.members.push_back(std::move(whole));
}

void Lowering::add_members(const ast::SetDecl& set, exact::Period within, const Active& active, Set& into, int depth) {
  for (const ast::SetMember& written : set.members) {
    exact::Period period = within;
    if (written.effective != ast::kNoExpr) {
      const auto own = types::period_of(*at_.module, written.effective).value_or(exact::always());
      period.first = std::max(period.first, own.first);
      period.last = std::min(period.last, own.last);
      if (period.last < period.first) continue;
    }
    if (const auto* range = std::get_if<ast::RangeExpr>(&expr(written.pattern).node)) {
      Member made;
      made.except = written.except;
      made.effective = period;
      made.first = normalised(into.element, in_.types.constants[info(range->first).ref].text);
      made.last = normalised(into.element, in_.types.constants[info(range->last).ref].text);
      into.members.push_back(std::move(made));
      continue;
    }
    const types::Info& pattern = info(written.pattern);
    if (pattern.meaning == types::Meaning::SetName) {
      add_set(pattern.ref, written.except, period, active, into, depth);
    } else if (pattern.meaning == types::Meaning::Payer) {
      into.members.push_back(member(into.element, in_.names.symbols[pattern.ref].name, written.except, period));
    } else {
      into.members.push_back(member(into.element, in_.types.constants[pattern.ref].text, written.except, period));
    }
  }
}

// A set's own members, and those that the active additions give it.
void Lowering::flatten(names::SymbolId symbol, exact::Period within, const Active& active, Set& into, int depth) {
  if (depth > 50) return;
  const Place saved = at_;
  const auto take = [&](names::DeclRef ref, names::PackageId package, exact::Period period) {
    enter(ref, package);
    add_members(std::get<ast::SetDecl>(in_.names.decl(ref).node), period, active, into, depth);
  };
  const names::Symbol& named = in_.names.symbols[symbol];
  take(named.decls.front(), named.package, within);
  const auto added = in_.types.additions.find(symbol);
  for (const Part* part : active) {
    const bool ours = added != in_.types.additions.end() && part->addition >= added->second.data() && part->addition < added->second.data() + added->second.size();
    const exact::Period period{std::max(within.first, part->act.effective.first), std::min(within.last, part->act.effective.last)};
    if (ours && period.first <= period.last) take(part->addition->ref, part->addition->package, period);
  }
  at_ = saved;
}

Set Lowering::flat_set(names::SymbolId symbol, const Active& active) {
  const ast::Decl& decl = in_.names.decl(in_.names.symbols[symbol].decls.front());
  Set made;
  made.name = in_.names.full_name(symbol);
  made.title = decl.title ? decl.title->value : "";
  made.element = static_cast<SymbolKind>(in_.types.sets.at(symbol).symbol);
  made.span = decl.span;
  flatten(symbol, exact::always(), active, made, 0);
  return made;
}

SetId Lowering::set_id(names::SymbolId symbol) {
  const auto known = sets_.find(symbol);
  if (known != sets_.end()) return known->second;
  p_.sets.push_back(flat_set(symbol, {}));
  return sets_[symbol] = static_cast<SetId>(p_.sets.size() - 1);
}

SetId Lowering::anonymous_set(SymbolKind kind, std::vector<Member> members) {
  std::string key(1, static_cast<char>(kind));
  for (const auto& m : members) {
    key += (m.except ? "-" : m.any ? "*" : "") + std::to_string(m.set) + ":" + std::to_string(m.exact) + "|" + m.first + "|" + m.last + ";";
  }
  const auto known = anonymous_.find(key);
  if (known != anonymous_.end()) return known->second;
  Set made;
  made.element = kind;
  made.members = std::move(members);
  p_.sets.push_back(std::move(made));
  return anonymous_[key] = static_cast<SetId>(p_.sets.size() - 1);
}

}  // namespace edict::core
