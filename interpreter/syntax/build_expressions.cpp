// Expressions, loosest first: from `if` down to signs. Chains are folded in loops, so that a long one takes no stack.
#include "diagnostic/codes_syntax.h"
#include "syntax/tree_builder.h"

namespace edict::syntax {

using namespace ast;
namespace code = diagnostic::code;

namespace {

// Longer chains of `and` or `or` become balanced trees (both are associative): no later phase then recurses as deep as the chain is long.
constexpr std::size_t kLongChain = 16;

}  // namespace

ExprId TreeBuilder::add(ExprNode node, Span place) {
  module_.exprs.push_back({std::move(node), place});
  return static_cast<ExprId>(module_.exprs.size() - 1);
}

ExprId TreeBuilder::expression(P::ExpressionContext* context) {
  if (auto* plain = dynamic_cast<P::PlainExpressionContext*>(context)) return disjunction(plain->disjunction());
  auto* choice = static_cast<P::ConditionalContext*>(context);
  const auto condition = expression(choice->condition);
  const auto yes = expression(choice->yes);
  const auto no = expression(choice->no);
  return add(IfExpr{condition, yes, no}, span(context));
}

std::vector<ExprId> TreeBuilder::expressions(const std::vector<P::ExpressionContext*>& contexts) {
  std::vector<ExprId> ids;
  for (auto* context : contexts) ids.push_back(expression(context));
  return ids;
}

ExprId TreeBuilder::disjunction(P::DisjunctionContext* context) {
  std::vector<Operand> operands;
  std::vector<Link> links;
  for (auto* part : context->conjunction()) operands.push_back({conjunction(part), span(part)});
  for (auto* sign : context->OR()) links.push_back({BinaryOp::Or, span(sign)});
  return chain(operands, links);
}

ExprId TreeBuilder::conjunction(P::ConjunctionContext* context) {
  std::vector<Operand> operands;
  std::vector<Link> links;
  for (auto* part : context->negation()) operands.push_back({negation(part), span(part)});
  for (auto* sign : context->AND()) links.push_back({BinaryOp::And, span(sign)});
  return chain(operands, links);
}

ExprId TreeBuilder::chain(const std::vector<Operand>& operands, const std::vector<Link>& links) {
  if (links.empty()) return operands.front().id;
  const bool associative = links.front().op == BinaryOp::And || links.front().op == BinaryOp::Or;
  if (associative && links.size() >= kLongChain) return balanced(operands, links, 0, operands.size());
  if (links.size() >= kMaxChain) {
    report(code::S019, links[kMaxChain - 1].op_span, {std::to_string(kMaxChain)});
    return add(ErrorExpr{}, source::join(operands.front().span, operands.back().span));
  }
  auto left = operands.front().id;
  for (std::size_t i = 0; i < links.size(); ++i) {
    left = add(BinaryExpr{links[i].op, left, operands[i + 1].id, links[i].op_span}, source::join(operands.front().span, operands[i + 1].span));
  }
  return left;
}

ExprId TreeBuilder::balanced(const std::vector<Operand>& operands, const std::vector<Link>& links, std::size_t begin, std::size_t end) {
  if (end - begin == 1) return operands[begin].id;
  const auto middle = begin + (end - begin) / 2;
  const auto left = balanced(operands, links, begin, middle);
  const auto right = balanced(operands, links, middle, end);
  const auto& link = links[middle - 1];
  return add(BinaryExpr{link.op, left, right, link.op_span}, source::join(operands[begin].span, operands[end - 1].span));
}

ExprId TreeBuilder::negation(P::NegationContext* context) {
  if (auto* inner = dynamic_cast<P::NotExpressionContext*>(context)) {
    const auto operand = negation(inner->negation());
    return add(UnaryExpr{UnaryOp::Not, operand}, span(context));
  }
  if (auto* inner = dynamic_cast<P::QuantifiedExpressionContext*>(context)) return quantified(inner->quantified());
  return comparison(static_cast<P::ComparedExpressionContext*>(context)->comparison());
}

ExprId TreeBuilder::quantified(P::QuantifiedContext* context) {
  const auto kind = context->ANY() != nullptr ? QuantifierKind::Any : context->ALL() != nullptr ? QuantifierKind::All : QuantifierKind::None;
  const auto source = sum(context->sum());
  const auto where = context->expression() != nullptr ? expression(context->expression()) : kNoExpr;
  if (kind == QuantifierKind::All && where == kNoExpr) report(code::S025, span(context));
  return add(QuantifierExpr{kind, name(context->identifier()), source, where}, span(context));
}

ExprId TreeBuilder::comparison(P::ComparisonContext* context) {
  const auto left = fallback(context->fallback());
  const auto tails = context->comparisonTail();
  if (tails.empty()) return left;
  if (tails.size() > 1) chained(context);
  return compared(left, tails.front(), span(context));
}

// `1 <= a <= 60`: the value in the middle is compared twice.
void TreeBuilder::chained(P::ComparisonContext* context) {
  const auto tails = context->comparisonTail();
  auto* first = dynamic_cast<P::RelationTailContext*>(tails[0]);
  auto* second = dynamic_cast<P::RelationTailContext*>(tails[1]);
  const Span sign = span(tails[1]->start);
  std::string help;
  if (first != nullptr && second != nullptr && tails.size() == 2) {
    const std::string middle = written(first->fallback());
    help = "write `" + written(context->fallback()) + " " + written(tails[0]->start) + " " + middle + " and " + middle + " " + written(tails[1]) + "`";
  }
  broken_ = true;
  reporter_.report(code::S017, sign, {written(tails[1]->start)}, std::move(help));
}

ExprId TreeBuilder::compared(ExprId left, P::ComparisonTailContext* tail, Span whole) {
  if (auto* state = dynamic_cast<P::StateTailContext*>(tail)) {
    const auto test = state->KNOWN() != nullptr ? StateTest::Known : state->MISSING() != nullptr ? StateTest::Missing : StateTest::Open;
    return add(StateExpr{test, state->NOT() != nullptr, left}, whole);
  }
  if (auto* within = dynamic_cast<P::WithinTailContext*>(tail)) {
    const auto duration = sum(within->sum(0));
    const auto anchor = sum(within->sum(1));
    const auto side = within->BEFORE() != nullptr ? Side::Before : within->AFTER() != nullptr ? Side::After : Side::Of;
    return add(WithinExpr{left, duration, side, anchor}, whole);
  }
  if (auto* member = dynamic_cast<P::MembershipTailContext*>(tail)) {
    const auto right = fallback(member->fallback());
    const bool negated = member->NOT() != nullptr;
    const auto op_span = negated ? source::join(span(member->NOT()), span(member->IN())) : span(member->IN());
    return add(BinaryExpr{negated ? BinaryOp::NotIn : BinaryOp::In, left, right, op_span}, whole);
  }
  auto* relation = static_cast<P::RelationTailContext*>(tail);
  const auto right = fallback(relation->fallback());
  const auto op = [&] {
    switch (relation->start->getType()) {
      case P::EQ: return BinaryOp::Equal;
      case P::NE: return BinaryOp::NotEqual;
      case P::LT: return BinaryOp::Less;
      case P::LE: return BinaryOp::LessEqual;
      case P::GT: return BinaryOp::Greater;
      case P::GE: return BinaryOp::GreaterEqual;
      default: return BinaryOp::Has;
    }
  }();
  return add(BinaryExpr{op, left, right, span(relation->start)}, whole);
}

ExprId TreeBuilder::fallback(P::FallbackContext* context) {
  std::vector<Operand> operands;
  std::vector<Link> links;
  for (auto* part : context->range()) operands.push_back({range(part), span(part)});
  for (auto* sign : context->OTHERWISE()) links.push_back({BinaryOp::Otherwise, span(sign)});
  return chain(operands, links);
}

ExprId TreeBuilder::range(P::RangeContext* context) {
  if (auto* up_to = dynamic_cast<P::UpToRangeContext*>(context)) {
    const auto last = sum(up_to->last);
    return add(RangeExpr{kNoExpr, last, false}, span(context));
  }
  auto* from = static_cast<P::FromRangeContext*>(context);
  const auto first = sum(from->sum(0));
  if (from->RANGE() == nullptr && from->HALF_RANGE() == nullptr) return first;
  const auto last = from->last != nullptr ? sum(from->last) : kNoExpr;
  return add(RangeExpr{first, last, from->HALF_RANGE() != nullptr}, span(context));
}

ExprId TreeBuilder::sum(P::SumContext* context) {
  std::vector<Operand> operands;
  std::vector<Link> links;
  for (auto* child : context->children) {
    if (auto* part = dynamic_cast<P::ProductContext*>(child)) {
      operands.push_back({product(part), span(part)});
    } else {
      auto* op = static_cast<antlr4::tree::TerminalNode*>(child);
      links.push_back({op->getSymbol()->getType() == P::PLUS ? BinaryOp::Add : BinaryOp::Subtract, span(op)});
    }
  }
  return chain(operands, links);
}

ExprId TreeBuilder::product(P::ProductContext* context) {
  std::vector<Operand> operands;
  std::vector<Link> links;
  for (auto* child : context->children) {
    if (auto* part = dynamic_cast<P::SignContext*>(child)) {
      operands.push_back({sign(part), span(part)});
    } else {
      auto* op = static_cast<antlr4::tree::TerminalNode*>(child);
      links.push_back({op->getSymbol()->getType() == P::STAR ? BinaryOp::Multiply : BinaryOp::Divide, span(op)});
    }
  }
  return chain(operands, links);
}

ExprId TreeBuilder::sign(P::SignContext* context) {
  if (auto* plain = dynamic_cast<P::NoSignContext*>(context)) return dated(plain->dated());
  const auto operand = sign(static_cast<P::MinusSignContext*>(context)->sign());
  return add(UnaryExpr{UnaryOp::Minus, operand}, span(context));
}

ExprId TreeBuilder::dated(P::DatedContext* context) {
  const auto operand = phrase(context->phrase());
  if (context->access() == nullptr) return operand;
  const auto date = access(context->access());
  return add(AsOfExpr{operand, date}, span(context));
}

}  // namespace edict::syntax
