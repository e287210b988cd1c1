// Contexts: one code, payer and stretch of dates between which nothing changes. Which rules act there, and which exceptions could, is found once.
#include <algorithm>

#include "engine/machine.h"

namespace edict::engine {

namespace {

bool acts_for(const Plan::Index& index, const std::vector<core::SymbolId>& payers, std::uint32_t payer) {
  if (payers.empty()) return true;
  return std::any_of(payers.begin(), payers.end(), [&](core::SymbolId p) { return index.is_under(payer, p); });
}

}  // namespace

bool Machine::acts(const core::Rule& rule, std::uint32_t payer, exact::Date date) const {
  if (payer == core::kNone || !rule.effective.contains(date) || !acts_for(index, rule.payers, payer)) return false;
  return std::any_of(rule.acts.begin(), rule.acts.end(),
                     [&](const core::Act& act) { return act.effective.contains(date) && acts_for(index, act.payers, payer); });
}

// What failing and being undecided come to, where no condition has a say in that.
void Machine::foretell(const core::Rule& rule, const Formula& otherwise, const Formula& missing, Variant& v) const {
  const bool plain = rule.received == exact::always() && v.applies.plain() && v.require.plain() && otherwise.plain();
  if (!plain) return;
  const auto counted = [](const Formula& a, const Formula& b, const Formula& c, std::vector<core::ExceptionId>& won) {
    for (const Formula* clause : {&a, &b, &c}) won.insert(won.end(), clause->won.begin(), clause->won.end());
  };
  const auto reduces = [&](const Formula& f, bool to_money) {  // may hang on the line
    const core::OutcomeKind kind = program.outcomes[f.base].kind;
    return kind == core::OutcomeKind::ReduceUnits || (to_money && kind == core::OutcomeKind::ReduceTo);
  };
  if (rule.otherwise != core::kNone && otherwise.base != core::kNone && !reduces(otherwise, rule.pair_source != core::kNone)) {
    v.failure = otherwise.base;
    counted(v.applies, v.require, otherwise, v.won);
  }
  v.tells_undecided = (rule.otherwise == core::kNone || v.failure != core::kNone) && !weighs_known_part(v.require.base) &&
                      (rule.missing == core::kNone || (missing.plain() && (missing.base == core::kNone || !reduces(missing, true))));
  if (!v.tells_undecided) return;
  v.undecided = rule.missing == core::kNone ? core::kNone : missing.base;
  counted(v.applies, v.require, rule.missing == core::kNone ? Formula{} : missing, v.won_undecided);
}

// Whether the code alone makes the rule apply.
bool Machine::applies_for_certain(const Guard& guard, core::SymbolId code) {
  if (!guard.whole || code == 0) return false;
  if (guard.set != core::kNone) return member(guard.set, code, Jurisdiction{}).is_true();
  return std::find(guard.codes.begin(), guard.codes.end(), code) != guard.codes.end();
}

void Machine::find_rules(Context& context, core::SymbolId code, std::uint32_t payer, exact::Date date) {
  context.rules_found = true;
  Jurisdiction where;
  where.dated = true;
  where.date = date;
  where.payer = payer;
  const auto consider = [&](core::RuleId id) {
    const core::Rule& rule = program.rules[id];
    if (!acts(rule, payer, date)) return;
    Variant v;
    v.rule = id;
    v.applies = formula(applies_for_certain(index.guards[id], code) ? core::kNone : rule.applies, where);
    v.require = formula(rule.require, where);
    foretell(rule, formula(rule.otherwise, where), formula(rule.missing, where), v);
    context.rules.push_back(screen_->variant_of(v));
  };
  if (code == 0) {  // any rule may mean the code that is missing
    for (core::RuleId id = 0; id < program.rules.size(); ++id) consider(id);
    return;
  }
  if (const auto found = index.rules_by_code.find(code); found != index.rules_by_code.end()) {
    for (const core::RuleId id : found->second) consider(id);
  }
  for (const core::RuleId id : index.open_rules) {
    const Guard& guard = index.guards[id];
    if (guard.guarded && guard.set != core::kNone && member(guard.set, code, Jurisdiction{}).is_false()) continue;
    consider(id);
  }
}

std::uint32_t Machine::context_of(core::SymbolId code, std::uint32_t payer, exact::Date date) {
  const ContextKey key{code, payer, index.epoch_of(date)};
  RecentContext& recent = recent_contexts_[(ContextHash{}(key) >> 40) % kRecentContexts];
  if (recent.context != core::kNone && key == recent.key) return recent.context;
  const auto [it, is_new] = context_ids_.try_emplace(key, static_cast<std::uint32_t>(contexts_.size()));
  if (is_new) {
    contexts_.emplace_back();
    contexts_.back().settled.assign(index.overridden_count, 0);
  }
  recent = {key, it->second};
  return it->second;
}

// For whom and as of when things are looked up for a line: within a term asked for `as of` another date, that date.
Jurisdiction Machine::jurisdiction(claims::LineRef line) {
  Jurisdiction where = own_jurisdiction(line);
  if (as_of_ && line == as_of_line_) {
    where.dated = true;
    where.date = *as_of_;
    where.context = core::kNone;
  }
  return where;
}

// For whom the lines of a claim are judged.
Jurisdiction Machine::jurisdiction_of_claim(claims::LineRef claim) const {
  Jurisdiction where;
  core::SymbolId payer = 0;
  if (settings.as_payer) {
    where.payer = index.payer_of(*settings.as_payer);
  } else if (symbol_field(program.schema.claim, index.own.claim_payer, claim, payer)) {
    where.payer = index.payer_of(payer);
  } else {
    where.payer_known = false;
  }
  return where;
}

// And as of when one of them is.
void Machine::put_line(claims::LineRef line, Jurisdiction& where) {
  where.line = line;
  where.dated = date_field(program.schema.line, index.own.line_date, line, where.date);
  if (!where.dated || !where.payer_known) return;
  core::SymbolId code = 0;
  symbol_field(program.schema.line, index.own.line_code, line, code);
  where.context = context_of(code, where.payer, where.date);
}

// Of the batch's lines it is found once.
Jurisdiction Machine::own_jurisdiction(claims::LineRef line) {
  const bool own = line.batch == batch_ && line.row < facts_.size();
  if (own && facts_found_[line.row]) return facts_[line.row];
  Jurisdiction where;
  where.line = line;
  if (line.batch == nullptr) return where;
  where = jurisdiction_of_claim({line.batch, claim_row(line)});
  put_line(line, where);
  if (own) {
    facts_[line.row] = where;
    facts_found_[line.row] = true;
  }
  return where;
}

// Of all lines of the batch at once.
void Machine::find_jurisdictions() {
  for (std::uint32_t claim = 0; claim + 1 < first_line_.size(); ++claim) {
    const Jurisdiction whose = jurisdiction_of_claim({batch_, claim});
    for (std::uint32_t row = first_line_[claim]; row < first_line_[claim + 1]; ++row) {
      facts_[row] = whose;
      put_line({batch_, row}, facts_[row]);
    }
  }
  facts_found_.assign(facts_.size(), true);
}

}  // namespace edict::engine
