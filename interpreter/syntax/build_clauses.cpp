// Clauses, outcomes, pairs, messages, and the texts in quotes.
#include "diagnostic/codes_syntax.h"
#include "syntax/grammar_run.h"
#include "syntax/spelling.h"
#include "syntax/tree_builder.h"

namespace edict::syntax {

using namespace ast;
using diagnostic::Code;
namespace code = diagnostic::code;

namespace {

using P = grammar::EdictParser;

ClauseKind kind_of(std::size_t keyword) {
  switch (keyword) {
    case P::TITLE: return ClauseKind::Title;
    case P::VERSION: return ClauseKind::Version;
    case P::EFFECTIVE: return ClauseKind::Effective;
    case P::RECEIVED: return ClauseKind::Received;
    case P::SOURCE: return ClauseKind::Source;
    case P::OWNER: return ClauseKind::Owner;
    case P::FOR: return ClauseKind::For;
    case P::STAGE: return ClauseKind::Stage;
    case P::PAYER: return ClauseKind::Payer;
    case P::APPLIES: return ClauseKind::Applies;
    case P::REQUIRE: return ClauseKind::Require;
    case P::ELSE: return ClauseKind::Else;
    case P::MISSING: return ClauseKind::Missing;
    case P::MESSAGE: return ClauseKind::Message;
    case P::CITE: return ClauseKind::Cite;
    case P::LABEL: return ClauseKind::Label;
    case P::VALUE: return ClauseKind::Value;
    case P::WHEN: return ClauseKind::When;
    case P::WAIVE: return ClauseKind::Waive;
    case P::PICK: return ClauseKind::Pick;
    case P::PER: return ClauseKind::Per;
    case P::STARTS: return ClauseKind::Starts;
    case P::TAKES: return ClauseKind::Takes;
    case P::EXTENDS: return ClauseKind::Extends;
    default: return ClauseKind::Attribute;
  }
}

}  // namespace

std::vector<Clause> TreeBuilder::clauses(P::BlockContext* block) {
  std::vector<Clause> list;
  if (block == nullptr) return list;
  for (auto* part : block->clause()) list.push_back(clause(part));
  return list;
}

Clause TreeBuilder::clause(P::ClauseContext* context) {
  Clause made{kind_of(context->start->getType()), span(context), span(context->start), {}, {}};
  if (auto* words = dynamic_cast<P::TextClauseContext*>(context)) made.value = text(words->STRING());
  else if (auto* sentence = dynamic_cast<P::MessageClauseContext*>(context)) made.value = message(sentence->STRING());
  else if (auto* period = dynamic_cast<P::PeriodClauseContext*>(context)) made.value = range(period->range());
  else if (auto* list = dynamic_cast<P::NamesClauseContext*>(context)) made.value = names(list->names());
  else if (auto* stage = dynamic_cast<P::StageClauseContext*>(context)) made.value = std::vector<Name>{name(stage->identifier())};
  else if (auto* lines = dynamic_cast<P::PairClauseContext*>(context)) made.value = pair(lines->pair());
  else if (auto* value = dynamic_cast<P::ValueClauseContext*>(context)) made.value = expression(value->expression());
  else if (auto* what = dynamic_cast<P::OutcomeClauseContext*>(context)) made.value = outcome(what->outcome());
  else if (auto* choice = dynamic_cast<P::PickClauseContext*>(context)) made.value = pick(choice);
  else if (auto* takes = dynamic_cast<P::TakesClauseContext*>(context)) {
    Takes amount{expression(takes->expression()), {}};
    if (takes->adjustment() != nullptr) amount.adjustment = name(takes->adjustment());
    made.value = std::move(amount);
  } else if (auto* attribute = dynamic_cast<P::AttributeClauseContext*>(context)) {
    made.attribute = written(attribute->NAME());
    made.value = expression(attribute->expression());
  }
  return made;
}

Pick TreeBuilder::pick(P::PickClauseContext* context) { return {context->LARGEST() != nullptr, name(context->identifier())}; }

Pair TreeBuilder::pair(P::PairContext* context) {
  const auto source = sum(context->sum());
  const auto where = expression(context->expression());
  return {name(context->identifier(0)), name(context->identifier(1)), source, where};
}

Outcome TreeBuilder::outcome(P::OutcomeContext* context) {
  Outcome made{OutcomeKind::Pass, {}, {}, {}, kNoExpr, span(context)};
  const auto adjust = [&](auto* part) {
    made.adjustment = name(part->adjustment());
    if (part->remarks() == nullptr) return;
    for (auto* remark : part->remarks()->remark()) made.remarks.push_back(name(remark));
  };
  if (auto* deny = dynamic_cast<P::DenyOutcomeContext*>(context)) {
    made.kind = OutcomeKind::Deny;
    adjust(deny);
  } else if (auto* reject = dynamic_cast<P::RejectOutcomeContext*>(context)) {
    made.kind = OutcomeKind::Reject;
    adjust(reject);
  } else if (auto* pend = dynamic_cast<P::PendOutcomeContext*>(context)) {
    made.kind = OutcomeKind::Pend;
    made.reason = optional_text(pend->STRING());
  } else if (auto* units = dynamic_cast<P::ReduceUnitsOutcomeContext*>(context)) {
    made.kind = OutcomeKind::ReduceUnits;
    made.amount = sum(units->sum());
    adjust(units);
  } else if (auto* money = dynamic_cast<P::ReduceToOutcomeContext*>(context)) {
    made.kind = OutcomeKind::ReduceTo;
    made.amount = sum(money->sum());
    adjust(money);
  } else if (auto* note = dynamic_cast<P::NoteOutcomeContext*>(context)) {
    made.kind = OutcomeKind::Note;
    made.reason = text(note->STRING());
  }
  return made;
}

// ---------------------------------------------------------------- texts

// `at` is the place of a backslash inside the quotes; the lexer has seen to it that a character follows.
void TreeBuilder::escape(std::uint32_t at, std::string& out) {
  const char c = reporter_.text()[at + 1];
  if (c == '"' || c == '\\' || c == '{' || c == '}') {
    out.push_back(c);
    return;
  }
  const Span place{reporter_.file(), at, at + 2};
  report(code::S010, place, {written(place)});
}

Text TreeBuilder::text(antlr4::tree::TerminalNode* node) {
  const auto place = span(node);
  Text made{{}, place};
  for (auto at = place.begin + 1; at + 1 < place.end; ++at) {
    if (reporter_.text()[at] == '\\') {
      escape(at, made.value);
      ++at;
    } else {
      made.value.push_back(reporter_.text()[at]);
    }
  }
  return made;
}

std::optional<Text> TreeBuilder::optional_text(antlr4::tree::TerminalNode* node) {
  if (node == nullptr) return std::nullopt;
  return text(node);
}

namespace {

// What is worked out stands in a term of its own; empty where it is no calculation.
std::string help_of_calculation(std::string_view inside) {
  const bool works_out = inside.find_first_of("+*/()<>=") != std::string_view::npos || inside.find(" - ") != std::string_view::npos || inside.find(" otherwise ") != std::string_view::npos;
  const auto first = inside.find_first_not_of(' ');
  if (!works_out || first == std::string_view::npos) return "";
  const std::string formula(inside.substr(first, inside.find_last_not_of(' ') - first + 1));
  return "give the calculation a name outside the rule, `term NAME: TYPE { value " + formula + " }`, and write `{NAME}` here";
}

}  // namespace

Message TreeBuilder::message(antlr4::tree::TerminalNode* node) {
  const auto place = span(node);
  const auto all = reporter_.text();
  Message made{{}, place};
  std::string words;
  const auto flush = [&] {
    if (!words.empty()) made.parts.push_back({std::move(words), kNoExpr});
    words.clear();
  };
  for (auto at = place.begin + 1; at + 1 < place.end; ++at) {
    if (all[at] == '\\') {
      escape(at, words);
      ++at;
    } else if (all[at] == '}') {
      report(code::S024, {reporter_.file(), at, at + 1}, {"}"});
    } else if (all[at] == '{') {
      auto end = at + 1;
      while (end + 1 < place.end && all[end] != '}' && all[end] != '{') ++end;
      const Span inside{reporter_.file(), at, end + 1 < place.end ? end + 1 : end};
      const bool closed = all[end] == '}' && end + 1 < place.end;
      flush();
      const auto value = closed ? interpolation(at + 1, end) : kNoExpr;
      if (value == kNoExpr) report(code::S024, inside, {written(inside)}, closed ? help_of_calculation(all.substr(at + 1, end - at - 1)) : "");
      else made.parts.push_back({{}, value});
      at = inside.end - 1;
    } else {
      words.push_back(all[at]);
    }
  }
  flush();
  return made;
}

ExprId TreeBuilder::interpolation(std::uint32_t begin, std::uint32_t end) {
  auto lexed = lex(reporter_.text().substr(begin, end - begin), reporter_.file(), begin);
  for (std::size_t i = 0; i + 1 < lexed.tokens.size(); ++i) {
    if (lexed.tokens[i].end != lexed.tokens[i + 1].begin) return kNoExpr;  // a path has no spaces
    if (lexed.tokens[i].kind == P::DOT && reporter_.text(lexed.tokens[i + 1]).find_first_of("\".") == std::string_view::npos) {
      lexed.tokens[i + 1].kind = P::NAME;
    }
  }
  GrammarRun run(lexed.tokens);
  auto* tree = run.interpolation();
  if (tree == nullptr || tree->identifier().size() > kMaxSteps) return kNoExpr;
  auto* first = tree->children.front();
  const auto start = span(static_cast<antlr4::ParserRuleContext*>(first));
  auto value = tree->shape() != nullptr ? add(ShapeLiteral{written(start)}, start) : add(NameExpr{written(start)}, start);
  for (std::size_t i = tree->shape() != nullptr ? 0 : 1; i < tree->identifier().size(); ++i) {
    const auto field = name(tree->identifier(i));
    value = add(FieldExpr{value, field}, source::join(start, field.span));
  }
  return value;
}

// ---------------------------------------------------------------- words

Span TreeBuilder::span(antlr4::Token* token) const {
  return {reporter_.file(), static_cast<std::uint32_t>(token->getStartIndex()), static_cast<std::uint32_t>(token->getStopIndex())};
}

Span TreeBuilder::span(antlr4::ParserRuleContext* context) const {
  const auto* stop = context->stop == nullptr || context->stop->getTokenIndex() < context->start->getTokenIndex() ? context->start : context->stop;
  return {reporter_.file(), static_cast<std::uint32_t>(context->start->getStartIndex()), static_cast<std::uint32_t>(stop->getStopIndex())};
}

std::vector<Name> TreeBuilder::names(P::NamesContext* context) const {
  std::vector<Name> list;
  for (auto* part : context->path()) list.push_back(path(part));
  return list;
}

void TreeBuilder::report(Code code, Span place, std::vector<std::string> arguments, std::string help) {
  broken_ = true;
  reporter_.report(code, place, std::move(arguments), std::move(help));
}

}  // namespace edict::syntax
