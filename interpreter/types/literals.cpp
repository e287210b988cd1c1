// Literals: numbers onto the grid, quantities into base units, code-like words into the type that their place says.
#include "diagnostic/codes_names.h"
#include "diagnostic/codes_types.h"
#include "exact/decimal.h"
#include "types/checker.h"

namespace edict::types {

namespace code = diagnostic::code;

std::uint32_t Checker::add_constant(Constant value) {
  types_.constants.push_back(std::move(value));
  return static_cast<std::uint32_t>(types_.constants.size() - 1);
}

Type Checker::constant(ast::ExprId id, Constant value) {
  const Type type = value.type;
  info(id).meaning = Meaning::Constant;
  info(id).ref = add_constant(std::move(value));
  return type;
}

std::optional<std::int64_t> Checker::decimal(const std::string& text, source::Span span, std::int64_t factor) {
  const auto parsed = exact::parse_decimal(text, true);
  if (parsed.error) {
    const char* why = *parsed.error == exact::DecimalError::TooLarge  ? "has more than 12 digits before the point"
                      : *parsed.error == exact::DecimalError::TooFine ? "has more than 6 digits after the point"
                                                                      : "is no number";
    report(code::T305, span, {text, why});
    return std::nullopt;
  }
  exact::Int scaled = 0;
  if (!exact::multiply(parsed.millionths, factor, scaled)) return std::nullopt;
  const exact::Int value = scaled / exact::kOne;
  if (scaled % exact::kOne != 0) {
    report(code::T305, span, {text, "is finer than a millionth of the base unit"});
    return std::nullopt;
  }
  if (value >= exact::kLimit || value <= -exact::kLimit) {
    report(code::T305, span, {text, "has more than 12 digits before the point, counted in the base unit"});
    return std::nullopt;
  }
  return static_cast<std::int64_t>(value);
}

const UnitInfo* Checker::unit(const std::string& name) const {
  for (const auto& unit : types_.units) {
    if (unit.name == name) return &unit;
  }
  return nullptr;
}

std::optional<exact::Duration> Checker::duration(const std::string& number, const std::string& unit) {
  const auto is = [&](const char* one, const char* many) { return unit == one || unit == many; };
  const int months = is("month", "months") ? 1 : is("year", "years") ? 12 : 0;
  const int days = is("day", "days") ? 1 : is("week", "weeks") ? 7 : 0;
  if (months == 0 && days == 0) return std::nullopt;
  const auto parsed = exact::parse_decimal(number);
  if (parsed.error || parsed.millionths % exact::kOne != 0 || parsed.millionths / exact::kOne > 100'000) return exact::Duration{-1, -1};
  const auto n = static_cast<std::int32_t>(parsed.millionths / exact::kOne);
  return exact::Duration{n * months, n * days};
}

Type Checker::symbol_literal(ast::ExprId id, const std::string& text, const Type& type) {
  if (type.symbol == SymbolKind::Value) {
    const auto& vocabulary = types_.vocabularies[type.of];
    for (const auto& member : vocabulary.members) {
      if (member == text) {
        Constant made;
        made.type = type;
        made.text = text;
        return constant(id, std::move(made));
      }
    }
    auto& finding = report(code::N037, span(id), {text, vocabulary.name});
    suggest(finding, text, vocabulary.members);
    if (finding.help.empty()) finding.help = words_of(vocabulary);
    if (vocabulary.members.size() > 8 && finding.help.starts_with("it is one of")) finding.help += "; for a word more, write `extend values " + vocabulary.name + " { " + text + " }`";
    return {};
  }
  if (!fits(type.symbol, text)) {
    auto& finding = report(code::T306, span(id), {text, words(type)});
    if (type.symbol == SymbolKind::Diagnosis && text.size() > 3 && text.find('.') == std::string::npos) {
      const std::string pointed = text.substr(0, 3) + "." + text.substr(3);
      if (fits(type.symbol, pointed)) {
        finding.help = "a diagnosis has a point behind its third sign: `" + pointed + "`";
        finding.fix = {{finding.span, pointed}};
      }
    }
    if (finding.help.empty() && (type.symbol == SymbolKind::Code || type.symbol == SymbolKind::Diagnosis)) {
      std::string mended;
      for (char c : text) mended += c == 'O' && !mended.empty() ? '0' : c == 'I' && !mended.empty() ? '1' : c;
      if (mended != text && fits(type.symbol, mended)) {
        finding.help = "did you mean `" + mended + "`, with digits?";
        finding.fix = {{finding.span, mended}};
      }
    }
    return {};
  }
  verify_symbol(text, type, span(id));
  Constant made;
  made.type = type;
  made.type.optional = false;
  made.text = text;
  return constant(id, std::move(made));
}

void Checker::verify_symbol(const std::string& text, const Type& type, source::Span where) {
  if (text.find('*') != std::string::npos) return;
  if (type.symbol == SymbolKind::Code) {
    if (in_.names.find(package_, text, names::Sort::Code).symbol != names::kNone) return;
    if (!in_.names.find(package_, text, names::Sort::Code).ambiguous.empty()) return;
    const bool level_two = text[0] >= 'A' && text[0] <= 'V';
    auto& finding = report(level_two ? code::N022 : code::N023, where, {text});
    if (level_two) suggest(finding, text, in_.names.in_view(package_, names::Sort::Code));
  } else if (type.symbol == SymbolKind::Modifier) {
    const auto found = in_.names.find(package_, text, names::Sort::Modifier);
    if (found.symbol != names::kNone || !found.ambiguous.empty()) return;
    auto& finding = report(code::N024, where, {text});
    suggest(finding, text, in_.names.in_view(package_, names::Sort::Modifier));
  } else if (type.symbol == SymbolKind::Adjustment) {
    check_adjustment({text, where});
  } else if (type.symbol == SymbolKind::Remark) {
    check_remark({text, where});
  }
}

bool Checker::is_pattern(ast::ExprId id) const {
  const auto* shape = std::get_if<ast::ShapeLiteral>(&expr(id).node);
  return shape != nullptr && shape->text.find('*') != std::string::npos;
}

Type Checker::symbol_or_pattern(ast::ExprId id, const Type& type) {
  if (!is_pattern(id)) return check(id, &type);
  return info(id).type = symbol_literal(id, std::get<ast::ShapeLiteral>(expr(id).node).text, type);
}

Type Checker::shape(ast::ExprId id, const std::string& text, const Type* expected) {
  if (is_pattern(id) && expected != nullptr && !expected->error()) {
    const bool collection = expected->is(Kind::List) || expected->is(Kind::Set);
    const Type one = collection ? element_of(*expected) : *expected;
    report(code::T302, span(id), {one.error() ? "a single value" : words(one), "a pattern"}).help =
        "write `in " + text + "`; several patterns make a `set`";
    return {};
  }
  if (expected != nullptr && (expected->is(Kind::Symbol))) return symbol_literal(id, text, *expected);
  if (expected != nullptr && (expected->is(Kind::List) || expected->is(Kind::Set)) && element_of(*expected).is(Kind::Symbol)) {
    return symbol_literal(id, text, element_of(*expected));
  }
  // A code that is declared is that code wherever nothing else is said.
  if (in_.names.find(package_, text, names::Sort::Code).symbol != names::kNone) return symbol_literal(id, text, symbol_type(SymbolKind::Code));
  std::vector<std::string> candidates;
  SymbolKind only = SymbolKind::None;
  for (SymbolKind kind : {SymbolKind::Code, SymbolKind::Modifier, SymbolKind::Diagnosis, SymbolKind::Ndc, SymbolKind::Place, SymbolKind::Specialty,
                          SymbolKind::Adjustment, SymbolKind::Remark}) {
    if (!fits(kind, text)) continue;
    only = kind;
    candidates.push_back(words(symbol_type(kind)));
  }
  const bool pattern = text.find('*') != std::string::npos;
  if (candidates.size() == 1 && !pattern && expected == nullptr) return symbol_literal(id, text, symbol_type(only));
  if (expected != nullptr && !expected->error()) return wrong(span(id), words(*expected), of_kind(Kind::Shape));
  std::string list;
  for (std::size_t i = 0; i < candidates.size(); ++i) list += (i == 0 ? "" : i + 1 == candidates.size() ? " or " : ", ") + candidates[i];
  report(code::T303, span(id), {text, list.empty() ? "nothing that this field of work knows" : list});
  return {};
}

Type Checker::literal(ast::ExprId id, const Type* expected) {
  const ast::ExprNode& node = expr(id).node;
  Constant made;
  if (const auto* number = std::get_if<ast::NumberLiteral>(&node)) {
    if (expected != nullptr && (expected->is(Kind::Symbol) || ((expected->is(Kind::List) || expected->is(Kind::Set)) && expected->symbol != SymbolKind::None))) {
      return shape(id, number->text, expected);
    }
    const auto value = decimal(number->text, span(id));
    if (!value) return {};
    made.type = of_kind(number->text.find('.') == std::string::npos ? Kind::Integer : Kind::Decimal);
    made.number = *value;
  } else if (const auto* quantity = std::get_if<ast::QuantityLiteral>(&node)) {
    if (const auto time = duration(quantity->number, quantity->unit.text)) {
      if (time->days < 0) {
        report(code::T305, span(id), {quantity->number + " " + quantity->unit.text, "is no whole number of days, weeks, months or years"});
        return {};
      }
      made.type = of_kind(Kind::Duration);
      made.duration = *time;
    } else if (quantity->unit.text == "units" || quantity->unit.text == "unit") {
      const auto value = decimal(quantity->number, span(id));
      if (!value) return {};
      made.type = of_kind(Kind::Units);
      made.number = *value;
    } else {
      const UnitInfo* found = unit(quantity->unit.text);
      if (found == nullptr) {
        advise_unit(report(code::N025, quantity->unit.span, {quantity->unit.text}), id, *quantity);
        return {};
      }
      const auto value = decimal(quantity->number, span(id), found->factor);
      if (!value) return {};
      made.type = of_kind(Kind::Quantity);
      made.type.dimension = found->dimension;
      made.number = *value;
    }
  } else if (const auto* money = std::get_if<ast::MoneyLiteral>(&node)) {
    const auto value = decimal(money->text, span(id));
    if (!value) return {};
    made.type = of_kind(Kind::Money);
    made.number = *value;
  } else if (const auto* percent = std::get_if<ast::PercentLiteral>(&node)) {
    const auto value = decimal(percent->text, span(id), exact::kOne / 100);
    if (!value) return {};
    made.type = of_kind(Kind::Percent);
    made.number = *value;
  } else if (const auto* date = std::get_if<ast::DateLiteral>(&node)) {
    const auto parsed = exact::parse_date(date->text);
    if (!parsed) return {};  // parse has told it
    made.type = of_kind(Kind::Date);
    made.date = *parsed;
  } else if (const auto* text = std::get_if<ast::TextLiteral>(&node)) {
    made.type = of_kind(Kind::Text);
    made.text = text->value;
  } else if (const auto* boolean = std::get_if<ast::BooleanLiteral>(&node)) {
    made.type = of_kind(Kind::Boolean);
    made.number = boolean->value ? 1 : 0;
  }
  return constant(id, std::move(made));
}

}  // namespace edict::types
