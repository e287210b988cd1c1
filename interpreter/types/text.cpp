// Types in words, and the small readings that later phases share.
#include "types/types.h"

#include "exact/decimal.h"

namespace edict::types {

namespace {

std::string symbol_words(SymbolKind kind, std::uint32_t of, const Types& types) {
  switch (kind) {
    case SymbolKind::Code: return "code";
    case SymbolKind::Modifier: return "modifier";
    case SymbolKind::Diagnosis: return "diagnosis";
    case SymbolKind::Ndc: return "NDC";
    case SymbolKind::Place: return "place of service";
    case SymbolKind::Specialty: return "specialty";
    case SymbolKind::Payer: return "payer";
    case SymbolKind::Adjustment: return "adjustment code";
    case SymbolKind::Remark: return "remark code";
    case SymbolKind::Value: return of < types.vocabularies.size() ? types.vocabularies[of].name : "value";
    case SymbolKind::None: return "word";
  }
  return "word";
}

// Without an article.
std::string bare(const Type& type, const Types& types, const names::Names& names) {
  switch (type.kind) {
    case Kind::Error: return "unreadable value";
    case Kind::Boolean: return "yes-or-no condition";
    case Kind::Integer: return "whole number";
    case Kind::Decimal: return "number";
    case Kind::Percent: return "percentage";
    case Kind::Money: return "amount of money";
    case Kind::Quantity: return type.dimension < types.dimensions.size() ? types.dimensions[type.dimension] : "quantity";
    case Kind::Amount: return "amount of a drug";
    case Kind::Units: return type.code.empty() ? "number of billing units" : "number of billing units of " + type.code;
    case Kind::UnitSize: return "unit size";
    case Kind::PerUnit: return "price per unit";
    case Kind::Text: return "text";
    case Kind::Date: return "date";
    case Kind::Period: return "period";
    case Kind::Duration: return "duration";
    case Kind::Age: return "age";
    case Kind::Symbol: return symbol_words(type.symbol, type.of, types);
    case Kind::Record: return type.of < types.records.size() ? types.records[type.of].name : "record";
    case Kind::Row: return type.of < names.symbols.size() ? "row of `" + names.symbols[type.of].name + "`" : "row";
    case Kind::List: {
      const std::string element = bare(element_of(type), types, names);
      return "list of " + (element == "diagnosis" ? "diagnoses" : element + "s");
    }
    case Kind::Set: return "set of " + symbol_words(type.symbol, type.of, types) + "s";
    case Kind::Shape: return "code-like word";
  }
  return "value";
}

}  // namespace

std::string type_text(const Type& type, const Types& types, const names::Names& names) {
  const std::string text = bare(type, types, names);
  if (text == "text") return text;
  const bool vowel = !text.empty() && std::string_view("aeiouAEIO").find(text.front()) != std::string_view::npos && text.rfind("unit", 0) != 0;
  return (vowel || text == "NDC" ? "an " : "a ") + text;
}

std::uint32_t Types::record(const std::string& name) const {
  for (std::uint32_t i = 0; i < records.size(); ++i) {
    if (records[i].name == name) return i;
  }
  return kNone;
}

std::uint32_t Types::vocabulary_of(const std::string& member) const {
  std::uint32_t found = kNone;
  for (std::uint32_t i = 0; i < vocabularies.size(); ++i) {
    for (const auto& name : vocabularies[i].members) {
      if (name != member) continue;
      if (found != kNone) return kNone;  // of two vocabularies: the place must say which
      found = i;
    }
  }
  return found;
}

const ast::Clause* clause(const std::vector<ast::Clause>& clauses, ast::ClauseKind kind) {
  for (const auto& c : clauses) {
    if (c.kind == kind) return &c;
  }
  return nullptr;
}

std::optional<exact::Period> period_of(const ast::Module& module, ast::ExprId range) {
  if (range == ast::kNoExpr) return std::nullopt;
  const auto* node = std::get_if<ast::RangeExpr>(&module.expr(range).node);
  if (node == nullptr || node->half_open) return std::nullopt;
  exact::Period period = exact::always();
  for (const auto& [end, into] : {std::pair{node->first, &period.first}, std::pair{node->last, &period.last}}) {
    if (end == ast::kNoExpr) continue;
    const auto* literal = std::get_if<ast::DateLiteral>(&module.expr(end).node);
    if (literal == nullptr) return std::nullopt;
    const auto date = exact::parse_date(literal->text);
    if (!date) return std::nullopt;
    *into = *date;
  }
  if (period.last < period.first) return std::nullopt;
  return period;
}

exact::Period effective_of(const ast::Module& module, const std::vector<ast::Clause>& clauses) {
  const ast::Clause* found = clause(clauses, ast::ClauseKind::Effective);
  if (found == nullptr) return exact::always();
  const auto* range = std::get_if<ast::ExprId>(&found->value);
  return range == nullptr ? exact::always() : period_of(module, *range).value_or(exact::always());
}

}  // namespace edict::types
