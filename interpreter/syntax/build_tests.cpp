// Tests: what is given, and what must come of it.
#include "diagnostic/codes_syntax.h"
#include "syntax/tree_builder.h"

namespace edict::syntax {

using namespace ast;
namespace code = diagnostic::code;

Decl TreeBuilder::test(P::TestDeclarationContext* context) {
  TestDecl made;
  for (auto* part : context->testClause()) {
    if (auto* given = dynamic_cast<P::GivenClauseContext*>(part)) {
      const auto claim = record_literal(given->recordLiteral());
      (given->HISTORY() != nullptr ? made.history : made.given).push_back(claim);
    } else if (auto* as_of = dynamic_cast<P::AsOfClauseContext*>(part)) {
      made.as_of = add(DateLiteral{written(as_of->DATE())}, span(as_of->DATE()));
    } else {
      made.expects.push_back(expect(static_cast<P::ExpectClauseContext*>(part)));
    }
  }
  auto title = text(context->STRING());
  Name title_as_name{title.value, title.span};
  return {std::move(made), std::move(title_as_name), std::move(title), {}, false};
}

Expect TreeBuilder::expect(P::ExpectClauseContext* context) {
  Expect made{ExpectKind::Holds, {}, line_number(context->NUMBER()), {}, {}, {}, {}, kNoExpr, span(context)};
  if (context->STRING() != nullptr) {
    auto id = text(context->STRING());
    made.claim = Name{std::move(id.value), id.span};
  }
  expectation(context->expectation(), made);
  return made;
}

void TreeBuilder::expectation(P::ExpectationContext* context, Expect& expect) {
  if (auto* is = dynamic_cast<P::IsDispositionContext*>(context)) {
    expect.kind = ExpectKind::Is;
    expect.word = written(is->identifier());
  } else if (auto* by = dynamic_cast<P::DecidedByContext*>(context)) {
    expect.kind = by->NOT() != nullptr ? ExpectKind::NotBy : ExpectKind::DecidedBy;
    expect.word = written(by->verb());
    expect.rule = path(by->path());
    if (by->adjustment() != nullptr) expect.adjustment = name(by->adjustment());
    if (by->remarks() != nullptr) {
      for (auto* remark : by->remarks()->remark()) expect.remarks.push_back(name(remark));
    }
  } else if (auto* status = dynamic_cast<P::RuleStatusContext*>(context)) {
    expect.kind = ExpectKind::RuleStatus;
    expect.word = written(status->word);
    expect.rule = path(status->path());
  } else if (auto* pays = dynamic_cast<P::PaysContext*>(context)) {
    expect.kind = ExpectKind::Pays;
    expect.value = expression(pays->expression());
  } else if (auto* adjusts = dynamic_cast<P::AdjustsContext*>(context)) {
    expect.kind = ExpectKind::Adjusts;
    expect.adjustment = name(adjusts->adjustment());
    expect.value = expression(adjusts->expression());
  } else {
    expect.value = expression(static_cast<P::HoldsContext*>(context)->expression());
  }
}

std::uint32_t TreeBuilder::line_number(antlr4::tree::TerminalNode* number) {
  const auto words = written(number);
  std::uint32_t value = 0;
  for (const char c : words) {
    if (c < '0' || c > '9' || value > 100'000) {
      value = 0;
      break;
    }
    value = value * 10 + static_cast<std::uint32_t>(c - '0');
  }
  if (value == 0) report(code::S029, span(number), {words});
  return value == 0 ? 1 : value;
}

}  // namespace edict::syntax
