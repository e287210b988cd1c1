// Tests: claims written as records, and what must come of them.
#include <algorithm>

#include "diagnostic/codes_names.h"
#include "diagnostic/codes_types.h"
#include "types/checker.h"

namespace edict::types {

namespace code = diagnostic::code;

void Checker::check_record(ast::ExprId id, const Type& type) {
  const auto* record = std::get_if<ast::RecordExpr>(&expr(id).node);
  if (record == nullptr || type.of == kNone) return;
  info(id).type = type;
  const RecordInfo& known = types_.records[type.of];
  for (const ast::RecordEntry& entry : record->entries) {
    // `line { … }` may repeat: it is one member of the list of such records.
    const bool nested = std::holds_alternative<ast::RecordExpr>(expr(entry.value).node);
    const FieldInfo* field = nullptr;
    std::vector<std::string> candidates;
    for (const auto& f : known.fields) {
      candidates.push_back(f.name);
      if (f.name == entry.name.text) field = &f;
      const bool member = f.type.is(Kind::List) && f.type.element == Kind::Record && types_.records[f.type.of].name == entry.name.text;
      if (field == nullptr && nested && member) field = &f;
    }
    if (field == nullptr) {
      if (type.of == types_.line || type.of == types_.claim) candidates.push_back("line");
      auto& finding = report(code::N027, entry.name.span, {entry.name.text, known.name});
      suggest(finding, entry.name.text, candidates);
      continue;
    }
    const Type wanted = field->type;
    if (nested) {
      const Type one = wanted.is(Kind::List) ? element_of(wanted) : wanted;
      if (one.is(Kind::Record)) check_record(entry.value, one);
      else report(code::T354, span(entry.value), {entry.name.text, words(wanted)});
      continue;
    }
    if (wanted.is(Kind::List) && element_of(wanted).is(Kind::Record)) {
      const auto* list = std::get_if<ast::ListExpr>(&expr(entry.value).node);
      if (list == nullptr) {
        report(code::T354, span(entry.value), {entry.name.text, words(wanted)});
        continue;
      }
      for (auto item : list->items) {
        if (std::holds_alternative<ast::RecordExpr>(expr(item).node)) check_record(item, element_of(wanted));
        else report(code::T354, span(item), {entry.name.text, words(element_of(wanted))});
      }
      continue;
    }
    const Type got = check(entry.value, &wanted);
    if (got.error()) continue;
    if (!comparable(got, wanted)) {
      // A payer that nobody declares may stand in a test as text, as may any identifier.
      const bool text = got.is(Kind::Text) && wanted.is(Kind::Symbol);
      if (!text) advise_value(report(code::T302, span(entry.value), {words(wanted), words(got)}), entry.value, wanted);
    }
  }
}

void Checker::check_expectation(const ast::Expect& expectation) {
  static const std::vector<std::string> kDispositions = {"pay", "reduce", "pend", "deny", "reject"};
// What people say of a line that has been decided.
const std::vector<std::pair<std::string, std::string>> kSaid = {{"paid", "pay"},         {"approved", "pay"}, {"denied", "deny"},    {"rejected", "reject"},
                                                                {"pended", "pend"}, {"pending", "pend"}, {"reduced", "reduce"}};
  if (expectation.rule) {
    const auto found = in_.names.find_named(package_, expectation.rule->text);
    if (found.symbol == kNone || in_.names.symbols[found.symbol].sort != names::Sort::Rule) {
      auto& finding = report(code::N032, expectation.rule->span, {expectation.rule->text});
      suggest(finding, expectation.rule->text, in_.names.in_view(package_, names::Sort::Rule));
    }
  }
  if (expectation.kind == ast::ExpectKind::Is && std::find(kDispositions.begin(), kDispositions.end(), expectation.word) == kDispositions.end()) {
    auto& finding = report(code::T355, expectation.span, {expectation.word});
    suggest(finding, expectation.word, kDispositions);
    const auto said = std::find_if(kSaid.begin(), kSaid.end(), [&](const auto& one) { return one.first == expectation.word; });
    const source::Span word{expectation.span.file, expectation.span.end - static_cast<std::uint32_t>(expectation.word.size()), expectation.span.end};
    if (said != kSaid.end() && in_.sources.text(word) == expectation.word) finding.fix = {{word, said->second}};
    if (said != kSaid.end()) finding.help = "write `is " + std::string(said->second) + "`; which rule decided is asked with `denied by RULE`";
  }
  if (expectation.adjustment) check_adjustment(*expectation.adjustment);
  for (const auto& remark : expectation.remarks) check_remark(remark);
  if (expectation.value == ast::kNoExpr) return;
  if (expectation.kind == ast::ExpectKind::Holds) {
    expect(expectation.value, of_kind(Kind::Boolean), "`expect`");
  } else {
    expect(expectation.value, of_kind(Kind::Money), "`expect`");
  }
}

void Checker::check_test(const ast::TestDecl& test) {
  Type claim = of_kind(Kind::Record);
  claim.of = types_.claim;
  set_line(false);
  for (auto id : test.given) check_record(id, claim);
  for (auto id : test.history) check_record(id, claim);
  if (test.as_of != ast::kNoExpr) expect(test.as_of, of_kind(Kind::Date), "`as of`");
  set_line(true);
  for (const auto& expectation : test.expects) check_expectation(expectation);
}

}  // namespace edict::types
