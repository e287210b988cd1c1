// The one entry into expressions: each node kind to its family, with a guard on depth.
#include "diagnostic/codes_types.h"
#include "diagnostic/nearest.h"
#include "types/checker.h"
#include "types/limits.h"

namespace edict::types {

using diagnostic::Code;
namespace code = diagnostic::code;

diagnostic::Finding& Checker::report(Code code, source::Span where, std::vector<std::string> arguments) { return out_.add(code, where, std::move(arguments)); }

Type Checker::wrong(source::Span where, const std::string& wanted, const Type& got) {
  report(code::T302, where, {wanted, words(got)});
  return {};
}

void Checker::suggest(diagnostic::Finding& finding, const std::string& name, const std::vector<std::string>& candidates) {
  diagnostic::suggest(finding, name, candidates, [this](const std::string& word) { return is_own(word); });
  if (!finding.help.empty() || name.size() < 4) return;
  // `received` for `received_date`: a part of the name, told where it is a part of one alone.
  std::vector<std::string> longer;
  for (const std::string& candidate : candidates) {
    if (candidate.starts_with(name + "_") || candidate.ends_with("_" + name)) longer.push_back(candidate);
  }
  if (longer.size() == 1) finding.help = "did you mean `" + longer.front() + "`?";
}

bool Checker::is_own(const std::string& word) {
  if (!own_words_) {
    own_words_.emplace();
    for (const names::Symbol& symbol : in_.names.symbols) {
      if (!in_.names.packages[symbol.package].standard) own_words_->insert(symbol.name);
    }
    for (std::uint32_t m = 0; m < in_.names.modules.size(); ++m) {
      if (in_.names.package_of[m] == names::kNone || in_.names.packages[in_.names.package_of[m]].standard) continue;
      for (const ast::Expr& one : in_.names.modules[m]->exprs) {
        if (const auto* shape = std::get_if<ast::ShapeLiteral>(&one.node)) own_words_->insert(shape->text);
        if (const auto* number = std::get_if<ast::NumberLiteral>(&one.node)) own_words_->insert(number->text);
      }
    }
  }
  return own_words_->count(word) != 0;
}

void Checker::enter(std::uint32_t module_index, names::PackageId package) {
  module_index_ = module_index;
  module_ = in_.names.modules[module_index];
  package_ = package;
  locals_.clear();
  next_slot_ = 1;
}

void Checker::set_line(bool has_line) { has_line_ = has_line; }

void Checker::expect(ast::ExprId id, const Type& wanted, const char*) {
  const Type got = check(id, &wanted);
  if (got.error() || same(got, wanted)) return;
  auto& finding = report(code::T302, span(id), {words(wanted), words(got)});
  if (wanted.is(Kind::Boolean)) finding.help = "say what must hold of it: a comparison, `in`, `is known` …";
  advise_value(finding, id, wanted);
}

namespace {

// Which member of Checker takes a node.
template <typename... Fs>
struct Cases : Fs... {
  using Fs::operator()...;
};
template <typename... Fs>
Cases(Fs...) -> Cases<Fs...>;

}  // namespace

Type Checker::check(ast::ExprId id, const Type* expected) {
  if (id == ast::kNoExpr || out_.all().size() > kMostMistakes) return {};
  if (++depth_ > 600) {  // parse lets a calculation join 500 parts
    --depth_;
    report(code::T322, span(id), {});
    return {};
  }
  const Type type = std::visit(
      Cases{
          [&](const ast::NumberLiteral&) { return literal(id, expected); },
          [&](const ast::QuantityLiteral&) { return literal(id, expected); },
          [&](const ast::MoneyLiteral&) { return literal(id, expected); },
          [&](const ast::PercentLiteral&) { return literal(id, expected); },
          [&](const ast::DateLiteral&) { return literal(id, expected); },
          [&](const ast::TextLiteral&) { return literal(id, expected); },
          [&](const ast::BooleanLiteral&) { return literal(id, expected); },
          [&](const ast::ShapeLiteral& n) { return shape(id, n.text, expected); },
          [&](const ast::NameExpr& n) { return name(id, n, expected); },
          [&](const ast::FieldExpr& n) { return field(id, n); },
          [&](const ast::IndexExpr& n) { return index(id, n); },
          [&](const ast::UnaryExpr& n) { return unary(id, n); },
          [&](const ast::BinaryExpr& n) { return binary(id, n, expected); },
          [&](const ast::StateExpr& n) { return state(id, n); },
          [&](const ast::RangeExpr& n) { return range(id, n, expected); },
          [&](const ast::ListExpr& n) { return list(id, n, expected); },
          [&](const ast::IfExpr& n) { return conditional(id, n, expected); },
          [&](const ast::QuantifierExpr& n) { return quantifier(id, n); },
          [&](const ast::AggregateExpr& n) { return aggregate(id, n); },
          [&](const ast::CallExpr& n) { return call(id, n); },
          [&](const ast::RoundExpr& n) { return round(id, n); },
          [&](const ast::WithinExpr& n) { return dates(id, n); },
          [&](const ast::DaysBetweenExpr& n) { return days_between(id, n); },
          [&](const ast::AgeExpr& n) { return age(id, n); },
          [&](const ast::AsOfExpr& n) { return as_of(id, n); },
          [&](const ast::FirstExpr& n) { return first(id, n); },
          [&](const ast::RecordExpr&) {
            report(code::T328, span(id), {});
            return Type{};
          },
          [&](const ast::ErrorExpr&) { return Type{}; },
      },
      expr(id).node);
  info(id).type = type;
  --depth_;
  return type;
}

}  // namespace edict::types
