// The tight half of expressions: paths, phrases, aggregates, calls, records and literals.
#include "diagnostic/codes_syntax.h"
#include "syntax/tree_builder.h"

namespace edict::syntax {

using namespace ast;

ExprId TreeBuilder::phrase(P::PhraseContext* context) {
  const auto place = span(context);
  if (auto* between = dynamic_cast<P::DaysBetweenContext*>(context)) {
    const auto first = access(between->access(0));
    const auto second = access(between->access(1));
    return add(DaysBetweenExpr{first, second}, place);
  }
  if (auto* age = dynamic_cast<P::PatientAgeContext*>(context)) {
    const auto on = access(age->access());
    return add(AgeExpr{kNoExpr, on}, place);
  }
  if (auto* age = dynamic_cast<P::AgeOfContext*>(context)) {
    const auto birth = access(age->access(0));
    const auto on = access(age->access(1));
    return add(AgeExpr{birth, on}, place);
  }
  if (auto* first = dynamic_cast<P::FirstOfContext*>(context)) {
    const auto list = access(first->access());
    return add(FirstExpr{first->LAST() != nullptr, list}, place);
  }
  return access(static_cast<P::PlainPhraseContext*>(context)->access());
}

ExprId TreeBuilder::access(P::AccessContext* context) {
  auto base = primary(context->primary());
  const auto begin = span(context->primary());
  if (context->accessStep().size() > kMaxSteps) {
    report(diagnostic::code::S032, span(context), {std::to_string(kMaxSteps)});
    return add(ErrorExpr{}, span(context));
  }
  for (auto* step : context->accessStep()) {
    const auto place = source::join(begin, span(step));
    if (auto* field = dynamic_cast<P::FieldStepContext*>(step)) {
      base = add(FieldExpr{base, name(field->identifier())}, place);
    } else {
      auto keys = expressions(static_cast<P::IndexStepContext*>(step)->expression());
      base = add(IndexExpr{base, std::move(keys)}, place);
    }
  }
  return base;
}

ExprId TreeBuilder::primary(P::PrimaryContext* context) {
  const auto place = span(context);
  if (auto* item = dynamic_cast<P::LiteralPrimaryContext*>(context)) return literal(item->literal());
  if (auto* item = dynamic_cast<P::GroupedContext*>(context)) return expression(item->expression());
  if (auto* item = dynamic_cast<P::NamePrimaryContext*>(context)) return add(NameExpr{written(item)}, place);
  if (auto* item = dynamic_cast<P::ListLiteralContext*>(context)) {
    auto items = expressions(item->expression());
    return add(ListExpr{std::move(items)}, place);
  }
  if (auto* item = dynamic_cast<P::CountAggregateContext*>(context)) return count(item->countBody(), place);
  if (auto* item = dynamic_cast<P::SumAggregateContext*>(context)) return over(item->over(), AggregateKind::Sum, false, place);
  if (auto* item = dynamic_cast<P::ExtremeContext*>(context)) return extreme(item);
  if (auto* item = dynamic_cast<P::RoundingContext*>(context)) return rounding(item);
  if (auto* item = dynamic_cast<P::RecordPrimaryContext*>(context)) return record_literal(item->recordLiteral());
  auto* call = static_cast<P::CallContext*>(context);
  auto arguments = expressions(call->expression());
  return add(CallExpr{name(call->NAME()), std::move(arguments)}, place);
}

ExprId TreeBuilder::count(P::CountBodyContext* context, Span whole) {
  if (auto* distinct = dynamic_cast<P::CountDistinctContext*>(context)) return over(distinct->over(), AggregateKind::Count, true, whole);
  auto* members = static_cast<P::CountMembersContext*>(context);
  const auto source = sum(members->sum());
  const auto where = members->expression() != nullptr ? expression(members->expression()) : kNoExpr;
  return add(AggregateExpr{AggregateKind::Count, false, kNoExpr, name(members->identifier()), source, where}, whole);
}

ExprId TreeBuilder::over(P::OverContext* context, AggregateKind kind, bool distinct, Span whole) {
  const auto value = expression(context->expression(0));
  const auto source = sum(context->sum());
  const auto where = context->WHERE() != nullptr ? expression(context->expression(1)) : kNoExpr;
  return add(AggregateExpr{kind, distinct, value, name(context->identifier()), source, where}, whole);
}

// min(x for v in xs where P) is an aggregate, min(a, b) a call.
ExprId TreeBuilder::extreme(P::ExtremeContext* context) {
  const bool min = context->MIN() != nullptr;
  if (context->over() != nullptr) return over(context->over(), min ? AggregateKind::Min : AggregateKind::Max, false, span(context));
  auto arguments = expressions(context->expression());
  return add(CallExpr{name(min ? context->MIN() : context->MAX()), std::move(arguments)}, span(context));
}

ExprId TreeBuilder::rounding(P::RoundingContext* context) {
  const auto operand = expression(context->expression());
  auto* words = context->roundMode();
  const auto mode = words->EVEN() != nullptr   ? RoundMode::HalfEven
                    : words->HALF() != nullptr ? RoundMode::HalfUp
                    : words->DOWN() != nullptr ? RoundMode::Down
                                               : RoundMode::Up;
  return add(RoundExpr{operand, mode, context->CENT() != nullptr}, span(context));
}

ExprId TreeBuilder::record_literal(P::RecordLiteralContext* context) {
  std::vector<RecordEntry> entries;
  for (auto* entry : context->entry()) {
    if (auto* field = dynamic_cast<P::FieldEntryContext*>(entry)) {
      const auto value = expression(field->expression());
      entries.push_back({name(field->identifier()), value});
    } else {
      auto* nested = static_cast<P::RecordEntryContext*>(entry)->recordLiteral();
      const auto value = record_literal(nested);
      entries.push_back({name(nested->identifier()), value});
    }
  }
  return add(RecordExpr{name(context->identifier()), std::move(entries)}, span(context));
}

ExprId TreeBuilder::literal(P::LiteralContext* context) {
  const auto place = span(context);
  const auto words = written(context);
  if (auto* item = dynamic_cast<P::QuantityLiteralContext*>(context)) {
    return add(QuantityLiteral{written(item->NUMBER()), name(item->quantityUnit())}, place);
  }
  if (auto* item = dynamic_cast<P::TextLiteralContext*>(context)) return add(TextLiteral{text(item->STRING()).value}, place);
  if (auto* item = dynamic_cast<P::BooleanLiteralContext*>(context)) return add(BooleanLiteral{item->TRUE() != nullptr}, place);
  switch (context->start->getType()) {
    case P::NUMBER: return add(NumberLiteral{words}, place);
    case P::MONEY: return add(MoneyLiteral{words.substr(1)}, place);
    case P::PERCENT: return add(PercentLiteral{words.substr(0, words.size() - 1)}, place);
    case P::DATE: return add(DateLiteral{words}, place);
    default: return add(ShapeLiteral{words}, place);
  }
}

}  // namespace edict::syntax
