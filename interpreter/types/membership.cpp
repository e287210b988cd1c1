// `in`, `not in` and `has`: sets, tables, lists, ranges, patterns, periods and payers.
#include "diagnostic/codes_types.h"
#include "types/checker.h"

namespace edict::types {

namespace code = diagnostic::code;

namespace {

// Records and rows are never equal to one another: they are asked for their parts.
bool single(const Type& type) { return !type.is(Kind::Record) && !type.is(Kind::Row) && !type.is(Kind::List); }

}  // namespace

Type Checker::in(ast::ExprId id, const ast::BinaryExpr& node) {
  const Type boolean = of_kind(Kind::Boolean);
  Info& into = info(id);
  const ast::ExprNode& right = expr(node.right).node;
  const auto path = path_text(node.right);
  const auto found = path ? in_.names.find_named(package_, *path) : names::Names::Found{};
  const auto sort = found.symbol == names::kNone ? std::optional<names::Sort>() : in_.names.symbols[found.symbol].sort;

  if (sort == names::Sort::Table) {
    used(found.symbol);
    into.meaning = Meaning::InTable;
    into.ref = found.symbol;
    const auto& keys = types_.tables[found.symbol].keys;
    const auto* several = std::get_if<ast::ListExpr>(&expr(node.left).node);
    const std::vector<ast::ExprId> given = several != nullptr ? several->items : std::vector<ast::ExprId>{node.left};
    if (several != nullptr) info(node.left).type = of_kind(Kind::List);
    if (given.size() > keys.size()) report(code::T311, span(node.left), {*path, std::to_string(keys.size()), std::to_string(given.size())});
    for (std::size_t k = 0; k < given.size() && k < keys.size(); ++k) {
      const Type got = check(given[k], &keys[k].type);
      if (!got.error() && !comparable(got.is(Kind::List) ? element_of(got) : got, keys[k].type)) {
        report(code::T312, span(given[k]), {*path, keys[k].name, words(keys[k].type), words(got)});
      }
    }
    return boolean;
  }
  if (const auto* range = std::get_if<ast::RangeExpr>(&right)) {
    const Type left = check(node.left);
    into.meaning = Meaning::InRange;
    info(node.right).type = left;
    const Type one = left.is(Kind::List) ? element_of(left) : left;
    const bool symbols = one.is(Kind::Symbol) && (one.symbol == SymbolKind::Diagnosis || one.symbol == SymbolKind::Code || one.symbol == SymbolKind::Place);
    for (ast::ExprId end : {range->first, range->last}) {
      if (end == ast::kNoExpr) continue;
      const Type got = check(end, left.error() ? nullptr : &left);
      if (!left.error() && !got.error() && !comparable(symbols ? one : left, got)) report(code::T302, span(end), {words(symbols ? one : left), words(got)});
    }
    if (!left.error() && !symbols && (left.is(Kind::Symbol) || left.is(Kind::List) || left.is(Kind::Text) || left.is(Kind::Boolean) || left.is(Kind::Record))) {
      report(code::T316, span(node.left), {words(left)});
    }
    if (symbols && (range->first == ast::kNoExpr || range->last == ast::kNoExpr || range->half_open)) report(code::T317, span(node.right), {});
    return boolean;
  }
  if (std::holds_alternative<ast::ListExpr>(right)) {
    const Type left = check(node.left);
    const Type wanted = list_of(left);
    const Type list = check(node.right, left.error() ? nullptr : &wanted);
    into.meaning = Meaning::InList;
    if (!left.error() && !list.error() && !comparable(left, element_of(list))) return mismatch(id, node, left, list, "compared"), boolean;
    return boolean;
  }
  if (is_pattern(node.right)) {
    const Type left = check(node.left);
    const Type one = left.is(Kind::List) ? element_of(left) : left;
    if (one.error()) return boolean;
    if (!one.is(Kind::Symbol)) return report(code::T316, span(node.left), {words(left)}), boolean;
    symbol_or_pattern(node.right, one);
    into.meaning = Meaning::InPattern;
    return boolean;
  }
  const Type set = check(node.right);
  const bool collection = set.is(Kind::Set) || set.is(Kind::List);
  const Type element = collection ? element_of(set) : Type{};
  const Type left = check(node.left, collection ? &element : nullptr);
  if (set.error() || left.error()) return boolean;
  if (set.is(Kind::Set)) {
    into.meaning = Meaning::InSet;
    const Type one = left.is(Kind::List) ? element_of(left) : left;
    if (!same(one, element)) mismatch(id, node, left, set, "compared");
  } else if (set.is(Kind::List)) {
    into.meaning = Meaning::InList;
    if (!fits_into(left, element) || !single(element)) mismatch(id, node, left, set, "compared");
  } else if (set.is(Kind::Period)) {
    into.meaning = Meaning::InPeriod;
    if (!left.is(Kind::Date)) wrong(span(node.left), "a date", left);
  } else if (set.is(Kind::Symbol) && set.symbol == SymbolKind::Payer && info(node.right).meaning == Meaning::Payer) {
    into.meaning = Meaning::InPayer;
    if (!left.is(Kind::Symbol) || left.symbol != SymbolKind::Payer) wrong(span(node.left), "a payer", left);
  } else {
    auto& finding = report(code::T319, span(node.right), {words(set)});
    const std::string text = text_of(span(node.right));
    if (left.is(Kind::Date) && set.is(Kind::Integer) && text.size() == 4) finding.help = "a year is a range of days: `in " + text + "-01-01 .. " + text + "-12-31`";
    else if (comparable(left, set)) finding.help = "one value is compared: `" + text_of(span(node.left)) + (node.op == ast::BinaryOp::In ? " = " : " != ") + text + "`";
  }
  return boolean;
}

Type Checker::has(ast::ExprId id, const ast::BinaryExpr& node) {
  const Type boolean = of_kind(Kind::Boolean);
  const Type list = check(node.left);
  info(id).meaning = Meaning::InList;
  if (list.error()) {
    check(node.right);
    return boolean;
  }
  if (!list.is(Kind::List)) {
    wrong(span(node.left), "a list", list);
    check(node.right);
    return boolean;
  }
  const Type element = element_of(list);
  const Type right = check(node.right, &element);
  if (!right.error() && (!fits_into(right, element) || !single(element))) mismatch(id, node, list, right, "compared");
  return boolean;
}

}  // namespace edict::types
