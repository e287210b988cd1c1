// Exceptions: what they name, and whether what they replace is there to be replaced.
#include <algorithm>

#include "diagnostic/codes_names.h"
#include "diagnostic/codes_types.h"
#include "types/checker.h"

namespace edict::types {

namespace code = diagnostic::code;

namespace {

// Clauses of the exception itself, never replacements.
bool own(ast::ClauseKind kind) {
  return kind == ast::ClauseKind::Payer || kind == ast::ClauseKind::When || kind == ast::ClauseKind::Effective || kind == ast::ClauseKind::Cite ||
         kind == ast::ClauseKind::Received;
}

}  // namespace

bool Checker::bind_target(const ast::Decl& decl, const ast::ExceptionDecl& exception, ExceptionInfo& info) {
  const ast::Target& target = exception.target;
  switch (target.kind) {
    case ast::TargetKind::Code:
      info.target = TargetSort::Code;
      info.code = target.name.text;
      if (!fits(SymbolKind::Code, info.code)) {
        report(code::T306, target.name.span, {info.code, "a code"});
        return false;
      }
      verify_symbol(info.code, symbol_type(SymbolKind::Code), target.name.span);
      return true;
    case ast::TargetKind::Row: {
      const auto found = in_.names.find(package_, target.name.text, names::Sort::Table);
      if (found.symbol == kNone) {
        auto& finding = report(code::T310, target.name.span, {target.name.text});
        suggest(finding, target.name.text, in_.names.in_view(package_, names::Sort::Table));
        return false;
      }
      info.target = TargetSort::Row;
      info.symbol = found.symbol;
      bind_row(exception, info);
      return true;
    }
    case ast::TargetKind::Rules: {
      info.target = TargetSort::Rules;
      const auto package = in_.names.find_package(package_, target.name.text);
      std::vector<std::string> labels_in_view;
      for (names::SymbolId id = 0; id < in_.names.symbols.size(); ++id) {
        const names::Symbol& symbol = in_.names.symbols[id];
        if (symbol.sort != names::Sort::Rule) continue;
        const auto& rule = std::get<ast::RuleDecl>(in_.names.decl(symbol.decls.front()).node);
        const auto* label = clause(rule.clauses, ast::ClauseKind::Label);
        const auto* labels = label == nullptr ? nullptr : std::get_if<std::vector<ast::Name>>(&label->value);
        const bool labelled = labels != nullptr && std::any_of(labels->begin(), labels->end(), [&](const ast::Name& n) { return n.text == target.name.text; });
        for (std::size_t i = 0; labels != nullptr && i < labels->size(); ++i) labels_in_view.push_back((*labels)[i].text);
        if (symbol.package == package || labelled) info.rules.push_back(id);
      }
      if (!info.rules.empty()) return true;
      auto& finding = report(code::N036, target.name.span, {target.name.text});
      suggest(finding, target.name.text, labels_in_view);
      return false;
    }
    case ast::TargetKind::Named: break;
  }
  const auto found = in_.names.find_named(package_, target.name.text);
  if (found.symbol == kNone) {
    if (!found.ambiguous.empty()) {
      std::string list;
      for (auto symbol : found.ambiguous) list += (list.empty() ? "`" : " or `") + in_.names.full_name(symbol) + "`";
      report(code::N021, target.name.span, {target.name.text, list});
      return false;
    }
    auto& finding = report(code::N030, target.name.span, {target.name.text});
    suggest(finding, target.name.text, in_.names.named_in_view(package_));
    return false;
  }
  info.symbol = found.symbol;
  switch (in_.names.symbols[found.symbol].sort) {
    case names::Sort::Rule: info.target = TargetSort::Rule; return true;
    case names::Sort::Term: info.target = TargetSort::Term; return true;
    case names::Sort::Balance: info.target = TargetSort::Balance; return true;
    case names::Sort::Exception: info.target = TargetSort::Exception; break;
    default:
      report(code::N030, target.name.span, {target.name.text});
      return false;
  }
  if (&in_.names.decl(in_.names.symbols[found.symbol].decls.front()) == &decl) {
    report(code::T350, target.name.span, {target.name.text});
    return false;
  }
  return true;
}

void Checker::bind_row(const ast::ExceptionDecl& exception, ExceptionInfo& bound) {
  const TableInfo& table = types_.tables[bound.symbol];
  const ast::Target& target = exception.target;
  if (!target.otherwise && target.keys.size() != table.keys.size()) {
    report(code::T311, target.name.span, {target.name.text, std::to_string(table.keys.size()), std::to_string(target.keys.size())});
    return;
  }
  std::vector<KeyCell> wanted;
  for (std::size_t k = 0; k < target.keys.size(); ++k) {
    const bool any = target.keys[k] == ast::kNoExpr;
    const ast::Cell cell{any ? ast::Cell::Kind::Any : ast::Cell::Kind::Value, target.keys[k], any ? target.name.span : span(target.keys[k])};
    wanted.push_back(key_cell(cell, table.keys[k]));
  }
  const auto equal = [&](const KeyCell& a, const KeyCell& b) {
    const auto number = [&](std::uint32_t c) { return c == kNone ? 0 : types_.constants[c].number + types_.constants[c].date.days; };
    return a.kind == b.kind && a.symbols == b.symbols && a.set == b.set && a.half_open == b.half_open && (a.first == kNone) == (b.first == kNone) &&
           (a.last == kNone) == (b.last == kNone) && number(a.first) == number(b.first) && number(a.last) == number(b.last);
  };
  for (std::uint32_t r = 0; r < table.rows.size(); ++r) {
    if (target.otherwise ? table.rows[r].otherwise : !table.rows[r].otherwise && std::equal(wanted.begin(), wanted.end(), table.rows[r].keys.begin(), equal)) bound.rows.push_back(r);
  }
  if (bound.rows.empty()) report(code::T351, target.name.span, {target.name.text});
  const auto replace = [&](const std::string& name, ast::ExprId value, source::Span where) {
    for (std::uint32_t c = 0; c < table.columns.size(); ++c) {
      if (table.columns[c].name != name) continue;
      Type type = table.columns[c].type;
      if (type.is(Kind::PerUnit)) type = of_kind(Kind::Money);
      if (type.is(Kind::UnitSize)) type = of_kind(Kind::Amount);
      const Type got = check(value, &type);
      if (got.error()) return;
      if (!fits_into(got, type)) advise_value(report(code::T336, span(value), {name, words(type), words(got)}), value, type);
      else if (info(value).meaning != Meaning::Constant) report(code::T337, span(value), {name});
      else bound.cells.emplace_back(c, info(value).ref);
      return;
    }
    auto& finding = report(code::N029, where, {name, target.name.text});
    std::vector<std::string> columns;
    for (const auto& c : table.columns) columns.push_back(c.name);
    suggest(finding, name, columns);
  };
  for (const auto& r : target.replacements) replace(r.column.text, r.value, r.column.span);
  for (const auto& c : exception.clauses) {
    if (c.kind != ast::ClauseKind::Attribute) continue;
    if (const auto* value = std::get_if<ast::ExprId>(&c.value)) replace(c.attribute, *value, c.keyword);
  }
}

// What an exception may replace depends on what is at the end of its chain of targets: a rule, a term, a balance, a code, a row.
void Checker::check_exception_clauses(const ast::ExceptionDecl& exception, const ExceptionInfo& bound, TargetSort sort, names::SymbolId symbol) {
  for (const ast::Clause& c : exception.clauses) {
    if (own(c.kind)) continue;
    const auto* id = std::get_if<ast::ExprId>(&c.value);
    const auto* outcome = std::get_if<ast::Outcome>(&c.value);
    bool fine = false;
    switch (c.kind) {
      case ast::ClauseKind::Waive: fine = sort == TargetSort::Rule || sort == TargetSort::Rules || bound.target == TargetSort::Exception; break;
      case ast::ClauseKind::Else:
      case ast::ClauseKind::Missing:
        fine = sort == TargetSort::Rule || sort == TargetSort::Rules;
        if (fine && outcome != nullptr) check_outcome(*outcome);
        break;
      case ast::ClauseKind::Applies:
      case ast::ClauseKind::Require:
        fine = sort == TargetSort::Rule && id != nullptr;
        if (fine) expect(*id, of_kind(Kind::Boolean), "a condition");
        break;
      case ast::ClauseKind::Message:
        fine = sort == TargetSort::Rule;
        if (const auto* message = std::get_if<ast::Message>(&c.value); fine && message != nullptr) check_message(*message);
        break;
      case ast::ClauseKind::Value: {
        fine = sort == TargetSort::Term;
        if (!fine || id == nullptr) break;
        const Type wanted = term_type(symbol);
        const Type got = check(*id, &wanted);
        unrounded(*id, got);
        if (!got.error() && !wanted.error() && !fits_into(got, wanted)) report(code::T302, span(*id), {words(wanted), words(got)});
        break;
      }
      case ast::ClauseKind::Starts:
        fine = sort == TargetSort::Balance;
        if (fine && id != nullptr) {
          const Type wanted = kept_in(symbol), got = check_starts(*id);
          if (!wanted.error() && !got.error() && !same(got, wanted)) report(code::T302, span(*id), {words(wanted), words(got)});
        }
        break;
      case ast::ClauseKind::Takes:
        fine = sort == TargetSort::Balance;
        if (const auto* takes = std::get_if<ast::Takes>(&c.value); fine && takes != nullptr) check_takes(*takes, kept_in(symbol));
        break;
      case ast::ClauseKind::Attribute:
        fine = sort == TargetSort::Code || sort == TargetSort::Row;
        if (sort == TargetSort::Code) check_attribute(c, Owner::Code, bound.code);
        break;
      default: break;
    }
    if (fine) continue;
    auto& finding = report(code::T353, c.keyword, {text_of(c.keyword), exception.target.name.text});
    if (text_of(c.keyword) == "if") {
      finding.help = "say for which lines it holds with `when`";
      finding.fix = {{c.keyword, "when"}};
    } else if (sort == TargetSort::Rule) {
      finding.help = "an exception to a rule waives it, or gives another `applies`, `require`, `else`, `missing` or `message`";
    }
    for (const char* word : {"from", "since", "starting", "until", "on", "valid", "dates", "period"}) {
      if (text_of(c.keyword) == word) finding.help = "say for which days of service it holds with `effective`: `effective 2024-07-01 ..`";
    }
    if (text_of(c.keyword) == "received") finding.help = "bound it by the day of receipt in `when`: `when claim.received_date >= 2025-03-15`";
  }
}

void Checker::check_exception(const ast::Decl& decl, const ast::ExceptionDecl& exception) {
  set_line(true);
  ExceptionInfo bound;
  const bool found = bind_target(decl, exception, bound);
  check_payers(clause(exception.clauses, ast::ClauseKind::Payer));
  check_period(clause(exception.clauses, ast::ClauseKind::Effective));
  check_period(clause(exception.clauses, ast::ClauseKind::Received));
  // Walk to what the chain of exceptions changes in the end.
  TargetSort sort = bound.target;
  names::SymbolId symbol = bound.symbol;
  for (std::size_t steps = 0; found && sort == TargetSort::Exception; ++steps) {
    const names::DeclRef ref = in_.names.symbols[symbol].decls.front();
    const auto& next = std::get<ast::ExceptionDecl>(in_.names.decl(ref).node);
    const names::PackageId package = in_.names.symbols[symbol].package;
    const auto target = in_.names.find_named(package, next.target.name.text);
    if (&next == &exception || steps > 100) {
      report(code::T350, decl.name.span, {decl.name.text});
      sort = TargetSort::None;
      break;
    }
    switch (next.target.kind) {
      case ast::TargetKind::Code: sort = TargetSort::Code; break;
      case ast::TargetKind::Row: sort = TargetSort::Row; break;
      case ast::TargetKind::Rules: sort = TargetSort::Rules; break;
      case ast::TargetKind::Named:
        if (target.symbol == kNone) return;  // reported there
        symbol = target.symbol;
        switch (in_.names.symbols[symbol].sort) {
          case names::Sort::Rule: sort = TargetSort::Rule; break;
          case names::Sort::Term: sort = TargetSort::Term; break;
          case names::Sort::Balance: sort = TargetSort::Balance; break;
          case names::Sort::Exception: sort = TargetSort::Exception; break;
          default: return;
        }
        break;
    }
  }
  // The partner of a pair rule is in view of what replaces its clauses.
  if (sort == TargetSort::Rule) {
    const auto& rule = std::get<ast::RuleDecl>(in_.names.decl(in_.names.symbols[symbol].decls.front()).node);
    const auto* applies = clause(rule.clauses, ast::ClauseKind::Applies);
    if (const auto* pair = applies == nullptr ? nullptr : std::get_if<ast::Pair>(&applies->value)) {
      Type line = of_kind(Kind::Record);
      line.of = types_.line;
      if (pair->first.text != "line") locals_.push_back({pair->first.text, 0, line});
      push_variable(pair->second, line);
    }
  }
  if (const auto* when = clause(exception.clauses, ast::ClauseKind::When)) {
    if (const auto* id = std::get_if<ast::ExprId>(&when->value)) expect(*id, of_kind(Kind::Boolean), "`when`");
  }
  if (found && sort != TargetSort::None) check_exception_clauses(exception, bound, sort, symbol);
  for (const ast::Clause& c : exception.clauses) {
    for (std::uint32_t a = 0; sort == TargetSort::Code && c.kind == ast::ClauseKind::Attribute && a < types_.attributes.size(); ++a) {
      if (types_.attributes[a].owner == Owner::Code && types_.attributes[a].name == c.attribute) bound.attributes.push_back(a);
    }
  }
  if (!found) bound.target = TargetSort::None;
  if (symbol_ != kNone) types_.exceptions[symbol_] = std::move(bound);
}

}  // namespace edict::types
