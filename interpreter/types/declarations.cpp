// Declarations that decide: rules, terms, balances; and codes, payers, sets and packages.
#include <algorithm>

#include "diagnostic/codes_names.h"
#include "diagnostic/codes_types.h"
#include "types/checker.h"

namespace edict::types {

namespace code = diagnostic::code;

namespace {

const std::vector<std::string> kStages = {"intake", "coding", "coverage", "bundling"};
const std::vector<std::string> kPer = {"patient", "plan", "payer", "year", "claim", "authorization", "visit", "code"};
constexpr std::uint32_t kLeftSlot = 250;

}  // namespace

// Adjustment and remark codes are those of std.adjustments, where it is part of the set: its tables' first two keys say `carc` or `rarc`, and the code.
static std::optional<bool> listed(const Types& types, const names::Names& names, const std::string& kind, const std::string& code, std::vector<std::string>* all) {
  const auto package = names.package_by_name.find("std.adjustments");
  if (package == names.package_by_name.end()) return std::nullopt;
  bool any = false, found = false;
  for (const auto& [symbol, table] : types.tables) {
    if (names.symbols[symbol].package != package->second || table.keys.size() < 2) continue;
    for (const auto& row : table.rows) {
      const auto text = [&](const KeyCell& cell) -> std::string_view {
        if (!cell.symbols.empty()) return cell.symbols.front();
        return cell.first == kNone ? std::string_view() : types.constants[cell.first].text;
      };
      if (text(row.keys[0]) != kind) continue;
      any = true;
      const std::string_view listed_code = text(row.keys[1]);
      if (listed_code == code) found = true;
      if (all != nullptr) all->emplace_back(listed_code);
      if (found && all == nullptr) return true;
    }
  }
  if (!any) return std::nullopt;
  return found;
}

void Checker::check_adjustment(const ast::Name& name) {
  if (!fits(SymbolKind::Adjustment, name.text)) {
    auto& finding = report(code::N033, name.span, {name.text});
    const std::string group = name.text.substr(0, 2);
    if (name.text.size() > 2 && (group == "CO" || group == "PR" || group == "OA" || group == "PI" || group == "CR") && fits(SymbolKind::Adjustment, group + "-" + name.text.substr(2))) {
      finding.help = "a hyphen stands between group and reason: `" + group + "-" + name.text.substr(2) + "`";
      finding.fix = {{finding.span, group + "-" + name.text.substr(2)}};
    }
    std::string digits = name.text;
    std::replace(digits.begin(), digits.end(), 'I', '1');
    if (digits.size() > 3) std::replace(digits.begin() + 3, digits.end(), 'O', '0');
    if (digits != name.text && fits(SymbolKind::Adjustment, digits)) suggest(finding, name.text, {digits});
    return;
  }
  const std::string group = name.text.substr(0, 3), carc = name.text.substr(3);
  if (listed(types_, in_.names, "carc", carc, nullptr) == false) {
    std::vector<std::string> all;
    listed(types_, in_.names, "carc", carc, &all);
    auto& finding = report(code::N033, name.span, {name.text});
    for (auto& code : all) code = group + code;
    suggest(finding, name.text, all);
  }
}

void Checker::check_remark(const ast::Name& name) {
  if (fits(SymbolKind::Remark, name.text) && listed(types_, in_.names, "rarc", name.text, nullptr) != false) return;
  std::vector<std::string> all;
  listed(types_, in_.names, "rarc", name.text, &all);
  auto& finding = report(code::N034, name.span, {name.text});
  suggest(finding, name.text, all);
}

void Checker::check_outcome(const ast::Outcome& outcome) {
  if (outcome.adjustment) check_adjustment(*outcome.adjustment);
  for (const auto& remark : outcome.remarks) check_remark(remark);
  switch (outcome.kind) {
    case ast::OutcomeKind::ReduceUnits: {
      const Type units = of_kind(Kind::Units);
      const Type got = check(outcome.amount, &units);
      if (!got.error() && !comparable(got, units)) wrong(span(outcome.amount), "a number of billing units", got);
      unrounded(outcome.amount, got);
      break;
    }
    case ast::OutcomeKind::ReduceTo: {
      expect(outcome.amount, of_kind(Kind::Money), "`reduce to`");
      unrounded(outcome.amount, info(outcome.amount).type);
      break;
    }
    case ast::OutcomeKind::Deny:
    case ast::OutcomeKind::Reject:
    case ast::OutcomeKind::Pend:
    case ast::OutcomeKind::Note:
    case ast::OutcomeKind::Pass: break;
  }
}

void Checker::check_message(const ast::Message& message) {
  for (const auto& part : message.parts) {
    if (part.value == ast::kNoExpr) continue;
    const Type type = check(part.value);
    if (type.is(Kind::Record) || type.is(Kind::Row) || type.is(Kind::Set) || (type.is(Kind::List) && type.element == Kind::Record)) {
      report(code::T344, span(part.value), {words(type)});
    }
    unrounded(part.value, type);
  }
}

// The judged line stands in slot 0, its partner in slot 1.
void Checker::check_pair(const ast::Pair& pair) {
  Type line = of_kind(Kind::Record);
  line.of = types_.line;
  const Type element = source_element(pair.source);
  if (!element.error() && !(element.is(Kind::Record) && element.of == types_.line)) wrong(span(pair.source), "lines: `claim.lines`, `day` or `history`", element);
  if (pair.first.text != "line") locals_.push_back({pair.first.text, 0, line});
  push_variable(pair.second, line);
  if (pair.where != ast::kNoExpr) expect(pair.where, of_kind(Kind::Boolean), "`where`");
}

void Checker::check_rule(const ast::RuleDecl& rule) {
  set_line(true);
  if (const auto* stage = clause(rule.clauses, ast::ClauseKind::Stage)) {
    if (const auto* list = std::get_if<std::vector<ast::Name>>(&stage->value); list != nullptr && !list->empty()) {
      if (std::find(kStages.begin(), kStages.end(), list->front().text) == kStages.end()) {
        auto& finding = report(code::T345, list->front().span, {list->front().text});
        suggest(finding, list->front().text, kStages);
      }
    }
  }
  check_payers(clause(rule.clauses, ast::ClauseKind::Payer));
  check_period(clause(rule.clauses, ast::ClauseKind::Effective));
  check_period(clause(rule.clauses, ast::ClauseKind::Received));
  if (const auto* applies = clause(rule.clauses, ast::ClauseKind::Applies)) {
    if (const auto* pair = std::get_if<ast::Pair>(&applies->value)) check_pair(*pair);
    else if (const auto* id = std::get_if<ast::ExprId>(&applies->value)) expect(*id, of_kind(Kind::Boolean), "`applies`");
  }
  for (const ast::Clause& c : rule.clauses) {
    if (c.kind == ast::ClauseKind::Require) {
      if (const auto* id = std::get_if<ast::ExprId>(&c.value)) expect(*id, of_kind(Kind::Boolean), "`require`");
    }
    if (const auto* outcome = std::get_if<ast::Outcome>(&c.value)) {
      check_outcome(*outcome);
      if (c.kind == ast::ClauseKind::Else && outcome->kind == ast::OutcomeKind::Pass) report(code::T346, c.span, {});
      const bool may_stand = outcome->kind == ast::OutcomeKind::Pend || outcome->kind == ast::OutcomeKind::Deny || outcome->kind == ast::OutcomeKind::Pass;
      if (c.kind == ast::ClauseKind::Missing && !may_stand) report(code::T347, c.span, {});
    }
    if (const auto* message = std::get_if<ast::Message>(&c.value)) check_message(*message);
  }
}

void Checker::check_term(const ast::Decl& decl, const ast::TermDecl& term) {
  set_line(true);
  check_period(clause(term.clauses, ast::ClauseKind::Effective));
  const auto* value = clause(term.clauses, ast::ClauseKind::Value);
  const auto* id = value == nullptr ? nullptr : std::get_if<ast::ExprId>(&value->value);
  if (id == nullptr) return;
  const auto found = in_.names.find(package_, decl.name.text, names::Sort::Term);
  const Type declared = found.symbol == kNone ? Type{} : term_type(found.symbol);
  const Type got = check(*id, declared.error() ? nullptr : &declared);
  unrounded(*id, got);
  if (term.type && !got.error() && !declared.error() && !fits_into(got, declared)) {
    report(code::T302, span(*id), {words(declared), words(got)}).help = "if the value is what is meant, leave out the term's type: it then takes that of its value";
  }
}

void Checker::check_balance(const ast::BalanceDecl& balance) {
  set_line(true);
  if (const auto* per = clause(balance.clauses, ast::ClauseKind::Per)) {
    if (const auto* list = std::get_if<std::vector<ast::Name>>(&per->value)) {
      for (const auto& name : *list) {
        if (std::find(kPer.begin(), kPer.end(), name.text) != kPer.end()) continue;
        auto& finding = report(code::T348, name.span, {name.text});
        suggest(finding, name.text, kPer);
      }
    }
  }
  check_payers(clause(balance.clauses, ast::ClauseKind::Payer));
  check_period(clause(balance.clauses, ast::ClauseKind::Effective));
  const Type type = balance_type(balance);
  const auto* takes = clause(balance.clauses, ast::ClauseKind::Takes);
  if (const auto* taken = takes == nullptr ? nullptr : std::get_if<ast::Takes>(&takes->value)) check_takes(*taken, type);
}

Type Checker::check_starts(ast::ExprId starts) {
  const Type type = check(starts);
  if (!type.error() && !type.is(Kind::Money) && !type.is(Kind::Units)) return wrong(span(starts), "money or billing units", type);
  unrounded(starts, type);
  return type;
}

Type Checker::balance_type(const ast::BalanceDecl& balance) {
  const auto* starts = clause(balance.clauses, ast::ClauseKind::Starts);
  const auto* id = starts == nullptr ? nullptr : std::get_if<ast::ExprId>(&starts->value);
  return id == nullptr ? of_kind(Kind::Money) : check_starts(*id);
}

Type Checker::kept_in(names::SymbolId symbol) {
  const names::DeclRef ref = in_.names.symbols[symbol].decls.front();
  const ast::Decl& decl = in_.names.decl(ref);
  diagnostic::Diagnostics unheard;
  Checker inner(in_, types_, unheard);
  inner.enter(ref.module, in_.names.symbols[symbol].package);
  inner.set_line(true);
  return decl.broken ? Type{} : inner.balance_type(std::get<ast::BalanceDecl>(decl.node));
}

void Checker::check_takes(const ast::Takes& takes, const Type& kept_in) {
  locals_.push_back({"left", kLeftSlot, kept_in});
  in_takes_ = true;
  const Type got = check(takes.amount);
  if (!got.error() && !kept_in.error() && !fits_into(got, kept_in)) report(code::T302, span(takes.amount), {words(kept_in), words(got)});
  unrounded(takes.amount, got);
  in_takes_ = false;
  locals_.pop_back();
  if (takes.adjustment) check_adjustment(*takes.adjustment);
}

void Checker::check_attribute(const ast::Clause& c, Owner owner, const std::string& code) {
  const auto* id = std::get_if<ast::ExprId>(&c.value);
  if (id == nullptr || *id == ast::kNoExpr) return;
  const AttributeInfo* attribute = nullptr;
  for (const auto& a : types_.attributes) {
    if (a.owner == owner && a.name == c.attribute) attribute = &a;
  }
  if (attribute == nullptr) {
    std::vector<std::string> candidates;
    for (const auto& a : types_.attributes) {
      if (a.owner == owner) candidates.push_back(a.name);
    }
    const std::string word = owner == Owner::Code ? "code" : owner == Owner::Payer ? "payer" : "modifier";
    auto& finding = report(code::N028, c.keyword, {c.attribute, word});
    suggest(finding, c.attribute, candidates);
    if (owner == Owner::Payer && (c.attribute == "under" || c.attribute == "parent" || c.attribute == "of" || c.attribute == "belongs")) {
      finding.help = "the payer above is named with `extends`";
      finding.fix = {{c.keyword, "extends"}};
    }
    check(*id);
    return;
  }
  (void)code;
  Type wanted = attribute->type;
  if (wanted.is(Kind::UnitSize)) wanted = of_kind(Kind::Amount);
  const Type got = check(*id, &wanted);
  if (got.error()) return;
  if (!fits_into(got, wanted)) {
    advise_value(report(code::T336, span(*id), {c.attribute, words(wanted), words(got)}), *id, wanted);
    return;
  }
  const auto is_constant = [&](ast::ExprId e) { return info(e).meaning == Meaning::Constant || info(e).meaning == Meaning::Payer; };
  const auto* list = std::get_if<ast::ListExpr>(&expr(*id).node);
  const bool constant_value = list != nullptr ? std::all_of(list->items.begin(), list->items.end(), is_constant) : is_constant(*id);
  if (!constant_value) report(code::T337, span(*id), {c.attribute});
  else if (attribute->type.is(Kind::UnitSize) && types_.constants[info(*id).ref].number <= 0) report(code::T349, span(*id), {});
}

void Checker::check_code(const ast::Decl& decl, const std::vector<ast::Clause>& clauses, Owner owner) {
  set_line(false);
  if (owner == Owner::Code && !fits(SymbolKind::Code, decl.name.text)) report(code::T306, decl.name.span, {decl.name.text, "a code"});
  if (owner == Owner::Modifier && !fits(SymbolKind::Modifier, decl.name.text)) report(code::T306, decl.name.span, {decl.name.text, "a modifier"});
  check_period(clause(clauses, ast::ClauseKind::Effective));
  for (const auto& c : clauses) {
    if (c.kind == ast::ClauseKind::Attribute) check_attribute(c, owner, decl.name.text);
  }
}

// The rows are checked as the codes that they declare; here, what of their file could not be read at all.
void Checker::check_code_rows(const ast::CodeRowsDecl& rows) {
  using Problem = ast::CodeRowsDecl::Problem::Kind;
  set_line(false);
  check_period(clause(rows.clauses, ast::ClauseKind::Effective));
  for (const auto& c : rows.clauses) {
    if (c.kind == ast::ClauseKind::Attribute) check_attribute(c, rows.of_modifiers ? Owner::Modifier : Owner::Code, "");
  }
  for (const auto& problem : rows.problems) {
    switch (problem.kind) {
      case Problem::NoFile: report(code::T339, problem.span, {rows.from.value}); break;
      case Problem::NoColumn: report(code::T341, problem.span, {problem.text, rows.from.value}); break;
      case Problem::TooMany: report(code::T342, problem.span, {rows.from.value, problem.text}); break;
      case Problem::BadCell: report(code::T340, problem.span, {problem.text, problem.column, problem.wanted}); break;
    }
  }
}

void Checker::check_set(const ast::Decl& decl, const ast::SetDecl& set) {
  set_line(false);
  const auto found = in_.names.find(package_, decl.name.text, names::Sort::Set);
  const Type element = found.symbol == kNone ? Type{} : types_.sets[found.symbol];
  if (element.error()) return;
  for (const auto& member : set.members) {
    if (member.effective != ast::kNoExpr) {
      const Type period = of_kind(Kind::Period);
      check(member.effective, &period);
    }
    if (const auto* range = std::get_if<ast::RangeExpr>(&expr(member.pattern).node)) {
      if (range->first == ast::kNoExpr || range->last == ast::kNoExpr || range->half_open) {
        report(code::T317, member.span, {});
        continue;
      }
      const Type first = check(range->first, &element), last = check(range->last, &element);
      const bool constants = info(range->first).meaning == Meaning::Constant && info(range->last).meaning == Meaning::Constant;
      if (!first.error() && !last.error() && constants && types_.constants[info(range->last).ref].text < types_.constants[info(range->first).ref].text) {
        report(code::T327, member.span, {text_of(member.span)});
      }
      continue;
    }
    const Type got = symbol_or_pattern(member.pattern, element);
    if (got.error()) continue;
    if (!same(got.is(Kind::Set) ? element_of(got) : got, element)) {
      report(code::T302, member.span, {words(element), words(got)});
    } else if (info(member.pattern).meaning != Meaning::Constant && info(member.pattern).meaning != Meaning::SetName && info(member.pattern).meaning != Meaning::Payer) {
      report(code::T337, member.span, {decl.name.text});
    }
  }
}

void Checker::check_package(const ast::PackageDecl& package) {
  set_line(false);
  check_period(clause(package.clauses, ast::ClauseKind::Effective));
  check_period(clause(package.clauses, ast::ClauseKind::Received));
  check_payers(clause(package.clauses, ast::ClauseKind::For));
}

}  // namespace edict::types
